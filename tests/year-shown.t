#!/bin/sh
# SPDX-License-Identifier: ISC
# What is shown of a year: plans with their goals and by months, what
# activities and agreements come to, the board, partners, stories.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
db=$T/y.db
VCCTL_NOW=2008-01-15T12:00:00Z
nouns="plan calendar partner agreement grant group member initiative stage
    remark activity story figure entry"
cp "$SRC"/tests/data/year-* .

v()
{
	vcctl -D "$db" "$@"
}

# body: of a page, only that.
body()
{
	sed -e '1,/<body>/d' -e '/^<\/body>/,$d' "$out" >"$T/body"
	mv "$T/body" "$out"
}

v -q db init --country SE --municipality 0180 --lang sv --name Byrån
v -q org add --name Kyrkan --registered-on 2007-01-01
for noun in $nouns; do
	v -q "$noun" import "year-$noun.csv"
done

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

# ---- the plan with its goals -----------------------------------------

v -q goal import - <<'EOF'
year,number,text,indicator,filter,kind,target,plan,indicator2,target2
2007,1.2,Två kurser,activity.training,plan=1,flow,2,,,
2007,A.1,Trettio på två kurser,activity.participants.training,,flow,30,1.2,activity.training,2
2007,2.1,Ett nytt avtal med en kommun,agreement.signed,kind=municipality,flow,1,,,
2007,2.2,Ca 180 på öppet hus,activity.participants.open_house,,flow,200,,,
2007,2.3,Avtal värda 300 000 kr,agreement.value,,money,300000,,,
2007,2.4,Två avtal gäller vid årets slut,agreement.active,,stock,2,,,
2007,2.5,Fyra nyhetsbrev,activity.newsletter,,flow,4,9,,
EOF
runs v plan tree --year 2007
out_is "items and goals hang on each other by number" <<'EOF'
Plan 2007

No.   Kind      Title                            Owner  Due             Target  Status
----  --------  -------------------------------  -----  ----------  ----------  ------
0     plan      Plan 2007
1     theme       Fler uppdrag                   Maria
1.2   activity      Ring alla                           2007-03-31
1.2   goal            Två kurser                                             2  met
A.1   goal            Trettio på två kurser                             30 / 2  met
1.10  activity      Skriv till alla
A     track       Förmedling
2.1   goal      Ett nytt avtal med en kommun                                 1  met
2.2   goal      Ca 180 på öppet hus                                        200  missed
2.3   goal      Avtal värda 300 000 kr                              300,000 kr  missed
2.4   goal      Två avtal gäller vid årets slut                              2  met
2.5   goal      Fyra nyhetsbrev                                              4  met

2.5: the plan has no item '9' for this goal
EOF
runs v plan tree --year 2007 -f html
out_like '<td style="padding-left: 3.5em">Två kurser</td>' \
    "in a page every line of a title is as far in"
runs v plan tree --year 2007 -f csv
out_is "for programs too" <<'EOF'
depth,number,kind,title,owner,due,indicator,target,target2,unit,status
0,0,plan,Plan 2007,,,,,,,
1,1,theme,Fler uppdrag,Maria,,,,,,
2,1.2,activity,Ring alla,,2007-03-31,,,,,
3,1.2,goal,Två kurser,,,activity.training,2,,,met
3,A.1,goal,Trettio på två kurser,,,activity.participants.training,30,2,,met
2,1.10,activity,Skriv till alla,,,,,,,
1,A,track,Förmedling,,,,,,,
0,2.1,goal,Ett nytt avtal med en kommun,,,agreement.signed,1,,,met
0,2.2,goal,Ca 180 på öppet hus,,,activity.participants.open_house,200,,,missed
0,2.3,goal,Avtal värda 300 000 kr,,,agreement.value,300000,,,missed
0,2.4,goal,Två avtal gäller vid årets slut,,,agreement.active,2,,,met
0,2.5,goal,Fyra nyhetsbrev,,,activity.newsletter,4,,,met
EOF
runs v plan tree --year 2001 -f csv
out_is "a year without a plan shows its goals, of which there are none" <<'EOF'
depth,number,kind,title,owner,due,indicator,target,target2,unit,status
EOF
v -q goal import - <<'EOF'
year,number,text,indicator,plan,parent
2006,1,Over,web.visitors,B,
2006,3,Under it,web.visitors,B,1
2006,2,And under that,web.visitors,,3
2006,4,Ring,web.visitors,B,5
2006,5,And ring,web.visitors,,4
2006,6,Nothing above,web.visitors,,9
EOF
for pair in "B C" "C B" "D X"; do
	v -q plan add --year 2006 --number "${pair% *}" --kind track \
	    --title "${pair% *}" --parent "${pair#* }"
done
runs v plan tree --year 2006
out_is "rings and gaps are shown, and told of" <<'EOF'
Plan 2006

No.  Kind   Title                 Status
---  -----  --------------------  ---------
B    track  B
C    track    C
1    goal     Over                no result
3    goal       Under it          no result
2    goal         And under that  no result
D    track  D
6    goal   Nothing above         no result
4    goal   Ring                  no result
5    goal     And ring            no result

B: 'C' stands below it, and can't be above it
D: the plan has no item 'X' above it
6: no goal has the number '9' above it
EOF

# ---- what the goals count --------------------------------------------

runs v report --year 2007
out_is "counted, with what is not exact" <<'EOF'
Goals and results 2007, Byrån

No.  Goal                                 Target     Result  Of target  Status  Basis
---  -------------------------------  ----------  ---------  ---------  ------  -------
1.2  Två kurser                                2          2       100%  met     counted
2.1  Ett nytt avtal med en kommun              1          1       100%  met     counted
2.2  Ca 180 på öppet hus                     200  about 180        90%  missed  counted
2.3  Avtal värda 300 000 kr           300,000 kr  40,000 kr        13%  missed  counted
2.4  Två avtal gäller vid årets slut           2          2       100%  met     counted
2.5  Fyra nyhetsbrev                           4          4       100%  met     counted
A.1  Trettio på två kurser                30 / 2     30 / 2             met     counted

Goals: 7. Exceeded 0, met 5, partly met 0, missed 2, pending 0, no result 0, no target 0.
EOF
runs v goal explain A.1 --year 2007
out_is "a goal is explained by its activities" <<'EOF'
A.1: Trettio på två kurser
Counted: activity.participants.training
those who came to activities of the kind, by the first day and place
Days: 2007-01-01 to 2007-12-31
Counted: activity.training
activities of the kind that were held, by their first day and place, each as often as it took place
Days: 2007-01-01 to 2007-12-31

Id  On          Municipality  Amount  Text
--  ----------  ------------  ------  --------------

activity.participants.training
------------------------------
 3  2007-03-05  Stockholm         14  Grundkurs
 4  2007-10-05  Stockholm         16  Grundkurs igen

activity.training
-----------------
 3  2007-03-05  Stockholm          1  Grundkurs
 4  2007-10-05  Stockholm          1  Grundkurs igen

activity.participants.training: the amounts add up to 30
activity.training: the amounts add up to 2
EOF
runs v goal explain 2.1 --year 2007
out_is "a narrowed one by those that it is narrowed to" <<'EOF'
2.1: Ett nytt avtal med en kommun
Counted: agreement.signed
agreements by the day they were signed, or else their first day, by the other side's seat
Days: 2007-01-01 to 2007-12-31
Kind of partner: municipality

Id  On          Municipality  Amount  Text
--  ----------  ------------  ------  ----------
 2  2007-03-01  Växjö              1  Lokal byrå

The amounts add up to 1
EOF
runs v goal explain 2.3 --year 2007 -f csv
out_is "money as money" <<'EOF'
condition,basis,id,on,municipality,organisation,amount,qualifier,stated,text,source,has
1,counted,2,2007-03-01,SE-0780,,40000.00,,,Lokal byrå,,
EOF
runs v goal explain 2.2 --year 2007
out_is "what is not exact" <<'EOF'
2.2: Ca 180 på öppet hus
Counted: activity.participants.open_house
those who came to activities of the kind, by the first day and place
Days: 2007-01-01 to 2007-12-31

Id  On          Municipality     Amount  Text
--  ----------  ------------  ---------  ------
 1  2007-10-03  Stockholm     about 180  Fem år

The amounts add up to 180
EOF
runs v report --month 2007-10 -f csv
out_is "a month tells of what there was" <<'EOF'
indicator,month,month_last_year,year_to_date,year_to_date_last_year,target,needed_a_month
org.registered,0,0,1,0,,
org.active,1,0,,,,
org.member,0,0,,,,
org.with_assignment,0,0,0,0,,
assignment.registered,0,0,0,0,,
assignment.published,0,0,0,0,,
assignment.open,0,0,,,,
interest.received,0,0,0,0,,
interest.started,0,0,0,0,,
volunteer.registered,0,0,0,0,,
partner.known,3,2,,,,
partner.signed,0,0,1,1,,
partner.active,2,1,,,,
agreement.signed,0,0,1,1,,
agreement.active,2,2,,,2,
agreement.ended,0,0,1,0,,
agreement.value,0.00,0.00,40000.00,0.00,300000.00,130000.00
activity.training,1,0,2,0,,
activity.steering_meeting,0,0,1,0,,
activity.open_house,1,0,1,0,,
activity.newsletter,0,0,4,0,4,
activity.award,1,0,1,0,,
activity.company_visit,0,0,1,0,,
activity.recommendation,0,0,1,0,,
activity.group_assignment,0,0,1,0,,
initiative.dialogue,0,0,1,0,,
initiative.local_committee,0,0,1,0,,
activity.participants.open_house,180,0,180,0,200,10
activity.participants.training,16,0,30,0,30,
EOF
says 65 "--filter: plan= narrows no 'org.registered': only activities have an item of the plan" \
    goal add --year 2007 --number 9 --text t --indicator org.registered --filter plan=1
says 65 "--filter: kind= narrows no 'org.registered': only activities, agreements and partners have a partner" \
    goal add --year 2007 --number 9 --text t --indicator org.registered --filter kind=company
says 65 "--filter: partner= narrows no 'interest.received': only activities, agreements and partners have a partner" \
    goal add --year 2007 --number 9 --text t --indicator interest.received --filter partner=1
says 65 "--filter: plan= narrows no 'agreement.signed': only activities have an item of the plan" \
    goal add --year 2007 --number 9 --text t --indicator agreement.signed --filter plan=1
says 65 "--filter: unknown kind 'friend'; one of municipality, company, department, institution, pro_bono, foundation, media, volunteer_centre, council, church, school, authority, region, politics, association, research, stakeholder, union, other" \
    goal add --year 2007 --number 9 --text t --indicator activity.fair --filter kind=friend
says 65 "--filter: not a filter: write municipality=CODE, org=ID, list=NAME, plan=NUMBER, kind=KIND, partner=ID, or several with ';' between" \
    goal add --year 2007 --number 9 --text t --indicator activity.fair --filter partner=Banken

v -q goal add --year 2007 --number 3.1 --kind per-each --filter kind=company \
    --indicator activity.company_visit --text "Ett besök hos varje företag"
runs v goal explain 3.1 --year 2007
out_is "one with each, of those that there are" <<'EOF'
3.1: Ett besök hos varje företag
Counted: activity.company_visit
activities of the kind that were held, by their first day and place, each as often as it took place
Days: 2007-01-01 to 2007-12-31
Kind of partner: company
Enough for each: 1

Id  On          Municipality  Amount  Text      Has
--  ----------  ------------  ------  --------  ---

Have enough
-----------
 1  2007-04-01  Stockholm          1  Banken      1

Don't have enough
-----------------
 4              Solna              1  Tvilling    0

1 of 2 have enough, 1 don't
EOF
is "$(v report --year 2007 -f csv | grep '^2007,,3.1,')" \
    "2007,,3.1,Ett besök hos varje företag,national,activity.company_visit,per-each,100,,,50,,,,1,2,50,missed,counted,," \
    "of which one has none"

# ---- the calendar of a plan ------------------------------------------

runs v plan calendar --year 2007
out_is "lines by months, three beside each other, with what is due" <<'EOF'
Calendar 2007

Line             January                                     February  March
---------------  ------------------------------------------  --------  ----------
Grundspår        Aktiv
1) Fler uppdrag  Dialog                                      Start
Nätverk          Nätverk för företag; nätverk för patienter
1.2) Ring alla                                                         2007-03-31

Line  April  May  June
----  -----  ---  ----
–

Line            July  August  September
--------------  ----  ------  -----------
1.2) Ring alla                Uppföljning

Line  October  November  December
----  -------  --------  --------
–
EOF
runs v plan calendar --year 2007 -f md
out_is "as Markdown" <<'EOF'
# Calendar 2007

| Line | January | February | March | April | May | June | July | August | September | October | November | December |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Grundspår | Aktiv |  |  |  |  |  |  |  |  |  |  |  |
| 1) Fler uppdrag | Dialog | Start |  |  |  |  |  |  |  |  |  |  |
| 1.2) Ring alla |  |  | 2007-03-31 |  |  |  |  |  | Uppföljning |  |  |  |
| Nätverk | Nätverk för företag; nätverk för patienter |  |  |  |  |  |  |  |  |  |  |  |
EOF
runs v plan calendar --year 2007 -f html
body
out_is "as a page" <<'EOF'
<h1>Calendar 2007</h1>
<table>
<thead>
<tr><th>Line</th><th>January</th><th>February</th><th>March</th><th>April</th><th>May</th><th>June</th><th>July</th><th>August</th><th>September</th><th>October</th><th>November</th><th>December</th></tr>
</thead>
<tbody>
<tr><td>Grundspår</td><td>Aktiv</td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>1) Fler uppdrag</td><td>Dialog</td><td>Start</td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>1.2) Ring alla</td><td></td><td></td><td>2007-03-31</td><td></td><td></td><td></td><td></td><td></td><td>Uppföljning</td><td></td><td></td><td></td></tr>
<tr><td>Nätverk</td><td>Nätverk för företag; nätverk för patienter</td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
</tbody>
</table>
EOF
runs v plan calendar --year 2007 --half 2 -f csv
out_is "one half of it" <<'EOF'
line,title,july,august,september,october,november,december,quarter_3,quarter_4,half_2,whole_year,later
1.2,Ring alla,,,Uppföljning,,,,,,,,
EOF
runs v plan calendar --year 2007 --ical
rc_is 0 "a calendar"
tr -d '\r' <"$out" >got.ics
cat >want.ics <<'EOF'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//vcctl//vcctl 0.1.0//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Plan 2007
BEGIN:VEVENT
UID:calendar-2007-01-b33002099362b980@byrn.vcctl
DTSTAMP:20080115T120000Z
DTSTART;VALUE=DATE:20070101
DTEND;VALUE=DATE:20070201
TRANSP:TRANSPARENT
SUMMARY:Grundspår: Aktiv
END:VEVENT
BEGIN:VEVENT
UID:calendar-2007-01-af63ac4c86019afc@byrn.vcctl
DTSTAMP:20080115T120000Z
DTSTART;VALUE=DATE:20070101
DTEND;VALUE=DATE:20070201
TRANSP:TRANSPARENT
SUMMARY:Fler uppdrag: Dialog
END:VEVENT
BEGIN:VEVENT
UID:calendar-2007-01-80045a861c9e0f44@byrn.vcctl
DTSTAMP:20080115T120000Z
DTSTART;VALUE=DATE:20070101
DTEND;VALUE=DATE:20070201
TRANSP:TRANSPARENT
SUMMARY:Nätverk: Nätverk för företag\; nätverk för patienter
END:VEVENT
BEGIN:VEVENT
UID:calendar-2007-02-af63ac4c86019afc@byrn.vcctl
DTSTAMP:20080115T120000Z
DTSTART;VALUE=DATE:20070201
DTEND;VALUE=DATE:20070301
TRANSP:TRANSPARENT
SUMMARY:Fler uppdrag: Start
END:VEVENT
BEGIN:VEVENT
UID:calendar-2007-09-457d3918182e196c@byrn.vcctl
DTSTAMP:20080115T120000Z
DTSTART;VALUE=DATE:20070901
DTEND;VALUE=DATE:20071001
TRANSP:TRANSPARENT
SUMMARY:Ring alla: Uppföljning
END:VEVENT
BEGIN:VTODO
UID:plan-3@byrn.vcctl
DTSTAMP:20080115T120000Z
DUE;VALUE=DATE:20070331
STATUS:NEEDS-ACTION
SUMMARY:1.2: Ring alla
END:VTODO
END:VCALENDAR
EOF
same got.ics want.ics "a calendar, as it is to be"
says 2 "which year? say it with --year" \
    plan calendar
says 2 "'3' is no value for --half: a number from 1 to 2" \
    plan calendar --year 2007 --half 3
says 2 "--ical goes without --half" \
    plan calendar --year 2007 --half 1 --ical
says 2 "--ical goes without --format" \
    plan calendar --year 2007 --ical -f csv

# ---- next year -------------------------------------------------------

v -qn plan copy --from 2007 --to 2008 >/dev/null
is "$(v plan list --year 2008 -f csv | wc -l)" 1 "a dry run copies nothing"
runs v plan copy --from 2007 --to 2008 -f csv
rc_is 0 "a plan is copied"
err_is "it is told how much" <<'EOF'
copied 5 items and 5 entries of the calendar
wording that still names 2007:
EOF
out_is "and what still names the old year" <<'EOF'
noun,id,number,field,text
plan,9,0,title,Plan 2007
plan,10,1,text,Under 2007 ska fler uppdrag komma
EOF
runs v plan list --year 2008 -f csv
out_is "days have moved, and nobody approved it" <<'EOF'
id,year,number,kind,parent,title,text,owner,due,links,approved_by,approved_on
9,2008,0,plan,,Plan 2007,Så arbetar vi,,,Strategin,,
10,2008,1,theme,0,Fler uppdrag,Under 2007 ska fler uppdrag komma,Maria,,mål 3; SDG 17,,
11,2008,1.2,activity,,Ring alla,,,2008-03-31,,,
12,2008,1.10,activity,,Skriv till alla,,,,,,
13,2008,A,track,0,Förmedling,,,,,,
EOF
runs v calendar list --year 2008 -f csv
out_is "the calendar too" <<'EOF'
id,year,month,line,rank,text
6,2008,1,1,,Dialog
7,2008,2,1,,Start
8,2008,1,Nätverk,20,Nätverk för företag; nätverk för patienter
9,2008,9,1.2,,Uppföljning
10,2008,1,Grundspår,1,Aktiv
EOF
v -q plan add --year 2012 --number 1 --kind theme --title Ett
v -q calendar add --year 2012 --month 1 --line A --text Ett
runs v plan copy --from 2012 --to 2013
err_is "one of each is one" <<'EOF'
copied 1 item and 1 entry of the calendar
EOF
says 65 "2008 has a plan already; see 'vcctl plan list --year 2008'" \
    plan copy --from 2007 --to 2008
says 66 "2005 has no plan" \
    plan copy --from 2005 --to 2010
says 2 "2007 isn't after 2007: a year is begun with one before it" \
    plan copy --from 2007 --to 2007
says 2 "2005 isn't after 2007: a year is begun with one before it" \
    plan copy --from 2007 --to 2005
says 2 "which year? say it with --to" \
    plan copy --from 2007

# ---- initiatives, partners, stories ----------------------------------

runs v initiative board
out_is "the board, by the furthest stage" <<'EOF'
Id  Title      Institution  Owner  Status   First  Next      Late since  dialogue      local_committee  started
                                            time
--  ---------  -----------  -----  -------  -----  --------  ----------  ------------  ---------------  ------------

none reached
------------
 2  Odlarna    Parkhemmet          planned  yes    dialogue  2007-09-01  (2007-09-01)

local_committee
---------------
 1  Läsvänner  Hamnskolan   Maria  running  yes    started   2007-08-15  2007-02-12    2007-03-01       (2007-08-15)

Initiatives: 2, of which 2 where volunteers were never worked with before
A day in brackets is planned
EOF
runs v initiative board -f csv
out_is "for programs with both days of each" <<'EOF'
furthest,id,title,institution,owner,status,first_time,next,late_since,without_day,dialogue_planned_on,dialogue_reached_on,local_committee_planned_on,local_committee_reached_on,staff_involved_planned_on,staff_involved_reached_on,developed_planned_on,developed_reached_on,recruitment_planned_on,recruitment_reached_on,started_planned_on,started_reached_on,launched_planned_on,launched_reached_on,followed_up_planned_on,followed_up_reached_on,evaluated_planned_on,evaluated_reached_on,spread_planned_on,spread_reached_on
none reached,2,Odlarna,Parkhemmet,,planned,yes,dialogue,2007-09-01,,2007-09-01,,,,,,,,,,,,,,,,,,,
local_committee,1,Läsvänner,Hamnskolan,Maria,running,yes,started,2007-08-15,,2007-02-01,2007-02-12,2007-03-01,2007-03-01,,,,,,,2007-08-15,,,,,,,,,
EOF
runs v partner year --year 2007
out_is "new, continued, ended" <<'EOF'
Agreements 2007, as of 2007-12-31

Partner      Kind          From        To          Reason      Sum before     Sum a year
-----------  ------------  ----------  ----------  -------  -------------  -------------

new
---
Växjö        municipality  2007-03-15                                          40,000 kr

continued
---------
Banken       company       2006-01-01  2008-12-31           250,000.50 kr  250,000.50 kr

ended
-----
Byrån Super  pro_bono      2006-01-01  2007-09-30  economy

New: 1, 40,000 kr a year
New, municipality: 1
Continued: 1, 250,000.50 kr a year
Continued, company: 1
Ended: 1
Ended, pro_bono: 1
EOF
runs v partner year --year 2007 -L sv
is "$(grep -x -e Nya -e Fortsatta -e Avslutade "$out")" "Nya
Fortsatta
Avslutade" "headings are of partners, in their language"
runs v goal explain 3.1 --year 2007 -L sv
out_like '^Slag av samarbetspartner: företag$' "and so is their kind"
runs v partner year --year 2006 -f csv
out_is "the year before" <<'EOF'
change,partner,kind,from,to,reason,sum_before,sum
new,Banken,company,2006-01-01,2008-12-31,,,250000.50
new,Byrån Super,pro_bono,2006-01-01,2007-09-30,,,
EOF
runs v partner year --year 2008
out_is "a year that goes on is seen as of today" <<'EOF'
Agreements 2008, as of 2008-01-15

Partner  Kind          From        To             Sum before     Sum a year
-------  ------------  ----------  ----------  -------------  -------------

continued
---------
Växjö    municipality  2007-03-15                  40,000 kr      40,000 kr
Banken   company       2006-01-01  2008-12-31  250,000.50 kr  250,000.50 kr

New: 0
Continued: 2, 290,000.50 kr a year
Continued, municipality: 1
Continued, company: 1
Ended: 0
EOF
runs v story catalogue
out_is "stories to be read" <<'EOF'
Good examples

Byrån

Gamla arkiv, nya läsare

2007, Kultur; Arkivet; tre släktföreningar; 400 volunteers
Hemifrån skriver de av det som andra skrev för hand.
blad avskrivna: 0.6 miljoner
https://example.org/arkiv

Läsvänner

2006, Utbildning; about 30 volunteers
De läser högt.
EOF
runs v story catalogue -f md
out_is "as a document" <<'EOF'
# Good examples

Byrån

## Gamla arkiv, nya läsare

2007, Kultur; Arkivet; tre släktföreningar; 400 volunteers

Hemifrån skriver de av det som andra skrev för hand.

blad avskrivna: 0.6 miljoner

https://example.org/arkiv

## Läsvänner

2006, Utbildning; about 30 volunteers

De läser högt.
EOF
runs v story catalogue -f html
out_like '^<html lang="en">$' "as a page"
out_like '^<title>Good examples</title>$' "with a title"
body
out_is "which says the same" <<'EOF'
<h1>Good examples</h1>
<p>Byrån</p>
<h2>Gamla arkiv, nya läsare</h2>
<p>2007, Kultur; Arkivet; tre släktföreningar; 400 volunteers</p>
<p>Hemifrån skriver de av det som andra skrev för hand.</p>
<p>blad avskrivna: 0.6 miljoner</p>
<p>https://example.org/arkiv</p>
<h2>Läsvänner</h2>
<p>2006, Utbildning; about 30 volunteers</p>
<p>De läser högt.</p>
EOF
runs v story catalogue --tags skola
out_is "those with a tag" <<'EOF'
Good examples

Byrån

Läsvänner

2006, Utbildning; about 30 volunteers
De läser högt.
EOF
runs v story catalogue --tags skola -f csv
out_is "programs get the fields" <<'EOF'
id,title,year,department,municipality,initiative_id,people,qualifier,organisations,tags,text,url
2,Läsvänner,2006,Utbildning,,1,30,~,,skola,De läser högt.,
EOF
runs v activity calendar --ical --kind training
rc_is 0 "activities as a calendar"
tr -d '\r' <"$out" >got.ics
cat >want.ics <<'EOF'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//vcctl//vcctl 0.1.0//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Activities
BEGIN:VEVENT
UID:activity-3@byrn.vcctl
DTSTAMP:20080115T120000Z
DTSTART;VALUE=DATE:20070305
DTEND;VALUE=DATE:20070307
TRANSP:TRANSPARENT
SUMMARY:Grundkurs
LOCATION:Stockholm
CATEGORIES:training
END:VEVENT
BEGIN:VEVENT
UID:activity-4@byrn.vcctl
DTSTAMP:20080115T120000Z
DTSTART;VALUE=DATE:20071005
DTEND;VALUE=DATE:20071006
TRANSP:TRANSPARENT
SUMMARY:Grundkurs igen
LOCATION:Stockholm
CATEGORIES:training
END:VEVENT
END:VCALENDAR
EOF
same got.ics want.ics "activities as a calendar, as it is to be"
runs v activity calendar --on 2007-10 -f csv --kind training
out_is "or a list by day" <<'EOF'
id,kind,title,on,ends_on,status,planned_on,registered_on,municipality,occasions,participants,qualifier,organisation_id,partner_id,with,group_id,initiative_id,plan,medium,url,addressee,replied_on,reply,outcome,evaluation,note
4,training,Grundkurs igen,2007-10-05,,held,,2007-10-05,SE-0180,,16,,,,,,,1.2,,,,,,,,
EOF
says 2 "--ical goes without --format" \
    activity calendar --ical -f csv

# ---- campaigns of partners -------------------------------------------

v -q partner campaign new Guiden --kind company
v -q partner campaign log Guiden Banken reached
v -q goal add --year 2008 --number 1 --kind coverage --text "Alla bolag" \
    --indicator list.reached --filter list=Guiden --target 100
runs v goal explain 1 --year 2008
out_is "a goal of all of them is explained" <<'EOF'
1: Alla bolag
The part: list.reached
members of campaigns by the day they were spoken with, and their own place
Days: until 2008-01-15
Campaign: Guiden
The whole: list.member
members of campaigns by the day the list was made, and their own place
Days: until 2008-01-15
Campaign: Guiden

Id  On          Municipality  Amount
--  ----------  ------------  ------

The part
--------
 1  2008-01-15  Stockholm          1

The whole
---------
 1  2008-01-15  Stockholm          1
 4  2008-01-15  Solna              1

The part adds up to 1
The whole adds up to 2
EOF

done_testing
