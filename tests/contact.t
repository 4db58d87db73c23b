#!/bin/sh
# SPDX-License-Identifier: ISC
# Further contacts of organisations.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

of=contact
v -q -L en db init --country SE --municipality 0180 --name T
v -q org add --name Hjälpen --registered-on 2020-01-01
v -q org add --name Lyktan --registered-on 2020-01-01

runs v contact add --organisation-id Hjälpen --name "Bo Ek" --role kassör \
    --email Bo@Example.org --phone "08-123 45 67" --newsletter ja \
    --since 2024-01-01
rc_is 0 "add"
out_is "says the number" <<'EOF'
added contact 1
EOF
runs v contact add --organisation-id 2 --name "Åsa Öberg" --role chair
runs v contact edit "bo ek" --until 2026-12-31
err_is "a name that one has will do" <<'EOF'
contact 1: 1 field changed
EOF
lists "they are as they were given" <<'EOF'
id,organisation_id,name,email,phone,role,newsletter,since,until
1,1,Bo Ek,bo@example.org,081234567,treasurer,yes,2024-01-01,2026-12-31
2,2,Åsa Öberg,,,chair,,,
EOF
lists "of one organisation" --organisation-id Lyktan --columns name <<'EOF'
name
Åsa Öberg
EOF
lists "found by a part of the name" --search åsa --columns id <<'EOF'
id
2
EOF
runs v contact list
out_like '^ 1  Hjälpen +Bo Ek' "people see the organisation's name"

bad 65 "--organisation-id: is empty; it is required" add --name X
bad 65 "--name: is empty; it is required" add --organisation-id 1
bad 65 "--organisation-id: no organisation is called '99'; 'vcctl org list' shows what there is" \
    add --organisation-id 99 --name X
bad 65 "--until: 2023-12-31 is before 2024-01-01, its 'Since'" \
    add --organisation-id 1 --name X --since 2024-01-01 --until 2023-12-31
bad 65 "--role: unknown contact role 'chiar'; did you mean 'chair'?" \
    add --organisation-id 1 --name X --role chiar
bad 65 "--name: this holds a personal number, which is never stored; leave it out" \
    add --organisation-id 1 --name "Kim 811228-9874"
bad 66 "no contact is called '9'; 'vcctl contact list' shows what there is" show 9

# ---- files ------------------------------------------------------------------------

cat >good.csv <<'EOF'
organisation;namn;e-post;telefon;roll;nyhetsbrev;från;till
Hjälpen;Bo Ek;bo@example.org;;Kassör;nej;;
Lyktan;Eva Lind;eva@example.org;070-1234567;Ordförande;ja;2025-02-01;
EOF
runs v contact import good.csv
rc_is 0 "a file is taken"
said_is "whom it knows by organisation and e-mail is updated" <<'EOF'
good.csv: read as utf-8, ';' between cells, header on line 1
changed: Newsletter 1
1 added, 1 updated, 0 unchanged, 0 rejected
EOF
runs v contact import good.csv
said_is "the same again changes nothing" <<'EOF'
good.csv: read as utf-8, ';' between cells, header on line 1
0 added, 0 updated, 2 unchanged, 0 rejected
EOF
cat >bad.csv <<'EOF'
organisation;namn;e-post;roll
Hjälpen;Kim;kim;other
Nix;Kim;;other
Lyktan;;;other
Lyktan;Kim;;boss
EOF
runs v contact import bad.csv
rc_is 65 "a file with bad rows is refused"
err_is "with what is wrong, and where" <<'EOF'
bad.csv: read as utf-8, ';' between cells, header on line 1
bad.csv:2: e-post: this is not an e-mail address
bad.csv:3: organisation: no organisation 'Nix' is known; import it first, or make it with --create-orgs
bad.csv:4: nothing tells this row apart, so that it would be added anew each time; give it an id, or fill in 'Name'
bad.csv:5: roll: unknown contact role 'boss'; one of chair, manager, coordinator, treasurer, secretary, board, invoice, other
0 added, 0 updated, 0 unchanged, 4 rejected
vcctl: nothing taken from 'bad.csv': 4 of 4 rows rejected
EOF
lists "and nothing of it stands" --columns id,newsletter <<'EOF'
id,newsletter
1,no
2,
3,yes
EOF
sqlite3 t.db "SELECT * FROM contact" | grep -ci 'bo\|eva\|example' >got
echo 0 >want
same got want "persons stand in the personal table alone"

v -q contact export >out.csv
v -q -L en -D other.db db init --country SE --municipality 0180 --name T
v -q -D other.db org add --name Hjälpen --registered-on 2020-01-01
v -q -D other.db org add --name Lyktan --registered-on 2020-01-01
runs v -q -D other.db contact import out.csv
rc_is 0 "what goes out comes in"
v -D other.db contact export >again.csv
same again.csv out.csv "as it was"

runs v -q import undo 1
runs v contact show 3
rc_is 66 "an import that is undone takes its contacts away"
done_testing
