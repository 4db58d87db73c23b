#!/bin/sh
# SPDX-License-Identifier: ISC
# A closed year prints what it was closed with: in every format and language,
# whatever is merged, erased or imported later, and what is another figure now
# is said beside it.
. "${0%/*}/lib.sh"
data=$SRC/tests/data
cd "$T" || exit 1

v()
{
	vcctl -D t.db "$@"
}
VCCTL_NOW=2008-01-15T12:00:00Z
v -q db init --country SE --municipality 0180 --name "Centre"
for noun in org assignment volunteer match; do
	v -q "$noun" import --source test "$data/report-$noun.csv"
done
for noun in goal result; do
	v -q "$noun" import "$data/report-$noun.csv"
done
v -q goal add --year 2007 --number 7.1 --text "One organisation's" \
    --indicator interest.received --target 3 --scope org:2
v -q goal add --year 2007 --number 7.2 --text "Organisations" \
    --indicator org.registered --target 3
v -q goal add --year 2007 --number 7.3 --text "The first" --kind milestone \
    --indicator interest.received --target 1 --due 2007-06-30
v -q goal add --year 2008 --number 1 --text "Next year" --indicator x

# prints DIR: the year in every format, language and scope.
prints()
{
	mkdir "$1"
	for format in table md html csv tsv json jsonl; do
		for lang in en sv da; do
			v report --year 2007 -f $format --lang $lang \
			    >"$1/$lang.$format" 2>"$err"
		done
		v report --year 2007 -f $format --scope national \
		    >"$1/national.$format" 2>"$err"
	done
	v report --year 2007 --scope 0180 >"$1/scope" 2>"$err"
}

# ---- closing ---------------------------------------------------------------------

prints open
runs v goal close 2008
rc_is 77 "a year that isn't over is not closed"
err_is "and how it is all the same is said" <<'EOF2'
vcctl: 2008 isn't over; if it is to be closed all the same: --confirm=2008
EOF2
runs v goal close 2008 --confirm=2007
rc_is 2 "another year is no confirmation"
err_is "which is said" <<'EOF2'
vcctl: --confirm is for another year than 2008
EOF2
runs v -n goal close 2008 --confirm=2008
rc_is 0 "with it, it is"
err_like '^2008 would be closed with 1 goal; SHA-256 [0-9a-f]{64}$' "and says so"
runs v goal close 2006
rc_is 66 "a year without goals is not"
err_is "there being nothing to close" <<'EOF2'
vcctl: no goals are set for 2006; there is nothing to close
EOF2
runs v goal close MMVII
rc_is 2 "nor what is no year"
runs v -n goal close 2007
rc_is 0 "a dry run of closing"
prints dry
ok "changes nothing" diff -r open dry
runs v --actor Ida goal close 2007
rc_is 0 "a year is closed"
err_like '^2007 is closed with 17 goals; SHA-256 [0-9a-f]{64}$' \
    "and its digest is told"
v db check --figures -f csv >findings 2>/dev/null
n=$(grep -c '^2007,' findings)
err_like "^2007 has $n findings; 'vcctl db check --figures' shows them$" \
    "and how many findings it has"
ok "of which there are some" test "$n" -gt 1
hash=$(sed -n 's/.*SHA-256 \(.\{12\}\).*/\1/p' "$err")
prints closed
sed "2i\\
Closed on 2008-01-15 by Ida ($hash)" open/en.table >wanted
same closed/en.table wanted "it reads as before, but for who closed it when"
for f in en.csv sv.tsv en.json da.jsonl national.csv; do
	same closed/$f open/$f "programs read the same: $f"
done
runs v goal close 2007
rc_is 77 "twice is once too often"
err_is "and says since when it is" <<'EOF2'
vcctl: 2007 was closed on 2008-01-15; 'vcctl goal reopen 2007 --reason TEXT' opens it again
EOF2
runs v report --year 2007 --strict
rc_is 1 "--strict goes by what was kept"

# ---- what stays as it is -----------------------------------------------------------

closed()
{
	runs v "$@"
	rc_is 77 "closed: $1 $2"
	err_is "and how to open it is said" <<'EOF2'
vcctl: 2007 is closed; 'vcctl goal reopen 2007 --reason TEXT' opens it again
EOF2
}
closed goal add --year 2007 --number 9 --text x --indicator org.active
closed goal edit '#1' --note x
closed goal result 7.2 --year 2007 --value 3 --source x
closed result add --year 2007 --number 7.2 --value 3 --source x
closed result edit 1 --note x
closed result edit 1 --year 2009
closed goal rollover 2006 2007
closed plan copy --from 2006 --to 2007
cat >late-goal.csv <<'EOF2'
year,number,text,indicator
2007,9,Late,x
EOF2
runs v goal import late-goal.csv
rc_is 65 "nor does a file bring goals"
err_like "2: .*2007 is closed; 'vcctl goal reopen" "and why"
runs v goal import "$data/report-goal.csv"
rc_is 0 "one that changes nothing is taken"
runs v import undo 5 -f csv
rc_is 1 "nor are they taken back with their import"
out_like '^goal,1,.*its year is closed$' "and why"
runs v import undo 6 -f csv
out_like '^result,1,.*its year is closed$' "nor are results"

# ---- what comes later ----------------------------------------------------------------

VCCTL_NOW=2008-03-01T12:00:00Z
runs v report --year 2007
err_empty "nothing is another figure yet"
v -q org merge 1 2 --confirm=2 2>"$err" || cat "$err"
v -q volunteer erase 1 --confirm=1 >"$out" 2>"$err"
cat >late.csv <<'EOF2'
id,assignment_id,volunteer_id,received_on,status,status_on,message
late1,a1,v2,2007-02-03,received,,
EOF2
v -q match import --source test late.csv
prints later
ok "it prints the same, byte for byte" diff -r closed later
runs v report --year 2007
out_is "the closed report is on standard output" closed/en.table
err_is "what is another figure now, and why, is said beside it" <<'EOF2'
1.1: restated +1: 5 when closed, 6 now
1.1: +1, import 7 (late.csv)
1.2: restated -1: 2 when closed, 1 now
1.2: Status: met when closed, missed now
1.2: -1, merge: organisation 2 became part of 1
1.3: restated +3.3 points: 80% (4 of 5) when closed, 83.3% (5 of 6) now
1.3: +1/+1, import 7 (late.csv)
1.4: restated -1: 2 when closed, 1 now
1.4: Day reached: 2007-03-01 when closed, - now
1.4: Status: met when closed, missed now
1.4: merge: organisation 2 became part of 1
1.5: restated -1: 2 when closed, 1 now
1.5: Status: met when closed, missed now
1.5: -1, merge: organisation 2 became part of 1
2.2: restated +2: 4 when closed, 6 now
2.2: Status: missed when closed, exceeded now
2.2: +1, merge: organisation 2 became part of 1
2.2: +1, import 7 (late.csv)
7.1: restated +5: 1 when closed, 6 now
7.1: Status: missed when closed, exceeded now
7.1: Scope: org:2 when closed, org:1 now
7.1: +4, merge: organisation 2 became part of 1
7.1: +1, import 7 (late.csv)
7.2: restated -1: 2 when closed, 1 now
7.2: -1, merge: organisation 2 became part of 1
7.3: restated +1: 3 when closed, 4 now
7.3: import 7 (late.csv)
EOF2
runs v -q report --year 2007 -f csv
err_empty "-q says nothing of it"
same "$out" closed/en.csv "and prints it all the same"
runs v report --year 2007 --as-is
rc_is 0 "today's figures are printed when asked for"
out_like "^Closed on 2008-01-15 \($hash\); these are the figures of now$" \
    "and say what they are"
out_like "^7\.2: restated -1: 2 when closed, 1 now$" "with what is another"
runs v report --month 2007-02 --as-is
rc_is 2 "months aren't closed"
runs v goal explain 7.2 --year 2007
out_is "a goal that is explained says that its year is closed" <<EOF2
7.2: Organisations
Closed on 2008-01-15 ($hash); these are the figures of now
Counted: org.registered
organisations by day of registration and seat
Days: 2007-01-01 to 2007-12-31

Id  On          Municipality  Organisation  Amount
--  ----------  ------------  ------------  ------
 3  2007-10-01  Stockholm     Soppköket          1

The amounts add up to 1
7.2: restated -1: 2 when closed, 1 now
7.2: -1, merge: organisation 2 became part of 1
EOF2
runs v plan tree --year 2007
out_is "the tree has the targets and statuses of the closed report" <<EOF2
Plan 2007
Closed on 2008-01-15 by Ida ($hash)

No.  Kind  Title                                             Due                  Target  Status
---  ----  ------------------------------------------------  ----------  ---------------  ----------
1.1  goal  Åtta intresseanmälningar ska förmedlas.                                     8  missed
1.2  goal  Två organisationer ska ha uppdrag, sedan                                    2  met
           starten.
1.3  goal  Stockholms andel av intresseanmälningarna.                               60 %  exceeded
1.4  goal  Två organisationer ska vara anslutna före         2007-06-22                2  met
           midsommar.
1.5  goal  Två organisationer ska vara aktiva.                                         2  met
2.1  goal  Två nya uppdrag ska registreras.                                            2  met
2.2  goal  Läxhjälpen ska få fem intresseanmälningar.                                  5  missed
3.1  goal  Företagen ska bidra med 12 500 kr.                                  12,500 kr  missed
3.2  goal  Trettio samordnare ska utbildas vid två                       30 personer / 2  partly met
           tillfällen.
3.3  goal  Högst två klagomål.                                                 at most 2  met
3.4  goal  Ett nytt avtal ska tecknas.                                                 1  partly met
3.5  goal  Tusen följare vid årets slut.                                           1,000  missed
3.6  goal  Enkäten ska besvaras av hälften.                                   50 procent  no result
3.7  goal  Tre volontärer ska börja.                                                   3  no result
7.1  goal  One organisation's                                                          3  missed
7.2  goal  Organisations                                                               3  missed
7.3  goal  The first                                         2007-06-30                1  met
EOF2
runs v report --year 2007 --scope national
out_is "a scope has its part" closed/national.table
v -n goal rollover 2007 2010 -f csv >"$out" 2>"$err"
is "$(awk -F, '$2 == "1.1" { print $6 }' "$out")" 5 \
    "next year begins with what was closed"
v -q match edit 1 --received-on 2007-03-03
runs v report --year 2007
out_is "what is changed by hand changes nothing of it" closed/en.table

# ---- the digest ---------------------------------------------------------------------

runs v db check
rc_is 0 "what was kept is whole"
if command -v sqlite3 >/dev/null; then
	cp t.db u.db
	cp t.db-wal u.db-wal 2>/dev/null
	sqlite3 u.db "UPDATE closed_figure SET num = num + 1000
	    WHERE word = 'result' AND line = 2"
	runs vcctl -D u.db db check
	rc_is 1 "a figure that was changed is found"
	out_like "closing of 2007: its figures aren't those that it was closed" \
	    "and of which year it is"
	cp t.db u.db
	cp t.db-wal u.db-wal 2>/dev/null
	sqlite3 u.db "UPDATE closing SET actor = 'Bo'"
	runs vcctl -D u.db db check
	rc_is 1 "and who closed it"
else
	skip 3 "no sqlite3 here"
fi

# ---- opening it again ---------------------------------------------------------------

runs v goal reopen 2007
rc_is 2 "reopening wants a reason"
runs v goal reopen 2006 --reason x
rc_is 66 "only a closed year is reopened"
err_is "and says so" <<'EOF2'
vcctl: 2006 isn't closed
EOF2
runs v goal reopen 2007 --reason "the auditor found 189001019802"
rc_is 65 "no personal number is kept"
runs v --actor Bo goal reopen 2007 --reason "the auditor asked"
rc_is 0 "it is opened again"
err_is "and says so" <<'EOF2'
2007 is open again
EOF2
runs v report --year 2007
out_unlike '^Closed' "it is counted again"
runs v report --year 2007 --pace
out_unlike 'is closed' "for its pace, too"
runs v goal edit '#1' --note x
rc_is 0 "and goals may change"
runs v --actor Eva goal close 2007
rc_is 0 "and it can be closed again"
runs v report --year 2007
err_empty "with the figures of now"
runs v db check
rc_is 0 "what both kept is whole"

# ---- the list of closings --------------------------------------------------------------

runs v goal closings
rc_is 0 "closings are listed"
second=$(v goal closings -f jsonl |
    sed -n 's/.*"digest":"\(.\{12\}\)[0-9a-f]*","fits":true,"reopened":null.*/\1/p')
out_is "when, by whom, and why they were opened again" <<EOF2
Year  Closed      By   Goals  SHA-256       Fits  Opened again  Opened by  Reason
----  ----------  ---  -----  ------------  ----  ------------  ---------  -----------------
2007  2008-01-15  Ida     17  $hash  yes   2008-03-01    Bo         the auditor asked
2007  2008-03-01  Eva     17  $second  yes
EOF2
runs v goal closings -f csv
out_like "^2007,2008-01-15T12:00:00Z,Ida,17,$hash[0-9a-f]{52},yes,2008-03-01T12:00:00Z,Bo,the auditor asked\$" \
    "in csv, with all of the digest"
runs v goal closings -f tsv
out_like "^2007	2008-03-01T12:00:00Z	Eva	17	$second[0-9a-f]{52}	yes			\$" \
    "in tsv"
runs v goal closings -f json
out_like '^\{"year":2007,.*"fits":true,"reopened":"2008-03-01T12:00:00Z","reopened_by":"Bo","reason":"the auditor asked"\},$' "in json"
runs v goal closings -f jsonl
out_like '^\{"year":2007,"closed":"2008-03-01T12:00:00Z","actor":"Eva","goals":17,.*"reopened":null,' \
    "in jsonl"
runs v goal closings -f md
out_like "^\| 2007 \| 2008-01-15 \| Ida \| +17 \| $hash \| yes" "in md"
runs v goal closings -f html
out_like "<td.*>$hash</td>" "in html"
runs v goal closings --year 2006 -f csv
rc_is 0 "a year that never was"
is "$(grep -c '' "$out")" 1 "has none"
if command -v sqlite3 >/dev/null; then
	cp t.db u.db
	cp t.db-wal u.db-wal 2>/dev/null
	sqlite3 u.db "UPDATE closing SET closed_at = closed_at + 1
	    WHERE reopened_at IS NULL"
	runs vcctl -D u.db goal closings
	rc_is 1 "one that doesn't fit is a finding"
	out_like '^2007 .* Eva .* no *$' "and it says which"
else
	skip 2 "no sqlite3 here"
fi

done_testing
