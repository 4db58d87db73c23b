#!/bin/sh
# SPDX-License-Identifier: ISC
# An include never runs up: the floors of lib, which folder may see which
# library, and what cmd may see of lib.
. "${0%/*}/lib.sh"
cd "$SRC" || exit 1

# includes DIR...: FILE:LINE:NAME for each include.
includes()
{
	find "$@" -name '*.[ch]' -exec \
	    grep -nH '^[[:space:]]*#[[:space:]]*include' {} + |
	    sed 's/^\([^:]*:[0-9]*\):[^<"]*[<"]\([^>"]*\)[>"].*/\1:\2/' | sort
}

# only_in DIR HEADER: nobody else includes it.
only_in()
{
	includes lib cmd | grep ":$2\$" | grep -v "^$1/" >"$T/found"
	same "$T/found" /dev/null "$2 is included in $1 only"
}
only_in lib/db sqlite3.h
only_in lib/db libpq-fe.h
only_in lib/intake csv.h
only_in cmd jansson.h

# above FLOOR FOLDER...: files of the floor that include one of the folders.
above()
{
	floor=$1
	shift
	: >"$T/found"
	for folder; do
		[ -d "lib/$floor" ] || continue
		includes "lib/$floor" | grep ":\(.*/\)\{0,1\}$folder/" \
		    >>"$T/found"
	done
	same "$T/found" /dev/null "lib/$floor includes nothing from above it"
}
above core db noun intake register goal report privacy
above db noun intake register goal report privacy
above noun intake register goal report privacy
above intake register goal report privacy
above register goal report privacy
above goal report privacy
above report privacy
above privacy report

includes cmd | grep 'lib/' | grep -v ':\(\.\./\)*lib/vc\.h$' >"$T/found"
same "$T/found" /dev/null "cmd sees vc.h of lib and nothing else"

# Headers beside each other by name: whatever cmd includes in quotes stands
# in cmd, or is vc.h.
find cmd -name '*.h' -exec basename {} \; | sort -u >"$T/own"
find cmd -name '*.[ch]' -exec sed -n 's/^#include "\(.*\/\)*\(.*\)"/\2/p' {} + |
    sort -u | grep -v '^vc\.h$' | comm -23 - "$T/own" >"$T/found"
same "$T/found" /dev/null "cmd has the headers that it includes"

# The library is silent, never leaves, and asks nobody.
grep -nE '\b(f?printf|puts|putchar|perror|v?warnx?|errx?|_?exit|abort|(secure_)?getenv|setlocale) ?\(' \
    -r lib --include='*.[ch]' | grep -v '^lib/banned\.h' |
    grep -vE '__attribute__|:[[:space:]]*(/\*| \*)' >"$T/found"
same "$T/found" /dev/null "lib neither prints, exits nor reads the environment"

done_testing
