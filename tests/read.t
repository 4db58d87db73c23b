#!/bin/sh
# SPDX-License-Identifier: ISC
# Files as offices save them: in each encoding, through a pipe, as long and as
# wide as they come. Pairs of files, taken and refused, are in refuse.t.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

new()
{
	rm -f t.db
	vcctl -q -D t.db db init --country SE --name T
}
# All rows are new, and there is not a word of warning.
# taken NAME ROWS FILE ENCODING [DELIMITER [LINE]]: read so, and said so.
taken()
{
	new
	runs vcctl -D t.db org import "$3"
	rc_is 0 "$1: taken"
	{
		[ "$4${5-;}${6-1}" = utf-8,1 ] || echo "$3: read as $4," \
		    "'${5-;}' between cells, header on line ${6-1}"
		echo "import 1; 'vcctl import undo 1' takes it back"
		echo "$2 added, 0 updated, 0 unchanged, 0 rejected"
	} >want.err
	err_is "$1: $2 rows, no more said" want.err
}
names()
{
	vcctl -D t.db -f csv org list --columns name,website | sed 1d >listed
	same listed "$2" "$1: cell for cell"
}

# ---- cells past the header's --------------------------------------------------

new
runs vcctl -D t.db import sniff "$SRC/tests/data/csv-org-spare-bad.csv"
ok "sniff counts rows that alone have them" grep -q \
    '^header on line 1, 4 rows, 2 of them with another number of cells$' "$out"
runs vcctl -D t.db import sniff "$SRC/tests/data/csv-org-spare.csv"
ok "and not those that are like the others" grep -q \
    '^header on line 1, 4 rows, 0 of them with another number of cells$' "$out"

# ---- encodings -----------------------------------------------------------------

cat >utf8.csv <<'EOF2'
Nr;Föreningsnamn;Hemsida
1;Åmåls Räddningshund;åmål.se
2;Björkö Öbor & Älgar;björkö.se
3;"Ærø Sønderå; Café";ærø.dk
4;Elävä kylä;kylä.fi
EOF2
cat >want <<'EOF2'
Åmåls Räddningshund,åmål.se
Björkö Öbor & Älgar,björkö.se
Ærø Sønderå; Café,ærø.dk
Elävä kylä,kylä.fi
EOF2

# as_said ICONV-NAME: as vcctl calls it.
as_said()
{
	echo "$1" | sed -e 's/CP1252/windows-1252/' -e 's/MACINTOSH/macroman/' |
	    tr A-Z a-z
}

for e in UTF-8 UTF-16LE UTF-16BE CP1252 CP850 MACINTOSH; do
	for end in lf crlf cr; do
		case $end in
		lf) cat utf8.csv ;;
		crlf) sed 's/$/\r/' utf8.csv ;;
		cr) tr '\n' '\r' <utf8.csv ;;
		esac | iconv -f UTF-8 -t $e >in.csv
		taken "$e, $end" 4 in.csv "$(as_said $e)"
		names "$e, $end" want
	done
	new
	runs vcctl -q -D t.db org import - <in.csv
	names "$e on stdin" want
	new
	# A pipe can't be read again but from its copy.
	cat in.csv | vcctl -q -D t.db org import -
	names "$e through a pipe" want
	runs vcctl -D t.db org import - <in.csv
	err_like '^0 added, 0 updated, 4 unchanged' "$e: the same again"
done

# Of a file that somebody began to read only the rest is ours.
printf 'sent on Monday\nid,name\n1,A\n2,B\n' >begun.csv
new
{ read -r first && runs vcctl -D t.db org import -; } <begun.csv
err_is "after '$first', the rest" <<'EOF2'
import 1; 'vcctl import undo 1' takes it back
2 added, 0 updated, 0 unchanged, 0 rejected
EOF2
runs vcctl -D t.db import show 1
out_like "$(sed 1d begun.csv | sha256sum | cut -d ' ' -f 1)" "and its digest"

for bom in '\357\273\277:UTF-8' '\377\376:UTF-16LE' '\376\377:UTF-16BE'; do
	e=${bom#*:}
	{
		printf "${bom%:*}"
		iconv -f UTF-8 -t "$e" utf8.csv
	} >in.csv
	taken "$e with a mark" 4 in.csv "$(as_said "$e")"
	names "$e with a mark" want
	{
		printf "${bom%:*}"
		{
			printf 'sep=;\r\n'
			cat utf8.csv
		} | iconv -f UTF-8 -t "$e"
	} >in.csv
	taken "$e with a mark and a sep= line" 4 in.csv "$(as_said "$e")" ";" 2
	names "$e with a mark and a sep= line" want
done

# Two letters that look like UTF-8 come first, and many that don't after a
# long while: all is read again.
{
	printf 'id;namn;hemsida\n0;\303\245;\n'
	awk 'BEGIN {
		for (i = 1; i < 40000; i++)
			print i ";Org " i ";"
	}'
	iconv -f UTF-8 -t CP1252 utf8.csv | sed -e 1d -e 's/^/z/'
} >late.csv
taken "Windows-1252 that is found out late" 40004 late.csv windows-1252
is "$(vcctl -D t.db -f csv org list --columns name --limit 1 | sed 1d)" \
    "Ã¥" "what came before is read so too"
rm -f late.csv
{
	sed -n 1,3p utf8.csv
	printf '3;\344\n4;\366\n5;x\n'
} >bad.csv
new
runs vcctl -D t.db org import bad.csv
rc_is 65 "UTF-8 with two bad bytes"
err_is "is UTF-8 still" <<'EOF2'
bad.csv: read as utf-8, ';' between cells, header on line 1
bad.csv:4: Föreningsnamn: not valid UTF-8; save the file as CSV UTF-8
bad.csv:5: Föreningsnamn: not valid UTF-8; save the file as CSV UTF-8
bad.csv:6: the row has 2 cells, the header 3
0 added, 0 updated, 0 unchanged, 3 rejected
vcctl: nothing taken from 'bad.csv': 3 of 5 rows rejected
EOF2

# ---- sizes ----------------------------------------------------------------------

# N: a file with a cell of so many lines.
long()
{
	awk -v n="$1" 'BEGIN {
		printf "id,name,evidence\n1,A,\""
		for (i = 0; i < n; i++)
			printf "0123456789abcde\n"
		print "\"\n2,B,"
	}' >long.csv
}
long 6250
taken "a cell of 100,000 characters" 2 long.csv utf-8 ,
is "$(vcctl -D t.db -f csv org list --columns evidence --limit 1 | sed 1d |
    tr -d '"' | grep -c '^0123456789abcde$')" 6250 "all of it"
long 65536
sed -i 's/^2,B,$/2,B/' long.csv
new
runs vcctl -D t.db org import --ignore evidence long.csv
err_is "the line after one of 1 MiB is counted right" <<'EOF2'
long.csv:65539: the row has 2 cells, the header 3
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'long.csv': 1 of 2 rows rejected
EOF2

awk -v cols=10000 'BEGIN {
	printf "id,name"
	for (i = 3; i <= cols; i++)
		printf ",column %d", i
	print ""
	for (row = 1; row <= 20; row++) {
		printf "%d,Org %d", row, row
		for (i = 3; i <= cols; i++)
			printf ",%d", i
		print row == 20 && bad ? ",x" : ""
	}
}' >wide.csv
new
runs vcctl -D t.db org import wide.csv
rc_is 0 "10,000 columns"
is "$(tail -n 1 "$err")" "20 added, 0 updated, 0 unchanged, 0 rejected" \
    "are read"
is "$(grep -c 'is left out' "$err")" 200 "as many unknown ones are named as fit"
sed -i '$s/$/,x/' wide.csv
runs vcctl -D t.db org import wide.csv
err_like '^wide.csv:21: the row has 10001 cells, the header 10000$' \
    "a cell too many is one"

done_testing
