#!/bin/sh
# SPDX-License-Identifier: ISC
# What is another figure now than when its year was closed: for each kind of
# cause what it comes to, and in every format what was closed, what is now, the
# difference and the reasons.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

v()
{
	vcctl -D t.db --actor Ida "$@"
}
goal()
{
	v -q goal add --year 2007 --number "$1" --text "Goal $1" \
	    --indicator "$2" --target "$3" $4 || fail "goal $1"
}
VCCTL_NOW=2008-01-15T12:00:00Z
v -q db init --country SE --municipality 0180 --name "Centre"
cat >org.csv <<'EOF'
id,name,municipality,registered_on,status
o1,Alfa,0180,2007-01-10,approved
o2,Beta,0180,2007-02-10,approved
o3,Gamma,0380,2006-02-10,approved
o4,Delta,0380,2006-03-10,approved
EOF
cat >assignment.csv <<'EOF'
id,organisation_id,title,municipality,registered_on
a1,o1,Read aloud,0180,2007-02-01
a2,o3,Drive,0380,2006-02-01
EOF
cat >volunteer.csv <<'EOF'
id,name,email,registered_on
v1,Kim Karlsson,kim@example.org,2007-03-01
v2,Lo Larsson,lo@example.org,2007-03-02
EOF
cat >interest.csv <<'EOF'
id,assignment_id,volunteer_id,received_on
i1,a1,v1,2007-03-01
i2,a1,v2,2007-03-02
i3,a2,v1,2007-04-02
i4,a2,v2,2008-01-02
EOF
cat >more.csv <<'EOF'
id,assignment_id,volunteer_id,received_on
i5,a2,v2,2007-05-02
EOF
v -q org import --source s org.csv
v -q assignment import --source s assignment.csv
v -q volunteer import --source s volunteer.csv
v -q match import --source s interest.csv
v -q match import --source s more.csv
for n in 1 2 3; do
	v -q activity add --kind fair --title "Fair $n" --on 2007-0$n-11 \
	    --participants 10
	v -q partner add --name "Partner $n" --kind company \
	    --registered-on 2006-0$n-01
done
VCCTL_NOW=2007-06-01T12:00:00Z
v -q org campaign new Calls >/dev/null 2>&1
v -q org campaign log Calls 1 reached --on 2007-06-01 >/dev/null 2>&1
v -q org campaign log Calls 2 reached --on 2007-06-01 >/dev/null 2>&1
VCCTL_NOW=2008-01-15T12:00:00Z
goal 1 interest.received 5
goal 2 org.registered 2
goal 3 activity.fair 3 "--indicator2 activity.participants.fair --target2 40"
goal 4 volunteer.registered 2
goal 5 interest.received 50 "--kind share --filter municipality=SE-0180"
goal 6 list.reached 60 "--kind coverage --filter list=Calls"
goal 7 activity.lecture 1 "--kind per-each --filter kind=company"
goal 8 interest.received 2 "--kind milestone"
goal 9 org.with_assignment 1
goal 10 press 3
v -q goal result 10 --year 2007 --value 2 --source "the folder"
v -q --actor Ida goal close 2007
VCCTL_NOW=2008-03-01T12:00:00Z

# restates: what is said of it, in English, with a closed report.
restates()
{
	runs v report --year 2007
	err_is "$1"
}

# ---- what changes nothing -----------------------------------------------------------

v -q volunteer erase 1 --confirm=1 >/dev/null 2>&1
restates "nobody's going changes a figure" <<'EOF'
EOF
runs v report --year 2007 --as-is -f jsonl
is "$(grep -c '"restated":false' "$out")" 10 "nor does it where today's are asked for"
out_unlike '"restated":true' "of none"

# ---- one by one ---------------------------------------------------------------------

cp t.db whole.db
[ ! -e t.db-wal ] || cp t.db-wal whole.db-wal
again()
{
	rm -f t.db t.db-wal t.db-shm
	cp whole.db t.db
	[ ! -e whole.db-wal ] || cp whole.db-wal t.db-wal
}

cat >late.csv <<'EOF'
id,assignment_id,volunteer_id,received_on
l1,a1,v2,2007-02-03
l2,a2,v2,2007-12-31
l3,a2,v2,2008-01-03
EOF
v -q match import --source s late.csv
restates "an import brings late facts" <<'EOF'
1: restated +2: 4 when closed, 6 now
1: Status: missed when closed, exceeded now
1: +2, import 6 (late.csv)
5: restated: 50% (2 of 4) when closed, 50% (3 of 6) now
5: +1/+2, import 6 (late.csv)
8: restated +2: 4 when closed, 6 now
8: Day reached: 2007-03-02 when closed, 2007-03-01 now
8: import 6 (late.csv)
EOF

again
sed '/^i1/s/2007-03-01/2006-03-01/; /^i4/s/2008-01-02/2007-12-30/' interest.csv >moved.csv
v -q match import --source s moved.csv
restates "an import moves facts out and in" <<'EOF'
1: restated +1: 4 when closed, 5 now
1: Status: missed when closed, met now
1: +1, import 6 (moved.csv)
5: restated -10 points: 50% (2 of 4) when closed, 40% (2 of 5) now
5: Status: met when closed, missed now
5: 0/+1, import 6 (moved.csv)
8: restated +1: 4 when closed, 5 now
8: import 6 (moved.csv)
EOF

again
v -q import undo 5 >/dev/null 2>&1
restates "an import is taken back" <<'EOF'
1: restated -1: 4 when closed, 3 now
1: -1, import 5 (more.csv) was taken back
5: restated +16.7 points: 50% (2 of 4) when closed, 66.7% (2 of 3) now
5: Status: met when closed, exceeded now
5: 0/-1, import 5 (more.csv) was taken back
8: restated -1: 4 when closed, 3 now
8: import 5 (more.csv) was taken back
EOF

again
v -q org merge 1 2 --confirm=2
restates "two organisations become one" <<'EOF'
2: restated -1: 2 when closed, 1 now
2: Status: met when closed, missed now
2: -1, merge: organisation 2 became part of 1
EOF
v -q match import --source s late.csv
restates "and an import comes on top" <<'EOF'
1: restated +2: 4 when closed, 6 now
1: Status: missed when closed, exceeded now
1: +2, import 6 (late.csv)
2: restated -1: 2 when closed, 1 now
2: Status: met when closed, missed now
2: -1, merge: organisation 2 became part of 1
5: restated: 50% (2 of 4) when closed, 50% (3 of 6) now
5: +1/+2, import 6 (late.csv)
8: restated +2: 4 when closed, 6 now
8: Day reached: 2007-03-02 when closed, 2007-03-01 now
8: import 6 (late.csv)
EOF

again
v -q activity add --kind fair --title "Late fair" --on 2007-11-11 --participants 15
v -q activity edit 1 --participants 12
v -q activity edit 2 --on 2008-02-11
restates "something is entered and something edited" <<'EOF'
3: second result restated +7: 30 when closed, 37 now
3: -8, edited since: activity 1, 2
3: +15, entered since: activity 4
EOF
runs v report --year 2007 --as-is
out_like '^3 .* 3 / 30 +– / \+7$' "of two conditions the change of each is shown"
v -q activity add --kind fair --title "Another" --on 2007-11-12
runs v report --year 2007 --as-is
out_like '^3 .* 3 / 30 +\+1 / \+7$' "of both, if both changed"

again
v -q activity add --kind lecture --title "Talk" --on 2007-11-11 --partner-id 2
v -q partner add --name "Partner 4" --kind company --registered-on 2007-11-11
restates "a unit gets what it lacked, and another is known" <<'EOF'
7: restated +25 points: 0% (0 of 3) when closed, 25% (1 of 4) now
7: entered since: activity 4
7: entered since: partner 4
EOF

again
v -q org campaign log Calls 3 reached --on 2007-12-01 >/dev/null 2>&1
restates "a member of a campaign is reached" <<'EOF'
6: restated +25 points: 50% (2 of 4) when closed, 75% (3 of 4) now
6: Status: missed when closed, exceeded now
6: +1/0, logged since in the campaign: 3
EOF

again
v -q match edit 2 --received-on 2007-03-30
restates "a day moves within the year" <<'EOF'
8: Day reached: 2007-03-02 when closed, 2007-03-30 now
8: edited since: interest 2
EOF

again
v -q assignment add --organisation-id 4 --title Late --registered-on 2007-05-05
restates "what makes a fact isn't its own record" <<'EOF'
9: restated +1: 1 when closed, 2 now
9: Status: met when closed, exceeded now
9: +1, entered since: assignment 3
EOF

again
v -q db config band.exceeded 200
v -q db config band.partly 50
restates "the same figures are judged otherwise" <<'EOF'
1: Status: missed when closed, partly met now
1: setting band.exceeded: 115 when closed, 200 now
1: setting band.partly: 100 when closed, 50 now
6: Status: missed when closed, partly met now
6: setting band.exceeded: 115 when closed, 200 now
6: setting band.partly: 100 when closed, 50 now
10: Status: missed when closed, partly met now
10: setting band.exceeded: 115 when closed, 200 now
10: setting band.partly: 100 when closed, 50 now
EOF

# A survey is answered once more, its answers are taken back, and what isn't the
# fact's own record is another.
again
v -q goal reopen 2007 --reason "a survey"
v -q survey add --word s1 --year 2007
printf 'New;Help\n2;Money\n3;Lead\n4;Lead\n' >first.csv
printf 'New;Help\n9;Money\n1;Lead\n' >second.csv
v -q survey import s1 first.csv 2>"$err"
goal 11 survey.s1.new 5
goal 12 survey.s1.help=Lead 3
goal 13 activity.lecture 1 "--filter kind=company"
v -q activity add --kind lecture --title Talk --on 2007-11-11 --partner-id 3
VCCTL_NOW=2008-03-02T12:00:00Z
v -q goal close 2007
VCCTL_NOW=2008-03-03T12:00:00Z
v -q survey import s1 second.csv
v -q partner edit 3 --kind department
restates "more answers come in, and a partner is of another kind" <<'EOF'
7: restated -33.3 points: 33.3% (1 of 3) when closed, 0% (0 of 2) now
7: edited since: partner 3
11: restated +10: 9 when closed, 19 now
11: +10, import 7 (second.csv)
12: restated +1: 2 when closed, 3 now
12: Status: missed when closed, met now
12: +1, import 7 (second.csv)
13: restated -1: 1 when closed, 0 now
13: Status: met when closed, missed now
13: -1, edited since: partner 3
EOF
v -q import undo 7
v -q import undo 6
v -q partner edit 3 --kind company
restates "answers are taken back" <<'EOF'
11: restated: 9 when closed, - now
11: Status: exceeded when closed, no result now
11: Basis: counted when closed, - now
11: import 6 (first.csv) was taken back
12: restated: 2 when closed, - now
12: Status: missed when closed, no result now
12: Basis: counted when closed, - now
12: import 6 (first.csv) was taken back
EOF
VCCTL_NOW=2008-03-01T12:00:00Z

# A merge that is taken back, of a year closed in between.
again
v -q org merge 1 2 --confirm=2
v -q goal reopen 2007 --reason "to close it anew"
VCCTL_NOW=2008-03-02T12:00:00Z
v -q goal close 2007
VCCTL_NOW=2008-03-03T12:00:00Z
v -q org unmerge 2
restates "a merge is taken back" <<'EOF'
2: restated +1: 1 when closed, 2 now
2: Status: missed when closed, met now
2: +1, merge taken back: organisation 2 is no longer part of 1
EOF

# ---- closed early -----------------------------------------------------------------------

v -q goal add --year 2008 --number 1 --text "This year" \
    --indicator assignment.registered --target 5
v -q goal add --year 2008 --number 2 --text "Members" --kind stock \
    --indicator org.member --target 1
v -q org edit 1 --member-from 2008-02-01 --member-to 2008-06-30
VCCTL_NOW=2008-03-04T12:00:00Z
v -q goal close 2008 --confirm=2008
VCCTL_NOW=2009-01-02T12:00:00Z
runs v report --year 2008
err_is "a year that was closed early is over since" <<'EOF'
1: Status: pending when closed, missed now
1: its time was not over when it was closed
2: restated -1: 1 when closed, 0 now
2: Status: met when closed, missed now
2: -1, was still to come: 1
2: its time was not over when it was closed
EOF

# ---- in every format ------------------------------------------------------------------------

again
VCCTL_NOW=2008-03-01T12:00:00Z
v -q match import --source s late.csv
v -q org merge 1 2 --confirm=2
digest()
{
	sed -i 's/([0-9a-f]\{12\})/(DIGEST)/' "$out"
}
runs v report --year 2007 --as-is
digest
out_is "for people" <<'EOF'
Goals and results 2007, Centre
Closed on 2008-01-15 (DIGEST); these are the figures of now

No.  Goal     Target        Result  Of target  Status      Basis      When closed  Restated
---  -------  ------  ------------  ---------  ----------  --------  ------------  --------
1    Goal 1        5             6       120%  exceeded    counted              4        +2
2    Goal 2        2             1        50%  missed      counted              2        -1
3    Goal 3   3 / 40        3 / 30             partly met  counted
4    Goal 4        2             2       100%  met         counted
5    Goal 5     50 %  50% (3 of 6)       100%  met         counted   50% (2 of 4)
6    Goal 6     60 %  50% (2 of 4)        83%  missed      counted
7    Goal 7    100 %   0% (0 of 3)         0%  missed      counted
8    Goal 8        2    2007-03-01             met         counted     2007-03-02
9    Goal 9        1             1       100%  met         counted
10   Goal 10       3             2        67%  missed      recorded

10: recorded (the folder)
1: restated +2: 4 when closed, 6 now
1: Status: missed when closed, exceeded now
1: +2, import 6 (late.csv)
2: restated -1: 2 when closed, 1 now
2: Status: met when closed, missed now
2: -1, merge: organisation 2 became part of 1
5: restated: 50% (2 of 4) when closed, 50% (3 of 6) now
5: +1/+2, import 6 (late.csv)
8: restated +2: 4 when closed, 6 now
8: Day reached: 2007-03-02 when closed, 2007-03-01 now
8: import 6 (late.csv)
Goals: 10. Exceeded 1, met 4, partly met 1, missed 4, pending 0, no result 0, no target 0.
EOF
runs v report --year 2007 --as-is -f md
digest
out_is "in md" <<'EOF'
# Goals and results 2007, Centre

Closed on 2008-01-15 (DIGEST); these are the figures of now

| No. | Goal | Target | Result | Of target | Status | Basis | When closed | Restated |
| --- | --- | ---: | ---: | ---: | --- | --- | ---: | ---: |
| 1 | Goal 1 | 5 | 6 | 120% | exceeded | counted | 4 | +2 |
| 2 | Goal 2 | 2 | 1 | 50% | missed | counted | 2 | -1 |
| 3 | Goal 3 | 3 / 40 | 3 / 30 |  | partly met | counted |  |  |
| 4 | Goal 4 | 2 | 2 | 100% | met | counted |  |  |
| 5 | Goal 5 | 50 % | 50% (3 of 6) | 100% | met | counted | 50% (2 of 4) |  |
| 6 | Goal 6 | 60 % | 50% (2 of 4) | 83% | missed | counted |  |  |
| 7 | Goal 7 | 100 % | 0% (0 of 3) | 0% | missed | counted |  |  |
| 8 | Goal 8 | 2 | 2007-03-01 |  | met | counted | 2007-03-02 |  |
| 9 | Goal 9 | 1 | 1 | 100% | met | counted |  |  |
| 10 | Goal 10 | 3 | 2 | 67% | missed | recorded |  |  |

10: recorded (the folder)

1: restated +2: 4 when closed, 6 now

1: Status: missed when closed, exceeded now

1: +2, import 6 (late.csv)

2: restated -1: 2 when closed, 1 now

2: Status: met when closed, missed now

2: -1, merge: organisation 2 became part of 1

5: restated: 50% (2 of 4) when closed, 50% (3 of 6) now

5: +1/+2, import 6 (late.csv)

8: restated +2: 4 when closed, 6 now

8: Day reached: 2007-03-02 when closed, 2007-03-01 now

8: import 6 (late.csv)

Goals: 10. Exceeded 1, met 4, partly met 1, missed 4, pending 0, no result 0, no target 0.
EOF
runs v report --year 2007 --as-is -f html
for words in 'When closed' '>+2<' '1: +2, import 6 (late.csv)' \
    '2: -1, merge: organisation 2 became part of 1' \
    '5: restated: 50% (2 of 4) when closed, 50% (3 of 6) now'; do
	ok "in html: $words" grep -qF "$words" "$out"
done
runs v report --year 2007 --as-is -f csv
out_is "in csv" <<'EOF'
year,theme,number,goal,scope,indicator,kind,target,target2,unit,result,result2,reached_on,qualifier,part,whole,percent,status,basis,source,note,restated,closed_result,closed_result2,closed_reached_on,closed_part,closed_whole,closed_target,closed_target2,closed_status,closed_basis,difference,difference2,reasons
2007,,1,Goal 1,national,interest.received,flow,5,,,6,,,,,,120,exceeded,counted,,,yes,4,,,,,5,,missed,counted,2,,"'+2, import 6 (late.csv)"
2007,,2,Goal 2,national,org.registered,flow,2,,,1,,,,,,50,missed,counted,,,yes,2,,,,,2,,met,counted,-1,,"'-1, merge: organisation 2 became part of 1"
2007,,3,Goal 3,national,activity.fair,flow,3,40,,3,30,,,,,,partly met,counted,,,no,3,30,,,,3,40,partly met,counted,,,
2007,,4,Goal 4,national,volunteer.registered,flow,2,,,2,,,,,,100,met,counted,,,no,2,,,,,2,,met,counted,,,
2007,,5,Goal 5,national,interest.received,share,50,,,50,,,,3,6,100,met,counted,,,yes,50,,,2,4,50,,met,counted,,,"'+1/+2, import 6 (late.csv)"
2007,,6,Goal 6,national,list.reached,coverage,60,,,50,,,,2,4,83.3,missed,counted,,,no,50,,,2,4,60,,missed,counted,,,
2007,,7,Goal 7,national,activity.lecture,per-each,100,,,0,,,,0,3,0,missed,counted,,,no,0,,,0,3,100,,missed,counted,,,
2007,,8,Goal 8,national,interest.received,milestone,2,,,6,,2007-03-01,,,,,met,counted,,,yes,4,,2007-03-02,,,2,,met,counted,2,,import 6 (late.csv)
2007,,9,Goal 9,national,org.with_assignment,flow,1,,,1,,,,,,100,met,counted,,,no,1,,,,,1,,met,counted,,,
2007,,10,Goal 10,national,press,flow,3,,,2,,,,,,66.7,missed,recorded,the folder,,no,2,,,,,3,,missed,recorded,,,
EOF
runs v report --year 2007 --as-is -f tsv
out_is "in tsv" <<'EOF'
year	theme	number	goal	scope	indicator	kind	target	target2	unit	result	result2	reached_on	qualifier	part	whole	percent	status	basis	source	note	restated	closed_result	closed_result2	closed_reached_on	closed_part	closed_whole	closed_target	closed_target2	closed_status	closed_basis	difference	difference2	reasons
2007		1	Goal 1	national	interest.received	flow	5			6						120	exceeded	counted			yes	4					5		missed	counted	2		'+2, import 6 (late.csv)
2007		2	Goal 2	national	org.registered	flow	2			1						50	missed	counted			yes	2					2		met	counted	-1		'-1, merge: organisation 2 became part of 1
2007		3	Goal 3	national	activity.fair	flow	3	40		3	30						partly met	counted			no	3	30				3	40	partly met	counted			
2007		4	Goal 4	national	volunteer.registered	flow	2			2						100	met	counted			no	2					2		met	counted			
2007		5	Goal 5	national	interest.received	share	50			50				3	6	100	met	counted			yes	50			2	4	50		met	counted			'+1/+2, import 6 (late.csv)
2007		6	Goal 6	national	list.reached	coverage	60			50				2	4	83.3	missed	counted			no	50			2	4	60		missed	counted			
2007		7	Goal 7	national	activity.lecture	per-each	100			0				0	3	0	missed	counted			no	0			0	3	100		missed	counted			
2007		8	Goal 8	national	interest.received	milestone	2			6		2007-03-01					met	counted			yes	4		2007-03-02			2		met	counted	2		import 6 (late.csv)
2007		9	Goal 9	national	org.with_assignment	flow	1			1						100	met	counted			no	1					1		met	counted			
2007		10	Goal 10	national	press	flow	3			2						66.7	missed	recorded	the folder		no	2					3		missed	recorded			
EOF
runs v report --year 2007 --as-is -f json
out_is "in json" <<'EOF'
[
{"year":2007,"theme":null,"number":"1","goal":"Goal 1","scope":"national","indicator":"interest.received","kind":"flow","target":5,"target2":null,"unit":null,"result":6,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":120,"status":"exceeded","basis":"counted","source":null,"note":null,"restated":true,"closed_result":4,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":5,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":2,"difference2":null,"reasons":["+2, import 6 (late.csv)"]},
{"year":2007,"theme":null,"number":"2","goal":"Goal 2","scope":"national","indicator":"org.registered","kind":"flow","target":2,"target2":null,"unit":null,"result":1,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":50,"status":"missed","basis":"counted","source":null,"note":null,"restated":true,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":-1,"difference2":null,"reasons":["-1, merge: organisation 2 became part of 1"]},
{"year":2007,"theme":null,"number":"3","goal":"Goal 3","scope":"national","indicator":"activity.fair","kind":"flow","target":3,"target2":40,"unit":null,"result":3,"result2":30,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":null,"status":"partly met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":3,"closed_result2":30,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":3,"closed_target2":40,"closed_status":"partly met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null},
{"year":2007,"theme":null,"number":"4","goal":"Goal 4","scope":"national","indicator":"volunteer.registered","kind":"flow","target":2,"target2":null,"unit":null,"result":2,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null},
{"year":2007,"theme":null,"number":"5","goal":"Goal 5","scope":"national","indicator":"interest.received","kind":"share","target":50,"target2":null,"unit":null,"result":50,"result2":null,"reached_on":null,"qualifier":null,"part":3,"whole":6,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":true,"closed_result":50,"closed_result2":null,"closed_reached_on":null,"closed_part":2,"closed_whole":4,"closed_target":50,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":["+1/+2, import 6 (late.csv)"]},
{"year":2007,"theme":null,"number":"6","goal":"Goal 6","scope":"national","indicator":"list.reached","kind":"coverage","target":60,"target2":null,"unit":null,"result":50,"result2":null,"reached_on":null,"qualifier":null,"part":2,"whole":4,"percent":83.3,"status":"missed","basis":"counted","source":null,"note":null,"restated":false,"closed_result":50,"closed_result2":null,"closed_reached_on":null,"closed_part":2,"closed_whole":4,"closed_target":60,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":null,"difference2":null,"reasons":null},
{"year":2007,"theme":null,"number":"7","goal":"Goal 7","scope":"national","indicator":"activity.lecture","kind":"per-each","target":100,"target2":null,"unit":null,"result":0,"result2":null,"reached_on":null,"qualifier":null,"part":0,"whole":3,"percent":0,"status":"missed","basis":"counted","source":null,"note":null,"restated":false,"closed_result":0,"closed_result2":null,"closed_reached_on":null,"closed_part":0,"closed_whole":3,"closed_target":100,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":null,"difference2":null,"reasons":null},
{"year":2007,"theme":null,"number":"8","goal":"Goal 8","scope":"national","indicator":"interest.received","kind":"milestone","target":2,"target2":null,"unit":null,"result":6,"result2":null,"reached_on":"2007-03-01","qualifier":null,"part":null,"whole":null,"percent":null,"status":"met","basis":"counted","source":null,"note":null,"restated":true,"closed_result":4,"closed_result2":null,"closed_reached_on":"2007-03-02","closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":2,"difference2":null,"reasons":["import 6 (late.csv)"]},
{"year":2007,"theme":null,"number":"9","goal":"Goal 9","scope":"national","indicator":"org.with_assignment","kind":"flow","target":1,"target2":null,"unit":null,"result":1,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":1,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":1,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null},
{"year":2007,"theme":null,"number":"10","goal":"Goal 10","scope":"national","indicator":"press","kind":"flow","target":3,"target2":null,"unit":null,"result":2,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":66.7,"status":"missed","basis":"recorded","source":"the folder","note":null,"restated":false,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":3,"closed_target2":null,"closed_status":"missed","closed_basis":"recorded","difference":null,"difference2":null,"reasons":null}
]
EOF
runs v report --year 2007 --as-is -f jsonl
out_is "in jsonl" <<'EOF'
{"year":2007,"theme":null,"number":"1","goal":"Goal 1","scope":"national","indicator":"interest.received","kind":"flow","target":5,"target2":null,"unit":null,"result":6,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":120,"status":"exceeded","basis":"counted","source":null,"note":null,"restated":true,"closed_result":4,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":5,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":2,"difference2":null,"reasons":["+2, import 6 (late.csv)"]}
{"year":2007,"theme":null,"number":"2","goal":"Goal 2","scope":"national","indicator":"org.registered","kind":"flow","target":2,"target2":null,"unit":null,"result":1,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":50,"status":"missed","basis":"counted","source":null,"note":null,"restated":true,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":-1,"difference2":null,"reasons":["-1, merge: organisation 2 became part of 1"]}
{"year":2007,"theme":null,"number":"3","goal":"Goal 3","scope":"national","indicator":"activity.fair","kind":"flow","target":3,"target2":40,"unit":null,"result":3,"result2":30,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":null,"status":"partly met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":3,"closed_result2":30,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":3,"closed_target2":40,"closed_status":"partly met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"4","goal":"Goal 4","scope":"national","indicator":"volunteer.registered","kind":"flow","target":2,"target2":null,"unit":null,"result":2,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"5","goal":"Goal 5","scope":"national","indicator":"interest.received","kind":"share","target":50,"target2":null,"unit":null,"result":50,"result2":null,"reached_on":null,"qualifier":null,"part":3,"whole":6,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":true,"closed_result":50,"closed_result2":null,"closed_reached_on":null,"closed_part":2,"closed_whole":4,"closed_target":50,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":["+1/+2, import 6 (late.csv)"]}
{"year":2007,"theme":null,"number":"6","goal":"Goal 6","scope":"national","indicator":"list.reached","kind":"coverage","target":60,"target2":null,"unit":null,"result":50,"result2":null,"reached_on":null,"qualifier":null,"part":2,"whole":4,"percent":83.3,"status":"missed","basis":"counted","source":null,"note":null,"restated":false,"closed_result":50,"closed_result2":null,"closed_reached_on":null,"closed_part":2,"closed_whole":4,"closed_target":60,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"7","goal":"Goal 7","scope":"national","indicator":"activity.lecture","kind":"per-each","target":100,"target2":null,"unit":null,"result":0,"result2":null,"reached_on":null,"qualifier":null,"part":0,"whole":3,"percent":0,"status":"missed","basis":"counted","source":null,"note":null,"restated":false,"closed_result":0,"closed_result2":null,"closed_reached_on":null,"closed_part":0,"closed_whole":3,"closed_target":100,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"8","goal":"Goal 8","scope":"national","indicator":"interest.received","kind":"milestone","target":2,"target2":null,"unit":null,"result":6,"result2":null,"reached_on":"2007-03-01","qualifier":null,"part":null,"whole":null,"percent":null,"status":"met","basis":"counted","source":null,"note":null,"restated":true,"closed_result":4,"closed_result2":null,"closed_reached_on":"2007-03-02","closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":2,"difference2":null,"reasons":["import 6 (late.csv)"]}
{"year":2007,"theme":null,"number":"9","goal":"Goal 9","scope":"national","indicator":"org.with_assignment","kind":"flow","target":1,"target2":null,"unit":null,"result":1,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":1,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":1,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"10","goal":"Goal 10","scope":"national","indicator":"press","kind":"flow","target":3,"target2":null,"unit":null,"result":2,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":66.7,"status":"missed","basis":"recorded","source":"the folder","note":null,"restated":false,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":3,"closed_target2":null,"closed_status":"missed","closed_basis":"recorded","difference":null,"difference2":null,"reasons":null}
EOF
runs v report --year 2007 --as-is --lang sv
out_like '^1: ändrat \+2: 4 vid stängningen, 6 nu$' "in Swedish"
out_like '^2: -1, sammanslagning: organisation 2 blev en del av 1$' \
    "with its reasons"

# ---- opened again ----------------------------------------------------------------------------

again
cat >result.csv <<'EOF'
year,number,date,value,source
2007,10,2007-11-11,4,the papers
EOF
v -q goal reopen 2007 --reason "the auditor asked"
v -q goal result 10 --year 2007 --value 1 --source "the attic" --date 2007-05-05
v -q result import result.csv
v -q goal edit '#1' --target 4 --reason "the board, item 7"
v -q goal edit '#2' --text "Organisations, all of them"
v -q goal edit '#4' --filter municipality=SE-0180
v -q goal add --year 2007 --number 11 --text New --indicator x
runs v report --year 2007
rc_is 0 "an open year that was closed"
out_is "tells what is restated" <<'EOF'
Goals and results 2007, Centre
Opened again on 2008-03-01 by Ida: the auditor asked (closed on 2008-01-15)

No.  Goal                        Target        Result  Of target  Status      Basis
---  --------------------------  ------  ------------  ---------  ----------  --------
1    Goal 1                           4             4       100%  met         counted
2    Organisations, all of them       2             2       100%  met         counted
3    Goal 3                      3 / 40        3 / 30             partly met  counted
4    Goal 4                           2             0         0%  missed      counted
5    Goal 5                        50 %  50% (2 of 4)       100%  met         counted
6    Goal 6                        60 %  50% (2 of 4)        83%  missed      counted
7    Goal 7                       100 %   0% (0 of 3)         0%  missed      counted
8    Goal 8                           2    2007-03-02             met         counted
9    Goal 9                           1             1       100%  met         counted
10   Goal 10                          3             7       233%  exceeded    recorded
11   New                                                          no result

1: the target was 5 until 2008-03-01 (the board, item 7)
10: recorded (the folder)
11: no result is counted or recorded
1: Status: missed when closed, met now
1: Target: 5 when closed, 4 now
2: Goal: Goal 2 when closed, Organisations, all of them now
2: edited since: goal 2
4: restated -2: 2 when closed, 0 now
4: Status: met when closed, missed now
4: -2, edited since: goal 4
10: restated +5: 2 when closed, 7 now
10: Status: missed when closed, exceeded now
10: entered since: result 2
10: import 6 (result.csv)
11: a goal now, and none when it was closed
Goals: 11. Exceeded 1, met 5, partly met 1, missed 3, pending 0, no result 1, no target 0.
EOF
err_empty "on the report itself"
runs v report --year 2007 --as-is -f jsonl
out_is "and so it is in other formats, with --as-is" <<'EOF'
{"year":2007,"theme":null,"number":"1","goal":"Goal 1","scope":"national","indicator":"interest.received","kind":"flow","target":4,"target2":null,"unit":null,"result":4,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":true,"closed_result":4,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":5,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":null,"difference2":null,"reasons":["the target was 5 until 2008-03-01 (the board, item 7)"]}
{"year":2007,"theme":null,"number":"2","goal":"Organisations, all of them","scope":"national","indicator":"org.registered","kind":"flow","target":2,"target2":null,"unit":null,"result":2,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":true,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":["edited since: goal 2"]}
{"year":2007,"theme":null,"number":"3","goal":"Goal 3","scope":"national","indicator":"activity.fair","kind":"flow","target":3,"target2":40,"unit":null,"result":3,"result2":30,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":null,"status":"partly met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":3,"closed_result2":30,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":3,"closed_target2":40,"closed_status":"partly met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"4","goal":"Goal 4","scope":"national","indicator":"volunteer.registered","kind":"flow","target":2,"target2":null,"unit":null,"result":0,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":0,"status":"missed","basis":"counted","source":null,"note":null,"restated":true,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":-2,"difference2":null,"reasons":["-2, edited since: goal 4"]}
{"year":2007,"theme":null,"number":"5","goal":"Goal 5","scope":"national","indicator":"interest.received","kind":"share","target":50,"target2":null,"unit":null,"result":50,"result2":null,"reached_on":null,"qualifier":null,"part":2,"whole":4,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":50,"closed_result2":null,"closed_reached_on":null,"closed_part":2,"closed_whole":4,"closed_target":50,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"6","goal":"Goal 6","scope":"national","indicator":"list.reached","kind":"coverage","target":60,"target2":null,"unit":null,"result":50,"result2":null,"reached_on":null,"qualifier":null,"part":2,"whole":4,"percent":83.3,"status":"missed","basis":"counted","source":null,"note":null,"restated":false,"closed_result":50,"closed_result2":null,"closed_reached_on":null,"closed_part":2,"closed_whole":4,"closed_target":60,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"7","goal":"Goal 7","scope":"national","indicator":"activity.lecture","kind":"per-each","target":100,"target2":null,"unit":null,"result":0,"result2":null,"reached_on":null,"qualifier":null,"part":0,"whole":3,"percent":0,"status":"missed","basis":"counted","source":null,"note":null,"restated":false,"closed_result":0,"closed_result2":null,"closed_reached_on":null,"closed_part":0,"closed_whole":3,"closed_target":100,"closed_target2":null,"closed_status":"missed","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"8","goal":"Goal 8","scope":"national","indicator":"interest.received","kind":"milestone","target":2,"target2":null,"unit":null,"result":4,"result2":null,"reached_on":"2007-03-02","qualifier":null,"part":null,"whole":null,"percent":null,"status":"met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":4,"closed_result2":null,"closed_reached_on":"2007-03-02","closed_part":null,"closed_whole":null,"closed_target":2,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"9","goal":"Goal 9","scope":"national","indicator":"org.with_assignment","kind":"flow","target":1,"target2":null,"unit":null,"result":1,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":100,"status":"met","basis":"counted","source":null,"note":null,"restated":false,"closed_result":1,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":1,"closed_target2":null,"closed_status":"met","closed_basis":"counted","difference":null,"difference2":null,"reasons":null}
{"year":2007,"theme":null,"number":"10","goal":"Goal 10","scope":"national","indicator":"press","kind":"flow","target":3,"target2":null,"unit":null,"result":7,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":233.3,"status":"exceeded","basis":"recorded","source":"the folder","note":null,"restated":true,"closed_result":2,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":3,"closed_target2":null,"closed_status":"missed","closed_basis":"recorded","difference":5,"difference2":null,"reasons":["entered since: result 2","import 6 (result.csv)"]}
{"year":2007,"theme":null,"number":"11","goal":"New","scope":"national","indicator":"x","kind":"flow","target":null,"target2":null,"unit":null,"result":null,"result2":null,"reached_on":null,"qualifier":null,"part":null,"whole":null,"percent":null,"status":"no result","basis":null,"source":null,"note":null,"restated":true,"closed_result":null,"closed_result2":null,"closed_reached_on":null,"closed_part":null,"closed_whole":null,"closed_target":null,"closed_target2":null,"closed_status":null,"closed_basis":null,"difference":null,"difference2":null,"reasons":["a goal now, and none when it was closed"]}
EOF
v -q --actor Ida goal close 2007
runs v report --year 2007
err_empty "closed anew, these are its figures"
out_unlike 'restated|Opened again' "and it tells of no others"
runs v report --year 2009 --as-is -f csv
rc_is 0 "a year that never was closed"
done_testing
