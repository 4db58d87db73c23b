-- 0004: the year: plans and their calendar, what the centre did, its partners
-- and agreements, grants, groups, initiatives and stories.

-- The item of the year's plan that a goal belongs to, and the number of the
-- goal above it.
ALTER TABLE goal ADD COLUMN plan @TEXT@;
ALTER TABLE goal ADD COLUMN parent @TEXT@;

-- What a centre means to do in a year: tracks, themes, objectives and
-- activities, as a tree by number.
CREATE TABLE plan (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	year @INT@ NOT NULL,
	-- "A", "1", "1.1": of the tree; and so that byte order is number order.
	number @TEXT@ NOT NULL,
	number_key @TEXT@ NOT NULL,
	kind @TEXT@ NOT NULL,
	-- The number of the item above it in the same year.
	parent @TEXT@,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	text @TEXT@,
	owner @TEXT@,
	-- Last day.
	due @INT@,
	-- Who approved it, and when: of the plan as a whole.
	approved_by @TEXT@,
	approved_on @INT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX plan_key ON plan (year, number);

-- What stands in the calendar of a plan: an item, or a free row such as
-- communication, and a month.
CREATE TABLE plan_month (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	year @INT@ NOT NULL,
	month @INT@ NOT NULL,
	-- The item's number, or the words of a free row.
	line @TEXT@ NOT NULL,
	line_key @TEXT@ NOT NULL,
	-- Where a free row stands; items stand by number.
	rank @INT@,
	text @TEXT@ NOT NULL,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX plan_month_key ON plan_month (year, month, line);

-- Whom the centre works with: municipalities, companies, departments,
-- pro bono suppliers, foundations, media, councils, churches, schools.
CREATE TABLE partner (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	kind @TEXT@ NOT NULL,
	org_number @TEXT@,
	municipality @INT@ REFERENCES municipality (id),
	registered_on @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	website @TEXT@,
	-- What each side gives.
	gives @TEXT@,
	gets @TEXT@,
	note @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX partner_source ON partner (source_id, source);
CREATE TABLE partner_person (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES partner (id),
	contact_name @TEXT@,
	contact_email @TEXT@,
	contact_phone @TEXT@
) @END@;
CREATE TABLE partner_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES partner (id),
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX partner_event_row ON partner_event (row_id);

-- What was agreed with a partner, from when to when.
CREATE TABLE agreement (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	partner_id @INT@ NOT NULL REFERENCES partner (id),
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	signed_on @INT@,
	starts_on @INT@,
	-- Last day.
	ends_on @INT@,
	-- Last day to give notice.
	notice_on @INT@,
	-- Each year, and what each side gives.
	amount @INT@,
	gives @TEXT@,
	gets @TEXT@,
	-- The day it ended before its time, and why.
	ended_on @INT@,
	reason @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX agreement_source ON agreement (source_id, source);
CREATE INDEX agreement_partner ON agreement (partner_id);

-- Money that is applied for: call, application, decision, account.
CREATE TABLE grant_call (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	partner_id @INT@ REFERENCES partner (id),
	organisation_id @INT@ REFERENCES org (id),
	called_on @INT@,
	deadline @INT@,
	applied_on @INT@,
	applied @INT@,
	decided_on @INT@,
	granted @INT@,
	accounted_on @INT@,
	accounted @INT@,
	purpose @TEXT@,
	status @TEXT@ NOT NULL,
	registered_on @INT@ NOT NULL,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX grant_call_source ON grant_call (source_id, source);
CREATE TABLE grant_call_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES grant_call (id),
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX grant_call_event_row ON grant_call_event (row_id);

-- Committees, task forces, networks, juries, steering groups.
CREATE TABLE team (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	kind @TEXT@ NOT NULL,
	starts_on @INT@,
	ends_on @INT@,
	plan @TEXT@,
	purpose @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX team_source ON team (source_id, source);

-- Who is in a group, as what, for whom, from when to when.
CREATE TABLE team_member (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	group_id @INT@ NOT NULL REFERENCES team (id),
	role @TEXT@,
	represents @TEXT@,
	organisation_id @INT@ REFERENCES org (id),
	partner_id @INT@ REFERENCES partner (id),
	starts_on @INT@,
	ends_on @INT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX team_member_source ON team_member (source_id, source);
CREATE INDEX team_member_group ON team_member (group_id);
CREATE TABLE team_member_person (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES team_member (id),
	name @TEXT@,
	name_key @TEXT@,
	email @TEXT@,
	phone @TEXT@
) @END@;

-- Projects and pilots.
CREATE TABLE initiative (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	institution @TEXT@,
	department @TEXT@,
	organisation_id @INT@ REFERENCES org (id),
	municipality @INT@ REFERENCES municipality (id),
	owner @TEXT@,
	-- Who follows it.
	group_id @INT@ REFERENCES team (id),
	-- 1: has not used volunteers before.
	first_time @INT@,
	registered_on @INT@ NOT NULL,
	plan @TEXT@,
	text @TEXT@,
	status @TEXT@ NOT NULL,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX initiative_source ON initiative (source_id, source);
CREATE TABLE initiative_event (
	id @ID@,
	row_id @INT@ NOT NULL REFERENCES initiative (id),
	day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	status @TEXT@ NOT NULL,
	side @TEXT@,
	reason @TEXT@,
	actor @TEXT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
) @END@;
CREATE INDEX initiative_event_row ON initiative_event (row_id);

-- The steps of an initiative: when planned, when reached.
CREATE TABLE stage (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	initiative_id @INT@ NOT NULL REFERENCES initiative (id),
	stage @TEXT@ NOT NULL,
	planned_on @INT@,
	reached_on @INT@,
	note @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX stage_key ON stage (initiative_id, stage);

-- What was noted of an initiative or a plan: strengths, weaknesses,
-- opportunities, threats, questions, concerns, lessons; and decisions that are
-- asked of a steering group.
CREATE TABLE remark (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	initiative_id @INT@ REFERENCES initiative (id),
	plan @TEXT@,
	kind @TEXT@ NOT NULL,
	on_day @INT@ NOT NULL,
	text @TEXT@ NOT NULL,
	text_key @TEXT@ NOT NULL,
	addressee @TEXT@,
	-- What was answered.
	answer @TEXT@,
	answered_on @INT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX remark_source ON remark (source_id, source);
CREATE INDEX remark_initiative ON remark (initiative_id);

-- What the centre did on a day.
CREATE TABLE activity (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	kind @TEXT@ NOT NULL,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	on_day @INT@ NOT NULL,
	-- Last day.
	ends_on @INT@,
	municipality @INT@ REFERENCES municipality (id),
	-- How many times, and how many people came; with ~ > < before the number
	-- where it is not exact.
	occasions @INT@,
	participants @INT@,
	qualifier @TEXT@,
	organisation_id @INT@ REFERENCES org (id),
	partner_id @INT@ REFERENCES partner (id),
	-- Whose meeting it was, and what it was a step of.
	group_id @INT@ REFERENCES team (id),
	initiative_id @INT@ REFERENCES initiative (id),
	-- The item of the year's plan.
	plan @TEXT@,
	-- Where it was said or printed.
	medium @TEXT@,
	url @TEXT@,
	-- To whom, what they answered and when, and what came of it.
	addressee @TEXT@,
	replied_on @INT@,
	reply @TEXT@,
	outcome @TEXT@,
	evaluation @TEXT@,
	note @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX activity_source ON activity (source_id, source);
CREATE INDEX activity_day ON activity (on_day);
CREATE INDEX activity_group ON activity (group_id);
CREATE INDEX activity_initiative ON activity (initiative_id);

-- Good examples: what was done, where, with how many.
CREATE TABLE story (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL,
	year @INT@,
	department @TEXT@,
	municipality @INT@ REFERENCES municipality (id),
	initiative_id @INT@ REFERENCES initiative (id),
	people @INT@,
	qualifier @TEXT@,
	text @TEXT@,
	url @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX story_source ON story (source_id, source);

-- Numbers of an activity or a story: nominations, votes, pages typed in.
CREATE TABLE figure (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	-- One of them.
	activity_id @INT@ REFERENCES activity (id),
	story_id @INT@ REFERENCES story (id),
	word @TEXT@ NOT NULL,
	value @INT@ NOT NULL,
	qualifier @TEXT@,
	unit @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX figure_source ON figure (source_id, source);
CREATE INDEX figure_activity ON figure (activity_id);
CREATE INDEX figure_story ON figure (story_id);

-- Those who were in the running for an award, by category.
CREATE TABLE entry (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	activity_id @INT@ NOT NULL REFERENCES activity (id),
	category @TEXT@,
	-- A project; a person stands in entry_person.
	title @TEXT@,
	title_key @TEXT@,
	organisation_id @INT@ REFERENCES org (id),
	place @TEXT@ NOT NULL,
	votes @INT@,
	qualifier @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX entry_source ON entry (source_id, source);
CREATE INDEX entry_activity ON entry (activity_id);
CREATE TABLE entry_person (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES entry (id),
	name @TEXT@,
	name_key @TEXT@
) @END@;
