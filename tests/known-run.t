#!/bin/sh
# SPDX-License-Identifier: ISC
# Many rows at once: those whose sender numbers them one by one are found by
# that and stand in no index; indexes that only help to find rows are made again
# when all are there. Nobody sees a difference.
. "${0%/*}/lib.sh"
command -v sqlite3 >/dev/null || skip_all "no sqlite3 here"
cd "$T" || exit 1

new()
{
	rm -f t.db*
	v -q db init --country SE --name T
	for sender in office other; do
		printf 'id,name\n1,Org\n' | v -q org import - --source $sender
		printf 'id,organisation_id,title\n%s\n%s\n' 1,1,A 2,1,B |
		    v -q assignment import - --source $sender
	done
}
# rows FORMAT FIRST LAST [CHANNEL]: interests called by the format.
rows()
{
	awk -v f="$1" -v a="$2" -v b="$3" -v c="${4:-web}" 'BEGIN {
		print "id,assignment_id,name,received_on,channel"
		for (i = a; i <= b; i++)
			printf f ",%d,Name %d,2026-11-%02d,%s\n", i, i % 2 + 1,
			    i, i % 20 + 1, c
	}'
}
# takes NAME ADDED,UPDATED,UNCHANGED FILE [SENDER]
takes()
{
	runs v match import "$3" --source "${4:-office}" --confirm=overwrite
	is "$(tail -n 1 "$err" | sed 's/[a-z ]//g')" "$2,0" "$1"
}
sql()
{
	sqlite3 -batch t.db "$@"
}
runs_are()
{
	sql "SELECT prefix, digits, number, n, first_id FROM known_run
	    ORDER BY 1, 2, 3" >got
	cat >want
	same got want "$1"
}
# in_runs N NAME: so many rows are in runs, and each stands where it says.
in_runs()
{
	is "$(sql 'SELECT count(*) FROM interest WHERE in_run = 1')" "$1" "$2"
	is "$(sql "SELECT count(*) FROM interest t JOIN known_run k ON
	    t.id >= k.first_id AND t.id < k.first_id + k.n
	    WHERE t.in_run = 1 AND t.source = k.source AND t.source_id =
	    k.prefix || printf('%0' || k.digits || 'd',
	    k.number + t.id - k.first_id)")" "$1" "$2: where the runs say"
}
# all: every row as it stands, but for which import brought it.
all()
{
	sql "SELECT i.id, source, source_id, assignment_id, received_on,
	    channel, status, name FROM interest i
	    JOIN interest_person p USING (id) ORDER BY 1"
}

none="no interest is called so; 'vcctl match list --search WORD' looks for one"

# ---- one file, again and again -------------------------------------------------

new
rows I%04d 1 200 >i.csv
takes "numbered rows are added" 200,0,0 i.csv
runs_are "as one run" <<'EOF'
I|4|1|200|1
EOF
in_runs 200 "all are in it"
takes "the same again" 0,0,200 i.csv
is "$(sql 'SELECT count(*) FROM known_run')" 1 "and no run more"
rows I%04d 1 200 phone >phone.csv
takes "others are updated" 0,200,0 phone.csv
rows I%04d 190 260 phone >more.csv
takes "what goes on is added" 60,0,11 more.csv
in_runs 260 "in a run of their own"
runs v -f csv match show I0250
like "$(cat "$out")" '^250,' "one is found by what its sender calls it"
runs v -f csv match show office:I0007
like "$(cat "$out")" '^7,' "also with the sender's name"
bad 66 "$none" match show I0270
bad 66 "$none" match show I007
bad 66 "$none" match show other:I0007
takes "another sender's numbers are others" 200,0,0 i.csv other
in_runs 460 "with a run of their own"
bad 65 "more than one interest is called so; use the id, which 'vcctl match list --search WORD' shows" \
    match show I0007
runs v -f csv match show other:I0007
like "$(cat "$out")" '^267,' "told apart by the sender's name"
is "$(sql 'PRAGMA integrity_check')" ok "the file is whole"

# ---- taken back, and back again ---------------------------------------------------

new
takes "added" 200,0,0 i.csv
all >before
import=$(sql 'SELECT max(id) FROM import')
runs v import undo "$import"
rc_is 0 "taken back"
is "$(sql 'SELECT count(*) FROM interest')" 0 "all are gone"
takes "the file may come back" 200,0,0 i.csv
all >got
same got before "as it was"
in_runs 200 "and in the run that it was in"
runs v import undo "$((import + 2))"
rows I%04d 1 200 fair >fair.csv
takes "what isn't the same file gets new ids" 200,0,0 fair.csv
in_runs 0 "which no run has"
takes "and is known by them" 0,0,200 fair.csv
takes "to another file too" 0,200,0 phone.csv

# ---- files that aren't so plain -----------------------------------------------------

new
rows %d 50 59 >few.csv
takes "a few are added" 10,0,0 few.csv
in_runs 0 "and need no run"
rows %d 1 140 >all.csv
takes "many around them" 130,0,10 all.csv
runs_are "as far as numbers run on" <<'EOF'
|2|10|40|20
|2|60|40|60
|3|100|41|100
EOF
in_runs 121 "others stand in the index"
takes "each is found" 0,0,140 all.csv

new
{ sed 1q all.csv; sed 1d all.csv | sort -t , -k 4,4 -s; } >mixed.csv
takes "in no order" 140,0,0 mixed.csv
in_runs 0 "there is no run"
takes "and each is found in order" 0,0,140 all.csv
{
	sed 1q all.csv
	for n in 1 2 3; do
		rows "$n-%03d" 1 40 | sed 1d
	done
	rows "no number %dx" 1 40 | sed 1d
	rows "a prefix that is far too long %d" 1 40 | sed 1d
	rows "%020d" 1 40 | sed 1d
} >kinds.csv
takes "several kinds" 240,0,0 kinds.csv
in_runs 120 "of which some are numbers"
takes "and each is found" 0,0,240 kinds.csv
{
	rows K%05d 1 60
	echo "K00061,9,Name,2026-11-01,web"
	rows K%05d 62 121 | sed 1d
} >bad.csv
runs v match import bad.csv --source office --partial
err_like '^120 added, 0 updated, 0 unchanged, 1 rejected$' \
    "one can't be taken"
in_runs 240 "a run ends there and another begins"
rows K%05d 61 61 >mended.csv
takes "it comes later" 1,0,0 mended.csv
rows K%05d 1 121 >good.csv
takes "and then all are known" 0,0,121 good.csv

# ---- somebody is erased ------------------------------------------------------------

printf 'id,name,email\n1,Zebedeus Qvist,z@example.org\n' >volunteer.csv
runs v volunteer import volunteer.csv --source office
rc_is 0 "a volunteer"
rows E%03d 1 100 | sed 's/name/volunteer_id/; s/Name [0-9]*/1/' >erased.csv
takes "who asks a hundred times" 100,0,0 erased.csv
runs v -q volunteer erase 1 --confirm=1
rc_is 0 "is erased"
runs v match import erased.csv --source office
err_like '^0 added, 0 updated, 0 unchanged' "and doesn't come back"
bad 66 "$none" match show E050
is "$(sql 'SELECT count(*) FROM interest WHERE in_run = 1 AND
    source_id IS NULL')" 100 "what was counted is still counted"

# ---- very many ----------------------------------------------------------------------

indexes()
{
	sql "SELECT name, sql FROM sqlite_schema WHERE type = 'index'
	    ORDER BY name; PRAGMA integrity_check"
}
new
indexes >before
rows N%d 1 60000 >many.csv
runs v -n match import many.csv --source office
err_like '^60000 added, 0 updated, 0 unchanged, 0 rejected$' "a dry run"
indexes >got
same got before "leaves the indexes"
{ cat many.csv; echo N60001,9,Name,2026-11-01,web; } >most.csv
runs v match import most.csv --source office
rc_is 65 "what is refused"
indexes >got
same got before "leaves them too"
takes "very many" 60000,0,0 many.csv
indexes >got
same got before "all are made again"
is "$(sql 'SELECT count(*) FROM interest INDEXED BY interest_assignment
    WHERE assignment_id = 2')" 30000 "and have every row"
is "$(sql 'SELECT count(*) FROM interest WHERE in_run IS NULL')" 9 \
    "those that run on are in no index"
takes "again" 0,0,60000 many.csv
new
rows N%dx 1 60000 >many.csv
takes "very many that are in no run" 60000,0,0 many.csv
indexes >got
same got before "all indexes are made again"
is "$(sql 'SELECT count(*) FROM interest INDEXED BY interest_source
    WHERE in_run IS NULL AND source_id IS NOT NULL')" 60000 "and have every row"
takes "again" 0,0,60000 many.csv

# ---- more runs than are held back ---------------------------------------------------

new
awk 'BEGIN {
	print "id,assignment_id,name,received_on,channel"
	for (i = 0; i < 4100 * 32; i++)
		printf "R%d-%02d,1,Name,2026-11-01,web\n", i / 32, i % 32
}' >i.csv
takes "runs of 32" 131200,0,0 i.csv
is "$(sql 'SELECT count(*) FROM interest WHERE in_run = 1')" 131200 "all in runs"
is "$(sql 'SELECT count(*), min(n), max(n) FROM known_run')" '4100|32|32' \
    "each is written"
takes "and they are known" 0,0,131200 i.csv
done_testing
