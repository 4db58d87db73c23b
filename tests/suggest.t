#!/bin/sh
# SPDX-License-Identifier: ISC
# Suggestions from the command line: who fits where and why, what is held
# back, weights of one's own. That they are the best is tested in
# tests/unit/test_suggest.c.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

a()
{
	v -q assignment add --registered-on 2026-11-01 \
	    --published-on 2026-11-01 "$@"
}
v -q db init --country SE --lang en --municipality Stockholm --name T
v -q org add --name Hjälpen --status approved
v -q org add --name Nya --status applied
a --organisation-id 1 --title Läxhjälp --causes "barn;skola" --skills matte \
    --languages svenska --municipality Stockholm --when mon-evening \
    --minimum-age 18
a --organisation-id 1 --title Fika --causes äldre --municipality Solna
a --organisation-id 1 --title Distans --causes barn --remote yes
a --organisation-id 2 --title "Inte godkänd" --causes barn \
    --municipality Stockholm
a --organisation-id 1 --title Gruvan --causes "barn;skola" \
    --municipality Kiruna
v -q volunteer add --name "Kim Ek" --birth-year 1990 \
    --municipality Stockholm --causes "barn; skola" --skills matte \
    --languages "svenska; arabiska" --when "mon;tue-evening"
v -q volunteer add --name "Bo Ås" --postcode 11122 --causes barn
v -q neighbour add --municipality Solna --neighbour Stockholm
v -q centroid add --municipality Stockholm --latitude 59.33 --longitude 18.07
v -q centroid add --municipality Kiruna --latitude 67.86 --longitude 20.22

# ---- what is shown ----

runs v match suggest --volunteer 1
rc_is 0 "suggestions for a volunteer"
out_is "say what their points are made of" <<EOF
Rank  Assignment  Title     Organisation  Municipality  Points  Why
----  ----------  --------  ------------  ------------  ------  ------------------------------------
   1           1  Läxhjälp  Hjälpen       Stockholm         68  2 causes 20, 1 skill 10, 1 more
                                                                language 2, 1 time 3, same
                                                                municipality 30, published 21 days
                                                                ago 3
   2           2  Fika      Hjälpen       Solna             27  2 more languages 4, neighbouring
                                                                municipality 20, published 21 days
                                                                ago 3
   3           3  Distans   Hjälpen                         27  1 cause 10, 2 more languages 4, from
                                                                anywhere 10, published 21 days ago 3

weights: standard 1
EOF
runs v match suggest --volunteer "Bo Ås"
out_is "an unknown place is said, and what is held back" <<EOF
Rank  Assignment  Title    Organisation  Municipality  Points  Why
----  ----------  -------  ------------  ------------  ------  -------------------------------------
   1           3  Distans  Hjälpen                         23  1 cause 10, from anywhere 10,
                                                               published 21 days ago 3
   2           5  Gruvan   Hjälpen       Kiruna            13  1 cause 10, place unknown, published
                                                               21 days ago 3
   3           2  Fika     Hjälpen       Solna              3  place unknown, published 21 days ago
                                                               3

weights: standard 1
1 held back, as the age isn't known
1 held back, as the languages aren't known
EOF
runs v match suggest --assignment Läxhjälp
out_is "volunteers for an assignment" <<EOF
Volunteer  Rank  Name    Municipality  Points  Why
---------  ----  ------  ------------  ------  -----------------------------------------------------
        1     1  Kim Ek  Stockholm         68  2 causes 20, 1 skill 10, 1 more language 2, 1 time 3,
                                               same municipality 30, published 21 days ago 3

weights: standard 1
1 held back, as the age isn't known
1 held back, as the languages aren't known
EOF
v -q postal add --postcode 11122 --municipality Stockholm
runs v match suggest --all -f csv
rc_is 0 "suggestions for all"
out_is "with a column for each criterion; a postcode tells the place" <<EOF
volunteer_id,rank,assignment_id,title,organisation_id,organisation,municipality,points,cause,skill,language,time,place,fresh,answer,near,km,weights
1,1,1,Läxhjälp,1,Hjälpen,SE-0180,68,20,10,2,3,30,3,0,same,0,standard 1
1,2,2,Fika,1,Hjälpen,SE-0184,27,0,0,4,0,20,3,0,neighbour,,standard 1
1,3,3,Distans,1,Hjälpen,,27,10,0,4,0,10,3,0,remote,,standard 1
2,1,2,Fika,1,Hjälpen,SE-0184,23,0,0,0,0,20,3,0,neighbour,,standard 1
2,2,3,Distans,1,Hjälpen,,23,10,0,0,0,10,3,0,remote,,standard 1
EOF
runs v match suggest --all --top 1 --km 0 -f csv
out_is "at most so many for each" <<EOF
volunteer_id,rank,assignment_id,title,organisation_id,organisation,municipality,points,cause,skill,language,time,place,fresh,answer,near,km,weights
1,1,1,Läxhjälp,1,Hjälpen,SE-0180,68,20,10,2,3,30,3,0,same,0,standard 1
2,1,2,Fika,1,Hjälpen,SE-0184,23,0,0,0,0,20,3,0,neighbour,,standard 1
EOF
runs v match suggest --volunteer 1 --km 2000 -f csv
out_like '^1,4,5,Gruvan,1,Hjälpen,SE-2584,27,20,0,4,0,0,3,0,km,954,standard 1$' \
    "farther, when asked for"
v -q match add --assignment-id 1 --volunteer-id 1 --received-on 2026-11-20
runs v match suggest --volunteer 1 -f csv
out_unlike Läxhjälp "what is on its way is not suggested again"

# ---- why ----

runs v match explain 1 5
rc_is 0 "a pair is explained"
out_is "gate by gate, and what its points would be" <<EOF
Kind    Criterion         Outcome     Points  Why
------  ----------------  ----------  ------  --------------------------------------------
gate    Open              passed              published, with no last day
gate    Organisation      passed              approved
gate    Places            passed              nobody says how many there are
gate    Volunteer         passed              active
gate    Consent           unknown             none to being registered; that shuts nothing
gate    Age               passed              no limits
gate    Languages needed  passed              it needs none
gate    Police record     passed              not needed
gate    Distance          not passed          954 km
gate    Declined before   passed              no
gate    Interest before   passed              none
points  Causes                            20  2 causes 20
points  Skills                             0
points  Languages                          4  2 more languages 4
points  Times                              0
points  Place                              0
points  Published                          3  published 21 days ago 3
points  Answers                            0
sum                                       27

weights: standard 1
this pair isn't suggested
EOF
runs v match explain 1 1
out_like '^gate +Interest before +not passed +there is an interest$' \
    "an interest shuts a gate"
v -q match set 1 declined --on 2026-11-21 --reason other
runs v match explain 1 1
out_like '^gate +Declined before +not passed +one of the two said no' \
    "and a no, for ever"
runs v match explain 2 1
out_like '^gate +Age +unknown +age \?; it wants 18 or more$' \
    "an unknown age is not guessed"
out_like '^this pair isn.t suggested$' "and holds back"

# Three interests of old, of which two were answered.
for n in 1 2 3; do
	v -q volunteer add --name "V $n" --birth-year 1980 >/dev/null
done
v -q match import - <<EOF
id,assignment_id,volunteer_id,received_on,status,status_on
1,3,3,2026-11-03,contacted,2026-11-04
2,3,4,2026-11-03,declined,2026-11-05
3,3,5,2026-11-03,received,
EOF
runs v match suggest --volunteer 2 --top 1
out_like '66 % answered 3' "an organisation's answers give points"
# Of another year, too new, withdrawn before anybody answered.
for n in 4 5 6; do
	v -q volunteer add --name "V $n" --birth-year 1980 >/dev/null
done
v -q match import - <<EOF
id,assignment_id,volunteer_id,received_on,status,status_on
4,3,6,2025-11-03,received,
5,3,7,2026-11-20,received,
6,3,8,2026-11-03,withdrawn,2026-11-04
EOF
runs v match suggest --volunteer 2 --top 1
out_like '50 % answered 2' "all interests of a year that had two weeks count"
v -f csv org service >service
is "$(cut -d, -f3,4 service | head -n 2 | tail -n 1)" "7,3" \
    "as they do where its service is told of"

# ---- weights ----

runs v match weights show
out_is "the built-in weights are the example's" \
    "$SRC/examples/matching/weights.conf"
sed -e 's/^name: .*/name: mine/' -e 's/^version: .*/version: 7/' \
    -e 's/^remote: .*/remote: 90/' "$out" >mine.conf
runs v match suggest --volunteer 2 --top 1 --weights mine.conf -f csv
out_like '^2,1,3,Distans,.*,mine 7$' "a file's weights count, and are named"
runs v match weights save -n mine.conf
rc_is 0 "a dry run"
err_is "says what it would do" <<EOF
would save the weights of 'mine.conf'
dry run: nothing is saved in the register
EOF
runs v match weights show
out_like '^name: standard$' "saves nothing"
runs v match weights save mine.conf
rc_is 0 "weights are saved"
err_is "and it is said" <<EOF
saved the weights of 'mine.conf'
EOF
runs v match weights show
out_is "as they were written" mine.conf
runs v match suggest --volunteer 2 --top 1
out_like '^weights: mine 7$' "and count from then on"

# refused WORDS SED: what the edit makes of the weights.
refused()
{
	sed -e "$2" mine.conf >bad.conf
	bad 65 "bad.conf: $1" match weights save bad.conf
}
refused "the weights have no line 'skill'; 0 leaves it out" '/^skill:/d'
refused "the weights have no line 'version'; 0 leaves it out" '/^version:/d'
refused "line 8 of the weights: 'ten' is no value for skill" \
    's/^skill: .*/skill: ten/'
refused "line 8 of the weights: '101' is no value for skill" \
    's/^skill: .*/skill: 101/'
refused "line 7 of the weights: unknown key 'couse'; did you mean 'cause'?" \
    's/^cause:/couse:/'
refused "line 22 of the weights: '5 15' is no value for band" \
    's/^band: 25/band: 5/'
refused "line 1 of the weights is not 'key: value'" '1s/.*/hello/'
bad 65 "line 1 of the weights is not 'key: value'" \
    match suggest --volunteer 1 --weights bad.conf
bad 66 "cannot open 'nothing': No such file or directory" \
    match weights save nothing
bad 2 "weights has no 'x'; one of show, save" match weights x
bad 2 "usage: vcctl match weights save FILE" match weights save

# ---- what is asked wrongly ----

bad 2 "for whom? give one of --volunteer, --assignment and --all" match suggest
bad 2 "for whom? give one of --volunteer, --assignment and --all" \
    match suggest --all --volunteer 1
bad 2 "'0' is no value for --top: a number from 1 to 1000" \
    match suggest --all --top 0
bad 66 "no volunteer is called '99'; 'vcctl volunteer list' shows what there is" match suggest --volunteer 99
bad 66 "no assignment is called '99'; 'vcctl assignment list' shows what there is" match explain 1 99

# ---- the ids of tags beside the rows ----

runs v db check
rc_is 0 "what matching reads of tags is what they are"
sqlite3 t.db "UPDATE volunteer SET tag_ids = ' 2 ' WHERE id = 2"
runs v db check -f csv
rc_is 1 "a difference is found"
out_is "and told how to mend" <<EOF
finding
volunteer 2: matching reads other tags than it has; 'vcctl db upgrade' mends it
EOF
runs v db upgrade
runs v db check
rc_is 0 "which mends it"
v -q volunteer edit 2 --causes "" --skills ""
is "$(sqlite3 t.db 'SELECT tag_ids FROM volunteer WHERE id = 2')" "" \
    "tags that went are gone there too"
v -q volunteer edit 2 --causes barn
v -q volunteer edit 3 --causes skola
v -q volunteer merge 2 3 --confirm=3
is "$(sqlite3 t.db 'SELECT tag_ids FROM volunteer WHERE id = 2')" " 1 2 " \
    "tags that came from another row are there too"
v -q volunteer unmerge 3
is "$(sqlite3 t.db 'SELECT tag_ids FROM volunteer WHERE id IN (2, 3)')" " 1 
 2 " "and go back with it"
v -q volunteer erase 2 --confirm=2 >/dev/null
runs v db check
rc_is 0 "nor are they left when a volunteer is erased"
done_testing
