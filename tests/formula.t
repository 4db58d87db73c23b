#!/bin/sh
# SPDX-License-Identifier: ISC
# Formulas: what somebody sent may begin as one. No file of ours that a
# spreadsheet opens holds it so, and what was exported comes back as it was.
. "${0%/*}/lib.sh"

VCCTL_DB=$T/f.db VCCTL_LANG=en
export VCCTL_DB VCCTL_LANG
vcctl db init -q --name Norrby --country SE

# As a web site's form hands them over; the last two are what they seem.
cat >"$T/in.csv" <<'EOF2'
id,title,task,organisation_id
1,"=HYPERLINK(""http://x.example"")",@SUM(A1),Sändaren
2,+1+cmd|' /C calc'!A0,- helps; = listens,Sändaren
3,'=SUM(A1),''@x,Sändaren
4,'s Gravenhage,-,Sändaren
5,+46 70 123 45 67,-5 (ca),Sändaren
EOF2
vcctl org add -q --name Sändaren
runs vcctl assignment import --source web "$T/in.csv"
rc_is 0 "formulas are texts like others"
runs vcctl assignment export --columns title,task
out_is "and leave with an apostrophe" <<'EOF2'
title,task
"'=HYPERLINK(""http://x.example"")",'@SUM(A1)
'+1+cmd|' /C calc'!A0,'- helps; = listens
'=SUM(A1),''@x
's Gravenhage,-
+46 70 123 45 67,'-5 (ca)
EOF2
vcctl assignment export --columns title,task -f tsv >"$T/a.tsv"
is "$(sed -n 3p "$T/a.tsv")" "'+1+cmd|' /C calc'!A0	'- helps; = listens" \
    "as tabs they do too"
is "$(vcctl assignment list -f jsonl --columns title | sed -n 3p)" \
    '{"title":"=SUM(A1)"}' "no other format needs it"

# ---- there and back ----

vcctl assignment export >"$T/out.csv"
vcctl org export >"$T/org.csv"
vcctl -D "$T/g.db" db init -q --name Söderby --country SE
vcctl -D "$T/g.db" org import -q "$T/org.csv"
runs vcctl -D "$T/g.db" assignment import "$T/out.csv"
rc_is 0 "another register takes it"
vcctl -D "$T/g.db" assignment export >"$T/again.csv"
same "$T/again.csv" "$T/out.csv" "and has what the first one has"
is "$(vcctl -D "$T/g.db" assignment list -f jsonl --columns task | sed -n 3p)" \
    "{\"task\":\"'@x\"}" "an apostrophe of its own is kept"

# ---- rejects ----

printf 'id;title;organisation_id;places\n9;=1+1;Sändaren;many\n' >"$T/bad.csv"
runs vcctl assignment import --partial "$T/bad.csv"
rc_is 1 "a row is rejected"
is "$(tail -n 1 "$T/bad.csv.rejects.csv" | tr -d '\r')" \
    "2;places;'many' is not a whole number;9;\"'=1+1\";Sändaren;many" \
    "and can be opened"
sed 's/;many/;3/' "$T/bad.csv.rejects.csv" >"$T/mended.csv"
runs vcctl assignment import "$T/mended.csv"
is "$(vcctl assignment list --places 3 -f jsonl --columns title)" \
    '{"title":"=1+1"}' "mended, it is what was sent"

done_testing
