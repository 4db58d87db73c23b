#!/bin/sh
# SPDX-License-Identifier: ISC
# Partners on their way, their year by kind, what stands below them and below
# groups, and the centre's own volunteers.
. "${0%/*}/lib.sh"
db=$T/p.db

v()
{
	vcctl -D "$db" "$@"
}

v -q db init --name Byrån --country SE --municipality 0180 --lang sv
v -q partner import - <<'EOF'
id;namn;typ;kommun;registrerad
1;Banken;företag;0180;2026-01-10
2;Solna;kommun;0184;2026-06-01
3;Riksrådet;intressent;;2025-06-01
4;Fonden;stiftelse;;2026-11-20
5;Ministeriet;myndighet;;2026-11-20
EOF
v -q partner set Banken kontaktad --on 2026-02-01
v -q partner set Banken möte --on 2026-03-01
v -q partner set Banken avtal --on 2026-05-01
v -q partner set Solna offered --on 2026-09-01 --reason postponed
v -q partner set Fonden ended --on 2026-11-21 --reason "economy: inga medel"

# ---- on their way ---------------------------------------------------------------

runs v partner pipeline
out_is "how far each has come, the longest there first" <<'EOF'
Id  Partner      Kind          Since       Days  Reason
--  -----------  ------------  ----------  ----  ---------

lead
----
 3  Riksrådet    stakeholder   2025-06-01   539
 5  Ministeriet  authority     2026-11-20     2

offered
-------
 2  Solna        municipality  2026-09-01    82  postponed

signed
------
 1  Banken       company       2026-05-01   205

lead: 2
offered: 1
signed: 1
EOF
runs v partner pipeline -f csv
out_like '^offered,2,Solna,municipality,2026-09-01,82,postponed$' \
    "programs get it too"

# ---- their year ------------------------------------------------------------------

v -q agreement import - <<'EOF'
id;partner;titel;från;till;belopp;avslutat;skäl
1;Banken;Avtal;2026-05-01;2028-12-31;250000;;
2;Solna;Lokal byrå;2025-01-01;;40000;;
3;Ministeriet;Uppdrag;2024-01-01;2026-06-30;;;
4;Fonden;Stöd;2025-01-01;;100000;2026-03-31;ekonomi
EOF
runs v partner year --year 2026
out_is "by kind, and how many of each" <<'EOF'
Agreements 2026, as of 2026-11-22

Partner      Kind          From        To          Reason   Sum before  Sum a year
-----------  ------------  ----------  ----------  -------  ----------  ----------

new
---
Banken       company       2026-05-01  2028-12-31                       250,000 kr

continued
---------
Solna        municipality  2025-01-01                        40,000 kr   40,000 kr

ended
-----
Fonden       foundation    2025-01-01  2026-03-31  economy  100,000 kr
Ministeriet  authority     2024-01-01  2026-06-30

New: 1, 250,000 kr a year
New, company: 1
Continued: 1, 40,000 kr a year
Continued, municipality: 1
Ended: 2, 100,000 kr a year before
Ended, foundation: 1
Ended, authority: 1
EOF

# ---- what stands below -------------------------------------------------------------

v -q grant add --title "Bidrag 2026" --partner-id Fonden --amount 50000 \
    --registered-on 2026-01-01
v -q activity add --kind company_visit --title Besök --on 2026-03-01 \
    --partner-id Banken
# below ID: what stands below the history.
below()
{
	v "$1" show "$2" | awk 'n > 1 { print } /^$/ { n++ }' >"$T/got"
}
below partner Banken
cat >"$T/want" <<'EOF'
Id  Title  From        To          Notice by  Sum a year  Ended  Reason
--  -----  ----------  ----------  ---------  ----------  -----  ------
 1  Avtal  2026-05-01  2028-12-31             250,000 kr

Id  On          Kind           Title  Status  Participants
--  ----------  -------------  -----  ------  ------------
 1  2026-03-01  company_visit  Besök  held
EOF
same "$T/got" "$T/want" "a partner's agreements and activities"
below partner Fonden
sed -n '/Deadline/,$p' "$T/got" >"$T/tail"
cat >"$T/want" <<'EOF'
Id  Title        Deadline  Applied for  Granted  Status
--  -----------  --------  -----------  -------  ------
 1  Bidrag 2026              50,000 kr           called
EOF
same "$T/tail" "$T/want" "and grants"
v -q group add --name Styrgrupp --kind styrgrupp --from 2026-01-01
v -q member add --group-id Styrgrupp --name "Kim Ek" --role ordförande
v -q activity add --kind steering_meeting --title Juni --on 2026-06-10 \
    --group-id Styrgrupp
v -q activity add --kind steering_meeting --title December --on 2026-12-10 \
    --group-id Styrgrupp --status planned
v group show Styrgrupp | awk 'n > 0 { print } /^$/ { n++ }' >"$T/got"
cat >"$T/want" <<'EOF'
Id  Name    Role        Represents  From  To
--  ------  ----------  ----------  ----  --
 1  Kim Ek  ordförande

Id  On          Kind              Title     Status   Participants
--  ----------  ----------------  --------  -------  ------------
 2  2026-06-10  steering_meeting  Juni      held
 3  2026-12-10  steering_meeting  December  planned
EOF
same "$T/got" "$T/want" "a group's members and meetings"
runs v group show Styrgrupp -f csv
is "$(grep -c '' "$out")" 2 "programs get the row alone"

# ---- the centre's own volunteers ------------------------------------------------------

v -q org add --name Byrån --registered-on 2020-01-01
v -q org add --name Hjälpen --registered-on 2020-01-01
for n in 1 2 3; do
	v -q assignment add --organisation-id $((n / 3 + 1)) --title "Hos $n" \
	    --registered-on 2026-01-01 --status published
done
for n in 1 2; do
	v -q volunteer add --name "Bo Lind $n" --consent share --consent-by form \
	    --registered-on 2026-01-01
done
# Two assignments with the centre, by one; one by each of another place.
i=0
for who in "1 1" "2 1" "3 1" "3 2"; do
	i=$((i + 1))
	v -q match add --assignment-id "${who% *}" --volunteer-id "${who#* }" \
	    --received-on 2026-02-01
	v -q match set $i started --on 2026-03-0$i
done
v -q goal add --year 2026 --number 1 --text "Egna volontärer" --target 1 \
    --indicator volunteer.own
runs v goal explain 1 --year 2026 -f csv
out_is "each start with the centre itself is counted, and no other" <<'EOF'
condition,basis,id,on,municipality,organisation,amount,qualifier,stated,text,source,has
1,counted,1,2026-03-01,,Byrån,1,,,,,
1,counted,2,2026-03-02,,Byrån,1,,,,,
EOF
runs v volunteer erase 1 --confirm=1
rc_is 0 "one who is erased"
is "$(v report --year 2026 -f csv | cut -d, -f 3,11 | sed 1d)" 1,2 \
    "stays counted"
# ---- why, when nobody said it at once ----

v -q partner add --name "Late reason" --kind company \
    --registered-on 2026-01-01
who=$(v partner list --search "Late reason" -f csv --columns id | tail -n 1)
v -q partner set "$who" ended --on 2026-11-20
runs v partner set "$who" ended --reason economy
rc_is 0 "a reason is given to a step that has none"
runs v partner history "$who" -f csv
is "$(tail -n 1 "$out" | cut -d, -f1,2,4)" "2026-11-20,ended,economy" \
    "which stays the step that it was"
runs v partner set "$who" ended --reason priorities
rc_is 65 "but only once"
err_is "and says so" <<'EOF'
vcctl: it is 'ended' already
EOF
runs v partner add --name Early --kind company --status signed \
    --status-on 2020-02-01
rc_is 65 "a status from before the row's own day"
err_is "says which day to give" <<'EOF'
vcctl: --status-on: 2020-02-01 is before 2026-11-22, the row's own 'Registered': give that day too
EOF
done_testing
