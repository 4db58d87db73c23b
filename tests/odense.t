#!/bin/sh
# SPDX-License-Identifier: ISC
# The example of Odense: a plan whose goals have no results yet; and, with
# results that were invented for this test, what would come of them.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
unset VCCTL_NOW VCCTL_LANG
example=$SRC/examples/odense-2023
data=$SRC/tests/data
db=$T/o.db

v()
{
	VCCTL_NOW=${at:-2023-01-02T12:00:00Z} vcctl -L en -D "$db" "$@"
}

# figures: number, result, status and basis of each goal.
figures()
{
	v report --year 2023 -f csv | perl -MText::ParseWords -ne '
		chomp;
		@v = parse_line(",", 0, $_);
		if ($. == 1) {
			@at{@v} = 0 .. $#v;
			next;
		}
		print join(" ", @v[@at{"number", "result", "status", "basis"}]),
		    "\n"' | sed -e 's/  */ /g' -e 's/ $//'
}

# count FIELD=VALUE NAME WANTED NOUN
count()
{
	is "$(v "$1" list --year 2023 "$2" "$3" -f csv | tail -n +2 | wc -l)" \
	    "$4" "$5"
}

# ---- what is in it ----------------------------------------------------------

runs "$example/run.sh" "$db"
rc_is 0 "the example runs"
cp "$out" first
same first "$example/expected.txt" "it prints what is beside it"
runs "$example/run.sh" "$db"
same "$out" first "a second time it prints the same"
is "$(grep -c ', 0 opdateret, [0-9]* uændret, 0 afvist' "$err")" 7 \
    "and takes nothing"
file_like "$err" '^0 tilføjet, 0 opdateret, 57 uændret' "there are 57 items"
count plan --kind theme 6 "six themes"
count plan --kind track 4 "four tracks"
count plan --kind objective 16 "what each is to reach"
count plan --kind activity 30 "what will be done"
count goal --theme "Tema 3: Brobygning til virksomheder" 2 "two goals for theme 3"
is "$(v goal list --year 2023 -f csv | tail -n +2 | wc -l)" 20 "twenty goals"
is "$(v goal list --year 2023 --columns number -f csv | tail -n +2 |
    sed 's/\..*//' | sort | uniq -c | tr -s ' \n' ' ')" \
    " 2 1 2 2 2 3 2 4 2 5 2 6 2 A 2 B 4 K " "12 + 2 + 2 + 0 + 4"
is "$(v plan tree --year 2023 -f csv | grep -c ',goal,')" 20 \
    "all of them hang in the tree"
is "$(v plan tree --year 2023 -f csv | grep -c '^0,')" 1 \
    "under the plan and nothing else"
count calendar --month 7 0 "nothing is in July"
is "$(v calendar list --year 2023 -f csv | tail -n +2 | wc -l)" 108 \
    "but 108 entries in other months"
is "$(v plan calendar --year 2023 -f csv | cut -d, -f1 | tr '\n' '|')" \
    "line|De tre grundspor|1|2|3|4|5|6|Kommunikationsemner|Website: Tema fra forside og Foreningsservice|Netværk|Væsentlige eksterne arrangementer|3.t1|6.t4|" \
    "eleven lines in their order, and two items with a last day"
is "$(v plan calendar --year 2023 --ical | grep -c '^BEGIN:VEVENT')" 108 \
    "and as many in a calendar"
runs v calendar list --year 2023 --month 9 --line Netværk --columns text -f csv
out_is "the networks of September" <<EOF
text
Sårbarhedsnetværk; Modtagernetværk
EOF

# ---- nothing is known yet ----------------------------------------------------

figures >now
cat >wanted <<EOF
1.1 0 pending counted
1.2 pending
2.1 pending
2.2 pending
3.1 0 pending counted
3.2 pending
4.1 pending
4.2 pending
5.1 pending
5.2 pending
6.1 0 pending counted
6.2 pending
A.1 0 pending counted
A.2 no result
B.1 0 pending counted
B.2 0 pending counted
K.1 pending
K.2 pending
K.3 pending
K.4 pending
EOF
same now wanted "goals are pending, or have no result"
at=2024-02-01T12:00:00Z
is "$(figures | grep -c ' no result$')" 14 \
    "when the year is over, what nobody recorded has no result"
runs v report --year 2023 --strict
rc_is 1 "which is a finding"
at=

# ---- with results that were invented ------------------------------------------

for noun in activity partner agreement; do
	runs v -q $noun import "$data/odense-$noun.csv"
	rc_is 0 "$noun: what was invented is taken"
done
runs v partner campaign new Interessenter --tags interessent
runs v goal edit '#7' --kind coverage --indicator list.reached \
    --filter list=Interessenter
rc_is 0 "who are appointed is a list"
at=2023-11-01T12:00:00Z
for who in Skole Plejehjem Sygehus Bibliotek; do
	runs v partner campaign log Interessenter "Opdigtet $who" reached \
	    --on 2023-10-01
	rc_is 0 "$who: has seen it"
done
runs v -q result import "$data/odense-result.csv"
rc_is 0 "result: what was invented is taken"
at=2024-02-01T12:00:00Z
figures >now
cat >wanted <<EOF
1.1 50 missed counted
1.2 no result
2.1 6100 met recorded
2.2 250 missed recorded
3.1 2 missed counted
3.2 no result
4.1 80 missed counted
4.2 no result
5.1 no result
5.2 no result
6.1 35 exceeded counted
6.2 no result
A.1 99 missed counted
A.2 no result
B.1 0 missed counted
B.2 1200 exceeded counted
K.1 no result
K.2 2200 exceeded recorded
K.3 no result
K.4 no result
EOF
same now wanted "figures and statuses follow from them"
runs v goal explain 6.1 --year 2023 -f csv
out_is "theme 6 has its own talks, and those of its activities" <<EOF
condition,basis,id,on,municipality,organisation,amount,qualifier,stated,text,source,has
1,counted,1,2023-03-01,,,31,,,Opdigtet: samtaler om fællesskab,,
1,counted,2,2023-09-01,,,4,,,Opdigtet: samtaler om fællesskab igen,,
EOF

# ---- the next year ---------------------------------------------------------------

runs v plan copy --from 2023 --to 2024 -f csv
rc_is 0 "the plan is copied"
cut -d, -f1,3,4 "$out" >now
cat >wanted <<EOF
noun,number,field
plan,0,title
plan,3.t1,text
EOF
same now wanted "wording that names 2023 is told of"
done_testing
