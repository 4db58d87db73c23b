#!/bin/sh
# SPDX-License-Identifier: ISC
# Pace: where goals stand today, where they would be by an even pace and by
# last year's, and what they need until they are due.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
db=$T/p.db
VCCTL_NOW=2026-08-15T12:00:00Z

v()
{
	vcctl -D "$db" "$@"
}

# pace NUMBER COLUMNS WANTED NAME: columns of a goal's line
pace()
{
	is "$(v report --year 2026 --pace -f csv | perl -ne '
		BEGIN { ($number, $columns) = splice @ARGV, 0, 2 }
		chomp;
		@v = split /,/, $_, -1;
		@at{@v} = 0 .. $#v if $. == 1;
		print join(",", @v[@at{split /,/, $columns}])
		    if $v[2] eq $number' "$1" "$2")" "$3" "$4"
}

# on DATE COMMAND...
on()
{
	at=$1
	shift
	(
		VCCTL_NOW=${at}T12:00:00Z
		"$@"
	)
}

# Ten organisations came before 2025, twenty in that year, of them fourteen by
# 15 August, and nine in 2026.
v -q db init --country SE --municipality 0180 --lang sv --name Byrån
awk 'BEGIN {
	print "id,name,municipality,registered_on,status"
	for (i = 1; i <= 39; i++) {
		on = "2026-07-10"
		if (i <= 36) on = "2026-02-01"
		if (i <= 30) on = "2025-08-16"
		if (i == 24) on = "2025-08-15"
		if (i <= 23) on = "2025-01-" i
		if (i <= 10) on = "2024-03-01"
		printf "%d,Förening %d,0180,%s,approved\n", i, i, on
	}
}' >orgs.csv
v -q org import orgs.csv
on 2026-07-01 v -q org campaign new Ring --registered-on 2024
for id in 1 2 3; do
	on 2026-07-20 v -q org campaign log Ring '#'$id reached >/dev/null
done
v -q partner import - <<'CSV'
id,name,kind,registered_on
1,Kultur,department,2025-01-01
2,Miljö,department,2025-01-01
3,Skola,department,2025-01-01
4,Banken,company,2025-01-01
CSV
v -q agreement import - <<'CSV'
id,partner_id,title,signed_on,sum
1,Banken,Avtal,2026-03-01,40000
CSV
v -q activity import - <<'CSV'
id,kind,title,on,participants,partner_id
1,training,Kurs,2026-03-01,12,Kultur
2,training,Kurs,2026-11-01,10,Miljö
CSV
v -q goal import - <<'CSV'
year,number,theme,kind,indicator,filter,comparator,target,unit,indicator2,target2,unit2,baseline,period_from,period_to,due,text
2026,1.1,Register,flow,org.registered,,,20,,,,,,,,,Twenty new organisations
2026,1.2,Register,cumulative,org.registered,,,60,,,,,,,,,Sixty since the start
2026,1.3,Register,flow,org.registered,,,6,,,,,,2026-07-01,2026-12-31,,Six in the second half
2026,1.4,Register,flow,org.registered,,,12,,,,,,,,2026-09-30,Twelve by the end of September
2026,1.5,Register,flow,org.registered,,,12,,,,,,,,2026-06-30,Twelve by midsummer
2026,1.6,Register,flow,org.registered,,at-most,10,,,,,,,,,No more than ten
2026,1.7,Register,flow,org.registered,,keep,20,,,,,,,,,Keep them coming
2026,1.8,Register,stock,org.active,,,45,,,,,,,,,45 are active
2026,1.9,Register,share,org.registered,municipality=SE-0180,,60,,,,,,,,,60 % from Stockholm
2026,2.1,Partners,coverage,list.reached,list=Ring,,80,,,,,,,,,Speak with 80 %
2026,2.2,Partners,per-each,activity.training,kind=department,,,,,,,,,,,A course for each
2026,2.3,Partners,money,agreement.value,,,100000,kr,,,,,,,,100 000 kr
2026,2.4,Partners,flow,activity.participants.training,,,30,participants,activity.training,2,courses,,,,,30 on 2 courses
2026,3.1,By hand,milestone,web.new,,,,,,,,,,,2026-10-01,The new site is up
2026,3.2,By hand,flow,web.pages,,,6000,,,,,,,,,6 000 pages
2026,3.3,By hand,cumulative,web.members,,,500,,,,,100,,,,500 members of the forum
2026,3.4,By hand,flow,web.posts,,,,,,,,,,,,As many posts as we can
2026,3.5,By hand,flow,org.registered,,,5,,,,,,2026-01-01,2026-03-31,,Five in spring
2026,3.6,By hand,flow,org.registered,,,5,,,,,,2026-10-01,2026-12-31,,Five in autumn
CSV
v -q goal result 3.3 --year 2026 --value 350 --source Forum

# ---- the whole -----------------------------------------------------------------

runs v report --year 2026 --pace
rc_is 0 "the pace of a year is shown"
out_is "each goal whose time isn't over" <<'EOF2'
Pace of the goals of 2026, Byrån
As of 2026-08-15

No.  Goal               Target     So far    Even    As  Pace        Came / needed     Came /  Until
                                             pace  last                    a month   needed a
                                                   year                                  week
---  -------------  ----------  ---------  ------  ----  ---------  --------------  ---------  ----------

Register
--------
1.1  Twenty new             20          9      12    14  behind          1.2 / 2.5
     organisations
1.2  Sixty since            60         39      49    51  behind          1.2 / 4.7
     the start
1.3  Six in the              6          3     1.5        ahead           1.9 / 0.7
     second half
1.4  Twelve by the          12          9      10     8  on pace                    0.2 / 0.5  2026-09-30
     end of
     September
1.6  No more than   at most 10          9       6     7  too fast          1.2 / –
     ten
1.7  Keep them         keep 20          9
     coming
1.8  45 are active          45         39
1.9  60 % from            60 %      100 %                reached
     Stockholm

Partners
--------
2.1  Speak with 80           8          3       2        ahead           1.9 / 1.2
     %
2.2  A course for            3          1     1.9        on pace         0.1 / 0.5
     each
2.3  100 000 kr     100,000 kr  40,000 kr  62,192        behind     5,363 / 13,234
2.4  30 on 2                30         12      19        behind            1.6 / 4
     courses
2.4  courses                 2          1     1.2        on pace         0.1 / 0.3

By hand
-------
3.1  The new site                                                                              2026-10-01
     is up
3.2  6 000 pages         6,000              3,732        not known       – / 1,324
3.3  500 members           500        350     349        on pace           33 / 34
     of the forum
3.6  Five in                 5          0       0        not begun         – / 1.7
     autumn

2.1: the target is 8 of 10
2.2: yet to come, but in the register already: 1
2.4: yet to come, but in the register already: 10 participants
2.4: yet to come, but in the register already: 1 courses
Even pace: where it would be today if every day brought as much.
As last year: where it would be if as large a share had come by today as had by this day a year ago.
Reached 1, ahead 2, on pace 4, behind 4, others 6.
Goals that are over: 2; 'vcctl report --year 2026' shows what came of them
EOF2
runs v report --year 2026 --pace -f csv
cut -d, -f 3,7- "$out" >got
cat >wanted <<'EOF2'
number,kind,comparator,condition,target,so_far,of,unit,qualifier,planned,even,as_last_year,last_year_share,pace,came,needed,per,from,until,days_left,status
1.1,flow,at-least,1,20,9,,,,,12,14,70,behind,1.2,2.5,month,2026-01-01,2026-12-31,138,pending
1.2,cumulative,at-least,1,60,39,,,,,49,51,70,behind,1.2,4.7,month,2026-01-01,2026-12-31,138,pending
1.3,flow,at-least,1,6,3,,,,,1.5,,,ahead,1.9,0.7,month,2026-07-01,2026-12-31,138,pending
1.4,flow,at-least,1,12,9,,,,,10,8,70,on pace,0.2,0.5,week,2026-01-01,2026-09-30,46,pending
1.6,flow,at-most,1,10,9,,,,,6,7,70,too fast,1.2,,month,2026-01-01,2026-12-31,138,pending
1.7,flow,keep,1,20,9,,,,,,,,,,,,2026-01-01,2026-12-31,138,pending
1.8,stock,at-least,1,45,39,,,,,,,,,,,,2026-01-01,2026-12-31,138,pending
1.9,share,at-least,1,60,100,,,,,,,,reached,,,,2026-01-01,2026-12-31,138,exceeded
2.1,coverage,at-least,1,8,3,10,,,,2,,,ahead,1.9,1.2,month,2026-07-01,2026-12-31,138,pending
2.2,per-each,at-least,1,3,1,3,,,1,1.9,,,on pace,0.1,0.5,month,2026-01-01,2026-12-31,138,pending
2.3,money,at-least,1,100000.00,40000.00,,kr,,,62192.00,,,behind,5363.00,13234.00,month,2026-01-01,2026-12-31,138,pending
2.4,flow,at-least,1,30,12,,participants,,10,19,,,behind,1.6,4,month,2026-01-01,2026-12-31,138,pending
2.4,flow,at-least,2,2,1,,courses,,1,1.2,,,on pace,0.1,0.3,month,2026-01-01,2026-12-31,138,pending
3.1,milestone,at-least,1,,,,,,,,,,,,,,2026-01-01,2026-10-01,47,pending
3.2,flow,at-least,1,6000,,,,,,3732,,,not known,,1324,month,2026-01-01,2026-12-31,138,pending
3.3,cumulative,at-least,1,500,350,,,,,349,,,on pace,33,34,month,2026-01-01,2026-12-31,138,pending
3.6,flow,at-least,1,5,0,,,,,0,,,not begun,,1.7,month,2026-10-01,2026-12-31,92,pending
EOF2
same got wanted "programs get it all"
runs v report --year 2026 --pace -f csv
is "$(head -n 1 "$out")" "year,theme,number,goal,scope,indicator,kind,comparator,condition,target,so_far,of,unit,qualifier,planned,even,as_last_year,last_year_share,pace,came,needed,per,from,until,days_left,status" \
    "under these names"
runs v report --year 2026 --pace -f jsonl
is "$(grep '"number":"1.1"' "$out")" \
    '{"year":2026,"theme":"Register","number":"1.1","goal":"Twenty new organisations","scope":"national","indicator":"org.registered","kind":"flow","comparator":"at-least","condition":1,"target":20,"so_far":9,"of":null,"unit":null,"qualifier":null,"planned":null,"even":12,"as_last_year":14,"last_year_share":70,"pace":"behind","came":1.2,"needed":2.5,"per":"month","from":"2026-01-01","until":"2026-12-31","days_left":138,"status":"pending"}' "numbers are numbers"
runs v report --year 2026 --pace -L sv
out_like '^1\.1 .* 20  *9  *12  *14  efter  *1,2 / 2,5' "in Swedish"
runs v report --year 2026 --pace --scope Stockholm
out_is "of a scope without goals" <<'EOF2'
Pace of the goals of 2026, Byrån
As of 2026-08-15

no goals with a target are set for 2026
EOF2

# ---- in the report, and with the goal --------------------------------------------

runs v report --year 2026
is "$(sed -n '/^1.1: /,/^3.6: /p' "$out")" "$(cat <<'EOF2'
1.1: 1.2 a month so far, 2.5 a month needed
1.2: 1.2 a month so far, 4.7 a month needed
1.3: 1.9 a month so far, 0.7 a month needed
1.4: 0.2 a week so far, 0.5 a week needed
2.1: 1.9 a month so far, 1.2 a month needed
2.2: 0.1 a month so far, 0.5 a month needed
2.3: 5,363 a month so far, 13,234 a month needed
2.4: yet to come, but in the register already: 10 participants
2.4 participants: 1.6 a month so far, 4 a month needed
2.4: yet to come, but in the register already: 1 courses
2.4 courses: 0.1 a month so far, 0.3 a month needed
3.2: 1,324 a month needed
3.3: recorded (Forum)
3.3: 33 a month so far, 34 a month needed
3.6: 1.7 a month needed
EOF2
)" "the report tells of it below"
runs v goal show '#4'
is "$(sed -n '/^As of/,$p' "$out")" "$(cat <<'EOF2'
As of 2026-08-15

Target  So far  Even pace  As last year  Pace     Came / needed a week  Until
------  ------  ---------  ------------  -------  --------------------  ----------
    12       9         10             8  on pace             0.2 / 0.5  2026-09-30

Even pace: where it would be today if every day brought as much.
As last year: where it would be if as large a share had come by today as had by this day a year ago.
EOF2
)" "and so does the goal, when it is shown"
runs v goal show '#6' -f json
is "$(grep -c pace "$out")" 0 "programs get the goal's own fields"
runs v goal show '#18'
is "$(grep -c '^As of' "$out")" 0 "a goal that is over has no pace"

# ---- exit status -------------------------------------------------------------------

runs v report --year 2026 --pace --strict
rc_is 1 "--strict: some are behind"
runs v report --year 2025 --pace --strict
rc_is 0 "none is, where there are none"
runs v report --month 2026-08 --pace
rc_is 2 "a month has no pace"
echo "vcctl: --pace is for --year, and goes without --as-is" >wanted
err_is "and says so" wanted

# ---- other days -----------------------------------------------------------------------

VCCTL_NOW=2026-02-10T12:00:00Z
pace 2.3 so_far,even,pace 0.00,11233.00,behind \
    "a bad January is behind in February"
VCCTL_NOW=2026-01-20T12:00:00Z
pace 2.3 so_far,even,pace "0.00,5479.00,on pace" "not in January yet"
pace 1.1 so_far,even,as_last_year,pace 0,1,10,behind \
    "but where half of the year came in January"
VCCTL_NOW=2026-10-31T12:00:00Z
pace 1.1 per,days_left month,61 "two months are left"
VCCTL_NOW=2026-11-01T12:00:00Z
pace 1.1 needed,per,days_left 1.3,week,60 "less than two: by the week"
VCCTL_NOW=2026-12-18T12:00:00Z
pace 1.1 needed,per,days_left 0.9,day,13 "less than two weeks: by the day"
VCCTL_NOW=2026-12-31T12:00:00Z
pace 1.1 even,as_last_year,pace,needed,days_left 20,20,behind,,0 \
    "on the last day nothing is left"
VCCTL_NOW=2025-12-31T12:00:00Z
pace 1.1 even,pace,needed,days_left "0,not begun,1.7,365" "nothing has begun"
VCCTL_NOW=2027-01-01T12:00:00Z
runs v report --year 2026 --pace
out_is "all is over" <<'EOF2'
Pace of the goals of 2026, Byrån
As of 2027-01-01

Goals that are over: 19; 'vcctl report --year 2026' shows what came of them
EOF2
runs v -q goal close 2026
runs v report --year 2026 --pace
out_is "and closed" <<'EOF2'
Pace of the goals of 2026, Byrån
As of 2027-01-01

2026 is closed: 'vcctl report --year 2026' shows what came of its goals
EOF2
runs v report --year 2026 --pace --strict
rc_is 1 "--strict: what was missed is no better for that"
done_testing
