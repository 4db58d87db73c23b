#!/bin/sh
# SPDX-License-Identifier: ISC
# Goals and figures that someone should look at: each kind of finding, and
# beside it what looks like one and is none.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

v()
{
	vcctl -D t.db --actor Ida "$@"
}
VCCTL_NOW=2024-02-01T12:00:00Z
fresh()
{
	rm -f t.db*
	v -q db init --country SE --municipality 0180 --name "Centre"
}
# goal NUMBER INDICATOR OPTIONS...: of 2023.
goal()
{
	number=$1 indicator=$2
	shift 2
	v -q goal add --year 2023 --number "$number" --indicator "$indicator" \
	    --text "Goal $number" "$@" || fail "goal $number"
}
result()
{
	number=$1
	shift
	v -q goal result "$number" --year 2023 --source s "$@" ||
	    fail "result of $number"
}
# finds NAME: what is wanted stands in stdin, but for the header.
finds()
{
	{
		echo year,number,scope,finding,detail
		cat
	} >wanted
	runs v db check --figures -f csv
	rc_is 1 "a finding: $1"
	out_is "$1" wanted
}
none()
{
	runs v db check --figures
	rc_is 0 "$1"
	out_empty "nothing is listed"
}

# ---- wording -----------------------------------------------------------------------

fresh
words()
{
	n=$((n + 1))
	v -q goal add --year 2023 --number $n --indicator org.registered \
	    --text "$1" --target 2000 $2 || fail "$1"
}
n=0
words "As in the plan of 2022"
words "Next year, 2024, as well"
words "In 2021-2022"
words "12022 or 20221 of 2022."
words "Ready" "--theme Plan_2022"
words "Ready" "--note In_1999"
words "Ready" "--indicator2 survey.m2022.q"
words "In 2022" "--period-from 2022-01-01 --period-to 2022-12-31"
finds "wording that names another year" <<'EOF'
2023,1,national,its wording names another year,text: 2022
2023,2,national,its wording names another year,text: 2024
2023,3,national,its wording names another year,text: 2021
2023,4,national,its wording names another year,text: 2022
2023,5,national,its wording names another year,theme: 2022
2023,6,national,its wording names another year,note: 1999
2023,7,national,it is over and has no result,survey.m2022.q
2023,7,national,it counts a question that no survey has,survey.m2022.q
2023,7,national,its wording names another year,indicator2: 2022
2023,8,national,its wording names another year,text: 2022
EOF
fresh
n=0
words "Ten more in 2023 than 2022"
words "Ten more than 2022"
words "Building on what came from 2022"
words "2000 visitors"
words "The policy of 2021-2024, and that of 2022/23"
words "The strategy for 2030, Agenda 2050 and the year 1872"
words "By the act (2001:453)"
words "In 2022" "--period-from 2022-07-01 --period-to 2023-06-30"
words "Before 2024" "--due 2024-01-31"
words "12022, 20221"
none "which amounts, ranges, periods and comparisons do not"

v -q plan add --year 2023 --number K --kind track --title "Talk" \
    --text "We want to go on in 2022"
v -q plan add --year 2023 --number L --kind track --title "Plan 2023" \
    --text "Concept from 2022"
finds "of plans too" <<'EOF'
2023,K,,the plan's wording names an earlier year,text: 2022
EOF

# ---- no result -------------------------------------------------------------------------

fresh
goal 1 press --target 3
goal 2 press --target 3 --indicator2 readers --target2 5
result 2 --value 4
goal 3 org.registered --kind share --indicator2 org.active --target 50
v -q goal add --year 2024 --number 1 --text "Due" --indicator press2 \
    --target 3 --due 2024-01-31
finds "what is over, or was due, and has no result" <<'EOF'
2023,1,national,it is over and has no result,
2023,2,national,it is over and has no result,readers
2023,3,national,it is over and has no result,
2024,1,national,it is over and has no result,
EOF
fresh
cat >goals.csv <<'EOF'
year,number,text,indicator,indicator2,kind
2024,1,Misspelt,org.registerd,,
2024,2,Of a whole,interest.received,interest.recieved,share
2024,3,No survey,survey.none.q,,
2024,4,By hand,visitors.own,,
EOF
v -q goal import goals.csv
finds "keys that nothing counts" <<'EOF'
2024,1,national,"nothing counts it, and its key is near another",org.registerd: org.registered
2024,2,national,"nothing counts it, and its key is near another",interest.recieved: interest.received
2024,3,national,it counts a question that no survey has,survey.none.q
EOF
fresh
goal 1 press --target 3
result 1 --stated met
goal 2 org.registered --target 3
goal 3 press --period-to 2024-06-30 --target 3
v -q goal add --year 2024 --number 1 --text "Due" --indicator press2 \
    --target 3 --due 2024-02-01
none "words are a result, and so is 0; what goes on has time"

# ---- sums ----------------------------------------------------------------------------------

fresh
v -q org add --name A --registered-on 2023-03-01
v -q org add --name B --registered-on 2023-03-02
goal 1 org.registered --target 3
result 1 --value 3
goal 2 org.registered --target 3 --indicator2 org.active --target2 0
result 2 --value 2
result 2 --value 7 --indicator org.active
goal 3 org.registered --kind share --filter municipality=SE-0180 --target 50
result 3 --value 40
finds "what was counted and recorded differs" <<'EOF'
2023,1,national,counted and recorded differ,2 / 3
2023,2,national,counted and recorded differ,2 / 7
2023,3,national,counted and recorded differ,0 / 40
EOF
fresh
for n in 1 2 3 4 5 6 7; do
	v -q org add --name "O $n" --registered-on 2023-03-01 \
	    --municipality $((n < 3 ? 180 : 380))
done
goal 1 org.registered --target 3
result 1 --value 7
goal 2 org.registered --target 3
result 2 --value 5 --qualifier over
goal 3 org.registered --target 3
result 3 --value 7.2 --qualifier about
goal 4 org.registered --kind share --filter municipality=SE-0180 --target 50
result 4 --value 29
goal 5 org.registered --target 3 --period-from 2023-04-01
goal 6 org.registered --target 3 --indicator2 org.active --target2 0
result 6 --value 7 --indicator org.active
none "as exact as it was recorded it agrees; a period is not the year"

fresh
goal 1 press --target 3
result 1 --value 2 --date 2024-01-10
goal 2 followers --kind stock --target 3
result 2 --value 5 --date 2024-01-02
goal 3 pages --target 10
result 3 --value 4 --date 2023-03-31
result 3 --value 6 --date 2023-06-30
result 3 --value 10 --date 2023-12-31
goal 4 calls --target 10
result 4 --value 4 --date 2023-03-31
result 4 --value 4 --date 2023-06-30
finds "results that don't make the goal's sum" <<'EOF'
2023,1,national,a result is dated outside the goal's time,2024-01-10
2023,3,national,a result is what the others add up to: is it counted twice?,10
EOF

fresh
v -q org add --name A --registered-on 2023-03-01
goal 1 org.active --kind share --indicator2 org.registered --target 50
v -q org add --name B --registered-on 2022-03-01
v -q org add --name C --registered-on 2022-03-01
finds "a part that is more than its whole" <<'EOF'
2023,1,national,the part is more than the whole,3 / 1
EOF

fresh
goal 1 visits --target 100
goal 1.1 visits --target 60 --parent 1
goal 1.2 visits --target 50 --parent 1
goal 1.3 talks --target 500 --parent 1
result 1 --value 90
result 1.1 --value 50
result 1.2 --value 39
result 1.3 --value 500
goal 2 mails --target 100
v -q goal add --year 2023 --number 2 --indicator mails --text Mails \
    --target 70 --scope 0180
v -q goal add --year 2023 --number 2 --indicator mails --text Mails \
    --target 40 --scope 0380
result 2 --value 80
result 2 --value 60 --scope 0180
result 2 --value 21 --scope 0380
finds "wholes and their parts" <<'EOF'
2023,1,national,its figure and those of the goals under it differ,90 / 89
2023,1,national,its target is less than those of the goals under it,100 / 110
2023,2,national,its figure is less than those of the municipalities,80 / 81
2023,2,national,its target is less than those of the municipalities,100 / 110
EOF
fresh
goal 1 visits --target 100
goal 1.1 visits --target 60 --parent 1
goal 1.2 visits --target 40 --parent 1
goal 1.3 talks --target 500 --parent 1
result 1 --value 90
result 1.1 --value 50
result 1.2 --value 40
result 1.3 --value 500
goal 2 org.registered --target 5
goal 2.1 org.registered --target 2 --parent 2 --filter municipality=SE-0180
v -q goal add --year 2023 --number 2 --indicator org.registered --text O \
    --target 2 --scope 0180
none "parts need not be all there is"

# ---- results of none --------------------------------------------------------------------------

fresh
goal 1 press --target 3
result 1 --value 3
cat >results.csv <<'EOF'
year,number,indicator,date,value,source
2023,1.9,,2023-05-05,3,s
2023,1,pres,2023-05-05,3,s
2023,,visitors.own,2023-05-05,3,s
2023,1,,2024-03-05,0,s
EOF
v -q result import results.csv
finds "results that no goal has, and of days to come" <<'EOF'
2023,1,national,a result is dated outside the goal's time,2024-03-05
2023,1,national,a result that no goal has,pres: 2023-05-05
2023,1.9,national,a result that no goal has,2023-05-05
2023,1,national,a result of a day that is to come,2024-03-05
EOF

# ---- rows of no item, and days ------------------------------------------------------------------

fresh
v -q activity add --kind lecture --title "No plan yet" --on 2023-05-05 --plan 77
v -q initiative add --title "No plan at all" --plan 99
none "where there is no plan, no item is amiss"
v -q plan add --year 2023 --number 7 --kind theme --title Seven
v -q plan add --year 2024 --number 99 --kind theme --title Other
v -q activity add --kind lecture --title "Right" --on 2023-05-05 --plan 7
v -q activity add --kind lecture --title "Last year's" --on 2024-01-05 --plan 7
v -q activity add --kind lecture --title "No plan" --on 2022-01-05 --plan 7
v -q initiative add --title "Nowhere" --plan 98
v -q remark add --plan 8 --kind question --text "Why?" --on 2023-06-01
v -q remark add --plan 7 --kind question --text "How?" --on 2023-06-01
finds "of an item that isn't in the plan" <<'EOF'
2023,77,,an activity of an item that isn't in the year's plan,1: No plan yet
2024,7,,an activity of an item that isn't in the year's plan,3: Last year's
,98,,an initiative of an item that is in no plan,2: Nowhere
2023,8,,a remark on an item that isn't in the year's plan,1: Why?
EOF
fresh
v -q partner add --name Bank --kind company --status signed \
    --registered-on 2022-01-01 --status-on 2022-01-01
v -q partner add --name School --kind school --status signed \
    --registered-on 2022-01-01 --status-on 2022-01-01
v -q partner add --name Left --kind school --registered-on 2022-01-01
v -q partner add --name None --kind school --status signed
v -q agreement add --partner-id 1 --title Old --from 2022-01-01 --to 2022-12-31
v -q agreement add --partner-id 1 --title Older --from 2022-01-01 \
    --ended-on 2024-01-31
v -q agreement add --partner-id 2 --title Old --from 2022-01-01 --to 2022-12-31
v -q agreement add --partner-id 2 --title New --from 2023-01-01 --to 2024-02-01
v -q agreement add --partner-id 3 --title Old --from 2022-01-01 --to 2022-12-31
v -q agreement add --partner-id 3 --title Undated --sum 5
v -q initiative add --title Pilot
VCCTL_NOW=2024-03-01T12:00:00Z
v -q stage add --initiative-id 1 --stage started --reached-on 2024-02-02
VCCTL_NOW=2024-02-01T12:00:00Z
finds "what can't be so" <<'EOF'
,,,a stage is reached on a day that is to come,1: Pilot: 2024-02-02
,,,an agreement without a first day isn't counted,6: Undated
,,,"a partner is signed, and all its agreements are over",1: Bank
EOF
runs v stage add --initiative-id 1 --stage launched --reached-on 2024-02-02
rc_is 65 "no stage is reached before its day"
err_is "and says so" <<'EOF'
vcctl: --reached-on: 2024-02-02 is still to come
EOF
runs v -q stage add --initiative-id 1 --stage launched --reached-on 2024-02-01
rc_is 0 "today is none to come"

# ---- targets -----------------------------------------------------------------------------------

fresh
goal 1 org.registered --target 3
goal 2 org.registered --target 3
v -q goal edit '#1' --target 4 --reason "the board"
v -q goal edit '#2' --text "Other words"
v -q goal add --year 2025 --number 1 --indicator org.registered --text x \
    --target 3
v -q goal edit '#3' --target 5
finds "a target that changed after the start" <<'EOF'
2023,1,national,a target changed after the start,2024-02-01
EOF
runs v db check --figures
out_like '^2023  1 .* a target changed after the start' "for people"

done_testing
