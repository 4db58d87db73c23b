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
	is "$(v report --year 2026 --pace -f csv --columns "number,$2" |
	    grep "^$1," | cut -d, -f 2-)" "$3" "$4"
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
