#!/bin/sh
# SPDX-License-Identifier: ISC
# Work with organisations: who has been idle, near matches before one is added,
# approval, what was said with them, how they answer, who gets the newsletter.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

v()
{
	vcctl -D t.db "$@"
}
# gives NAME ARGS...: what a command prints as CSV, wanted on stdin.
gives()
{
	name=$1
	shift
	runs v -f csv "$@"
	out_is "$name"
}
bad()
{
	want=$1
	words=$2
	shift 2
	runs v org "$@"
	rc_is "$want" "org $*: exit status $want"
	err_is "org $*: $words" <<EOF2
vcctl: $words
EOF2
}
v -q -L en db init --country SE --municipality 0180 --name T

# ---- fields of eligibility ------------------------------------------------------

cat >org.csv <<'EOF'
namn;kommun;registrerad;ideell;underlag;stadgar till;försäkring t o m;avtal till;kontaktperson;roll;nyhetsbrev;status
Hjälpen;0180;2020-01-01;ja;stadgar 2019;2027-12-31;2026-12-01;2027-06-30;Kim Ek;ordförande;ja;godkänd
Lyktan;0180;2021-05-01;nej;;;;;Bo Lind;samordnare;nej;godkänd
Ny;1480;2026-10-01;;;;;;;;;ansökt
Borta;0180;2015-01-01;;;;;;;;;avslutad
Aldrig;1480;2019-03-01;;;;;;;;;vilande
EOF
runs v -q org import org.csv
rc_is 0 "the new fields are known in Swedish"
gives "and stand as codes, days and yes or no" org list --name Hjälpen \
    --columns nonprofit,evidence,bylaws_until,insurance_until,agreement_until,contact_role,contact_newsletter <<'EOF'
nonprofit,evidence,bylaws_until,insurance_until,agreement_until,contact_role,contact_newsletter
yes,stadgar 2019,2027-12-31,2026-12-01,2027-06-30,chair,yes
EOF
bad 65 "contact_role: unknown contact role 'char'; did you mean 'chair'?" \
    edit 1 --contact-role char
gives "documents that run out are a filter" org list \
    --insurance-until ..2026-12-31 --columns id,name <<'EOF'
id,name
1,Hjälpen
EOF
sqlite3 t.db "SELECT contact_role, contact_newsletter FROM org_contact
    WHERE id = 1" >got
echo 'chair|1' >want
same got want "a contact's role stands with the person"

# ---- idle ---------------------------------------------------------------------------

v -q assignment add --organisation-id 1 --title Gammal \
    --published-on 2022-03-01 --registered-on 2022-02-01
v -q assignment add --organisation-id 1 --title Ny \
    --published-on 2024-11-22 --registered-on 2024-02-01
v -q assignment add --organisation-id 2 --title Utkast \
    --registered-on 2026-02-01
gives "idle are those with nothing published for 24 months, oldest first" \
    org idle <<'EOF'
id,name,municipality,registered_on,last_published_on,contact_name,contact_email,contact_phone
5,Aldrig,SE-1480,2019-03-01,,,,
2,Lyktan,SE-0180,2021-05-01,,Bo Lind,,
EOF
VCCTL_NOW=2026-11-23T12:00:00Z
gives "from the day after the 24 months are over" org idle \
    --columns name,idle_since <<'EOF'
name,idle_since
Aldrig,2019-03-01
Lyktan,2021-05-01
Hjälpen,2024-11-22
EOF
VCCTL_NOW=2026-11-22T12:00:00Z
gives "or of other months, with a filter" org idle --months 1 \
    --municipality SE-0180 --columns name --sort -name <<'EOF'
name
Lyktan
Hjälpen
EOF
gives "a new one too, once its month is over" org idle --months 1 \
    --status applied --columns name,last_published_on <<'EOF'
name,last_published_on
Ny,
EOF
gives "a list takes the same as filters" org list --idle-since 2024 \
    --columns name,last_published_on,idle_since <<'EOF'
name,last_published_on,idle_since
Hjälpen,2024-11-22,2024-11-22
EOF
gives "who never published" org list --last-published-on "" --status left \
    --columns name,idle_since <<'EOF'
name,idle_since
Borta,
EOF
runs v org show 1
out_like '^Last published: +2024-11-22$' "show has the day too"
runs v org export
out_unlike 'idle_since' "an export is what can be imported again"
printf 'name,idle_since\nNågon,2020-01-01\n' >csv
runs v -n org import csv
err_like "column 'idle_since' is set by vcctl itself" "it is not imported"
runs v org edit 1 --idle-since 2020-01-01
rc_is 2 "nor set"
bad 2 "'0' is no value for --months: a number from 1 to 1200" idle --months 0
bad 2 "org has no field 'nme'; did you mean 'name'?" idle --columns nme

done_testing
