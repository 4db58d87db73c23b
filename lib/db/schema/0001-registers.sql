-- 0001: settings, lists, senders, and the registers organisation,
-- assignment, volunteer, interest, goal, result.
--
-- A day is the number of days since 1970-01-01; a time is Unix seconds, UTC;
-- money is minor units of the register's currency; a decimal is thousandths;
-- a code is its short English word (table code lists them). What identifies
-- a person stands in tables of its own (*_person, *_contact), so that it can
-- go while the row that is counted stays.
--
-- @ID@ a number of ours, never used twice; @INT@ 64 bits; @TEXT@ text in
-- byte order; @END@ strict types where the engine has them.

-- What this register is and how it behaves.
CREATE TABLE setting (
	key @TEXT@ NOT NULL PRIMARY KEY,
	value @TEXT@ NOT NULL
) @END@;

-- Municipalities, now and before. id: ISO country number * 10000 + code.
CREATE TABLE municipality (
	id @INT@ NOT NULL PRIMARY KEY,
	-- "SE-0180": what people and files see.
	code @TEXT@ NOT NULL UNIQUE,
	name @TEXT@ NOT NULL,
	-- First day in force, and first day no longer; NULL: open.
	valid_from @INT@,
	valid_to @INT@,
	-- What it became.
	successor @INT@
) @END@;

-- Every code that a column may hold, by list, in its order.
CREATE TABLE code (
	list @TEXT@ NOT NULL,
	code @TEXT@ NOT NULL,
	rank @INT@ NOT NULL,
	PRIMARY KEY (list, code)
) @END@;

-- Who sends us files; ids of theirs are unique within one sender.
CREATE TABLE sender (
	id @ID@,
	name @TEXT@ NOT NULL UNIQUE
) @END@;

-- One import: which file brought or changed which rows.
CREATE TABLE import (
	id @ID@,
	noun @TEXT@ NOT NULL,
	source @INT@ NOT NULL REFERENCES sender (id),
	-- The file's name without its folders.
	file @TEXT@ NOT NULL,
	actor @TEXT@ NOT NULL,
	started_at @INT@ NOT NULL,
	added @INT@ NOT NULL,
	updated @INT@ NOT NULL,
	unchanged @INT@ NOT NULL
) @END@;

-- Organisations.
CREATE TABLE org (
	id @ID@,
	-- The sender and the sender's own id: together one row.
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	-- The import that last brought or changed the row; NULL: by hand. Its
	-- own row is written when it ends, hence deferred.
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	name @TEXT@ NOT NULL,
	-- name folded for search and order, in the register's language.
	name_key @TEXT@ NOT NULL,
	-- Canonical spelling; a wrong check digit is a warning, so it may stand.
	org_number @TEXT@,
	legal_form @TEXT@,
	-- Its seat.
	municipality @INT@ REFERENCES municipality (id),
	-- ICNP/TSO section, group or sub-group: "D", "D10", "D11".
	cause @TEXT@,
	-- The last step; all steps are in org_event.
	status @TEXT@ NOT NULL,
	-- The day that figures count.
	registered_on @INT@ NOT NULL,
	website @TEXT@,
	-- Member of the centre from and to (last day), and the yearly fee.
	member_from @INT@,
	member_to @INT@,
	fee @INT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
-- The id first: it tells rows apart sooner than the sender does.
CREATE UNIQUE INDEX org_source ON org (source_id, source);

-- The person an organisation is reached through.
CREATE TABLE org_contact (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES org (id),
	contact_name @TEXT@,
	contact_email @TEXT@,
	contact_phone @TEXT@
) @END@;

-- Steps of status after the first; the row itself is the first.
CREATE TABLE org_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES org (id),
	-- When it happened, and when it was written down.
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	-- Who moved: org, volunteer or centre.
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX org_event_row ON org_event (row_id);

-- Assignments: what an organisation asks volunteers for.
CREATE TABLE assignment (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	organisation_id @INT@ NOT NULL REFERENCES org (id),
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	task @TEXT@,
	-- The place of work, not the organisation's seat.
	municipality @INT@ REFERENCES municipality (id),
	remote @INT@,
	places @INT@,
	-- The two days that figures count.
	registered_on @INT@ NOT NULL,
	published_on @INT@,
	starts_on @INT@,
	ends_on @INT@,
	-- Last day on which it takes interest.
	expires_on @INT@,
	effort @TEXT@,
	minimum_age @INT@,
	-- Weekday x part of day: bit 3 * day + part, Monday morning is bit 0.
	when_mask @INT@,
	status @TEXT@ NOT NULL,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX assignment_source ON assignment (source_id, source);
-- Covers the day of an organisation's first assignment.
CREATE INDEX assignment_organisation
	ON assignment (organisation_id, registered_on);

CREATE TABLE assignment_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES assignment (id),
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX assignment_event_row ON assignment_event (row_id);

-- Volunteers: what is counted of them.
CREATE TABLE volunteer (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	registered_on @INT@ NOT NULL,
	birth_year @INT@,
	gender @TEXT@,
	municipality @INT@ REFERENCES municipality (id),
	-- 1: has not volunteered before.
	first_time @INT@,
	when_mask @INT@,
	status @TEXT@ NOT NULL,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX volunteer_source ON volunteer (source_id, source);

-- Volunteers: who they are.
CREATE TABLE volunteer_person (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES volunteer (id),
	name @TEXT@,
	name_key @TEXT@,
	email @TEXT@,
	phone @TEXT@,
	postcode @TEXT@
) @END@;

CREATE TABLE volunteer_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES volunteer (id),
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX volunteer_event_row ON volunteer_event (row_id);

-- Interests: one volunteer's wish for one assignment.
CREATE TABLE interest (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	assignment_id @INT@ NOT NULL REFERENCES assignment (id),
	-- NULL: none registered, or erased since.
	volunteer_id @INT@ REFERENCES volunteer (id),
	received_on @INT@ NOT NULL,
	channel @TEXT@,
	status @TEXT@ NOT NULL,
	-- The assignment's organisation and place of work when it came.
	organisation_id @INT@ NOT NULL REFERENCES org (id),
	municipality @INT@ REFERENCES municipality (id),
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX interest_source ON interest (source_id, source);
CREATE INDEX interest_assignment ON interest (assignment_id);

-- What an interest says of a person: of one who is not registered as a
-- volunteer the name and e-mail; of anyone the words of the message.
CREATE TABLE interest_person (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES interest (id),
	name @TEXT@,
	name_key @TEXT@,
	email @TEXT@,
	message @TEXT@
) @END@;

CREATE TABLE interest_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES interest (id),
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX interest_event_row ON interest_event (row_id);

-- Goals: a target for an indicator, in a year and a scope.
CREATE TABLE goal (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	year @INT@ NOT NULL,
	-- "A.1", "6.2", and the same so that byte order is number order.
	number @TEXT@ NOT NULL,
	number_key @TEXT@ NOT NULL,
	theme @TEXT@,
	text @TEXT@ NOT NULL,
	text_key @TEXT@ NOT NULL,
	indicator @TEXT@ NOT NULL,
	filter @TEXT@,
	kind @TEXT@ NOT NULL,
	-- "national", "SE-0180", "org:12".
	scope @TEXT@ NOT NULL,
	comparator @TEXT@ NOT NULL,
	target @INT@,
	unit @TEXT@,
	-- The second condition, where there are two.
	indicator2 @TEXT@,
	target2 @INT@,
	unit2 @TEXT@,
	baseline @INT@,
	-- Where the period is not the year; last day included.
	period_from @INT@,
	period_to @INT@,
	due @INT@,
	-- How it is measured.
	data_source @TEXT@,
	owner @TEXT@,
	note @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX goal_number ON goal (year, number, scope);

-- Results that are recorded (a value) or stated (a word), with their source.
CREATE TABLE result (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	year @INT@ NOT NULL,
	-- The goal it answers, or ''.
	number @TEXT@ NOT NULL,
	-- The indicator it counts, or '': the goal's own.
	indicator @TEXT@ NOT NULL,
	scope @TEXT@ NOT NULL,
	on_day @INT@ NOT NULL,
	value @INT@,
	-- "~" about, ">" more than, "<" less than.
	qualifier @TEXT@,
	-- met, partly, missed: where the source gives words and no number.
	stated @TEXT@,
	text @TEXT@,
	text_key @TEXT@,
	data_source @TEXT@ NOT NULL,
	note @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX result_key
	ON result (year, number, indicator, scope, on_day);

-- Words that many rows share: causes, skills, languages.
CREATE TABLE tag (
	id @ID@,
	list @TEXT@ NOT NULL,
	word @TEXT@ NOT NULL,
	-- word folded: two spellings of one word are one tag.
	key @TEXT@ NOT NULL,
	UNIQUE (list, key)
) @END@;
CREATE TABLE tag_link (
	noun @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	tag_id @INT@ NOT NULL REFERENCES tag (id),
	PRIMARY KEY (noun, row_id, tag_id)
) @END@;
CREATE INDEX tag_link_tag ON tag_link (tag_id);
