#!/bin/sh
# SPDX-License-Identifier: ISC
# An import in hands that are hostile or clumsy: options that contradict the
# file, files of rejects that come again, undo where others have built on what
# was brought, and output that would destroy what it is made of.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

new()
{
	rm -f t.db*
	v -q db init --country SE --name T
}
# in NOUN ARGS...: the file on stdin is taken.
in_()
{
	noun=$1
	shift
	v -q "$noun" import - "$@"
}
# said NAME ARGS...: exit status, a colon and stderr but its first line, which
# says how the file was read; wanted on stdin.
said()
{
	name=$1
	shift
	runs v "$@"
	{
		echo "$rc:"
		grep -v ': read as [a-z0-9-]*, ' "$err"
	} >said
	cat >want
	same said want "$name"
}
shows()
{
	name=$1
	shift
	runs v -f csv "$@"
	out_is "$name"
}

# ---- options ------------------------------------------------------------------------

new
printf 'id,name,website\n1,A,a.se\n' >o.csv
printf 'id,name,c,c,c\n1,A,x,y,z\n' >twice.csv
said "a map to no field" org import o.csv --map website=nmae <<'EOF'
2:
vcctl: org has no field 'nmae'; did you mean 'name'?
EOF
said "two columns for one field" org import o.csv --map website=name <<'EOF'
65:
o.csv:1: columns 'name' and 'website' mean the same; keep one
0 added, 0 updated, 0 unchanged, 0 rejected
vcctl: nothing taken from 'o.csv'
EOF
said "a column for a required field left out" org import o.csv --ignore name <<'EOF'
65:
o.csv:1: no column for name; each row needs it: say which it is with --map COLUMN=FIELD, or give all rows one value with --set
0 added, 0 updated, 0 unchanged, 0 rejected
vcctl: nothing taken from 'o.csv'
EOF
said "the second of three columns of a name" \
    org import twice.csv --map 'c#2=website' <<'EOF'
0:
twice.csv:1: warning: unknown column 'c' is left out
twice.csv:1: warning: unknown column 'c' is left out
import 1; 'vcctl import undo 1' takes it back
1 added, 0 updated, 0 unchanged, 0 rejected
EOF
shows "is that one" org list --columns website <<'EOF'
website
y
EOF
said "a column told by its number goes before its name" \
    org import twice.csv --ignore c --map 'c#3=website' <<'EOF'
0:
the same file as import 1
import 2; 'vcctl import undo 2' takes it back
changed: Website 1
0 added, 1 updated, 0 unchanged, 0 rejected
EOF
shows "whichever option comes first" org list --columns website <<'EOF'
website
z
EOF
new
printf 'id,Läge,webb,name\n1,approved,x,A\n' >slip.csv
said "a column that the options name twice" org import slip.csv -n \
    --map Läge=status --map läge=website --ignore webb --map webb=fee <<'EOF'
0:
slip.csv:1: warning: the options name column 'läge' more than once; it is read as 'status'
slip.csv:1: warning: the options name column 'webb' more than once; it is left out
1 added, 0 updated, 0 unchanged, 0 rejected
dry run: nothing is saved in the register
EOF
v -q import profile save slip --noun org --map Läge=name
said "what an option says in place of the profile" \
    org import slip.csv -n --profile slip --map Läge=status <<'EOF'
0:
1 added, 0 updated, 0 unchanged, 0 rejected
dry run: nothing is saved in the register
EOF
said "--create-orgs where no organisations are named" \
    org import o.csv --create-orgs <<'EOF'
2:
vcctl: org names no organisations; leave --create-orgs out
EOF
said "another word to confirm" org import o.csv --confirm=yes <<'EOF'
2:
vcctl: 'yes' confirms nothing; --confirm=overwrite does
EOF
printf 'noun: org\n\n# a comment\nmap: x=name\nmpa: y\n' >p
said "a profile's line that isn't one" import profile save p p <<'EOF'
65:
vcctl: p:5: no option of an import is called 'mpa'; did you mean 'map'?
EOF
printf 'noun: org\nskip: two\n' >p
said "a value that isn't one" import profile save p p <<'EOF'
65:
vcctl: p:2: 'two' is no value for skip: lines before the header
EOF
said "a line of the file, whatever options stand beside it" \
    import profile save p p --noun org <<'EOF'
65:
vcctl: p:2: 'two' is no value for skip: lines before the header
EOF
printf 'noun: org\nset: name=\377\n' >p
said "a line that is no text" import profile save p p <<'EOF'
65:
vcctl: p:2: not valid UTF-8
EOF
printf 'noun: org\nset: municipality = Atlantis\n' >p
said "a value that the field doesn't take" import profile save p p <<'EOF'
2:
vcctl: Municipality: 'Atlantis' is not a municipality, as SE-0180 or its name
EOF
said "a word that stands for no code" org import o.csv \
    --translate status:Verksam=nosuch <<'EOF'
2:
vcctl: Status: unknown status 'nosuch'; one of prospect, applied, approved, paused, left
EOF
said "in Swedish throughout" -L sv org import o.csv --unclear foo <<'EOF'
2:
vcctl: 'foo' är inget värde för unclear: new, skip eller reject: ta in, hoppa över eller avvisa rader som kan vara flera (annars: reject)
EOF
said "a folder" org import . <<'EOF'
66:
.: cannot read: Is a directory
0 added, 0 updated, 0 unchanged, 0 rejected
vcctl: nothing taken from '.'
EOF

# ---- rejects are read as their file was --------------------------------------------------

# One date of the file has the month first, one fee a decimal comma; the row
# that comes again has neither.
new
printf 'id;name;registered_on;fee;status\n' >dates.csv
printf '1;A;5/13/2023;12,5;approved\n2;B;1/5/2023;12.000;x\n' >>dates.csv
v -q org import --partial dates.csv 2>/dev/null
tr -d '\r' <dates.csv.rejects.csv >got
printf '\357\273\277' >kept.csv
cat >>kept.csv <<'EOF'
vcctl_line;vcctl_column;vcctl_reason;vcctl_read;id;name;registered_on;fee;status
3;status;"unknown status 'x'; one of prospect, applied, approved, paused, left";"registered_on: mdy; fee: comma";2;B;1/5/2023;12.000;x
EOF
same got kept.csv "the rejects tell how the file was read"
said "rejected again" org import --partial dates.csv.rejects.csv <<'EOF'
1:
dates.csv.rejects.csv:2: status: unknown status 'x'; one of prospect, applied, approved, paused, left
dates.csv.rejects.csv: warning: registered_on: read as in the file that these rows come from: month first
dates.csv.rejects.csv: warning: fee: read as in the file that these rows come from: decimal comma
rows not taken are in 'dates.csv.rejects.csv.rejects.csv'
0 added, 0 updated, 0 unchanged, 1 rejected
EOF
tr -d '\r' <dates.csv.rejects.csv.rejects.csv | sed 's/^2;/3;/' >got
same got kept.csv "they tell it again"
# Mended in a spreadsheet that saves with commas, in Windows-1252.
sed 's/^\xef\xbb\xbf//; s/;x$/;approved/; s/;B;/;\xd6;/
    s/"unknown status .*left"/"status?"/; s/"registered_on: mdy; fee: comma"/"registered_on: mdy@ fee: comma"/
    y/;@/,;/' kept.csv >saved.csv
v -q org import saved.csv 2>/dev/null
shows "mended they are read as the file was" org list \
    --columns name,registered_on,fee --sort id <<'EOF'
name,registered_on,fee
A,2023-05-13,12.50
Ö,2023-01-05,12000.00
EOF
sed 's/Ö/P/' saved.csv | sed 's/,2,/,3,/' >said.csv
said "what is told goes before it" org import said.csv --date-order dmy <<'EOF'
0:
said.csv: warning: fee: read as in the file that these rows come from: decimal comma
import 3; 'vcctl import undo 3' takes it back
1 added, 0 updated, 0 unchanged, 0 rejected
EOF
is "$(v -f csv --columns registered_on org show 3 | tail -n 1)" 2023-05-01 \
    "so that the day stands first"
# A file with the day first stays so, though one mended date can't have it.
new
printf 'id;name;registered_on;status\n1;A;13/5/2023;x\n2;B;1/5/2023;x\n' >day.csv
v -q org import --partial day.csv 2>/dev/null
sed 's/;x/;approved/; s,13/5,5/13,' day.csv.rejects.csv >day.mended.csv
said "day first" org import --partial day.mended.csv <<'EOF'
1:
day.mended.csv:2: registered_on: '5/13/2023' is not a date with the day first, as the rest of this column has it
day.mended.csv: warning: registered_on: read as in the file that these rows come from: day first
import 1; 'vcctl import undo 1' takes it back
rows not taken are in 'day.mended.csv.rejects.csv'
1 added, 0 updated, 0 unchanged, 1 rejected
EOF
is "$(v -f csv --columns registered_on org show 1 | tail -n 1)" 2023-05-01 \
    "and the other has it"
# Two columns of one name, the second in the other order.
printf 'id;name;Datum;Datum;status\n9;A;13/5/2023;5/13/2023;x\n' >two.csv
v -q org import --partial --map 'Datum#1=registered_on' \
    --map 'Datum#2=member_from' two.csv 2>/dev/null
ok "a column is told from its namesake" \
    grep -q ';"Datum: dmy; Datum#2: mdy";9;' two.csv.rejects.csv

# ---- why a row ended, in the reader's language ------------------------------------------

new
printf 'id,name,municipality,status\n1,A,0180,approved\n2,B,0180,approved\n' |
    in_ org --full 2>/dev/null
printf 'id,name,municipality,status\n1,A,0180,approved\n' |
    in_ org --full 2>/dev/null
for lang in en sv da nb fi; do
	v -L $lang -f md org history 2 | tail -n 1
done | awk -F ' *[|] *' '{ print $5 }' >got
cat >want <<'EOF'
not in full delivery 2
saknas i fullständig leverans 2
mangler i fuld levering 2
mangler i full leveranse 2
puuttuu täydellisestä toimituksesta 2
EOF
same got want "a row that a full delivery lacked"
printf 'id,organisation,title,municipality,status\n1,A,T,0180,published\n' |
    in_ assignment
v -q assignment set 1 closed --reason "ended: Klart"
is "$(v -L sv assignment history 1 | grep -o '[^ ]*: Klart')" "avslutad: Klart" \
    "a code with words of the office's own"
is "$(v -L sv -f csv assignment history 1 | grep -o '[^,]*: Klart')" \
    "ended: Klart" "for machines it is the code"

# ---- texts that are too long -----------------------------------------------------------

new
{
	printf 'id,name,municipality,evidence\n'
	printf '1,%02000d,0180,\n2,%02001d,0180,\n' 7 7
	printf '3,C,0180,%0100000d\n4,D,0180,%0100001d\n%02001d,E,0180,\n' 7 7 7
} >long.csv
said "a name is no book" org import --partial long.csv <<'EOF'
1:
long.csv:3: name: this is 2001 characters long; at most 2000 are taken here
long.csv:5: evidence: this is 100001 characters long; at most 100000 are taken here
long.csv:6: id: this is 2001 characters long; at most 2000 are taken here
import 1; 'vcctl import undo 1' takes it back
rows not taken are in 'long.csv.rejects.csv'
2 added, 0 updated, 0 unchanged, 3 rejected
EOF
said "by hand neither" org add --name "$(printf '%02001d' 7)" <<'EOF'
65:
vcctl: --name: this is 2001 characters long; at most 2000 are taken here
EOF

# ---- words that no list of codes has ----------------------------------------------------

# Which they are, how often each stands, and what would translate them; the
# rejects have every row. A number of a person is none of them.
new
{
	printf 'id;name;status;municipality\n'
	for i in 1 2 3 4 5; do
		printf '%d;A%d;Verksam;0180\n' $i $i
	done
	printf "6;B;Sovande;0180\n7;C;Anna's;0180\n8;D;811218-9876;0180\n"
	printf '9;E;approved;0180\n10;F;a=b;0180\n11;G;Sovande;0180\n'
} >words.csv
runs v import sniff --noun org words.csv
sed '1,/^$/d' "$out" | sed '1,/^$/d' | tr '\n' ' ' | tr -s ' ' | sed 's/ $//' >got
echo "unknown status: 'Verksam' (5), 'Sovande' (2), 'Anna's' (1), 'a=b' (1);" \
    "say which code (prospect, applied, approved, paused, left) each is:" \
    "--translate 'status:Verksam=CODE' --translate 'status:Sovande=CODE'" \
    "--translate 'status:Anna'\\''s=CODE'" >want
ok "sniff tells what to translate" grep -qxF "$(cat want)" got
shows "and machines" import sniff --noun org words.csv <<'EOF'
column,field,type,format,filled,bad,row1,row2,row3,encoding,delimiter,header_line,noun,unknown
id,id,,,11,,1,2,3,utf-8,;,1,org,
name,name,text,,11,0,A1,A2,A3,utf-8,;,1,org,
status,status,code,,11,10,Verksam,Verksam,Verksam,utf-8,;,1,org,"'Verksam' (5), 'Sovande' (2), 'Anna's' (1), 'a=b' (1)"
municipality,municipality,municipality,,11,0,0180,0180,0180,utf-8,;,1,org,
EOF
said "an import says each word once" org import --partial words.csv <<'EOF'
1:
words.csv:2: status: unknown status 'Verksam'; one of prospect, applied, approved, paused, left; 4 more rows have the same
words.csv:7: status: unknown status 'Sovande'; one of prospect, applied, approved, paused, left; 1 more row has the same
words.csv:8: status: unknown status 'Anna's'; one of prospect, applied, approved, paused, left
words.csv:9: status: this holds a personal number, which is never stored; leave it out
words.csv:11: status: unknown status 'a=b'; one of prospect, applied, approved, paused, left
words.csv: status: unknown status: 'Verksam' (5), 'Sovande' (2), 'Anna's' (1), 'a=b' (1); say which code (prospect, applied, approved, paused, left) each is: --translate 'status:Verksam=CODE' --translate 'status:Sovande=CODE' --translate 'status:Anna'\''s=CODE'
import 1; 'vcctl import undo 1' takes it back
rows not taken are in 'words.csv.rejects.csv'
1 added, 0 updated, 0 unchanged, 10 rejected
EOF
is "$(grep -c "unknown status 'Verksam'" words.csv.rejects.csv)" 5 \
    "the file of rejects has every row"
said "and as it was told they are taken" org import words.csv.rejects.csv \
    --partial --translate 'status:Verksam=approved' \
    --translate 'status:Sovande=paused' \
    --translate 'status:Anna'\''s=left' <<'EOF'
1:
words.csv.rejects.csv:9: status: unknown status '***'; one of prospect, applied, approved, paused, left
words.csv.rejects.csv:10: status: unknown status 'a=b'; one of prospect, applied, approved, paused, left
import 2; 'vcctl import undo 2' takes it back
rows not taken are in 'words.csv.rejects.csv.rejects.csv'
8 added, 0 updated, 0 unchanged, 2 rejected
EOF
{
	printf 'id,name,status\n'
	awk 'BEGIN { for (i = 1; i <= 60; i++) print i ",A,w" i % 30 }'
} >words.csv
is "$(v -f csv import sniff --noun org words.csv |
    grep -o '(2)' | wc -l)" 18 "no more than a message holds"
ok "and it is said that there are more" grep -q "(2), \.\.\.\"$" <<EOF
$(v -f csv import sniff --noun org words.csv)
EOF

# ---- ids that lost their leading zeros ---------------------------------------------------

new
printf 'id,name,municipality\n0017,A,0180\n0018,B,0180\n' >zeros.csv
v -q org import --source S zeros.csv
printf 'id,name,municipality\n17,A,0180\n18,C,0180\n' >zeros.csv
said "the one that had them is meant" org import --source S zeros.csv <<'EOF'
0:
zeros.csv:2: warning: taken for organisation 1, whose id has other leading zeros; a spreadsheet may have dropped them, here and in other rows
import 2; 'vcctl import undo 2' takes it back
1 added, 0 updated, 1 unchanged, 0 rejected
EOF
printf 'id,name,municipality,website\n17,A2,0180,https://a.example\n' >zeros.csv
said "and known by that id" org import --source S zeros.csv <<'EOF'
0:
import 3; 'vcctl import undo 3' takes it back
changed: Name 1, Website 1
0 added, 1 updated, 0 unchanged, 0 rejected
EOF
printf 'id,title,organisation_id\n1,T,17\n2,U,0017\n' >of.csv
v -q assignment import --source S of.csv
shows "also where others name it" assignment list --columns organisation_id <<'EOF'
organisation_id
1
1
EOF
v -q import undo 3
printf 'id,name,municipality\n5,D,0180\n05,D,0180\n006,D,0180\n' >zeros.csv
said "in one file, too" org import --source S zeros.csv <<'EOF'
65:
zeros.csv:3: unclear: line 2 of this file has the same 'Name, Municipality', and an id with other leading zeros
0 added, 0 updated, 0 unchanged, 0 rejected, 1 unclear
vcctl: nothing taken from 'zeros.csv': 1 of 3 rows rejected or unclear
EOF
v -q org import --source S zeros.csv --unclear new
shows "but it can be another" org list --columns id,name <<'EOF'
id,name
1,A
2,B
3,C
4,D
5,D
6,D
EOF
v -q org import --source S zeros.csv

# ---- fields as people read them ----------------------------------------------------------

new
printf 'id,name,registered_on\n1,A,2025-01-01\n' >f.csv
v -q org import f.csv
printf 'id,name,registered_on\n1,B,2025-01-02\n' >f.csv
said "what changed, in Danish" -L da org import f.csv <<'EOF'
0:
import 2; 'vcctl import undo 2' fortryder den
ændret: Navn 1, Registreret 1
0 tilføjet, 1 opdateret, 0 uændret, 0 afvist
EOF
runs v -L da import show 2
ok "and where it is shown" grep -q \
    '^forening  *1  *B  *opdateret  *Navn, Registreret$' "$out"
runs v -L da -f csv import show 2
out_is "but not to machines" <<'EOF'
noun,id,name,what,fields
org,1,B,updated,"name, registered_on"
EOF
runs v org import --rejects - --source S - <<'EOF'
id,name
1,
EOF
err_is "rows that stand on standard output need no word" <<'EOF'
stdin:2: name: is empty; it is required
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'stdin': 1 of 1 rows rejected
EOF

# ---- rows that nothing tells apart ------------------------------------------------------

new
printf 'name,municipality\n...,0180\nA,0180\n' >dots.csv
said "a name without a letter" org import dots.csv --partial --source S <<'EOF'
1:
dots.csv:2: nothing tells this row apart, so that it would be added anew each time; give it an id, or fill in 'Name'
import 1; 'vcctl import undo 1' takes it back
rows not taken are in 'dots.csv.rejects.csv'
1 added, 0 updated, 0 unchanged, 1 rejected
EOF

# ---- what a sender calls our rows ----------------------------------------------------------

new
in_ org <<'EOF'
id,name,municipality
1,A,0180
EOF
printf 'id,name,municipality\nX,A,0180\n' >x.csv
said "a sender names a row of ours" org import x.csv --source S <<'EOF'
0:
import 2; 'vcctl import undo 2' takes it back
0 added, 0 updated, 1 unchanged, 0 rejected
EOF
printf 'id,name,municipality\nX,Renamed,1480\n' >x.csv
runs v org import x.csv --source S
err_like '^0 added, 1 updated, 0 unchanged, 0 rejected$' \
    "and is known the next time, whatever else has changed"
said "then nothing is new" org import x.csv --source S <<'EOF'
0:
the same file as import 3
0 added, 0 updated, 1 unchanged, 0 rejected
EOF

# ---- files of rejects --------------------------------------------------------------------------

new
printf 'noun: org\nskip: 2\nmap: Nummer = id\nmap: Vad = name\nencoding: windows-1252\nfull\n' |
    v -q import profile save p -
awk 'BEGIN { print "Titel\nx;y\nNummer;Vad"
    for (i = 1; i <= 10; i++) print i ";F\366rening " i }' >s.csv
v -q org import --profile p s.csv
printf 'Titel\nx;y\nNummer;Vad\n1;\305sa\n11;\n12;"\326 ""x"""\n' >s.csv
said "one row isn't taken" \
    org import --profile p --partial --rejects r.csv s.csv <<'EOF'
1:
s.csv:5: Vad: is empty; it is required
s.csv: warning: not all rows were taken, so that none that is missing is ended
import 2; 'vcctl import undo 2' takes it back
rows not taken are in 'r.csv'
changed: Name 1
1 added, 1 updated, 0 unchanged, 1 rejected
EOF
runs v org import r.csv --profile p --partial --rejects again.csv
sed 's/^[^;]*;//' r.csv >r
sed 's/^[^;]*;//' again.csv >again
same again r "rejected again, it looks the same"
printf 'noun: org\npartial\nmap: Nummer = id\nmap: Vad = name\n' |
    v -q import profile save q -
printf 'Nummer;Vad\n1;\n13;\n' >q.csv
said "a profile that takes the good rows writes the others beside the file" \
    org import --profile q q.csv <<'EOF'
1:
q.csv:3: Vad: is empty; it is required
rows not taken are in 'q.csv.rejects.csv'
0 added, 0 updated, 1 unchanged, 1 rejected
EOF
sed 's/11;\r$/11;Örjan\r/' r.csv >mended.csv
said "mended, with the same profile" org import --profile p mended.csv <<'EOF'
0:
mended.csv: warning: a file of rejects isn't full, so that none that is missing is ended
import 3; 'vcctl import undo 3' takes it back
1 added, 0 updated, 0 unchanged, 0 rejected
EOF
shows "it is read as what it is" org list --columns name --sort -id --limit 2 <<'EOF'
name
Örjan
"Ö ""x"""
EOF
for to in utf-8 windows-1252 utf-16le utf-16be; do
	sed -e 's/^\xef\xbb\xbf//' -e 's/Örjan/Örjan A/' mended.csv |
	    iconv -f utf-8 -t $to >saved.csv
	runs v -f csv import sniff saved.csv --profile p
	is "$(sed 1d "$out" | cut -d , -f 1,7 | tr '\n' ' ')" \
	    "vcctl_line,5 vcctl_column,Vad vcctl_reason,is empty; it is required Nummer,11 Vad,Örjan A " \
	    "saved as $to" || diag_run
done

# Reasons come from both threads, and all keep their words.
new
in_ org <<'EOF'
id,name,municipality
1,A,0180
2,A,0180
EOF
cat >why.csv <<'EOF'
name,municipality,member_from,member_to,org_number
A,0180,,,
B,9999,,,1
C,,,,
E,0180,2026-02-01,2026-01-01,
D,,,
EOF
runs v org import why.csv --partial --rejects r.csv
ok "every reason is in the file of rejects" test "$rc" -eq 1
cut -d , -f 1-3 r.csv | sed 1d >why
sed 's/"//g' why | cut -c 1-60 >got
cat >want <<'EOF'
2,,unclear: organisation 1 and others have the same 'Name
3,municipality; org_number,'9999' is not a municipality
4,,nothing tells this row apart
5,member_to,2026-01-01 is before 2026-02-01
6,,the row has 4 cells
EOF
cut -c 1-60 want >w && same got w "each as it was said"

# ---- output that would destroy ------------------------------------------------------------------

printf 'id,name\n1,A\n3,\n' >u.csv
cp u.csv was.csv
ln -s u.csv link.csv
v org export >before
for to in t.db ./t.db; do
	said "rejects into the register: $to" \
	    org import u.csv --partial --rejects $to <<EOF
73:
vcctl: '$to' is the register; write to another file
EOF
done
for to in u.csv ./u.csv link.csv; do
	said "rejects into what is read: $to" \
	    org import u.csv --partial --rejects $to <<EOF
73:
vcctl: '$to' is the file that is read; write to another
EOF
done
same u.csv was.csv "it is as it was"
said "rejects that don't fit on the disk" \
    org import u.csv --partial --rejects /dev/full <<'EOF'
74:
vcctl: cannot write to '/dev/full': No space left on device
u.csv:3: name: is empty; it is required
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'u.csv'
EOF
said "rejects to where nothing is" \
    org import u.csv --partial --rejects none/r.csv <<'EOF'
73:
vcctl: cannot create 'none/r.csv': No such file or directory
u.csv:3: name: is empty; it is required
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'u.csv'
EOF
v org export >after
same after before "nothing was taken"

# A file that grows under the reader. A pipe that is never fed holds it open.
new
awk 'BEGIN { print "id,name"; for (i = 1; i <= 400000; i++) print i ",A" i }' \
    >big.csv
v org import big.csv >/dev/null 2>err &
pid=$!
while [ ! -s err ] && kill -0 $pid 2>/dev/null; do
	echo "x,B" >>big.csv
done
wait $pid
is "$?" 74 "a file that is written to while it is read"
is "$(tail -n 1 err)" \
    "vcctl: nothing taken from 'big.csv': it was written to while it was read" \
    "isn't taken"
rm big.csv

# ---- organisations made on the way -------------------------------------------------------------------

new
cat >c.csv <<'EOF'
id,organisation_id,title,starts_on,ends_on
1,Ny,T,,
2,NY,T,,
3,Tom,,,
4,Sen,T,2026-05-01,2026-04-01
5,Bra,T,2026-05-01,2026-05-01
6,17,T,,
7,802000-1114,T,,
8,...,T,,
9,Sen,T,,
10,SE802000111401,T,,
EOF
said "made for rows that are taken, of what can be a name" \
    assignment import c.csv --create-orgs --partial --source S <<'EOF'
1:
c.csv:4: title: is empty; it is required
c.csv:5: ends_on: 2026-04-01 is before 2026-05-01, its 'Starts'
c.csv:7: organisation_id: no organisation '17' is known from this sender; import it first
c.csv:8: organisation_id: no organisation '802000-1114' is known from this sender; import it first
c.csv:9: organisation_id: no organisation '...' is known from this sender; import it first
c.csv:11: organisation_id: no organisation 'SE802000111401' is known from this sender; import it first
import 1; 'vcctl import undo 1' takes it back
rows not taken are in 'c.csv.rejects.csv'
4 added, 0 updated, 0 unchanged, 6 rejected, 3 organisations made
EOF
shows "once each" org list --columns id,name <<'EOF'
id,name
1,Ny
2,Bra
3,Sen
EOF
v -q assignment add --organisation-id 1 --title Own >/dev/null
v -q org edit 2 --fee 5
said "undo leaves those that others need" import undo 1 <<'EOF'
1:
5 removed, 0 restored, 1 kept, 1 held by others
import 1 was taken back by import 2
EOF
out_is "and says which" <<'EOF'
Noun  Id  Why it stays
----  --  ------------------
org    2  changed since
org    1  others refer to it
EOF
runs v assignment import c.csv --create-orgs --partial --source S
err_like '^4 added, .* 1 organisation made$' "the file may come back"
shows "with the ids of then" org list --columns id,name <<'EOF'
id,name
1,Ny
2,Bra
3,Sen
EOF

# ---- undo ---------------------------------------------------------------------------------------------

new
in_ org <<'EOF'
id,name
1,A
EOF
in_ org <<'EOF'
id,name
2,B
EOF
in_ assignment <<'EOF'
id,organisation_id,title
1,1,T
EOF
in_ assignment <<'EOF'
id,organisation_id,title
1,2,T
EOF
v -q import undo 1
said "a row isn't given back a reference to what has gone" import undo 4 <<'EOF'
1:
0 removed, 0 restored, 0 kept, 1 held by others
EOF
out_is "and it is said why" <<'EOF'
Noun        Id  Why it stays
----------  --  ----------------------------
assignment   1  what it referred to has gone
EOF
runs v db check
rc_is 0 "no reference is broken"

new
in_ org <<'EOF'
id,name
1,A
EOF
in_ assignment <<'EOF'
id,organisation_id,title
1,1,T
EOF
in_ assignment --create-orgs <<'EOF'
id,organisation_id,title
1,Ny,T
EOF
said "what only a restored row named goes too" import undo 3 <<'EOF'
0:
1 removed, 1 restored, 0 kept, 0 held by others
import 3 was taken back by import 4
EOF

new
for name in A B C; do
	in_ org <<EOF
id,name
1,$name
EOF
done
said "where all stays, it isn't taken back" import undo 2 <<'EOF'
1:
0 removed, 0 restored, 1 kept, 0 held by others
EOF
said "after what came later was" import undo 3 <<'EOF'
0:
0 removed, 1 restored, 0 kept, 0 held by others
import 3 was taken back by import 4
EOF
said "it can be" import undo 2 <<'EOF'
0:
0 removed, 1 restored, 0 kept, 0 held by others
import 2 was taken back by import 5
EOF
said "once" import undo 2 <<'EOF'
65:
vcctl: import 2 was taken back already, by 5
EOF
said "an undo isn't undone" import undo 5 <<'EOF'
65:
vcctl: import 5 is an undo itself; to have its rows again, import their file again
EOF
v org list --columns name -f csv >got
printf 'name\nA\n' >want
same got want "the name of before"

new
in_ volunteer <<'EOF'
id,name,email
1,Kim Hemlig,kim@hemlig.se
EOF
in_ volunteer <<'EOF'
id,name,email
1,Bo Ny,bo@ny.se
EOF
v -q import undo 2
sqlite3 t.db 'SELECT count(*) FROM import_was_person WHERE was_text IS NOT NULL' \
    >n
is "$(cat n)" 0 "who somebody was isn't kept past an undo"
runs v import show 2
out_like '^volunteer +1 +updated +E-mail, Name' "that it changed is"
in_ volunteer <<'EOF'
id,name,email
1,Bo Ny,bo@ny.se
EOF
sqlite3 t.db 'UPDATE volunteer SET import_id = 1' # as if nobody had
v -q import undo 1
is "$(sqlite3 t.db .dump | grep -c -e Hemlig -e hemlig.se)" 0 \
    "nor past the row"

# Everything that an import can change, and back: the tables, row by row.
data()
{
	for t in org org_event assignment assignment_event volunteer \
	    volunteer_event volunteer_person interest interest_event \
	    interest_person goal result tag_link known_as; do
		echo "== $t"
		sqlite3 t.db "SELECT * FROM $t" | sort
	done
}
new
in_ org <<'EOF'
id,name,municipality,org_number,website,contact_name,status,status_on,registered_on
1,Alfa,0180,802000-1114,a.se,Kim,approved,2026-01-02,2026-01-01
2,Beta,1480,,b.se,Bo,paused,2026-03-01,2026-01-01
EOF
in_ assignment <<'EOF'
id,organisation_id,title,causes,skills,languages,when,places,registered_on
1,1,T,sport;barn,köra bil,sv,mon,5,2026-01-01
2,2,U,,,,,,2026-01-01
EOF
in_ volunteer <<'EOF'
id,name,email,phone,postcode,municipality,birth_year,first_time,causes,registered_on
1,Kim,kim@x.se,0701234567,11122,0180,1980,ja,sport,2026-01-01
EOF
in_ match <<'EOF'
id,assignment_id,volunteer_id,name,received_on,status,status_on,message
1,1,1,,2026-03-01,started,2026-04-01,Hej
2,2,,Bo,2026-03-02,,,
EOF
in_ goal <<'EOF'
year,number,text,indicator,target
2026,1,T,interest.received,100
EOF
data >before
while read -r noun file; do
	tr '|' '\n' <<EOF >n.csv
$file
EOF
	v -q "$noun" import n.csv --clear
	data >after
	n=$(sqlite3 t.db 'SELECT max(id) FROM import')
	cmp -s before after && fail "$noun: something changed"
	v -q import undo "$n"
	data >undone
	same undone before "$noun: every field, tag and step is taken back"
done <<'EOF'
org id,name,municipality,org_number,website,contact_name,status,status_on|1,Alfa 2,1480,-,-,-,paused,2026-06-01|2,Beta,0180,,c.se,Eva,left,2026-07-01|3,Ny,,,,,,
assignment id,organisation_id,title,causes,skills,languages,when,places|1,2,T,musik,-,en;sv,sat,-|2,2,V,sport,x,sv,any,7
volunteer id,name,email,phone,postcode,municipality,birth_year,first_time,causes|1,Kim Å,-,-,-,-,1981,nej,musik;barn
match id,assignment_id,volunteer_id,name,received_on,status,status_on,message|1,1,1,,2026-03-01,active,2026-05-01,-|2,2,,Bo E,2026-03-02,agreed,2026-05-01,Hopp
goal year,number,text,indicator,target|2026,1,U,interest.received,120|2026,2,U,interest.received,120
EOF

# ---- rows that stand, and are refused -------------------------------------------------------------------

new
in_ org <<'EOF'
id,name,website,registered_on
1,A,a,2026-01-01
2,B,b,2026-01-01
3,C,c,2026-01-01
EOF
cat >bad.csv <<'EOF'
id,name,website,registered_on,member_from,member_to
1,A,a2,,2026-05-01,2026-04-01
2,B,b2,,,
3,C,c2,-,,
EOF
said "what is refused counts for nothing"     org import bad.csv --partial --clear --rejects r.csv <<'EOF'
1:
bad.csv:2: member_to: 2026-04-01 is before 2026-05-01, its 'Member from'
bad.csv:4: registered_on: can't be emptied
import 2; 'vcctl import undo 2' takes it back
rows not taken are in 'r.csv'
changed: Website 1
0 added, 1 updated, 0 unchanged, 2 rejected
EOF
shows "nor is it remembered as changed" import show 2 <<'EOF'
noun,id,name,what,fields
org,2,B,updated,website
EOF
runs v import undo 2
err_like '^0 removed, 1 restored, 0 kept, 0 held by others$' "nor taken back"
said "a day that counts isn't emptied by hand either"     org edit 1 --registered-on '' <<'EOF'
65:
vcctl: --registered-on: can't be emptied
EOF

# ---- a dry run says what the run in earnest does -------------------------------------------------------

new
in_ org <<'EOF'
id,name
1,A
2,B
EOF
printf 'id,name,website\n1,A,x\n3,,\n4,D,\n4,E,\nx,B\n' >dry.csv
runs v org import dry.csv --partial --dry-run --rejects dry.out
grep -v -e "^rows not taken" -e "^dry run: " "$err" >dry
runs v org import dry.csv --partial --rejects real.out
grep -v -e "^rows not taken" -e "^import " "$err" >real
same dry real "the same is said"
same dry.out real.out "and the same is rejected"

done_testing
