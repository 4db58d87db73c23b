#!/bin/sh
# SPDX-License-Identifier: ISC
# Campaigns: a list is frozen, worked through and closed, and who fits later
# doesn't creep in.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
VCCTL_ACTOR=eva
export VCCTL_ACTOR

# bad RC MESSAGE NOUN ARGUMENT...: of campaign.
bad()
{
	want=$1
	words=$2
	noun=$3
	shift 3
	runs v "$noun" campaign "$@"
	rc_is "$want" "$noun campaign $*: exit status $want"
	err_is "$noun campaign $*: why" <<EOF2
vcctl: $words
EOF2
}
v -q -L sv db init --country SE --municipality 0180 --name T
cat >org.csv <<'EOF2'
id,name,municipality,status,contact_name,contact_email,contact_phone
1,Läsfrämjarna,SE-0180,approved,Eva Lind,eva@example.org,08-123 45 67
2,Parkens vänner,SE-0184,approved,,park@example.org,
3,Hjälpen,SE-0180,left,,,
4,Trygga trappan,SE-0180,approved,,,
EOF2
v -q org import org.csv
v -q volunteer add --name "Kim Ek" --email kim@example.org --postcode 11122 \
    --municipality 0180
v -q volunteer add --name "Bo Ek" --municipality 0184

# ---- new -----------------------------------------------------------------------------

runs v -n org campaign new "Spring calls" --status approved
rc_is 0 "a dry run"
err_is "says how many it would be" <<'EOF2'
would make campaign 'Spring calls' with 3 members
dry run: nothing is saved in the register
EOF2
runs v org campaign new "Spring calls" --status approved
rc_is 0 "a list is frozen"
err_is "and told how long it is" <<'EOF2'
made campaign 'Spring calls' with 3 members
EOF2
runs v -q org campaign new "Söder" --municipality 0180 --search läs
rc_is 0 "filters and search are those of a list"
out_is "-q says nothing" </dev/null
err_is "nowhere" </dev/null
runs v volunteer campaign new "Thanks" --name "Kim Ek"
err_is "of volunteers too" <<'EOF2'
made campaign 'Thanks' with 1 member
EOF2
runs v -n org campaign new Idle --idle 24
rc_is 66 "nobody has been idle so long"
v -q org edit 4 --registered-on 2024-11-22
v -q org edit 1 --registered-on 2024-11-21
runs v -n org campaign new Idle --idle 24
err_is "who is idle is called" <<'EOF2'
would make campaign 'Idle' with 1 member
dry run: nothing is saved in the register
EOF2
v -q org add --name "Kom senare" --municipality 0180
runs v -f csv org campaign list
rc_is 0 "all are listed"
out_is "with those that came later in none" <<'EOF2'
id,name,noun,made_on,closed_on,members,reached,share
1,Spring calls,org,2026-11-22,,3,0,0
2,Söder,org,2026-11-22,,1,0,0
3,Thanks,volunteer,2026-11-22,,1,0,0
EOF2
bad 66 "nothing fits, so there is nobody to reach; see 'vcctl org list'" \
    org new Nobody --name Nobody
bad 65 "a campaign is called 'spring CALLS' already; give this one another name" \
    volunteer new " spring  CALLS"
for name in 12 "a;b" "--" ""; do
	bad 2 "'$name' can't be the name of a campaign: it wants a letter, and no ';'" \
	    org new -- "$name"
done
bad 65 "this holds a personal number, which is never stored; leave it out" \
    org new "About 19850101-1236"
bad 65 "--municipality: 'SE-9999' is not a municipality, as SE-0180 or its name" \
    org new X --municipality SE-9999

# ---- log -----------------------------------------------------------------------------

runs v org campaign log "spring calls" läsfrämjarna reached
rc_is 0 "an outcome is logged"
err_is "and told with how far it is" <<'EOF2'
org 1: reached; 1 of 3 reached
EOF2
runs v org campaign log 1 2 "inget svar"
err_is "codes in words of the centre's" <<'EOF2'
org 2: no_answer; 1 of 3 reached
EOF2
runs v -n org campaign log 1 4 declined
err_is "who says no was spoken with" <<'EOF2'
org 4: declined; 2 of 3 reached
dry run: nothing is saved in the register
EOF2
runs v org campaign show 1
rc_is 0 "the members are shown"
out_is "with what came of them; a dry run changed nothing" <<'EOF2'
Spring calls, made on 2026-11-22
Chosen by: Status approved
1 of 3 reached

Id  Name            Municipality  Outcome    On          By
--  --------------  ------------  ---------  ----------  ---
 1  Läsfrämjarna    Stockholm     reached    2026-11-22  eva
 2  Parkens vänner  Solna         no_answer  2026-11-22  eva
 4  Trygga trappan  Stockholm
EOF2
runs v -f csv org campaign show 1 --outcome none
out_is "those without outcome" <<'EOF2'
id,name,municipality,outcome,on,by,gone,part_of
4,Trygga trappan,SE-0180,,,,,
EOF2
runs v -f csv org campaign show 1 --outcome no_answer
out_is "those of one" <<'EOF2'
id,name,municipality,outcome,on,by,gone,part_of
2,Parkens vänner,SE-0184,no_answer,2026-11-22,eva,,
EOF2
VCCTL_NOW=2026-12-24T12:00:00Z
runs v org campaign log 1 2 call_back --on 2026-12-01
err_is "who is to be called again is not reached" <<'EOF2'
org 2: call_back; 1 of 3 reached
EOF2
runs v org campaign log 1 1 none
err_is "an outcome is taken back" <<'EOF2'
org 1: none; 0 of 3 reached
EOF2
runs v -f csv org campaign show 1
out_is "a later one replaces it" <<'EOF2'
id,name,municipality,outcome,on,by,gone,part_of
1,Läsfrämjarna,SE-0180,,,,,
2,Parkens vänner,SE-0184,call_back,2026-12-01,eva,,
4,Trygga trappan,SE-0180,,,,,
EOF2
v -q org campaign log 1 4 call_back --on 2026-12-02 --channel besök \
    --note "Ring Bo efter jul"
v -q org campaign log 1 4 none
runs v log list -f csv --columns organisation_id,on,channel,outcome,note,campaign
out_is "the log keeps all that was said" <<'EOF2'
organisation_id,on,channel,outcome,note,campaign
1,2026-11-22,call,reached,,Spring calls
2,2026-11-22,call,no_answer,,Spring calls
2,2026-12-01,call,call_back,,Spring calls
4,2026-12-02,visit,call_back,Ring Bo efter jul,Spring calls
EOF2
bad 2 "unknown option '--note'" volunteer log Thanks 1 reached --note x
bad 2 "'campaign show' has no --channel" org show 1 --channel call
bad 65 "--channel: unknown channel 'fax'; one of call, mail, visit, meeting, letter, other" \
    org log 1 1 reached --channel fax
bad 65 "--note: this holds a personal number, which is never stored; leave it out" \
    org log 1 1 reached --note 850101-1236
bad 66 "org 3 is no member of 'Spring calls'" org log 1 3 reached
bad 66 "no organisation is called 'Nix'; 'vcctl org list' shows what there is" org log 1 Nix reached
bad 66 "no campaign is called 'Nix'; see 'vcctl org campaign list'" org log Nix 1 reached
bad 66 "no campaign is called '17'; see 'vcctl org campaign list'" org show 17
bad 2 "the campaign 'Thanks' is one of 'vcctl volunteer'" org show Thanks
bad 65 "--outcome: unknown outcome 'reechd'; did you mean 'reached'?" \
    org log 1 1 reechd
bad 2 "unknown outcome 'qqqqqqqq'; one of reached, will_publish, no_answer, call_back, declined, wrong_address, other" \
    org show 1 --outcome qqqqqqqq
bad 65 "2026-11-21 is before 2026-11-22, when the list was made" \
    org log 1 1 reached --on 2026-11-21
bad 65 "--on: 2026-12-25 is still to come" org log 1 1 reached --on 2026-12-25
bad 65 "--on: 'soon' is not a date, as 2007-10-31 or 31.10.2007" \
    org log 1 1 reached --on soon

# ---- export --------------------------------------------------------------------------

runs v org campaign export 1
out_is "a mail merge of those without outcome" <<'EOF2'
id,name,municipality,contact_name,contact_email,contact_phone
1,Läsfrämjarna,SE-0180,Eva Lind,eva@example.org,081234567
4,Trygga trappan,SE-0180,,,
EOF2
runs v org campaign export 1 --all --columns id,contact_email -f tsv
out_is "of all, with other columns" <<'EOF2'
id	contact_email
1	eva@example.org
2	park@example.org
4	
EOF2
runs v org campaign export 1 --outcome call_back --columns id
out_is "of one outcome" <<'EOF2'
id
2
EOF2
runs v volunteer campaign export thanks
out_is "of volunteers what a letter needs" <<'EOF2'
id,name,email,postcode
1,Kim Ek,kim@example.org,11122
EOF2
v -q contact add --organisation-id 1 --name "Ida Ek" --email ida@example.org
v -q contact campaign new "Nyhetsbrev"
runs v contact campaign export Nyhetsbrev
out_is "of contacts, with their organisation" <<'EOF2'
id,organisation_id,name,email,phone
1,1,Ida Ek,ida@example.org,
EOF2
runs v volunteer campaign show thanks
out_is "whose name is not kept with the list" <<'EOF2'
Thanks, made on 2026-11-22
Chosen by: Name ***
0 of 1 reached

Id  Name    Municipality  Outcome  On
--  ------  ------------  -------  --
 1  Kim Ek  Stockholm
EOF2

# ---- gone ----------------------------------------------------------------------------

if command -v sqlite3 >/dev/null; then
	# As erasing, merging and removing leave them.
	sqlite3 t.db "UPDATE volunteer SET erased_on = 20000 WHERE id = 1;
	    DELETE FROM volunteer_person WHERE id = 1;
	    INSERT INTO merge (noun, kept, gone, merged_at, actor)
	    VALUES ('org', 3, 4, 0, 'eva');
	    DELETE FROM org_contact WHERE id = 2; DELETE FROM org_event
	    WHERE row_id = 2; DELETE FROM org WHERE id = 2"
	runs v org campaign show 1
	out_is "who is gone is counted and told" <<'EOF2'
Spring calls, made on 2026-11-22
Chosen by: Status approved
0 of 3 reached

Id  Name          Municipality  Outcome    On          By   Gone     Part of
--  ------------  ------------  ---------  ----------  ---  -------  -------
 1  Läsfrämjarna  Stockholm
 2                              call_back  2026-12-01  eva  removed
 4                                                          merged         3

Gone since the list was made, but counted: 2
EOF2
	runs v volunteer campaign show Thanks -f csv
	out_is "a person who was erased" <<'EOF2'
id,name,municipality,outcome,on,by,gone,part_of
1,,,,,,erased,
EOF2
	runs v volunteer campaign export Thanks --all
	out_is "gets no letter" <<'EOF2'
id,name,email,postcode
EOF2
	runs v org campaign export 1 --all --columns id
	out_is "nor do those that were merged" <<'EOF2'
id
1
EOF2
	runs v org campaign log 1 3 reached
	err_is "but what it became part of may be logged" <<'EOF2'
org 3: reached; 1 of 3 reached
EOF2
	runs v -f csv org campaign show 1 --outcome reached
	out_is "for the member" <<'EOF2'
id,name,municipality,outcome,on,by,gone,part_of
4,,,reached,2026-12-24,eva,merged,3
EOF2
else
	skip 7 "no sqlite3"
fi

# A goal counts who was merged where the other is.
runs v -q org campaign new Ring --municipality 0180 --status approved
for id in 1 5; do
	v -q org campaign log Ring $id reached
done
v -q goal add --year 2026 --number 1 --text Ring --indicator list.reached \
    --kind coverage --filter list=Ring --scope Stockholm
v goal explain 1 --year 2026 -f csv | cut -d, -f 1,3,5 | sort >before
v -q org merge 1 5 --confirm=5
v goal explain 1 --year 2026 -f csv | cut -d, -f 1,3,5 | sort >after
ok "a merge leaves campaigns in goals" test "$(wc -l <before)" -gt 4
same after before "as they were"

# ---- close ---------------------------------------------------------------------------

runs v org campaign close Söder
rc_is 0 "a campaign is closed"
err_is "with what came of it" <<'EOF2'
closed campaign 'Söder': 0 of 1 reached
EOF2
bad 65 "the campaign 'Söder' was closed on 2026-12-24" org log Söder 1 reached
bad 65 "the campaign 'Söder' was closed on 2026-12-24" org close Söder
runs v org campaign show söder
out_is "and still shown" <<'EOF2'
Söder, made on 2026-11-22
Chosen by: Municipality 0180
Chosen by: Search läs
Closed on 2026-12-24
0 of 1 reached

Id  Name          Municipality  Outcome  On
--  ------------  ------------  -------  --
 1  Läsfrämjarna  Stockholm
EOF2

# ---- what is for what ----------------------------------------------------------------

bad 2 "campaign has no 'make'; one of new, list, show, log, close, export" \
    org make
bad 2 "usage: vcctl org campaign new NAME" org new
bad 2 "usage: vcctl match campaign log NAME ID OUTCOME" match log 1 2
bad 2 "'campaign show' has no --name" org show 1 --name x
bad 2 "'campaign new' has no --outcome" org new x --outcome none
bad 2 "'campaign show' has no --idle" org show 1 --idle 3
bad 2 "'x' is no value for --idle: a number from 1 to 1200" \
    org new Y --idle x
bad 2 "unknown option '--idle'" volunteer new x --idle 3
bad 2 "'campaign show' has no --columns" org show 1 --columns id
bad 2 "'campaign list' has no --search" org list --search x
bad 2 "--all and --outcome exclude each other" \
    org export 1 --all --outcome none
is "$(vcctl complete -- org campaign log 1 1 n | cut -f1 | paste -sd' ')" \
    "no_answer" "outcomes are offered to the shell"
done_testing
