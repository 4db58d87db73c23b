-- in.csv into tables whose keys are the sender's own texts, with SQLite's
-- defaults, as most would write it in the sqlite3 shell: references held by
-- the engine, every row judged, one durable transaction, and counts. It was
-- this that I3's bar was set by.
.bail on
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
.import --csv --schema temp in.csv staging
BEGIN IMMEDIATE;
CREATE TEMP TABLE rejected AS
SELECT s.rowid AS line, CASE
    WHEN s.id = '' THEN 'no id'
    WHEN NOT EXISTS (SELECT 1 FROM assignment a
	WHERE a.id = s.assignment_id) THEN 'unknown assignment'
    WHEN s.volunteer_id <> '' AND NOT EXISTS (SELECT 1 FROM volunteer v
	WHERE v.id = s.volunteer_id) THEN 'unknown volunteer'
    WHEN date(s.received_on) IS NOT s.received_on THEN 'received_on'
    WHEN s.channel NOT IN ('', 'web', 'phone', 'email', 'visit', 'fair',
	'letter', 'other') THEN 'channel'
    WHEN s.status NOT IN ('', 'received', 'passed_on', 'contacted', 'agreed',
	'started', 'active', 'declined', 'withdrawn', 'no_answer', 'closed')
	THEN 'status'
    WHEN s.status_on <> '' AND date(s.status_on) IS NOT s.status_on
	THEN 'status_on'
    END AS problem FROM staging s WHERE problem IS NOT NULL;
SELECT line, problem FROM rejected;
CREATE TEMP TABLE before AS SELECT count(*) AS n FROM interest;
INSERT INTO interest
SELECT s.id, s.assignment_id, nullif(s.volunteer_id, ''),
    nullif(s.name, ''), nullif(s.email, ''), s.received_on, nullif(s.channel, ''),
    coalesce(nullif(s.status, ''), 'received'), nullif(s.status_on, ''),
    nullif(s.message, '')
FROM staging s WHERE s.rowid NOT IN (SELECT line FROM rejected)
ON CONFLICT (source_id) DO UPDATE SET assignment_id = excluded.assignment_id,
    volunteer_id = excluded.volunteer_id, name = excluded.name,
    email = excluded.email, received_on = excluded.received_on,
    channel = excluded.channel, status = excluded.status,
    status_on = excluded.status_on, message = excluded.message
WHERE (interest.assignment_id, interest.volunteer_id, interest.name,
    interest.email, interest.received_on, interest.channel, interest.status,
    interest.status_on, interest.message) IS NOT (excluded.assignment_id,
    excluded.volunteer_id, excluded.name, excluded.email,
    excluded.received_on, excluded.channel, excluded.status,
    excluded.status_on, excluded.message);
SELECT changes(), (SELECT count(*) FROM interest) - n FROM before;
COMMIT;
