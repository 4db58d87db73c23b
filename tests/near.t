#!/bin/sh
# SPDX-License-Identifier: ISC
# What is near to what: neighbours, middles of municipalities, postcodes; as
# others' lists have them, and what is refused.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

v -q db init --country SE --lang en --municipality 0180 --name T

# ---- by hand ----

runs v neighbour add --municipality Stockholm --neighbour Solna
rc_is 0 "two neighbours"
runs v centroid add --municipality Stockholm --latitude 59.3293235 \
    --longitude 18,0686
rc_is 0 "a middle, with a point or a comma"
runs v postal add --postcode "753 32" --municipality Uppsala
rc_is 0 "a postcode"
runs v -f csv neighbour list
out_is "neighbours are listed" <<EOF
id,municipality,neighbour
1,SE-0180,SE-0184
EOF
runs v -f csv centroid list --latitude 59..60
out_is "degrees keep three decimals, and are filtered by" <<EOF
id,municipality,latitude,longitude
1,SE-0180,59.329,18.069
EOF
runs v -f csv postal list --postcode 75332
out_is "postcodes are digits" <<EOF
id,postcode,municipality
1,75332,SE-0380
EOF
runs v neighbour list --search Solna
rc_is 0 "they have no words to search in, so that nothing is found"
bad 65 "--neighbour: is the municipality itself; give another" \
    neighbour add --municipality Solna --neighbour 0184
bad 65 "--latitude: is no latitude of a Nordic municipality: from 54 to 82 degrees" \
    centroid add --municipality Solna --latitude 18.07 --longitude 59.33
bad 65 "--longitude: is no longitude of a Nordic municipality: from -10 to 33 degrees" \
    centroid add --municipality Solna --latitude 59.33 --longitude 59.33
for s in 59.3.2 1234 N59 - . 59,33,1 "59 N"; do
	bad 65 "--latitude: '$s' is not degrees, as 59.329" \
	    centroid add --municipality Solna --latitude "$s" --longitude 18
done
bad 65 "--municipality: 'Atlantis' is not a municipality, as SE-0180 or its name" \
    postal add --postcode 11122 --municipality Atlantis

# ---- files ----

cat >grannar.csv <<EOF
Kommun;Grannkommun
Stockholm;Solna
0180;0182
SE-0184;Sundbyberg
EOF
runs v neighbour import grannar.csv
rc_is 0 "a list of neighbours"
err_like '^2 added, 0 updated, 1 unchanged, 0 rejected$' "those known are known"
runs v neighbour import grannar.csv
err_like '^0 added, 0 updated, 3 unchanged, 0 rejected$' "the same again"
printf 'Kommun;Grannkommun\nSolna;Solna\n' >bad.csv
runs v neighbour import bad.csv
rc_is 65 "a municipality beside itself is rejected"
said_is "with the line and the column" <<EOF
bad.csv: read as utf-8, ';' between cells, header on line 1
bad.csv:2: Grannkommun: is the municipality itself; give another
0 added, 0 updated, 0 unchanged, 1 rejected
vcctl: nothing taken from 'bad.csv': 1 of 1 rows rejected
EOF

cat >mitt.csv <<EOF
Kommunkod,Lat,Lon
0180,59.330,18.070
0380,59.8586,17.6389
2584,67.8558,20.2253
EOF
runs v centroid import mitt.csv
rc_is 0 "a list of middles"
err_like '^2 added, 1 updated, 0 unchanged, 0 rejected$' "one has moved"
runs v -f csv centroid list --municipality Kiruna
out_is "as it was given" <<EOF
id,municipality,latitude,longitude
3,SE-2584,67.856,20.225
EOF
printf 'Kommun;Lat;Lon\nSolna;18,0;59,3\nSundbyberg;x;1\n' >bad.csv
runs v centroid import bad.csv
rc_is 65 "one that changed places is rejected"
said_is "and one that is none" <<EOF
bad.csv: read as utf-8, ';' between cells, header on line 1
bad.csv:2: Lat: is no latitude of a Nordic municipality: from 54 to 82 degrees
bad.csv:3: Lat: 'x' is not degrees, as 59.329
0 added, 0 updated, 0 unchanged, 2 rejected
vcctl: nothing taken from 'bad.csv': 2 of 2 rows rejected
EOF

# ---- PostNord's list, as it comes ----

vcctl -q -D dk.db db init --country DK --lang en --name T
printf '\357\273\277' >postals.csv
cat >>postals.csv <<EOF
AMTS_NR;ADRESSERINGSNAVN;KOMMUNE_NR;ADRESSERINGSNAVN_1;POSTNR;BYNAVN
1084;Region Hovedstaden;101;Københavns Kommune;0783;Facility
1085;Region Sjælland;265;Roskilde Kommune;4000;Roskilde
1085;Region Sjælland;350;Lejre Kommune;4000;Roskilde
EOF
runs vcctl -D dk.db postal import postals.csv
rc_is 0 "PostNord's list is taken"
err_like '^3 added, 0 updated, 0 unchanged, 0 rejected$' "each of its rows"
runs vcctl -D dk.db -f csv postal list
out_is "a postcode may lie in two municipalities" <<EOF
id,postcode,municipality
1,0783,DK-0101
2,4000,DK-0265
3,4000,DK-0350
EOF
runs vcctl -D dk.db import undo 1
rc_is 0 "and it can be taken back"
runs vcctl -D dk.db -f csv postal list
out_is "whole" <<EOF
id,postcode,municipality
EOF
done_testing
