#!/bin/sh
# SPDX-License-Identifier: ISC
# The nouns of the year: plans, partners, grants, groups, initiatives,
# activities, stories. Of each a file that is taken beside one that is refused.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
db=$T/y.db
VCCTL_NOW=2008-01-15T12:00:00Z
nouns="plan calendar partner agreement grant group member initiative stage
    remark activity story figure entry"
cp "$SRC"/tests/data/year-* .

v()
{
	vcctl -D "$db" "$@"
}

v -q db init --country SE --municipality 0180 --lang sv --name Byrån
v -q org add --name Kyrkan --registered-on 2007-01-01

for noun in $nouns; do
	runs v -q "$noun" import "year-$noun.csv"
	rc_is 0 "$noun: the file is taken"
	err_empty "$noun: without a word"
	runs v "$noun" export
	out_is "$noun: all that was in it is there" "year-$noun.out"
	runs v "$noun" import "year-$noun.csv"
	rc_is 0 "$noun: and again"
	err_like ', 0 updated, [0-9]* unchanged, 0 rejected$' \
	    "$noun: all is as it was"
	runs v -q "$noun" import "year-$noun-bad.csv"
	rc_is 65 "$noun: the other is refused"
	err_is "$noun: it is said what is wrong where" "year-$noun-bad.err"
	runs v "$noun" export
	out_is "$noun: and nothing of it is taken" "year-$noun.out"
done

# ---- by hand ------------------------------------------------------------------

runs v activity add --kind mässa --title "Tensta marknad" --on 2007-08-25
rc_is 0 "a kind in Swedish"
runs v activity show "Tensta marknad" -f csv --columns id,kind,title,on
out_is "is kept in English" <<'EOF'
id,kind,title,on
10,fair,Tensta marknad,2007-08-25
EOF
runs v activity list --kind training --plan 1.2 --columns title,participants \
    -f csv
out_is "fields narrow a list" <<'EOF'
title,participants
Grundkurs,14
Grundkurs igen,16
EOF
runs v partner set Tvilling contacted --on 2007-06-01
rc_is 0 "a partner takes a step"
runs v partner set Tvilling ended --reason "other: moved away" --on 2007-07-01
runs v partner history Tvilling -f csv
out_like '^2007-07-01,ended,,other: moved away,' "with a reason"
runs v grant set Fonden applied --on 2007-10-30
rc_is 0 "a grant is applied for"
runs v grant edit Fonden --applied-on 2007-11-30 --decided-on 2007-11-01
rc_is 65 "nothing is decided before it is applied for"
runs v stage edit 3 --reached-on 2007-09-01
rc_is 0 "a stage is reached"

# ---- persons ------------------------------------------------------------------

if command -v sqlite3 >/dev/null; then
	for t in $(sqlite3 "$db" "SELECT name FROM sqlite_schema WHERE
	    type = 'table'"); do
		sqlite3 "$db" "SELECT * FROM $t" |
		    grep -qiE 'kim ek|kim@example|bo lind|vera vol' && echo "$t"
	done | sort >found
	printf '%s\n' entry_person partner_person team_member_person >wanted
	same found wanted "a person stands in personal tables, nowhere else"
else
	skip 1 "no sqlite3 here"
fi
done_testing
