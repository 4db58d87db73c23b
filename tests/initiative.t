#!/bin/sh
# SPDX-License-Identifier: ISC
# Initiatives: stages from templates and of one's own, the board, what hangs on
# one, and how those that started spread.
. "${0%/*}/lib.sh"
db=$T/i.db
VCCTL_NOW=2020-06-15T12:00:00Z

v()
{
	vcctl -D "$db" "$@"
}

# says STATUS MESSAGE ARGS...
says()
{
	code=$1
	message=$2
	shift 2
	runs v "$@"
	rc_is "$code" "$message"
	echo "vcctl: $message" >"$T/wanted"
	err_is "and says so" "$T/wanted"
	out_empty "and nothing else"
}

v -q db init --name Centret --country DK --municipality Viborg --lang da

# ---- from a template -------------------------------------------------------------

runs v initiative template show pilot
out_is "one template is built in" <<'EOF'
Stage            Days  Rank
---------------  ----  ----
dialogue            0    10
local_committee    30    20
staff_involved     60    30
recruitment        90    40
started           180    50
followed_up       270    60
evaluated         365    70
EOF
runs v initiative add --title Børnehuset --institution "Børnehuset Nord" \
    --first-time yes --template pilot --start 2019-11-01
rc_is 0 "an initiative begins with it"
echo "initiative 1: 7 stages laid out" >"$T/wanted"
err_is "and how many stages there are, is said" "$T/wanted"
v -qn initiative add --title Ej --template pilot >/dev/null
says 66 "no template is called 'nope'; see 'vcctl initiative template list'" \
    initiative add --title Ej --template nope
says 2 "--start is of the stages of a --template" \
    initiative add --title Ej --start 2020-01-01
is "$(v initiative list -f csv --columns title | sed 1d)" Børnehuset \
    "neither is there"
runs v stage list --initiative-id 1 -f csv --columns stage,planned_on,rank
out_is "each stage has its day after the start" <<'EOF'
stage,planned_on,rank
dialogue,2019-11-01,10
local_committee,2019-12-01,20
staff_involved,2019-12-31,30
recruitment,2020-01-30,40
started,2020-04-29,50
followed_up,2020-07-28,60
evaluated,2020-10-31,70
EOF

# ---- stages of one's own -----------------------------------------------------------

v -q initiative add --title Byen --institution Lokalområdet --first-time yes \
    --registered-on 2020-01-01
runs v stage import - <<'EOF'
initiativ;trin;orden;nået;planlagt
Byen;Dialogmøde;10;2020-01-10;
Byen;Videre proces;20;;
Byen;Lokal-MED;30;;2020-03-01
Byen;i gang;40;;
EOF
rc_is 0 "a centre names its own stages"
runs v stage list --initiative-id Byen -f csv --columns stage,rank
out_is "what the program has a word for gets it" <<'EOF'
stage,rank
dialogue,10
Videre proces,20
local_committee,30
started,40
EOF
says 65 "--stage: unknown stage 'evaluatd'; did you mean 'evaluated'?" \
    stage add --initiative-id Byen --stage evaluatd
says 65 "--stage: this holds a personal number, which is never stored; leave it out" \
    stage add --initiative-id Byen --stage "300653-3009"
v -q stage edit 1 --reached-on 2019-11-05
v -q stage edit 2 --reached-on 2019-12-02
v -q stage edit 5 --reached-on 2020-05-02
runs v initiative board
out_is "each is on the board, also what has no day" <<'EOF'
Id  Title       Institution   Status   First  Next           dialogue    local_committee  Videre  staff_involved  recruitment   started     followed_up   evaluated
                                       time                                               proces
--  ----------  ------------  -------  -----  -------------  ----------  ---------------  ------  --------------  ------------  ----------  ------------  ------------

dialogue
--------
 2  Byen        Lokalområdet  planned  yes    Videre proces  2020-01-10  (2020-03-01)     (?)                                   (?)

started
-------
 1  Børnehuset  Børnehuset    planned  yes    followed_up    2019-11-05  2019-12-02               (2019-12-31)    (2020-01-30)  2020-05-02  (2020-07-28)  (2020-10-31)
                Nord

Initiatives: 2, of which 2 where volunteers were never worked with before
A day in brackets is planned
(?) is planned, without a day
EOF
runs v initiative board -f json
out_like '"without_day": *"Videre proces; started"' "programs are told too"
runs env VCCTL_NOW=2020-08-01T12:00:00Z "$VCCTL" -D "$db" initiative board \
    -f csv
out_like '^started,1,Børnehuset,Børnehuset Nord,,planned,yes,followed_up,2020-07-28,' \
    "what is next is late when its day has passed"

runs v todo --kind stage -f csv
out_is "and asked for" <<'EOF'
due_since,kind,noun,id,title,organisation,municipality,command
2020-03-02,stage,stage,10,local_committee,Byen,,vcctl stage edit 10 --reached-on DATE
EOF

# ---- templates of one's own -----------------------------------------------------------

runs v initiative template save by Byen
rc_is 0 "an initiative becomes a template"
runs v phase export
out_is "whose days are counted from the first" <<'EOF'
id,template,stage,days,rank,note
1,by,dialogue,0,10,
2,by,Videre proces,,20,
3,by,local_committee,51,30,
4,by,started,,40,
EOF
v phase export -o "$T/phases.csv"
runs v phase import "$T/phases.csv"
err_like '0 added, 0 updated, 4 unchanged, 0 rejected' \
    "and which goes out and in again"
runs v initiative template list -f csv
out_is "all are listed" <<'EOF'
template,stages,days,built_in
by,4,51,no
pilot,7,365,yes
EOF
v -q initiative add --title Parken --registered-on 2020-05-01
runs v initiative template lay by Parken
echo "initiative 3: 4 stages laid out" >"$T/wanted"
err_is "one that stands gets it later" "$T/wanted"
runs v initiative template lay by Byen
echo "initiative 2: 0 stages laid out" >"$T/wanted"
err_is "and keeps what it has" "$T/wanted"
is "$(v stage list --initiative-id 3 -f csv --columns stage,planned_on |
    sed 1d | tr '\n' ' ')" \
    "dialogue,2020-05-01 Videre proces, local_committee,2020-06-21 started, " \
    "from the day it is registered on"
runs v initiative template remove by
rc_is 0 "a template goes"
is "$(v phase list -f csv | wc -l)" 1 "with its phases"
says 2 "template 'pilot' is built in and stays" \
    initiative template remove pilot
says 66 "no template is called 'by'; see 'vcctl initiative template list'" \
    initiative template show by

# ---- what hangs on one -------------------------------------------------------------------

v -q remark import - <<'EOF'
id;initiativ;type;dato;tekst;modtager;svar
1;Byen;styrke;2020-01-11;Engageret gruppe;;
2;Byen;beslutning;2020-01-12;Kan forslaget godkendes?;Direktionen;
3;Byen;læring;2020-02-01;Begynd i det små;;
4;Byen;spørgsmål;2020-01-12;Hvem betaler?;Direktionen;Kommunen
EOF
v initiative show Byen | sed '1,/^2020-01-01  planned/d' >"$T/got"
cat >"$T/want" <<'EOF'

Id  Stage            Planned     Reached
--  ---------------  ----------  ----------
 8  dialogue                     2020-01-10
 9  Videre proces
10  local_committee  2020-03-01
11  started

Id  On          Text                      To           Answer
--  ----------  ------------------------  -----------  --------

strength
--------
 1  2020-01-11  Engageret gruppe

question
--------
 4  2020-01-12  Hvem betaler?             Direktionen  Kommunen

lesson
------
 3  2020-02-01  Begynd i det små

decision
--------
 2  2020-01-12  Kan forslaget godkendes?  Direktionen
EOF
same "$T/got" "$T/want" "its stages and what was noted stand below it"
is "$(v remark list --open -f csv --columns id | sed 1d)" 2 \
    "what was asked and not answered is a list"

# ---- over time -----------------------------------------------------------------------------

v -q initiative add --title Skolen --first-time no --registered-on 2019-01-01
v -q stage add --initiative-id Skolen --stage started --reached-on 2019-11-20
runs v initiative spread
out_is "how many started" <<'EOF'
Span     Started  First time  Started in all  First time in all
-------  -------  ----------  --------------  -----------------
2019-Q4        1           0               1                  0
2020-Q1        0           0               1                  0
2020-Q2        1           1               2                  1
EOF
runs v initiative spread --per year -f csv
out_is "by year" <<'EOF'
span,started,first_time,started_in_all,first_time_in_all
2019,1,0,1,0
2020,1,1,2,1
EOF
is "$(v initiative spread --per month -f csv | sed -n '2p;$p' | tr '\n' ' ')" \
    "2019-11,1,0,1,0 2020-06,0,0,2,1 " "by month"
says 2 "'week' is no span: month, quarter or year" initiative spread --per week
v -q goal add --year 2020 --number 1 --text Piloter --target 1 \
    --indicator initiative.first_time.started
v -q goal add --year 2020 --number 2 --text Alle --target 5 --kind cumulative \
    --indicator initiative.started
is "$(v report --year 2020 -f csv | cut -d, -f 3,11 | sed 1d | tr '\n' ' ')" \
    "1,1 2,2 " "goals count them"
done_testing
