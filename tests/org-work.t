#!/bin/sh
# SPDX-License-Identifier: ISC
# Work with organisations: who has been idle, near matches before one is added,
# approval, what was said with them, how they answer, who gets the newsletter.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

# gives NAME ARGS...: what a command prints as CSV, wanted on stdin.
gives()
{
	name=$1
	shift
	runs v -f csv "$@"
	out_is "$name"
}
of=org
v -q -L en db init --country SE --municipality 0180 --name T

# ---- fields of eligibility ------------------------------------------------------

cat >org.csv <<'EOF'
namn;kommun;registrerad;ideell;underlag;stadgar till;försäkring t o m;avtal till;kontaktperson;roll;nyhetsbrev;status
Hjälpen;0180;2020-01-01;ja;stadgar 2019;2027-12-31;2026-12-01;2027-06-30;Kim Ek;ordförande;ja;godkänd
Lyktan;0180;2021-05-01;nej;;;;;Bo Lind;samordnare;nej;godkänd
Ny;1480;2026-10-01;;;;;;;;;ansökt
Borta;0180;2015-01-01;;;;;;;;;avslutad
Aldrig;1480;2019-03-01;;;;;;;;;vilande
EOF
runs v org import org.csv
rc_is 0 "the new fields are known in Swedish"
err_like "column 'avtal till' is left out: take it in with 'vcctl agreement import'" \
    "but an agreement's day belongs elsewhere"
gives "and stand as codes, days and yes or no" org list --name Hjälpen \
    --columns nonprofit,evidence,bylaws_until,insurance_until,contact_role,contact_newsletter <<'EOF'
nonprofit,evidence,bylaws_until,insurance_until,contact_role,contact_newsletter
yes,stadgar 2019,2027-12-31,2026-12-01,chair,yes
EOF
bad 65 "--contact-role: unknown contact role 'char'; did you mean 'chair'?" \
    edit 1 --contact-role char
gives "documents that run out are a filter" org list \
    --insurance-until ..2026-12-31 --columns id,name <<'EOF'
id,name
1,Hjälpen
EOF
sqlite3 t.db "SELECT contact_role, contact_newsletter FROM org_contact
    WHERE id = 1" >got
echo 'chair|1' >want
same got want "a contact's role stands with the person"

# ---- idle ---------------------------------------------------------------------------

v -q assignment add --organisation-id 1 --title Gammal \
    --published-on 2022-03-01 --registered-on 2022-02-01
v -q assignment add --organisation-id 1 --title Ny \
    --published-on 2024-11-22 --registered-on 2024-02-01
v -q assignment add --organisation-id 2 --title Utkast \
    --registered-on 2026-02-01
gives "idle are those with nothing published for 24 months, oldest first" \
    org idle <<'EOF'
id,name,municipality,registered_on,last_published_on,contact_name,contact_email,contact_phone
5,Aldrig,SE-1480,2019-03-01,,,,
2,Lyktan,SE-0180,2021-05-01,,Bo Lind,,
EOF
VCCTL_NOW=2026-11-23T12:00:00Z
gives "from the day after the 24 months are over" org idle \
    --columns name,idle_since <<'EOF'
name,idle_since
Aldrig,2019-03-01
Lyktan,2021-05-01
Hjälpen,2024-11-22
EOF
VCCTL_NOW=2026-11-22T12:00:00Z
gives "or of other months, with a filter" org idle --months 1 \
    --municipality SE-0180 --columns name --sort -name <<'EOF'
name
Lyktan
Hjälpen
EOF
gives "a new one too, once its month is over" org idle --months 1 \
    --status applied --columns name,last_published_on <<'EOF'
name,last_published_on
Ny,
EOF
gives "a list takes the same as filters" org list --idle-since 2024 \
    --columns name,last_published_on,idle_since <<'EOF'
name,last_published_on,idle_since
Hjälpen,2024-11-22,2024-11-22
EOF
gives "who never published" org list --last-published-on "" --status left \
    --columns name,idle_since <<'EOF'
name,idle_since
Borta,
EOF
runs v org show 1
out_like '^Last published: +2024-11-22$' "show has the day too"
runs v org export
out_unlike 'idle_since' "an export is what can be imported again"
printf 'name,idle_since\nNågon,2020-01-01\n' >csv
runs v -n org import csv
err_like "column 'idle_since' is set by vcctl itself" "it is not imported"
runs v org edit 1 --idle-since 2020-01-01
rc_is 2 "nor set"
bad 2 "'0' is no value for --months: a number from 1 to 1200" idle --months 0
bad 2 "org has no field 'nme'; did you mean 'name'?" idle --columns nme

v -q db config org.idle 12
gives "the months are a setting" org idle --status approved --columns name <<'EOF'
name
Lyktan
Hjälpen
EOF

# ---- add looks first -------------------------------------------------------------------

v -q org edit 1 --org-number 802000-1114 --contact-email kim@hjalpen.example
v -q contact add --organisation-id Lyktan --name Eva --email eva@lyktan.example
near()
{
	name=$1
	shift
	runs v org add "$@"
	rc_is 65 "$name: exit status 65"
	out_empty "$name: nothing is added"
	err_is "$name"
}
near "the same name, folded" --name HJÄLPEN --municipality 1480 <<'EOF'
vcctl: near to 1 'Hjälpen' (SE-0180, approved): the same name
vcctl: edit the one that it is, or add another with --new
EOF
near "the same number, and a name spelt otherwise" --name Hjelpen \
    --org-number 8020001114 <<'EOF'
vcctl: near to 1 'Hjälpen' (SE-0180, approved): the same number, a similar name
vcctl: edit the one that it is, or add another with --new
EOF
near "a contact at the same e-mail domain, first or further" --name Fyren \
    --contact-email bo@lyktan.example <<'EOF'
vcctl: near to 2 'Lyktan' (SE-0180, approved): the same e-mail domain
vcctl: edit the one that it is, or add another with --new
EOF
near "more words than it has" --name "Lyktan i Stockholm" <<'EOF'
vcctl: near to 2 'Lyktan' (SE-0180, approved): a similar name
vcctl: edit the one that it is, or add another with --new
EOF
near "one that left, too" --name Borta <<'EOF'
vcctl: near to 4 'Borta' (SE-0180, left): the same name
vcctl: edit the one that it is, or add another with --new
EOF
near "what is the same first, then what is similar" --name Hjälpn \
    --contact-email bo@lyktan.example <<'EOF'
vcctl: near to 2 'Lyktan' (SE-0180, approved): the same e-mail domain
vcctl: near to 1 'Hjälpen' (SE-0180, approved): a similar name
vcctl: edit the one that it is, or add another with --new
EOF
v -q org edit 3 --contact-email ny@gmail.com
runs v -n org add --name Fyren --contact-email fyren@gmail.com
rc_is 0 "an address that anybody may have says nothing"
runs v -n org add --name "Lyktan i Lund" --municipality Lund
rc_is 0 "a similar name elsewhere is another's"
runs v -n org add --name Ljuset --org-number 802000-2229
rc_is 0 "another number is another's"
runs v org add --name Hjälpen --new
rc_is 0 "--new adds it all the same"
out_is "with its number" <<'EOF'
added org 6
EOF
bad 2 "nothing to add; give the fields as options, see 'vcctl org add -h'" \
    add --new
printf 'name,municipality\nHjälpen,Lund\n' >csv
runs v -q org import csv
rc_is 0 "an import asks nobody"

# ---- approve, pause, leave ------------------------------------------------------------

VCCTL_NOW=2026-11-01T08:00:00Z
v -q org add --name Fyren --status applied
v -q org add --name Båken --status applied
VCCTL_NOW=2026-11-03T08:00:00Z
runs v --actor Kim org approve Fyren
err_is "approve" <<'EOF'
org 8: approved
EOF
VCCTL_NOW=2026-11-03T20:30:00Z
runs v --actor Bo org approve 3 Båken --on 2026-11-02 --side centre
err_is "several at once" <<'EOF'
org 3: approved
org 9: approved
EOF
VCCTL_NOW=2026-11-22T12:00:00Z
why="no_need, paused_work, ended, merged, not_eligible, no_contact, moved, other"
bad 2 "why? say it with --reason: $why" pause 8
bad 2 "why? say it with --reason: $why" leave 8 9
bad 65 "unknown reason 'tired'; one of $why" pause 8 --reason tired
bad 66 "no organisation is called '99'; 'vcctl org list' shows what there is" leave 8 99 --reason ended
bad 65 "4: no step leads from 'left' to 'paused': 'left' is an end; reopen it with a reason" \
    pause 8 4 --reason no_need
gives "a step that one can't take, none takes" org list --status paused \
    --columns id <<'EOF'
id
5
EOF
runs v -q org pause 8 9 --reason "inget behov: till våren"
runs v -q org leave 9 --reason ended --on 2026-11-21 --side org
rc_is 0 "leave"
gives "with reason, day and side" org history 9 <<'EOF'
on,status,side,reason,recorded,actor
2026-11-01,prospect,,,,
2026-11-01,applied,,,2026-11-01T08:00:00Z,root
2026-11-02,approved,centre,,2026-11-03T20:30:00Z,Bo
2026-11-21,left,org,ended,2026-11-22T12:00:00Z,root
2026-11-22,paused,,no_need: till våren,2026-11-22T12:00:00Z,root
EOF

# ---- approvals ----------------------------------------------------------------------------

runs v org approvals --year 2026
out_is "who approved which, and within how many hours" <<'EOF'
Id  Organisation  Applied     Approved    By    Hours  In time
--  ------------  ----------  ----------  ----  -----  -------
 3  Ny            2026-10-01  2026-11-02  Bo        0  yes
 9  Båken         2026-11-01  2026-11-02  Bo     60.5  no
 8  Fyren         2026-11-01  2026-11-03  Kim      48  yes
 6  Hjälpen                   2026-11-22  root
 7  Hjälpen                   2026-11-22  root

2 of 3 that applied were approved within 48 hours
EOF
v -q db config approval.hours 47
gives "what is promised is a setting" org approvals --year 2026 <<'EOF'
id,organisation,applied_on,approved_on,actor,hours,in_time
3,Ny,2026-10-01,2026-11-02,Bo,0,yes
9,Båken,2026-11-01,2026-11-02,Bo,60.5,no
8,Fyren,2026-11-01,2026-11-03,Kim,48,no
6,Hjälpen,,2026-11-22,root,,
7,Hjälpen,,2026-11-22,root,,
EOF
gives "of another year none" org approvals --year 1999 <<'EOF'
id,organisation,applied_on,approved_on,actor,hours,in_time
EOF

# ---- log -------------------------------------------------------------------------------------

v -q org campaign new Höst --status approved --municipality SE-0180
runs v --actor Kim org log Lyktan --channel call --outcome no_answer \
    --on 2026-11-20
err_is "log" <<'EOF'
org 2: log entry 1
EOF
runs v --actor Kim org log 2 --channel samtal --outcome "not interested" \
    --note "Bo: inte i år" --campaign Höst
err_is "log for a campaign" <<'EOF'
org 2: log entry 2
1 of 2 reached
EOF
gives "the log, newest first" org log 2 <<'EOF'
id,on,channel,outcome,campaign,note,actor
2,2026-11-22,call,declined,Höst,Bo: inte i år,Kim
1,2026-11-20,call,no_answer,,,Kim
EOF
gives "of one that has none" org log 8 <<'EOF'
id,on,channel,outcome,campaign,note,actor
EOF
gives "the campaign knows" org campaign show Höst --outcome declined <<'EOF'
id,name,municipality,outcome,on,by,gone,part_of
2,Lyktan,SE-0180,declined,2026-11-22,Kim,,
EOF
gives "the log of all, by campaign" log list --campaign Höst \
    --columns id,organisation_id,campaign <<'EOF'
id,organisation_id,campaign
2,2,Höst
EOF
bad 65 "--channel: is empty; it is required" log 2 --note x
bad 65 "--channel: unknown channel 'fax'; one of call, mail, visit, meeting, letter, other" \
    log 2 --channel fax
bad 65 "--on: 2026-11-23 is still to come" log 2 --channel call --on 2026-11-23
bad 65 "--note: this holds a personal number, which is never stored; leave it out" \
    log 2 --channel call --note "811228-9874 ringde"
bad 2 "what came of it? a campaign wants an outcome" \
    log 2 --channel call --campaign Höst
bad 66 "org 8 is no member of 'Höst'" \
    log 8 --channel call --outcome reached --campaign Höst
bad 2 "the organisation is the operand; leave --organisation-id out" \
    log 2 --channel call --organisation-id 1
runs v -n org log 2 --channel visit
is "$(v -f csv log list --columns id | wc -l)" 3 \
    "what was refused, or a dry run, is not in the log"
sqlite3 t.db "SELECT * FROM contact_log" | grep -c 'Bo' >got
echo 0 >want
same got want "what was said stands in the personal table alone"
cat >log.csv <<'EOF'
organisation;datum;kanal;utfall;anteckning
Lyktan;2026-11-20;telefon;ring igen;efter tre
Lyktan;2026-10-01;besök;nådd;
EOF
runs v log import log.csv
said_is "a file of them, known by day and channel" <<'EOF'
log.csv: read as utf-8, ';' between cells, header on line 1
changed: Outcome 1, Note 1
1 added, 1 updated, 0 unchanged, 0 rejected
EOF
printf 'organisation;datum;kanal\nLyktan;2027-01-01;brev\nLyktan;;fax\n' >bad.csv
runs v log import bad.csv
rc_is 65 "one with bad rows is refused"
err_like "^bad.csv:2: datum: 2027-01-01 is still to come" "the day"
err_like "^bad.csv:3: kanal: unknown channel 'fax'" "the channel"
gives "and who wrote it first stays" log list --organisation-id 2 \
    --columns id,outcome,note,actor <<'EOF'
id,outcome,note,actor
1,call_back,efter tre,Kim
2,declined,Bo: inte i år,Kim
3,reached,,root
EOF

# ---- service ------------------------------------------------------------------------------

v -q assignment add --organisation-id 1 --title Kör --places 2 \
    --published-on 2025-01-02 --registered-on 2025-01-02
v -q assignment add --organisation-id 2 --title Läs --places 1 \
    --published-on 2025-01-02 --registered-on 2025-01-02
cat >match.csv <<'EOF'
id,assignment_id,name,received_on,status,status_on
1,4,Volontär A,2025-02-01,contacted,2025-02-03
2,4,Volontär B,2025-02-01,started,2025-02-08
3,4,Volontär C,2025-02-01,passed_on,2025-02-02
4,4,Volontär D,2025-02-01,no_answer,2025-04-01
5,5,Volontär E,2025-03-01,active,2025-03-01
6,5,Volontär F,2025-03-01,started,2025-03-04
7,5,Volontär G,2024-12-31,declined,2025-01-10
8,5,Volontär H,2025-03-01,received,
EOF
v -q match import match.csv
v -q match set 8 withdrawn --on 2025-03-05 --side volunteer
v -q match set 3 closed --on 2025-03-05 --side org
runs v org service --year 2025
out_is "how they answer, and what came of it" <<'EOF'
Id  Organisation  Interests  Days to answer   Unanswered  Places filled  Outcome known
--  ------------  ---------  --------------  -----------  -------------  -------------
 1  Hjälpen               4               7    25% (1/4)      50% (1/2)      75% (3/4)
 2  Lyktan                3             1.5  33.3% (1/3)     100% (1/1)     100% (3/3)
    Total                 7               3  28.6% (2/7)    66.7% (2/3)    85.7% (6/7)
EOF
gives "one of them, ever" org service Lyktan <<'EOF'
id,organisation,received,answered,median_days,unanswered_percent,places,filled,filled_percent,known,known_percent
2,Lyktan,4,3,3,25,1,1,100,4,100
EOF
gives "one that received none" org service 8 --year 2025 <<'EOF'
id,organisation,received,answered,median_days,unanswered_percent,places,filled,filled_percent,known,known_percent
8,Fyren,0,0,,,0,0,,0,
EOF
gives "a year in which nobody received any" org service --year 1999 <<'EOF'
id,organisation,received,answered,median_days,unanswered_percent,places,filled,filled_percent,known,known_percent
EOF
bad 66 "no organisation is called 'Nix'; 'vcctl org list' shows what there is" service Nix
bad 2 "'20x' is no value for --year: a number from 1900 to 2100" \
    service --year 20x

# ---- newsletter ---------------------------------------------------------------------------

v -q org edit 4 --contact-newsletter yes --contact-email borta@borta.example
v -q contact edit 1 --newsletter yes --role chair
for who in "Kim Ek|KIM@hjalpen.example|" "Moa Dal|moa@hjalpen.example|2026-11-22" \
    "Pia Ny|pia@hjalpen.example|2026-11-21" "Utan Post||"; do
	v -q contact add --organisation-id 1 --newsletter yes \
	    --name "${who%%|*}" --email "$(echo "$who" | cut -d'|' -f2)" \
	    --until "${who##*|}"
done
runs v org newsletter
out_is "who wants it, each address once, of none that left or ended" <<'EOF'
Id  Organisation  Name     E-mail               Role
--  ------------  -------  -------------------  -----
 1  Hjälpen       Kim Ek   kim@hjalpen.example  chair
 1  Hjälpen       Moa Dal  moa@hjalpen.example
 2  Lyktan        Eva      eva@lyktan.example   chair

without an e-mail address, and left out: 1
EOF
gives "for a letter" org newsletter <<'EOF'
organisation_id,organisation,name,email,role
1,Hjälpen,Kim Ek,kim@hjalpen.example,chair
1,Hjälpen,Moa Dal,moa@hjalpen.example,
2,Lyktan,Eva,eva@lyktan.example,chair
EOF

done_testing
