#!/bin/sh
# SPDX-License-Identifier: ISC
# What libvc.a gives and keeps: only our names, exactly the public functions
# that vc.h declares, and no state that could change outside the handle.
. "${0%/*}/lib.sh"

lib=${VCCTL%/*}/libvc.a
[ "$(basename "${VCCTL%/*}")" = valgrind ] && lib=$SRC/build/libvc.a
command -v objdump >/dev/null || skip_all "needs nm and objdump (binutils)"
if nm "$lib" 2>/dev/null | grep -q __asan_init; then
	skip_all "the sanitizer adds symbols of its own"
fi

nm --defined-only --extern-only "$lib" | awk 'NF == 3' >"$T/symbols"
ok "libvc.a can be read" test -s "$T/symbols"

awk '$3 !~ /^vci?_/ { print $3 }' "$T/symbols" >"$T/foreign"
same "$T/foreign" /dev/null "every global symbol begins with vc_ or vci_"

awk '$2 == "T" && $3 ~ /^vc_/ { print $3 }' "$T/symbols" |
    sort >"$T/defined"
# Without comments, a public function is a vc_ name before a parenthesis.
perl -0777 -ne 's{/\*.*?\*/}{}gs; print "$1\n" while /\b(vc_\w+)\s*\(/g' \
    "$SRC/lib/vc.h" | sort -u >"$T/declared"
same "$T/defined" "$T/declared" "vc.h declares what libvc.a defines"

# .data.rel.ro is const but for the loader.
objdump -t "$lib" | awk '
    /^[^ ]+\.o: / { file = $1 }
    / O / && $0 ~ / (\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ &&
	$0 !~ / \.data\.rel\.ro/ { print file, $NF }' >"$T/state"
same "$T/state" /dev/null "no variable outlives a call outside the handle"

done_testing
