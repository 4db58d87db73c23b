#!/bin/sh
# SPDX-License-Identifier: ISC
# How SQLite runs the statements that meet many rows: the batch is read once
# and the register looked up, never the other way round.
. "${0%/*}/lib.sh"

tool=$(echo "${VCCTL%/*}" | sed 's|/valgrind$||')/unit/tool_sql
runs vcctl -D "$T/x.db" db init --name Byrån --country SE
runs "$tool" plan "$T/x.db"
rc_is 0 "every statement has a plan"
cp "$out" "$T/plan"

# plan_is STATEMENT REGEX NAME: the regex is for the whole plan.
plan_is()
{
	like "$(sed -n "s/^$1: //p" "$T/plan")" "^$2\$" "$3"
}

batch='SCAN b VIRTUAL TABLE INDEX [0-9]*:'
id='USING INTEGER PRIMARY KEY \(rowid=\?\)'
person="( / SEARCH p $id LEFT-JOIN)?"
names="( / SEARCH r[0-9]+ $id LEFT-JOIN)*"

for noun in org contact log assignment volunteer interest; do
	index=$noun
	[ "$noun" = log ] && index=contact_log
	plan_is "$noun probe by key" \
	    "$batch / SEARCH t USING INDEX ${index}_source \(source_id=\? AND source=\?\)$person" \
	    "rows of $noun are found by the sender's id"
done
plan_is "goal probe by key" \
    "$batch / SEARCH t USING INDEX goal_number \(year=\? AND number=\? AND scope=\?\)" \
    "goals are found by their whole key"
plan_is "result probe by key" \
    "$batch / SEARCH t USING INDEX result_key \(year=\? AND number=\? AND indicator=\? AND scope=\? AND on_day=\?\)" \
    "results are found by their whole key"

for noun in org contact log assignment volunteer interest goal result; do
	plan_is "$noun probe by id" "$batch / SEARCH t $id$person" \
	    "rows of $noun are found by id"
	plan_is "$noun update" "$batch / SEARCH t $id" \
	    "an update of $noun looks each row up by id"
	# What follows are the children, looked at only when a key is amiss.
	plan_is "$noun insert" "$batch( / .*)?" \
	    "an insert into $noun reads the batch once"
	plan_is "$noun get" "SEARCH t $id$person$names" \
	    "one row of $noun is read by id"
	plan_is "$noun list" "SCAN t$person$names" \
	    "a list of $noun is in order of id without sorting"
done
for noun in org contact log volunteer interest; do
	plan_is "$noun person" "$batch" \
	    "the persons of $noun are written from the batch alone"
done
for noun in org assignment volunteer interest; do
	plan_is "$noun event" "$batch" \
	    "the events of $noun are written from the batch alone"
done

# Each index costs an import; those that are there are used.
plan_is "assignment organisation_id" \
    "SEARCH t USING INDEX assignment_organisation \(organisation_id=\?\)$names( / USE TEMP B-TREE FOR ORDER BY)?" \
    "an organisation's assignments are found by index"
plan_is "contact organisation_id" \
    "SEARCH t USING INDEX contact_organisation \(organisation_id=\?\)$person$names" \
    "an organisation's contacts are found by index"
plan_is "interest assignment_id" \
    "SEARCH t USING INDEX interest_assignment \(assignment_id=\?\)$person$names" \
    "an assignment's interests are found by index"
plan_is "by hand: noun 3" \
    "SEARCH l USING COVERING INDEX .* \(noun=\? AND row_id=\?\) / SEARCH g $id / USE TEMP B-TREE FOR ORDER BY" \
    "a row's tags are found by index"
for key in org.registered assignment.registered interest.received; do
	plan_is "$key facts" "SCAN [a-z]" "$key is counted in one pass"
done

# Matching: open assignments from their index alone, what hangs on a pair by
# look-ups.
cover='SEARCH assignment USING COVERING INDEX assignment_open'
plan_is "by hand: match 4" \
    ".*$cover \(municipality=\? AND expires_on=\?\).*$cover \(municipality=\? AND expires_on>\?\)" \
    "open assignments at a place are read from an index"
plan_is "by hand: match 5" \
    ".*$cover \(municipality=\? AND expires_on=\?\).*$cover \(municipality=\? AND expires_on>\?\)" \
    "and those at none"
plan_is "by hand: match 6" \
    ".*USING INDEX assignment_remote \(expires_on=\?\).*USING INDEX assignment_remote \(expires_on>\?\)" \
    "those that are remote are found by index"
plan_is "by hand: match 7" "$cover \(municipality>\?\)" \
    "from one place to the next it is one step"
plan_is "by hand: service 1" \
    "SEARCH a USING COVERING INDEX assignment_organisation \(organisation_id=\? AND registered_on>\?\) / SEARCH i USING INDEX interest_assignment \(assignment_id=\?\) / CORRELATED SCALAR SUBQUERY 1 / SEARCH e USING INDEX interest_event_row \(row_id=\?\)" \
    "an organisation's answers are found through its assignments"
plan_is "by hand: match 14" \
    "SEARCH interest USING INDEX interest_assignment \(assignment_id=\?\)" \
    "interests in an assignment by index"
for noun in assignment volunteer; do
	plan_is "$noun tags of all" \
	    "SCAN t / SEARCH l USING COVERING INDEX .* \(noun=\? AND row_id=\?\) LEFT-JOIN" \
	    "tags of all rows of $noun are looked up as the rows are read"
done

# Things to do: one pass over the table at most, steps found by their row.
ok "kinds of things to do have plans" test "$(grep -c '^todo ' "$T/plan")" -ge 10
is "$(grep '^todo ' "$T/plan" | grep -v -E '^todo [a-z-]+: (SCAN|SEARCH) [agiovcp] ')" \
    "" "each begins with its own rows"
is "$(grep '^todo ' "$T/plan" |
    grep -E 'SCAN [a-z].*/ SCAN|SCAN e|USE TEMP B-TREE|AUTOMATIC')" "" \
    "and looks all else up by index"
done_testing
