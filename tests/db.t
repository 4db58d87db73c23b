#!/bin/sh
# SPDX-License-Identifier: ISC
# db: a register is made, described, checked, set, copied and upgraded, and
# what is no register is left alone.
. "${0%/*}/lib.sh"
db=$T/x.db
umask 022

have_sqlite3=
command -v sqlite3 >/dev/null && have_sqlite3=1

mode()
{
	stat -c %a "$1" 2>&1
}

# ---- init -----------------------------------------------------------------------

# A register speaks its country's language, unless told otherwise.
unset VCCTL_LANG
runs vcctl -D "$db" db init --name "Byrån" --country SE --municipality 180
rc_is 0 "init makes a register"
out_empty "and prints nothing"
err_is "but says so, in the language that it was given" <<-EOF
skapade registret '$db' för Byrån
EOF
is "$(mode "$db")" 600 "whatever the umask, only its owner may read it"
is "$(ls "$T" | grep -c '^x\.db')" 1 "nothing is left beside it"
cp "$db" "$T/copy"

runs vcctl -D "$db" db init --name Other --country DK
rc_is 73 "a register is not made over another"
err_is "and that is said" <<-EOF
vcctl: '$db' finns redan; ett nytt register behöver en ny fil
EOF
same "$db" "$T/copy" "the other is untouched"

# refused STATUS WORDS OPTION...: no register is made.
refused()
{
	want=$1 words=$2
	shift 2
	runs vcctl -D "$T/no.db" "$@"
	rc_is "$want" "init refused: $words"
	err_like "$words" "and why: $words"
	ok "and nothing made: $words" test ! -e "$T/no.db"
}
refused 2 "needs a name" db init --country SE
refused 2 "needs a name" db init --name "" --country SE
refused 2 "a register needs a country; give it with --country: SE, DK, NO or FI" \
    db init --name X
refused 2 "unknown country ''" db init --name X --country ''
refused 2 "unknown country 'XX'" db init --name X --country XX
refused 2 "unknown municipality 'Ankeborg'" db init --name X --country SE \
    --municipality Ankeborg
refused 2 "unknown language 'xx'" --lang xx db init --name X --country SE
refused 2 "has no dry run" -n db init --name X --country SE
runs vcctl -D "$T/none/x.db" db init --name X --country SE
rc_is 73 "no register in a folder that isn't there"

runs vcctl db init --name Usual --country DK
rc_is 0 "without a path the register is the user's own"
is "$(mode "$XDG_DATA_HOME/vcctl")" 700 "in a folder of the user's"
runs vcctl -f csv db info
out_like '^lang,da$' "a register speaks its country's language"
runs vcctl -D "$T/nb.db" --lang nb db init --name X --country SE
runs vcctl -D "$T/nb.db" -f csv db info
out_like '^lang,nb$' "unless told otherwise"
export VCCTL_LANG=en
VCCTL_DB=$db runs vcctl -f csv db info
out_like '^name,Byrån$' "VCCTL_DB names another"

# ---- info, config -----------------------------------------------------------------

runs vcctl -D "$db" -f csv db info --count
rc_is 0 "info describes the register"
out_is "key by key" <<-EOF
key,value
path,$db
schema,7
name,Byrån
country,SE
municipality,SE-0180
lang,sv
org,0
assignment,0
volunteer,0
interest,0
goal,0
result,0
neighbour,0
centroid,0
postal,0
contact,0
log,0
plan,0
calendar,0
partner,0
agreement,0
grant,0
activity,0
figure,0
entry,0
group,0
member,0
initiative,0
stage,0
phase,0
remark,0
story,0
survey,0
question,0
answer,0
EOF
runs vcctl -D "$db" db config band.exceeded 110
rc_is 0 "a setting is changed"
runs vcctl -D "$db" -f csv db config
rc_is 0 "settings are shown"
out_is "with what is set and what is usual" <<-EOF
key,value,meaning
name,Byrån,"the centre's name, on its reports"
band.exceeded,110,a goal is exceeded from this percentage of its target
band.partly,100,a goal is partly met from this percentage; 100: never
todo.unanswered,7,days that an interest may go unanswered
todo.progress,60,days that an interest may stand still on its way
todo.outcome,42,days after passing an interest on to ask what came of it
approval.hours,48,hours within which an approval is promised
todo.first,10,days after which a new organisation is asked for its first assignment
todo.second,30,days after which it is asked again
org.idle,24,months without a new assignment that make an organisation idle
todo.expiring,30,"days of warning before a document, consent or membership ends"
todo.draft,14,days that an assignment may be a draft
match.extract,365,"days that a police-record extract is good for, once seen"
survey.smallest,5,answers to a survey that fewer gave are hidden; 1: none
EOF
runs vcctl -n -D "$db" db config band.exceeded 120
rc_is 0 "a dry run of a change"
runs vcctl -D "$db" -f csv db config
out_like '^band.exceeded,110,' "changes nothing"
runs vcctl -D "$db" db config band.exceeded 90
rc_is 65 "a band below the target is refused"
runs vcctl -D "$db" db config band.exceeded ten
rc_is 65 "and one that is no number"
for is in "band.partly 101: a percentage from 1 to 100" \
    "todo.draft 3651: a number of days from 0 to 3650" \
    "approval.hours 2d: a number of hours from 0 to 87600" \
    "org.idle 0: a number of months from 1 to 600"; do
	key=${is%% *}
	value=${is#* }
	runs vcctl -D "$db" db config "$key" "${value%%:*}"
	rc_is 65 "${is%%:*} is refused"
	echo "vcctl: '${value%%:*}' is no value for $key: ${is#*: }" >"$T/wanted"
	err_is "and what it may be is said" "$T/wanted"
done
runs vcctl -D "$db" db config name ""
rc_is 65 "a register keeps a name"
err_like '^vcctl: name wants some text$' "and that is said"
runs vcctl -D "$db" db config band.exeeded 120
rc_is 2 "an unknown setting is refused"
err_like "did you mean 'band.exceeded'" "and the nearest named"
runs vcctl -D "$db" db config org.idel 12
err_like "did you mean 'org.idle'" "of all that there are"
runs vcctl -D "$db" db config name
rc_is 2 "a setting needs a value"

# ---- what is no register ----------------------------------------------------------

# no_register STATUS PATH WORDS: for those who read and those who write, and
# the file stays as it was.
no_register()
{
	cp "$2" "$T/before" 2>/dev/null
	runs vcctl -D "$2" org list
	rc_is "$1" "cannot read: $3"
	err_like "$3" "and why: $3"
	out_empty "and prints nothing: $3"
	runs vcctl -D "$2" org add --name X
	rc_is "$1" "cannot write: $3"
	runs vcctl -D "$2" db upgrade
	rc_is "$1" "cannot upgrade: $3"
	[ ! -f "$2" ] || same "$2" "$T/before" "and leaves it alone: $3"
}
no_register 66 "$T/none.db" "No such file.*'vcctl db init' makes"
ok "a register that isn't there isn't made" test ! -e "$T/none.db"
no_register 66 "$T" "it is a directory"
printf 'id,name\n1,Hjälpen\n' >"$T/text.db"
no_register 65 "$T/text.db" "text.db' is not a vcctl register"
: >"$T/empty.db"
no_register 65 "$T/empty.db" "empty.db' is not a vcctl register"
no_register 69 "postgresql://localhost/x" "SQLite files only"

if [ -n "$have_sqlite3" ]; then
	sqlite3 "$T/other.db" 'CREATE TABLE org (id, name)'
	no_register 65 "$T/other.db" "other.db' is not a vcctl register"
	cp "$db" "$T/newer.db"
	sqlite3 "$T/newer.db" 'PRAGMA user_version = 99'
	no_register 69 "$T/newer.db" "written by a newer vcctl"
else
	skip 14 "no sqlite3 here"
fi

# ---- whom the file lets in ------------------------------------------------------------

other()
{
	setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"
}
# may_read COMMAND...: what only looks is done in a register that may only be
# read, and nothing else.
may_read()
{
	runs "$@" org list
	rc_is 0 "a register that may only be read is read"
	for look in "org campaign list" "import profile list" "db config" \
	    "assignment template list" "match weights show"; do
		# shellcheck disable=SC2086 # words
		"$@" $look >"$out" 2>"$err" || cat "$err"
	done >"$T/said"
	same "$T/said" /dev/null "also by verbs that can write too"
	for write in "org add --name X" "org campaign new x" \
	    "import profile remove x" "db config name X"; do
		# shellcheck disable=SC2086
		"$@" $write >"$out" 2>"$err" || echo $?
	done >"$T/said"
	is "$(paste -sd' ' "$T/said")" "77 77 77 77" "and not written"
}
if [ "$(id -u)" != 0 ]; then
	cp "$db" "$T/ro.db"
	chmod 400 "$T/ro.db"
	may_read vcctl -D "$T/ro.db"
	chmod 0 "$T/ro.db"
	runs vcctl -D "$T/ro.db" org list
	rc_is 77 "one that may not be read is not"
elif chmod 711 "$T" && other test -x "$VCCTL" 2>/dev/null &&
    [ "${VCCTL%/valgrind/vcctl}" = "$VCCTL" ]; then
	mkdir "$T/open"
	cp "$db" "$T/open/ro.db"
	chown -R nobody "$T/open"
	chmod 400 "$T/open/ro.db"
	may_read other "$VCCTL" -D "$T/open/ro.db"
	runs other "$VCCTL" -D "$db" org list
	rc_is 77 "one that may not be read is not"
else
	skip 4 "root may do everything"
fi

# ---- others at work ---------------------------------------------------------------------

if [ -n "$have_sqlite3" ]; then
	# Another program that holds the register until fd 9 is closed.
	mkfifo "$T/fifo"
	sqlite3 "$db" <"$T/fifo" >/dev/null 2>&1 &
	exec 9>"$T/fifo"
	printf 'BEGIN IMMEDIATE;\n.shell touch "%s"\n' "$T/held" >&9
	for _ in $(seq 200); do
		[ -e "$T/held" ] && break
		sleep 0.05
	done
	VCCTL_WAIT=0 runs vcctl -D "$db" org add --name X
	rc_is 75 "a register that another writes is locked"
	err_like "in use by another command; try again" "and that is said"
	VCCTL_WAIT=0 runs vcctl -D "$db" db config name Y
	rc_is 75 "for its settings too"
	VCCTL_WAIT=0 runs vcctl -D "$db" org list
	rc_is 0 "but it may be read"
	VCCTL_WAIT=0 runs vcctl -D "$db" db backup "$T/meanwhile.db"
	rc_is 0 "and copied"
	VCCTL_WAIT=soon runs vcctl -D "$db" org list
	rc_is 78 "a time to wait that is none is refused"
	(sleep 0.3 && echo 'COMMIT;' >&9) 9>&9 &
	VCCTL_WAIT=60 runs vcctl -D "$db" org add --name "Hjälpen"
	rc_is 0 "who waits, writes when the other is done"
	exec 9>&-
	wait
else
	skip 8 "no sqlite3 here"
fi

# What stands beside a register that is being written.
mkfifo "$T/csv"
vcctl -q -D "$db" volunteer import "$T/csv" >/dev/null 2>&1 &
exec 8>"$T/csv"
printf 'id,name\n1,Åsa\n' >&8
for _ in $(seq 200); do
	[ -e "$db-wal" ] && break
	sleep 0.05
done
is "$(mode "$db-wal")" 600 "the log of a register is its owner's too"
is "$(mode "$db-shm")" 600 "and the index to it"
exec 8>&-
wait
is "$(ls "$T" | grep -c '^x\.db')" 1 "both go when the command ends"

# ---- backup ----------------------------------------------------------------------------------

runs vcctl -D "$db" db backup "$T/b.db"
rc_is 0 "a backup is written"
is "$(mode "$T/b.db")" 600 "for its owner only"
is "$(ls "$T" | grep -c '^b\.db')" 1 "as one file"
runs vcctl -D "$T/b.db" -f csv db info --count
out_like '^volunteer,1$' "it is a register with the same rows"
runs vcctl -D "$T/b.db" db check
rc_is 0 "and sound"
cp "$T/b.db" "$T/before"
runs vcctl -D "$db" db backup "$T/b.db"
rc_is 73 "a backup is not written over another file"
same "$T/b.db" "$T/before" "which stays as it was"
runs vcctl -D "$db" db backup "$db"
rc_is 73 "nor over the register itself"
runs vcctl -D "$db" db backup "$T/none/b.db"
rc_is 73 "nor where there is no folder"
runs vcctl -D "$db" db backup
rc_is 2 "a backup needs a file"

# ---- check, upgrade, damage --------------------------------------------------------------------

runs vcctl -D "$db" db check
rc_is 0 "a sound register has no findings"
out_empty "and prints none"
runs vcctl -q -D "$db" db check
err_empty "nor talks when told not to"
runs vcctl -D "$db" db upgrade
rc_is 0 "a register of this version needs no upgrade"
err_like "of this version already" "and that is said"
is "$(ls "$T" | grep -c '^x\.db')" 1 "and nothing is copied"

if [ -n "$have_sqlite3" ]; then
	cp "$db" "$T/orphan.db"
	sqlite3 "$T/orphan.db" "INSERT INTO interest (id, changed_at,
	    assignment_id, received_on, status, organisation_id)
	    VALUES (7, 0, 99, 0, 'received', 1)"
	runs vcctl -D "$T/orphan.db" -f csv db check
	rc_is 1 "a reference to nothing is a finding"
	out_is "and is named" <<-EOF
finding
row 7 of interest names a row of assignment that is not there
EOF
	cp "$db" "$T/damaged.db"
	page=$(sqlite3 "$db" "SELECT rootpage FROM sqlite_schema
	    WHERE name = 'volunteer'")
	size=$(sqlite3 "$db" 'PRAGMA page_size')
	head -c "$size" /dev/zero | tr '\0' Z |
	    dd of="$T/damaged.db" bs="$size" seek=$((page - 1)) conv=notrunc \
	    2>/dev/null
	runs vcctl -D "$T/damaged.db" volunteer list
	rc_is 65 "a damaged register is not read"
	err_like "is damaged; restore a backup" "and what to do is said"
	runs vcctl -D "$T/damaged.db" db check
	ok "a check of it finds fault" test "$rc" = 1 -o "$rc" = 65

	cp "$db" "$T/damaged.db"
	page=$(sqlite3 "$db" "SELECT rootpage FROM sqlite_schema
	    WHERE name = 'setting'")
	head -c "$size" /dev/zero | tr '\0' Z |
	    dd of="$T/damaged.db" bs="$size" seek=$((page - 1)) conv=notrunc \
	    2>/dev/null
	runs vcctl -D "$T/damaged.db" db info
	rc_is 65 "nor one whose settings can't be read"
else
	skip 6 "no sqlite3 here"
fi
head -c 20000 "$db" >"$T/short.db"
runs vcctl -D "$T/short.db" org list
rc_is 65 "a register cut short is not read"

# ---- the command itself -----------------------------------------------------------------------

runs vcctl -D "$db" db
rc_is 2 "db needs a verb"
runs vcctl -D "$db" db inform
rc_is 2 "an unknown verb is refused"
err_like "info" "and the right ones named"
runs vcctl -D "$db" db info extra
rc_is 2 "an operand too many is refused"
runs vcctl -D "$db" db check --count
rc_is 2 "an option of another verb is refused"
done_testing
