-- 0005: surveys, their questions and what was answered. Nothing tells who a
-- respondent was: answers have a number, and what they say.

CREATE TABLE survey (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	-- "members2023": what indicators call it.
	word @TEXT@ NOT NULL,
	word_key @TEXT@ NOT NULL,
	title @TEXT@,
	title_key @TEXT@,
	year @INT@ NOT NULL,
	period_from @INT@,
	period_to @INT@,
	-- The day on which goals count its answers.
	on_day @INT@ NOT NULL,
	-- How many were asked.
	asked @INT@,
	note @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX survey_key ON survey (word);

CREATE TABLE question (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	survey_id @INT@ NOT NULL REFERENCES survey (id),
	word @TEXT@ NOT NULL,
	word_key @TEXT@ NOT NULL,
	text @TEXT@,
	text_key @TEXT@,
	kind @TEXT@ NOT NULL,
	-- Where it stands among the survey's.
	rank @INT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE UNIQUE INDEX question_key ON question (survey_id, word);

-- A row for each answer: several of one respondent to a question that takes
-- several.
CREATE TABLE answer (
	id @ID@,
	source @INT@ REFERENCES sender (id),
	source_id @TEXT@,
	import_id @INT@ REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
	changed_at @INT@ NOT NULL,
	survey_id @INT@ NOT NULL REFERENCES survey (id),
	question_id @INT@ NOT NULL REFERENCES question (id),
	-- From 1 within the survey.
	respondent @INT@ NOT NULL,
	-- Of a number, thousandths; of others the words.
	value @INT@,
	answer @TEXT@,
	answer_key @TEXT@,
	CHECK ((source IS NULL) = (source_id IS NULL))
) @END@;
CREATE INDEX answer_question ON answer (question_id, respondent);
CREATE INDEX answer_survey ON answer (survey_id, respondent);
