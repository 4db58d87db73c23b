#!/bin/sh
# SPDX-License-Identifier: ISC
# How well and how fast duplicates are found. The list of pairs is looked for
# beside the project, or where LIST says; without it only the speed is told.
#
#	tests/bench/duplicates.sh
#
# B is the folder of the build, ROWS how many organisations (default 100000).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
lib=${B:-$root/build}
list=${LIST:-$root/../shared/data/duplicate-organisations/same_orgnumber_name_pairs.csv}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM

# shellcheck disable=SC2046 # words of pkg-config
${CC:-cc} -std=c11 -O2 -D_GNU_SOURCE -I"$root" -I"$root/lib" -o "$dir/measure" \
    "$here/duplicates.c" "$lib/libvc.a" \
    $(pkg-config --libs sqlite3 libutf8proc nettle) -lcsv -pthread
if [ -r "$list" ]; then
	"$dir/measure" names "$list"
else
	echo "names: no list at $list"
fi

# Villages, kinds of associations and municipalities, at random.
awk -v n="${ROWS:-100000}" '
function draw(k) {
	seed = (seed * 69069 + 12345) % 4294967296
	return int(seed / 65536) % k
}
function village() {
	return part[1 + draw(np)] part[1 + draw(np)] end[1 + draw(ne)]
}
BEGIN {
	seed = 20071231
	np = split("Al Berg Björk Bro Dal Ek Fors Gran Hag Holm Kil Lund Mark " \
	    "Näs Rud Sand Skog Stor Strand Sund Säter Tor Vik Öster Lill Käl " \
	    "Mör Ras Svart Tjärn Ås Hult Ryd Torp Sjö", part, " ")
	ne = split("a e by s as es gård - - -", end, " ")
	for (i in end) if (end[i] == "-") end[i] = ""
	for (i = 0; i < 4000; i++) {
		name = tolower(village())
		place[i] = toupper(substr(name, 1, 1)) substr(name, 2)
	}
	nk = split("% IF;% Idrottsförening;% BK;% Hembygdsförening;" \
	    "% Bygdegårdsförening;% Orienteringsklubb;% Ridklubb;" \
	    "% Innebandyklubb;PRO %;SPF Seniorerna %;% Scoutkår;" \
	    "% Konstförening;% Folkets Husförening;Röda Korset %;" \
	    "% Församling;Föreningen % Vänner;% Skytteförening;" \
	    "% Teaterförening;% Koloniförening;% Jaktklubb;Kvinnojouren %;" \
	    "% Motorklubb;% Ryttarsällskap;% Båtklubb;% Tennisklubb;" \
	    "Musikföreningen %;% Byalag", kind, ";")
	nm = split("0180 0380 0780 0114 1231 1261 1262 1230 1263 1080 1480 " \
	    "1280 2480 2580 2281 1880 1780 1980 0580 0680", code, " ")
	print "id,name,municipality,contact_email,contact_phone"
	for (i = 1; i <= n; i++) {
		name = kind[1 + draw(nk)]
		sub("%", place[draw(4000)], name)
		printf "%d,%s,%s,%s,%s\n", i, name, code[1 + draw(nm)],
		    draw(2) ? "kontakt" draw(60000) "@example.org" : "",
		    draw(5) < 2 ? sprintf("0701%06d", draw(65536)) : ""
	}
}' >"$dir/org.csv"
vcctl=${VCCTL:-$lib/vcctl}
"$vcctl" -q -D "$dir/t.db" db init --country SE --name Bench
"$vcctl" -q -D "$dir/t.db" org import "$dir/org.csv"
"$dir/measure" speed "$dir/t.db"
