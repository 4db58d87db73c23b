-- 0006: years that are closed, and what targets were.

-- A year's goals and figures as they were when it was closed.
CREATE TABLE closing (
	id @ID@,
	year @INT@ NOT NULL,
	closed_at @INT@ NOT NULL,
	actor @TEXT@ NOT NULL,
	-- The last of them then: what came later changes figures, but not these.
	last_import @INT@ NOT NULL,
	last_merge @INT@ NOT NULL,
	-- SHA-256 over the above and the lines below, in hex.
	digest @TEXT@ NOT NULL,
	-- NULL: it holds.
	reopened_at @INT@,
	reopened_by @TEXT@,
	reason @TEXT@
) @END@;
CREATE UNIQUE INDEX closing_year ON closing (year) WHERE reopened_at IS NULL;

-- What was printed then, by line of the report: 0 is the heading, each other a
-- goal. A row is a cell, a field of the goal, or a part of a note; kind, flags
-- and numbers say what a cell of the report is.
CREATE TABLE closed_figure (
	closing_id @INT@ NOT NULL REFERENCES closing (id),
	line @INT@ NOT NULL,
	place @INT@ NOT NULL,
	goal_id @INT@,
	word @TEXT@ NOT NULL,
	kind @TEXT@ NOT NULL,
	flags @INT@ NOT NULL,
	num @INT@ NOT NULL,
	num2 @INT@ NOT NULL,
	text @TEXT@,
	unit @TEXT@,
	PRIMARY KEY (closing_id, line, place)
) @END@;

-- What a goal's targets were until they were changed, after the time that they
-- are for had begun.
CREATE TABLE goal_target (
	id @ID@,
	goal_id @INT@ NOT NULL REFERENCES goal (id),
	changed_at @INT@ NOT NULL,
	day @INT@ NOT NULL,
	actor @TEXT@ NOT NULL,
	reason @TEXT@ NOT NULL,
	target @INT@,
	target2 @INT@
) @END@;
CREATE INDEX goal_target_goal ON goal_target (goal_id);
