-- The other side of I3 where the sender's own ids are the keys.
CREATE TABLE assignment (id TEXT NOT NULL PRIMARY KEY);
CREATE TABLE volunteer (id TEXT NOT NULL PRIMARY KEY);
CREATE TABLE interest (
	source_id TEXT NOT NULL PRIMARY KEY,
	assignment_id TEXT NOT NULL REFERENCES assignment (id),
	volunteer_id TEXT REFERENCES volunteer (id),
	name TEXT,
	email TEXT,
	received_on TEXT NOT NULL,
	channel TEXT,
	status TEXT NOT NULL,
	status_on TEXT,
	message TEXT
);
CREATE INDEX interest_assignment ON interest (assignment_id);
