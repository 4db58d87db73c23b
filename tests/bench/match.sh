# SPDX-License-Identifier: ISC
# Matching, against queries over tags as bits in the sqlite3 shell.

match_day=2025-12-25
match_today=20447	# the same as a day number

# matching: match.db, and masks.db where the other side looks.
matching()
{
	[ -s masks.db ] && return
	rm -f new.db new.db-*
	"$vcctl" -q -D new.db db init --country SE --name Bench || return
	for what in org:5000 assignment:200000 volunteer:100000 \
	    neighbour:1 match:200000; do
		n=${what#*:} what=${what%:*}
		made "data/match-$what.csv" awk -f "$here/match.awk" \
		    -v what="$what" -v n="$n" -v assignments=200000 \
		    -v volunteers=100000 &&
		    "$vcctl" -q -D new.db "$what" import --source office \
		    "data/match-$what.csv" || return
	done
	mv new.db match.db && cp match.db new.db &&
	    sed -e "s/@TODAY@/$match_today/g" -e "s/@YEAR@/2025/g" \
	    "$here/masks.sql" | sqlite3 new.db >said 2>&1 &&
	    sed 's/^answer: .*/answer: 0/' \
	    "$here/../../examples/matching/weights.conf" >mask.conf &&
	    sqlite3 new.db 'SELECT text FROM query ORDER BY id LIMIT 200' \
	    >queries.sql && mv new.db masks.db
}

suggest()
{
	VCCTL_NOW=$match_day "$vcctl" -D match.db -f csv match suggest "$@"
}

# Both sides say the same of these volunteers.
agree()
{
	sqlite3 -csv masks.db <queries.sql >theirs.csv &&
	    suggest --all --weights mask.conf >all.csv &&
	    awk -F, 'FNR == NR { wanted[$1]; next }
		$1 in wanted { print $1 "," $3 "," $8 }' theirs.csv all.csv \
	    >ours.csv || return
	cmp -s ours.csv theirs.csv && return
	echo "suggestions differ from the queries': $(diff ours.csv theirs.csv |
	    sed -n 2p)" >said
	return 1
}

M1()
{
	matching && agree || return
	who=$(head -n 1 queries.sql | sed 's/SELECT \([0-9]*\).*/\1/')
	head -n 1 queries.sql >one.sql
	export VCCTL_NOW=$match_day
	pair $((turns * 4)) './measure 5 "$vcctl" -D match.db -f csv \
	    match suggest --volunteer "$who" >>ours' \
	    './measure 5 sqlite3 -csv -init one.sql masks.db .quit >>theirs' ||
	    return
	unset VCCTL_NOW
	ratio M1 1.2 le "$a" "$b" \
	    "one volunteer: $(seconds "$a"), the query $(seconds "$b")"
}

# The queries are 200 in one process; the others would take as long.
M2()
{
	matching && agree || return
	export VCCTL_NOW=$match_day
	pair "$turns" 'timed ours "$vcctl" -D match.db -f csv match suggest --all' \
	    'timed theirs sqlite3 -csv -init queries.sql masks.db .quit' ||
	    return
	unset VCCTL_NOW
	n=$(wc -l <queries.sql)
	b=$(awk -v b="$b" -v n="$n" 'BEGIN { print b * 100000 / n }')
	ratio M2 100 ge "$b" "$a" \
	    "100,000 volunteers: $(seconds "$a"), as many queries $(seconds "$b") by $n of them"
}
