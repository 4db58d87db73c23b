#!/bin/sh
# SPDX-License-Identifier: ISC
# What was added by mistake is removed, unless something hangs on it.
. "${0%/*}/lib.sh"

db=$T/r.db

v()
{
	vcctl --db "$db" "$@"
}

# stays RC MESSAGE ARGUMENT...: refused so, all of it.
stays()
{
	code=$1 text=$2
	shift 2
	runs v "$@"
	rc_is "$code" "stays: $*"
	printf 'vcctl: %s\n' "$text" >"$T/text"
	err_is "and why: $*" "$T/text"
}

# goes NAME ARGUMENT...: removed.
goes()
{
	text=$1
	shift
	runs v "$@"
	rc_is 0 "goes: $*"
	printf 'removed %s\n' "$text" >"$T/text"
	err_is "and is told: $*" "$T/text"
}

v -q db init --country SE --municipality 0180 --name Centre

# ---- goals and plans ----

for n in 3.1 3.2 4; do
	v -q goal add --year 2026 --number $n --text "Goal $n" \
	    --indicator press.articles --target 5
done
v -q goal rollover 2026 2027 >/dev/null
runs v goal remove 3.1 3.2 --year 2027 -n
rc_is 0 "what would go is told"
err_is "of each" <<-EOF
	would remove goal 3.1 of 2027 'Goal 3.1'
	would remove goal 3.2 of 2027 'Goal 3.2'
	dry run: nothing is saved in the register
EOF
runs v goal list -f csv --columns year,number
out_is "and all of it stands" <<-EOF
	year,number
	2026,3.1
	2026,3.2
	2026,4
	2027,3.1
	2027,3.2
	2027,4
EOF
runs v goal remove 3.1 3.2 --year 2027
rc_is 0 "then they go"
err_is "and that is told" <<-EOF
	removed goal 3.1 of 2027 'Goal 3.1'
	removed goal 3.2 of 2027 'Goal 3.2'
EOF
stays 65 "more than one goal is called '4'; say which with --year, --scope, or by its id, as '#12'" \
    goal remove 4
v -q goal result 4 --year 2026 --value 1 --source x
stays 65 "goal 4 of 2026 'Goal 4' stays; needed by: result 1" \
    goal remove 4 --year 2026
goes "goal 4 of 2027 'Goal 4'" goal remove '#6'
v -q goal add --year 2026 --number 9 --parent 3.1 --text Below --indicator x.y
stays 65 "goal 3.1 of 2026 'Goal 3.1' stays; needed by: goal #7" \
    goal remove 3.2 3.1
goes "result 1" result remove 1
runs v goal list -f csv --columns id,number
out_is "of several all stay or none" <<-EOF
	id,number
	1,3.1
	2,3.2
	3,4
	7,9
EOF
v -q goal edit 3.2 --target 7 --reason "the board"
goes "goal 3.2 of 2026 'Goal 3.2'" goal remove 3.2
v -q plan add --year 2026 --number 6 --kind theme --title Six
v -q plan add --year 2026 --number 6.1 --parent 6 --kind activity --title Below
v -q plan add --year 2026 --number 7 --kind theme --title Seven
v -q goal edit 4 --plan 6
v -q calendar add --year 2026 --month 3 --line 6 --text March
v -q activity add --kind meeting --title Board --on 2026-03-01 --plan 6
v -q activity add --kind meeting --title Board --on 2025-03-01 --plan 6
v -q initiative add --title Pilot --plan 6
runs v plan remove 6
rc_is 65 "an item that much hangs on stays"
err_is "and all of that is told" <<-EOF
	vcctl: plan 6 of 2026 'Six' stays; needed by: goal #3
	vcctl: plan 6 of 2026 'Six' stays; needed by: plan #2
	vcctl: plan 6 of 2026 'Six' stays; needed by: calendar 1
	vcctl: plan 6 of 2026 'Six' stays; needed by: activity 1
	vcctl: plan 6 of 2026 'Six' stays; needed by: initiative 1
EOF
goes "plan 7 of 2026 'Seven'" plan remove 7

# ---- registers ----

v -q org add --name "Red Cross" --cause A
v -q org add --name "Blue Cross"
for i in 1 2 3 4 5 6; do
	v -q assignment add --title "Visits $i" --organisation-id 1
done
stays 65 "org 1 stays; needed by: assignment 1, 2, 3, 4, 5 ... (6)" \
    org remove 1
goes "assignment 6" assignment remove "Visits 6"
goes "org 2" org remove "Blue Cross"
stays 66 "no organisation is called '2'; 'vcctl org list' shows what there is" \
    org remove 2
v -q org add --name "Green Cross"
v -q goal add --year 2026 --number 10 --text Green --filter org=3 \
    --indicator assignment.published
stays 65 "org 3 stays; needed by: goal #8" org remove 3
v -q goal remove 10
v -q org campaign new Calls --search green
stays 65 "org 3 stays; needed by: campaign 1" org remove 3
v -q volunteer add --name Bo --email bo@example.org
stays 77 "people are erased, not removed; see 'vcctl volunteer erase -h'" \
    volunteer remove Bo
v -q assignment submit 2
v -q assignment publish 2
v -q match add --assignment-id 2 --received-on 2026-11-01 --name Eva \
    --email eva@example.org
v -q match set 1 agreed
stays 65 "match 1 stays; needed by: disclosure 1" match remove 1
cat >"$T/assignment.csv" <<-EOF
	id,organisation_id,title,status,published_on
	a1,o1,Walks,published,2026-10-01
EOF
cat >"$T/match.csv" <<-EOF
	id,assignment_id,received_on,status
	m1,a1,2026-11-01,agreed
EOF
printf 'id,name\no1,White Cross\n' >"$T/org.csv"
for noun in org assignment match; do
	v -q "$noun" import --source web "$T/$noun.csv"
done
v -q assignment edit a1 --places 1
is "$(v assignment list -f csv --columns id,status --status full | tail -n 1)" \
    7,full "a place is taken"
goes "match 2" match remove m1
is "$(v assignment list -f csv --columns id,status --status published |
    tail -n 1)" 7,published "and free again when that was a mistake"
# ---- closed years ----

v -q activity add --kind lecture --title Talk --on 2025-02-01
v -q goal add --year 2025 --number 1 --text Talks --indicator activity.lecture
v -q goal add --year 2025 --number 2 --text Press --indicator press.articles
v -q goal result 2 --year 2025 --value 3 --source x
v -q goal close 2025
closed="2025 is closed; 'vcctl goal reopen 2025 --reason TEXT' opens it again"
stays 77 "$closed" goal remove 1 --year 2025
stays 77 "$closed" result remove 2
stays 77 "$closed" activity remove Talk
v -q goal reopen 2025 --reason "a mistake"
goes "activity 3" activity remove Talk
runs v db check
rc_is 0 "nothing is left over"

done_testing
