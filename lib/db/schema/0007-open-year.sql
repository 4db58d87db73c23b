-- 0007: what a year has that is not over.

-- ---- agreements and grants ----

-- An agreement is with a partner or with an organisation: one of them. That
-- with an organisation stood as a day in its own row.
DROP VIEW IF EXISTS readable_agreement;
DROP VIEW IF EXISTS readable_org;
ALTER TABLE agreement ADD COLUMN side @INT@ REFERENCES partner (id);
UPDATE agreement SET side = partner_id;
DROP INDEX agreement_partner;
ALTER TABLE agreement DROP COLUMN partner_id;
ALTER TABLE agreement RENAME COLUMN side TO partner_id;
CREATE INDEX agreement_partner ON agreement (partner_id);
ALTER TABLE agreement ADD COLUMN organisation_id @INT@ REFERENCES org (id);
CREATE INDEX agreement_organisation ON agreement (organisation_id);
INSERT INTO agreement (changed_at, title, title_key, ends_on, organisation_id)
	SELECT o.changed_at, w.title, w.title_key, o.agreement_until, o.id
	FROM org o, (SELECT coalesce(max(CASE value WHEN 'sv' THEN 'Avtal'
		WHEN 'da' THEN 'Aftale' WHEN 'nb' THEN 'Avtale'
		WHEN 'fi' THEN 'Sopimus' END), 'Agreement') AS title,
		coalesce(max(CASE value WHEN 'sv' THEN 'avtal'
		WHEN 'da' THEN 'aftale' WHEN 'nb' THEN 'avtale'
		WHEN 'fi' THEN 'sopimus' END), 'agreement') AS title_key
		FROM setting WHERE key = 'lang') w
	WHERE o.agreement_until IS NOT NULL ORDER BY o.id;
-- What was put off goes with it; a number that is neither's in between.
UPDATE snooze SET row_id = -(SELECT g.id FROM agreement g
	WHERE g.organisation_id = snooze.row_id)
	WHERE kind = 'agreement' AND row_id IN (SELECT organisation_id
	FROM agreement WHERE organisation_id IS NOT NULL);
DELETE FROM snooze WHERE kind = 'agreement' AND row_id > 0;
UPDATE snooze SET row_id = -row_id WHERE kind = 'agreement';
ALTER TABLE org DROP COLUMN agreement_until;

-- The last day to account for it.
ALTER TABLE grant_call ADD COLUMN account_by @INT@;

-- ---- closed years ----

-- Which records a closed year's counted figures were made of: n ids from
-- first_id on, each with this amount. By line of the report, and of a goal with
-- two conditions, or of a part and its whole, by which of them.
CREATE TABLE closed_run (
	closing_id @INT@ NOT NULL REFERENCES closing (id),
	line @INT@ NOT NULL,
	part @INT@ NOT NULL,
	first_id @INT@ NOT NULL,
	n @INT@ NOT NULL,
	amount @INT@ NOT NULL,
	PRIMARY KEY (closing_id, line, part, first_id)
) @END@;

-- ---- who sends very much ----

-- Senders' ids that run on as ours do: the nth row after first_id is called
-- prefix and number + n, in so many digits. Rows that come by the hundred
-- thousand are found by that, and need no place of their own in an index.
CREATE TABLE known_run (
	noun @TEXT@ NOT NULL,
	source @INT@ NOT NULL REFERENCES sender (id),
	prefix @TEXT@ NOT NULL,
	digits @INT@ NOT NULL,
	number @INT@ NOT NULL,
	n @INT@ NOT NULL,
	first_id @INT@ NOT NULL,
	PRIMARY KEY (noun, source, prefix, digits, number)
) @END@;
-- 1: the row is in such a run.
ALTER TABLE interest ADD COLUMN in_run @INT@;
DROP INDEX interest_source;
CREATE UNIQUE INDEX interest_source ON interest (source_id, source)
	WHERE in_run IS NULL;

-- ---- goals ----

-- How several recorded readings come to one result: sum, latest or max; NULL:
-- as the goal's kind has it.
ALTER TABLE goal ADD COLUMN readings @TEXT@;

-- ---- activities ----

-- When it was put on the plan and for which day, and what came of it. Until
-- it is held, on_day is the day it is expected.
ALTER TABLE activity ADD COLUMN status @TEXT@ NOT NULL DEFAULT 'held';
ALTER TABLE activity ADD COLUMN planned_on @INT@;
ALTER TABLE activity ADD COLUMN registered_on @INT@;
UPDATE activity SET registered_on = on_day;
CREATE TABLE activity_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES activity (id),
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX activity_event_row ON activity_event (row_id);
INSERT INTO activity_event (row_id, day, recorded_at, status, actor, import_id)
	SELECT id, on_day, changed_at, status, 'vcctl', import_id
	FROM activity ORDER BY id;

-- ---- initiatives ----

-- Where a stage stands among those of its initiative.
ALTER TABLE stage ADD COLUMN rank @INT@;

-- The stages that an initiative may begin with, by the word of their template.
CREATE TABLE phase (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	template @TEXT@ NOT NULL,
	stage @TEXT@ NOT NULL,
	-- Days after the start; NULL: by no day.
	days @INT@,
	rank @INT@,
	note @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX phase_key ON phase (template, stage);
