#!/bin/sh
# SPDX-License-Identifier: ISC
# A volunteer who is erased is nowhere any more; what was counted still is.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

v()
{
	vcctl -D t.db --actor Staff "$@"
}
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org add --name A --registered-on 2026-01-01
v -q org add --name B --registered-on 2026-01-01
printf 'id,organisation_id,title,published_on,municipality
1,A,Visits,2026-09-01,Stockholm\n' >assignments.csv
v -q assignment import --source town assignments.csv
v -q goal add --year 2026 --number A.1 --text "Interests" \
    --indicator interest.received --kind flow --target 10
v -q goal add --year 2026 --number A.2 --text "Matches" \
    --indicator interest.started --kind flow --target 1
cat >people.csv <<'EOF2'
id,name,email,phone,postcode,municipality,birth_year,gender,registered_on,skills
p1,Zebedeus Qvist,zebedeus@example.org,070-7654321,11122,Stockholm,1987,man,2026-02-01,qvistspill;bil
p2,Other One,other@example.org,,,Solna,1990,,2026-02-02,bil
EOF2
cat >interests.csv <<'EOF2'
id,assignment_id,volunteer_id,received_on,status,status_on,message
i1,1,p1,2026-09-10,started,2026-09-20,I am Zebedeus from Hidden Lane
i2,1,p2,2026-09-11,received,,Other words
EOF2
sed 's/zebedeus@/zebedeus.old@/' people.csv >before.csv
v -q volunteer import --source town before.csv
v -q volunteer import --source town people.csv --confirm=overwrite
v -q match import --source town interests.csv
v -q match set 1 active --on 2026-10-01 --reason "other: Zebedeus rang"
v -q volunteer consent 1 share --given --text "zebedeus-text" --on 2026-09-01
v -q match pass 1 --to B
v -q volunteer set 1 paused --reason "away: Zebedeus is in Hidden Lane"
holds()
{
	cat t.db t.db-wal 2>/dev/null | grep -aic "$1"
}
ok "the name is there" test "$(holds zebedeus)" -gt 0
v -f csv report --year 2026 >report.before
v goal explain A.2 --year 2026 -f csv | cut -d, -f1-4 >explain.before

# ---- told before it is done ---------------------------------------------------------

runs v -f csv volunteer erase 1
rc_is 2 "it wants to be confirmed"
cp "$out" would
err_is "with the number" <<'EOF2'
vcctl: nothing is erased yet, and it can't be undone; to do it: 'vcctl volunteer erase 1 --confirm=1'
EOF2
bad 2 "--confirm is for another than volunteer 1" volunteer erase 1 --confirm=2
bad 66 "no volunteer is called '9'; 'vcctl volunteer list' shows what there is" volunteer erase 9 --confirm=9
runs v -n volunteer erase 1 --confirm=1
rc_is 0 "a dry run"
ok "and all is there still" test "$(holds zebedeus)" -gt 0
is "$(v -f csv volunteer list --columns name | sed -n 2p)" "Zebedeus Qvist" \
    "the name too"

# ---- a figure that would change ---------------------------------------------------------

# Assignments double when a person goes.
sqlite3 t.db "ALTER TABLE assignment RENAME TO really;
    CREATE VIEW assignment AS SELECT * FROM really UNION ALL SELECT * FROM really
    WHERE (SELECT count(*) FROM volunteer_person) < 2"
runs v volunteer erase 1 --confirm=1
rc_is 65 "takes all back"
err_like "^vcctl: a figure would change, and nothing was erased: 'assignment.registered 2026: 1' would be 'assignment.registered 2026: 2'$" \
    "and is named"
sqlite3 t.db "DROP VIEW assignment; ALTER TABLE really RENAME TO assignment"
is "$(v -f csv volunteer list --columns name | sed -n 2p)" "Zebedeus Qvist" \
    "nothing is gone"

# ---- done ------------------------------------------------------------------------------------

runs v -f csv volunteer erase "zebedeus qvist" --confirm=1
rc_is 0 "erased"
same "$out" would "what was told is what was done"
cat "$out" >done.csv
for what in "name, e-mail, phone, postcode" "birth year" "disclosures" \
    "interests" "organisation that was told" "words in the history" \
    "ids that senders use"; do
	ok "it tells of $what" grep -q "$what" done.csv
done
for word in zebedeus qvist hidden 7654321 070765 11122; do
	is "$(holds $word)" 0 "'$word' is in no file"
done
runs v -f csv volunteer list --columns \
    id,name,email,phone,postcode,municipality,birth_year,gender,registered_on,status,skills,erased_on
out_is "what stays of the row" <<'EOF2'
id,name,email,phone,postcode,municipality,birth_year,gender,registered_on,status,skills,erased_on
1,,,,,SE-0180,1980,male,2026-02-01,left,,2026-11-22
2,Other One,other@example.org,,,SE-0184,1990,,2026-02-02,active,bil,
EOF2
runs v -f csv match list --columns id,volunteer_id,received_on,status,message
sed -n 2p "$out" >got
same got /dev/stdin "the interest is nobody's" <<'EOF2'
1,,2026-09-10,active,
EOF2
v -f csv org disclosures B | cut -d, -f2-5 >got
same got /dev/stdin "the organisation was told, of nobody" <<'EOF2'
on,organisation_id,volunteer_id,interest_id
2026-11-22,2,,1
EOF2
v -f csv volunteer history 1 | cut -d, -f1-4 >got
same got /dev/stdin "codes stay, words don't" <<'EOF2'
on,status,side,reason
2026-02-01,active,,
2026-11-22,paused,,away
2026-11-22,left,centre,erased
EOF2
v -f csv volunteer consent 1 | cut -d, -f2,3,6 >got
same got /dev/stdin "that there was a consent stays" <<'EOF2'
purpose,state,text
share,valid,
EOF2
v -f csv report --year 2026 >report.after
same report.after report.before "the year's report is the same"
v goal explain A.2 --year 2026 -f csv | cut -d, -f1-4 >explain.after
same explain.after explain.before "and what it rests on"
bad 65 "volunteer 1 was erased on 2026-11-22" volunteer erase 1 --confirm=1
runs v db check
rc_is 0 "the register is whole"

# ---- the file comes again ------------------------------------------------------------------

runs v volunteer import --source town people.csv
rc_is 0 "a file that has the person still is taken"
err_like 'this is of somebody who was erased' "the row is passed over, and it says so"
is "$(holds zebedeus)" 0 "nobody comes back"
is "$(v -f csv volunteer list --columns id | wc -l)" 3 "nor as another"
printf 'id,assignment_id,volunteer_id,received_on\nn1,1,p1,2026-10-01\n' >new.csv
runs v -n match import --source town new.csv
rc_is 0 "an interest that is new is nobody's"

runs v match import --source town interests.csv
rc_is 0 "so are interests"
err_like '^interests.csv:2: warning: this is of somebody who was erased$' \
    "and it says so"
is "$(holds 'hidden lane')" 0 "their words stay away"
is "$(v -f csv match list --columns id | wc -l)" 3 "and they count once"

# ---- one who comes again is new ----------------------------------------------------------------

runs v -q match add --assignment-id 1 --name "Zebedeus Qvist" \
    --email zebedeus@example.org --consent register
rc_is 0 "one who comes again"
is "$(v -f csv volunteer list --columns id,name | tail -n 1)" \
    "3,Zebedeus Qvist" "is another volunteer"

# ---- with all that became part of it --------------------------------------------------------------

v -q volunteer add --name "Xerxes Part" --email xerxes@example.org
v -q match add --assignment-id 1 --volunteer-id 4 --message "From Xerxes"
v -q volunteer merge 3 4 --confirm=4
ok "a merge keeps what it may have to give back" test "$(holds xerxes)" -gt 0
runs v -q volunteer erase 3 --confirm=3
rc_is 0 "erased after a merge"
for word in xerxes zebedeus; do
	is "$(holds $word)" 0 "'$word' is in no file"
done
bad 65 "volunteer 3 was erased on 2026-11-22" volunteer unmerge 4
runs v db check
rc_is 0 "the register is whole"

done_testing
