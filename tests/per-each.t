#!/bin/sh
# SPDX-License-Identifier: ISC
# Goals of kind per-each: with each partner of a kind, or with each member of
# a list that was frozen.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
VCCTL_NOW=2026-08-15T12:00:00Z

v()
{
	vcctl -D "$T/e.db" "$@"
}

# says STATUS MESSAGE ARGS...
says()
{
	code=$1
	message=$2
	shift 2
	runs v "$@"
	rc_is "$code" "$message"
	echo "vcctl: $message" >wanted
	err_is "and says so" wanted
	out_empty "and nothing else"
}

# result NUMBER WANTED NAME: result, part, whole and status of a goal
result()
{
	is "$(v report --year 2026 -f csv | grep "^2026,,$1," |
	    cut -d, -f 11,15,16,18)" "$2" "$3"
}

v -q db init --country DK --municipality Odense --lang en --name Centret
v -q partner import - <<'CSV'
id,name,kind,municipality,registered_on
1,Kulturforvaltningen,department,Odense,2025-02-01
2,Miljøforvaltningen,department,Odense,2025-02-01
3,Sundhedsforvaltningen,department,Odense,2025-02-01
4,Regionshuset,department,Nyborg,2025-02-01
5,Banken,company,Odense,2025-02-01
CSV
v -q partner campaign new "Nye forvaltninger" --kind department \
    --municipality Odense
v -q activity import - <<'CSV'
id,kind,title,on,partner_id
1,meeting,Første møde,2026-02-03,Kulturforvaltningen
2,meeting,Andet møde,2026-03-03,Kulturforvaltningen
3,meeting,Møde,2026-04-03,Miljøforvaltningen
4,meeting,Møde,2026-05-03,Regionshuset
5,meeting,Møde,2025-05-03,Sundhedsforvaltningen
6,fair,Messe,2026-05-04,Sundhedsforvaltningen
CSV
v -q goal import - <<'CSV'
year,number,kind,filter,indicator,target,text
2026,1.1,per-each,list=Nye forvaltninger,activity.meeting,,A meeting with each
2026,1.2,per-each,list=Nye forvaltninger,activity.meeting,2,Two with each
2026,1.3,per-each,kind=department,activity.meeting,,With each department
CSV

# ---- of a list ---------------------------------------------------------------

runs v goal explain 1.1 --year 2026
out_is "the units: how much each has, and who lacks it" <<'EOF2'
1.1: A meeting with each
Counted: activity.meeting
activities of the kind that were held, by their first day and place, each as often as it took place
Days: 2026-01-01 to 2026-08-15
Campaign: Nye forvaltninger
Enough for each: 1

Id  On          Municipality  Amount  Text                   Has
--  ----------  ------------  ------  ---------------------  ---

Have enough
-----------
 1  2026-02-03  Odense             1  Kulturforvaltningen      2
 2  2026-04-03  Odense             1  Miljøforvaltningen       1

Don't have enough
-----------------
 3              Odense             1  Sundhedsforvaltningen    0

2 of 3 have enough, 1 don't
EOF2
runs v goal explain 1.2 --year 2026 -f csv
out_is "enough is had on the day of the second" <<'EOF2'
condition,basis,id,on,municipality,organisation,amount,qualifier,stated,text,source,has
1,counted,1,2026-03-03,DK-0461,,1,,,Kulturforvaltningen,,2
2,counted,2,,DK-0461,,1,,,Miljøforvaltningen,,1
2,counted,3,,DK-0461,,1,,,Sundhedsforvaltningen,,0
EOF2
result 1.1 66.667,2,3,pending "two of three"
result 1.2 33.333,1,3,pending "one has two"
result 1.3 75,3,4,pending "of the kind there are four"
runs v report --year 2026 -f md
out_is "the report has them" <<'EOF2'
# Goals and results 2026, Centret

As of 2026-08-15

| No. | Goal | Target | Result | Of target | Status | Basis |
| --- | --- | ---: | ---: | ---: | --- | --- |
| 1.1 | A meeting with each | 100 % | 66.7% (2 of 3) | 67% | pending | counted |
| 1.2 | Two with each | 100 % | 33.3% (1 of 3) | 33% | pending | counted |
| 1.3 | With each department | 100 % | 75% (3 of 4) | 75% | pending | counted |

1\.1: 0.2 a month so far, 0.3 a month needed

1\.2: 0.1 a month so far, 0.5 a month needed

1\.3: 0.4 a month so far, 0.3 a month needed

Goals: 3. Exceeded 0, met 0, partly met 0, missed 0, pending 3, no result 0, no target 0.
EOF2
v -q activity add --kind meeting --title Møde --on 2026-08-01 \
    --partner-id Sundhedsforvaltningen
result 1.1 100,3,3,met "met with all of them"

v -q partner add --name Skoleforvaltningen --kind department \
    --municipality Odense --registered-on 2026-03-01
result 1.1 100,3,3,met "who comes later isn't on the list"
result 1.3 80,4,5,pending "but of the kind"
v -q partner set Miljøforvaltningen ended --on 2026-06-01 --reason other
result 1.1 100,3,3,met "who ended stays on the list"
result 1.3 75,3,4,pending "but isn't asked for by the kind"

# ---- where -------------------------------------------------------------------

v -q goal add --year 2026 --number 2.1 --kind per-each --scope Nyborg \
    --filter kind=department --indicator activity.meeting --text Nyborg
result 2.1 100,1,1,met "a scope is of the units, wherever it took place"

# ---- of organisations and volunteers -------------------------------------------

v -q org import - <<'CSV'
id,name,municipality,registered_on,status
1,Natteravnene,Odense,2025-01-01,approved
2,Madklubben,Odense,2025-01-01,approved
3,Skakklubben,Odense,2025-01-01,approved
CSV
v -q org campaign new Stille --municipality Odense
for title in Vagt Aftenvagt; do
	v -q assignment add --organisation-id Natteravnene --title $title \
	    --registered-on 2026-05-05
done
v -q goal add --year 2026 --number 3.1 --kind per-each --filter list=Stille \
    --indicator assignment.registered --target 2 --text "Two of each"
runs v goal explain 3.1 --year 2026 -f csv
out_is "organisations by name" <<'EOF2'
condition,basis,id,on,municipality,organisation,amount,qualifier,stated,text,source,has
1,counted,1,2026-05-05,DK-0461,Natteravnene,1,,,,,2
2,counted,2,,DK-0461,Madklubben,1,,,,,0
2,counted,3,,DK-0461,Skakklubben,1,,,,,0
EOF2
v -q org merge Natteravnene Madklubben --confirm=2
result 3.1 66.667,2,3,pending "two that became one are two on the list"

v -q volunteer add --name "Vera Testperson" --municipality Odense \
    --registered-on 2026-01-05
v -q volunteer campaign new Nye
v -q goal add --year 2026 --number 4.1 --kind per-each --filter list=Nye \
    --indicator volunteer.registered --text "Each is there"
runs v goal explain 4.1 --year 2026 -f csv
out_is "volunteers without their names" <<'EOF2'
condition,basis,id,on,municipality,organisation,amount,qualifier,stated,text,source,has
1,counted,1,2026-01-05,DK-0461,,1,,,,,1
EOF2

# ---- a stock -------------------------------------------------------------------

v -q agreement add --partner-id Banken --title Aftale --from 2025-03-01
v -q goal add --year 2026 --number 5.1 --kind per-each --filter kind=company \
    --indicator agreement.active --text "An agreement with each company"
result 5.1 100,1,1,met "what is in force since last year is there"
runs v goal explain 5.1 --year 2026
out_like '^Days: until 2026-08-15$' "for it has no beginning"
v -q agreement edit 1 --to 2026-06-30
result 5.1 0,0,1,pending "and then isn't"

# ---- what is refused -------------------------------------------------------------

says 65 "--filter: per-each is of a kind of partner or of a campaign: write kind=KIND or list=NAME" \
    goal add --year 2026 --number 9 --text t --kind per-each \
    --indicator activity.fair
says 65 "--filter: per-each is of a kind of partner or of a campaign: write kind=KIND or list=NAME" \
    goal add --year 2026 --number 9 --text t --kind per-each \
    --indicator activity.fair --filter "kind=company; list=Stille"
says 65 "--indicator: the campaign's members are those of 'vcctl partner', and 'assignment.registered' isn't counted for each of them" \
    goal add --year 2026 --number 9 --text t --kind per-each \
    --indicator assignment.registered --filter "list=Nye forvaltninger"
runs v goal add --year 2026 --number 9 --text t --kind per-each \
    --indicator assignment --filter "list=Nye forvaltninger"
rc_is 65 "a part of an indicator's name is none"
err_is "and a whole one is shown" <<'EOF'
vcctl: nothing counts 'assignment': record its results with 'vcctl goal result'
vcctl: --indicator: 'assignment' isn't the whole of an indicator, as 'assignment.published'; see 'vcctl goal indicators'
EOF
says 65 "--filter: no campaign is called 'Alle'; 'campaign list' of its noun shows them, as 'vcctl org campaign list'" \
    goal add --year 2026 --number 9 --text t --kind per-each \
    --indicator activity.fair --filter list=Alle
says 65 "--indicator: a filter with list= is for list.reached, or for a goal of kind per-each" \
    goal add --year 2026 --number 9 --text t \
    --indicator activity.fair --filter list=Stille
says 65 "--indicator: the campaign's members are those of 'vcctl volunteer', and 'interest.started' isn't counted for each of them" \
    goal add --year 2026 --number 9 --text t --kind per-each \
    --indicator interest.started --filter list=Nye
# ---- of nobody -----------------------------------------------------------------

v -q goal add --year 2026 --number 9.1 --kind per-each --filter kind=school \
    --indicator activity.meeting --text "With each school"
v -q goal add --year 2025 --number 9.1 --kind per-each --filter kind=school \
    --indicator activity.meeting --text "With each school"
v -q goal add --year 2025 --number 9.2 --kind share --target 50 \
    --indicator press --text "A share of nothing"
runs v report --year 2025
out_is "of no partners it says that there are none" <<'EOF2'
Goals and results 2025, Centret

No.  Goal                Target  Result  Of target  Status     Basis
---  ------------------  ------  ------  ---------  ---------  -----
9.1  With each school     100 %                     no result
9.2  A share of nothing    50 %                     no result

9.1: there are no such partners
9.2: no result is counted or recorded
Goals: 2. Exceeded 0, met 0, partly met 0, missed 0, pending 0, no result 2, no target 0.
EOF2
runs v report --year 2026
out_like '^9\.1: there are no such partners$' "and while there may come some"
runs v goal explain 9.1 --year 2025
out_is "and so is it explained" <<'EOF2'
9.1: With each school
Counted: activity.meeting
activities of the kind that were held, by their first day and place, each as often as it took place
Days: 2025-01-01 to 2025-12-31
Kind of partner: school
Enough for each: 1

0 of 0 have enough, 0 don't
9.1: there are no such partners
EOF2

# ---- nor a target ---------------------------------------------------------------

v -q goal add --year 2025 --number 9.3 --indicator press --text "No target"
v -q goal add --year 2027 --number 9.3 --indicator press --text "No target"
runs v report --year 2025 -f csv
is "$(sed -n 's/^2025,,9\.3,.*national,[^,]*,[^,]*,//p' "$out")" \
    ",,,,,,,,,,no result,,," "without target and result one has none, when over"
runs v report --year 2027
out_is "and before that no status" <<'EOF2'
Goals and results 2027, Centret
As of 2026-08-15

No.  Goal       Target  Result  Of target  Status  Basis
---  ---------  ------  ------  ---------  ------  -----
9.3  No target

Goals: 1. Exceeded 0, met 0, partly met 0, missed 0, pending 0, no result 0, no target 1.
EOF2

done_testing
