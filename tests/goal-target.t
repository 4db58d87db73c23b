#!/bin/sh
# SPDX-License-Identifier: ISC
# Targets that a file changes: what they were is kept as it is when one is
# edited, and found, and goes back with the import.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

v()
{
	vcctl -D t.db --actor Ida "$@"
}
VCCTL_NOW=2008-01-15T12:00:00Z
v -q db init --country SE --municipality 0180 --name "Centre"
cat >first.csv <<'EOF'
year,number,text,indicator,target,indicator2,target2,period_from
2007,1,One,x,5,,,
2007,2,Two,x,5,y,2,
2009,3,Next year,x,5,,,
2009,4,Begun early,x,5,,,2007-05-01
EOF
v -q goal import first.csv
sed 's/,5,/,6,/' first.csv >second.csv

targets()
{
	v goal targets "$1" --year "$2" -f csv
}
runs v -n goal import second.csv
rc_is 0 "a dry run of an import"
runs targets 1 2007
out_is "keeps nothing" <<'EOF'
until,target,target2,actor,reason
,5,,,
EOF
runs v goal import second.csv
rc_is 0 "an import changes targets"
runs targets 1 2007
out_is "what they were is kept, and which import it was" <<'EOF'
until,target,target2,actor,reason
2008-01-15,5,,Ida,import 2: second.csv
,6,,,
EOF
runs targets 2 2007
out_is "with the second that stayed" <<'EOF'
until,target,target2,actor,reason
2008-01-15,5,2,Ida,import 2: second.csv
,6,2,,
EOF
runs targets 3 2009
out_is "but not before the goal's time began" <<'EOF'
until,target,target2,actor,reason
,6,,,
EOF
runs targets 4 2009
out_is "which is that of its period" <<'EOF'
until,target,target2,actor,reason
2008-01-15,5,,Ida,import 2: second.csv
,6,,,
EOF
runs v db check --figures -f csv
rc_is 1 "they are findings"
out_is "as when they are edited" <<'EOF'
year,number,scope,finding,detail
2007,1,national,it is over and has no result,
2007,1,national,a target changed after the start,2008-01-15
2007,2,national,it is over and has no result,
2007,2,national,a target changed after the start,2008-01-15
2009,4,national,a target changed after the start,2008-01-15
EOF
runs v report --year 2007
out_like '^1: the target was 5 until 2008-01-15 \(import 2: second.csv\)$' \
    "the report tells of it"
runs v goal import second.csv
runs targets 1 2007
is "$(grep -c '' "$out")" 3 "the same file once more changes nothing"
sed -e 's/One/Another/' -e 's/,2,$/,3,/' second.csv >third.csv
runs v goal import third.csv
runs targets 1 2007
is "$(grep -c '' "$out")" 3 "nor does other wording"
runs targets 2 2007
out_is "a second target does" <<'EOF'
until,target,target2,actor,reason
2008-01-15,5,2,Ida,import 2: second.csv
2008-01-15,6,2,Ida,import 3: third.csv
,6,3,,
EOF

# ---- and back ----------------------------------------------------------------

VCCTL_NOW=2008-02-01T12:00:00Z
runs v import undo 3
rc_is 0 "an import is taken back"
runs targets 2 2007
out_is "what it brought was a target meanwhile" <<'EOF'
until,target,target2,actor,reason
2008-01-15,5,2,Ida,import 2: second.csv
2008-01-15,6,2,Ida,import 3: third.csv
2008-02-01,6,3,Ida,import undo 3: third.csv
,6,2,,
EOF
v -q goal edit '#1' --target 7 --reason "the board"
runs v import undo 2
runs targets 1 2007
out_is "one that was edited since isn't taken back" <<'EOF'
until,target,target2,actor,reason
2008-01-15,5,,Ida,import 2: second.csv
2008-02-01,6,,Ida,the board
,7,,,
EOF
runs targets 4 2009
out_is "another is" <<'EOF'
until,target,target2,actor,reason
2008-01-15,5,,Ida,import 2: second.csv
2008-02-01,6,,Ida,import undo 2: second.csv
,5,,,
EOF
runs v import undo 1
rc_is 1 "goals that were changed since stay"
out_unlike '^goal +[34]' "the others go with the import that brought them"
runs v db check
rc_is 0 "and leave nothing behind"

done_testing
