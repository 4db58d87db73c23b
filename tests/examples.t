#!/bin/sh
# SPDX-License-Identifier: ISC
# The examples that were made from published documents: each prints what is
# beside it, twice the same, and every line of its CHECKLIST.md is true: the
# command shows what it says.
. "${0%/*}/lib.sh"

mkdir "$T/bin"
ln -s "$VCCTL" "$T/bin/vcctl"
PATH=$T/bin:$PATH
export PATH

# prints EXAMPLE: what run.sh prints is in expected.txt, from its first line on
# where that begins.
prints()
{
	run=$SRC/examples/$1/run.sh
	want=$SRC/examples/$1/expected.txt
	runs env -u VCCTL_NOW -u VCCTL_LANG "$run" "$VCCTL_DB"
	rc_is 0 "$1 runs"
	cp "$out" "$T/first"
	sed -n "/^$(head -n 1 "$want")\$/,\$p" "$T/first" >"$T/print"
	same "$T/print" "$want" "$1 prints what is beside it"
	runs env -u VCCTL_NOW -u VCCTL_LANG "$run" "$VCCTL_DB"
	same "$out" "$T/first" "$1 prints the same again"
	is "$(grep -cE '^[1-9][0-9]* |, [1-9][0-9]* afvi' "$err")" 0 \
	    "$1 takes nothing twice"
}

# lines FILE: what is a line of a checklist, as name, command and what it
# shows, with tabs between; and what should be one and isn't.
lines()
{
	perl -ne 'next unless /^- /;
	    if (/^- (.+?): `([^`]+)` shows (`[^`]+`(?:, `[^`]+`)*)$/) {
		print join("\t", $1, $2, split(/`(?:, `)?/, substr($3, 1))), "\n";
	    } else {
		print "not a line: $_";
	    }' "$1"
}

# shows COMMAND TEXT...: each is a word or more of what the command prints.
shows()
{
	if ! sh -c "$1" >"$T/shown" 2>&1; then
		echo "refused:"
		cat "$T/shown"
		return 1
	fi
	shift
	for text; do
		grep -qwF -e "$text" "$T/shown" && continue
		echo "not shown: $text"
		cat "$T/shown"
		return 1
	done
}

tab=$(printf '\t')
for example in viborg-2019 copenhagen-2013 copenhagen-council-2017 \
    odense-2023 stockholm-2007; do
	VCCTL_DB=$T/$example.db
	export VCCTL_DB
	prints "$example"
	list=$SRC/examples/$example/CHECKLIST.md
	lines "$list" >"$T/lines"
	is "$(grep '^not a line' "$T/lines")" "" "$example: lines are lines"
	ok "$example: there are many" test "$(wc -l <"$T/lines")" -gt 30
	while IFS=$tab read -r name rest; do
		old=$IFS
		IFS=$tab
		# shellcheck disable=SC2086
		set -f -- $rest
		IFS=$old
		ok "$example: $name" shows "$@" </dev/null
	done <"$T/lines"
	set +f
done
done_testing
