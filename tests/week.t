#!/bin/sh
# SPDX-License-Identifier: ISC
# A week at a centre, from an empty register: tests/data/week.txt is what was
# typed and what came back, line by line. "= TIME" is when, "$ " a command,
# "[N]" its exit status; what it said on stderr stands first.
# With WEEK=FILE in the environment what comes back now is written there too.
. "${0%/*}/lib.sh"
week=$SRC/tests/data/week.txt

mkdir "$T/bin" "$T/wanted" "$T/desk"
ln -s "$VCCTL" "$T/bin/vcctl"
PATH=$T/bin:$PATH
VCCTL_DB=week.db VCCTL_ACTOR=Kim VCCTL_LANG=en
export PATH VCCTL_DB VCCTL_ACTOR VCCTL_LANG

# Blocks 0001, 0002 ...: the first line of each is its time or command.
awk -v dir="$T/wanted" '/^[=$] / { file = sprintf("%s/%04d", dir, ++n) }
    { print > file }' "$week"
cd "$T/desk" || exit 1
for block in "$T"/wanted/*; do
	first=$(head -n 1 "$block")
	case $first in
	"= "*)
		VCCTL_NOW=${first#= }
		export VCCTL_NOW
		cp "$block" "$T/got"
		;;
	*)
		rc=0
		(eval "${first#\$ }") >"$T/out" 2>"$T/err" || rc=$?
		{
			printf '%s\n' "$first"
			cat "$T/err" "$T/out"
			echo "[$rc]"
		} >"$T/got"
		same "$T/got" "$block" "$VCCTL_NOW: ${first#\$ }"
		;;
	esac
	[ -z "${WEEK:-}" ] || cat "$T/got" >>"$WEEK"
done
ok "it was a whole week" test "$(grep -c '^\$ ' "$week")" -ge 80
done_testing
