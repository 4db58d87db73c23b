#!/bin/sh
# SPDX-License-Identifier: ISC
# The command line itself: words and options, where settings come from, where
# output goes, and what the program says when it ends.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

# says STATUS WORDS ARGS...: one line on stderr, nothing on stdout.
says()
{
	want=$1
	words=$2
	shift 2
	runs vcctl "$@"
	rc_is "$want" "vcctl $*: exit status $want"
	err_is "vcctl $*: $words" <<EOF2
vcctl: $words
EOF2
	out_empty "vcctl $*: nothing on stdout"
}
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org add --name A --registered-on 2007-01-01
v -q org add --name B --registered-on 2007-01-02

# Who acts: an option, the configuration, LOGNAME, the system, in this order.
by()
{
	v -q "$@" org set B paused
	v -q org set B approved
	v -f csv org history B | sed -n 's/.*paused.*,//p' | tail -n 1
}
is "$(LOGNAME=kim by)" kim "who is logged in acts"
is "$(LOGNAME=kim VCCTL_ACTOR=eva by)" eva "the configuration is stronger"
is "$(LOGNAME=kim VCCTL_ACTOR=eva by --actor bo)" bo "and --actor stronger still"
is "$(LOGNAME= by)" "$(id -un)" "without them, the user's name"
is "$(LOGNAME=121212-1212 by)" "" "a name that may not be stored is left out"

# ---- help ------------------------------------------------------------------------

for args in -h --help 'org -h' 'org --help' 'org list -h' '-h org' \
    'org list --name x --help' 'db init -h' 'report -h' \
    'goal explain -h' 'match set -h'; do
	# shellcheck disable=SC2086
	runs vcctl $args
	rc_is 0 "vcctl $args: exit status 0"
	out_like '^usage: vcctl' "vcctl $args: usage on stdout"
	err_empty "vcctl $args: nothing on stderr"
done
runs vcctl
rc_is 2 "no word at all: exit status 2"
file_like "$err" '^usage: vcctl' "and the usage on stderr"
out_empty "none on stdout"
runs vcctl --version
rc_is 0 "the version"
out_like '^vcctl [0-9]+\.[0-9]+\.[0-9]+$' "stands alone"

# Every noun and verb that help names has help of its own.
vcctl -h | awk '/^  [a-z]/ { noun = $1; next } /^                [a-z]/ {
	for (i = 1; i <= NF; i++)
		print noun, $i
}' >verbs
ok "help names verbs" test "$(wc -l <verbs)" -gt 40
while read -r noun verb; do
	vcctl "$noun" "$verb" -h >h 2>&1 </dev/null &&
	    grep -q "^usage: vcctl $noun $verb" h || echo "$noun $verb"
	awk 'length > 100' h
done <verbs >lost
same lost /dev/null "each verb has help, in lines that fit"

# ---- wrong words ------------------------------------------------------------------------

says 2 "vcctl has no 'rog'; did you mean 'org'?" rog list
says 2 "vcctl has no 'xyzzy'; one of db, import, org, contact, log, assignment, volunteer, match, todo, goal, result, report, plan, calendar, activity, figure, entry, partner, agreement, grant, group, member, initiative, stage, phase, remark, story, survey, question, neighbour, centroid, postal" \
    xyzzy
# help is -h in the other order.
for words in "" goal "goal edit" todo; do
	# shellcheck disable=SC2086
	vcctl $words -h >"$T/flag"
	# shellcheck disable=SC2086
	runs vcctl help $words
	rc_is 0 "help $words"
	same "$out" "$T/flag" "help $words is -h"
done
says 2 "vcctl has no 'gaol'; did you mean 'goal'?" help gaol
says 2 "goal has no 'edti'; did you mean 'edit'?" help goal edti
says 2 "usage: vcctl help [NOUN [VERB]]" help goal edit 3
says 2 "'result' wants a verb: add, edit, remove, show, list, import, export" \
    result
says 2 "org has no 'lst'; did you mean 'list'?" org lst
says 2 "unknown option '--lmit'; did you mean '--limit'?" org list --lmit 3
says 2 "unknown option '--xyzzy'" org list --xyzzy
says 2 "unknown option '-x'" -x
says 2 "unknown option '-x'" org list -x
says 2 "option '--s' is ambiguous: '--search' or '--sort'" org list --s 3
says 2 "option '--limit' needs a value: N" org list --limit
says 2 "option '--quiet' takes no value" org list --quiet=yes
says 2 "'org list' takes no operands; see -h" org list x
says 2 "'org list' takes no operands; see -h" org list -- --limit
says 2 "'vcctl report' takes no operands; see -h" report --year 2023 x
says 2 "'org set' wants ID... STATUS; see -h" org set 1
says 2 "unknown language 'xx'; one of sv, da, nb, fi, en" -L xx org list
says 2 "unknown format 'parquet'" -f parquet org list
says 2 "unknown format 'cvs'; did you mean 'csv'?" -f cvs org list
runs v org add --name "Not to be" -f cvs
rc_is 2 "a wrong format is found before anything is done"
is "$(v -f csv --columns name org list --search be)" "name" "and nothing was"
runs v org show -- 1
rc_is 0 "-- ends the options"
runs v org show -f csv --columns id -- -1
rc_is 66 "after it even what begins with a dash is an operand"
runs v --columns=name org list --limit=1 --format=csv
rc_is 0 "options before and after the words, with an equals sign"
out_is "all count" <<'EOF2'
name
A
EOF2
runs v -q -f csv org list --limit 1 --limit 2 --columns id
is "$(tr '\n' ' ' <"$out")" "id 1 2 " "of two the last"
long=$(head -c 100000 /dev/zero | tr '\0' x)
runs v org show "$long"
rc_is 66 "an operand of 100 kB"
ok "is cut in what is said of it" test "$(wc -c <"$err")" -lt 200
runs v org list --search "$long" -f csv --columns id
rc_is 0 "a search of 100 kB"
out_is "finds nothing" <<'EOF2'
id
EOF2
runs v org list --name "$long"
rc_is 2 "a filter of 100 kB"
err_is "is longer than any name" <<'EOF2'
vcctl: --name: this is 100000 characters long; at most 2000 are taken here
EOF2
runs v org list --sort "$(printf 'name,%.0s' $(seq 2000))id"
rc_is 2 "2,000 columns to sort by are too many"
runs v org list -f csv --columns "$(printf 'name,%.0s' $(seq 2000))"
rc_is 2 "2,000 columns are too many"
filters=$(printf ' --name A%.0s' $(seq 100))
# shellcheck disable=SC2086
runs v org list $filters
rc_is 2 "100 filters are too many"

# ---- which register --------------------------------------------------------------------------

for place in flag env conf user usual; do
	vcctl -q -D $place.db db init --country SE --name $place -L sv
done
which_db()
{
	vcctl -f csv db info "$@" 2>&1 | sed -n 's/^name,//p'
}
mkdir -p "$XDG_CONFIG_HOME/vcctl" "$XDG_DATA_HOME/vcctl"
mv usual.db "$XDG_DATA_HOME/vcctl/vcctl.db"
is "$(which_db)" usual "the usual place, where nothing says else"
printf 'db = %s/user.db\n' "$T" >"$XDG_CONFIG_HOME/vcctl/config"
is "$(which_db)" user "the user's configuration goes before it"
printf '# mine\n\n  db=conf.db  \nlang = sv\nnonsense\nformat = jsonl\n' \
    >vcctl.conf
is "$(which_db)" conf "that of this folder before the user's"
VCCTL_DB=env.db
export VCCTL_DB
is "$(which_db)" env "the environment before any file"
is "$(which_db -D flag.db)" flag "the option before all"
VCCTL_DB=
is "$(which_db)" conf "an empty variable says nothing"
unset VCCTL_DB
is "$(vcctl -D t.db --columns id org list --limit 1)" '{"id":1}' \
    "a format from the configuration"
is "$(VCCTL_FORMAT=csv vcctl -D t.db --columns id org list --limit 1 |
    tr '\n' ' ')" 'id 1 ' "from the environment"
rm vcctl.conf "$XDG_CONFIG_HOME/vcctl/config"
runs v -v org list
err_like '^register t.db$' "-v says which"
says 66 "cannot open 'none.db': No such file or directory; 'vcctl db init' makes a register" \
    -D none.db org list
says 66 "cannot open '.': it is a directory" -D . org list
says 66 "cannot open '': No such file or directory; 'vcctl db init' makes a register" \
    -D '' org list
echo 'not a register' >text.db
says 65 "'text.db' is not a vcctl register" -D text.db org list
: >empty.db
says 65 "'empty.db' is not a vcctl register" -D empty.db org list
says 69 "cannot open 'postgresql://x/y': this vcctl keeps registers in SQLite files only; give the path of one" \
    -D postgresql://x/y org list

# ---- where output goes --------------------------------------------------------------------------

runs v -o list.csv -f csv --columns id org list
rc_is 0 "-o"
out_empty "nothing on stdout"
is "$(tr '\n' ' ' <list.csv)" "id 1 2 " "all of it in the file"
is "$(stat -c %a list.csv)" 600 "which is for its owner alone"
runs v -o list.csv org list --status nix
rc_is 2 "when something is wrong"
is "$(tr '\n' ' ' <list.csv)" "id 1 2 " "the file stays as it was"
is "$(find . -name '.vcctl-*')" "" "and nothing is left beside it"
echo kept >target
ln -s target link
runs v -o link -f csv --columns id org list
is "$(readlink link) $(tr '\n' ' ' <target)" "target id 1 2 " \
    "through a link, its target is written"
runs v -o - -f csv --columns id org list
is "$(tr '\n' ' ' <"$out")" "id 1 2 " "-o - is stdout"
says 73 "cannot create 'none/list': No such file or directory" \
    -D t.db -o none/list org list
says 73 "cannot create '.': Is a directory" -D t.db -o . org list
says 74 "cannot write to '/dev/full': No space left on device" \
    -D t.db -o /dev/full org list

cp t.db keep.db
ln t.db hard.db
for file in t.db ./t.db hard.db; do
	says 73 "'$file' is the register; write to another file" \
	    -D t.db -o $file org export
done
same t.db keep.db "the register is no place for output"
for name in :memory: file:x.db; do
	runs vcctl -q -D $name db init --country SE --name T
	runs vcctl -q -D $name org add --name A
	rc_is 0 "a register may be called $name"
	ok "and is a file of that name" test -s "$name"
done

to_full()
{
	"$@" >/dev/full
}
to_closed()
{
	"$@" >&-
}
for args in '-D t.db org list' '-D t.db org list -f csv' \
    '-D t.db org show 1' -h 'org -h' 'org list -h' -V; do
	# shellcheck disable=SC2086
	runs to_full vcctl $args
	rc_is 74 "vcctl $args >/dev/full: exit status 74"
	err_is "and it says so" <<'EOF2'
vcctl: cannot write to standard output: No space left on device
EOF2
	# shellcheck disable=SC2086
	runs to_closed vcctl $args
	rc_is 74 "vcctl $args >&-: exit status 74"
	err_is "and it says so" <<'EOF2'
vcctl: cannot write to standard output: Bad file descriptor
EOF2
done
# Who is told that it failed would do it again.
runs to_full vcctl -D t.db org add --name Done --registered-on 2007-01-03
rc_is 74 "a record is added, but its number can't be told"
err_is "and that is said" <<'EOF2'
vcctl: cannot write to standard output: No space left on device
vcctl: what was asked for is done, and stands in the register; only the output is lost
EOF2
is "$(v -f csv --columns name org list | grep -c Done)" 1 "it is there"
runs to_full vcctl -D t.db -n org add --name Trial --registered-on 2007-01-03
rc_is 74 "of a dry run"
err_is "nothing is said to be done" <<'EOF2'
vcctl: cannot write to standard output: No space left on device
EOF2
runs to_full vcctl -D t.db org merge 1 2
rc_is 74 "nor of what only shows"
err_is "what it would do" <<'EOF2'
vcctl: cannot write to standard output: No space left on device
EOF2

runs to_closed vcctl -D t.db -q org add --name C --registered-on 2007-01-03
rc_is 0 "who has nothing to say needs no stdout"
no_stderr()
{
	"$@" 2>&-
}
runs no_stderr vcctl -D t.db org list --status nix
rc_is 2 "nor stderr"
runs v db check
rc_is 0 "and the register is no standard file's"
is "$(v -f csv --columns id org list | head -n 1)" id "a reader may leave"

# ---- dry runs say what would be -----------------------------------------------------------

# would WORDS ARGS...
would()
{
	printf '%s\n' "$1" "dry run: nothing is saved in the register" >wanted
	says=$1
	shift
	runs vcctl -D t.db -L en -n "$@"
	rc_is 0 "vcctl -n $*"
	same "$err" wanted "says: $says"
}
cp t.db kept.db
v -q volunteer add --name "Kim Ek" 2>"$err"
v -q assignment add --organisation-id 1 --title Kiosk
v -q assignment template save kiosk 1
v -q org campaign new Spring
echo 'noun: org' >profile
v -q import profile save mine profile
v -q todo snooze org 1 --until 2027-01-01 2>"$err"
cp t.db start.db
would "would save template 'bar'" assignment template save bar 1
would "would remove template 'kiosk'" assignment template remove kiosk
would "would save profile 'other'" import profile save other profile
would "would remove profile 'mine'" import profile remove mine
would "would make campaign 'Autumn' with 4 members" org campaign new Autumn
would "would close campaign 'Spring': 0 of 4 reached" org campaign close Spring
would "volunteer 1: consent 'photo' would be recorded" \
    volunteer consent 1 photo --given --by web
would "org 1 and 2 would be two" org distinct 1 2
would "org 1: would add log entry 1" org log 1 --channel phone --note Hi
same t.db start.db "and nothing is changed"
runs vcctl -D t.db -L en -n org add --name "Not there"
out_like '^would add org ' "what says so itself"
is "$(tail -n 1 "$err")" "dry run: nothing is saved in the register" \
    "has the last word after it"
runs vcctl -D t.db -L en -n -q org add --name "Not there"
err_empty "unless it is to be quiet"
runs vcctl -D t.db -L en -n org list
err_empty "and where nothing is written anyhow, it goes without saying"
runs vcctl -D t.db -L en -n org add
rc_is 2 "what failed"
is "$(wc -l <"$err")" 1 "says why, and no more"
mv kept.db t.db

# ---- arguments of any length ------------------------------------------------------------

letters()
{
	awk -v n="$1" -v c="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", c }'
}
# short WORDS ARGS...: says so, and no more than can be read.
short()
{
	echo "vcctl: $1" >wanted
	shift
	runs vcctl "$@"
	same "$err" wanted "$(head -c 70 wanted): cut short"
}
big=$(letters 50000 å)
short "no organisation is called '$(letters 60 å)…'; 'vcctl org list' shows what there is" \
    -D t.db org show "$big"
short "--registered-on: '$(letters 40 å)…' is not a date, as 2007-10-31 or 31.10.2007" \
    -D t.db org add --name A --registered-on "$big"
short "cannot open '$(letters 600 å)…': File name too long; 'vcctl db init' makes a register" \
    -D "$big" -L en org list
runs vcctl org list "--$big"
rc_is 2 "an option of any length is refused"
ok "in a line that can be read" test "$(wc -c <"$err")" -lt 2500
ok "without splitting a letter" iconv -f UTF-8 -t UTF-16 -o "$T/utf16" "$err"
file_like "$err" "…å.*'\$" "and to its end"
printf 'id,name,registered_on,%s\n1,A,%s,x\n' "$big" "$big" >big.csv
runs v org import --source x big.csv
rc_is 65 "a cell of any length"
err_is "is cut short too" <<EOF2
big.csv:1: warning: unknown column '$(letters 600 å)…' is left out
big.csv:2: registered_on: '$(letters 40 å)…' is not a date, as 2007-10-31 or 31.10.2007
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'big.csv': 1 of 1 rows rejected
EOF2

# ---- how much is said ---------------------------------------------------------------------------

runs v -q org edit 1 --fee 100
err_empty "-q says nothing of what went well"
runs v -q org set 1 paused --on 2007-05-01
err_empty "of a step neither"
printf 'id,name,foo\n1,A,\n' >in.csv
runs v -q org import in.csv
err_empty "nor of an import, its warnings included"
runs v -q org edit 99 --fee 1
err_like "no organisation is called '99'; 'vcctl org list' shows what there is" "but it does of what did not"
runs v --no-color org list
out_unlike "$(printf '\033')" "no colour when asked for none"
runs v org list
out_unlike "$(printf '\033')" "nor in a file"

# ---- the clock and the wait ---------------------------------------------------------------------

for now in x '' 2007-13-01 2007-12-31T 2007-12-31T12:00:00 \
    2007-12-31T25:00:00Z 2007-12-31T12:00:00Zx 1969-12-31 "$long"; do
	VCCTL_NOW=$now
	runs v org list
	rc_is 78 "VCCTL_NOW=$(printf %.30s "$now"): exit status 78"
	err_like '^vcctl: VCCTL_NOW is .* which is no time such as 2007-12-31T12:00:00Z$' \
	    "and it says so"
done
for now in 2007-12-31 31.12.2007 2007-12-31T23:59:59Z; do
	VCCTL_NOW=$now
	runs v -q org add --new --name "$now"
	is "$(v -f csv --columns registered_on org list --name "$now" |
	    tail -n 1)" 2007-12-31 "VCCTL_NOW=$now is that day"
done
for wait in x -1 3601 '' 1.5; do
	VCCTL_WAIT=$wait
	export VCCTL_WAIT
	runs v org list
	rc_is 78 "VCCTL_WAIT=$wait: exit status 78"
	err_is "and it says so" <<EOF2
vcctl: VCCTL_WAIT is '$wait', which is no number of seconds from 0 to 3600
EOF2
done

done_testing
