#!/bin/sh
# SPDX-License-Identifier: ISC
# Files that partner municipalities send: the example's small ones, and real
# ones where they lie beside the source tree, read with the same profiles.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

example=$SRC/examples/municipality-csv
data=${TEST_DATA:-$SRC/../shared/data}
associations=$data/se-foreningar
register=$associations/se_foreningar_redacted_utf8_comma.csv

new()
{
	rm -f t.db*
	v -q db init --country SE --name T
	for f in "$example"/*.profile; do
		n=${f##*/}
		v -q import profile save "${n%.profile}" "$f"
	done
}

# ---- the example -----------------------------------------------------------------

runs "$example/run.sh" x.db
rc_is 0 "the example runs"
err_empty "and complains of nothing"
out_is "each file is taken, but for what can't be" \
    "$SRC/tests/data/municipality-csv.txt"
cp "$out" first
for f in x.db.*.rejects.csv; do
	echo "== $f"
	sed -e 1d "$f" | tr '\t' ';' | tr -d '\r' | cut -d ';' -f 1-4 |
	    cut -c 1-93
done >rejects
cat >want <<'EOF'
== x.db.foreningsregister.rejects.csv
6,org_number,this is not an organisation number,Örebro,RBOK,Odensbackens Låtsasscouter,8029
7,,"nothing tells this row apart, so that it would be added anew each time; give it an id, or
== x.db.halmstad.rejects.csv
10;status;"unknown status 'Okänd'; one of prospect, applied, approved, paused, left"
== x.db.nyc-opportunities.rejects.csv
6,end_date_date,"2026-03-15 is before 2026-04-15, its 'Starts'",7005,5,2,,Teach chess,9,,,,Ed
== x.db.skelleftea.rejects.csv
6;;unclear: line 2 of this file has the same 'Name, Municipality';Skellefteå
EOF
same rejects want "what wasn't taken is explained"
runs "$example/run.sh" x.db
rc_is 0 "the example runs again"
sed -e 's/^\([0-9]*\) added, 0 updated, 0 unchanged/0 added, 0 updated, \1 unchanged/' \
    -e 's/, 4 organisations made//' first >again
grep -v '^the same file as import [1-6]$' "$out" >got
same got again "and every row is known"

# A profile comes out as a file that can be taken elsewhere.
for f in "$example"/*.profile; do
	n=${f##*/}
	n=${n%.profile}
	vcctl -D x.db import profile show "$n" >shown
	vcctl -D x.db -q import profile save "$n" shown
	vcctl -D x.db import profile show "$n" >shown.again
	grep -v '^#' "$f" | sort >lines
	sort shown | cmp -s - lines && cmp -s shown shown.again ||
		echo "$n" >>differ
done
ok "profiles come out with the lines they went in with" test ! -e differ

# ---- real files -------------------------------------------------------------------

if [ ! -e "$register" ]; then
	skip 40 "there are no real files in ../shared/data"
	done_testing
fi

# adds_up ROWS: the counts of the last import, and the lines of its file of
# rejects, account for as many rows.
adds_up()
{
	sed -n 's/^\([0-9]*\) added, \([0-9]*\) updated, \([0-9]*\) unchanged, \([0-9]*\) rejected\(, \([0-9]*\) unclear\)\{0,1\}.*/\1 + \2 + \3 + \4 + 0\6/p' \
	    "$err" >sum
	[ "$(($(cat sum)))" -eq "$1" ]
}
rejected()
{
	sed -n 's/.* \([0-9]*\) rejected.*/\1/p' "$err"
}

new
v org export >before
runs v org import --profile foreningsregister --rejects rejects.csv "$register"
rc_is 1 "the register of associations is taken, but for some rows"
is "$(grep ' added,' "$err")" \
    "37537 added, 0 updated, 0 unchanged, 130 rejected" "the counts"
ok "every one of its 37,667 rows is counted" adds_up 37667
is "$(($(wc -l <rejects.csv) - 1))" "$(rejected)" \
    "each row not taken is in the file of rejects"
is "$(grep -c '^[0-9]*,[^,]*,[^,]' rejects.csv)" "$(rejected)" \
    "each with its reason"
is "$(cut -d , -f 2,3 rejects.csv | sed 1d | sort | uniq -c |
    sed 's/^ *//')" '1 ,"nothing tells this row apart
4 email_generic_only,this is not an e-mail address
125 org_number,this is not an organisation number' "the reasons"
v org export >after

runs v org import --profile foreningsregister --rejects r.csv "$register"
is "$(grep -e ' added,' -e 'same file' "$err")" \
    "the same file as import 1
0 added, 0 updated, 37537 unchanged, 130 rejected" \
    "the same file again changes nothing, and is recognised"
v org export >again
same again after "nor does the export"
runs v import undo 1
rc_is 0 "it is taken back"
err_like '^37537 removed, 0 restored, 0 kept, 0 held by others$' "all of it"
v org export >undone
same undone before "and the export is what it was before"
runs v org import --profile foreningsregister --rejects rejects2.csv "$register"
err_like '^37537 added, 0 updated, 0 unchanged, 130 rejected$' \
    "it may come back"
v org export >back
same back after "and the export is what it was then"
same rejects2.csv rejects.csv "and so is the file of rejects"
runs v db check
rc_is 0 "the register is sound"

# The same rows as each municipality would have sent them.
derived()
{
	town=$1 profile=$2 rows=$3
	new
	runs v org import --profile "$profile" --unclear new --rejects r.csv \
	    "$associations/derived_${profile}_"*.csv
	rc_is 0 "$town: taken"
	ok "$town: all $rows rows are counted" adds_up "$rows"
	v -f jsonl --columns name org list | sort >got
	vcctl -D all.db -f jsonl --columns name org list \
	    --municipality "$town" | sort >want
	same got want "$town: the names, letter by letter"
}
mv t.db all.db
derived Halmstad halmstad 495
derived Skellefteå skelleftea 789
derived Umeå umea 586
derived Uppsala uppsala 968

new
runs v assignment import --profile nyc-opportunities --rejects r.csv \
    "$data/nyc-volunteer-opportunities/volunteer_opportunities.csv"
rc_is 0 "New York's opportunities are taken"
is "$(sed 1d "$err" | head -n 1)" \
    "665 added, 0 updated, 0 unchanged, 0 rejected, 261 organisations made" \
    "665 of 261 organisations"
is "$(v -f csv --columns id assignment list | sed 1d | wc -l)" 665 \
    "665 assignments"
is "$(v -f csv --columns id org list | sed 1d | wc -l)" 261 \
    "261 organisations"
is "$(v -f csv --columns organisation_id assignment list | sed 1d |
    sort -u | wc -l)" 261 "each has one at least"
is "$(v -f csv --columns status assignment list | sed 1d | sort | uniq -c |
    sed 's/^ *//')" "665 published" "approved is published"
v org export >orgs
v assignment export >assignments
v -q import undo 1
is "$(v org export | wc -l) $(v assignment export | wc -l)" "1 1" \
    "both are taken back"
v -q assignment import --profile nyc-opportunities \
    "$data/nyc-volunteer-opportunities/volunteer_opportunities.csv"
v org export >got
same got orgs "and come back: organisations"
v assignment export >got
same got assignments "and assignments"

runs v -f csv import sniff "$data/dk-postnumre/postals.csv"
rc_is 0 "the Danish postcodes"
is "$(sed 1d "$out" | cut -d , -f 1 | head -n 6 | tr '\n' ' ')" \
    "AMTS_NR ADRESSERINGSNAVN KOMMUNE_NR ADRESSERINGSNAVN_1 POSTNR BYNAVN " \
    "six columns, each under its own name"
runs v import sniff "$data/dk-postnumre/postals.csv"
is "$(tr '\n' ' ' <"$out" | sed 's/ rows, .*/ rows/; s|^.*/||')" \
    "postals.csv: utf-8 (BOM), ';' between cells, lines end in CRLF header on line 1, 1434 rows" \
    "encoding, delimiter, line ends and rows"
out_like '^POSTNR  .* 0783  *0784  *0785 *$' "postcodes keep their zeros"

done_testing
