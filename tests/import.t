#!/bin/sh
# SPDX-License-Identifier: ISC
# What an import makes of a good file: columns, values, rows that stand
# already, senders, references, statuses.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

new()
{
	rm -f t.db
	v -q db init --country SE --name T
}
# counts ADDED UPDATED UNCHANGED NAME NOUN ARGS...: the file on stdin.
counts()
{
	want="$1 added, $2 updated, $3 unchanged, 0 rejected"
	name=$4
	shift 4
	noun=$1
	shift
	cat >in.csv
	runs v "$noun" import in.csv "$@"
	rc_is 0 "$name: taken"
	is "$(grep -v '^dry run: ' "$err" | tail -n 1)" "$want" "$name: $want"
}
# shows NAME ARGS...: the list as CSV on stdin.
shows()
{
	name=$1
	shift
	runs v -f csv "$@"
	out_is "$name"
}

# ---- headers ------------------------------------------------------------------

for head in 'id;namn;kommun;kontaktperson;e-post;registrerad' \
    'Id;Navn;Kommune;Kontaktperson;E-mail;Oprettet' \
    'ID;NAVN;KOMMUNE;Kontakt;E-post;Opprettet' \
    'Id;Nimi;Kunta;Yhteyshenkilö;Sähköposti;Rekisteröity' \
    'id;name;Municipality;contact name;CONTACT-EMAIL;registered_on' \
    'Föreningsnamn ; id;"Registrerad"'; do
	new
	case $head in
	Fören*) row='A;1;2007-05-01' ;;
	*) row='1;A;Stockholm;Kim;a@b.se;2007-05-01' ;;
	esac
	printf '%s\n%s\n' "$head" "$row" >piped
	counts 1 0 0 "headers $head" org <piped
	shows "headers $head: the values stand where they should" \
	    org list --columns name,registered_on <<'EOF2'
name,registered_on
A,2007-05-01
EOF2
	case $head in
	Fören*) continue ;;
	esac
	shows "headers $head: and the others too" \
	    org list --columns municipality,contact_name,contact_email <<'EOF2'
municipality,contact_name,contact_email
SE-0180,Kim,a@b.se
EOF2
done

new
counts 1 0 0 "an unknown column" org <<'EOF2'
id,nmae,name,Övrigt,contact_phnoe,
1,x,A,x,x,
EOF2
err_is "each is named, with the nearest there is" <<'EOF2'
in.csv:1: warning: unknown column 'nmae' is left out; did you mean 'name'?
in.csv:1: warning: unknown column 'Övrigt' is left out
in.csv:1: warning: unknown column 'contact_phnoe' is left out; did you mean 'contact_phone'?
import 1; 'vcctl import undo 1' takes it back
1 added, 0 updated, 0 unchanged, 0 rejected
EOF2
cat >in.csv <<'EOF2'
Nr.;Mål;År;Måltal;Indikator;Anden indikator;Andet måltal;Andra enhetten
1.1;Kurser;2026;3;activity.held;activity.participants;50;x
EOF2
runs v --lang sv goal import in.csv
err_is "printed headings, Danish ones where Swedish is spoken" <<'EOF2'
in.csv: läses som utf-8, med ';' mellan cellerna och rubrikerna på rad 1
in.csv:1: varning: den okända kolumnen 'Andra enhetten' utelämnas; menade du 'Andra enheten'?
import 2; 'vcctl import undo 2' ångrar den
1 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
EOF2
shows "printed headings: both conditions of the goal are there" \
    goal list --columns number,text,year,target,indicator2,target2 <<'EOF2'
number,text,year,target,indicator2,target2
1.1,Kurser,2026,3,activity.participants,50
EOF2
counts 0 0 0 "a header alone" org <<'EOF2'
id,name
EOF2

# ---- the file's form ------------------------------------------------------------

new
printf '\357\273\277id,name\n1,A\n' >piped
counts 1 0 0 "a BOM" org <piped
printf '\357\273\277"id","name"\n1,A\n' >piped
counts 0 0 1 "a BOM before a quoted header" org <piped
printf 'id,name\r\n1,A\r\n2,B\r\n' >piped
counts 1 0 1 "CRLF" org <piped
printf 'id,name\r1,A\r2,B\r' >piped
counts 0 0 2 "CR" org <piped
printf 'id,name\r\r\n1,A\r\r\n2,B' >piped
counts 0 0 2 "CR CR LF" org <piped
printf 'id;name\n1;A\n2;"B"' >piped
counts 0 0 2 "semicolons, no last line end" org <piped
printf 'id\tname\n1\tA\n2\tB\n' >piped
counts 0 0 2 "tabs" org <piped
printf '\n\n"id"; "name"\n\n1;A\n   \n2;  B \n\n' >piped
counts 0 0 2 "blank lines, blanks around" org <piped
printf '"id;x","name,y",id,name\n;,;,1,A\n' >piped
counts 0 0 1 "delimiters in quoted headers" org <piped
printf 'id,name\n3,"C\nc ""c"", c"\n' >piped
counts 1 0 0 "a quoted line break" org <piped
shows "a line break, quotes and commas come out as they went in" \
    org list --columns name --limit 1 --sort -id <<'EOF2'
name
"C
c ""c"", c"
EOF2
v -f csv --columns id,name org list --limit 1 --sort -id >back.csv
counts 0 0 1 "what came out goes in again" org <back.csv
runs v org import - <<'EOF2'
id,name
4,From stdin
EOF2
rc_is 0 "stdin is read"
mkfifo pipe
printf 'id,name\n4,From stdin\n' >pipe &
runs v org import pipe
err_like '1 unchanged' "and so is a pipe"

# ---- values ------------------------------------------------------------------------

new
counts 3 0 0 "values in all forms" org <<'EOF2'
id,name,org_number,legal_form,municipality,status,registered_on,fee,contact_email,contact_phone
1,  Röda   Korset  ,8020001114,Ideell förening,180,godkänd,1. maj 2007,"1 250,50 kr",Info@RK.se,070-123 45 67
2,A°,SE802000111401,stiftelse,Stockholms kommun,AKTIV,1/5-2007,1250.5,,+46 (0)8 12 34 56
3,Åsa,,,SE-0180,,"May 1 2007",SEK 10,,
EOF2
shows "they are normalised" org list --columns \
    name,org_number,legal_form,municipality,status,registered_on,fee <<'EOF2'
name,org_number,legal_form,municipality,status,registered_on,fee
Röda Korset,802000-1114,association,SE-0180,approved,2007-05-01,1250.50
A°,802000-1114,foundation,SE-0180,approved,2007-05-01,1250.50
Åsa,,,SE-0180,approved,2007-05-01,10.00
EOF2
shows "and so are addresses and phones" \
    org list --columns contact_email,contact_phone --limit 2 <<'EOF2'
contact_email,contact_phone
info@rk.se,0701234567
,+4608123456
EOF2
printf 'id,name\n3,A\314\212sa\n' >piped
counts 0 0 1 "NFD is what NFC is" org <piped
counts 1 0 0 "a wrong check digit" org <<'EOF2'
id,name,org_number
5,X,802000-1115
EOF2
err_like "^in.csv:2: warning: org_number: the last digit of '802000-1115' should be 4; taken as it is" \
    "is a warning with the right one"

counts 2 0 0 "volunteers" volunteer <<'EOF2'
id,name,birth_year,gender,first_time,when,languages
1,Kim Ek,1980,kvinna,ja,"mån-kväll, lör",sv;en
2,Bo Ek,,M,nej,helg,
EOF2
shows "codes, yes and no, times and tags are normalised" volunteer list \
    --columns gender,first_time,when,languages <<'EOF2'
gender,first_time,when,languages
female,yes,mon-evening;sat,en; sv
male,no,sat;sun,
EOF2

# ---- rows that stand already ----------------------------------------------------------

new
cat >org.csv <<'EOF2'
id,name,municipality,registered_on,website,contact_name
1,A,0180,2007-01-01,a.se,Kim
2,B,,2007-01-02,,
3,C,1480,2007-01-03,,Bo
EOF2
cat >assignment.csv <<'EOF2'
id,organisation_id,title,registered_on,causes,skills,when
1,1,T,2007-02-01,"Sport; barn;sport",köra bil,mon
2,2,U,2007-02-02,,,
EOF2
cat >volunteer.csv <<'EOF2'
id,name,email,registered_on,causes
1,Kim,kim@a.se,2007-02-01,sport
2,,,2007-02-02,
EOF2
cat >match.csv <<'EOF2'
id,assignment_id,volunteer_id,name,received_on,status,status_on
1,1,1,,2007-03-01,started,2007-04-01
2,2,,Bo,2007-03-02,,
EOF2
cat >goal.csv <<'EOF2'
year,number,text,indicator,scope,target
2007,1,T,interest.received,,100
2007,1,T,interest.received,org:1,"1,5"
EOF2
cat >result.csv <<'EOF2'
year,number,date,value,stated,source
2007,1,2007-12-31,5,,x
2007,,2007-12-31,5,,x
EOF2
sed -i '3s/2007,,/2007,2,/' result.csv
for noun in org assignment volunteer match goal result; do
	n=$(($(wc -l <$noun.csv) - 1))
	counts $n 0 0 "$noun, first" $noun <$noun.csv
	counts 0 0 $n "$noun, the same again" $noun <$noun.csv
	sqlite3 t.db .dump >was
	counts 0 0 $n "$noun, a third time" $noun <$noun.csv
	sqlite3 t.db .dump >is
	same is was "$noun: nothing at all is written for the third"
done

counts 0 1 2 "one row changed" org <<'EOF2'
id,name,municipality,registered_on,website,contact_name
1,A,0180,2007-01-01,a.se,Kim
2,Bb,,2007-01-02,,
3,C,1480,2007-01-03,,Bo
EOF2
counts 1 1 1 "one changed, one new, one as it was" org <<'EOF2'
id,name
4,D
2,B
1,A
EOF2
counts 0 0 1 "blank never overwrites" org <<'EOF2'
id,name,municipality,website,contact_name
1,,,,
EOF2
counts 0 1 0 "a personal field alone" org <<'EOF2'
id,name,contact_name
2,,Eva
EOF2
shows "and the rest is as it was" org list \
    --columns name,municipality,website,contact_name --limit 2 <<'EOF2'
name,municipality,website,contact_name
A,SE-0180,a.se,Kim
B,,,Eva
EOF2
counts 0 0 2 "tags spelt otherwise are the same" assignment <<'EOF2'
id,organisation_id,title,causes,skills
1,1,T,BARN | sport,Köra  bil
2,2,U,,
EOF2
counts 0 1 1 "a tag more" assignment <<'EOF2'
id,organisation_id,title,causes
1,1,T,sport;barn;musik
2,2,U,
EOF2
shows "tags keep their first spelling, in order" assignment list \
    --columns causes,skills --limit 1 <<'EOF2'
causes,skills
barn; musik; Sport,köra bil
EOF2
counts 0 1 0 "a goal's target" goal <<'EOF2'
year,number,text,indicator,target
2007,1,T,interest.received,120
EOF2

# ---- a dry run ----------------------------------------------------------------------------

sqlite3 t.db .dump >was
counts 1 1 1 "a dry run counts the same" org --dry-run <<'EOF2'
id,name
9,New
2,Changed
1,A
EOF2
sqlite3 t.db .dump >is
same is was "and changes nothing"
cp in.csv earnest.csv
counts 1 1 1 "as the run in earnest" org <earnest.csv

# ---- senders --------------------------------------------------------------------------------

new
counts 2 0 0 "a sender's ids" org --source kommunen <<'EOF2'
id,name,registered_on
1,Kommunens ett,2007-01-01
2,Kommunens två,2007-01-01
EOF2
counts 2 0 0 "the same ids of another sender are other rows" \
    org --source länet <<'EOF2'
id,name,registered_on
1,Länets ett,2007-01-01
2,Delat namn,2007-01-01
EOF2
counts 3 0 0 "and so are ours" org <<'EOF2'
id,name,registered_on
1,Vårt ett,2007-01-01
A7,Vårt sju,2007-01-01
8,Delat namn,2007-01-01
EOF2
counts 3 0 0 "a sender's references" assignment --source länet <<'EOF2'
id,organisation_id,title,registered_on
1,1,By the sender's id,2007-02-01
2,vårt  ETT,By a name,2007-02-01
3,2,By the sender's id again,2007-02-01
EOF2
counts 4 0 0 "our references" assignment <<'EOF2'
id,organisation_id,title,registered_on
1,1,By our id,2007-02-01
2,#1,By our number,2007-02-01
3,A7,By an id that is no number,2007-02-01
4,4,By a number alone where no id is so,2007-02-01
EOF2
shows "each finds its organisation" assignment list \
    --columns organisation_id,title <<'EOF2'
organisation_id,title
3,By the sender's id
5,By a name
4,By the sender's id again
5,By our id
1,By our number
6,By an id that is no number
4,By a number alone where no id is so
EOF2
runs v assignment import - --source länet <<'EOF2'
id,organisation_id,title
4,#1,Our number is not theirs to use
5,Delat namn,Two have it
6,8,An id of ours
EOF2
rc_is 65 "what a sender may not name"
err_is "is refused" <<'EOF2'
stdin:2: organisation_id: no organisation '#1' is known from this sender; import it first
stdin:3: organisation_id: more than one organisation has this name; use its id
stdin:4: organisation_id: no organisation '8' is known from this sender; import it first
0 added, 0 updated, 0 unchanged, 3 rejected
vcctl: nothing taken from 'stdin': 3 of 3 rows rejected
EOF2

# ---- statuses ----------------------------------------------------------------------------------

new
history()
{
	name=$1
	shift
	runs v -f csv "$@"
	cut -d , -f 1,2 "$out" >h
	wanted
	same h "$T/.wanted" "$name"
}
v -q org import - <<'EOF2'
id,name,registered_on
1,A,2007-01-01
EOF2
v -q assignment import - <<'EOF2'
id,organisation_id,title,published_on
1,1,T,2007-02-01
EOF2
counts 3 0 0 "interests with a status" match <<'EOF2'
id,assignment_id,received_on,status,status_on
1,1,2007-03-01,contacted,2007-03-05
2,1,2007-03-01,declined,2007-03-06
3,1,2007-03-01,,
EOF2
history "the row itself is the first step" match history 1 <<'EOF2'
on,status
2007-03-01,received
2007-03-05,contacted
EOF2
history "and the only one where no status is given" match history 3 <<'EOF2'
on,status
2007-03-01,received
EOF2
counts 0 1 0 "a step forward, past some" match <<'EOF2'
id,assignment_id,received_on,status,status_on
1,1,2007-03-01,started,2007-04-01
EOF2
counts 0 0 1 "an older status is old news" match <<'EOF2'
id,assignment_id,received_on,status,status_on
1,1,2007-03-01,passed_on,2007-03-02
EOF2
history "and adds nothing" match history 1 <<'EOF2'
on,status
2007-03-01,received
2007-03-05,contacted
2007-04-01,started
EOF2
printf 'id,assignment_id,received_on,status\n1,1,2007-03-01,active\n' >m.csv
touch -d 2007-05-17T12:00 m.csv
runs v match import m.csv
history "a status without a date is of the file's day" match history 1 <<'EOF2'
on,status
2007-03-01,received
2007-03-05,contacted
2007-04-01,started
2007-05-17,active
EOF2
runs v match import - <<'EOF2'
id,assignment_id,received_on,status,status_on
2,1,2007-03-01,withdrawn,2007-05-01
EOF2
rc_is 65 "from one end to another"
err_like "^stdin:2: status: no step leads from 'declined' to 'withdrawn': 'declined' is an end; reopen it with a reason$" \
    "is refused"
runs v match import - <<'EOF2'
id,assignment_id,received_on,status,status_on
3,1,2007-03-01,agreed,2007-02-28
EOF2
err_like "^stdin:2: status_on: 2007-02-28 is before 2007-03-01, the row's own 'Received': give that day too$" \
    "a step before the row's own day is refused"
history "an organisation's first steps may share a day" org history 1 <<'EOF2'
on,status
2007-01-01,prospect
2007-01-01,approved
EOF2

# ---- dates and numbers, column by column --------------------------------------------------------

cp "$SRC"/tests/data/csv-org-dates.csv "$SRC"/tests/data/csv-goal-numbers.csv .
new
runs v org import csv-org-dates.csv
rc_is 0 "two date columns of different order: taken"
err_is "what was found is said" <<'EOF2'
csv-org-dates.csv: read as utf-8, ';' between cells, header on line 1
csv-org-dates.csv: warning: registered_on: its dates are read with the month first: some can't have the day first
csv-org-dates.csv: warning: fee: read with a decimal comma, as the rest of this column shows it: 12.000 is 12000, and 12,000 is 12
import 1; 'vcctl import undo 1' takes it back
3 added, 0 updated, 0 unchanged, 0 rejected
EOF2
shows "each column is read its own way" org list \
    --columns registered_on,member_from,member_to,fee <<'EOF2'
registered_on,member_from,member_to,fee
2007-01-05,2007-05-01,2007-12-31,12000.00
2007-02-03,2007-03-02,2007-12-31,1250.50
2007-05-13,2007-01-31,2007-05-05,500.00
EOF2
runs v org import csv-org-dates.csv
is "$(tail -n 1 "$err")" "0 added, 0 updated, 3 unchanged, 0 rejected" \
    "and the same again"
runs v goal import csv-goal-numbers.csv
rc_is 0 "numbers settled by others of their column: taken"
err_is "and it is said" <<'EOF2'
csv-goal-numbers.csv: warning: target: read with a decimal comma, as the rest of this column shows it: 12.000 is 12000, and 12,000 is 12
csv-goal-numbers.csv: warning: target2: read with a decimal point, as the rest of this column shows it: 12,000 is 12000, and 12.000 is 12
import 2; 'vcctl import undo 2' takes it back
2 added, 0 updated, 0 unchanged, 0 rejected
EOF2
shows "a comma here, a point there" goal list \
    --columns target,target2,baseline <<'EOF2'
target,target2,baseline
12000,12000,12.5
1250.5,1250.5,12.5
EOF2

new
counts 2 0 0 "dates that fit both orders" org <<'EOF2'
id,name,registered_on,member_from
1,A,1/5/2007,5/5/2007
2,B,2-3-2007,2007-05-06
EOF2
err_is "are warned of" <<'EOF2'
in.csv: warning: registered_on: its dates fit day first and month first alike; read as day first, --date-order mdy reads them the other way
import 1; 'vcctl import undo 1' takes it back
2 added, 0 updated, 0 unchanged, 0 rejected
EOF2
shows "and read day first" org list --columns registered_on <<'EOF2'
registered_on
2007-05-01
2007-03-02
EOF2

new
awk 'BEGIN {
	print "id,name,registered_on"
	for (i = 1; i <= 10000; i++)
		printf "%d,A,%d/%d/2007\n", i, i % 12 + 1, (i + 3) % 5 + 1
	print "10001,A,5/13/2007"
}' >late.csv
counts 10001 0 0 "an order that only the last of 10,001 rows shows" org \
    <late.csv
shows "holds for the first" org list --columns registered_on --limit 1 <<'EOF2'
registered_on
2007-02-05
EOF2
shows "and for all" org list --columns id,registered_on \
    --search A --sort -id --limit 2 <<'EOF2'
id,registered_on
10001,2007-05-13
10000,2007-05-04
EOF2
is "$(sqlite3 t.db 'SELECT count(*) FROM import')" 1 "in one import"
piped()
{
	cat late.csv | v org import -
}
new
runs piped
rc_is 0 "what only its end shows: a pipe is kept, to be read again"
err_is "and nothing of the first reading is said" <<'EOF2'
stdin: warning: registered_on: its dates are read with the month first: some can't have the day first
import 1; 'vcctl import undo 1' takes it back
10001 added, 0 updated, 0 unchanged, 0 rejected
EOF2

new
awk 'BEGIN {
	print "id,name,org_number,registered_on"
	for (i = 1; i <= 300; i++)
		print i ",A,802000-1115,1/5/2007"
}' >flood.csv
runs v org import flood.csv
err_like '^flood.csv: warning: registered_on: its dates fit' \
    "what is said of a whole column isn't lost in a flood of warnings"

new
counts 2 0 0 "a point in amounts is between thousands" org <<'EOF2'
id;name;fee
1;A;350.000
2;B;12,50
EOF2
counts 1 0 0 "in a column with no other sign as well" org <<'EOF2'
id;name;fee
3;C;350.000
EOF2
counts 2 0 0 "but not where the column has a decimal point" org <<'EOF2'
id;name;fee
4;D;350.000
5;E;12.50
EOF2
shows "and that is what they are" org list --columns id,fee <<'EOF2'
id,fee
1,350000.00
2,12.50
3,350000.00
4,350.00
5,12.50
EOF2

# ---- many rows, in several batches ----------------------------------------------------------------

new
awk 'BEGIN {
	print "id,name,registered_on,contact_name"
	for (i = 1; i <= 20000; i++)
		printf "A-%05d,Förening %d,2007-%02d-%02d,Kim %d\n", i, i,
		    i % 12 + 1, i % 28 + 1, i
}' >many.csv
counts 20000 0 0 "20,000 rows" org <many.csv
counts 0 0 20000 "the same again" org <many.csv
sed -e '5000s/Förening/Forening/' -e '19999s/Kim/Bo/' \
    -e '12000s/.*/B-1,New,2007-01-01,/' many.csv >other.csv
counts 1 2 19997 "two changed, one new" org <other.csv
awk 'BEGIN {
	print "id,organisation_id,title,registered_on"
	for (i = 1; i <= 20000; i++)
		printf "%d,A-%05d,Uppdrag,2007-05-01\n", i, 20001 - i
}' >refs.csv
counts 20000 0 0 "20,000 references" assignment <refs.csv
is "$(v -f csv --columns organisation_id assignment list --search uppdrag \
    --sort -id --limit 2 | tr '\n' ' ')" "organisation_id 1 2 " \
    "each to its own row"
awk 'BEGIN {
	print "id,name"
	for (i = 1; i <= 20000; i++)
		print "V-" i ",Kim " i
}' >volunteers.csv
counts 20000 0 0 "20,000 volunteers" volunteer <volunteers.csv
# More than a megabyte, so that both parents are loaded at once.
awk 'BEGIN {
	print "id,assignment_id,volunteer_id,received_on,message"
	for (i = 1; i <= 20000; i++)
		printf "%d,%d,V-%d,2007-05-02,%060d\n", i, 20001 - i, i, 0
}' >both.csv
ok "a long file" [ "$(wc -c <both.csv)" -gt 1500000 ]
sed -e '7s/,V-6,/,V-0,/' -e '9000s/,11002,/,0,/' both.csv >lost.csv
runs v match import lost.csv
rc_is 65 "two parents that aren't there"
err_like "^lost.csv:7: volunteer_id: no volunteer 'V-0' is known" "the one"
err_like "^lost.csv:9000: assignment_id: no assignment '0' is known" \
    "and the other"
counts 20000 0 0 "20,000 interests" match <both.csv
is "$(v -f csv --columns assignment_id,volunteer_id match list --sort id \
    --limit 2 | tr '\n' ' ')" "assignment_id,volunteer_id 20000,1 19999,2 " \
    "each to both of its rows"
runs v db check
rc_is 0 "and the register is sound"

done_testing
