#!/bin/sh
# SPDX-License-Identifier: ISC
# What a register's file is: its marks, its tables, where names may stand, and
# that every older one becomes like a new one.
. "${0%/*}/lib.sh"
command -v sqlite3 >/dev/null || skip_all "no sqlite3 here"

tool=$(echo "${VCCTL%/*}" | sed 's|/valgrind$||')/unit/tool_sql
db=$T/x.db

sql()
{
	sqlite3 -batch "$db" "$@"
}

# none SQL NAME: no row comes back.
none()
{
	sql "$1" >"$T/found" 2>&1
	same "$T/found" /dev/null "$2"
}

newest=0
while "$tool" schema sqlite $((newest + 1)) >/dev/null; do
	newest=$((newest + 1))
done
ok "there is a migration" test "$newest" -ge 1

# ---- a new register ----------------------------------------------------------

runs vcctl -D "$db" db init --name Byrån --country SE --municipality Stockholm
rc_is 0 "a register is made"
is "$(stat -c %a "$db")" 600 "only its owner may read it"
is "$(sql 'PRAGMA application_id')" $((0x76636374)) "it is marked as ours"
is "$(sql 'PRAGMA user_version')" "$newest" "it has the newest version"
is "$(sql 'PRAGMA journal_mode')" wal "it keeps a write-ahead log"
is "$(sql 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok "it is whole"
is "$(sql 'PRAGMA encoding')" UTF-8 "its text is UTF-8"
none "SELECT name FROM pragma_table_list WHERE schema = 'main' AND
    type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'" \
    "every table is strict"
none "SELECT name FROM sqlite_schema WHERE type = 'trigger'" \
    "nothing runs behind a statement's back"
none "SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' AND
    m.name NOT LIKE 'sqlite%' AND NOT EXISTS
    (SELECT 1 FROM pragma_table_xinfo(m.name) WHERE pk > 0)" \
    "every table has a key"
none "SELECT DISTINCT m.name, x.name, x.type FROM sqlite_schema m,
    pragma_table_xinfo(m.name) x WHERE m.type = 'table' AND
    m.name NOT LIKE 'sqlite%' AND x.type NOT IN ('INTEGER', 'TEXT')" \
    "all columns are integers or text"

# ---- where a person may be named -----------------------------------------------

none "SELECT m.name, x.name FROM sqlite_schema m, pragma_table_xinfo(m.name) x
    WHERE m.type = 'table' AND m.name NOT LIKE '%\_person' ESCAPE '\\' AND
    m.name NOT LIKE '%\_contact' ESCAPE '\\' AND
    (x.name LIKE '%email%' OR x.name LIKE '%phone%' OR
    x.name LIKE '%postcode%' OR x.name LIKE '%message%' OR
    x.name LIKE 'contact%' OR (x.name LIKE '%name%' AND
    m.name NOT IN ('org', 'municipality', 'sender', 'sqlite_sequence')))" \
    "only personal tables have columns for names and addresses"
none "SELECT m.name, f.\"table\" FROM sqlite_schema m,
    pragma_foreign_key_list(m.name) f WHERE f.\"table\" LIKE '%\_person'
    ESCAPE '\\' OR f.\"table\" LIKE '%\_contact' ESCAPE '\\'" \
    "no table points at a personal one"

cat >"$T/org.csv" <<-'EOF'
id,name,contact_name,contact_email,contact_phone
1,Hjälpen,Qwertina Zyx,qwertina@example.org,0799111222
EOF
cat >"$T/assignment.csv" <<-'EOF'
id,organisation_id,title
1,1,Läsa högt
EOF
cat >"$T/volunteer.csv" <<-'EOF'
id,name,email,phone,postcode
1,Qwertina Zyx,qwertina@example.org,0799111222,98765
EOF
cat >"$T/match.csv" <<-'EOF'
id,assignment_id,volunteer_id,name,email,received_on,message
1,1,1,,,2026-01-02,Qwertina vill
2,1,,Qwertina Zyx,qwertina@example.org,2026-01-02,Qwertina vill
EOF
for noun in org assignment volunteer match; do
	runs vcctl -D "$db" "$noun" import "$T/$noun.csv"
	rc_is 0 "$noun is imported"
done
runs vcctl -D "$db" volunteer edit 1 --name "Qwertina Zyxdotter"
rc_is 0 "a person is edited"
for table in $(sql "SELECT name FROM sqlite_schema WHERE type = 'table'"); do
	sql "SELECT * FROM $table" | grep -qiE 'qwertina|0799111222|98765' &&
	    echo "$table"
done | sort >"$T/found"
printf '%s\n' interest_person org_contact volunteer_person >"$T/wanted"
same "$T/found" "$T/wanted" "a person stands in personal tables, nowhere else"

# ---- released migrations, and the way up ------------------------------------------

(cd "$SRC/lib/db/schema" && sha256sum -c --quiet) \
    <"$SRC/tests/data/schema.sum" >"$T/changed" 2>&1
same "$T/changed" /dev/null \
    "released migrations are as they were (a change is a new migration)"
for f in "$SRC"/lib/db/schema/*.sql; do
	n=$(basename "$f" | sed 's/^0*//; s/-.*//')
	grep -q "  $(basename "$f")\$" "$SRC/tests/data/schema.sum" ||
	    [ "$n" -eq "$newest" ] || basename "$f"
done >"$T/unlisted"
same "$T/unlisted" /dev/null \
    "those before the newest are listed in tests/data/schema.sum"

# Columns by name: one that was added later stands last.
describe()
{
	sqlite3 -batch "$1" "
	    SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk
	    FROM sqlite_schema m, pragma_table_xinfo(m.name) x ORDER BY 1, 2;
	    SELECT m.name, l.name, l.\"unique\", l.partial, x.seqno, x.name
	    FROM sqlite_schema m, pragma_index_list(m.name) l,
	    pragma_index_xinfo(l.name) x ORDER BY 1, 2, 5, 6;
	    SELECT m.name, f.\"table\", f.\"from\", f.\"to\"
	    FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
	    ORDER BY 1, 2, 3;
	    SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY 1;
	    SELECT name, strict FROM pragma_table_list WHERE type = 'table'
	    ORDER BY 1;
	    SELECT list, code, rank FROM code ORDER BY 1, 2;
	    SELECT * FROM municipality ORDER BY 1;
	    PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode"
}

# old N FILE: a register as migration N left it; 0 is one with no tables yet.
old()
{
	{
		echo 'PRAGMA journal_mode = WAL; PRAGMA application_id ='
		echo "$((0x76636374)); BEGIN;"
		m=1
		while [ $m -le "$1" ]; do
			"$tool" schema sqlite $m
			m=$((m + 1))
		done
		echo "PRAGMA user_version = $1; COMMIT;"
	} | sqlite3 -batch "$2" >/dev/null
}

describe "$db" >"$T/fresh"
version=0
while [ $version -le "$newest" ]; do
	f=$T/old$version.db
	old $version "$f"
	if [ $version -lt "$newest" ]; then
		runs vcctl -D "$f" db info
		rc_is 69 "a register of version $version is refused"
		err_like "db upgrade" "and what to do is said"
		sqlite3 "$f" .dump >"$T/before"
	fi
	runs vcctl -D "$f" db upgrade
	rc_is 0 "a register of version $version is upgraded"
	describe "$f" >"$T/now"
	same "$T/now" "$T/fresh" "it is then like a new one"
	if [ $version -lt "$newest" ]; then
		is "$(stat -c %a "$f.v$version")" 600 \
		    "a copy only its owner may read stands beside it"
		sqlite3 "$f.v$version" .dump >"$T/copied"
		same "$T/copied" "$T/before" "the copy is as it was"
		is "$(sqlite3 "$f.v$version" 'PRAGMA user_version')" $version \
		    "and of the old version"
	else
		ok "nothing is copied for a register of this version" \
		    test ! -e "$f.v$version"
	fi
	version=$((version + 1))
done

# Until when an organisation had an agreement stood in its row: it is one now,
# and what was put off stays so.
old 6 "$T/old.db"
sqlite3 "$T/old.db" "
    INSERT INTO setting VALUES ('lang', 'sv'), ('country', 'SE'),
	('name', 'Byrån');
    INSERT INTO org (id, changed_at, name, name_key, registered_on, status,
	agreement_until) VALUES (1, 0, 'A', 'a', 18000, 'approved', NULL),
	(2, 0, 'B', 'b', 18000, 'approved', 20000),
	(3, 0, 'C', 'c', 18000, 'approved', 20100);
    INSERT INTO partner (id, changed_at, title, title_key, kind, registered_on,
	status) VALUES (5, 0, 'P', 'p', 'company', 18000, 'signed');
    INSERT INTO agreement (id, changed_at, partner_id, title, title_key)
	VALUES (2, 0, 5, 'Old', 'old');
    INSERT INTO snooze VALUES ('agreement', 1, 21000, 'x', 0, 'me'),
	('agreement', 3, 22000, 'x', 0, 'me'), ('bylaws', 3, 1, 'x', 0, 'me')"
runs vcctl -D "$T/old.db" db upgrade
rc_is 0 "a register with such days is upgraded"
is "$(sqlite3 "$T/old.db" "SELECT id, partner_id, organisation_id, title,
    title_key, ends_on FROM agreement")" \
    "$(printf '2|5||Old|old|\n3||2|Avtal|avtal|20000\n4||3|Avtal|avtal|20100')" \
    "each day is an agreement"
is "$(sqlite3 "$T/old.db" "SELECT kind, row_id, until FROM snooze ORDER BY 1")" \
    "$(printf 'agreement|4|22000\nbylaws|3|1')" "and put off as it was"

# An upgrade that fails leaves the register as it was, and a copy.
old 0 "$T/bad.db"
sqlite3 "$T/bad.db" 'CREATE TABLE interest (x)'
sqlite3 "$T/bad.db" .dump >"$T/before"
runs vcctl -D "$T/bad.db" db upgrade
ok "an upgrade that can't be made fails" test "$rc" -ne 0
sqlite3 "$T/bad.db" .dump >"$T/after"
same "$T/after" "$T/before" "and takes everything back"
is "$(sqlite3 "$T/bad.db" 'PRAGMA user_version')" 0 "the version too"
ok "the copy is there" test -e "$T/bad.db.v0"
done_testing
