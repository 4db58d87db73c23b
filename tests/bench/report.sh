# SPDX-License-Identifier: ISC
# Reading what was imported.

# full.db: a register with all interests and the goals.
full()
{
	[ -s full.db ] && return
	register text && interests text "$rows" &&
	    into checked text.db "data/text-$rows.csv" "$rows" 0 0 &&
	    "$vcctl" -q -D one.db goal import "$here/goals.csv" &&
	    mv one.db full.db
}

# The year's report, against the bare counts it needs.
R()
{
	full && pair $((turns * 2)) \
	    'timed ours "$vcctl" -D full.db report --year 2020' \
	    'timed theirs sqlite3 -init "$here/figures.sql" full.db .quit' ||
	    return
	ratio R 3 le "$a" "$b" \
	    "report: $(seconds "$a"), its counts $(seconds "$b")"
}

# How long it takes to begin.
S1()
{
	full && pair 20 './measure 20 "$vcctl" -D full.db db info >>ours' \
	    './measure 20 sqlite3 full.db "select count(*) from org" >>theirs' ||
	    return
	ratio S1 1.0 le "$a" "$b" \
	    "db info: $a us, sqlite3 count of org $b us"
}
