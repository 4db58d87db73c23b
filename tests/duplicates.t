#!/bin/sh
# SPDX-License-Identifier: ISC
# Rows that may be one: what is found and why, what is not, and what is
# remembered to be two.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

tab=$(printf '\t')
org()
{
	v -q org add --new "$@" 2>/dev/null
}
# found NAME ARGS...: score, the two ids and why, on stdin.
found()
{
	name=$1
	shift
	v -f tsv "$@" >"$T/all" 2>"$err" || cat "$err" >>"$T/all"
	awk -F"$tab" 'NR > 1 { print $1, $2, $5, $8 }' "$T/all" >"$out"
	out_is "$name"
}
v -q -L sv db init --country SE --municipality 0180 --name T

runs v org duplicates
rc_is 0 "an empty register has no duplicates"

# ---- what is found ---------------------------------------------------------------

org --name "Granvretens IF" --municipality 0180 --org-number 802000-1114
org --name "Granvretens Idrottsförening" --municipality 0180
org --name "Sparvens lyra" --municipality 0180 --contact-email a@lyra.example
org --name "Kören i backen" --municipality 0180 --contact-email A@lyra.example
org --name "Tallmons vänner" --municipality 1480 --website www.tallmon.example
org --name "Tallmon vänner" --municipality 1480 \
    --website https://tallmon.example/om
org --name "Älgens hus" --municipality 0180 --contact-phone "+46 70 123 45 67"
org --name "Rävens lya" --municipality 1480 --contact-phone 070-1234567
org --name "Gransjö scoutkår" --municipality 1280 --org-number 802000-1114
org --name "Enstaka" --municipality 0180
found "the surest first, with what tells" org duplicates <<'EOF'
98 5 6 similar names; same website; same municipality
81 1 2 similar names; same municipality
64 3 4 other names; same e-mail; same municipality
50 1 9 other names; same number; other municipalities
EOF
found "a lower score shows more" org duplicates --min 20 --with 8 <<'EOF'
20 7 8 other names; same phone; other municipalities
EOF
found "a higher one less" org duplicates --min 90 <<'EOF'
98 5 6 similar names; same website; same municipality
EOF
found "so does a limit" org duplicates --limit 1 <<'EOF'
98 5 6 similar names; same website; same municipality
EOF
found "only pairs of one" org duplicates --with "Granvretens IF" <<'EOF'
81 1 2 similar names; same municipality
50 1 9 other names; same number; other municipalities
EOF
runs v org duplicates --min 80 --limit 1
out_is "what people see" <<'EOF'
Score  Id  Name             Municipality  Other  Name            Municipality  Why
-----  --  ---------------  ------------  -----  --------------  ------------  ---------------------
   98   5  Tallmons vänner  Göteborg          6  Tallmon vänner  Göteborg      similar names; same
                                                                               website; same
                                                                               municipality

the best 1 of 2 pairs; see --limit
if they are one: vcctl org merge ID OTHER; if they are two: vcctl org distinct ID OTHER
EOF
v -f json org duplicates --min 90 >"$out"
out_is "what programs see" <<'EOF'
[
{"score":98,"id":5,"name":"Tallmons vänner","municipality":"SE-1480","other_id":6,"other_name":"Tallmon vänner","other_municipality":"SE-1480","why":["similar names","same website","same municipality"],"merge":"vcctl org merge 5 6","distinct":"vcctl org distinct 5 6"}
]
EOF

# ---- what is not ------------------------------------------------------------------------

rm -f t.db*
v -q -L sv db init --country SE --municipality 0180 --name T
org --name "Granvretens IF" --municipality 0180
org --name "Granvretens hembygdsförening" --municipality 0180
org --name "Bergåsens IF" --municipality 0180
org --name "Scoutkåren i Lund"
org --name "Scoutkåren i Umeå"
org --name "Lyktan" --municipality 0180 --org-number 802000-1114
org --name "Lyktan" --municipality 1480 --org-number 802000-5610
found "another body, place or number" org duplicates <<'EOF'
EOF
found "empty values are never equal" org duplicates --min 1 --with 4 <<'EOF'
EOF

# ---- found to be two ------------------------------------------------------------------------

rm -f t.db*
v -q -L sv db init --country SE --municipality 0180 --name T
org --name "Lyktans vänner" --municipality 0180
org --name "Lyktan vänner" --municipality 0180
org --name "Lyktans vänner i stan" --municipality 0180
runs v org distinct 2 1
rc_is 0 "two rows are said to be two"
err_is "and so it is confirmed" <<'EOF'
org 2 and 1 are two
EOF
found "they are no more found" org duplicates --with 1 <<'EOF'
77 1 3 similar names; same municipality
EOF
v -q org edit 1 --website www.lyktan.example --cause D
v -q org edit 1 --website ""
found "nor after what isn't compared changed" org duplicates --with 2 <<'EOF'
77 2 3 similar names; same municipality
EOF
v -q org edit 2 --contact-email info@lyktan.example
found "but when what is compared has" org duplicates --with 2 --limit 1 <<'EOF'
95 1 2 similar names; same municipality
EOF
v -q -n org distinct 1 2
found "a dry run says nothing of them" org duplicates --with 2 --limit 1 <<'EOF'
95 1 2 similar names; same municipality
EOF
v -q org distinct "Lyktans vänner" "Lyktan vänner"
found "names will do" org duplicates --with 2 <<'EOF'
77 2 3 similar names; same municipality
EOF

runs v org distinct 1 1
rc_is 65 "a row is not two"
err_is "and why" <<'EOF'
vcctl: that is one and the same organisation
EOF
runs v org distinct 1 99
rc_is 66 "nor one that isn't there"
runs v org duplicates --with 99
rc_is 66 "nothing is like what isn't there"
runs v org duplicates --min 101
rc_is 2 "no score is above 100"
err_is "which is said" <<'EOF'
vcctl: '101' is no value for --min: a number from 1 to 100
EOF
runs v assignment duplicates
rc_is 2 "other nouns have no duplicates"

# ---- volunteers ----------------------------------------------------------------------------

vol()
{
	v -q volunteer add "$@"
}
vol --name "Kim Bergqvist" --email kim@example.org --birth-year 1985 \
    --municipality 0180
vol --name "Bergkvist, Kim" --phone 070-1112233 --birth-year 1985 \
    --municipality 0180
vol --name "K Bergqvist" --email KIM@example.org
vol --name "Alex Bergqvist" --email kim@example.org --birth-year 2011
vol --name "Kim Bergqvist" --birth-year 1960 --municipality 1480
vol --municipality 0180
vol --municipality 0180
found "people by name, address, year of birth" volunteer duplicates <<'EOF'
76 1 3 similar names; same e-mail
71 1 2 similar names; same municipality; born the same year
EOF
done_testing
