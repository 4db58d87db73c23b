#!/bin/sh
# SPDX-License-Identifier: ISC
# Two rows become one: what is shown before, what moves, where the old number
# leads, and what taking it back brings back.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

# dump: all that the register holds, but for what numbers come next.
dump()
{
	sqlite3 t.db .dump | grep -v sqlite_sequence
}
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org add --name "Granvretens IF" --municipality 0180 \
    --registered-on 2020-05-01 2>"$err"
cat >org.csv <<'EOF'
id,name,org_number,contact_name,contact_email,registered_on,status,status_on
X7,Granvretens Idrottsförening,802000-1114,Kim Ek,kim@gran.example,2019-02-03,paused,2021-01-01
EOF
v -q org import --source kommunen org.csv
v -q org add --name Tredje --new 2>"$err" || v -q org add --name Tredje
v -q contact add --organisation-id 2 --name "Bo Ek" --role chair 2>"$err" ||
    v -q contact add --organisation-id 2 --name "Bo Ek"
v -q org set 2 approved --on 2021-06-01
v -q assignment add --organisation-id 2 --title Kiosk
v -q goal add --year 2026 --number 1 --text x --indicator org.registered \
    --target 3 --scope org:2
v -q goal add --year 2026 --number 2 --text y --target 3 \
    --indicator assignment.registered --filter "municipality=0180;org=2"
v -q org distinct 2 3
dump >before

# ---- shown first -------------------------------------------------------------------

runs v org merge 1 2 --take name=B
rc_is 0 "a merge is shown"
out_is "side by side, with what would be kept and what moves" <<'EOF'
org 2 would become part of org 1

Field          Kept            Other                        Which
-------------  --------------  ---------------------------  -----
name           Granvretens IF  Granvretens Idrottsförening  other
org_number                     802000-1114                  other
municipality   Stockholm                                    kept
status         approved        approved                     kept
registered_on  2020-05-01      2019-02-03                   other
contact_name                   Kim Ek                       other
contact_email                  kim@gran.example             other
assignment     0               1                            both
contact        0               1                            both

nothing is changed; --confirm=2 does it
EOF
dump >now
same now before "and nothing is changed"
runs v -n org merge 1 2 --confirm 2
dump >now
same now before "nor by a dry run"
runs v org merge 1 2 --confirm 1
rc_is 2 "it is confirmed by the one that goes"
err_is "which is said" <<'EOF'
vcctl: --confirm is '1'; the one that would go is 2
EOF

# ---- refused ----------------------------------------------------------------------------

# bad CODE WORDS ARGS...
bad()
{
	want=$1
	words=$2
	shift 2
	runs v org "$@"
	rc_is "$want" "refused: $words"
	is "$(cat "$err")" "vcctl: $words" "in these words"
}
bad 65 "that is one and the same organisation" merge 1 1 --confirm 1
bad 66 "no organisation is called '99'; 'vcctl org list' shows what there is" merge 1 99 --confirm 99
bad 2 "'name' is no choice; such as name=A or name=B" merge 1 2 --take name
bad 2 "'name=C' is no choice; such as name=A or name=B" merge 1 2 --take name=C
bad 2 "'name' is chosen twice; say name=A or name=B, not both" \
    merge 1 2 --take name=A --take name=B
bad 2 "the status stays what it is; take a step with 'set' when they are one" \
    merge 1 2 --take status=B
bad 66 "organisation 2 did not become part of another" unmerge 2
bad 2 "'Tredje' is no number of a row that became part of another" \
    unmerge Tredje
v -q goal add --year 2026 --number 1 --text z --indicator org.registered \
    --target 3 --scope org:1
bad 65 "both have the same goal: goal 3 and 1; change one first" \
    merge 1 2 --confirm 2
v -q goal edit '#3' --number 9
dump >before
v -q db backup start.db

# ---- done ---------------------------------------------------------------------------------

runs v org merge 1 2 --take name=B --confirm 2
rc_is 0 "a merge"
err_is "says what it did" <<'EOF'
org 2 is now part of org 1; 4 moved
EOF
runs v -f csv --columns id,name,org_number,status,registered_on,contact_name org list
out_is "one row is left" <<'EOF'
id,name,org_number,status,registered_on,contact_name
1,Granvretens Idrottsförening,802000-1114,approved,2019-02-03,Kim Ek
3,Tredje,,approved,2026-11-22,
EOF
is "$(v -f csv --columns organisation_id assignment list | sed 1d)" 1 \
    "its assignment moved"
is "$(v -f csv --columns organisation_id contact list | sed 1d)" 1 \
    "its contact too"
runs v -f csv --columns scope,filter goal list
out_is "and goals that speak of it" <<'EOF'
scope,filter
org:1,
national,municipality=0180;org=1
org:1,
EOF
runs v --columns id org show 2
out_is "the old number leads to the row" <<'EOF'
Id:  1
EOF
err_is "which is said" <<'EOF'
org 2 became part of org 1
EOF
is "$(v -f csv --columns id org show X7 | sed 1d)" 1 "so does its sender's id"
is "$(v -f csv --columns id org show kommunen:X7 | sed 1d)" 1 \
    "with the sender's name too"
runs v org import --source kommunen org.csv
is "$(v -f csv --columns id org list | tail -n +2 | wc -l)" 2 \
    "an import that names it adds none"
printf 'organisation_id,title\n2,Läger\nX7,Vakt\n' >a.csv
runs v assignment import --source kommunen a.csv
is "$(v -f csv --columns organisation_id assignment list | sed 1d | sort -u)" 1 \
    "references by its number or sender's id lead there"
runs v org duplicates --min 1 --with 1
is "$(sqlite3 t.db "SELECT a, b FROM not_same WHERE a = 1")" "1|3" \
    "who was another than it is another still"
runs v db check
rc_is 0 "no reference hangs in the air"
is "$(sqlite3 t.db "SELECT count(*) FROM merge_was WHERE was_text LIKE '%@%'")" \
    0 "what identifies a person is kept apart"

# ---- taken back ------------------------------------------------------------------------------

rm -f t.db*
cp start.db t.db
v -q org merge 1 2 --take name=B --confirm 2
v -q assignment add --organisation-id 1 --title Ny
v -q org edit 1 --website gran.example
runs v org unmerge 2
rc_is 0 "a merge is taken back"
err_is "and says so" <<'EOF'
org 2 is no longer part of org 1; 3 moved back, 0 kept
EOF
is "$(v -f csv --columns organisation_id assignment list | sed 1d | tr '\n' ' ')" \
    "2 1 " "what came since stays"
v -q org merge 1 2 --confirm 2
v -q org edit 1 --contact-name "Ny Person"
v -q assignment edit 1 --organisation-id 3
runs v org unmerge 2
rc_is 1 "what was changed since is a finding"
out_is "and is listed" <<'EOF'
Row                         Id  Why it stays
--------------------------  --  -------------
contact_name                 1  changed since
assignment.organisation_id   1  changed since
EOF
runs v -f csv --columns id,name,contact_name,status org list
out_is "it stays as it is now, the rest is as it was" <<'EOF'
id,name,contact_name,status
1,Granvretens IF,Ny Person,approved
2,Granvretens Idrottsförening,Kim Ek,approved
3,Tredje,,approved
EOF
runs v -f csv org history 2
out_is "with its steps" <<'EOF'
on,status,side,reason,recorded,actor
2019-02-03,prospect,,,,
2021-01-01,paused,,,2026-11-22T12:00:00Z,root
2021-06-01,approved,,,2026-11-22T12:00:00Z,root
EOF

# A chain: each number leads to the last, and comes back in turn.
v -q org merge 2 3 --confirm 3
v -q org merge 1 2 --confirm 2
is "$(v -f csv --columns id org show 3 | sed 1d)" 1 "a chain has one end"
v -q org unmerge 2
is "$(v -f csv --columns id org show 3 | sed 1d)" 2 "and goes back a link"
v -q org unmerge 3
is "$(v -f csv --columns name org show 3 | sed 1d)" Tredje "and another"

# ---- nothing is lost ------------------------------------------------------------------------

rm -f t.db*
cp start.db t.db
v -q org merge 1 2 --confirm 2
v -q org unmerge 2
dump | grep -v '^INSERT INTO merge ' | grep -v "^INSERT INTO not_same" |
    grep -v "^INSERT INTO org_contact VALUES(1," >after
grep -v "^INSERT INTO not_same" before |
    grep -v "^INSERT INTO org_contact VALUES(1," >was
same after was "there and back, all is as before"

# ---- volunteers -----------------------------------------------------------------------------------

v -q volunteer add --name "Ann Ask" --email a@ask.example --skills "sy;laga"
v -q volunteer add --name "Anna Ask" --phone 070-1112233 --skills "laga;baka"
v -q assignment set 1 published 2>"$err" ||
    v -q assignment submit 1 2>"$err"
now=1795348800
sqlite3 t.db "INSERT INTO interest (changed_at, assignment_id, volunteer_id,
    received_on, status, organisation_id)
    VALUES ($now, 1, 1, 20000, 'received', 2),
	($now, 1, 2, 20001, 'received', 2);
    INSERT INTO consent (volunteer_id, purpose, given_by, given_on,
	withdrawn_on, recorded_at, actor)
    VALUES (1, 'photo', 'web', 20000, NULL, 0, ''),
	(2, 'photo', 'web', 19000, 20100, 0, ''),
	(2, 'newsletter', 'web', 20000, NULL, 0, '')"
dump | grep -v '^INSERT INTO merge ' | sort >before
v -q volunteer merge 1 2 --confirm 2
is "$(sqlite3 t.db "SELECT volunteer_id, received_on FROM interest" |
    tr '\n' ' ')" "1|20000 " "one interest is kept of two in one assignment"
is "$(sqlite3 t.db "SELECT purpose, withdrawn_on FROM consent
    WHERE volunteer_id = 1 ORDER BY id" | tr '\n' ' ')" \
    "photo|20100 photo|20100 newsletter| " "what one withdrew is withdrawn"
runs v -f csv --columns name,email,phone,skills volunteer show 1
out_is "words of both" <<'EOF'
name,email,phone,skills
Ann Ask,a@ask.example,0701112233,baka; laga; sy
EOF
v -q volunteer unmerge 2
dump | grep -v '^INSERT INTO merge ' | sort >after
same after before "volunteers there and back"
v -q volunteer merge 1 2 --take skills=B --confirm 2
is "$(v -f csv --columns skills volunteer show 1 | sed 1d)" "baka; laga" \
    "the words of one, where asked"
v -q volunteer unmerge 2
dump | grep -v '^INSERT INTO merge ' | sort >after
same after before "there and back again"
v -q volunteer merge 1 2 --confirm 2
v -q volunteer erase 1 --confirm 1 2>"$err"
runs v volunteer unmerge 2
rc_is 65 "who was erased doesn't come back by an unmerge"
err_is "and why" <<'EOF'
vcctl: volunteer 1 was erased on 2026-11-22
EOF
v -q volunteer add --name "Bo Alm" --email b@alm.example
runs v volunteer merge 3 1 --confirm 1
rc_is 65 "one who was erased isn't merged"
err_is "which is said" <<'EOF'
vcctl: volunteer 1 is erased
EOF

# ---- one assignment, asked for twice ------------------------------------------------------------

rm -f t.db*
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org add --name "Granvretens IF" --registered-on 2020-05-01
for title in Kiosk Vakt Läxhjälp Bad; do
	v -q assignment add --organisation-id 1 --title $title --places 1 \
	    --registered-on 2026-01-01
done
v -q assignment set 1 2 3 4 published --on 2026-01-02
v -q volunteer add --name "Ann Ask" --registered-on 2026-01-01
v -q volunteer add --name "Anna Ask" --registered-on 2026-02-01
# Kiosk: both go on. Vakt: hers ended for being the second. Läxhjälp: she was
# turned down before she asked again. Bad: only one of them.
cat >i.csv <<'EOF'
id,assignment_id,volunteer_id,received_on,channel,message,status,status_on
A1,1,1,2026-03-05,phone,,contacted,2026-03-06
B1,1,2,2026-03-01,web,Hej,agreed,2026-03-09
A2,2,1,2026-03-01,,,closed,2026-03-20
B2,2,2,2026-03-02,,,started,2026-03-10
A3,3,1,2026-03-01,,,declined,2026-03-03
B3,3,2,2026-03-04,,,contacted,2026-03-05
A4,4,1,2026-03-01,,,received,
EOF
v -q match import i.csv
v -q match set 1 passed_on --on 2026-03-05 --reopen --reason "en gång till"
runs v volunteer merge 1 2
tail -n 3 "$out" >got
same got - "how many interests would become one is shown" <<'EOF'

interests in the same assignment that would become one: 2
nothing is changed; --confirm=2 does it
EOF

# all_of: interests, their steps and words, whatever import they came with.
all_of()
{
	sqlite3 t.db "SELECT id, source_id, assignment_id, volunteer_id,
	    received_on, channel, status FROM interest ORDER BY id;
	    SELECT id, row_id, day, status, reason FROM interest_event
	    ORDER BY id;
	    SELECT id, message FROM interest_person WHERE message <> '';
	    SELECT interest_id, volunteer_id, on_day FROM disclosure;
	    SELECT source_id, row_id FROM known_as;
	    SELECT id, name, registered_on FROM volunteer
	    JOIN volunteer_person USING (id);
	    SELECT id, status FROM assignment"
}
all_of >before
cp t.db start.db
runs v volunteer merge 1 2 --confirm 2
rc_is 0 "two become one"
runs v -f csv --columns id,assignment_id,volunteer_id,received_on,channel,status match list
out_is "with one interest where both were under way" <<'EOF'
id,assignment_id,volunteer_id,received_on,channel,status
2,1,1,2026-03-01,web,agreed
4,2,1,2026-03-01,,started
5,3,1,2026-03-01,,declined
6,3,1,2026-03-04,,contacted
7,4,1,2026-03-01,,received
EOF
runs v -f csv match history 2
cut -d, -f1,2 "$out" >got
same got - "its history has the steps of both, as far as they lead to where it is" <<'EOF'
on,status
2026-03-01,received
2026-03-05,passed_on
2026-03-06,contacted
2026-03-09,agreed
EOF
runs v -f csv match history 4
cut -d, -f1,2 "$out" >got
same got - "the end of the other is none of its own" <<'EOF'
on,status
2026-03-01,received
2026-03-10,started
EOF
is "$(v -f csv --columns id match show 1 2>"$err" | sed 1d)" 2 \
    "the number of the other leads to it"
runs v match import i.csv
is "$(v -f csv --columns id match list | sed 1d | wc -l)" 5 \
    "nor does an import of it add one"
runs v db check
rc_is 0 "and nothing is amiss"
cp start.db t.db
v -q volunteer merge 1 2 --confirm 2
runs v volunteer unmerge 2
rc_is 0 "taken back"
err_is "with all of it" <<'EOF'
volunteer 2 is no longer part of volunteer 1; 8 moved back, 0 kept
EOF
all_of >after
same after before "both have again what they had"
v -q volunteer merge 1 2 --confirm 2
v -q match set 2 started --on 2026-04-01
runs v volunteer unmerge 2
rc_is 0 "what came since stays with the one that stayed"
is "$(v -f csv --columns status match show 2 | sed 1d)" started "as it is"
v -q volunteer merge 1 2 --confirm 2
v -q volunteer erase 1 --confirm 1 2>"$err" >"$out"
sqlite3 t.db .dump | grep -e Hej -e ' Ask' -e gång >got
same got /dev/null "of who is erased no words are left"
done_testing
