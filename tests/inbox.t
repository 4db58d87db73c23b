#!/bin/sh
# SPDX-License-Identifier: ISC
# A folder that files are dropped into: which are taken, how each is read,
# where it goes, and what is said. Runs that die: kill.t.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

# new: a register with profiles, and an empty inbox.
new()
{
	chmod -R u+rwx in 2>/dev/null
	rm -rf t.db* in
	v -q db init --country SE --name T
	for p in orgs vols; do
		v -q import profile save $p $p
	done
	mkdir in
}
# drop NAME: a file of organisations on stdin, written long ago.
drop()
{
	cat >"in/$1"
	touch -d 2026-11-20T12:00:00Z "in/$1"
}
good()
{
	printf 'id,name,municipality\n%s,%s,Stockholm\n' "$1" "$2"
}
# there NAME: what is in the inbox now, but for the lock, on stdin.
there()
{
	(cd in && find . -type f ! -name lock | sort | sed 's|^\./||') >found
	wanted
	same found "$T/.wanted" "$1"
}
printf 'noun: org\nfiles: org*.csv\n' >orgs
printf 'noun: volunteer\nsource: Bureau\nfiles: *vol*.csv\nset: municipality=Uppsala\n' >vols

# ---- the way of a file ----------------------------------------------------------

new
runs v import inbox in
rc_is 0 "an empty inbox"
out_empty "of which there is nothing to tell"
err_empty "nor to say"
runs v -f csv import inbox in
out_is "programs get the header" <<EOF2
file,import,added,updated,unchanged,rejected,unclear,place
EOF2
is "$(stat -c %a in/.vcctl in/.vcctl/lock | tr '\n' ' ')" "700 600 " \
    "what it keeps is its own"

good 1 A | drop orgs.csv
good 2 B | drop org-2.csv
printf 'id,namn\n7,Kim\n' | drop 'vol 1.csv'
runs v -f csv import inbox in
rc_is 0 "three good files"
out_is "are taken in the order of their names" <<EOF2
file,import,added,updated,unchanged,rejected,unclear,place
org-2.csv,1,1,0,0,0,0,done/org-2.csv
orgs.csv,2,1,0,0,0,0,done/orgs.csv
vol 1.csv,3,1,0,0,0,0,done/vol 1.csv
EOF2
err_empty "with no more words"
there "and are done, each with a report" <<EOF2
done/org-2.csv
done/org-2.csv.report.txt
done/orgs.csv
done/orgs.csv.report.txt
done/vol 1.csv
done/vol 1.csv.report.txt
EOF2
is "$(stat -c %a in/done in/done/orgs.csv.report.txt | tr '\n' ' ')" \
    "700 600 " "which nobody else may read"
wanted <<EOF2
2026-11-22T12:00:00Z orgs.csv
read as profile 'orgs' says
import 2; 'vcctl import undo 2' takes it back
1 added, 0 updated, 0 unchanged, 0 rejected
EOF2
same in/done/orgs.csv.report.txt "$T/.wanted" "the report"
runs v -f csv volunteer list --columns name,municipality
out_is "the profile that fits was used" <<EOF2
name,municipality
Kim,SE-0380
EOF2
runs v -f csv import list
out_like '^3,.*,import,volunteer,Bureau,vol 1.csv,' "and its sender"

good 1 A | drop orgs.csv
runs v import inbox in
out_is "the list for people; a file that changes nothing is no import" <<EOF2
File      Import  Added  Updated  Unchanged  Rejected  Unclear  Went to
--------  ------  -----  -------  ---------  --------  -------  ---------------
orgs.csv              0        0          1         0        0  done/orgs.2.csv
EOF2
good 1 A | drop orgs.csv
good 1 A | drop org
good 1 A | drop .org.csv
good 1 A | drop orgs.csv.report.txt
runs v -q import inbox in --profile orgs
rc_is 0 "names that are taken"
there "get a number, before the extension" <<EOF2
.org.csv
done/org
done/org-2.csv
done/org-2.csv.report.txt
done/org.report.txt
done/orgs.2.csv
done/orgs.2.csv.report.txt
done/orgs.3.csv
done/orgs.3.csv.report.txt
done/orgs.csv
done/orgs.csv.report.2.txt
done/orgs.csv.report.2.txt.report.txt
done/orgs.csv.report.txt
done/vol 1.csv
done/vol 1.csv.report.txt
EOF2

# ---- what is no file to take ------------------------------------------------------

new
mkdir in/orgs.d in/org.csv
good 1 A >in/orgs.d/orgs.csv
good 1 A >real.csv
ln -s ../real.csv in/org-link.csv
mkfifo in/org-pipe.csv
good 1 A | drop orgs.csv.done
runs v import inbox in --settle 0
rc_is 0 "folders, links, pipes and markers"
there "are left" <<EOF2
orgs.csv.done
orgs.d/orgs.csv
EOF2

# ---- complete or not --------------------------------------------------------------

new
good 1 A >in/orgs.csv
runs v import inbox in
rc_is 0 "a file that was just written"
out_empty "is left"
err_empty "without a word"
there "where it is" <<EOF2
orgs.csv
EOF2
touch in/orgs.csv.done
runs v -q import inbox in
there "a marker beside it says that it is complete, and goes with it" <<EOF2
done/orgs.csv
done/orgs.csv.report.txt
EOF2
good 2 B >in/orgs.csv
touch -d '100 seconds ago' in/orgs.csv
runs v -q import inbox in --settle 1000
ok "--settle: not yet" test -e in/orgs.csv
runs v -q import inbox in --settle 90
ok "--settle: long enough" test ! -e in/orgs.csv
good 3 C >in/orgs.csv
runs v -q import inbox in --settle 0
ok "--settle 0 takes all" test ! -e in/orgs.csv
good 4 D >in/orgs.csv
touch -d '1 hour' in/orgs.csv
runs v -q import inbox in
rc_is 1 "a file of the future"
err_is "is left, with a word" <<EOF2
vcctl: 'in/orgs.csv' is left: its time lies in the future; touch it, or put 'orgs.csv.done' beside it
EOF2
touch -d '20 seconds' in/orgs.csv
runs v import inbox in
rc_is 0 "clocks that differ by seconds are not worth one"
err_empty "nor that"
touch in/orgs.csv.done
runs v -q import inbox in
ok "with a marker its time doesn't matter" test ! -e in/orgs.csv
for n in -1 x ''; do
	runs v import inbox in --settle "$n"
	rc_is 2 "--settle '$n'"
	err_is "is no number" <<EOF2
vcctl: '$n' is no value for --settle: a number from 0 to 1000000000
EOF2
done

# ---- files that fail ----------------------------------------------------------------

new
drop org-empty.csv </dev/null
printf 'id,name,municipality\n1,A,Stockholm\n2,B,Atlantis\n3,C,Nowhere\n' |
    drop org-some.csv
printf 'id,name,municipality\n2,B,Atlantis\n' | drop org-none.csv
good 1 A | drop other.csv
good 1 A | drop org-vol.csv
good 8 H | drop org-last.csv
runs v -f csv import inbox in
rc_is 1 "files that fail, or some of whose rows do"
out_is "hinder no other" <<EOF2
file,import,added,updated,unchanged,rejected,unclear,place
org-empty.csv,,0,0,0,0,0,failed/org-empty.csv
org-last.csv,1,1,0,0,0,0,done/org-last.csv
org-none.csv,,0,0,0,1,0,failed/org-none.csv
org-some.csv,2,1,0,0,2,0,done/org-some.csv
org-vol.csv,,0,0,0,0,0,failed/org-vol.csv
other.csv,,0,0,0,0,0,failed/other.csv
EOF2
err_is "and are told of" <<EOF2
vcctl: in/failed/org-empty.csv:1: the file is empty (nothing taken; see 'in/failed/org-empty.csv.report.txt')
vcctl: in/failed/org-none.csv:2: municipality: 'Atlantis' is not a municipality, as SE-0180 or its name (1 of 1 rows not taken; see 'in/failed/org-none.csv.report.txt')
vcctl: in/done/org-some.csv:3: municipality: 'Atlantis' is not a municipality, as SE-0180 or its name (2 of 3 rows not taken; see 'in/done/org-some.csv.report.txt')
vcctl: in/failed/org-vol.csv: profiles 'orgs' and 'vols' are both for files such as 'org-vol.csv' (see 'in/failed/org-vol.csv.report.txt')
vcctl: in/failed/other.csv: no profile is for files of this name; give one 'files', or use --profile (see 'in/failed/other.csv.report.txt')
EOF2
there "each has a report, and those of which rows weren't taken these" <<EOF2
done/org-last.csv
done/org-last.csv.report.txt
done/org-some.csv
done/org-some.csv.rejects.csv
done/org-some.csv.report.txt
failed/org-empty.csv
failed/org-empty.csv.report.txt
failed/org-none.csv
failed/org-none.csv.rejects.csv
failed/org-none.csv.report.txt
failed/org-vol.csv
failed/org-vol.csv.report.txt
failed/other.csv
failed/other.csv.report.txt
EOF2
wanted <<EOF2
2026-11-22T12:00:00Z org-some.csv
read as profile 'orgs' says
org-some.csv:3: municipality: 'Atlantis' is not a municipality, as SE-0180 or its name
org-some.csv:4: municipality: 'Nowhere' is not a municipality, as SE-0180 or its name
import 2; 'vcctl import undo 2' takes it back
rows not taken are in 'org-some.csv.rejects.csv'
1 added, 0 updated, 0 unchanged, 2 rejected
EOF2
same in/done/org-some.csv.report.txt "$T/.wanted" "a report with rejections"
wanted <<EOF2
2026-11-22T12:00:00Z other.csv
no profile is for files of this name; give one 'files', or use --profile
EOF2
same in/failed/other.csv.report.txt "$T/.wanted" "and of a file never read"
is "$(stat -c %a in/failed in/done/org-some.csv.rejects.csv | tr '\n' ' ')" \
    "700 600 " "all are for nobody else"
tr -d '\r' <in/done/org-some.csv.rejects.csv | sed '1s/^...//' >found
wanted <<EOF2
vcctl_line,vcctl_column,vcctl_reason,id,name,municipality
3,municipality,"'Atlantis' is not a municipality, as SE-0180 or its name",2,B,Atlantis
4,municipality,"'Nowhere' is not a municipality, as SE-0180 or its name",3,C,Nowhere
EOF2
same found "$T/.wanted" "rejects, each with its own reason"
sed -e 's/,Atlantis/,Uppsala/; s/,Nowhere/,Stockholm/' \
    in/done/org-some.csv.rejects.csv >mended
mv in/done/org-some.csv.rejects.csv in/org-mended.csv
drop org-mended.csv <mended
runs v -q -f csv import inbox in
rc_is 0 "mended, they are taken"
err_empty "-q: without a word"
out_empty "and no list"
is "$(v -f csv org list --columns name | tr '\n' ' ')" "name H A B C " \
    "all rows are there"

new
good 1 A | drop orgs.csv
runs v import inbox in --profile nix
rc_is 66 "a profile that isn't there is no fault of the files"
err_is "and said" <<EOF2
vcctl: no profile is called 'nix'; see 'vcctl import profile list'
EOF2
there "which are left" <<EOF2
orgs.csv
EOF2
runs v -q import inbox in --profile orgs
rc_is 0 "a profile for all"
i=0
{
	echo id,name
	while [ $i -lt 30 ]; do
		i=$((i + 1))
		echo $i,N$i
	done
} >many
drop orgs.csv <many
v -q import inbox in
sed 's/N/M/' many | drop orgs.csv
runs v -q import inbox in
rc_is 1 "a file that would change too much"
err_is "is not taken unattended" <<EOF2
vcctl: in/failed/orgs.csv: nothing taken: 30 of 30 known rows would change; look with --dry-run, --confirm=overwrite goes on (see 'in/failed/orgs.csv.report.txt')
EOF2
new
drop orgs.csv <many
v -q import inbox in
sed 's/N/M/' many | drop orgs.csv
runs v -q -n import inbox in
rc_is 1 "nor does a dry run pretend that it were"
err_is "but says so" <<EOF2
vcctl: in/failed/orgs.csv: too much would change or end
EOF2

# ---- once ---------------------------------------------------------------------------

new
good 1 A | drop orgs.csv
touch -r in/orgs.csv stamp
ino=$(stat -c %i in/orgs.csv)
v -q import inbox in
v -q org edit 1 --name Changed
mv in/done/orgs.csv in/
rm in/done/orgs.csv.report.txt
is "$(stat -c %i in/orgs.csv)" "$ino" "the very file comes back"
runs v -f csv import inbox in
rc_is 0 "as after a run that died before it moved it"
out_is "is known, with what it brought" <<EOF2
file,import,added,updated,unchanged,rejected,unclear,place
orgs.csv,1,1,0,0,0,0,done/orgs.csv
EOF2
wanted <<EOF2
2026-11-22T12:00:00Z orgs.csv
read as profile 'orgs' says
import 1, by an earlier run that was broken off
1 added, 0 updated, 0 unchanged, 0 rejected
EOF2
same in/done/orgs.csv.report.txt "$T/.wanted" "its report says so"
is "$(v -f csv org list --columns name | tail -n 1)" Changed \
    "and nothing is applied"
cp -p in/done/orgs.csv in/
runs v -f csv import inbox in
out_like '^orgs.csv,2,0,1,0,0,0,done/orgs.2.csv$' \
    "a copy is a new delivery, though it has the same bytes and time"

# ---- two at once ----------------------------------------------------------------------

good 2 B | drop orgs.csv
flock in/.vcctl/lock "$VCCTL" -D t.db import inbox in >"$out" 2>"$err"
rc=$?
rc_is 75 "while another run holds the inbox"
err_is "the second says so" <<EOF2
vcctl: 'in' is in use by another run; try again
EOF2
runs flock in/.vcctl/lock "$VCCTL" -D t.db -q import inbox in
rc_is 75 "-q: the status says it"
err_empty "without a word"
ok "the file is left" test -e in/orgs.csv
runs flock in/.vcctl/lock "$VCCTL" -D t.db -n import inbox in
rc_is 0 "a dry run takes no lock"
mkdir in2
cp in/orgs.csv in2/
runs flock in/.vcctl/lock "$VCCTL" -D t.db -q import inbox in2 --settle 0
rc_is 0 "another inbox is another's"

# ---- what is not the file's fault -------------------------------------------------------

new
good 1 A | drop orgs.csv
mkfifo hold
sqlite3 t.db <hold >/dev/null 2>&1 &
exec 9>hold
printf 'BEGIN IMMEDIATE;\n.shell touch held\n' >&9
while [ ! -e held ]; do sleep 0.02; done
VCCTL_WAIT=0
export VCCTL_WAIT
runs v -q import inbox in
unset VCCTL_WAIT
echo 'ROLLBACK;' >&9
exec 9>&-
wait
rc_is 75 "a register that is in use"
err_is "ends the run" <<EOF2
vcctl: register 't.db' is in use by another command; try again
EOF2
there "and the file is left" <<EOF2
orgs.csv
EOF2
mv t.db t2.db
runs v import inbox in
rc_is 66 "no register"
there "leaves it too" <<EOF2
orgs.csv
EOF2
mv t2.db t.db
ln -s "$T" in/done
runs v import inbox in
rc_is 73 "a link in the place of our folder"
err_is "is not followed" <<EOF2
vcctl: cannot open 'in/done': Not a directory
EOF2
rm in/done
echo text >in/failed
runs v import inbox in
rc_is 73 "a file in its place"
err_is "is none" <<EOF2
vcctl: cannot open 'in/failed': Not a directory
EOF2
rm in/failed
is "$(v -q -f csv --columns id org list | tail -n +2)" "" \
    "and both are found out before a file is taken in"
runs v -f csv import inbox in
out_is "the next run takes it" <<EOF2
file,import,added,updated,unchanged,rejected,unclear,place
orgs.csv,1,1,0,0,0,0,done/orgs.csv
EOF2
there "and nothing is left over" <<EOF2
done/orgs.csv
done/orgs.csv.report.txt
EOF2
good 2 B | drop orgs.csv
runs v -o nix/list import inbox in
rc_is 73 "a list that can't be written"
ok "is found out before anything is done" test -e in/orgs.csv
dd if=/dev/zero of=t.db bs=4096 seek=8 count=80 conv=notrunc 2>/dev/null
runs v -q import inbox in
rc_is 65 "a damaged register"
ok "is not the file's fault" test -e in/orgs.csv

# ---- folders ---------------------------------------------------------------------------

new
runs v import inbox nix
rc_is 66 "no such folder"
err_is "is said" <<EOF2
vcctl: cannot open 'nix': No such file or directory
EOF2
runs v import inbox orgs
rc_is 66 "a file"
err_is "is no folder" <<EOF2
vcctl: cannot open 'orgs': Not a directory
EOF2
runs v import inbox
rc_is 2 "an inbox must be given"
runs v import inbox .
rc_is 2 "the folder of the register"
err_is "is none" <<EOF2
vcctl: '.' is where the register is; an inbox is a folder of its own
EOF2
ok "and is left alone" test -e t.db -a ! -e .vcctl
if [ "$(id -u)" -eq 0 ]; then
	skip 4 "root may do anything"
else
	mkdir shut
	chmod 0 shut
	runs v import inbox shut
	rc_is 77 "a folder that may not be read"
	chmod 500 shut
	runs v import inbox shut
	rc_is 77 "or not be written to"
	chmod 700 shut
	good 1 A | drop orgs.csv
	chmod 0 in/orgs.csv
	runs v -q import inbox in
	rc_is 1 "a file that may not be read fails"
	err_is "and why" <<EOF2
vcctl: in/failed/orgs.csv: cannot open 'orgs.csv': Permission denied (see 'in/failed/orgs.csv.report.txt')
EOF2
fi

# ---- a dry run --------------------------------------------------------------------------

new
good 1 A | drop orgs.csv
printf 'id,name,municipality\n2,B,Atlantis\n' | drop org-2.csv
find in t.db -printf '%p %s %T@\n' | sort >before
runs v -n -f csv import inbox in/
rc_is 1 "a dry run"
out_is "says what would be" <<EOF2
file,import,added,updated,unchanged,rejected,unclear,place
org-2.csv,,0,0,0,1,0,failed/org-2.csv
orgs.csv,,1,0,0,0,0,done/orgs.csv
EOF2
find in t.db -printf '%p %s %T@\n' | sort >after
same after before "and makes, moves and writes nothing"

# ---- names ------------------------------------------------------------------------------

new
odd=$(printf 'org\033[31m\351\nx.csv')
good 1 A | drop "$odd"
long=org$(printf %0245d 0).csv
good 2 B | drop "$long"
runs v import inbox in
rc_is 0 "names with any bytes, and the longest"
is "$(grep -c "$(printf '\033')" "$out")" 0 "are harmless where they are shown"
ok "the first stays what it was" test -f "in/done/$odd"
is "$(cat in/done/*.report.txt | grep -c "$(printf '\033')")" 0 \
    "in reports too"
is "$(find in/done -name 'org0*' -printf '%f\n' |
    awk '{ print length($0) }' | sort -n | tr '\n' ' ')" "230 241 " \
    "the second is cut short, so that a report fits beside it"

new
good 1 A | drop org-121212-1212.csv
runs v import inbox in
rc_is 0 "a name with somebody's number"
out_is "is shown without it" <<EOF2
File         Import  Added  Updated  Unchanged  Rejected  Unclear  Went to
-----------  ------  -----  -------  ---------  --------  -------  ----------------
org-***.csv       1      1        0          0         0        0  done/org-***.csv
EOF2
is "$(grep -c 121212 in/done/*.report.txt)" 0 "in its report, too"

# ---- languages ---------------------------------------------------------------------------

new
drop org-empty.csv </dev/null
v -q -L sv import inbox in 2>/dev/null
ok "a report in another language is written" \
    test -s in/failed/org-empty.csv.report.txt
done_testing
