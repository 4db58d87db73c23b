-- 0002: imports that are remembered: what each brought and changed, so that
-- it can be shown, recognised and taken back; who is known by which ids;
-- how each sender's files are to be read.

-- 'import', or 'undo' of another.
ALTER TABLE import ADD COLUMN kind @TEXT@ NOT NULL DEFAULT 'import';
-- Of an undo: what it took back. Of what was taken back: by which undo.
ALTER TABLE import ADD COLUMN undoes @INT@;
ALTER TABLE import ADD COLUMN undone_by @INT@;
-- The file's bytes, and (of a file from an inbox) which file it was: by
-- these two a run that died knows what it had done.
ALTER TABLE import ADD COLUMN sha256 @TEXT@;
ALTER TABLE import ADD COLUMN file_mark @TEXT@;
-- How it was read: the profile, and the options as given.
ALTER TABLE import ADD COLUMN profile @TEXT@;
ALTER TABLE import ADD COLUMN options @TEXT@ NOT NULL DEFAULT '';
-- Rows of the file; those not taken, and those that could be more than one
-- row of the register; rows ended because a full delivery lacked them.
ALTER TABLE import ADD COLUMN row_count @INT@ NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN rejected @INT@ NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN unclear @INT@ NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN ended @INT@ NOT NULL DEFAULT 0;
CREATE INDEX import_sha256 ON import (sha256);

-- Rows that an import added, as runs: n ids from first_id on, made of n
-- records of the file from number first_record on.
CREATE TABLE import_run (
	import_id @INT@ NOT NULL
		REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	noun @TEXT@ NOT NULL,
	first_id @INT@ NOT NULL,
	first_record @INT@ NOT NULL,
	n @INT@ NOT NULL,
	PRIMARY KEY (import_id, noun, first_id)
) @END@;

-- Rows that an import changed.
CREATE TABLE import_change (
	import_id @INT@ NOT NULL
		REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	noun @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	-- 'updated', or 'ended' because a full delivery lacked the row.
	what @TEXT@ NOT NULL,
	-- The row's import_id and changed_at before.
	was_import @INT@,
	was_changed_at @INT@ NOT NULL,
	PRIMARY KEY (import_id, noun, row_id)
) @END@;

-- Their fields before: one of was_int and was_text, or neither where the
-- field was empty. By row first, as they go when the row does.
CREATE TABLE import_was (
	noun @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	import_id @INT@ NOT NULL
		REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	field @TEXT@ NOT NULL,
	was_int @INT@,
	was_text @TEXT@,
	PRIMARY KEY (noun, row_id, import_id, field)
) @END@;

-- The same for fields that identify a person.
CREATE TABLE import_was_person (
	noun @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	import_id @INT@ NOT NULL
		REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	field @TEXT@ NOT NULL,
	was_int @INT@,
	was_text @TEXT@,
	PRIMARY KEY (noun, row_id, import_id, field)
) @END@;

-- A sender's ids of rows that came to us otherwise: recognised by number,
-- name or e-mail when the sender first named them.
CREATE TABLE known_as (
	noun @TEXT@ NOT NULL,
	source @INT@ NOT NULL REFERENCES sender (id),
	source_id @TEXT@ NOT NULL,
	row_id @INT@ NOT NULL,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (noun, source, source_id)
) @END@;
CREATE INDEX known_as_row ON known_as (noun, row_id);

-- How the files of a sender are to be read: lines "key: value", as a profile
-- file holds them.
CREATE TABLE import_profile (
	profile @TEXT@ NOT NULL PRIMARY KEY,
	noun @TEXT@ NOT NULL,
	text @TEXT@ NOT NULL,
	changed_at @INT@ NOT NULL
) @END@;
