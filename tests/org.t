#!/bin/sh
# SPDX-License-Identifier: ISC
# Organisations from the command line: add, edit, show, list, export, set,
# history, and what the formats make of them.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
of=org

# names "A B" NAME ARGS...
names()
{
	want=$1
	name=$2
	shift 2
	is "$(v -f csv --columns name org list "$@" | sed 1d | tr '\n' ' ')" \
	    "$want" "$name"
}
v -q -L sv db init --country SE --municipality 0180 --name T

# ---- an empty register ------------------------------------------------------------

runs v org list
rc_is 0 "an empty list is fine"
for format in csv tsv json jsonl md html table; do
	runs v org list -f $format
	rc_is 0 "and so it is as $format"
	err_empty "without a word, as $format"
done
lists "a header alone as CSV" --columns id,name <<'EOF2'
id,name
EOF2
is "$(v org list -f json | tr -d ' \n')" "[]" "an empty array as JSON"
is "$(v org list -f jsonl)" "" "nothing as JSON lines"

# ---- add -----------------------------------------------------------------------------

runs v org add --name "Röda Korset" --org-number 8020001114 \
    --municipality Stockholm --registered-on 2007-01-15 --fee "1 250,50" \
    --contact-name "Kim Ek" --contact-email Kim@RK.se
rc_is 0 "add"
out_is "says the number" <<'EOF2'
added org 1
EOF2
err_empty "and no more"
runs v -q org add --name Kyrkan --registered_on 1/2-2007 --status prospect
out_empty "-q says nothing"
runs v org add --name Ätten --registered-on 2007-03-01 -f json
is "$(tr -d ' \n' <"$out")" '{"id":3}' "the number for machines"
runs v --dry-run org add --name "Not to be"
out_is "a dry run says what it would do" <<'EOF2'
would add org 4
EOF2
runs v org add --name Åsgården --registered-on 2008-01-01
runs v org add --name Östan --registered-on 2008-06-30 --municipality 1480
runs v org add --name Zebran
runs v org show 6 -f csv --columns name,registered_on,status
out_is "a new organisation is approved, and registered today" <<'EOF2'
name,registered_on,status
Zebran,2026-11-22,approved
EOF2

bad 2 "nothing to add; give the fields as options, see 'vcctl org add -h'" add
bad 65 "--name: is empty; it is required" add --municipality 0180
bad 65 "--name: is empty; it is required" add --name " "
bad 65 "--registered-on: '2007-02-30' is not a date, as 2007-10-31 or 31.10.2007" \
    add --name X --registered-on 2007-02-30
bad 65 "--legal-form: unknown legal form 'asociation'; did you mean 'association'?" \
    add --name X --legal-form asociation
bad 65 "--org-number: this holds a personal number, which is never stored; leave it out" \
    add --name X --org-number 800101-1239
bad 65 "--contact-email: this is not an e-mail address" \
    add --name X --contact-email kim
bad 65 "--fee: '9999999999999' is not a number of at most 12 digits" \
    add --name X --fee 9999999999999
bad 65 "--name: not valid UTF-8" add --name "$(printf 'F\366rening')"
bad 2 "unknown option '--nmae'; did you mean '--name'?" add --nmae X
bad 2 "option '--name' needs a value: text" add --name
bad 2 "org has no 'ad'; did you mean 'add'?" ad
bad 2 "'org add' takes no operands; see -h" add X
runs v org add --name Y --org-number 802000-1115
rc_is 0 "a wrong check digit is taken"
err_is "with a warning" <<'EOF2'
vcctl: --org-number: the last digit of '802000-1115' should be 4; taken as it is
EOF2
runs v org edit 7 --name "" --fee 1
rc_is 65 "a required field can't be emptied"
sqlite3 t.db "DELETE FROM org_event WHERE row_id = 7; DELETE FROM org
    WHERE id = 7; UPDATE sqlite_sequence SET seq = 7 WHERE name = 'org'"

# ---- edit -----------------------------------------------------------------------------

runs v org edit 2 --name "Svenska kyrkan" --website kyrkan.se
rc_is 0 "edit"
err_is "says how many fields" <<'EOF2'
org 2: 2 fields changed
EOF2
runs v org edit kyrkan --fee 100
rc_is 66 "the former name is no name any more"
runs v org edit "SVENSKA KYRKAN" --fee 100
err_is "a name that one has will do, in any case" <<'EOF2'
org 2: 1 field changed
EOF2
runs v org edit 2 --fee 100,00
err_is "the same again changes nothing" <<'EOF2'
org 2: 0 fields changed
EOF2
runs v org edit 2 --website ""
lists "an empty value empties the field" --name "Svenska kyrkan" \
    --columns id,name,website,fee <<'EOF2'
id,name,website,fee
2,Svenska kyrkan,,100.00
EOF2
bad 2 "nothing to change; give the fields as options, see 'vcctl org edit -h'" \
    edit 2
bad 2 "a status is not edited; take a step with 'set'" edit 2 --status left
bad 66 "no organisation is called '99'; 'vcctl org list' shows what there is" edit 99 --fee 1
bad 66 "no organisation is called 'Nix'; 'vcctl org list' shows what there is" show Nix
bad 2 "'org show' wants ID; see -h" show
runs v --dry-run org edit 2 --fee 200
lists "a dry run edits nothing" --fee 100 --columns id <<'EOF2'
id
2
EOF2

# ---- show -----------------------------------------------------------------------------

runs v org show 1
rc_is 0 "show"
out_like '^Name: +Röda Korset$' "people see a field a line"
out_like '^Number: +802000-1114$' "in the canonical form"
out_like '^On +Status' "and the history"
runs v org show 1 -f json --columns id,name,municipality,fee,website
is "$(tr -d ' \n' <"$out")" \
    '{"id":1,"name":"RödaKorset","municipality":"SE-0180","fee":1250.5,"website":null}' \
    "machines see one object"
runs v org show own:1
rc_is 66 "what was typed in has no sender"

# ---- list -----------------------------------------------------------------------------

lists "all, by number" --columns id,name <<'EOF2'
id,name
1,Röda Korset
2,Svenska kyrkan
3,Ätten
4,Åsgården
5,Östan
6,Zebran
EOF2
names "Röda Korset Svenska kyrkan Zebran Åsgården Ätten Östan " \
    "Swedish order has Å, Ä, Ö last" --sort name
names "Östan Ätten Åsgården Zebran Svenska kyrkan Röda Korset " \
    "and first downwards" --sort -name
names "Röda Korset Östan Svenska kyrkan Ätten Åsgården Zebran " \
    "what has no value comes last" --sort municipality,registered_on
names "Östan Röda Korset Svenska kyrkan Ätten Åsgården Zebran " \
    "downwards too" --sort -municipality
names "Ätten Östan " "a limit, after the order" --sort name --limit 2 \
    --search t --registered-on 2007-03..2008
names "Röda Korset Svenska kyrkan Ätten " "a year" --registered-on 2007
names "Åsgården Östan " "another" --registered-on 2008
names "Röda Korset Svenska kyrkan Ätten Åsgården Östan " "years" \
    --registered-on 2007..2008
names "Svenska kyrkan " "a month" --registered-on 2007-02
names "Östan " "a quarter" --registered-on 2008-Q2
names "Röda Korset " "a day, in any form" --registered-on 15.1.2007
names "Svenska kyrkan Ätten " "from day to day" \
    --registered-on 2007-02-01..2007-03-01
names "Röda Korset " "an amount" --fee 1250,50
names "Röda Korset " "amounts from" --fee 101..
names "Svenska kyrkan " "amounts to" --fee ..100
names "Östan " "a municipality by name" --municipality Göteborg
names "Svenska kyrkan Ätten Åsgården Zebran " "none" --municipality ""
names "Svenska kyrkan " "a code" --status prospect
names "Svenska kyrkan " "or a word for it" --status möjlig
names "" "several filters must all hold" --status prospect \
    --municipality 0180
names "" "quotes are quotes" --name "x' OR '1'='1"
bad 2 "--status: unknown status 'aproved'; did you mean 'approved'?" list --status aproved
bad 2 "--registered-on: 'igår' is not a date, as 2007-10-31 or 31.10.2007" \
    list --registered-on igår
bad 2 "org has no field 'nmae'; did you mean 'name'?" list --columns id,nmae
bad 2 "org has no field ''" list --columns ""
bad 2 "org has no field 'Nmae'; did you mean 'name'?" list --sort Nmae
bad 2 "org has no field 'name desc; drop table org'; did you mean 'name'?" \
    list --sort "name desc; drop table org"
bad 2 "'0' is no value for --limit: a number from 1 to 1000000000" \
    list --limit 0
bad 2 "unknown format 'jsn'; did you mean 'json'?" list -f jsn

# ---- search: folded, every word -------------------------------------------------------

names "Röda Korset " "a word in another case" --search KORSET
names "Röda Korset " "decomposed" --search "$(printf 'ro\314\210da')"
names "Röda Korset " "as Danes write it" --search RØDA
names "Röda Korset " "so is a letter of its own" --search roda
names "Röda Korset " "all words, in any order" --search "kors röda"
names "" "each of them" --search "röda kyrkan"
names "Röda Korset " "a number" --search 802000-1114
names "Åsgården " "a part of a word" --search GÅRD
bad 2 "nothing to search for in ' '" list --search " "
bad 2 "nothing to search for in '%'" list --search %

# ---- statuses ----------------------------------------------------------------------------

runs v --actor Kim org set 2 approved --on 2007-05-01
rc_is 0 "set"
err_is "says what is now" <<'EOF2'
org 2: approved
EOF2
runs v --actor Kim org set 2 vilande --on 2007-06-01 --side org --reason "no_need: Paus"
runs v --actor Kim org set 2 approved --on 2007-07-01
rc_is 0 "back to what may be come back to"
runs v --actor Kim org set 2 left --on 2007-08-01 --side centre
runs v -f csv org history 2
out_is "the history" <<'EOF2'
on,status,side,reason,recorded,actor
2007-02-01,prospect,,,,
2007-05-01,approved,,,2026-11-22T12:00:00Z,Kim
2007-06-01,paused,org,no_need: Paus,2026-11-22T12:00:00Z,Kim
2007-07-01,approved,,,2026-11-22T12:00:00Z,Kim
2007-08-01,left,centre,,2026-11-22T12:00:00Z,Kim
EOF2
bad 65 "no step leads from 'left' to 'approved': 'left' is an end; reopen it with a reason" \
    set 2 approved
bad 2 "going back needs a reason; say why with --reason" \
    set 2 approved --reopen
bad 65 "it is 'left' already" set 2 left
bad 65 "unknown status 'lft'; did you mean 'left'?" set 1 lft
bad 65 "unknown side 'orgg'; did you mean 'org'?" set 1 left --side orgg
bad 65 "unknown reason 'no_ned'; did you mean 'no_need'?" \
    set 1 left --reason "no_ned: they say"
bad 65 "2006-01-01 is before 2007-01-15, the row's own 'Registered'" \
    set 1 left --on 2006-01-01
bad 65 "no step leads from 'approved' to 'applied'; legal now: paused, left" \
    set 1 applied
runs v org set 2 approved --reopen --reason "Back again" --on 2007-09-01
rc_is 0 "an end is reopened with a reason"
runs v --dry-run org set 2 left
lists "a dry run takes no step" --status left --columns id <<'EOF2'
id
EOF2

# ---- formats -------------------------------------------------------------------------------

name=$(printf 'A\033[31m "x", y|z\t\\ <b>\n2')
v -q org add --name "$name" --registered-on 2009-01-01
runs v org list --registered-on 2009 --columns name
out_unlike "$(printf '\033')" "no escape sequence reaches the terminal"
out_like '\\x1b' "but is shown"
runs v org list --registered-on 2009 --columns name -f md
out_unlike "$(printf '\033')" "nor through Markdown"
out_like '\\\|z' "where a bar is no column's end"
runs v org show 8 -f md
out_unlike "$(printf '\033')" "nor when it is shown alone"
runs v org show "$(printf 'No\033[31m')"
err_is "nor in a message" <<'EOF2'
vcctl: no organisation is called 'No\x1b[31m'; 'vcctl org list' shows what there is
EOF2
printf 'name\n"A\033[31m ""x"", y|z \\ <b>\n2"\n' >csv
runs v org list --registered-on 2009 --columns name -f csv
out_is "CSV has it as it is, quoted" csv
printf 'name\nA\033[31m "x", y|z \\\\ <b>\\n2\n' >tsv
runs v org list --registered-on 2009 --columns name -f tsv
out_is "TSV has one line a row" tsv
printf '%s\n' '{"name":"A\u001B[31m \"x\", y|z \\ <b>\n2"}' >jsonl
runs v org list --registered-on 2009 --columns name -f jsonl
out_is "JSON escapes it" jsonl

# ---- out and in again ----------------------------------------------------------------------

runs v org export
cp "$out" first.csv
is "$(head -n 1 first.csv)" \
    "id,name,org_number,legal_form,municipality,cause,status,registered_on,website,member_from,member_to,fee,nonprofit,evidence,bylaws_until,insurance_until,contact_name,contact_email,contact_phone,contact_role,contact_newsletter" \
    "export is CSV with all fields"
v -q -L sv -D other.db db init --country SE --municipality 0180 --name T
runs v -D other.db org import first.csv
rc_is 0 "it goes into another register"
said_is "without a word but its number and the count" <<'EOF2'
7 added, 0 updated, 0 unchanged, 0 rejected
EOF2
v -D other.db org export >second.csv
sed 's/^8,/7,/' first.csv >want.csv
same second.csv want.csv "and comes out the same"

# ---- headers as offices write them -------------------------------------------------------

printf 'Namn;Kommun;Tfn\nKören;Uppsala;018-11 22 33\n' >tfn.csv
runs v -D other.db org import tfn.csv
rc_is 0 "a short word for a telephone"
runs v -D other.db org list --search kören -f csv --columns contact_phone
out_is "is known" <<'EOF2'
contact_phone
018112233
EOF2
printf 'Klubb;Kommun;Tel\nKlangen;Uppsala;018-11 22 44\n' >klubb.csv
runs v -D other.db org import klubb.csv
rc_is 65 "without a column that is needed nothing is taken"
err_like 'no column for id / org_number / name \+ municipality, name; each row needs it: say which it is with --map COLUMN=FIELD, or give all rows one value with --set$' \
    "and it is told what to type"
runs v -D other.db org import --map Klubb=name klubb.csv
rc_is 0 "typed, it works"

done_testing
