#!/bin/sh
# SPDX-License-Identifier: ISC
# Goals and results from the command line, and why a figure is what it is:
# what explain lists adds up to what the report prints.
. "${0%/*}/lib.sh"

data=$SRC/tests/data
db=$T/g.db
VCCTL_NOW=2008-01-15T12:00:00Z

v()
{
	vcctl --db "$db" "$@"
}

v db init --country SE --municipality 0180 --name "Centre" >/dev/null 2>&1
for noun in org assignment volunteer match; do
	v "$noun" import --source test "$data/report-$noun.csv" 2>/dev/null ||
	    diag "$noun: not imported"
done

# ---- goals ----

runs v goal import "$data/report-goal.csv"
rc_is 0 "goals are imported"
said_is "all of them" <<-EOF
	14 added, 0 updated, 0 unchanged, 0 rejected
EOF
runs v goal import "$data/report-goal.csv"
said_is "and known the next time" <<-EOF
	0 added, 0 updated, 14 unchanged, 0 rejected
EOF
runs v result import "$data/report-result.csv"
said_is "so are results" <<-EOF
	9 added, 0 updated, 0 unchanged, 0 rejected
EOF
runs v result import "$data/report-result.csv"
said_is "and known the next time" <<-EOF
	0 added, 0 updated, 9 unchanged, 0 rejected
EOF

runs v goal add --year 2007 --number 4.1 --text "Ten things" \
    --indicator things --target 10 -f csv
rc_is 0 "a goal is added"
runs v goal add --year 2007 --number 4.1 --text "Ten things" --indicator x
rc_is 65 "a second one of that number is not"
err_like 'stands already' "and why"
runs v goal add --year 2007 --number 4.1 --text "Ten things here" \
    --indicator things --target 10 --scope Uppsala
rc_is 0 "but in another scope it is"
runs v goal add --year 2007 --number 4.2 --text "No indicator"
rc_is 65 "what a goal counts must be said"
runs v goal add --year 2007 --number 4.3 --text "No second" --indicator x \
    --target2 "" -n
rc_is 0 "an option that is empty says nothing"
runs v goal edit 4.2 --target 11
rc_is 66 "a goal that isn't there is not edited"

id=$(v goal list --year 2007 --number 4.1 --scope national -f csv \
    --columns id | tail -n 1)
runs v goal edit "#$id" --target 12 --reason "counted anew"
rc_is 0 "a goal is edited"
runs v goal show "#$id" -f csv --columns number,target,scope
out_is "and shown" <<-EOF
	number,target,scope
	4.1,12,national
EOF
runs v goal list --year 2007 --scope Stockholm -f csv \
    --columns number,indicator
out_is "goals are listed by scope" <<-EOF
	number,indicator
	2.1,assignment.registered
EOF
runs v goal list --year 2007 --columns number,scope --search wördings -f csv
rc_is 0 "searching for what no goal says finds nothing"

# ---- results ----

runs v goal result 4.1 --year 2007 --value 7 --source "the minutes"
rc_is 0 "a result is recorded"
runs v result list --number 4.1 -f csv --columns number,scope,date,value,source
out_is "of the last day of a year that is over" <<-EOF
	number,scope,date,value,source
	4.1,national,2007-12-31,7,the minutes
EOF
runs v goal result 4.1 --year 2007 --value 8 --source "the minutes"
rc_is 65 "twice on one day is refused"
err_like 'stands already; change it with .vcctl result edit' "with advice"
runs v goal result 4.1 --year 2007 --value 2 --date 2007-06-01 \
    --source "the minutes"
rc_is 0 "on another day it is not"
runs v goal result 4.1 --year 2007 --date 2007-06-02 --source "the minutes"
rc_is 65 "a result without value or words is none"
runs v goal result 4.1 --year 2007 --value 2 --date 2007-06-02
rc_is 65 "nor is one without a source"
runs v goal result 4.1 --year 2007 --value much --date 2007-06-02 --source x
rc_is 65 "nor a word for a number"
runs v goal result 77 --year 2007 --value 2 --source x
rc_is 66 "an unknown number"
err_like "no goal has the number '77'.*goal list --year 2007" "with advice"
runs v goal result 4.1 --value 2 --source x
rc_is 2 "the year must be said"
runs v goal result 2.1 --year 2007 --value 2 --source x
rc_is 66 "in another scope there is no such goal"
VCCTL_NOW=2007-07-01T12:00:00Z
runs v goal result 3.6 --year 2007 --value 41 --qualifier ca --source survey
rc_is 0 "a result of today"
runs v result list --number 3.6 -f csv --columns date,value,qualifier
out_is "with its qualifier" <<-EOF
	date,value,qualifier
	2007-07-01,41,~
EOF
VCCTL_NOW=2008-01-15T12:00:00Z

# ---- targets that change, and what may not ----

v goal add --year 2008 --number 1 --text "Next year" --indicator things \
    --target 10 --target2 3 --indicator2 "other things" >/dev/null
v goal add --year 2009 --number 1 --text "After it" --indicator things \
    --target 10 >/dev/null
next=$(v goal list --year 2008 -f csv --columns id | tail -n 1)
later=$(v goal list --year 2009 -f csv --columns id | tail -n 1)
runs v goal edit "#$next" --target 12
rc_is 2 "a target that changes in its year wants a reason"
err_is "and says so" <<-EOF
	vcctl: the goal's time began on 2008-01-01: say with --reason why its target changes
EOF
runs v goal edit "#$next" --note "a note"
rc_is 0 "other fields want none"
runs v goal edit "#$next" --note "a note more" --reason "why not"
rc_is 2 "nor have they one"
err_is "and that is said" <<-EOF
	vcctl: a reason is for a target that changes when the goal's time has begun
EOF
runs v goal edit "#$later" --target 12
rc_is 0 "nor before its year"
runs v goal show "#$next"
out_unlike '^Until' "a goal that kept its targets is shown without them"
runs v --actor Ida goal edit "#$next" --target 12 --reason "the board, item 4"
rc_is 0 "with a reason it is done"
VCCTL_NOW=2008-05-01T12:00:00Z
runs v goal edit "#$next" --target2 "" --reason 189001019802
rc_is 65 "no personal number is a reason"
v -q --actor Bo goal edit "#$next" --target2 4 --reason "there are four"
runs v goal targets 1 --year 2008 -f csv
out_is "what the targets were is kept" <<-EOF
	until,target,target2,actor,reason
	2008-01-15,10,3,Ida,"the board, item 4"
	2008-05-01,12,3,Bo,there are four
	,12,4,,
EOF
runs v goal show "#$next"
out_like '^2008-01-15 +10 +3 +Ida +the board, item 4$' \
    "it is shown with the goal"
runs v report --year 2008
out_like '^1: the targets were 10 and 3 until 2008-01-15 .the board, item 4.$' \
    "and told of in the report"
runs v goal targets 1 --year 2010
rc_is 66 "of a goal that isn't there nothing is"
VCCTL_NOW=2008-01-15T12:00:00Z
id41=$(v goal list --year 2007 --number 4.1 --scope national -f csv \
    --columns id | tail -n 1)
runs v goal edit "#$id41" --kind stock
rc_is 65 "what has results keeps its kind"
err_is "and says what to do" <<-EOF
	vcctl: --kind: was 'flow' when results came in: make a new goal
EOF
runs v goal edit "#$id41" --indicator "other"
rc_is 65 "and its indicator"
err_is "and says that too" <<-EOF
	vcctl: --indicator: was 'things' when results came in: make a new goal
EOF
runs v goal edit "#$later" --kind stock
rc_is 0 "without results it may change"

# ---- explain adds up ----

# Sum of the amounts that explain lists for condition $1 of goal $2.
sum()
{
	condition=$1
	shift
	v goal explain "$@" --year 2007 -f csv >"$T/explain.csv" || return
	perl -MText::ParseWords -ne '
		BEGIN { $condition = shift }
		chomp;
		@v = parse_line(",", 0, $_);
		if ($. == 1) {
			@at{@v} = 0 .. $#v;
			next;
		}
		$sum += $v[$at{amount}] || 0
		    if $v[$at{condition}] == $condition;
		END { print $sum + 0 }' "$condition" "$T/explain.csv"
}

# A field of the goal in the report.
figure()
{
	v report --year 2007 -f csv | perl -MText::ParseWords -ne '
		BEGIN { ($number, $name, $scope) = splice @ARGV, 0, 3 }
		chomp;
		@v = parse_line(",", 0, $_);
		if ($. == 1) {
			@at{@v} = 0 .. $#v;
			next;
		}
		print $v[$at{$name}] if $v[$at{number}] eq $number &&
		    $v[$at{scope}] eq $scope' "$1" "$2" "${3:-national}"
}

# A campaign of that year, with one who was reached and one who said no.
VCCTL_NOW=2007-11-05T12:00:00Z
v -q org campaign new "Höstens samtal"
v -q volunteer campaign new Tack --municipality 0180
VCCTL_NOW=2008-01-15T12:00:00Z
v -q org campaign log "Höstens samtal" 1 reached --on 2007-11-10
v -q org campaign log "Höstens samtal" 2 no_answer --on 2007-11-10
v -q org campaign log "Höstens samtal" 3 declined --on 2007-12-31
v -q volunteer campaign log Tack "Vera Volontärsson" reached

n=0
# Of a family one, for all go by one statement; test_goal has each of them.
v goal indicators -f csv | tail -n +2 |
    sed '/^activity\.\(participants\.\)\{0,1\}[a-z_]*,/{/training,/!d;}' \
    >"$T/indicators"
cat >"$T/partner.csv" <<-'EOF2'
	id,name,kind,municipality,registered_on,status,status_on
	1,Banken,company,Stockholm,2007-01-02,signed,2007-02-01
	2,Växjö,municipality,,2006-01-02,signed,2006-02-01
EOF2
cat >"$T/agreement.csv" <<-'EOF2'
	id,partner_id,title,signed_on,from,to,ended_on,sum
	1,1,Volontärer på arbetstid,2007-02-01,2007-03-01,2008-12-31,,"250000,50"
	2,2,Lokal byrå,,2006-03-01,,2007-06-30,40000
EOF2
cat >"$T/activity.csv" <<-'EOF2'
	id,kind,title,on,occasions,participants,qualifier,partner_id,plan
	1,training,Grundkurs i mars,2007-03-05,,14,,,1.1
	2,training,Grundkurser i höst,2007-10-01,2,30,ca,1,1
EOF2
for noun in partner agreement activity; do
	runs vcctl -qD "$db" $noun import "$T/$noun.csv"
	rc_is 0 "$noun is imported"
done
while IFS=, read -r indicator _ stock _; do
	n=$((n + 1))
	kind=flow
	[ "$stock" = yes ] && kind=stock
	for k in $kind cumulative; do
		v goal add --year 2007 --number "8.$n.$k" --text "$indicator" \
		    --indicator "$indicator" --kind $k >/dev/null
		is "$(sum 1 "8.$n.$k")" "$(figure "8.$n.$k" result)" \
		    "$indicator, $k: the amounts add up"
	done
done <"$T/indicators"
is "$n" "$(wc -l <"$T/indicators")" "all indicators were tried"
is "$(figure 8.8.flow result) $(figure 8.8.cumulative result)" "5 6" \
    "and counted something"

is "$(sum 1 1.3) $(sum 2 1.3)" "$(figure 1.3 part) $(figure 1.3 whole)" \
    "a share: part and whole"
is "$(sum 1 1.3) of $(sum 2 1.3)" "4 of 5" "and they are what they should be"
is "$(sum 1 2.1)" "$(figure 2.1 result SE-0180)" "in a municipality"
is "$(sum 1 2.2)" "$(figure 2.2 result org:1)" "of an organisation"
is "$(sum 1 3.1)" "$(figure 3.1 result)" "recorded sums"
is "$(sum 1 3.2) $(sum 2 3.2)" "$(figure 3.2 result) $(figure 3.2 result2)" \
    "two conditions"
is "$(sum 1 3.5)" "$(figure 3.5 result)" "the last of recorded levels"
is "$(sum 1 1.5)" "$(figure 1.5 result)" "counted, with a record beside it"

# Three readings of the year, of which the highest or the latest counts.
for how in max latest; do
	v -q goal add --year 2007 --number "4.$how" --text "Members of a page" \
	    --indicator "page.$how" --readings $how --target 700
	for reading in 01-31:500 06-15:800 06-30:600; do
		v -q goal result "4.$how" --year 2007 --source "the page" \
		    --value "${reading#*:}" --date "2007-${reading%:*}"
	done
done
is "$(figure 4.max result) $(sum 1 4.max)" "800 800" "the highest reading"
is "$(figure 4.latest result) $(sum 1 4.latest)" "600 600" "the latest reading"
runs v goal explain 4.max --year 2007
out_like '^Not in the figure: 600, recorded on 2007-06-30' \
    "those that aren't are told of"
runs v report --month 2007-06 -f csv
grep '^page' "$out" >"$T/got"
cat >"$T/want" <<-EOF
	page.latest,600,,,,700,
	page.max,800,,800,,700,
EOF
same "$T/got" "$T/want" "and so by month"
runs v goal explain 1.5 --year 2007
out_like '^Not in the figure: 3, recorded on 2007-08-01 \(egen räkning\)$' \
    "which is said to be beside it"
runs v goal explain 3.5 --year 2007
out_like '^Not in the figure: 640, recorded on 2007-03-31' \
    "so is the level before the last"
runs v goal explain 3.4 --year 2007
out_like 'partly +Avtalet är klart' "what is stated is shown in words"
out_unlike '[^0-9-]0( |$)' "never as 0"
runs v goal explain 3.7 --year 2007
out_like '^3\.7: no result is counted or recorded$' "nothing is said so"

runs v goal explain 1.4 --year 2007
out_like '^Reached on 2007-03-01$' "of a milestone the day is told"
v -q goal add --year 2007 --number 1.9 --text "Both before midsummer" \
    --kind milestone --due 2007-06-22 --target 2 --indicator org.registered \
    --indicator2 assignment.registered
runs v goal explain 1.9 --year 2007
out_like '^org\.registered: reached on 2007-03-01$' "of both of them"
out_like '^assignment\.registered: reached on 2006-02-10$' "and of the other"
runs v goal explain 2.2 --year 2007
out_is "how a figure is explained to people" <<-EOF
	2.2: Läxhjälpen ska få fem intresseanmälningar.
	Counted: interest.received
	interests by day received and the assignment's place of work
	Days: 2007-01-01 to 2007-12-31
	Scope: Läxhjälpen Söder (org:1)

	Id  On          Municipality  Organisation      Amount
	--  ----------  ------------  ----------------  ------
	 2  2007-02-01  Stockholm     Läxhjälpen Söder       1
	 3  2007-03-10  Stockholm     Läxhjälpen Söder       1
	 5  2007-08-20  Stockholm     Läxhjälpen Söder       1
	 6  2007-08-25  Stockholm     Läxhjälpen Söder       1

	The amounts add up to 4
EOF
for n in 1.1 1.3 2.2 8.8.flow 8.9.flow 8.10.flow; do
	for f in table csv json; do
		v goal explain $n --year 2007 -f $f
	done
done >"$out"
out_unlike 'Vera|Hjalmar|Frida|example\.org' "no explanation names a volunteer"

# ---- coverage ----

runs v goal add --year 2007 --number 9.1 --text "All are called" \
    --indicator list.reached --kind täckning --filter "list=höstens samtal" \
    --target 80
rc_is 0 "a goal of coverage"
v -q goal add --year 2007 --number 9.2 --text "Two are called" \
    --indicator list.reached --kind coverage --filter list=1 --target 2 \
    --unit organisations
v -q goal add --year 2007 --number 9.3 --text "All there" --scope Stockholm \
    --indicator list.reached --kind coverage --filter list=1 --target 100
v -q goal add --year 2007 --number 9.4 --text "Called in the year" \
    --indicator list.reached --target 2
is "$(sum 1 9.1) $(sum 2 9.1)" "$(figure 9.1 part) $(figure 9.1 whole)" \
    "coverage: the members that were reached, and all"
is "$(figure 9.1 result) $(figure 9.1 status)" "66.667 missed" \
    "in per cent"
is "$(sum 1 9.2)" "$(figure 9.2 result)" "or in members"
is "$(figure 9.3 part SE-0180) of $(figure 9.3 whole SE-0180)" "2 of 2" \
    "of those in the scope"
is "$(sum 1 9.4)" "$(figure 9.4 result)" "and as a flow"
runs v report --year 2007 -f md
out_like '^[|] 9.*\.1 .* 80.*% .*66.7%.*2.* 83% [|] missed' \
    "the report shows members"
out_like '^[|] 9.*\.2 .* 2.*organisations .*66.7%.*2.* 100% [|] met' "either way"
runs v goal explain 9.1 --year 2007
out_is "coverage is explained by its members" <<-EOF
	9.1: All are called
	The part: list.reached
	members of campaigns by the day they were spoken with, and their own place
	Days: until 2007-12-31
	Campaign: Höstens samtal
	The whole: list.member
	members of campaigns by the day the list was made, and their own place
	Days: until 2007-12-31
	Campaign: Höstens samtal

	Id  On          Municipality  Organisation         Amount
	--  ----------  ------------  -------------------  ------

	The part
	--------
	 1  2007-11-10  Stockholm     Läxhjälpen Söder          1
	 3  2007-12-31  Stockholm     Soppköket                 1

	The whole
	---------
	 1  2007-11-05  Stockholm     Läxhjälpen Söder          1
	 2  2007-11-05  Uppsala       Stallgården Uppsala       1
	 3  2007-11-05  Stockholm     Soppköket                 1

	The part adds up to 2
	The whole adds up to 3
EOF
bad()
{
	runs v goal add --year 2007 --number 9.9 --text x "$@"
	rc_is 65 "goal add $*: is refused"
	err_is "goal add $*: with why" "$T/why"
}
echo "vcctl: --filter: coverage is of a campaign: write list=NAME" >"$T/why"
bad --kind coverage --indicator list.reached
echo "vcctl: --indicator: a filter with list= is for list.reached, or for a goal of kind per-each" >"$T/why"
bad --indicator org.registered --filter list=1
echo "vcctl: --indicator2: a filter with list= is for one condition" >"$T/why"
bad --indicator list.reached --filter list=1 --indicator2 org.active
echo "vcctl: --filter: no campaign is called 'Nix'; 'campaign list' of its noun shows them, as 'vcctl org campaign list'" >"$T/why"
bad --kind coverage --indicator list.reached --filter list=Nix

# ---- what nothing counts ----

echo "vcctl: --indicator: nothing counts 'interest.recieved'; did you mean 'interest.received'?" >"$T/why"
bad --indicator interest.recieved
echo "vcctl: --indicator2: nothing counts 'activity.fairs'; did you mean 'activity.fair'?" >"$T/why"
bad --indicator org.active --indicator2 activity.fairs --target2 2
runs v goal add --year 2006 --number 1 --text x --indicator survey.k.q -n
rc_is 0 "a question of a survey to come is taken"
err_is "and that it isn't counted is said" <<'EOF2'
vcctl: nothing is counted for 'survey.k.q' until there is a survey with this question
dry run: nothing is saved in the register
EOF2
runs v goal add --year 2006 --number 1 --text x --indicator activity.picnic -n
err_is "so is a kind of activity" <<'EOF2'
vcctl: nothing is counted for 'activity.picnic' until activities have this kind; 'vcctl goal indicators' lists those they have
dry run: nothing is saved in the register
EOF2
runs v goal add --year 2006 --number 1 --text x --indicator x -n
err_is "and any other word" <<'EOF2'
vcctl: nothing counts 'x': record its results with 'vcctl goal result'
dry run: nothing is saved in the register
EOF2
runs v goal edit '#1' --indicator assignment.registred
rc_is 65 "nor is a goal made to count a misspelling"
err_is "which is said so" <<'EOF2'
vcctl: --indicator: nothing counts 'assignment.registred'; did you mean 'assignment.registered'?
EOF2

runs v goal explain 4.1 --year 2007
rc_is 2 "a number in two scopes"
err_like 'name it with --scope' "wants the scope"
runs v goal explain 4.1 --year 2007 --scope national
rc_is 0 "and has it"
runs v goal explain 77 --year 2007
rc_is 66 "an unknown number is not explained"
runs v goal explain 1.1
rc_is 2 "nor one of no year"

# ---- the next year ----

v goal add --year 2010 --number 1.1 --text "Plan for 2010" --target 12 \
    --theme "Year 2010" --indicator org.registered >/dev/null
v goal add --year 2010 --number 1.2 --text "Before summer" --kind milestone \
    --target 1 --indicator org.registered --due 2010-06-22 \
    --note "12010 and 20100 are no years" >/dev/null
v goal add --year 2010 --number 1.3 --text "Is there" --target 3 \
    --indicator x >/dev/null
v goal add --year 2012 --number 1.3 --text "Was there" --target 4 \
    --indicator x >/dev/null
v -q org campaign new "Idle 2010" >/dev/null
v -q goal add --year 2010 --number 1.4 --text "All of them" --target 100 \
    --kind coverage --indicator list.reached --filter "list=Idle 2010"
v -q goal add --year 2010 --number 1.5 --text "Pleased" --target 10 \
    --indicator survey.members.pleased=yes
v goal result 1.1 --year 2010 --value 7 --source "the minutes" 2>/dev/null
v org add --name "Rolling" --registered-on 2010-02-01 >/dev/null
VCCTL_NOW=2011-01-15T12:00:00Z
runs v -n goal rollover 2010 2012
rc_is 1 "a dry run of next year's goals, and old wording is a finding"
err_is "said so" <<-EOF
	would copy 4 goals of 2010 to 2012
	vcctl: look at 3 of them: their words, lists or surveys may still be of 2010
	dry run: nothing is saved in the register
EOF
runs v goal rollover 2010 2012 -f csv
rc_is 1 "next year's goals"
cut -d, -f2- "$out" >"$T/rolled"
cat >"$T/wanted" <<-EOF
	number,scope,goal,target,baseline,names_old_year
	1.1,national,Plan for 2010,12,1,theme; text
	1.2,national,Before summer,1,4,
	1.4,national,All of them,100,0,filter: list=Idle 2010
	1.5,national,Pleased,10,,indicator: survey.members.pleased=yes
EOF
same "$T/rolled" "$T/wanted" "are listed, with last year's result"
runs v goal list --year 2012 --sort number -f csv --columns number,text,target,due,baseline
out_is "days are moved, and what is there stays" <<-EOF
	number,text,target,due,baseline
	1.1,Plan for 2010,12,,1
	1.2,Before summer,1,2012-06-22,4
	1.3,Was there,4,,
	1.4,All of them,100,,0
	1.5,Pleased,10,,
EOF
runs v goal rollover 2010 2012
rc_is 0 "a second time there is nothing left"
err_is "and it says so" <<-EOF
	copied 0 goals of 2010 to 2012
EOF
runs v goal rollover 2010 2010
rc_is 2 "a year is not its own next"
runs v goal rollover 2010 2009
rc_is 2 "nor is one before it"
err_is "and that is said" <<-EOF
	vcctl: 2009 isn't after 2010: a year is begun with one before it
EOF
runs v goal rollover 1999 2010
rc_is 66 "a year without goals has none to give"

# ---- what someone should look at ----

VCCTL_NOW=2008-01-15T12:00:00Z

f()
{
	vcctl --db "$T/f.db" "$@"
}
f -q db init --country SE --municipality 0180 --name "Centre"
runs f db check --figures
rc_is 0 "there is nothing to look at yet"
err_is "and that is said" <<-EOF
	no faults found
EOF
f -q org add --name A --registered-on 2007-03-01
f -q goal add --year 2007 --number 1 --text "Plan for 2006" --indicator x \
    --target 3
f -q goal add --year 2007 --number 2 --text "Organisations, 12006 or 2007" \
    --indicator org.registered --target 1
f -q goal result 2 --year 2007 --value 2 --source "the minutes"
f -q goal add --year 2007 --number 3 --text "From April" --target 1 \
    --indicator org.registered --period-from 2007-04-01
f -q goal edit '#2' --target 2 --reason "the board"
runs f db check --figures -f csv
rc_is 1 "what there is is a finding"
out_is "of each kind" <<-EOF
	year,number,scope,finding,detail
	2007,1,national,it is over and has no result,
	2007,1,national,its wording names another year,text: 2006
	2007,2,national,counted and recorded differ,1 / 2
	2007,2,national,a target changed after the start,2008-01-15
EOF
f -q plan import - <<-EOF
	year,number,kind,title,text
	2007,1,theme,As in 2006,Once more in 2006
	2007,2,theme,From 2008 on,"2006-2007, 2005–2010 and 12006"
	2007,3,theme,Before,Strategy 2003–2006
EOF
f -q calendar add --year 2007 --line Web --month 3 --text "Figures of 2006"
runs f db check --figures -f csv
grep ",the plan's" "$out" >"$T/plan"
same "$T/plan" - "and plans that speak of years that are over" <<-EOF
	2007,1,,the plan's wording names an earlier year,title: 2006
	2007,1,,the plan's wording names an earlier year,text: 2006
	2007,3,,the plan's wording names an earlier year,text: 2003
	2007,Web,,the plan's wording names an earlier year,text: 2006
EOF

done_testing
