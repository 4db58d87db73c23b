#!/bin/sh
# SPDX-License-Identifier: ISC
# What a clumsy or hostile hand may try: rows of people who were erased, ids
# given twice, characters that no feed may hold, numbers that no field has.
. "${0%/*}/lib.sh"

VCCTL_DB=$T/x.db
VCCTL_ACTOR=kim
export VCCTL_DB VCCTL_ACTOR

now()
{
	sqlite3 "$VCCTL_DB" .dump
}

# keeps NAME: nothing was changed since `before`.
before()
{
	now >"$T/before"
}

keeps()
{
	now >"$T/after"
	same "$T/after" "$T/before" "$1"
}

vcctl db init -q --name Norrby --country SE
vcctl org add -q --new --name Flodhästen --status approved --contact-name 'Ann Al'
vcctl org add -q --new --name Älgen --status approved
vcctl assignment add -q --organisation-id 1 --title Läxhjälp --places 1 \
	--status published
vcctl volunteer add -q --name 'Pim Pihl' --email pim@pihl.example 2>"$T/.no"
vcctl volunteer add -q --name 'Tor Tall' --email tor@tall.example 2>"$T/.no"
vcctl volunteer add -q --name 'Eva Ek' --email eva@ek.example 2>"$T/.no"
vcctl match add -q --assignment-id 1 --volunteer-id 1
vcctl match add -q --assignment-id 1 --volunteer-id 2

# ---- who was erased ----

vcctl volunteer erase -q 3 --confirm=3 >"$T/.no"
before
for what in 'volunteer edit 3 --name Eva' 'volunteer edit 3 --causes sport' \
	'volunteer set 3 active --reopen --reason back' \
	'volunteer consent 3 share --given' \
	'match edit 1 --volunteer-id 3' \
	'match add --assignment-id 1 --volunteer-id 3'
do
	# shellcheck disable=SC2086 # words
	runs vcctl $what
	rc_is 65 "of an erased person nothing is written down: $what"
	err_is "and it is said why: $what" <<-EOF
	vcctl: volunteer 3 was erased on 2026-11-22
	EOF
done
keeps 'and nothing is'

# One of whom more rows than fit into any list became part.
vcctl volunteer add -q --name 'Ida Is' 2>"$T/.no"
{
	echo id,name
	for i in $(seq 70); do
		echo "$i,Mergula Is$i"
	done
} >"$T/many.csv"
vcctl volunteer import -q "$T/many.csv"
for i in $(seq 5 74); do
	vcctl volunteer merge -q 4 "$i" --confirm="$i" || break
done
ok 'before, the names are there' grep -q Mergula "$VCCTL_DB"
runs vcctl volunteer erase -q 4 --confirm=4
rc_is 0 'somebody of seventy rows is erased'
ok 'and none of the seventy names is left' \
	sh -c '! grep -qa Mergula "$VCCTL_DB"*'

# Interests that are nobody's but bear the same name and address, a reason
# why a consent is not to be asked for again, a contact.
vcctl volunteer add -q --name 'Zoë Zafira' --email zoe@zafira.example 2>"$T/.no"
vcctl match add -q --no-volunteer --assignment-id 1 --name 'Zoë Zafira' \
	--email zoe@zafira.example --message 'call Zafira'
vcctl match add -q --no-volunteer --assignment-id 1 --name 'Otto Other' \
	--email zoe@zafira.example
vcctl volunteer consent -q 75 share --given --until 2026-12-01
vcctl todo snooze -q consent 1 --until 2026-12-24 --reason 'Zafira is away'
vcctl contact add -q --organisation-id 1 --name Boss --email zoe@zafira.example
runs vcctl volunteer erase -f csv 75 --confirm=75
rc_is 0 'somebody with interests that are not linked'
out_like '^"name, e-mail and message of interests",1,gone' 'loses them too'
out_like "^contacts of organisations with the same e-mail,1,stay" \
	'who is a contact is told of'
ok 'the name is nowhere' sh -c '! grep -qai "Zafira[^.]" "$VCCTL_DB"*'
ok 'nor in a reason' sh -c '! grep -qia "zafira is\|call zafira" "$VCCTL_DB"*'
runs vcctl match list -f csv --columns id,volunteer_id,name
out_is 'another name at the same address is another person' <<-EOF
id,volunteer_id,name
1,1,
2,2,
3,,
4,,Otto Other
EOF

runs vcctl -n volunteer campaign new Thanks
err_is 'who was erased is in no new campaign' <<-EOF
would make campaign 'Thanks' with 2 members
dry run: nothing is saved in the register
EOF

# ---- an import that others built on ----

cat >"$T/v.csv" <<-EOF
id,name
a,Nils Nor
b,Olga Ost
c,Ove Syd
EOF
cat >"$T/o.csv" <<-EOF
id,name
x,Tjädern
EOF
vcctl volunteer import -q --source norr "$T/v.csv"
vcctl org import -q --source norr "$T/o.csv"
vcctl volunteer consent -q norr:a share --given
vcctl volunteer merge -q 2 norr:b --confirm=77
vcctl volunteer consent -q 1 share --given
vcctl match pass -q 1 --to norr:x
runs vcctl import undo 2
rc_is 1 'undo leaves what others stand on'
out_is 'a consent holds its volunteer; one merged away is told' <<-EOF
Noun       Id  Why it stays
---------  --  -------------------
volunteer  77  part of another now
volunteer  76  others refer to it
EOF
runs vcctl import undo 3
rc_is 1 'an organisation that was told of somebody'
out_is 'is held by that' <<-EOF
Noun  Id  Why it stays
----  --  ------------------
org    3  others refer to it
EOF
runs vcctl db check
rc_is 0 'no reference is left hanging'

# Two rows of a sender's file that somebody made one: the file doesn't change
# it to and fro.
cat >"$T/w.csv" <<-EOF
id,name,email
5,Per Pil,per@pil.example
6,Pär Pil,par@pil.example
7,Paul Pil,paul@pil.example
EOF
vcctl volunteer import -q --source west "$T/w.csv"
vcctl volunteer merge -q west:6 west:5 --confirm=79
for turn in once twice; do
	runs vcctl volunteer import --source west "$T/w.csv"
	err_like '^0 added, 0 updated, 3 unchanged, 0 rejected$' \
		"a file with merged rows, $turn"
done
sed 's/Pär/Pehr/; s/Per /Peer /' "$T/w.csv" >"$T/w2.csv"
runs vcctl volunteer import --source west "$T/w2.csv"
err_like '^0 added, 1 updated, 2 unchanged' 'the one that is kept is heard'
runs vcctl volunteer list -f csv --search pehr --columns id,name
out_is 'with its own name' <<-EOF
id,name
80,Pehr Pil
EOF

# A row of ours that two rows of a file are, as far as anybody can tell.
vcctl volunteer add -q --name 'Una Uno' --email una@uno.example 2>"$T/.no"
cat >"$T/u.csv" <<-EOF
id,name,email,phone
8,Una Uno,una@uno.example,070-111 11 11
9,Una Uno,una@uno.example,070-222 22 22
EOF
runs vcctl volunteer import -q --partial --rejects - --source east "$T/u.csv"
rc_is 1 'the second is unclear'
for turn in again 'and again'; do
	runs vcctl volunteer import --source east "$T/u.csv"
	rc_is 0 "$turn it is the first"
	err_like '^0 added, 0 updated, 2 unchanged' 'which is what counts'
done

# ---- the same row twice, more than there is ----

before
runs vcctl match set 2 2 contacted
rc_is 2 'an id given twice'
err_is 'is told' <<-EOF
vcctl: match 2 is given twice
EOF
runs vcctl org pause 1 Flodhästen --reason other
rc_is 2 'by its number and its name'
err_is 'too' <<-EOF
vcctl: org 1 is given twice
EOF
runs vcctl assignment close 1 1 --reason other
rc_is 2 'an assignment, too'
keeps 'nothing was done'
vcctl match set -q 1 agreed
runs vcctl match set -q 2 agreed
rc_is 0 'more than were asked for may come'
err_is 'but not unseen' <<-EOF
vcctl: assignment 1 has 1 place, and 2 are taken
EOF
runs vcctl match set -q 2 declined --side org
err_empty 'who goes crowds nobody'

vcctl match pass -q 1 --to Älgen
vcctl match pass -q 1 --to Älgen
vcctl org disclosures Älgen -f csv | cut -d, -f3-5 >"$out"
out_is 'what is told twice on a day is told once' <<-EOF
organisation_id,volunteer_id,interest_id
2,1,1
EOF

# ---- numbers that no field has ----

before
runs vcctl assignment edit 1 --hours=-1
rc_is 65 'hours below nothing'
err_is 'are none' <<-EOF
vcctl: --hours: is less than 0
EOF
runs vcctl assignment edit 1 --minimum-age 19700101
rc_is 65 'a date as an age'
err_is 'is none' <<-EOF
vcctl: --minimum-age: is no age
EOF
runs vcctl assignment edit 1 --maximum-age 121
err_is 'nor is more than anybody lives' <<-EOF
vcctl: --maximum-age: is no age
EOF
runs vcctl org edit 1 --fee=-100
rc_is 65 'a fee below nothing'
keeps 'nothing was taken'

# ---- characters ----

runs vcctl org pause 1 --reason other --actor "$(printf 'k\377m')"
rc_is 2 'an actor in another encoding'
err_is 'is refused' <<-EOF
vcctl: --actor: 'k\\xffm' is not valid UTF-8
EOF
keeps 'and nothing done'
runs vcctl volunteer 811228-9874
rc_is 2 'a personal number where a verb is expected'
err_unlike '9874' 'is not echoed'
runs vcctl org merge 1 2 --confirm 811228-9874
err_is 'nor anywhere else' <<-EOF
vcctl: --confirm is '***'; the one that would go is 2
EOF

vcctl assignment edit -q 1 --title "$(printf 'A\357\277\276B\357\277\277C\033[31m')" \
	--starts-on 2026-12-01
vcctl match set -q 1 withdrawn --side volunteer
runs vcctl assignment feed --as rss --url-base https://x.example/
rc_is 0 'characters that XML has no place for'
out_like '<title>ABC\[31m</title>' 'are left out of the feed'

# The feeds in JSON are put between <script> and </script> of a page.
vcctl assignment edit -q 1 --title '</script><b>"\'
for form in jsonld jobposting; do
	runs vcctl assignment feed --as "$form" --url-base https://x.example/
	rc_is 0 "$form with a title that ends a script"
	out_unlike '<' 'cannot end it'
	out_like '"\\u003c/script>\\u003cb>\\"\\\\"' 'and says the same'
done
vcctl assignment edit -q 1 --title "$(printf 'A\r\nATTENDEE:mailto:x\nB')"
runs vcctl assignment feed --as ical
out_like 'SUMMARY:A\\nATTENDEE:mailto:x\\nB' 'a calendar has no more lines'

# A terminal is not to be steered by what somebody typed into a form, in any
# format; a program gets every byte of it.
vcctl org edit -q 2 --name "$(printf 'Elk\033]0;x\007\302\23331m\342\200\256')"
runs vcctl org list -f csv --columns id,name
printf 'id,name\n1,Flodhästen\n2,Elk\033]0;x\007\302\23331m\342\200\256\n3,Tjädern\n' \
	>"$T/wanted"
out_is 'csv holds what stands in the register' "$T/wanted"
if command -v script >/dev/null; then
	for format in table md html csv tsv json jsonl; do
		script -qec "$VCCTL org list -f $format --columns id,name" \
			"$T/typed" >"$T/.no" 2>&1 </dev/null
		sed -e 1d -e '$d' "$T/typed" | tr -d '\r' >"$out"
		out_like 'Elk.*31m' "$format is shown on a terminal"
		ok "and $format is harmless" sh -c "! grep -qa \
			-e '$(printf '\033]')' -e '$(printf '\007')' \
			-e '$(printf '\302\233')' -e '$(printf '\342\200\256')' \
			'$out'"
	done
else
	skip 12 'no script'
fi

# ---- money below nothing ----

vcctl partner add -q --name Banken --kind company
vcctl grant add -q --title Fonden
for what in 'grant edit 1 --granted=-5' 'grant edit 1 --amount=-5' \
	'grant edit 1 --accounted=-5' \
	'agreement add --partner-id 1 --title Avtal --sum=-1'
do
	# shellcheck disable=SC2086 # words
	runs vcctl $what
	rc_is 65 "there is no such money: $what"
	err_like '^vcctl: --[a-z]*: is less than 0$' "is told: $what"
done

# ---- what would stand twice ----

vcctl survey add -q --word wish --title Wishes --year 2026
vcctl survey add -q --word hope --title Hopes --year 2026
vcctl plan add -q --year 2026 --number 1 --kind theme --title One
vcctl plan add -q --year 2026 --number 2 --kind theme --title Two
for i in 1 2; do
	vcctl goal add -q --year 2026 --number "$i" --text Talks \
		--indicator activity.participants.training --target 0.001
done
before
for what in 'survey edit 2 --word wish' 'plan edit 2 --number 1' \
	'goal edit #2 --number 1'
do
	# shellcheck disable=SC2086 # words
	runs vcctl $what
	rc_is 65 "it can't become another: $what"
	err_is "and that is said in words: $what" <<-EOF
	vcctl: there is such a record already, and it can't stand twice; 'list' shows it
	EOF
done
keeps 'nothing is changed'

# ---- more than can be reckoned with ----

many()
{
	echo id,kind,title,on,participants
	for i in $(seq "$1" "$2"); do
		echo "$i,training,T$i,2026-01-09,999999999999"
	done
}
many 1 900 | vcctl activity import -q -
runs vcctl report --year 2026 -f csv
rc_is 0 'a target of next to nothing, and what is beyond all measure'
out_like '^2026,,1,.*,899999999999100,,,,,,,exceeded,' 'give a result and no per cent'
runs vcctl report --year 2026 --pace -f csv
out_like '^2026,,1,.*,899999999999100,.*,reached,19325153374213,,week,' 'and a pace'
many 901 1001 | vcctl activity import -q -
for what in 'report --year 2026' 'report --year 2026 --pace' \
	'goal explain 1 --year 2026' 'report --month 2026-01' 'goal show #1' \
	'goal close 2026 --confirm=2026'
do
	# shellcheck disable=SC2086 # words
	runs vcctl $what
	rc_is 65 "more than that is refused: $what"
	err_is "with where to look: $what" <<-EOF
	vcctl: the amounts of 'activity.participants.training' come to more than can be told; look for one that is too large
	EOF
done

# ---- where the answer can't go ----

before
for what in 'org add --new --name Ren' 'volunteer erase 2 --confirm=2' \
	'match add --assignment-id 1 --name Ny' 'assignment copy 1'
do
	# shellcheck disable=SC2086 # words
	runs vcctl $what -o "$T/none/x"
	rc_is 73 "no place for the answer: $what"
	err_is "is told: $what" <<-EOF
	vcctl: cannot create '$T/none/x': No such file or directory
	EOF
done
keeps 'before anything is done'

runs vcctl -n db backup "$T/copy.db"
rc_is 2 'a copy can not be tried'
err_is 'which is said' <<-EOF
vcctl: 'db backup' has no dry run
EOF
ok 'and none is made' test ! -e "$T/copy.db"

# ---- what is no register ----

mkfifo "$T/pipe"
runs timeout 10 "$VCCTL" -D "$T/pipe" org list
rc_is 65 'a pipe is not waited for'
err_is 'it is no register' <<-EOF
vcctl: '$T/pipe' is not a vcctl register
EOF

# ---- nothing to be done ----

runs vcctl todo -q --kind bylaws
rc_is 0 'a list with nothing in it'
vcctl volunteer consent -q 2 share --given
runs vcctl volunteer consent -q 2 share --withdraw
rc_is 0 'a withdrawal that nobody else must hear of'
out_empty 'is no list'
done_testing
