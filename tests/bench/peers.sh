# SPDX-License-Identifier: ISC
# Imports beside other tools that hold what they take in to the same schema:
# schema.sql's, whose parents are numbered and known by their id in the file.

# keys NOUN: number and id of each row.
keys()
{
	awk -F, 'NR > 1 { print NR - 1 "," $1 }' "data/text-$1s.csv"
}

# peers N: what all of them need, for N rows; in.csv is what they take in.
peers()
{
	register text && interests text "$1" &&
	    made assignment.keys keys assignment &&
	    made volunteer.keys keys volunteer && ln -sf "data/text-$1.csv" in.csv
}

# holds COMMAND...: it prints the number of rows that there must be.
holds()
{
	n=$("$@" 2>said) || return
	[ "$n" = "$wanted" ] && return
	echo "wanted $wanted rows, there are $n" >said
	return 1
}

# beside NAME BAR WHAT N THEIRS TURNS [NOTE]
beside()
{
	wanted=$4
	peers "$4" && pair "$6" "into ours text.db data/text-$4.csv $4 0 0" "$5" ||
	    return
	ratio "$1" "$2" ge "$b" "$a" \
	    "$3 $(seconds "$b"), import $(seconds "$a")${7:-}"
}

# ---- the sqlite3 shell ----

staging_register()
{
	[ -s staging.db ] && return
	peers "$rows" || return
	rm -f new.db new.db-*
	sqlite3 new.db 'PRAGMA page_size = 32768' \
	    'PRAGMA journal_mode = WAL' ".read $here/schema.sql" \
	    'CREATE INDEX interest_assignment ON interest (assignment_id)' \
	    '.import --csv assignment.keys assignment' \
	    '.import --csv volunteer.keys volunteer' >said 2>&1 &&
	    mv new.db staging.db
}

# The same where the texts are the keys.
staging_text_register()
{
	[ -s staging_text.db ] && return
	peers "$rows" || return
	rm -f new.db new.db-*
	sqlite3 new.db 'PRAGMA journal_mode = WAL' \
	    ".read $here/schema_text.sql" \
	    'CREATE TEMP TABLE k (n, id)' '.import --csv assignment.keys k' \
	    'INSERT INTO assignment SELECT id FROM k' 'DELETE FROM k' \
	    '.import --csv volunteer.keys k' \
	    'INSERT INTO volunteer SELECT id FROM k' >said 2>&1 &&
	    mv new.db staging_text.db
}

# staging NAME: NAME.sql into a copy of NAME.db.
staging()
{
	rm -f other.db other.db-*
	cp "$1.db" other.db &&
	    timed theirs sqlite3 other.db ".read $here/$1.sql" &&
	    holds sqlite3 other.db 'SELECT count(*) FROM interest'
}

# The bar is of the first; the second was tuned until nothing was faster, and
# has none.
I3()
{
	staging_text_register &&
	    beside I3 4.5 "staged by hand" "$rows" "staging staging_text" \
		"$turns" &&
	    staging_register &&
	    beside I3 - "staged and tuned" "$rows" "staging staging" "$turns"
}

# ---- DuckDB, by its package for node ----

duck()
{
	node "$here/duckdb.mjs" "$@"
}

duckdb_register()
{
	[ -s base.duckdb ] && return
	rm -f new.duckdb new.duckdb.*
	duck new.duckdb "$here/schema.sql" 2>said &&
	    duck new.duckdb "COPY assignment FROM 'assignment.keys'
	    (HEADER false); COPY volunteer FROM 'volunteer.keys'
	    (HEADER false)" >said 2>&1 && mv new.duckdb base.duckdb
}

duckdb()
{
	rm -f other.duckdb other.duckdb.*
	cp base.duckdb other.duckdb &&
	    timed theirs node "$here/duckdb.mjs" other.duckdb \
	    "$here/duckdb.sql" &&
	    holds duck other.duckdb 'SELECT count(*) FROM interest'
}

I4_duckdb()
{
	if [ ! -d "${DUCKDB_NODE:-}/node_modules/@duckdb/node-api" ]; then
		skipped I4 "duckdb: not installed (DUCKDB_NODE)"
		return
	fi
	peers "$rows" && duckdb_register &&
	    beside I4 4 duckdb "$rows" duckdb "$turns"
}

# ---- PostgreSQL ----

postgres()
{
	pg -c 'TRUNCATE interest' -c CHECKPOINT 2>said &&
	    timed theirs psql -X -q -h "$pg_dir" -U postgres -d postgres \
	    -v ON_ERROR_STOP=1 -f "$here/postgres.sql" &&
	    holds pg -A -t -c 'SELECT count(*) FROM interest'
}

I4_postgresql()
{
	if ! pg_find; then
		skipped I4 "postgresql: not installed"
		return
	fi
	rm -rf pg
	if ! pg_start "$PWD/pg" "-c shared_buffers=512MB -c max_wal_size=8GB
	    -c work_mem=64MB"; then
		skipped I4 "postgresql: no server can start in $PWD/pg"
		return
	fi
	peers "$rows" && pg -v ON_ERROR_STOP=1 -f "$here/schema.sql" \
	    -c 'CREATE INDEX ON interest (assignment_id)' \
	    -c "\\copy assignment FROM 'assignment.keys' CSV" \
	    -c "\\copy volunteer FROM 'volunteer.keys' CSV" \
	    -c 'VACUUM ANALYZE' 2>said &&
	    beside I4 6 postgresql "$rows" postgres "$turns"
	rc=$?
	pg_stop
	return $rc
}

# ---- csvkit, sqlite-utils: their own tables, one turn ----

csvsql_insert()
{
	rm -f other.db
	timed theirs csvsql --no-inference --db sqlite:///other.db \
	    --tables interest --insert in.csv &&
	    holds sqlite3 other.db 'SELECT count(*) FROM interest'
}

sqlite_utils_upsert()
{
	rm -f other.db
	timed theirs sqlite-utils upsert other.db interest in.csv --csv --pk id &&
	    holds sqlite3 other.db 'SELECT count(*) FROM interest'
}

# slow BAR PROGRAM TITLE THEIRS
slow()
{
	if ! command -v "$2" >/dev/null; then
		skipped I4 "$2: not installed"
		return
	fi
	beside I4 "$1" "$3" "$rows" "$4" 1 ", one turn"
}

I4_csvsql()
{
	slow 8 csvsql "csvsql --insert" csvsql_insert
}

I4_sqlite_utils()
{
	slow 12 sqlite-utils "sqlite-utils upsert" sqlite_utils_upsert
}

# One that fails is said; the others are measured all the same.
I4()
{
	for peer in duckdb postgresql csvsql sqlite_utils; do
		: >said
		"I4_$peer" || failed I4 "$peer "
	done
}
