#!/bin/sh
# SPDX-License-Identifier: ISC
# What README and the man pages say to type is typed: the sh and crontab
# fences of README in one shell, and each "$ " line of a page's EXAMPLES on a
# fresh register of the example. A text fence shows lines that the fence
# before it printed, in their order; "..." stands for any that are left out.
. "${0%/*}/lib.sh"

mkdir "$T/bin"
ln -s "$VCCTL" "$T/bin/vcctl"
PATH=$T/bin:$PATH
export PATH
example=$SRC/examples/stockholm-2007

runs "$example/run.sh" "$T/example.db"
rc_is 0 "the example is imported"
cp "$out" "$T/demo.out"

# ---- README ----

# Fences into 01.sh, 02.text ...; before the first one comes the demo.
mkdir "$T/fence"
cp "$T/demo.out" "$T/fence/00.out"
awk -v dir="$T/fence" '
    /^```[a-z]/ { file = sprintf("%s/%02d.%s", dir, ++n, substr($0, 4)); next }
    /^```/ { file = ""; next }
    file != "" { print > file }' "$SRC/README.md"

# What cron would do with its lines: no settings, and \% for %. Exit status 1
# is a finding, which is mailed and no fault.
for f in "$T"/fence/*.crontab; do
	sed -e '/^[A-Z]*=/d' -e 's/^\([^ ]* \)\{5\}//' -e 's/\\%/%/g' \
	    -e 's/$/ || [ $? -eq 1 ]/' "$f" \
	    >"${f%.crontab}.sh"
done

mkdir "$T/tour"
(
	cd "$T/tour" || exit
	set -e
	for f in "$T"/fence/*.sh; do
		# shellcheck disable=SC1090
		. "$f" >"${f%.sh}.out" 2>"${f%.sh}.err"
		echo >"${f%.sh}.done"
	done
)

# shows TEXT OUTPUT: are the lines of TEXT in OUTPUT, in order?
shows()
{
	awk 'BEGIN { at = 0 }
	    FILENAME == ARGV[1] { line[n++] = $0; next }
	    $0 == "..." { next }
	    { while (at < n && line[at] != $0) at++
	      if (at++ >= n) { print "not printed: " $0; bad = 1; exit } }
	    END { exit bad }' "$2" "$1"
}

last=$T/fence/00.out
for f in "$T"/fence/*.sh "$T"/fence/*.text; do
	echo "$f"
done | sort >"$T/fences"
while read -r f; do
	n=$(basename "$f")
	case $f in
	*.sh)
		ok "README $n: $(grep -m 1 vcctl "$f")" test -e "${f%.sh}.done" ||
		    diag "$(cat "${f%.sh}.err" 2>/dev/null)"
		last=$T/.last
		cat "${f%.sh}.out" "${f%.sh}.err" >"$last" 2>/dev/null
		;;
	*)
		ok "README $n: that is what it prints" shows "$f" "$last"
		;;
	esac
done <"$T/fences"
ok "README has a tour" test "$(grep -c '\.sh$' "$T/fences")" -ge 10
ok "and shows what it prints" test "$(grep -c '\.text$' "$T/fences")" -ge 3
printf '%s\n' one three >"$T/short"
printf '%s\n' one two three >"$T/long"
ok "lines left out are fine" shows "$T/short" "$T/long"
shows "$T/long" "$T/short" >/dev/null
is $? 1 "lines that were not printed are not"
shows "$T/short" /dev/null >/dev/null
is $? 1 "nor is anything where nothing was printed"

# ---- man pages ----

# commands PAGE: its commands as 01, 02 ... in the working directory.
commands()
{
	sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE ALSO/p' "$1" |
	    sed -e 's/\\e/\\/g' -e 's/\\&//g' |
	    awk '/^\$ / { file = sprintf("%02d", ++n); print substr($0, 3) > file
		    next }
		/^> / { print substr($0, 3) > file; next }
		/^>$/ { print "" > file }'
}

for page in "$SRC"/man/*.[15]; do
	of=$(basename "$page")
	dir=$T/$of
	mkdir "$dir" "$dir/cmd"
	cp "$example"/*.csv "$dir"
	cp "$T/example.db" "$dir/vcctl.db"
	(cd "$dir/cmd" && commands "$page")
	ok "$of has examples" test -e "$dir/cmd/01"
	for f in "$dir"/cmd/*; do
		want=$(sed -n 's/.*# exits \([0-9]*\)$/\1/p' "$f")
		runs sh -c 'cd "$1" && VCCTL_DB=$1/vcctl.db && export VCCTL_DB &&
		    . "$2"' sh "$dir" "$f"
		rc_is "${want:-0}" "$of: $(head -n 1 "$f" | tr -d '#\\')"
	done
done

done_testing
