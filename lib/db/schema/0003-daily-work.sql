-- 0003: a centre's daily work: more of what an organisation, an assignment
-- and a volunteer are, who may know of whom, lists that are worked through,
-- what is near to what, duplicates, and what to be reminded of later.

-- ---- organisations ----

-- Does it work without profit, and by what is that known.
ALTER TABLE org ADD COLUMN nonprofit @INT@;
ALTER TABLE org ADD COLUMN evidence @TEXT@;
-- Last day that each document is good for.
ALTER TABLE org ADD COLUMN bylaws_until @INT@;
ALTER TABLE org ADD COLUMN insurance_until @INT@;
ALTER TABLE org ADD COLUMN agreement_until @INT@;
-- What its first contact does there, and whether that person gets the
-- newsletter.
ALTER TABLE org_contact ADD COLUMN contact_role @TEXT@;
ALTER TABLE org_contact ADD COLUMN contact_newsletter @INT@;

-- Further contacts of an organisation.
CREATE TABLE contact (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	organisation_id @INT@ NOT NULL REFERENCES org (id),
	role @TEXT@,
	newsletter @INT@,
	since @INT@,
	-- Last day as such.
	until @INT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX contact_source ON contact (source_id, source);
CREATE INDEX contact_organisation ON contact (organisation_id);
CREATE TABLE contact_person (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES contact (id),
	name @TEXT@,
	name_key @TEXT@,
	email @TEXT@,
	phone @TEXT@
) @END@;

-- What was said with an organisation, and when.
CREATE TABLE contact_log (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	organisation_id @INT@ NOT NULL REFERENCES org (id),
	on_day @INT@ NOT NULL,
	channel @TEXT@ NOT NULL,
	outcome @TEXT@,
	-- The campaign that it belongs to.
	list_id @INT@,
	actor @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX contact_log_source ON contact_log (source_id, source);
CREATE INDEX contact_log_organisation ON contact_log (organisation_id, on_day);
-- Its words, which may tell of people.
CREATE TABLE contact_log_person (
	id @INT@ NOT NULL PRIMARY KEY REFERENCES contact_log (id),
	note @TEXT@
) @END@;

-- ---- lists that are worked through: campaigns ----

-- Which rows of a noun were meant when it was made.
CREATE TABLE list (
	id @ID@,
	title @TEXT@ NOT NULL,
	title_key @TEXT@ NOT NULL UNIQUE,
	noun @TEXT@ NOT NULL,
	-- The filters it was made by, as they were typed.
	filter @TEXT@ NOT NULL,
	made_on @INT@ NOT NULL,
	-- NULL: open.
	closed_on @INT@,
	actor @TEXT@ NOT NULL
) @END@;
CREATE TABLE list_member (
	id @ID@,
	list_id @INT@ NOT NULL REFERENCES list (id),
	row_id @INT@ NOT NULL,
	-- NULL: nothing came of it yet.
	outcome @TEXT@,
	on_day @INT@,
	actor @TEXT@,
	UNIQUE (list_id, row_id)
) @END@;

-- ---- assignments ----

ALTER TABLE assignment ADD COLUMN maximum_age @INT@;
-- 1: a police-record extract must have been seen.
ALTER TABLE assignment ADD COLUMN extract_needed @INT@;
-- Effort as hours, in thousandths, in each of a period.
ALTER TABLE assignment ADD COLUMN hours @INT@;
ALTER TABLE assignment ADD COLUMN period @TEXT@;
-- Who it wants, in words; and the place of work.
ALTER TABLE assignment ADD COLUMN requirements @TEXT@;
ALTER TABLE assignment ADD COLUMN place @TEXT@;
-- The assignment that it was copied from.
ALTER TABLE assignment ADD COLUMN copy_of @INT@;
-- Its tags as numbers with blanks around, in order: what matching reads.
ALTER TABLE assignment ADD COLUMN tag_ids @TEXT@;
-- All that matching asks of open assignments: by place, as most are too far,
-- then by the last day, as those that ran out are often still called
-- published. The status is there because SQLite would read the row for it,
-- whatever the index is limited to.
CREATE INDEX assignment_open ON assignment (municipality, expires_on, id,
	remote, places, published_on, starts_on, ends_on, minimum_age,
	maximum_age, extract_needed, when_mask, organisation_id, tag_ids,
	status)
	WHERE status = 'published';
-- Those that are near to everybody.
CREATE INDEX assignment_remote ON assignment (expires_on)
	WHERE status = 'published' AND remote = 1;

-- What new assignments begin with: lines "field: value".
CREATE TABLE template (
	noun @TEXT@ NOT NULL,
	word @TEXT@ NOT NULL,
	text @TEXT@ NOT NULL,
	changed_at @INT@ NOT NULL,
	PRIMARY KEY (noun, word)
) @END@;

-- ---- volunteers, and who may know of them ----

-- The day a police-record extract was seen; never what it says.
ALTER TABLE volunteer ADD COLUMN extract_seen_on @INT@;
ALTER TABLE volunteer ADD COLUMN tag_ids @TEXT@;
-- The day that what identifies the person went.
ALTER TABLE volunteer ADD COLUMN erased_on @INT@;

-- What a volunteer agreed to, to which text, and how it was given.
CREATE TABLE consent (
	id @ID@,
	volunteer_id @INT@ NOT NULL REFERENCES volunteer (id),
	purpose @TEXT@ NOT NULL,
	text_version @TEXT@,
	given_by @TEXT@ NOT NULL,
	given_on @INT@ NOT NULL,
	-- Last day that it is good for; NULL: until withdrawn.
	until @INT@,
	withdrawn_on @INT@,
	recorded_at @INT@ NOT NULL,
	actor @TEXT@ NOT NULL
) @END@;
CREATE INDEX consent_volunteer ON consent (volunteer_id, purpose);

-- Which organisation was told of whom, what, when, and by which right.
CREATE TABLE disclosure (
	id @ID@,
	-- NULL: not registered, or erased since.
	volunteer_id @INT@ REFERENCES volunteer (id),
	interest_id @INT@ REFERENCES interest (id),
	organisation_id @INT@ NOT NULL REFERENCES org (id),
	-- Names of the fields, with commas.
	fields @TEXT@ NOT NULL,
	-- 'interest', or 'consent'.
	ground @TEXT@ NOT NULL,
	on_day @INT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	actor @TEXT@ NOT NULL
) @END@;
CREATE INDEX disclosure_volunteer ON disclosure (volunteer_id);
CREATE INDEX disclosure_interest ON disclosure (interest_id);
CREATE INDEX disclosure_organisation ON disclosure (organisation_id);

-- Which ids of senders meant somebody who was erased, as hashes: their rows
-- are passed over when a file brings them again.
CREATE TABLE erased (
	noun @TEXT@ NOT NULL,
	source @INT@ NOT NULL REFERENCES sender (id),
	hash @INT@ NOT NULL,
	PRIMARY KEY (noun, source, hash)
) @END@;

-- ---- what is near to what ----

-- Two municipalities that border on each other; once, in either order, is
-- enough.
CREATE TABLE neighbour (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	municipality @INT@ NOT NULL REFERENCES municipality (id),
	neighbour @INT@ NOT NULL REFERENCES municipality (id),
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX neighbour_pair ON neighbour (municipality, neighbour);
-- Where a municipality's middle is, in thousandths of a degree.
CREATE TABLE centroid (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	municipality @INT@ NOT NULL UNIQUE REFERENCES municipality (id),
	latitude @INT@ NOT NULL,
	longitude @INT@ NOT NULL,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
-- Which municipalities a postal code lies in, in the register's country: of
-- the Danish ones a fifth lie in several.
CREATE TABLE postal (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	code @TEXT@ NOT NULL,
	municipality @INT@ NOT NULL REFERENCES municipality (id),
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX postal_key ON postal (code, municipality);

-- ---- duplicates ----

-- Two rows that someone looked at and found to be two. `compared` tells
-- whether what was looked at is still what stands.
CREATE TABLE not_same (
	noun @TEXT@ NOT NULL,
	a @INT@ NOT NULL,
	b @INT@ NOT NULL,
	compared @INT@ NOT NULL,
	on_day @INT@ NOT NULL,
	actor @TEXT@ NOT NULL,
	PRIMARY KEY (noun, a, b)
) @END@;

-- Row `gone` became part of row `kept`, and its number leads there.
CREATE TABLE merge (
	id @ID@,
	noun @TEXT@ NOT NULL,
	kept @INT@ NOT NULL,
	gone @INT@ NOT NULL,
	merged_at @INT@ NOT NULL,
	actor @TEXT@ NOT NULL,
	-- NULL: it holds.
	undone_at @INT@
) @END@;
CREATE INDEX merge_gone ON merge (noun, gone);
-- Rows of other tables that were moved from the one to the other.
CREATE TABLE merge_moved (
	merge_id @INT@ NOT NULL REFERENCES merge (id),
	what @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	PRIMARY KEY (merge_id, what, row_id)
) @END@;
-- Both rows' columns before: what = table.column.
CREATE TABLE merge_was (
	noun @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	merge_id @INT@ NOT NULL REFERENCES merge (id),
	what @TEXT@ NOT NULL,
	was_int @INT@,
	was_text @TEXT@,
	PRIMARY KEY (noun, row_id, merge_id, what)
) @END@;
CREATE TABLE merge_was_person (
	noun @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	merge_id @INT@ NOT NULL REFERENCES merge (id),
	what @TEXT@ NOT NULL,
	was_int @INT@,
	was_text @TEXT@,
	PRIMARY KEY (noun, row_id, merge_id, what)
) @END@;

-- ---- to do ----

-- What is not to be reminded of before a day.
CREATE TABLE snooze (
	kind @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	until @INT@ NOT NULL,
	reason @TEXT@ NOT NULL,
	recorded_at @INT@ NOT NULL,
	actor @TEXT@ NOT NULL,
	PRIMARY KEY (kind, row_id)
) @END@;
