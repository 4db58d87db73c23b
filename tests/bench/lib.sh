# SPDX-License-Identifier: ISC
# What the figures share: data, registers, imports that are timed and whose
# counts are checked, and the line that says what came of it. Registers are in
# the folder at hand, files in data/, named by ids (text or integer) and number
# of rows. Functions return false where something failed; `said` holds why.

# made FILE COMMAND...: FILE is what COMMAND prints, once it is whole.
made()
{
	[ -s "$1" ] && return
	made=$1
	shift
	"$@" >"$made.new" && [ -s "$made.new" ] && mv "$made.new" "$made"
}

# generate IDS WHAT N [FIRST]
generate()
{
	awk -f "$here/generate.awk" -v ids="$1" -v what="$2" -v n="$3" \
	    -v first="${4:-0}" -v orgs=5000 -v assignments=200000 \
	    -v volunteers=300000
}

# interests IDS N: data/IDS-N.csv
interests()
{
	made "data/$1-$2.csv" generate "$1" interests "$2"
}

# register IDS: IDS.db, all that interests refer to.
register()
{
	[ -s "$1.db" ] && return
	made "data/$1-organisations.csv" generate "$1" organisations 5000 &&
	    made "data/$1-assignments.csv" generate "$1" assignments 200000 &&
	    made "data/$1-volunteers.csv" generate "$1" volunteers 300000 || return
	rm -f new.db new.db-*
	"$vcctl" -q -D new.db db init --country SE --name Bench &&
	    "$vcctl" -q -D new.db org import --source office \
	    "data/$1-organisations.csv" &&
	    "$vcctl" -q -D new.db assignment import --source office \
	    "data/$1-assignments.csv" &&
	    "$vcctl" -q -D new.db volunteer import --source office \
	    "data/$1-volunteers.csv" && mv new.db "$1.db"
}

# timed LOG COMMAND...: its time and peak memory are one more line of LOG.
timed()
{
	timed=$1
	shift
	sync
	./measure 1 "$@" >>"$timed" 2>said
}

# again LOG FILE ADDED UPDATED UNCHANGED: imports FILE into one.db, even where
# much of what it knows would change.
again()
{
	timed "$1" "$vcctl" -D one.db match import --source office \
	    --confirm=overwrite "$2" || return
	tail -n 1 "$1" | sed "s|\$| ${2#data/}|" >>imports
	[ "$(tail -n 1 said)" = \
	    "$3 added, $4 updated, $5 unchanged, 0 rejected" ] && return
	echo "wanted $3 added, $4 updated, $5 unchanged, said: $(cat said)" \
	    >said.new
	mv said.new said
	return 1
}

# into LOG DB FILE ADDED UPDATED UNCHANGED: imports it into a copy of DB.
into()
{
	rm -f one.db one.db-* && cp "$2" one.db || return
	log=$1
	shift 2
	again "$log" "$@"
}

# dot_import LOG FILE: with the sqlite3 shell, no types, keys or checks.
dot_import()
{
	rm -f plain.db
	timed "$1" sqlite3 plain.db ".import --csv $2 interest"
}

# pair N ONE OTHER: commands that write a line each into `ours` and `theirs`,
# N times in turn; their medians are then in $a and $b.
pair()
{
	: >ours
	: >theirs
	turn=0
	while [ $turn -lt "$1" ]; do
		eval "$2" && eval "$3" || return
		turn=$((turn + 1))
	done
	a=$(median ours)
	b=$(median theirs)
}

# median FILE: of the times; they are in microseconds.
median()
{
	sort -n "$1" | awk '{ v[NR] = $1 }
	    END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

seconds()
{
	awk -v us="$1" 'BEGIN {
		printf us < 1e6 ? "%.3f s" : "%.2f s", us / 1e6
	}'
}

# ratio NAME BAR WANTED(ge|le) NUMERATOR DENOMINATOR TEXT
ratio()
{
	awk -v name="$1" -v bar="$2" -v want="$3" -v a="$4" -v b="$5" \
	    -v text="$6" 'BEGIN {
		r = a / b
		ok = bar == "-" || (want == "ge" ? r >= bar : r <= bar)
		bar = bar == "-" ? "no bar" : \
		    "bar " (want == "ge" ? ">= " : "<= ") bar
		printf "%-4s %6.2f  (%s)  %s%s\n", name, r, bar, text,
		    ok ? "" : "   BELOW ITS BAR"
	}'
}

skipped()
{
	printf '%-4s %s, skipped\n' "$1" "$2"
}

# failed NAME WHAT: and so does the run, at its end.
failed()
{
	printf '%-4s %sfailed: %s   BELOW ITS BAR\n' "$1" "$2" \
	    "$(head -n 1 said)"
	status=1
}
