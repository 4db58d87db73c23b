#!/bin/sh
# SPDX-License-Identifier: ISC
# Activities that are planned, held, cancelled: what counts, and the plan
# beside what was held.
. "${0%/*}/lib.sh"
db=$T/a.db

v()
{
	vcctl -D "$db" "$@"
}

# says STATUS MESSAGE ARGS...
says()
{
	code=$1
	message=$2
	shift 2
	runs v "$@"
	rc_is "$code" "$message"
	echo "vcctl: $message" >"$T/wanted"
	err_is "and says so" "$T/wanted"
	out_empty "and nothing else"
}

v -q db init --name Byrån --country SE --municipality 0180 --lang sv
v -q activity import - <<'EOF'
id;typ;titel;datum;slut;status;deltagare;tema
1;mässa;Vårmässa;2026-05-10;2026-05-11;planerad;;1.2
2;mässa;Höstmässa;2026-12-10;;planerad;;1.2
3;kurs;Grundkurs;2026-03-01;;;14;
4;kurs;Kurs igen;2026-10-01;;planerad;;
5;föreläsning;På torget;2026-06-01;;planerad;;
6;kurs;Förra året;2025-03-01;;genomförd;9;
EOF
runs v activity list --columns id,on,status,planned_on,registered_on -f csv
out_is "what is yet to come is planned for its day, what is past was held" <<'EOF'
id,on,status,planned_on,registered_on
1,2026-05-10,planned,2026-05-10,2026-05-10
2,2026-12-10,planned,2026-12-10,2026-11-22
3,2026-03-01,held,,2026-03-01
4,2026-10-01,planned,2026-10-01,2026-10-01
5,2026-06-01,planned,2026-06-01,2026-06-01
6,2025-03-01,held,,2025-03-01
EOF
v -q goal add --year 2026 --number 1 --text Mässor --indicator activity.fair \
    --target 2
v -q goal add --year 2026 --number 2 --text Kurser --target 30 \
    --indicator activity.participants.training
runs v report --year 2026 -f csv --columns number,result
rc_is 2 "columns are not chosen here"
counted()
{
	v report --year 2026 -f csv | cut -d, -f 3,11 | sed 1d | tr '\n' ' '
}
is "$(counted)" "1,0 2,14 " "what is planned doesn't count"

says 65 "2026-12-10 is yet to come, and nothing is held before its day" \
    activity held 2 --on 2026-12-10
runs v report --year 2026 --pace
out_like '^1: yet to come, but in the register already: 1$' \
    "but the pace knows of what is yet to come"

# ---- what came of it -----------------------------------------------------------

runs v todo --kind planned
out_is "it is asked what came of those whose day has passed" <<'EOF'
To do on 2026-11-22: 3
Planned activities whose day has passed: 3

Due since   Kind     Id  Subject    Organisation  What settles it
----------  -------  --  ---------  ------------  ---------------------
2026-05-12  planned   1  Vårmässa                 vcctl activity held 1
2026-06-02  planned   5  På torget                vcctl activity held 5
2026-10-02  planned   4  Kurs igen                vcctl activity held 4
EOF
runs v activity held 1 --on 2026-05-17 --participants 40 --evaluation Bra
rc_is 0 "it was held, a week later"
echo "activity 1: held" >"$T/wanted"
err_is "and so it is said" "$T/wanted"
runs v activity held 4 --participants 11
rc_is 0 "it was held when it was expected"
says 2 "why? say it with --reason: too_few, illness, weather, no_funding, priorities, postponed, other" \
    activity cancel 5
runs v activity cancel 5 --reason "väder: storm" --on 2026-05-30
rc_is 65 "it can't have been called off before it was known of"
runs v activity cancel 5 --reason "väder: storm" --on 2026-06-01
rc_is 0 "one was called off"
v -qn activity held 2
is "$(v activity list --status planned -f csv --columns id | tail -n 1)" 2 \
    "a dry run holds nothing"
says 65 "it is 'held' already" activity held 1
says 65 "no step leads from 'held' to 'planned': 'held' is an end; reopen it with a reason" \
    activity set 1 planned
runs v activity list --on 2026 -f csv \
    --columns id,on,ends_on,status,planned_on,participants
out_is "the day is when it was held, and what was planned stays" <<'EOF'
id,on,ends_on,status,planned_on,participants
1,2026-05-17,2026-05-18,held,2026-05-10,40
2,2026-12-10,,planned,2026-12-10,
3,2026-03-01,,held,,14
4,2026-10-01,,held,2026-10-01,11
5,2026-06-01,,cancelled,2026-06-01,
EOF
runs v activity history 5 -f csv --columns id
rc_is 2 "a history has its own columns"
runs v activity history 5 -f csv
out_like '^2026-06-01,cancelled,,weather: storm,' "and tells why"
is "$(counted)" "1,1 2,25 " "what was held counts"
runs v goal explain 1 --year 2026
out_like '^ 1  2026-05-17' "on the day it was held"

# ---- beside each other ----------------------------------------------------------

runs v activity plan --year 2026
out_is "the plan beside what was held" <<'EOF'
Activities 2026, as of 2026-11-22

Id  Title      Plan  Planned for  Held        Status     Participants
--  ---------  ----  -----------  ----------  ---------  ------------

training
--------
 3  Grundkurs                     2026-03-01  held                 14
 4  Kurs igen        2026-10-01   2026-10-01  held                 11

fair
----
 1  Vårmässa   1.2   2026-05-10   2026-05-17  held                 40
 2  Höstmässa  1.2   2026-12-10               planned

lecture
-------
 5  På torget        2026-06-01               cancelled

Planned: 4; held: 2; cancelled: 1; still to come: 1; late: 0
Held without a plan: 1
EOF
runs env VCCTL_NOW=2027-02-01T12:00:00Z "$VCCTL" -D "$db" \
    activity plan --year 2026 -f csv
out_like '^fair,2,Höstmässa,1.2,2026-12-10,,late,,$' \
    "what nobody told of is late"
says 2 "which year? say it with --year" activity plan
runs v activity calendar --ical
out_like '^STATUS:CANCELLED' "a calendar program is told what was called off"

# The plan that is taken in again takes nothing back.
runs v activity import - <<'EOF'
id;typ;titel;datum;status
1;mässa;Vårmässa;2026-05-17;planerad
2;mässa;Höstmässa;2026-11-20;genomförd
EOF
rc_is 0 "a file moves one on"
is "$(v activity list --kind fair -f csv --columns id,on,status,planned_on |
    sed 1d | tr '\n' ' ')" \
    "1,2026-05-17,held,2026-05-10 2,2026-11-20,held,2026-12-10 " \
    "and none back"

# ---- what stands below one ----

v -q org add --name "Red Cross"
v -q activity add --kind award --title "Prize" --on 2026-11-01
prize=$(v activity list --kind award -f csv --columns id | tail -n 1)
v -q figure add --activity-id "$prize" --what nominations --value 160
v -q entry add --activity-id "$prize" --category Youth --title "Night walks" \
    --organisation-id 1 --place winner --votes 5000 --qualifier '>'
runs v activity show "$prize"
is "$(sed -n '/nominations/p; /Night/p' "$out" | sed 's/\xc2\xa0/ /g; s/ \{1,\}/ /g')" \
    " 1 nominations 160
 1 Youth Night walks Red Cross winner more than 5,000" \
    "an award is shown with its numbers and who was in the running"
runs v entry list
out_like 'Votes' "votes are listed"
out_like 'more.*5,000' "as they were told"
v -q group add --name Jury --kind jury
v -q member add --group-id Jury --role Chair --organisation-id 1
runs v member list
out_like 'Chair .*Red Cross' "members are listed with whom they are of"
runs v goal add --year 2026 --number 9 --text T --indicator x.y --kind stock
runs v goal list
out_like 'stock' "goals with their kind"
done_testing
