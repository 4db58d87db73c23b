#!/bin/sh
# SPDX-License-Identifier: ISC
# Runs of an inbox that are killed, at every step that leaves something on the
# disk and then at any moment: each file is taken exactly once all the same,
# and the register is as if nothing had happened.
#
# KILLS is how many, SEED which moments; SECONDS_MAX ends it earlier where
# programs are slow.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
: "${KILLS:=200}" "${SEED:=20261122}" "${SECONDS_MAX:=60}"
diag "SEED=$SEED KILLS=$KILLS"

v()
{
	vcctl -D "$@"
}
# any PATTERN's files
any()
{
	[ -e "$1" ]
}

# set_of N DIR: ten files, each of which changes rows that the one before it
# brought, repeats some, and has rows that can't be taken. Every third is
# small, so that moving it takes longer than reading it.
set_of()
{
	awk -v set="$1" -v dir="$2" '
	function row(file, i, web) {
		printf "%d,Org %d/%d/%d,%s,https://%s.example/%d\n",
		    set * 100000 + file * 10000 + i, set, file, i,
		    i % 2 ? "Stockholm" : "Uppsala", web, i >out
	}
	BEGIN {
		for (file = 0; file < 10; file++) {
			n = file % 3 == 1 ? 30 : 1000
			out = sprintf("%s/set%03d-%d.csv", dir, set, file)
			print "id,name,municipality,website" >out
			for (i = 0; i < n; i++)
				row(file, i, "a")
			for (i = 0; file > 0 && i < 29; i++)
				row(file - 1, i, i < 7 ? "b" : "a")
			for (i = 0; i < file % 4; i++)
				printf "%d,Nowhere,Atlantis,\n", i + 1 >out
			close(out)
		}
	}'
	touch -d 2026-11-20T12:00:00Z "$2"/set*.csv
}
left()
{
	set -- in/set*.csv
	any "$1" && echo $# || echo 0
}
# next_set: and a copy for the register that is left alone.
next_set()
{
	sets=$((sets + 1))
	mkdir new
	set_of $sets new
	cp -p new/* calm/
	mv new/* in/
	rmdir new
}
# What a run that was killed left behind says when it was.
stage()
{
	if any in/.vcctl/.vcctl-*; then
		echo "while writing a file"
	elif any in/.vcctl/*.place; then
		echo "while moving"
	elif any in/.vcctl/*.report.txt; then
		echo "between report and decision"
	elif any in/.vcctl/*.rejects.csv; then
		echo "between rejects and report"
	else
		echo "before anything was written"
	fi
}

# ---- at every step -----------------------------------------------------------

# drop DIR: two files, one with a marker, of which the second changes what the
# first brings.
drop()
{
	mkdir "$1"
	printf 'id,name,municipality\n1,A,Stockholm\n2,B,Atlantis\n3,C,Uppsala\n' \
	    >"$1/a.csv"
	printf 'id,name\n1,AA\n' >"$1/b.csv"
	touch -d 2026-11-20T12:00:00Z "$1/b.csv"
	: >"$1/a.csv.done"
}
# state DB DIR: all that is to be the same however often a run died.
state()
{
	(cd "$2" && find . | sort)
	grep -h ' added, ' "$2"/done/*.report.txt
	cat "$2"/done/*.rejects.csv
	v "$1" -f csv import list | cut -d, -f1,4-
	v "$1" -f csv org list
}
# dies SYSCALL N: a run that is killed as it calls it for the Nth time, and
# one that isn't. False when the first came to its end.
dies()
{
	rm -rf step step.db*
	cp empty.db step.db
	drop step
	rc=0
	{ ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o /dev/null \
	    -e trace="$1" -e inject="$1:signal=KILL:when=$2" \
	    "$VCCTL" -D step.db -q import inbox step; } >/dev/null 2>&1 || rc=$?
	[ $rc -ge 128 ] || return 1
	v step.db -q import inbox step 2>/dev/null
	state step.db step >step.state
	cmp -s step.state calm.state || echo "$1 $2" >>wrong
}

printf 'noun: org\nfiles: *.csv\n' >profile
v empty.db -q db init --country SE --name T
v empty.db -q import profile save all profile
cp empty.db calm.db
drop calm
v calm.db -q import inbox calm 2>/dev/null
state calm.db calm >calm.state
if [ "${UNDER-}" != valgrind ] && strace -qq -o /dev/null \
    -e inject=close:signal=WINCH true 2>/dev/null; then
	: >wrong
	steps=0
	# Where programs are slow, not each.
	began=$(date +%s%N)
	dies fsync 1
	every=$((1 + ($(date +%s%N) - began) / 110000000))
	for call in mkdirat openat pwrite64 write fsync fdatasync rename \
	    renameat2 unlink unlinkat; do
		n=1
		while dies $call $n; do
			steps=$((steps + 1))
			n=$((n + every))
		done
	done
	diag "$steps steps, one of $every"
	ok "a run was killed at many steps" test $steps -gt $((100 / every))
	same wrong /dev/null "whichever it is, the next run makes all good"
else
	skip 2 "no strace that could kill at a step"
fi
rm -rf calm calm.db* step step.db*

# ---- at any moment -----------------------------------------------------------

printf 'noun: org\nfiles: set*.csv\n' >profile
for db in calm in; do
	v $db.db -q db init --country SE --name T
	v $db.db -q import profile save sets profile
	mkdir $db
done

# How long a whole run takes, in microseconds.
sets=0
next_set
began=$(date +%s%N)
v calm.db -q import inbox calm 2>calm.err
whole=$((($(date +%s%N) - began) / 1000))
diag "a run of ten files takes $((whole / 1000)) ms"

killed=0
random=$SEED
began=$(date +%s)
while [ $killed -lt "$KILLS" ] &&
    [ $(($(date +%s) - began)) -lt "$SECONDS_MAX" ]; do
	[ "$(left)" -ge 3 ] || next_set
	random=$(((random * 1103515245 + 12345) % 2147483648))
	wait=$((random / 64 % 100000 * whole / 100000))
	"$VCCTL" -D in.db -q import inbox in >run.out 2>&1 &
	pid=$!
	sleep "$((wait / 1000000)).$(printf %06d $((wait % 1000000)))"
	kill -9 $pid 2>/dev/null
	rc=0
	{ wait $pid; } 2>/dev/null || rc=$?
	case $rc in
	0 | 1) ;;
	137)
		killed=$((killed + 1))
		stage >>stages
		;;
	*)
		fail "a run after one that was killed ends with $rc"
		sed 's/^/#   /' run.out
		;;
	esac
done
diag "$killed runs killed, $sets sets of ten files, in" \
    "$(($(date +%s) - began)) s"
sort stages | uniq -c | sed 's/^/# /'
diag "$(cat in/done/*.report.txt | grep -c 'by an earlier run')" \
    "files were in the register, but not reported"
ok "runs were killed" test $killed -ge 3

v calm.db -q import inbox calm 2>>calm.err
runs v in.db -q import inbox in
ok "the last run, undisturbed, does what is left" test $rc -le 1
is "$(left)" 0 "no file is left"
is "$(ls -A in/.vcctl)" lock "nor anything that a run keeps"
is "$(find in -maxdepth 1 -mindepth 1 | sort | tr '\n' ' ')" \
    'in/.vcctl in/done ' "nothing else is in the inbox, and no file failed"

for dir in in calm; do
	ls $dir/done >$dir.names
	grep -h ' added, ' $dir/done/*.report.txt >$dir.counts
	v $dir.db -f csv import list --limit 0 | cut -d, -f1,4- >$dir.imports
	v $dir.db -f csv org export >$dir.rows
done
is "$(grep -c '\.csv$' calm.names | cat)" \
    "$((sets * 10 + $(grep -c 'rejects.csv$' calm.names)))" \
    "the register that was left alone took all files"
same in.names calm.names "each file is done once, with report and rejects"
same in.counts calm.counts "reports give the counts"
for f in calm/done/*.csv; do
	cmp -s "$f" "in/done/${f##*/}" || echo "$f"
done >differ
same differ /dev/null "files and rejects are the same, byte for byte"
is "$(cut -d, -f5 in.imports | sort | uniq -d)" "" "no file was taken twice"
is "$(grep -c ,set in.imports)" $((sets * 10)) "each was taken"
same in.imports calm.imports "the imports have the same numbers and counts"
same in.rows calm.rows "the registers are the same"
runs v in.db db check
rc_is 0 "and this one is whole"
done_testing
