#!/bin/sh
# SPDX-License-Identifier: ISC
# What needs doing: each kind on the day before it is due and on that day,
# the whole list, what is put off, and that no person is on it.
. "${0%/*}/lib.sh"

db=$T/t.db
v()
{
	vcctl -D "$db" "$@"
}
# at TIME COMMAND...: as of then.
at()
{
	was=$VCCTL_NOW
	VCCTL_NOW=$1
	shift
	"$@"
	VCCTL_NOW=$was
}

VCCTL_NOW=2026-01-01T12:00:00Z
{
	v db init --country SE --municipality 0180 --name Byrån
	v org add --name 'Röda Tråden' --municipality 0180 --status approved \
	    --member-to 2026-09-30 --contact-name 'Anna Berg'
	v org add --name 'Nya Lyktan' --municipality 0380 --status applied
	v org add --name 'Första Stegen' --municipality 0180 --status approved
	v assignment add --organisation-id 1 --title Läxhjälp \
	    --municipality 0180 --status published --expires-on 2026-03-10
	v assignment add --organisation-id 1 --title 'Café, "öppet"' \
	    --municipality 0380 --status draft
	v assignment add --organisation-id 1 --title Besök \
	    --municipality 0180 --status submitted
	v assignment add --organisation-id 1 --title Fest --status published \
	    --ends-on 2026-04-01
	v assignment add --organisation-id 1 --title Kör --status published \
	    --expires-on 2026-12-01
	v contact add --organisation-id 1 --name 'Eva Holm' --role treasurer \
	    --until 2026-06-30
	at 2026-01-05 v match add --assignment-id 1 --name 'Kim Lund' \
	    --email kim@example.org --message 'Ring Kim'
	at 2026-01-05 v match add --assignment-id 1 --name 'Mo Dahl'
	at 2026-01-05 v match add --assignment-id 5 --name 'Bo Ek'
	at 2026-01-10 v match set 2 passed_on
	at 2026-01-20 v match set 2 contacted
	at 2026-01-20 v match set 3 contacted
	at 2026-02-01 v assignment set 5 full
} >"$T/made" 2>&1

head=due_since,kind,noun,id,title,organisation,municipality,command
# edge KIND BEFORE ON LINE...: nothing then, these lines on that day.
edge()
{
	kind=$1
	at "$2" runs v todo --for cron --kind "$kind" -f csv
	rc_is 0 "$kind: not due on $2"
	cat "$out" "$err" >"$T/said"
	same "$T/said" /dev/null "$kind: nothing is printed"
	at "$3" runs v todo --for cron --kind "$kind" -f csv
	rc_is 1 "$kind: due on $3"
	shift 3
	printf '%s\n' "$head" "$@" >"$T/wanted"
	out_is "$kind: that is what is due" "$T/wanted"
}

# ---- each kind ----------------------------------------------------------------

edge unanswered 2026-01-12T23:59:59Z 2026-01-13T00:00:00Z \
    "2026-01-13,unanswered,match,1,Läxhjälp,Röda Tråden,SE-0180,vcctl match pass 1"
edge progress 2026-03-21T23:59:59Z 2026-03-22 \
    "2026-03-22,progress,match,2,Läxhjälp,Röda Tråden,SE-0180,vcctl match set 2 no_answer" \
    "2026-03-22,progress,match,3,Kör,Röda Tråden,,vcctl match set 3 no_answer"
edge outcome 2026-02-20T23:59:59Z 2026-02-21 \
    "2026-02-21,outcome,match,2,Läxhjälp,Röda Tråden,SE-0180,vcctl match set 2 started"
edge expired 2026-03-10T23:59:59Z 2026-03-11 \
    "2026-03-11,expired,assignment,1,Läxhjälp,Röda Tråden,SE-0180,vcctl assignment close 1 --reason ended"
edge draft 2026-01-14T23:59:59Z 2026-01-15 \
    "2026-01-15,draft,assignment,2,\"Café, \"\"öppet\"\"\",Röda Tråden,SE-0380,vcctl assignment submit 2"
edge submitted 2026-01-03T11:59:59Z 2026-01-03T12:00:00Z \
    "2026-01-03,submitted,assignment,3,Besök,Röda Tråden,SE-0180,vcctl assignment publish 3"
edge full 2026-01-31T23:59:59Z 2026-02-01 \
    "2026-02-01,full,assignment,5,Kör,Röda Tråden,,vcctl assignment close 5 --reason filled"
edge applied 2026-01-03T11:59:59Z 2026-01-03T12:00:00Z \
    "2026-01-03,applied,org,2,,Nya Lyktan,SE-0380,vcctl org approve 2"
edge first 2026-01-10T23:59:59Z 2026-01-11 \
    "2026-01-11,first,org,3,,Första Stegen,SE-0180,vcctl assignment add --organisation-id 3 --title TITLE"
edge second 2026-01-30T23:59:59Z 2026-01-31 \
    "2026-01-31,second,org,3,,Första Stegen,SE-0180,vcctl assignment add --organisation-id 3 --title TITLE"
edge idle 2027-12-31T23:59:59Z 2028-01-01 \
    "2028-01-01,idle,org,1,,Röda Tråden,SE-0180,vcctl org pause 1 --reason no_need" \
    "2028-01-01,idle,org,3,,Första Stegen,SE-0180,vcctl org pause 3 --reason no_need"
edge member 2026-08-30T23:59:59Z 2026-08-31 \
    "2026-08-31,member,org,1,,Röda Tråden,SE-0180,vcctl org edit 1 --member-to 2027-09-30"
at 2026-01-31 runs v todo --kind first -f csv
echo "$head" >"$T/none"
out_is "the second reminder takes the place of the first" "$T/none"
at 2028-01-01 runs v todo --kind second -f csv
out_is "and being idle that of the second" "$T/none"
at 2027-09-30 runs v todo --for cron --kind member -f csv
rc_is 1 "a membership that ended a year ago is told of"
at 2027-10-01 runs v todo --for cron --kind member -f csv
rc_is 0 "and then no more"
at 2026-04-02 runs v todo --kind expired -f csv --columns id
rc_is 2 "columns are not chosen here"
at 2026-04-02 runs v todo --kind expired -f csv
out_like '^2026-04-02,expired,assignment,4,Fest,' \
    "the last day of the work counts where no other is given"
edge contact 2026-05-30T23:59:59Z 2026-05-31 \
    "2026-05-31,contact,contact,1,treasurer,Röda Tråden,SE-0180,vcctl contact edit 1 --until 2027-06-30"
v -q org edit 3 --bylaws-until 2026-02-16 --insurance-until 2026-02-17
v -q agreement add --organisation-id 3 --title Avtal --to 2026-02-18
v -q partner add --name Banken --kind company --municipality 1480 \
    --status signed --registered-on 2024-01-01
v -q agreement add --partner-id Banken --title Bankavtal --from 2025-01-01 \
    --to 2026-12-31 --notice-on 2026-09-30
v -q grant add --title LOA --partner-id Banken --deadline 2026-03-01 \
    --account-by 2027-01-31 --registered-on 2026-01-01
v -q grant add --title Ny --called-on 2026-02-01 --registered-on 2026-01-01
edge bylaws 2026-01-16 2026-01-17 \
    "2026-01-17,bylaws,org,3,,Första Stegen,SE-0180,vcctl org edit 3 --bylaws-until 2027-02-16"
edge insurance 2026-01-17 2026-01-18 \
    "2026-01-18,insurance,org,3,,Första Stegen,SE-0180,vcctl org edit 3 --insurance-until 2027-02-17"
edge agreement 2026-01-18 2026-01-19 \
    "2026-01-19,agreement,agreement,1,Avtal,Första Stegen,SE-0180,vcctl agreement edit 1 --to 2027-02-18"
edge notice 2026-08-30T23:59:59Z 2026-08-31 \
    "2026-08-31,notice,agreement,2,Bankavtal,Banken,SE-1480,vcctl agreement edit 2 --notice-on 2027-09-30"
edge deadline 2026-01-29 2026-01-30 \
    "2026-01-30,deadline,grant,1,LOA,Banken,SE-1480,vcctl grant set 1 applied"
at 2026-03-01 runs v todo --kind deadline -f csv
out_like ',deadline,grant,1,' "on the last day there is time to apply"
at 2026-03-02 runs v todo --kind deadline -f csv
out_unlike ',deadline,' "and then no more"
edge too-late 2026-03-01T23:59:59Z 2026-03-02 \
    "2026-03-02,too-late,grant,1,LOA,Banken,SE-1480,vcctl grant set 1 withdrawn"
edge call 2026-01-31T23:59:59Z 2026-02-01 \
    "2026-02-01,call,grant,2,Ny,,,vcctl grant set 2 applied"
at 2026-10-30 runs v todo --kind notice -f csv
out_like ',notice,' "notice is told of until a month after its last day"
at 2026-10-31 runs v todo --kind notice -f csv
out_unlike ',notice,' "and then no more"

# What takes an agreement's place, ends it, or comes of an application.
cp "$db" "$T/kept.db"
at 2026-12-20 runs v todo --kind agreement -f csv
out_like '^2026-12-01,agreement,agreement,2,' "a partner's runs out too"
v -q agreement add --partner-id Banken --title Mer --from 2026-03-01
at 2026-12-20 runs v todo --kind agreement -f csv
out_like ',agreement,2,' "another one, begun long before, is another"
v -q agreement add --partner-id Banken --title Nytt --from 2027-01-01
at 2026-12-20 runs v todo --kind agreement -f csv
out_unlike ',agreement,2,' "one that begins then takes its place"
v -q agreement edit 2 --ended-on 2026-03-01 --reason economy
at 2026-09-01 runs v todo --for cron --kind notice
rc_is 0 "of one that ended no notice is given"
at 2026-02-10 v -q grant set 1 applied --on 2026-02-05
at 2026-04-10 v -q grant set 1 granted
edge accounting 2026-12-31T23:59:59Z 2027-01-01 \
    "2027-01-01,accounting,grant,1,LOA,Banken,SE-1480,vcctl grant set 1 accounted"
at 2027-01-15 v -q grant set 1 accounted
is "$(v grant list -f csv --columns applied_on,decided_on,accounted_on |
    sed -n 2p)" "2026-02-05,2026-04-10,2027-01-15" \
    "a step's day is that of what it tells of"
mv "$T/kept.db" "$db"

# What can't be brought about by hand in so few steps.
cp "$db" "$T/kept.db"
sqlite3 "$db" "UPDATE interest SET status = 'received' WHERE id = 3;
    INSERT INTO volunteer (changed_at, registered_on, status, municipality)
	VALUES (0, 20400, 'active', (SELECT municipality FROM org WHERE id = 1));
    INSERT INTO volunteer_person (id, name, name_key)
	SELECT max(id), 'Siv Ask', 'siv ask' FROM volunteer;
    INSERT INTO consent (volunteer_id, purpose, given_by, given_on, until,
	withdrawn_on, recorded_at, actor)
	SELECT max(v.id), c.column1, 'form', 20400, c.column2, c.column3, 0, ''
	FROM volunteer v, (VALUES ('share', 20500, NULL),
	    ('newsletter', 20500, NULL), ('photo', 20500, 20450),
	    ('newsletter', 20600, NULL)) c GROUP BY c.column1, c.column2
	ORDER BY c.column2"
edge waiting 2026-01-04 2026-01-05 \
    "2026-01-05,waiting,assignment,5,Kör,Röda Tråden,,vcctl match set --all-of 5 closed --reason filled"
who=$(sqlite3 "$db" 'SELECT max(id) FROM volunteer')
lent=$(sqlite3 "$db" "SELECT id FROM consent WHERE purpose = 'share'")
edge consent 2026-01-16 2026-01-17 \
    "2026-01-17,consent,consent,$lent,share,,SE-0180,vcctl volunteer consent $who share --given --until 2027-02-16"
mv "$T/kept.db" "$db"

# ---- what settles it ------------------------------------------------------------

# Each line's command, but for those of other parts, is run as it stands.
mkdir "$T/bin"
ln -s "$VCCTL" "$T/bin/vcctl"
cp "$db" "$T/copy.db"
at 2028-01-01 runs v todo -f tsv
sed 1d "$out" | cut -f 2,4,8 >"$T/lines"
ok "there are lines of many kinds" \
    test "$(cut -f1 "$T/lines" | sort -u | wc -l)" -ge 10
while IFS="$(printf '\t')" read -r kind id command; do
	case $kind in
	bylaws | insurance | agreement | notice) continue ;;
	esac
	cp "$T/copy.db" "$T/one.db"
	at 2028-01-01 runs env PATH="$T/bin:$PATH" VCCTL_DB="$T/one.db" \
	    sh -c "$command"
	rc_is 0 "$kind $id: $command"
	at 2028-01-01 runs vcctl -D "$T/one.db" todo --kind "$kind" -f tsv
	out_unlike "	$kind	[a-z]*	$id	" "and it is settled"
done <"$T/lines"

# ---- the whole list ---------------------------------------------------------------

at 2026-01-17 runs v todo
rc_is 0 "a list is no finding"
out_is "the longest due first, and each kind counted" <<-'EOF'
To do on 2026-01-17: 6
Interests without an answer: 1
Assignments left as drafts: 1
Assignments that wait for approval: 1
Organisations that wait for approval: 1
New organisations without an assignment: 1
Bylaws that run out: 1

Due since   Kind        Id  Subject        Organisation   What settles it
----------  ----------  --  -------------  -------------  ------------------------------------------------------
2026-01-03  submitted    3  Besök          Röda Tråden    vcctl assignment publish 3
2026-01-03  applied      2                 Nya Lyktan     vcctl org approve 2
2026-01-11  first        3                 Första Stegen  vcctl assignment add --organisation-id 3 --title TITLE
2026-01-13  unanswered   1  Läxhjälp       Röda Tråden    vcctl match pass 1
2026-01-15  draft        2  Café, "öppet"  Röda Tråden    vcctl assignment submit 2
2026-01-17  bylaws       3                 Första Stegen  vcctl org edit 3 --bylaws-until 2027-02-16
EOF
cp "$out" "$T/plain"
at 2026-01-17 runs v todo --for cron
rc_is 1 "the same for cron is"
same "$out" "$T/plain" "and reads the same"
at 2026-02-01 runs v todo
at 2026-02-01 v todo >"$T/again"
same "$T/again" "$out" "looking changes nothing"
runs v todo --on 2026-01-17
same "$out" "$T/plain" "so it will be, if nothing is done until then"
at 2026-01-17 runs v todo --limit 2 --municipality Stockholm
out_is "what is in a municipality, and no more than was asked for" <<-'EOF'
To do on 2026-01-17: 4
Interests without an answer: 1
Assignments that wait for approval: 1
New organisations without an assignment: 1
Bylaws that run out: 1

Due since   Kind       Id  Subject  Organisation   What settles it
----------  ---------  --  -------  -------------  ------------------------------------------------------
2026-01-03  submitted   3  Besök    Röda Tråden    vcctl assignment publish 3
2026-01-11  first       3           Första Stegen  vcctl assignment add --organisation-id 3 --title TITLE

Not shown: 2 more
EOF
at 2026-01-17 runs v todo --kind utkast,ansökt -f csv
out_is "kinds have names in other languages, and their own order" <<-EOF
$head
2026-01-03,applied,org,2,,Nya Lyktan,SE-0380,vcctl org approve 2
2026-01-15,draft,assignment,2,"Café, ""öppet""",Röda Tråden,SE-0380,vcctl assignment submit 2
EOF
for day in 2026-02-01 2026-04-02 2028-01-01; do
	for f in table csv json md; do
		at $day v todo -f $f
	done
done >"$T/all"
is "$(grep -c -i -e kim -e 'mo dahl' -e 'bo ek' -e 'anna' "$T/all")" 0 \
    "no person is named"
v db config todo.draft 3
at 2026-01-03 runs v todo --for cron --kind draft
rc_is 0 "a setting"
at 2026-01-04 runs v todo --for cron --kind draft
rc_is 1 "moves the day"
v db config todo.draft 14
at 2025-12-31 runs v todo
out_is "an empty list" <<-'EOF'
To do on 2025-12-31: 0
EOF
at 2025-12-31 runs v todo -f json
out_is "is one to programs too" <<-'EOF'
[]
EOF

# ---- a calendar -----------------------------------------------------------------------

VCCTL_NOW=2026-01-01T12:00:00Z
runs v todo --ical
rc_is 0 "what has a day goes into a calendar"
tr -d '\r' <"$out" >"$T/calendar"
is "$(grep -c '^BEGIN:VTODO' "$T/calendar") $(grep -c '^BEGIN:VEVENT' "$T/calendar")" \
    "10 0" "as tasks, a year ahead"
is "$(grep -A 9 '^UID:todo-insurance-3' "$T/calendar" |
    grep -E '^(DUE|SUMMARY|DESCRIPTION)')" \
    "DUE;VALUE=DATE:20260118
SUMMARY:insurance: Första Stegen
DESCRIPTION:vcctl org edit 3 --insurance-until 2027-02-17" \
    "with the day, what it is, and what settles it"
is "$(grep -c -e 'unanswered' -e idle "$T/calendar")" 0 \
    "what only we wait for is not in it"
v todo --ical --on 2026-01-18 >"$T/short"
is "$(grep -c '^BEGIN:VTODO' "$T/short")" 2 "until another day"
v todo --ical --kind draft --on 2026-01-18 | grep '^UID' >"$T/draft"
is "$(sed 's/@.*//' "$T/draft")" "UID:todo-draft-2" "or of other kinds"
v todo --ical >"$T/again"
same "$T/again" "$out" "it is the same each time"
runs v todo --ical -f csv
rc_is 2 "a calendar is no CSV"

# ---- imports -------------------------------------------------------------------------

printf '%s\n' id,name,municipality 1,Alfa,0180 2,Beta,9999 >"$T/two.csv"
runs v org import --partial --source county "$T/two.csv"
rc_is 1 "a row is left out"
edge import 2026-01-01T11:59:59Z 2026-01-01T12:00:00Z \
    "2026-01-01,import,import,1,org,county,,vcctl import show 1"
printf '%s\n' id,name,municipality 3,Gamma,0180 >"$T/one.csv"
v -q org import --source parish "$T/one.csv"
runs v todo --for cron --kind import
rc_is 1 "another sender's rows mend nothing"
v -q org import --source county "$T/one.csv"
runs v todo --for cron --kind import
rc_is 0 "its own, all taken, do"
v -q import undo 3 2>/dev/null
runs v todo --for cron --kind import
rc_is 1 "unless they are taken back"
v -q import undo 1 2>/dev/null
runs v todo --for cron --kind import
rc_is 0 "an import that was taken back is done with"

# ---- putting off -----------------------------------------------------------------------

# refused STATUS MESSAGE WORD...
refused()
{
	code=$1
	message=$2
	shift 2
	runs v "$@"
	rc_is "$code" "$message"
	echo "vcctl: $message" >"$T/wanted"
	err_is "and says so" "$T/wanted"
}
VCCTL_NOW=2026-02-01T12:00:00Z
refused 2 "until when? say it with --until" todo snooze draft 2 --reason x
refused 2 "what is put off needs a reason; say why with --reason" \
    todo snooze draft 2 --until 2026-03-01
refused 2 "'soon' is not a date, as 2007-10-31 or 31.10.2007" \
    todo snooze draft 2 --until soon --reason x
refused 2 "2026-02-01 is not after today; to have it back at once, say 'vcctl todo wake'" \
    todo snooze draft 2 --until 2026-02-01 --reason x
refused 2 "unknown kind 'drafts'; did you mean 'draft'?" \
    todo snooze drafts 2 --until 2026-03-01 --reason x
refused 2 "'two' is no id; 'vcctl todo' shows them" \
    todo snooze draft two --until 2026-03-01 --reason x
refused 66 "no assignment has the number 77" \
    todo snooze draft 77 --until 2026-03-01 --reason x
refused 65 "this holds a personal number, which is never stored; leave it out" \
    todo snooze draft 2 --until 2026-03-01 --reason 'Kim 811218-9876'
refused 2 "'two words' is not a date, as 2007-10-31 or 31.10.2007" \
    todo --on 'two words'
refused 2 "'me' is no value for --for: cron" todo --for me
refused 2 "unknown municipality 'Atlantis'" todo --municipality Atlantis
refused 2 "todo has no 'snoze'; did you mean 'snooze'?" todo snoze
refused 66 "draft 2 is not put off; see 'vcctl todo snoozed'" todo wake draft 2

runs v --actor Eva -n todo snooze draft 2 --until 2026-03-01 --reason 'in March'
rc_is 0 "a dry run"
runs v todo --for cron --kind draft
rc_is 1 "puts nothing off"
runs v --actor Eva todo snooze draft 2 --until 2026-03-01 --reason 'in March'
rc_is 0 "it is put off"
runs v todo --for cron --kind draft
rc_is 0 "and is gone"
runs v todo snoozed -f csv
out_is "it is told what is put off, why and by whom" <<-EOF
until,kind,id,reason,recorded,actor
2026-03-01,draft,2,in March,2026-02-01T12:00:00Z,Eva
EOF
at 2026-02-28 runs v todo --for cron --kind draft
rc_is 0 "until the day before"
at 2026-03-01 runs v todo --kind draft -f csv
out_is "it comes back, due since when it was" <<-EOF
$head
2026-01-15,draft,assignment,2,"Café, ""öppet""",Röda Tråden,SE-0380,vcctl assignment submit 2
EOF
at 2026-03-01 runs v todo snoozed -f csv
out_is "and isn't put off any more" <<-'EOF'
until,kind,id,reason,recorded,actor
EOF
runs v todo snooze utkast 2 --until 2026-05-01 --reason 'in May' --actor Bo
runs v todo snoozed -f csv
out_like '^2026-05-01,draft,2,in May,' "put off again, it is later"
runs v todo wake draft 2
rc_is 0 "or woken"
runs v todo --for cron --kind draft
rc_is 1 "it is back at once"
done_testing
