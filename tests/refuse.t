#!/bin/sh
# SPDX-License-Identifier: ISC
# What an import refuses: each with a message that names the place, the exit
# status, and a register that is as it was.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

vcctl -q -D base.db db init --country SE --municipality 0180 --name T
vcctl -q -D base.db org import - <<'EOF2'
id,name,registered_on
101,Röda Korset,2007-01-15
102,Kyrkan,2007-01-16
103,Åsa,2007-01-17
104,Åsa,2007-01-18
EOF2
vcctl -q -D base.db assignment import - <<'EOF2'
id,organisation_id,title,published_on
201,101,Läxhjälp,2007-02-01
EOF2
cp base.db t.db
dump()
{
	sqlite3 t.db .dump
}
dump >before

unchanged()
{
	dump >after
	same after before "$1: the register is as it was"
}

# refuses STATUS NAME COMMAND...: what it says on stdin.
refuses()
{
	want=$1
	name=$2
	shift 2
	runs vcctl -D t.db "$@" </dev/null
	rc_is "$want" "$name: exit status $want"
	err_is "$name: says what and where"
	out_is "$name: nothing on stdout" /dev/null
	unchanged "$name"
}

# ---- files that stand beside each other: one taken, one refused ---------------

cp "$SRC"/tests/data/csv-* .
for bad in csv-*-bad.csv; do
	noun=${bad#csv-}
	noun=${noun%%-*}
	refuses 65 "${bad%.csv}" "$noun" import "$bad" <"${bad%.csv}.err"
	good=${bad%-bad.csv}
	cp base.db good.db
	runs vcctl -D good.db "$noun" import "$good.csv"
	rc_is 0 "$good is taken"
	err_like '^[1-9][0-9]* added, 0 updated, 0 unchanged, 0 rejected$' \
	    "$good: all rows are added"
done
runs cat "$out" csv-org-person-bad.err
out_unlike '1239|example|bo@ek' \
    "neither personal number, address nor phone is ever echoed"

# ---- personal numbers: on no way into the register, and in no message ----------

# holds_one NAME FIELD COMMAND...: it is refused for FIELD ("" where the words
# alone are said), and the number is nowhere after.
number='121212-?1212|131052-308T|070761-4285'
holds_one()
{
	what=$1
	field=$2
	shift 2
	runs vcctl -D t.db "$@"
	rc_is 65 "a personal number in $what: exit status 65"
	err_is "a personal number in $what: says so, not which" <<EOF2
vcctl: ${field}this holds a personal number, which is never stored; leave it out
EOF2
	out_is "a personal number in $what: nothing on stdout" /dev/null
	unchanged "a personal number in $what"
}
holds_one "a name" "--name: " org add --name "Kim 121212-1212"
holds_one "a Finnish name" "--name: " org add --name "Kim 131052-308T"
holds_one "a Danish name" "--name: " org add --name "Kim 070761-4285"
holds_one "an address on the web" "--website: " \
    org add --name X --website kim.se/191212121212
holds_one "an e-mail address" "--contact-email: " \
    org add --name X --contact-email 1212121212@ek.se
holds_one "an organisation number" "--org-number: " \
    org add --name X --org-number 19121212-1212
holds_one "an odd organisation number" "--org-number: " \
    org add --name X --org-number "1212-121212?"
holds_one "an amount" "--fee: " org add --name X --fee 1212121212
holds_one "a code" "--legal-form: " org add --name X --legal-form 121212-1212
holds_one "a cut-off code" "--legal-form: " org add --name X \
    --legal-form "en mycket lång form, för Kim Ek 121212-1212"
holds_one "a date" "--registered-on: " \
    org add --name X --registered-on 121212-1212
holds_one "a place" "--municipality: " org add --name X --municipality 1212121212
holds_one "a telephone number" "--phone: " \
    volunteer add --name X --phone 121212-1212
holds_one "a dotted telephone number" "--phone: " \
    volunteer add --name X --phone 121212.1212
holds_one "words" "--skills: " \
    volunteer add --name X --skills "hund;121212-1212"
holds_one "an edited field" "--name: " org edit 1 --name "Kim 121212 1212"
holds_one "a reason" "" org set 1 paused --reason "Kim (121212-1212) bad om det"
holds_one "an actor" "--actor: " --actor 121212-1212 org set 1 paused
holds_one "a setting" "" db config name "Kim 121212-1212"
runs vcctl -D t.db org import --source 121212-1212 csv-org-ids.csv
rc_is 65 "a personal number as a sender: exit status 65"
err_like '^vcctl: this holds a personal number' "and it says so"
unchanged "a personal number as a sender"
runs vcctl -D new.db db init --country SE --name "Kim 121212-1212"
rc_is 65 "a personal number as a register's name: exit status 65"
ok "and no register is made" test ! -e new.db
runs vcctl -D t.db org show 121212-1212
err_is "a message does not repeat one" <<'EOF2'
vcctl: no organisation is called '***'; 'vcctl org list' shows what there is
EOF2
runs vcctl -D t.db org show \
    "Stockholms stad, stadsdelsförvaltningen, kontakt Kim, 121212-1212"
err_unlike 1212 "not even by half"
runs vcctl -D t.db org set 1 \
    "en mycket lång status, som ingen känner 121212-1212"
err_unlike 1212 "nor where a code is cut off"

cp base.db good.db
runs vcctl -D good.db volunteer add --name X --phone 070-123\ 45\ 67 \
    --registered-on 2007-02-01
rc_is 0 "a telephone number is none"
runs vcctl -D good.db volunteer add --name X --phone 0701234569
rc_is 0 "nor is a bare one, though it has a date and the right last digit"
printf 'id,name\n1,A\n' >kim-121212-1212.csv
runs vcctl -D good.db org import kim-121212-1212.csv
rc_is 0 "a file may be called after one"
is "$(sqlite3 good.db "SELECT file FROM import ORDER BY id DESC LIMIT 1")" \
    'kim-***.csv' "but is remembered without"
ok "and the register is closed" sqlite3 good.db "PRAGMA wal_checkpoint(TRUNCATE)"
for db in t.db good.db; do
	is "$(cat $db $db-wal 2>/dev/null | grep -aEc "$number")" 0 \
	    "none of these numbers is in the file $db"
done

# ---- what is no CSV -----------------------------------------------------------

nothing='0 added, 0 updated, 0 unchanged, 0 rejected'
: >empty.csv
refuses 65 "an empty file" org import empty.csv <<EOF2
empty.csv:1: the file is empty
$nothing
vcctl: nothing taken from 'empty.csv'
EOF2

printf '\r\n\n  \n' >blank.csv
refuses 65 "a file of blank lines" org import blank.csv <<EOF2
blank.csv:4: the file is empty
$nothing
vcctl: nothing taken from 'blank.csv'
EOF2

printf '<!DOCTYPE html>\n<html><head><title>404</title></head></html>\n' >h.csv
refuses 65 "a web page" org import h.csv <<EOF2
h.csv:1: warning: unknown column '<!DOCTYPE html>' is left out
h.csv:1: no column of this file is known; the first row must name the columns: id, name, org_number, legal_form, municipality, cause, status, status_on, registered_on, website, member_from, member_to, fee, nonprofit, evidence, bylaws_until, insurance_until, contact_name, contact_email, contact_phone, contact_role, contact_newsletter
$nothing
vcctl: nothing taken from 'h.csv'
EOF2

printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >png.csv
refuses 65 "a picture" org import png.csv <<EOF2
png.csv: read as windows-1252, ',' between cells, header on line 1
png.csv:1: warning: unknown column '‰PNG' is left out
png.csv:1: no column of this file is known; the first row must name the columns: id, name, org_number, legal_form, municipality, cause, status, status_on, registered_on, website, member_from, member_to, fee, nonprofit, evidence, bylaws_until, insurance_until, contact_name, contact_email, contact_phone, contact_role, contact_newsletter
$nothing
vcctl: nothing taken from 'png.csv'
EOF2

# ---- encodings -------------------------------------------------------------------

# Half a pair, another, and half a character at the end.
{
	printf '\377\376'
	printf 'id,name\n1,A' | iconv -f ascii -t utf-16le
	printf '\330\330b\0\n\0'
	printf '2,B\n3,C' | iconv -f ascii -t utf-16le
	printf '\0\337\n\0'
	printf '4,D' | iconv -f ascii -t utf-16le
	printf '\345'
} >utf16.csv
refuses 65 "broken UTF-16" org import utf16.csv <<'EOF2'
utf16.csv: read as utf-16le, ',' between cells, header on line 1
utf16.csv:2: name: not valid utf-16le; save the file as CSV UTF-8; 2 more rows have the same
0 added, 0 updated, 0 unchanged, 3 rejected
vcctl: nothing taken from 'utf16.csv': 3 of 4 rows rejected
EOF2

printf 'id,name\n1,A\n\0\n2,B\n' >nul.csv
refuses 65 "a NUL byte on a line of its own" org import nul.csv <<'EOF2'
nul.csv:3: a NUL byte on line 3: this is no text; remove it or save the file as CSV UTF-8
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'nul.csv': 1 of 3 rows rejected
EOF2

printf 'id,name\n1,A\n2,"B\nb\0b"\n' >nul.csv
refuses 65 "a NUL byte in a quoted cell" org import nul.csv <<'EOF2'
nul.csv:3: a NUL byte on line 4: this is no text; remove it or save the file as CSV UTF-8
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'nul.csv': 1 of 2 rows rejected
EOF2

# For the most part it is UTF-8.
printf 'id,name,website\n1,F\366rening,\n2,B,\303\n3,C,\355\240\200\n' >latin.csv
printf '4,\303\245\303\244\303\266\303\245\303\244\303\266,\n' >>latin.csv
refuses 65 "Latin-1, half a character, a surrogate" org import latin.csv <<'EOF2'
latin.csv:2: name: not valid UTF-8; save the file as CSV UTF-8
latin.csv:3: website: not valid UTF-8; save the file as CSV UTF-8
latin.csv:4: website: not valid UTF-8; save the file as CSV UTF-8
0 added, 0 updated, 0 unchanged, 3 rejected
vcctl: nothing taken from 'latin.csv': 3 of 4 rows rejected
EOF2

printf '\326vrigt,id,name\n1,1,A\n2,2,B\201\n3,3,C\n' >1252.csv
refuses 65 "a byte that Windows-1252 doesn't have" org import 1252.csv <<'EOF2'
1252.csv: read as windows-1252, ',' between cells, header on line 1
1252.csv:1: warning: unknown column 'Övrigt' is left out
1252.csv:3: name: not valid windows-1252; save the file as CSV UTF-8
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from '1252.csv': 1 of 3 rows rejected
EOF2

for magic in 'PK\003\004' '\320\317\021\340'; do
	{
		printf "$magic"
		head -c 3000 /dev/zero
	} >book.csv
	refuses 65 "a workbook" org import book.csv <<EOF2
book.csv: this is a workbook, not CSV; open it and save it as CSV UTF-8
$nothing
vcctl: nothing taken from 'book.csv'
EOF2
done

# ---- sizes ---------------------------------------------------------------------------

{
	printf 'id,name\n1,A\n2,'
	head -c 10485760 /dev/zero | tr '\0' x
	printf '\n'
} >big.csv
refuses 65 "a cell of 10 MB" org import big.csv <<EOF2
big.csv:3: this line is longer than 4 MiB; is it CSV?
$nothing
vcctl: nothing taken from 'big.csv'
EOF2

{
	printf 'id,name\n1,A\n2,"B\n'
	yes 'a line within the cell, which is never closed' | head -n 120000
} >big.csv
refuses 65 "a row of more than 4 MiB" org import big.csv <<EOF2
big.csv:3: this row is longer than 4 MiB; a quote in it may never be closed
$nothing
vcctl: nothing taken from 'big.csv'
EOF2

{
	printf 'id,name\n'
	awk 'BEGIN { for (i = 1; i <= 20000; i++) print i ",Number " i }'
} >many.csv
sed -e '9002s/.*/9001,/' -e '17003s/$/,x/' -e '19004s/^19003/9/' \
    many.csv >deep.csv
refuses 65 "bad rows deep in a file of several batches" org import deep.csv \
    <<'EOF2'
deep.csv:9002: name: is empty; it is required
deep.csv:17003: the row has 3 cells, the header 2
deep.csv:19004: id: '9' stands on an earlier line of this file too
0 added, 0 updated, 0 unchanged, 3 rejected
vcctl: nothing taken from 'deep.csv': 3 of 20000 rows rejected
EOF2

{
	printf 'id,name,org_number\n'
	awk 'BEGIN { for (i = 1; i <= 300; i++) print i ",A,802000-1115" }'
	printf '301,,\n'
} >flood.csv
runs vcctl -D t.db org import flood.csv
rc_is 65 "after a flood of warnings: exit status 65"
err_like '^flood.csv:302: name: is empty; it is required$' \
    "the one row that was rejected is named all the same"
err_like '^100 more lines like these$' "and the rest is counted"
runs vcctl -q -D t.db org import flood.csv
err_unlike 'warning' "-q is silent about warnings"
err_like '^flood.csv:302: name: is empty; it is required$' \
    "but not about what was rejected"
unchanged "a flood of warnings"

# ---- line numbers are those of an editor ---------------------------------------------

printf '\n\r\nid,name,website\r\n1,A,\r\n\r\n2,"B\r\nb\r\n",\r\n3,,\r\n4,D,"\n' \
    >lines.csv
printf '"\r\n5,\r\n' >>lines.csv
refuses 65 "lines after blank lines and quoted line breaks" \
    org import lines.csv <<'EOF2'
lines.csv: read as utf-8, ',' between cells, header on line 3
lines.csv:9: name: is empty; it is required
lines.csv:12: the row has 2 cells, the header 3
0 added, 0 updated, 0 unchanged, 2 rejected
vcctl: nothing taken from 'lines.csv': 2 of 5 rows rejected
EOF2

printf 'id,name\r1,A\r2,"B\rb"\r3,\r' >cr.csv
refuses 65 "lines that end in CR alone" org import cr.csv <<'EOF2'
cr.csv:5: name: is empty; it is required
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'cr.csv': 1 of 3 rows rejected
EOF2

printf 'id,name\n1,A\n2,B\r3,C\n4,\n' >cr.csv
refuses 65 "a CR within a line ends a row and no line" org import cr.csv <<'EOF2'
cr.csv:4: name: is empty; it is required
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'cr.csv': 1 of 4 rows rejected
EOF2

printf 'id,name\n1,A\n2,"B' >end.csv
refuses 65 "a quote that is open at the end of the file" org import end.csv <<EOF2
end.csv:3: a quote is opened in this row and never closed
$nothing
vcctl: nothing taken from 'end.csv'
EOF2

# ---- columns -----------------------------------------------------------------------------

printf 'name\nA\n' >noid.csv
refuses 65 "no column for the sender's id" org import noid.csv <<EOF2
noid.csv:1: no column for id / org_number / name + municipality; each row needs it: say which it is with --map COLUMN=FIELD, or give all rows one value with --set
$nothing
vcctl: nothing taken from 'noid.csv'
EOF2

printf 'id,id,name\n1,1,A\n' >twice.csv
refuses 65 "a column twice" org import twice.csv <<EOF2
twice.csv:1: columns 'id' and 'id' mean the same; keep one
$nothing
vcctl: nothing taken from 'twice.csv'
EOF2

awk 'BEGIN { for (i = 1; i < 5000; i++) printf "x%d,", i; print "y" }' >wide.csv
runs vcctl -D t.db org import wide.csv
rc_is 65 "5,000 unknown columns: exit status 65"
err_like '^vcctl: nothing taken from' "and nothing taken"
unchanged "5,000 unknown columns"

# ---- where the bytes come from --------------------------------------------------------------

refuses 66 "a file that isn't there" org import none.csv <<'EOF2'
vcctl: cannot open 'none.csv': No such file or directory
EOF2

mkdir dir.csv
refuses 66 "a directory" org import dir.csv <<EOF2
dir.csv: cannot read: Is a directory
$nothing
vcctl: nothing taken from 'dir.csv'
EOF2

ln -s loop.csv loop.csv
refuses 66 "a link to itself" org import loop.csv <<'EOF2'
vcctl: cannot open 'loop.csv': Too many levels of symbolic links
EOF2

refuses 65 "an empty stdin" org import - <<EOF2
stdin:1: the file is empty
$nothing
vcctl: nothing taken from 'stdin'
EOF2

run_closed()
{
	vcctl -D t.db org import - <&-
}
runs run_closed
rc_is 74 "a closed stdin: exit status 74"
err_like '^stdin: cannot read: Bad file descriptor$' "and it says so"
unchanged "a closed stdin"

printf 'id,name\n1,A\n' >one.csv
refuses 66 "a register that isn't there" -D none.db org import one.csv <<'EOF2'
vcctl: cannot open 'none.db': No such file or directory; 'vcctl db init' makes a register
EOF2

# ---- permissions: root may do everything, so be nobody ------------------------------------

as_nobody()
{
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$VCCTL" "$@"
	else
		vcctl "$@"
	fi
}
chmod 755 "$T"
mkdir nobody
cp base.db nobody/t.db
cp one.csv nobody/secret.csv
chmod 000 nobody/secret.csv
if [ "$(id -u)" -eq 0 ]; then
	chown -R 65534:65534 nobody
fi
if as_nobody -V >/dev/null 2>&1; then
	runs as_nobody -D nobody/t.db org import nobody/secret.csv
	rc_is 77 "a file that may not be read: exit status 77"
	err_is "and it says so" <<'EOF2'
vcctl: cannot open 'nobody/secret.csv': Permission denied
EOF2
	chmod 400 nobody/t.db
	runs as_nobody -D nobody/t.db org import one.csv
	rc_is 77 "a register that may only be read: exit status 77"
	err_like "^vcctl: cannot write 'nobody/t.db': Permission denied" \
	    "and it says so"
	chmod 000 nobody/t.db
	runs as_nobody -D nobody/t.db org list
	rc_is 77 "a register that may not be read: exit status 77"
	err_like "^vcctl: cannot read 'nobody/t.db': Permission denied" \
	    "and it says so"
else
	skip 6 "nobody can't run the program here"
fi

# ---- the register is in use ---------------------------------------------------------------------

mkfifo fifo
sqlite3 t.db <fifo >held 2>&1 &
holder=$!
exec 3>fifo
printf 'BEGIN IMMEDIATE;\n.print held\n' >&3
for _ in $(seq 100); do
	grep -q held held && break
	sleep 0.1
done
VCCTL_WAIT=0
export VCCTL_WAIT
runs vcctl -D t.db org import one.csv
rc_is 75 "a register that another command holds: exit status 75"
err_is "and it says so" <<EOF2
$nothing
vcctl: register 't.db' is in use by another command; try again
EOF2
runs vcctl -D t.db org list --columns name -f csv --limit 1
rc_is 0 "it may be read meanwhile"
VCCTL_WAIT=60
(
	sleep 1
	printf 'COMMIT;\n' >&3
) &
runs vcctl -n -D t.db org import one.csv
rc_is 0 "who waits gets it"
exec 3>&-
wait "$holder"
unset VCCTL_WAIT
unchanged "a register in use"

# ---- no space left -------------------------------------------------------------------------------

limited()
{
	(
		ulimit -f 64
		exec "$VCCTL" -D t.db org import many.csv
	)
}
runs limited
rc_is 74 "past the limit on a file's size: exit status 74"
err_like "^vcctl: cannot read or write 't.db': " "and it says so"
unchanged "past the limit on a file's size"

trap 'umount "$T/full" 2>/dev/null; rm -rf "$T"' EXIT
mkdir full
room=$(($(wc -c <base.db) / 1024 + 256))
if mount -t tmpfs -o size=${room}k tmpfs full 2>/dev/null; then
	cp base.db full/t.db
	runs vcctl -D full/t.db org import many.csv
	rc_is 74 "on a full disk: exit status 74"
	err_is "and it says so" <<EOF2
$nothing
vcctl: no space left to write 'full/t.db'
EOF2
	sqlite3 full/t.db .dump >after
	same after before "and the register is as it was"
	umount full
else
	skip 3 "no file system can be mounted here"
fi
runs vcctl -D t.db db check
rc_is 0 "the register is sound after all this"

done_testing
