-- The other side of I3 and I4: what the register's schema demands of an
-- interest, for SQLite, PostgreSQL and DuckDB alike. Each adds the index on
-- assignment_id unless its foreign key has made one.
CREATE TABLE assignment (
	id INTEGER PRIMARY KEY,
	source_id TEXT NOT NULL UNIQUE
);
CREATE TABLE volunteer (
	id INTEGER PRIMARY KEY,
	source_id TEXT NOT NULL UNIQUE
);
CREATE TABLE interest (
	source_id TEXT NOT NULL PRIMARY KEY,
	assignment_id INTEGER NOT NULL REFERENCES assignment (id),
	volunteer_id INTEGER REFERENCES volunteer (id),
	name TEXT,
	email TEXT,
	received_on DATE NOT NULL,
	channel TEXT,
	status TEXT NOT NULL,
	status_on DATE,
	message TEXT
);
