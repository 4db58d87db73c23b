#!/bin/sh
# SPDX-License-Identifier: ISC
# Interests from the command line, and what came of them.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

of=match
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org add --name A --registered-on 2007-01-01
v -q org add --name B --registered-on 2007-01-01
v -q assignment add --organisation-id A --title Läxhjälp \
    --municipality Stockholm --published-on 2007-02-01
v -q assignment add --organisation-id B --title Besök --municipality Solna \
    --published-on 2007-02-01
v -q volunteer add --name "Kim Ek" --registered-on 2007-02-01

# ---- add -----------------------------------------------------------------------------

runs v match add --assignment-id 1 --volunteer-id "Kim Ek" \
    --received-on 2007-03-01 --channel telefon
rc_is 0 "add"
out_is "says the number" <<'EOF2'
added match 1
EOF2
runs v match add --no-volunteer --assignment-id besök --name "Bo Ek" \
    --email Bo@x.se \
    --message "Hej!" --received-on 2007-04-01
rc_is 0 "one who is no volunteer yet"
runs v match add --assignment-id 2
rc_is 0 "nobody's, today"
lists "place and organisation are the assignment's" --columns \
    assignment_id,volunteer_id,name,received_on,channel,status,organisation_id,municipality <<'EOF2'
assignment_id,volunteer_id,name,received_on,channel,status,organisation_id,municipality
1,1,,2007-03-01,phone,received,1,SE-0180
2,,Bo Ek,2007-04-01,,received,2,SE-0184
2,,,2026-11-22,,received,2,SE-0184
EOF2
runs v match add --assignment-id 2 --volunteer-id 1 --name "Kim Ek" \
    --received-on 2007-05-01
lists "who is registered needs no name here" --received-on 2007-05 \
    --columns volunteer_id,name <<'EOF2'
volunteer_id,name
1,
EOF2
bad 65 "--assignment-id: is empty; it is required" add --name X
bad 65 "--assignment-id: no assignment is called '99'; 'vcctl assignment list' shows what there is" add --assignment-id 99
bad 65 "--volunteer-id: no volunteer is called so; 'vcctl volunteer list --search WORD' looks for one" \
    add --assignment-id 1 --volunteer-id Nix
bad 65 "--channel: unknown channel 'telefn'; one of web, phone, email, visit, fair, letter, other" \
    add --assignment-id 1 --channel telefn
bad 2 "unknown option '--organisation-id'" \
    add --assignment-id 1 --organisation-id 1
verbs=$(vcctl complete -- match '' | cut -f1 | paste -sd, | sed 's/,/, /g')
bad 2 "match has no 'xyzzy'; one of $verbs" xyzzy

# ---- it is called so wherever a noun is shown ----

printf 'id,assignment_id,received_on\n7,1,2007-05-02\n' >one.csv
runs v -n match import one.csv
rc_is 0 "one that comes by file"
runs v import sniff one.csv --noun match
out_like '^read as match$' "is looked at as what is typed"
v -q match import one.csv
is "$(v import list -f csv | tail -n 1 | cut -d, -f 5)" match "and listed so"
is "$(v import show 1 -f csv | sed -n 2p | cut -d, -f 1,4)" match,added \
    "row by row"
v -q import undo 1

# ---- an assignment that moves leaves its interests where they were --------------------

v -q assignment edit 1 --municipality Solna --organisation-id B
runs v match edit 1 --channel web
err_is "an edit" <<'EOF2'
match 1: 1 field changed
EOF2
lists "and a later edit does too" --received-on 2007-03-01 --columns \
    channel,organisation_id,municipality <<'EOF2'
channel,organisation_id,municipality
web,1,SE-0180
EOF2

# ---- steps ---------------------------------------------------------------------------------

runs v --actor Kim match set 1 passed-on --on 2007-03-02
rc_is 0 "a step"
runs v --actor Kim match set 1 startad --on 2007-03-20 --side volunteer
rc_is 0 "forward past some"
bad 65 "no step leads from 'started' to 'contacted'; legal now: active, declined, withdrawn, no_answer, closed" \
    set 1 contacted
bad 65 "unknown status 'startd'; did you mean 'started'?" set 1 startd
bad 65 "2007-02-01 is before 2007-03-01, the row's own 'Received'" \
    set 1 active --on 2007-02-01
bad 65 "'snart' is not a date, as 2007-10-31 or 31.10.2007" \
    set 1 active --on snart
runs v --actor Kim match set 1 closed --on 2007-06-01 --reason "ended: Terminen slut"
bad 65 "no step leads from 'closed' to 'withdrawn': 'closed' is an end; reopen it with a reason" \
    set 1 withdrawn
runs v match set 2 avböjd --on 2007-04-02
bad 65 "no step leads from 'declined' to 'closed': 'declined' is an end; reopen it with a reason" \
    set 2 closed
runs v --actor Kim match set 1 active --reopen --reason "Fortsatte" \
    --on 2007-07-01
runs v -f csv match history 1
out_is "the history" <<'EOF2'
on,status,side,reason,recorded,actor
2007-03-01,received,,,,
2007-03-02,passed_on,,,2026-11-22T12:00:00Z,Kim
2007-03-20,started,volunteer,,2026-11-22T12:00:00Z,Kim
2007-06-01,closed,,ended: Terminen slut,2026-11-22T12:00:00Z,Kim
2007-07-01,active,,Fortsatte,2026-11-22T12:00:00Z,Kim
EOF2
runs v match show 1
out_like 'Terminen slut' "people see it below the fields"

# A reason is free text; so is what somebody wrote to the centre.
runs v match set 1 closed --reason "Kim, 121212-1212, slutade"
rc_is 65 "a reason with a personal number: exit status 65"
err_is "and it says so, not which" <<'EOF2'
vcctl: this holds a personal number, which is never stored; leave it out
EOF2
bad 65 "--message: this holds a personal number, which is never stored; leave it out" \
    edit 2 --message "Jag är född 121212-1212"
is "$(v -f csv match history 1 | tail -n 1)" \
    "2007-07-01,active,,Fortsatte,2026-11-22T12:00:00Z,Kim" \
    "and no step was taken"
is "$(cat t.db t.db-wal 2>/dev/null | grep -ac 121212-1212)" 0 \
    "nor is the number in the file"

# ---- list ------------------------------------------------------------------------------------

lists "by assignment, by its title" --assignment-id Läxhjälp --columns id <<'EOF2'
id
1
EOF2
lists "by organisation" --organisation-id B --columns id <<'EOF2'
id
2
3
4
EOF2
lists "by volunteer" --volunteer-id "kim ek" --columns id --sort -received_on <<'EOF2'
id
4
1
EOF2
lists "by none" --volunteer-id "" --columns id <<'EOF2'
id
2
3
EOF2
lists "search by the name in it" --search "ek bo" --columns id <<'EOF2'
id
2
EOF2
lists "status and period" --status active --received-on 2007-Q1 --columns id <<'EOF2'
id
1
EOF2

# ---- out and in again ------------------------------------------------------------------------

v -q assignment edit 1 --municipality Stockholm --organisation-id A
v -q -L sv -D other.db db init --country SE --municipality 0180 --name T
for noun in org assignment volunteer match; do
	v $noun export >$noun.csv
	runs v -D other.db $noun import $noun.csv
	rc_is 0 "$noun goes into another register"
	v -D other.db $noun export >again.csv
	same again.csv $noun.csv "and comes out the same"
done
runs v -D other.db match import match.csv
said_is "twice is once; what vcctl sets is no column" <<'EOF2'
match.csv:1: warning: column 'organisation_id' is set by vcctl itself; it is left out
match.csv:1: warning: column 'municipality' is set by vcctl itself; it is left out
0 added, 0 updated, 4 unchanged, 0 rejected
EOF2

# ---- the volunteer in one line -----------------------------------------------------------------

v -q -L sv -D week.db db init --country SE --municipality 0180 --name T
v()
{
	vcctl -D week.db "$@"
}
v -q org add --name A --registered-on 2026-01-01
for title in Läxhjälp Besök; do
	v -q assignment add --organisation-id A --title $title \
	    --published-on 2026-10-01 --municipality Stockholm
done
runs v match add --assignment-id 1 --name "Kim Ek" --email Kim@x.se \
    --phone 070-1112233 --birth-year 1990 --received-on 2026-11-01
rc_is 0 "one line is enough for who is new"
out_is "the interest's number" <<'EOF2'
added match 1
EOF2
err_is "and the volunteer's" <<'EOF2'
volunteer 1: new
vcctl: no consent is recorded; when it is given: 'vcctl volunteer consent 1 PURPOSE --given'
EOF2
runs v -f csv volunteer list --columns name,email,phone,birth_year,registered_on
out_is "registered on the day the interest came" <<'EOF2'
name,email,phone,birth_year,registered_on
Kim Ek,kim@x.se,0701112233,1990,2026-11-01
EOF2
runs v match add --assignment-id 2 --name "KIM EK" --email kim@X.se \
    --phone 070-9998877 --municipality Solna --received-on 2026-11-02
rc_is 0 "who is known by the e-mail is linked"
err_is "what was empty is filled, what differs stays" <<'EOF2'
volunteer 1: known already
volunteer 1: 1 field filled in
vcctl: volunteer 1 has other values of phone, which stay; change them with 'vcctl volunteer edit'
EOF2
bad 65 "volunteer 1 has this e-mail, but another name; give --volunteer-id 1 if it is the same person, or --new for another" \
    add --assignment-id 2 --name "Bo Ek" --email kim@x.se
runs v -f csv match add --assignment-id 2 --name "Bo Ek" --email kim@x.se --new \
    --received-on 2026-11-03
out_is "families share addresses; programs read both numbers" <<'EOF2'
id,volunteer_id
3,2
EOF2
runs v match add --assignment-id 1 --name "Bo Ek" --email KIM@x.se
err_is "then the name tells" <<'EOF2'
volunteer 2: known already
EOF2
runs v match add --assignment-id 1 --phone 073-1112233
err_is "a phone is enough" <<'EOF2'
volunteer 3: new
vcctl: no consent is recorded; when it is given: 'vcctl volunteer consent 3 PURPOSE --given'
EOF2
runs v match add --assignment-id 2 --phone 073-1112233 --name "Li Ek"
err_is "and tells who it is where there is no e-mail" <<'EOF2'
volunteer 3: known already
volunteer 3: 1 field filled in
EOF2
bad 2 "--volunteer-id names one who is registered; change the rest with 'vcctl volunteer edit'" \
    add --assignment-id 2 --volunteer-id 3 --phone 073-1112233
bad 2 "--volunteer-id and --no-volunteer exclude each other" \
    add --assignment-id 2 --volunteer-id 3 --no-volunteer
bad 2 "with --no-volunteer an interest has a name and an e-mail, no more of a person" \
    add --assignment-id 2 --name Li --no-volunteer --skills bil
bad 2 "--new wants a name, an e-mail or a phone" add --assignment-id 2 --new
bad 65 "whose interest is it? give --volunteer-id, or a name, an e-mail or a phone; with --no-volunteer it is nobody's" \
    add --assignment-id 2 --birth-year 1990
bad 65 "--phone: this is not a phone number" \
    add --assignment-id 2 --name X --phone ring
runs v -n match add --assignment-id 2 --name "Ny Ny"
out_is "dry run" <<'EOF2'
would add match 7
EOF2
is "$(v -f csv volunteer list --columns id | wc -l)" 4 "and no volunteer stays"

# ---- what an interest may not be -----------------------------------------------------------------

bad 65 "this volunteer has an interest in assignment 1 already, match 1, which isn't ended; move that one with 'vcctl match set'" \
    add --assignment-id 1 --volunteer-id 1
runs v match set 1 withdrawn
runs v match add --assignment-id 1 --volunteer-id 1 --received-on 2026-11-20
rc_is 0 "but once that is ended"
bad 65 "this volunteer has an interest in assignment 1 already, match 7, which isn't ended; move that one with 'vcctl match set'" \
    set 1 received --reopen --reason "Fel"
bad 65 "this volunteer has an interest in assignment 1 already, match 7, which isn't ended; move that one with 'vcctl match set'" \
    edit 4 --volunteer-id 1
bad 2 "--consent-by says how --consent was given" \
    add --assignment-id 2 --name X --consent-by web
v -q volunteer add --name "Ute Ek"
v -q volunteer set "Ute Ek" left
bad 65 "volunteer 4 has left; who comes back is taken back first: 'vcctl volunteer set 4 active --reopen --reason WHY'" \
    add --assignment-id 2 --volunteer-id 4
v -q assignment add --organisation-id A --title Utkast --registered-on 2026-10-01
v -q assignment add --organisation-id A --title Slut --published-on 2026-10-01
v -q assignment set 4 closed --on 2026-11-10
v -q assignment add --organisation-id A --title Gammal --published-on 2026-10-01 \
    --expires-on 2026-11-15
bad 65 "assignment 3 is 'draft', not published yet; publish it first" \
    add --assignment-id 3 --volunteer-id 2
bad 65 "assignment 4 is 'closed' and takes no interests; give --received-on and --late if this one came before" \
    add --assignment-id 4 --volunteer-id 2
bad 65 "assignment 5 has expired on 2026-11-15; extend it, or give --received-on and --late if the interest came before" \
    add --assignment-id 5 --volunteer-id 2
for day in 2026-09-30 2026-11-11 2026-11-22; do
	bad 65 "assignment 4 took no interests on $day; see 'vcctl assignment history 4'" \
	    add --assignment-id 4 --volunteer-id 2 --late --received-on $day
done
bad 65 "assignment 5 took no interests on 2026-11-16; see 'vcctl assignment history 5'" \
    add --assignment-id 5 --volunteer-id 2 --late --received-on 2026-11-16
runs v match add --assignment-id 4 --volunteer-id 2 --late \
    --received-on 2026-11-10
rc_is 0 "late, on its last day"
runs v match add --assignment-id 5 --volunteer-id 2 --late \
    --received-on 2026-11-15
rc_is 0 "late, on the day it expired"
bad 65 "assignment 3 took no interests on 2026-11-01; see 'vcctl assignment history 3'" \
    add --assignment-id 3 --volunteer-id 2 --late --received-on 2026-11-01

# ---- steps of several ---------------------------------------------------------------------------------

bad 65 "1: no step leads from 'withdrawn' to 'passed_on': 'withdrawn' is an end; reopen it with a reason" \
    set 2 1 passed_on
is "$(v -f csv match list --status passed_on --columns id | wc -l)" 1 \
    "one that can't move holds the others back"
runs v match set 2 3 passed_on --on 2026-11-10
err_is "several at once" <<'EOF2'
match 2: passed_on
match 3: passed_on
EOF2
bad 65 "unknown status 'passedon'; did you mean 'passed_on'?" set 2 3 passedon
bad 66 "no interest is called '99'; 'vcctl match list' shows what there is" set 2 99 passed_on
v -q match set 2 started --on 2026-11-14
v -q match set 2 contacted --on 2026-11-12 --reopen --reason "Glömdes"
v -q match set 2 started --on 2026-11-14
v -q match set 3 declined
v -q match set 4 withdrawn --reason no_time
v -q match set 4 no_answer --side volunteer --reopen --reason "Fel"
runs v -f csv match history 2
cut -d, -f1-4 "$out" >cut
same cut /dev/stdin "what was told late stands on its day" <<'EOF2'
on,status,side,reason
2026-11-02,received,,
2026-11-10,passed_on,,
2026-11-12,contacted,,Glömdes
2026-11-14,started,,
2026-11-14,started,,
EOF2
for n in 3 4; do
	v -f csv match history $n | sed 1d | cut -d, -f2-4
done >sides
same sides /dev/stdin "who ends it, where it isn't said" <<'EOF2'
received,,
passed_on,,
declined,org,
received,,
withdrawn,volunteer,no_time
no_answer,volunteer,Fel
EOF2

# ---- all of an assignment ---------------------------------------------------------------------------------

for n in 5 6 7; do
	v -q match add --assignment-id 2 --name "Nr $n"
done
bad 2 "--all-of says which interests; give only the STATUS" \
    set 2 closed --all-of 2
bad 2 "'contacted' is no end; all interests of an assignment are moved to declined, withdrawn, no_answer or closed only" \
    set --all-of 2 contacted
bad 66 "no assignment is called 'Nix'; 'vcctl assignment list' shows what there is" set --all-of Nix closed
bad 65 "unknown reason 'filed'; did you mean 'filled'?" \
    set --all-of 2 closed --reason filed
runs v -n match set --all-of Besök closed --reason filled
err_is "what it would do" <<'EOF2'
4 interests would be 'closed'
1 stays: the volunteer has started
dry run: nothing is saved in the register
EOF2
runs v match set --all-of Besök closed --reason filled
rc_is 0 "the others are told that it is filled"
err_is "but not those who fill it" <<'EOF2'
4 interests are 'closed' now
1 stays: the volunteer has started
EOF2
runs v match set --all-of Besök closed --reason ended
err_is "it ends for them too" <<'EOF2'
1 interest is 'closed' now
EOF2
runs v match set --all-of Besök closed
err_is "none is left" <<'EOF2'
0 interests are 'closed' now
EOF2
is "$(v -f csv match list --assignment-id 2 --status closed --columns id |
    wc -l)" 6 "as the list says"

done_testing
