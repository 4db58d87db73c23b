# SPDX-License-Identifier: ISC
# TAP for shell tests. A test sources this first:
#
#	. "${0%/*}/lib.sh"
#	runs vcctl --db "$T/x.db" org list
#	rc_is 0 "listing an empty register is fine"
#	out_is "and prints the header" <<-EOF
#	...
#	EOF
#	done_testing
#
# Every check takes its name last, but those that read what is wanted from
# stdin may take a file after it. $T is a fresh directory that goes with the
# test, $SRC the source tree, $VCCTL the program; `runs` leaves $out, $err
# (files) and $rc. Time stands still, nobody's configuration is read, no
# locale is set, and the program speaks English.

SRC=$(cd "${0%/*}/.." && pwd)
: "${VCCTL:=$SRC/build/vcctl}"
case $VCCTL in
/*) ;;
*) VCCTL=$PWD/$VCCTL ;;
esac
T=$(mktemp -d "${TMPDIR:-/tmp}/vcctl-test.XXXXXX") || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 130' HUP INT TERM

for v in $(env | sed -n 's/^\(VCCTL_[A-Z_]*\|LC_[A-Z]*\|LANG[A-Z]*\)=.*/\1/p')
do
	unset "$v"
done
unset v LOGNAME
mkdir "$T/home"
HOME=$T/home
XDG_CONFIG_HOME=$HOME/config
XDG_DATA_HOME=$HOME/data
XDG_CACHE_HOME=$HOME/cache
XDG_STATE_HOME=$HOME/state
LC_ALL=C
TZ=UTC
VCCTL_NOW=2026-11-22T12:00:00Z
VCCTL_LANG=en
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME
export LC_ALL TZ VCCTL VCCTL_NOW VCCTL_LANG

out=$T/.out
err=$T/.err
rc=0
ran=
checks=0
failures=0

vcctl()
{
	"$VCCTL" "$@"
}

diag()
{
	printf '%s\n' "$*" | sed 's/^/# /'
}

pass()
{
	checks=$((checks + 1))
	echo "ok $checks - $1"
}

fail()
{
	checks=$((checks + 1))
	failures=$((failures + 1))
	echo "not ok $checks - $1"
}

# What the last `runs` did, for whoever reads why a check failed.
diag_run()
{
	diag "ran: $ran"
	diag "exit status: $rc"
	for f in "$out" "$err"; do
		[ -s "$f" ] || continue
		diag "${f##*/.}:"
		head -n 50 "$f" | sed 's/^/#   /'
	done
}

# skip_all REASON: nothing here can be tested on this machine.
skip_all()
{
	echo "1..0 # SKIP $1"
	exit 0
}

# skip N REASON: N checks that can't be made here.
skip()
{
	for _ in $(seq "$1"); do
		checks=$((checks + 1))
		echo "ok $checks # SKIP $2"
	done
}

# plan N, at the start, or done_testing, at the end; one of them.
plan()
{
	echo "1..$1"
}

done_testing()
{
	echo "1..$checks"
	[ "$failures" -eq 0 ] || exit 1
	exit 0
}

# runs COMMAND...: never fails by itself, but for a fault of memory, which
# the checkers tell by status 99.
runs()
{
	ran=$*
	rc=0
	"$@" >"$out" 2>"$err" || rc=$?
	if [ "$rc" -eq 99 ]; then
		fail "no fault of memory"
		diag_run
	fi
	return 0
}

# v ARG...: vcctl on the test's register, in the folder it stands in.
v()
{
	vcctl -D t.db "$@"
}

# bad STATUS WORDS ARG...: `v $of ARG...` is refused, and says why.
of=
bad()
{
	want=$1
	words=$2
	shift 2
	# shellcheck disable=SC2086 # words
	runs v $of "$@"
	rc_is "$want" "${of:+$of }$*: exit status $want"
	err_is "${of:+$of }$*: $words" <<-EOF
	vcctl: $words
	EOF
}

# lists NAME ARG...: `v $of list ARG...` as CSV is what stands on stdin.
lists()
{
	name=$1
	shift
	runs v -f csv "$of" list "$@"
	out_is "$name"
}

# ok NAME COMMAND...: the command succeeds.
ok()
{
	name=$1
	shift
	if "$@" >"$T/.ok" 2>&1; then
		pass "$name"
		return 0
	fi
	fail "$name"
	diag "failed: $*"
	sed 's/^/#   /' "$T/.ok"
	return 1
}

# is GOT WANTED NAME
is()
{
	if [ "$1" = "$2" ]; then
		pass "$3"
		return 0
	fi
	fail "$3"
	diag "     got: $1"
	diag "expected: $2"
	return 1
}

# like TEXT REGEX NAME, extended.
like()
{
	if printf '%s\n' "$1" | grep -Eq -e "$2"; then
		pass "$3"
		return 0
	fi
	fail "$3"
	diag "     got: $1"
	diag "expected: $2"
	return 1
}

# unlike TEXT REGEX NAME
unlike()
{
	if ! printf '%s\n' "$1" | grep -Eq -e "$2"; then
		pass "$3"
		return 0
	fi
	fail "$3"
	diag "       got: $1"
	diag "unexpected: $2"
	return 1
}

# same GOT WANTED NAME: two files, byte for byte.
same()
{
	if cmp -s "$1" "$2"; then
		pass "$3"
		return 0
	fi
	fail "$3"
	diff -u "$2" "$1" | sed -e '1,2d' -e 's/^/#   /'
	return 1
}

# rc_is N NAME
rc_is()
{
	if [ "$rc" -eq "$1" ]; then
		pass "$2"
		return 0
	fi
	fail "$2"
	diag "expected exit status: $1"
	diag_run
	return 1
}

# wanted FILE, or from stdin.
wanted()
{
	if [ $# -gt 0 ]; then
		cat "$1" >"$T/.wanted"
	else
		cat >"$T/.wanted"
	fi
}

# out_is NAME [FILE], err_is NAME [FILE]: wanted on stdin where no file.
out_is()
{
	name=$1
	shift
	wanted "$@"
	same "$out" "$T/.wanted" "$name"
}

err_is()
{
	name=$1
	shift
	wanted "$@"
	same "$err" "$T/.wanted" "$name"
}

# said_is NAME: stderr but for the numbers of imports, wanted on stdin.
said_is()
{
	grep -v 'import [0-9]' "$err" >"$T/.said"
	wanted
	same "$T/.said" "$T/.wanted" "$1"
}

# out_like REGEX NAME and the like: some line matches.
file_like()
{
	if grep -Eq -e "$2" "$1"; then
		pass "$3"
		return 0
	fi
	fail "$3"
	diag "expected in ${1##*/.}: $2"
	diag_run
	return 1
}

file_unlike()
{
	if ! grep -Eq -e "$2" "$1"; then
		pass "$3"
		return 0
	fi
	fail "$3"
	diag "unexpected in ${1##*/.}: $2"
	diag_run
	return 1
}

out_like()
{
	file_like "$out" "$@"
}

err_like()
{
	file_like "$err" "$@"
}

out_unlike()
{
	file_unlike "$out" "$@"
}

err_unlike()
{
	file_unlike "$err" "$@"
}

# Nothing on stdout, nothing on stderr.
out_empty()
{
	out_is "$1" /dev/null
}

err_empty()
{
	err_is "$1" /dev/null
}
