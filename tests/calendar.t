#!/bin/sh
# SPDX-License-Identifier: ISC
# The calendar of a plan: what is of a quarter, a half, the whole year, or later
# has a place beside the months.
. "${0%/*}/lib.sh"
db=$T/c.db

v()
{
	vcctl -D "$db" "$@"
}

v -q db init --name Byrån --country SE --municipality 0180 --lang sv
v -q plan add --year 2023 --number 1 --kind theme --title "Dialog"
runs v calendar import - <<'EOF'
år;månad;rad;ordning;text
2023;mars;1;;Start
2023;Q2;1;;Uppföljning
2023;andra halvåret;1;;Möten
2023;hela året;Nätverk;20;Träffar
2023;på sikt;1;;Fler orter
2023;12;Nätverk;20;Jul
2023;1 kvartal;Nätverk;20;Val
2023;vår;Nätverk;20;Resa
EOF
rc_is 0 "spans are written as people write them"
runs v calendar export
out_is "and kept as one word each" <<'EOF'
id,year,month,line,rank,text
1,2023,3,1,,Start
2,2023,q2,1,,Uppföljning
3,2023,h2,1,,Möten
4,2023,year,Nätverk,20,Träffar
5,2023,later,1,,Fler orter
6,2023,12,Nätverk,20,Jul
7,2023,q1,Nätverk,20,Val
8,2023,h1,Nätverk,20,Resa
EOF
v calendar export -o again.csv --columns year,month,line,rank,text
runs v calendar import again.csv
err_like '0 added, 0 updated, 8 unchanged, 0 rejected' "that is read again"
rm -f again.csv
runs v plan calendar --year 2023 -f md
out_is "each stands in a column of its own" <<'EOF'
# Calendar 2023

| Line | January | February | March | April | May | June | July | August | September | October | November | December | 1st quarter | 2nd quarter | First half | Second half | Whole year | Later |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 1) Dialog |  |  | Start |  |  |  |  |  |  |  |  |  |  | Uppföljning |  | Möten |  | Fler orter |
| Nätverk |  |  |  |  |  |  |  |  |  |  |  | Jul | Val |  | Resa |  | Träffar |  |
EOF
runs v plan calendar --year 2023 --half 2
out_is "on a terminal three months beside each other, then what is longer" <<'EOF'
Calendar 2023

Line  July  August  September
----  ----  ------  ---------
–

Line     October  November  December
-------  -------  --------  --------
Nätverk                     Jul

Line       Second half  Whole year  Later
---------  -----------  ----------  ----------
1) Dialog  Möten                    Fler orter
Nätverk                 Träffar
EOF
runs v plan calendar --year 2022
out_is "of a year without any there is nothing to show" <<'EOF'
Calendar 2022
EOF
runs v plan calendar --year 2023 --half 1 -f csv
out_is "the first half has what is of it, and of the year" <<'EOF'
line,title,january,february,march,april,may,june,quarter_1,quarter_2,half_1,whole_year
1,Dialog,,,Start,,,,,Uppföljning,,
Nätverk,,,,,,,,Val,,Resa,Träffar
EOF
runs v plan calendar --year 2023 --half 2 -f csv
out_is "the second also what comes after" <<'EOF'
line,title,july,august,september,october,november,december,quarter_3,quarter_4,half_2,whole_year,later
1,Dialog,,,,,,,,,Möten,,Fler orter
Nätverk,,,,,,,Jul,,,,Träffar,
EOF
runs v plan calendar --year 2023 --ical
rc_is 0 "a calendar program gets them"
tr -d '\r' <"$out" | grep -E '^(BEGIN:V[ET]|DTSTART|DTEND|DUE|STATUS|SUMMARY)' \
    >"$T/got"
cat >"$T/want" <<'EOF'
BEGIN:VEVENT
DTSTART;VALUE=DATE:20230301
DTEND;VALUE=DATE:20230401
SUMMARY:Dialog: Start
BEGIN:VEVENT
DTSTART;VALUE=DATE:20231201
DTEND;VALUE=DATE:20240101
SUMMARY:Nätverk: Jul
BEGIN:VEVENT
DTSTART;VALUE=DATE:20230101
DTEND;VALUE=DATE:20230401
SUMMARY:Nätverk: Val
BEGIN:VEVENT
DTSTART;VALUE=DATE:20230401
DTEND;VALUE=DATE:20230701
SUMMARY:Dialog: Uppföljning
BEGIN:VEVENT
DTSTART;VALUE=DATE:20230101
DTEND;VALUE=DATE:20230701
SUMMARY:Nätverk: Resa
BEGIN:VEVENT
DTSTART;VALUE=DATE:20230701
DTEND;VALUE=DATE:20240101
SUMMARY:Dialog: Möten
BEGIN:VEVENT
DTSTART;VALUE=DATE:20230101
DTEND;VALUE=DATE:20240101
SUMMARY:Nätverk: Träffar
BEGIN:VTODO
STATUS:NEEDS-ACTION
SUMMARY:Dialog: Fler orter
EOF
same "$T/got" "$T/want" "from first to last day; what is for later by no day"
v -q plan copy --from 2023 --to 2024
is "$(v calendar list --year 2024 -f csv --columns month | sed 1d | tr '\n' ' ')" \
    "3 q2 h2 year later 12 q1 h1 " "a copy of the plan has them"
is "$(v calendar list --year 2023 --month 1..6 -f csv --columns month |
    sed 1d)" 3 "months are a range"
is "$(v calendar list --year 2023 --month året -f csv --columns month |
    sed 1d)" year "and a word narrows a list"
runs v calendar add --year 2023 --month q5 --line 1 --text x
rc_is 65 "there is no fifth quarter"
err_is "and what there is, is told" <<'EOF'
vcctl: --month: 'q5' is no month: write 1 to 12, q1 to q4, h1, h2, year or later
EOF
done_testing
