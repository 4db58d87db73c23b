-- in.csv into schema.sql's tables in DuckDB, as staging.sql does it. It can't
-- update columns that an index holds, so references of rows that stand stay.
BEGIN;
CREATE TEMP TABLE staging AS
SELECT * FROM read_csv('in.csv', header = true, columns = {
    'id': 'VARCHAR', 'assignment_id': 'VARCHAR', 'volunteer_id': 'VARCHAR',
    'name': 'VARCHAR', 'email': 'VARCHAR', 'received_on': 'DATE',
    'channel': 'VARCHAR', 'status': 'VARCHAR', 'status_on': 'DATE',
    'message': 'VARCHAR'});

CREATE TEMP TABLE rejected AS
SELECT s.id FROM staging s
LEFT JOIN assignment a ON a.source_id = s.assignment_id
LEFT JOIN volunteer v ON v.source_id = s.volunteer_id
WHERE s.id IS NULL OR a.id IS NULL OR s.received_on IS NULL
    OR (v.id IS NULL AND s.volunteer_id IS NOT NULL)
    OR s.channel NOT IN ('web', 'phone', 'email', 'visit', 'fair', 'letter',
	'other')
    OR s.status NOT IN ('received', 'passed_on', 'contacted', 'agreed',
	'started', 'active', 'declined', 'withdrawn', 'no_answer', 'closed');

INSERT INTO interest
SELECT s.id, a.id, v.id, s.name, s.email, s.received_on, s.channel,
    coalesce(s.status, 'received'), s.status_on, s.message
FROM staging s
JOIN assignment a ON a.source_id = s.assignment_id
LEFT JOIN volunteer v ON v.source_id = s.volunteer_id
WHERE s.id NOT IN (SELECT id FROM rejected WHERE id IS NOT NULL)
ON CONFLICT (source_id) DO UPDATE
SET name = excluded.name, email = excluded.email,
    received_on = excluded.received_on, channel = excluded.channel,
    status = excluded.status, status_on = excluded.status_on,
    message = excluded.message
WHERE (interest.name, interest.email, interest.received_on, interest.channel,
    interest.status, interest.status_on, interest.message)
    IS DISTINCT FROM (excluded.name, excluded.email, excluded.received_on,
    excluded.channel, excluded.status, excluded.status_on, excluded.message);
SELECT (SELECT count(*) FROM staging), (SELECT count(*) FROM rejected);
COMMIT;
