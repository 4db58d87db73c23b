#!/bin/sh
# SPDX-License-Identifier: ISC
# Goals and items of a plan are found by the numbers that people gave them: never
# by our id where that is another's, and never one of another year.
. "${0%/*}/lib.sh"

db=$T/n.db

v()
{
	vcctl --db "$db" "$@"
}

# says RC MESSAGE ARGUMENT...: refused so.
says()
{
	code=$1 text=$2
	shift 2
	runs v "$@"
	rc_is "$code" "refused: $*"
	printf 'vcctl: %s\n' "$text" >"$T/text"
	err_is "and why: $*" "$T/text"
}

v -q db init --country SE --municipality 0180 --name Centre
for n in 1.1 1.10 1.2 3.1; do
	v -q goal add --year 2026 --number $n --text "Goal $n" \
	    --indicator org.registered --target 5
done
v -q goal add --year 2026 --number 4 --text "Goal four" \
    --indicator org.registered --scope Stockholm

# ---- lists ----

runs v goal list -f csv --columns id,year,number
out_is "goals are listed by number" <<-EOF
	id,year,number
	1,2026,1.1
	3,2026,1.2
	2,2026,1.10
	4,2026,3.1
	5,2026,4
EOF
runs v goal list -f csv --columns id,number --sort -id --limit 2
out_is "unless they are asked for otherwise" <<-EOF
	id,number
	5,4
	4,3.1
EOF

# ---- which one is meant ----

runs v goal edit 3.1 --text "Visits to all"
rc_is 0 "a goal is edited by its number"
err_is "and the answer names it as it was" <<-EOF
	goal 3.1 of 2026 'Goal 3.1': 1 field changed
EOF
runs v goal edit 4 --text "Four" -n
err_is "a number is the goal's, though it is an id of ours too" <<-EOF
	goal 4 SE-0180 of 2026 'Goal four': 1 field changed
	dry run: nothing is saved in the register
EOF
says 66 "no goal has the number '2'; the one with that id is '#2'" \
    goal edit 2 --text Other
says 66 "no goal is called '77'; 'vcctl goal list' shows what there is" \
    goal edit 77 --text Other
says 66 "no goal is called '#77'; 'vcctl goal list' shows what there is" \
    goal show '#77'
runs v goal edit '#2' --note x
err_is "our id is asked for by its sign" <<-EOF
	goal 1.10 of 2026 'Goal 1.10': 1 field changed
EOF
v -q goal rollover 2026 2027 >/dev/null
says 65 "more than one goal is called '3.1'; say which with --year, --scope, or by its id, as '#12'" \
    goal edit 3.1 --text Other
runs v goal edit 3.1 --year 2027 --text "Visits again"
err_is "a number of several years is asked for with the year" <<-EOF
	goal 3.1 of 2027 'Visits to all': 1 field changed
EOF
runs v goal show 3.1 --year 2026 -f csv --columns year,number,text
out_is "which picks, and changes nothing" <<-EOF
	year,number,text
	2026,3.1,Visits to all
EOF
says 66 "no goal is called '3.1'; 'vcctl goal list' shows what there is" \
    goal edit 3.1 --year 2028 --text Other
says 66 "no goal is called '#4'; 'vcctl goal list' shows what there is" \
    goal edit '#4' --year 2027 --text Other
says 65 "--year: '20x6' is not a year, as 2007" goal show 3.1 --year 20x6
v -q goal add --year 2027 --number 3.1 --text "In Solna" --scope Solna \
    --indicator org.registered
runs v goal edit 3.1 --year 2027 --scope Solna --note x
err_is "and one of several scopes with the scope" <<-EOF
	goal 3.1 SE-0184 of 2027 'In Solna': 1 field changed
EOF
runs v goal edit 3.1 --year 2027 --scope national --number 3.9
err_is "the number itself may change" <<-EOF
	goal 3.1 of 2027 'Visits again': 1 field changed
EOF
runs v -L sv goal edit 3.9 --note x
err_is "in the user's language too" <<-EOF
	mål 3.9 för 2027, ”Visits again”: 1 fält ändrat
EOF

# ---- plans ----

v -q plan add --year 2026 --number 1.1 --kind theme --title "More of us"
v -q plan add --year 2026 --number 2 --kind theme --title "Visits"
v -q plan copy --from 2026 --to 2027
runs v plan edit 2 --year 2027 --owner Ida
err_is "an item is found by its number" <<-EOF
	plan 2 of 2027 'Visits': 1 field changed
EOF
runs v plan show visits --year 2026 -f csv --columns year,number,owner
out_is "or by its title" <<-EOF
	year,number,owner
	2026,2,
EOF
says 65 "more than one plan item is called 'Visits'; say which with --year, or by its id, as '#12'" \
    plan show Visits
says 66 "no plan item has the number '1'; the one with that id is '#1'" plan show 1

# ---- the answer to add ----

runs v goal add --year 2026 --number 9 --text "Nine" --indicator org.registered
out_is "what was added is called by its number" <<-EOF
	added goal 9 of 2026 'Nine'
EOF
runs v goal add --year 2026 --number 10 --text "Ten" -f csv -n \
    --indicator org.registered
out_is "and for programs by its id" <<-EOF
	id
	13
EOF

done_testing
