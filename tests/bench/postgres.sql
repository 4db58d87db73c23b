-- in.csv into schema.sql's tables in PostgreSQL, as staging.sql does it. COPY
-- into typed columns finds what is no date; it ends there, at the first.
BEGIN;
CREATE TEMP TABLE staging (
	id text, assignment_id text, volunteer_id text, name text, email text,
	received_on date, channel text, status text, status_on date,
	message text
) ON COMMIT DROP;
\copy staging FROM 'in.csv' WITH (FORMAT csv, HEADER)
ANALYZE staging;

CREATE TEMP TABLE rejected ON COMMIT DROP AS
SELECT s.id FROM staging s
LEFT JOIN assignment a ON a.source_id = s.assignment_id
LEFT JOIN volunteer v ON v.source_id = s.volunteer_id
WHERE s.id IS NULL OR a.id IS NULL OR s.received_on IS NULL
    OR (v.id IS NULL AND s.volunteer_id IS NOT NULL)
    OR s.channel NOT IN ('web', 'phone', 'email', 'visit', 'fair', 'letter',
	'other')
    OR s.status NOT IN ('received', 'passed_on', 'contacted', 'agreed',
	'started', 'active', 'declined', 'withdrawn', 'no_answer', 'closed');
SELECT * FROM rejected;

WITH written AS (
	INSERT INTO interest
	SELECT s.id, a.id, v.id, s.name, s.email, s.received_on, s.channel,
	    coalesce(s.status, 'received'), s.status_on, s.message
	FROM staging s
	JOIN assignment a ON a.source_id = s.assignment_id
	LEFT JOIN volunteer v ON v.source_id = s.volunteer_id
	WHERE NOT EXISTS (SELECT FROM rejected r WHERE r.id = s.id)
	ON CONFLICT (source_id) DO UPDATE
	SET assignment_id = excluded.assignment_id,
	    volunteer_id = excluded.volunteer_id, name = excluded.name,
	    email = excluded.email, received_on = excluded.received_on,
	    channel = excluded.channel, status = excluded.status,
	    status_on = excluded.status_on, message = excluded.message
	WHERE interest IS DISTINCT FROM excluded
	RETURNING xmax = 0 AS added
)
SELECT (SELECT count(*) FROM staging) AS rows,
    count(*) FILTER (WHERE added) AS added,
    count(*) FILTER (WHERE NOT added) AS updated,
    (SELECT count(*) FROM rejected) AS rejected FROM written;
COMMIT;
