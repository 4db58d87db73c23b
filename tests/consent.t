#!/bin/sh
# SPDX-License-Identifier: ISC
# Who may know of whom: consents, passing on, and who was told.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

v()
{
	vcctl -D t.db --actor Kim "$@"
}
says()
{
	words=$1
	shift
	runs v "$@"
	rc_is 0 "$*"
	err_is "$*: $words" <<EOF2
$words
EOF2
}
lists()
{
	name=$1
	shift
	runs v -f csv "$@"
	out_is "$name"
}
v -q -L en db init --country SE --municipality 0180 --name T
v -q org add --name A --registered-on 2026-01-01
v -q org add --name B --registered-on 2026-01-01 \
    --contact-email b@example.org
v -q assignment add --organisation-id A --title Visits \
    --published-on 2026-09-01 --municipality Stockholm

# ---- asked at entry ----------------------------------------------------------------

says "vcctl: no consent is recorded; when it is given: 'vcctl volunteer consent 1 PURPOSE --given'" \
    volunteer add --name "Kim Ek" --phone 070-1112233
runs v -q volunteer add --name Quiet
err_empty "-q asks for none"
runs v -n volunteer add --name Dry
err_is "nor does a dry run" <<'EOF2'
dry run: nothing is saved in the register
EOF2
runs v volunteer add --name "Bo Ek" --email bo@example.org \
    --registered-on 2026-09-02 --consent share,nyhetsbrev --consent-by webb
err_empty "one that gives some is asked for none"
lists "consents are of the day of registration" volunteer consent "Bo Ek" <<'EOF2'
id,purpose,state,given_on,by,text,until,withdrawn_on,recorded,actor
1,share,valid,2026-09-02,web,,,,2026-11-22T12:00:00Z,Kim
2,newsletter,valid,2026-09-02,web,,,,2026-11-22T12:00:00Z,Kim
EOF2
bad 65 "unknown purpose 'shar'; did you mean 'share'?" \
    volunteer add --name X --consent shar
bad 65 "unknown way to consent 'fax'; one of phone, web, form, email, meeting, other" \
    volunteer add --name X --consent share --consent-by fax
bad 2 "--consent-by says how --consent was given" \
    volunteer add --name X --consent-by web
is "$(v -f csv volunteer list --columns id | wc -l)" 4 "none of these is kept"

# ---- given and withdrawn -----------------------------------------------------------------

says "volunteer 1: consent 'photo' is recorded" volunteer consent 1 photo \
    --given --by phone --on 2026-10-01 --text 2026-1 --until 2026-11-21
says "volunteer 1: consent 'statistics' is recorded" \
    volunteer consent 1 statistics --given --until 2026-11-22
says "volunteer 1: consent 'photo' is recorded" volunteer consent 1 photo \
    --given --on 2026-11-22 --by meeting
says "volunteer 1: consent 'statistics' is withdrawn" \
    volunteer consent 1 statistics --withdraw
lists "each line stays" volunteer consent 1 <<'EOF2'
id,purpose,state,given_on,by,text,until,withdrawn_on,recorded,actor
3,photo,run out,2026-10-01,phone,2026-1,2026-11-21,,2026-11-22T12:00:00Z,Kim
4,statistics,withdrawn,2026-11-22,other,,2026-11-22,2026-11-22,2026-11-22T12:00:00Z,Kim
5,photo,valid,2026-11-22,meeting,,,,2026-11-22T12:00:00Z,Kim
EOF2
bad 65 "volunteer 1 has no consent 'share' on 2026-11-22 that isn't withdrawn" \
    volunteer consent 1 share --withdraw
bad 65 "volunteer 3 has no consent 'share' on 2026-09-01 that isn't withdrawn" \
    volunteer consent 3 share --withdraw --on 2026-09-01
bad 65 "2026-11-21 is before 2026-11-22, its 'Given'" \
    volunteer consent 1 share --given --until 2026-11-21
bad 65 "2026-11-23 is still to come" \
    volunteer consent 1 share --given --on 2026-11-23
bad 65 "'soon' is not a date, as 2007-10-31 or 31.10.2007" \
    volunteer consent 1 share --given --on soon
bad 65 "this holds a personal number, which is never stored; leave it out" \
    volunteer consent 1 share --given --text 121212-1212
bad 66 "no volunteer is called so; 'vcctl volunteer list --search WORD' looks for one" volunteer consent Nix
bad 2 "say --given or --withdraw" volunteer consent 1 share
bad 2 "--given and --withdraw exclude each other" \
    volunteer consent 1 share --given --withdraw
bad 2 "--by, --text and --until are for --given" \
    volunteer consent 1 share --withdraw --by web
bad 2 "which purpose? register, share, newsletter, photo, statistics or other" \
    volunteer consent 1 --given

# ---- told by the interest -------------------------------------------------------------------

says "volunteer 1: known already" match add --assignment-id 1 \
    --name "Kim Ek" --phone 070-1112233 --message "Hello" \
    --received-on 2026-10-01
lists "received: nobody is told" volunteer disclosures 1 <<'EOF2'
id,on,organisation_id,volunteer_id,interest_id,fields,ground,recorded,actor
EOF2
says "match 1: passed_on" match pass 1 --on 2026-10-02
v -q match set 1 agreed --on 2026-10-05
v -q match set 1 contacted --on 2026-10-04 --reopen --reason late
lists "the assignment's organisation was told once" volunteer disclosures 1 <<'EOF2'
id,on,organisation_id,volunteer_id,interest_id,fields,ground,recorded,actor
1,2026-10-02,1,1,1,name;phone;message,interest,2026-11-22T12:00:00Z,Kim
EOF2
for step in started declined withdrawn no_answer closed; do
	v -q match add --assignment-id 1 --name "Nr $step" --consent register \
	    --received-on 2026-10-10
	v -q match set "$(v -f csv match list --columns id | tail -n 1)" $step \
	    --on 2026-10-11
done
v -q match add --assignment-id 1 --no-volunteer --name Ny --email ny@x.se
v -q match set 7 started
v -q match add --assignment-id 1
v -q match set 8 started
v -q match add --assignment-id 1 --name "Nr 9" --consent register
v -q match set 9 declined --side centre
runs v -f csv org disclosures A
cut -d, -f2,4- "$out" | sed 's/2026-11-22T.*//' >got
same got /dev/stdin "a step past passing on tells; what the centre ends doesn't" <<'EOF2'
on,volunteer_id,interest_id,fields,ground,recorded,actor
2026-10-02,1,1,name;phone;message,interest,
2026-10-11,4,2,name,interest,
2026-10-11,5,3,name,interest,
2026-11-22,,7,name;email,interest,
EOF2
runs v org disclosures A
out_like 'Kim Ek' "people read names"
cat >import.csv <<'EOF2'
id,assignment_id,name,received_on,status
z1,1,Old,2026-09-01,started
EOF2
v -q match import import.csv
is "$(v -f csv org disclosures A | wc -l)" 5 "what an import brings is no disclosure"

# ---- told by consent --------------------------------------------------------------------------

need="telling another organisation than the assignment's own needs the volunteer's consent; when it is given:"
bad 77 "$need 'vcctl volunteer consent 1 share --given'" match pass 1 --to B
bad 77 "$need 'vcctl volunteer consent 1 share --given'" \
    match set 1 passed_on --to B
bad 77 "match 7 is of nobody registered, whose consent could stand; only the assignment's own organisation may be told" \
    match pass 7 --to B
bad 2 "--to is for passed_on" match set 1 agreed --to B
v -q volunteer consent 1 share --given --on 2026-10-10 --until 2026-10-20
bad 77 "$need 'vcctl volunteer consent 1 share --given'" match pass 1 --to B
bad 77 "$need 'vcctl volunteer consent 1 share --given'" \
    match pass 1 --to B --on 2026-10-09
runs v match pass 1 --to B --on 2026-10-20
rc_is 0 "on its last day the consent is good"
err_is "and it says so" <<'EOF2'
match 1: organisation 2 is told
with the volunteer's consent; 1 interest stays where it is, for its own organisation
EOF2
lists "who was told, by which right" volunteer disclosures 1 <<'EOF2'
id,on,organisation_id,volunteer_id,interest_id,fields,ground,recorded,actor
1,2026-10-02,1,1,1,name;phone;message,interest,2026-11-22T12:00:00Z,Kim
5,2026-10-20,2,1,1,name;phone,consent,2026-11-22T12:00:00Z,Kim
EOF2
is "$(v -f csv match list --columns status --assignment-id 1 | sed -n 2p)" \
    contacted "the interest stays where it is"
bad 77 "1: $need 'vcctl volunteer consent 1 share --given'" \
    match pass 1 2 --to B
is "$(v -f csv org disclosures B | wc -l)" 2 "several: all or none"
v -q match add --assignment-id 1 --name "Nr 11" --consent register
says "match 11: organisation 1 is told" match pass 11 --to A
is "$(v -f csv match list --columns status | tail -n 1)" passed_on \
    "its own organisation by name is a step"
runs v -f csv volunteer consent 1 share --withdraw
rc_is 0 "withdrawn"
out_is "who knows by it must be told" <<'EOF2'
organisation_id,told_on,contact_email
2,2026-10-20,b@example.org
EOF2
err_is "and it says so" <<'EOF2'
volunteer 1: consent 'share' is withdrawn
1 organisation knows of the volunteer by it and must be told:
EOF2
runs v -f csv volunteer consent 3 share --withdraw
err_is "or that nobody does" <<'EOF2'
volunteer 3: consent 'share' is withdrawn
no organisation knows of the volunteer by it
EOF2
bad 77 "$need 'vcctl volunteer consent 1 share --given'" match pass 1 --to B

# ---- what came of it -------------------------------------------------------------------------------

v -q match add --assignment-id 1 --name "Nr 12" --consent register \
    --received-on 2026-10-08
v -q match pass 12 --on 2026-10-12
lists "six weeks and more" match outcome <<'EOF2'
id,volunteer_id,assignment_id,organisation_id,status,passed_on,if_started,if_active,if_declined
1,1,1,1,contacted,2026-10-02,vcctl match set 1 started,vcctl match set 1 active,vcctl match set 1 declined
EOF2
runs v -f csv match outcome --weeks 5
is "$(sed 1d "$out" | cut -d, -f1 | paste -sd,)" 1,12 "five weeks and more"
VCCTL_NOW=2026-11-23T12:00:00Z
runs v -f csv match outcome --weeks 6
out_like '^12,' "and on the day itself"
v -q match set 1 started
v -q match set 12 declined
runs v -f csv match outcome
is "$(wc -l <"$out")" 1 "an answer settles it"
bad 2 "'x' is no value for --weeks: a number from 0 to 520" \
    match outcome --weeks x

done_testing
