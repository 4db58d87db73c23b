#!/bin/sh
# SPDX-License-Identifier: ISC
# Assignments from the command line: their organisation, their days, tags and
# times, and the statuses that follow from them.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

of=assignment
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org import --source kommunen - <<'EOF2'
id,name,registered_on
K7,Röda Korset,2007-01-15
9,Kyrkan,2007-01-16
EOF2
v -q org add --name Åsa --registered-on 2007-01-17
v -q org add --new --name Åsa --registered-on 2007-01-18

# ---- add: which organisation is meant ----------------------------------------------

for who in 1 '#1' K7 kommunen:K7 'röda korset'; do
	runs v assignment add --organisation-id "$who" --title "By $who" \
	    --registered-on 2007-02-01
	rc_is 0 "an organisation as $who"
done
is "$(v -f csv --columns organisation_id assignment list | sort -u |
    tr '\n' ' ')" "1 organisation_id " "each is the same"
bad 65 "--organisation-id: no organisation is called 'Nix'; 'vcctl org list' shows what there is" \
    add --title T --organisation-id Nix
bad 65 "--organisation-id: more than one organisation is called 'åsa'; use the id, which 'vcctl org list --search WORD' shows" \
    add --title T --organisation-id åsa
bad 65 "--organisation-id: is empty; it is required" add --title T
bad 65 "--title: is empty; it is required" add --organisation-id 1

# ---- what follows from the days --------------------------------------------------------

runs v assignment add --organisation-id 3 --title Läxhjälp --places 12 \
    --remote ja --published-on 1.3.2007 --starts-on 2007-04-01 \
    --ends-on 2007-06-01 --causes "skola; Barn" --skills svenska \
    --when "mån-kväll;lör" --municipality Solna --minimum-age 18
rc_is 0 "add with all there is"
lists "published makes it published, and registered that day" --title Läxhjälp \
    --columns registered_on,published_on,status,causes,when,remote,places,municipality <<'EOF2'
registered_on,published_on,status,causes,when,remote,places,municipality
2007-03-01,2007-03-01,published,Barn; skola,mon-evening;sat,yes,12,SE-0184
EOF2
lists "else it is a draft" --title "By 1" --columns status <<'EOF2'
status
draft
EOF2
bad 65 "--ends-on: 2007-01-01 is before 2007-02-01, its 'Starts'" \
    add --organisation-id 1 --title T --starts-on 2007-02-01 \
    --ends-on 2007-01-01
bad 65 "--published-on: 2007-01-01 is before 2007-02-01, its 'Registered'" \
    edit 1 --published-on 2007-01-01
bad 65 "--places: '-1' is not a number of 0 or more" edit 1 --places -1
bad 65 "--remote: 'kanske' is not yes or no" edit 1 --remote kanske
bad 65 "--when: 'aldrig' is not days and parts of day, as mon-evening;sat" \
    edit 1 --when aldrig

# ---- edit ----------------------------------------------------------------------------------

runs v assignment edit 6 --causes "SKOLA;barn" --skills ""
err_is "tags spelt otherwise are no change" <<'EOF2'
assignment 6: 1 field changed
EOF2
runs v assignment edit 6 --causes "sport" --organisation-id 2
err_like '2 fields changed' "other tags are, and another organisation"
lists "a filter on text wants all of it, as it is" --title läxhjälp \
    --columns id <<'EOF2'
id
EOF2
lists "both are changed" --title Läxhjälp \
    --columns organisation_id,causes,skills <<'EOF2'
organisation_id,causes,skills
2,sport,
EOF2

# ---- show and list ------------------------------------------------------------------------

runs v assignment show 6
out_like '^Organisation: +2 .*Kyrkan|^Organisation: +Kyrkan' \
    "people see the organisation's name"
runs v assignment show Läxhjälp -f json --columns organisation_id,title
is "$(tr -d ' \n' <"$out")" '{"organisation_id":2,"title":"Läxhjälp"}' \
    "machines its number"
lists "by organisation, by its name" --organisation-id Kyrkan --columns id <<'EOF2'
id
6
EOF2
bad 2 "--organisation-id: no organisation is called 'Nix'; 'vcctl org list' shows what there is" list --organisation-id Nix
lists "by tag, in any case" --causes SPORT --columns id <<'EOF2'
id
6
EOF2
lists "by no tag" --causes "" --columns id --limit 2 <<'EOF2'
id
1
2
EOF2
lists "by number" --places 10..20 --columns id <<'EOF2'
id
6
EOF2
lists "by search in the title" --search "hjälp läx" --columns id <<'EOF2'
id
6
EOF2
bad 2 "'causes' can't be sorted by" list --sort causes
bad 2 "assignment has no field 'orgnisation_id'; did you mean 'organisation_id'?" \
    list --columns orgnisation_id

# ---- statuses -----------------------------------------------------------------------------

runs v --actor Kim assignment set 1 publicerad --on 2007-02-10
rc_is 0 "a status in Swedish"
runs v --actor Kim assignment set 1 full --on 2007-03-10
runs v --actor Kim assignment set 1 published --on 2007-03-11
runs v --actor Kim assignment set 1 closed --on 2007-04-01 --reason "ended: Klart"
runs v -f csv assignment history 1
out_is "the history" <<'EOF2'
on,status,side,reason,recorded,actor
2007-02-01,draft,,,,
2007-02-10,published,,,2026-11-22T12:00:00Z,Kim
2007-03-10,full,,,2026-11-22T12:00:00Z,Kim
2007-03-11,published,,,2026-11-22T12:00:00Z,Kim
2007-04-01,closed,,ended: Klart,2026-11-22T12:00:00Z,Kim
EOF2
bad 65 "no step leads from 'closed' to 'cancelled': 'closed' is an end; reopen it with a reason" \
    set 1 cancelled
bad 65 "no step leads from 'published' to 'draft'; legal now: full, closed, cancelled" \
    set 6 draft

# ---- places --------------------------------------------------------------------------------

# status ID: as it stands.
status()
{
	v -f csv --columns status assignment show "$1" | sed 1d
}
v -q assignment add --organisation-id 1 --title Två --places 2 \
    --registered-on 2007-02-01 --published-on 2007-02-02
for _ in 1 2 3; do
	v -q match add --assignment-id 7 --received-on 2007-03-01
done
v -q match set 1 agreed
is "$(status 7)" published "one of two places is taken: published"
v -q match set 2 started
is "$(status 7)" full "both are: full"
v -q match set 2 active
is "$(status 7)" full "a step further takes no other place"
v -q match set 1 withdrawn
is "$(status 7)" published "one leaves: published again"
v -q assignment edit 7 --places 1
is "$(status 7)" full "one place less: full"
v -q assignment edit 7 --places 3
is "$(status 7)" published "two more: published"
v -q assignment edit 7 --places 1
v -q match edit 2 --assignment-id 1
is "$(status 7)" published "an interest that was in the wrong one: published"
v -q -n match set 3 agreed
is "$(status 7)" published "a dry run leaves it so"
runs v -f csv assignment history 7
out_is "each of it is a step of the centre's" <<EOF2
on,status,side,reason,recorded,actor
2007-02-01,draft,,,,
2007-02-02,published,,,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,full,centre,filled,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,published,centre,,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,full,centre,filled,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,published,centre,,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,full,centre,filled,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,published,centre,,2026-11-22T12:00:00Z,$(id -un)
EOF2
v -q assignment set 7 full --reason other
v -q match set 3 agreed
v -q match set 3 withdrawn
is "$(status 7)" full "one that somebody set full stays so"
v -q assignment add --organisation-id 1 --title Utan --registered-on 2007-02-01
v -q assignment set 8 published --on 2007-02-05
is "$(v -f csv --columns published_on assignment show 8 | sed 1d)" 2007-02-05 \
    "the step tells the day of publication"
v -q assignment set 8 full --on 2007-02-06
v -q assignment set 8 published --on 2007-02-07
is "$(v -f csv --columns published_on assignment show 8 | sed 1d)" 2007-02-05 \
    "the first one"

# ---- what it takes ---------------------------------------------------------------------------

runs v -L sv assignment edit 8 --maximum-age 30 --minimum-age 16 --hours 2,5 \
    --period "per vecka" --extract-needed ja --requirements "Tålamod" \
    --place "Storgatan 1, Solna"
rc_is 0 "age, hours, extract, place"
lists "they are kept" --title Utan \
    --columns maximum_age,hours,period,extract_needed,requirements,place <<'EOF2'
maximum_age,hours,period,extract_needed,requirements,place
30,2.5,week,yes,Tålamod,"Storgatan 1, Solna"
EOF2
bad 65 "--maximum-age: is less than its minimum age" edit 8 --maximum-age 15
bad 65 "--period: unknown period 'ofta'; one of once, day, week, month, year" \
    edit 8 --period ofta
cat >five.csv <<'EOF2'
id;organisation_id;Titel;Maxålder;Børneattest;Timmar;Timer per;Krav;Osoite
A1;K7;Fem;40;ja;3;uge;Mod;Katu 2
EOF2
runs v assignment import --source kommunen five.csv
rc_is 0 "headers in several languages"
lists "become the same fields" --title Fem \
    --columns maximum_age,extract_needed,hours,period,requirements,place <<'EOF2'
maximum_age,extract_needed,hours,period,requirements,place
40,yes,3,week,Mod,Katu 2
EOF2

# ---- steps by name -----------------------------------------------------------------------------

v -q assignment add --organisation-id 1 --title Steg --registered-on 2026-11-01
v -q assignment add --organisation-id 1 --title Steg2 --registered-on 2026-11-01
runs v assignment submit 10 11 --on 2026-11-02
rc_is 0 "two are submitted"
err_is "and it is said" <<'EOF2'
assignment 10: submitted
assignment 11: submitted
EOF2
v -q assignment edit 11 --expires-on 2026-11-10
bad 65 "11: its last day 2026-11-10 is past; extend it first, with 'vcctl assignment extend'" \
    publish 10 11
is "$(status 10)" submitted "all or none are published"
runs v assignment publish 10 11 --on 2026-11-05
rc_is 0 "on a day when it had not expired it may have been"
bad 65 "it is 'published' already" publish 10
bad 66 "no assignment is called 'Nix'; 'vcctl assignment list' shows what there is" publish Nix
v -q org set 2 paused
v -q assignment add --organisation-id 2 --title Vila --registered-on 2026-11-01
bad 65 "its organisation 2 is 'paused', not approved; approve it first: 'vcctl org set 2 approved'" \
    publish 12
runs v assignment set 12 published
rc_is 0 "'set' takes the step all the same"
v -q org set 2 approved
bad 2 "why? say it with --reason: filled, ended, no_need, no_volunteers, not_eligible, postponed, other" \
    close 10
bad 65 "unknown reason 'trött'; one of filled, ended, no_need, no_volunteers, not_eligible, postponed, other" \
    cancel 10 --reason trött
runs v assignment cancel 12 --reason "inget behov: flyttat"
rc_is 0 "cancelled, with words"
runs v assignment close 10 --reason filled --on 2026-11-20
runs v -f csv --columns status,published_on assignment show 10
out_is "what became of it" <<'EOF2'
status,published_on
closed,2026-11-05
EOF2
v -q assignment add --organisation-id 1 --title Fyllt --places 1 \
    --registered-on 2026-11-01
v -q assignment publish 13 --on 2026-11-02
v -q match add --assignment-id 13 --received-on 2026-11-03
v -q match set "$(v -f csv --columns id match list --assignment-id 13 | sed 1d)" \
    agreed --on 2026-11-04
is "$(status 13)" full "full"
runs v assignment publish 13
err_is "publishing it again changes nothing for long" <<'EOF2'
assignment 13: full, all its places are taken
EOF2

# ---- the last day --------------------------------------------------------------------------------

lists "open are those that take interest" --open --columns id,title <<'EOF2'
id,title
6,Läxhjälp
8,Utan
EOF2
lists "expired are those whose last day is past" --expired --columns id <<'EOF2'
id
11
EOF2
lists "none is both" --expired --open --columns id <<'EOF2'
id
EOF2
runs v assignment show 11
is "$(tail -n 1 "$out")" \
    "expired: its last day was 2026-11-10; 'vcctl assignment extend 11 --to DATE'" \
    "show says so"
runs v assignment show 13
is "$(tail -n 1 "$out")" "1 of 1 places are taken" "and how many are taken"
bad 2 "until when? say it with --to" extend 11
bad 2 "'snart' is not a date, as 2007-10-31 or 31.10.2007" extend 11 --to snart
bad 2 "2026-11-21 is before today, 2026-11-22" extend 11 --to 2026-11-21
bad 65 "10: it is 'closed'; reopen it first, with 'vcctl assignment set'" \
    extend 11 10 --to 2026-12-01
bad 65 "2026-12-01 is after 2007-06-01, its 'Ends'" extend 6 --to 2026-12-01
runs v -n assignment extend 11 8 --to 2026-11-22
rc_is 0 "a dry run"
runs v assignment extend 11 8 --to 22.11.2026
err_is "until today is enough" <<'EOF2'
assignment 11: takes interest until 2026-11-22
assignment 8: takes interest until 2026-11-22
EOF2
lists "then none has expired" --expired --columns id <<'EOF2'
id
EOF2
v -q assignment extend 8 --to 2026-11-30

# ---- copies ----------------------------------------------------------------------------------------

runs v assignment copy 6 --year +1 --title Nytt
rc_is 0 "a copy of last year's"
err_is "says which days moved" <<'EOF2'
assignment 14: starts_on moved from 2007-04-01 to 2008-04-01
assignment 14: starts_on is 2008-04-01, which is past
assignment 14: ends_on moved from 2007-06-01 to 2008-06-01
assignment 14: ends_on is 2008-06-01, which is past
EOF2
lists "is a draft with all the rest" --copy-of 6 \
    --columns title,status,published_on,starts_on,ends_on,causes,when,remote,places,municipality,registered_on,copy_of <<'EOF2'
title,status,published_on,starts_on,ends_on,causes,when,remote,places,municipality,registered_on,copy_of
Nytt,draft,,2008-04-01,2008-06-01,sport,mon-evening;sat,yes,12,SE-0184,2026-11-22,6
EOF2
v -q assignment add --organisation-id 1 --title Skott --starts-on 2028-02-29
runs v assignment copy 15 --year 1 --places 3
err_is "the 29th becomes the 28th" <<'EOF2'
assignment 16: starts_on moved from 2028-02-29 to 2029-02-28
EOF2
runs v assignment copy 6 --ends-on 2030-01-01 --causes ""
err_is "without --year days stay, and those past are told" <<'EOF2'
assignment 17: starts_on is 2007-04-01, which is past
assignment 17: ends_on moved from 2007-06-01 to 2030-01-01
EOF2
lists "what is emptied is not copied" --copy-of 6 --causes "" --columns id <<'EOF2'
id
17
EOF2
bad 2 "'0' is no value for --year: a number from 1 to 20" copy 6 --year 0
bad 65 "--ends-on: 2007-01-01 is before 2007-04-01, its 'Starts'" \
    copy 6 --ends-on 2007-01-01
bad 66 "no assignment is called 'Nix'; 'vcctl assignment list' shows what there is" copy Nix

# ---- templates ---------------------------------------------------------------------------------------

runs v assignment template save kväll 6
err_is "a template is saved" <<'EOF2'
saved template 'kväll'
EOF2
runs v assignment template show kväll
out_is "as lines" <<'EOF2'
title: Läxhjälp
municipality: SE-0184
remote: yes
places: 12
minimum_age: 18
causes: sport
when: mon-evening;sat
EOF2
runs v -f csv assignment template list
out_is "and listed" <<'EOF2'
name,changed_on
kväll,2026-11-22
EOF2
runs v assignment add --template kväll --organisation-id 1 --places 2 --causes ""
rc_is 0 "an assignment begins with it"
runs v -f csv --columns organisation_id,title,places,causes,when,remote \
    assignment show 18
out_is "what is given wins" <<'EOF2'
organisation_id,title,places,causes,when,remote
1,Läxhjälp,2,,mon-evening;sat,yes
EOF2
bad 65 "--organisation-id: is empty; it is required" add --template kväll
bad 66 "no template is called 'nix'; see 'vcctl assignment template list'" \
    add --template nix --organisation-id 1
bad 65 "this holds a personal number, which is never stored; leave it out" \
    template save 811228-9874 6
bad 2 "template has no 'drop'; one of save, list, show, remove" template drop
bad 2 "usage: vcctl assignment template save NAME ID" \
    template save x
runs v assignment template remove kväll
rc_is 0 "it is removed"
bad 66 "no template is called 'kväll'; see 'vcctl assignment template list'" \
    template show kväll

# ---- out and in again -----------------------------------------------------------------------

v -q -L sv -D other.db db init --country SE --municipality 0180 --name T
v org export >org.csv
v -q -D other.db org import org.csv
# All but copy_of, which is our own number.
v assignment export | sed '2,$s/,[0-9]*$/,/' >first.csv
runs v -D other.db assignment import first.csv
rc_is 0 "it goes into another register"
v -D other.db assignment export >second.csv
same second.csv first.csv "and comes out the same"
runs v -D other.db assignment import first.csv
said_is "twice is once" <<'EOF2'
first.csv:1: warning: column 'copy_of' is set by vcctl itself; it is left out
0 added, 0 updated, 18 unchanged, 0 rejected
EOF2

done_testing
