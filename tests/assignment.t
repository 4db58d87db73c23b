#!/bin/sh
# SPDX-License-Identifier: ISC
# Assignments from the command line: their organisation, their days, tags and
# times, and the statuses that follow from them.
. "${0%/*}/lib.sh"
VCCTL_LANG=en
export VCCTL_LANG
cd "$T" || exit 1

v()
{
	vcctl -D t.db "$@"
}
lists()
{
	name=$1
	shift
	runs v -f csv assignment list "$@"
	out_is "$name"
}
bad()
{
	want=$1
	words=$2
	shift 2
	runs v assignment "$@"
	rc_is "$want" "assignment $*: exit status $want"
	err_is "assignment $*: $words" <<EOF2
vcctl: $words
EOF2
}
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org import --source kommunen - <<'EOF2'
id,name,registered_on
K7,Röda Korset,2007-01-15
9,Kyrkan,2007-01-16
EOF2
v -q org add --name Åsa --registered-on 2007-01-17
v -q org add --name Åsa --registered-on 2007-01-18

# ---- add: which organisation is meant ----------------------------------------------

for who in 1 '#1' K7 kommunen:K7 'röda korset'; do
	runs v assignment add --organisation-id "$who" --title "By $who" \
	    --registered-on 2007-02-01
	rc_is 0 "an organisation as $who"
done
is "$(v -f csv --columns organisation_id assignment list | sort -u |
    tr '\n' ' ')" "1 organisation_id " "each is the same"
bad 65 "organisation_id: no organisation is called 'Nix'" \
    add --title T --organisation-id Nix
bad 65 "organisation_id: more than one organisation is called 'åsa'; use its id" \
    add --title T --organisation-id åsa
bad 65 "organisation_id: is empty; it is required" add --title T
bad 65 "title: is empty; it is required" add --organisation-id 1

# ---- what follows from the days --------------------------------------------------------

runs v assignment add --organisation-id 3 --title Läxhjälp --places 12 \
    --remote ja --published-on 1.3.2007 --starts-on 2007-04-01 \
    --ends-on 2007-06-01 --causes "skola; Barn" --skills svenska \
    --when "mån-kväll;lör" --municipality Solna --minimum-age 18
rc_is 0 "add with all there is"
lists "published makes it published, and registered that day" --title Läxhjälp \
    --columns registered_on,published_on,status,causes,when,remote,places,municipality <<'EOF2'
registered_on,published_on,status,causes,when,remote,places,municipality
2007-03-01,2007-03-01,published,Barn; skola,mon-evening;sat,yes,12,SE-0184
EOF2
lists "else it is a draft" --title "By 1" --columns status <<'EOF2'
status
draft
EOF2
bad 65 "ends_on: 2007-01-01 is before 2007-02-01, its starts_on" \
    add --organisation-id 1 --title T --starts-on 2007-02-01 \
    --ends-on 2007-01-01
bad 65 "published_on: 2007-01-01 is before 2007-02-01, its registered_on" \
    edit 1 --published-on 2007-01-01
bad 65 "places: '-1' is not a number of 0 or more" edit 1 --places -1
bad 65 "remote: 'kanske' is not yes or no" edit 1 --remote kanske
bad 65 "when: 'aldrig' is not days and parts of day, as mon-evening;sat" \
    edit 1 --when aldrig

# ---- edit ----------------------------------------------------------------------------------

runs v assignment edit 6 --causes "SKOLA;barn" --skills ""
err_is "tags spelt otherwise are no change" <<'EOF2'
assignment 6: 1 field changed
EOF2
runs v assignment edit 6 --causes "sport" --organisation-id 2
err_like '2 fields changed' "other tags are, and another organisation"
lists "a filter on text wants all of it, as it is" --title läxhjälp \
    --columns id <<'EOF2'
id
EOF2
lists "both are changed" --title Läxhjälp \
    --columns organisation_id,causes,skills <<'EOF2'
organisation_id,causes,skills
2,sport,
EOF2

# ---- show and list ------------------------------------------------------------------------

runs v assignment show 6
out_like '^Organisation: +2 .*Kyrkan|^Organisation: +Kyrkan' \
    "people see the organisation's name"
runs v assignment show Läxhjälp -f json --columns organisation_id,title
is "$(tr -d ' \n' <"$out")" '{"organisation_id":2,"title":"Läxhjälp"}' \
    "machines its number"
lists "by organisation, by its name" --organisation-id Kyrkan --columns id <<'EOF2'
id
6
EOF2
bad 2 "no organisation is called 'Nix'" list --organisation-id Nix
lists "by tag, in any case" --causes SPORT --columns id <<'EOF2'
id
6
EOF2
lists "by no tag" --causes "" --columns id --limit 2 <<'EOF2'
id
1
2
EOF2
lists "by number" --places 10..20 --columns id <<'EOF2'
id
6
EOF2
lists "by search in the title" --search "hjälp läx" --columns id <<'EOF2'
id
6
EOF2
bad 2 "'causes' can't be sorted by" list --sort causes
bad 2 "assignment has no field 'orgnisation_id'; did you mean 'organisation_id'?" \
    list --columns orgnisation_id

# ---- statuses -----------------------------------------------------------------------------

runs v --actor Kim assignment set 1 publicerad --on 2007-02-10
rc_is 0 "a status in Swedish"
runs v --actor Kim assignment set 1 full --on 2007-03-10
runs v --actor Kim assignment set 1 published --on 2007-03-11
runs v --actor Kim assignment set 1 closed --on 2007-04-01 --reason "ended: Klart"
runs v -f csv assignment history 1
out_is "the history" <<'EOF2'
on,status,side,reason,recorded,actor
2007-02-01,draft,,,,
2007-02-10,published,,,2026-11-22T12:00:00Z,Kim
2007-03-10,full,,,2026-11-22T12:00:00Z,Kim
2007-03-11,published,,,2026-11-22T12:00:00Z,Kim
2007-04-01,closed,,ended: Klart,2026-11-22T12:00:00Z,Kim
EOF2
bad 65 "no step leads from 'closed' to 'cancelled': 'closed' is an end; reopen it with a reason" \
    set 1 cancelled
bad 65 "no step leads from 'published' to 'draft'; legal now: full, closed, cancelled" \
    set 6 draft

# ---- places --------------------------------------------------------------------------------

# status ID: as it stands.
status()
{
	v -f csv --columns status assignment show "$1" | sed 1d
}
v -q assignment add --organisation-id 1 --title Två --places 2 \
    --registered-on 2007-02-01 --published-on 2007-02-02
for _ in 1 2 3; do
	v -q match add --assignment-id 7 --received-on 2007-03-01
done
v -q match set 1 agreed
is "$(status 7)" published "one of two places is taken: published"
v -q match set 2 started
is "$(status 7)" full "both are: full"
v -q match set 2 active
is "$(status 7)" full "a step further takes no other place"
v -q match set 1 withdrawn
is "$(status 7)" published "one leaves: published again"
v -q assignment edit 7 --places 1
is "$(status 7)" full "one place less: full"
v -q assignment edit 7 --places 3
is "$(status 7)" published "two more: published"
v -q assignment edit 7 --places 1
v -q match edit 2 --assignment-id 1
is "$(status 7)" published "an interest that was in the wrong one: published"
v -q -n match set 3 agreed
is "$(status 7)" published "a dry run leaves it so"
runs v -f csv assignment history 7
out_is "each of it is a step of the centre's" <<EOF2
on,status,side,reason,recorded,actor
2007-02-01,draft,,,,
2007-02-02,published,,,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,full,centre,filled,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,published,centre,,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,full,centre,filled,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,published,centre,,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,full,centre,filled,2026-11-22T12:00:00Z,$(id -un)
2026-11-22,published,centre,,2026-11-22T12:00:00Z,$(id -un)
EOF2
v -q assignment set 7 full --reason other
v -q match set 3 agreed
v -q match set 3 withdrawn
is "$(status 7)" full "one that somebody set full stays so"
v -q assignment add --organisation-id 1 --title Utan --registered-on 2007-02-01
v -q assignment set 8 published --on 2007-02-05
is "$(v -f csv --columns published_on assignment show 8 | sed 1d)" 2007-02-05 \
    "the step tells the day of publication"
v -q assignment set 8 full --on 2007-02-06
v -q assignment set 8 published --on 2007-02-07
is "$(v -f csv --columns published_on assignment show 8 | sed 1d)" 2007-02-05 \
    "the first one"

# ---- out and in again -----------------------------------------------------------------------

v -q -L sv -D other.db db init --country SE --municipality 0180 --name T
v org export >org.csv
v -q -D other.db org import org.csv
v assignment export >first.csv
runs v -D other.db assignment import first.csv
rc_is 0 "it goes into another register"
v -D other.db assignment export >second.csv
same second.csv first.csv "and comes out the same"
runs v -D other.db assignment import first.csv
said_is "twice is once" <<'EOF2'
0 added, 0 updated, 8 unchanged, 0 rejected
EOF2

done_testing
