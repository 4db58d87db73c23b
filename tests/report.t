#!/bin/sh
# SPDX-License-Identifier: ISC
# The annual and the monthly report, in every format and language.
. "${0%/*}/lib.sh"

data=$SRC/tests/data
db=$T/r.db
esc=$(printf '\033')

v()
{
	vcctl --db "$db" "$@"
}

v db init --country SE --municipality 0180 \
    --name "Volontärbyrån Stockholm" >/dev/null 2>&1
for noun in org assignment volunteer match; do
	v "$noun" import --source test "$data/report-$noun.csv" 2>/dev/null ||
	    diag "$noun: not imported"
done
for noun in goal result; do
	v "$noun" import "$data/report-$noun.csv" 2>/dev/null ||
	    diag "$noun: not imported"
done

# ---- as people read it ----

VCCTL_NOW=2007-08-31T12:00:00Z
for lang in sv da en; do
	runs v report --year 2007 --lang $lang
	rc_is 0 "the annual report in $lang"
	out_is "it reads as before" "$data/report-year.$lang.txt"
	runs v report --month 2007-08 --lang $lang
	rc_is 0 "the monthly report in $lang"
	out_is "it reads as before" "$data/report-month.$lang.txt"
done
runs v report --year 2007 --lang sv -f md
out_is "the annual report as Markdown" "$data/report-year.sv.md"
runs v report --month 2007-08 --lang sv -f md
out_is "the monthly report as Markdown" "$data/report-month.sv.md"

# ---- as machines read it ----

runs v report --year 2007 -f csv
out_is "the annual report as CSV" "$data/report-year.csv"
runs v report --month 2007-08 -f csv
out_is "the monthly report as CSV" "$data/report-month.csv"

# What a program makes of JSON or, with -l, of lines of it: CSV again.
to_csv()
{
	perl -MJSON::PP -e '
		my $lines = $ARGV[0] eq "-l" ? shift : "";
		my $names = shift;
		open my $f, "<", shift or die;
		local $/ = undef;
		my $text = <$f>;
		my @row = $lines ? map { decode_json($_) } split(/\n/, $text) :
		    @{decode_json($text)};
		binmode STDOUT, ":utf8";
		print "$names\n";
		for my $r (@row) {
			print join(",", map {
				my $v = $r->{$_} // "";
				$v =~ /[",]/ ? "\"$v\"" : $v
			} split(/,/, $names)), "\n";
		}' -- "$@" >"$T/csv" 2>"$T/csv.err" || cat "$T/csv.err"
}
for report in "year 2007" "month 2007-08"; do
	name=report-${report% *}.csv
	runs v report --"${report% *}" "${report#* }" -f json
	to_csv "$(head -n 1 "$data/$name")" "$out"
	# JSON has no trailing zeros to keep.
	sed -E 's/(\.[0-9]*[1-9])0+(,|$)/\1\2/g; s/\.0+(,|$)/\1/g' \
	    "$data/$name" >"$T/plain"
	same "$T/csv" "$T/plain" "${report% *} as JSON holds the same"
	is "$(tail -c 1 "$out" | od -An -c | tr -d ' ')" '\n' \
	    "and ends with a line feed"
	runs v report --"${report% *}" "${report#* }" -f jsonl
	to_csv -l "$(head -n 1 "$data/$name")" "$out"
	same "$T/csv" "$T/plain" "${report% *} as JSON lines too"
done

for format in csv tsv json jsonl; do
	for report in "--year 2007" "--month 2007-08"; do
		v report $report -f $format --lang en >"$T/en"
		for lang in sv da nb fi; do
			v report $report -f $format --lang $lang |
			    cmp -s - "$T/en" || diag "$format in $lang differs"
		done >"$T/differ"
		is "$(cat "$T/differ")" "" \
		    "$format of $report is the same in every language"
	done
done
for locale in C C.UTF-8 sv_SE.UTF-8 tr_TR.UTF-8; do
	LANG=$locale LC_ALL=$locale LANGUAGE=da v report --year 2007 \
	    --lang sv >"$T/loc"
	same "$T/loc" "$data/report-year.sv.txt" "LC_ALL=$locale is ignored"
done

# ---- where ----

numbers()
{
	v report --year 2007 -f csv "$@" | cut -d, -f3 | tail -n +2 |
	    tr '\n' ' '
}
is "$(numbers --scope national)" \
    "1.1 1.2 1.3 1.4 1.5 3.1 3.2 3.3 3.4 3.5 3.6 3.7 " "--scope national"
is "$(numbers --scope SE-0180)" "2.1 " "--scope with a code"
is "$(numbers --scope Stockholm)" "2.1 " "--scope with a name"
is "$(numbers --scope 'org:Läxhjälpen Söder')" "2.2 " "--scope org:NAME"
is "$(numbers --scope Uppsala)" "" "--scope where no goal is"
runs v report --year 2007 --scope Stockholm
out_like '^Scope: Stockholm \(SE-0180\)$' "the scope stands above the report"
out_unlike '/ ' "and not beside the themes"
runs v report --year 2007 --scope Stockhlm
rc_is 2 "an unknown scope is refused"
runs v report --month 2007-08 --scope Uppsala -f csv
out_like '^interest.received,1,0,1,0,,$' "the month in one municipality"
runs v report --month 2007-08 --scope 'org:Läxhjälpen Söder' -f csv
out_like '^interest.received,2,1,4,1,5,1$' "the month of one organisation"

# ---- how it stands ----

column()
{
	v report --year 2007 -f csv | perl -MText::ParseWords -ne '
		BEGIN { ($name, $number) = splice @ARGV, 0, 2 }
		chomp;
		@v = parse_line(",", 0, $_);
		@head = @v, next if $. == 1;
		for (0 .. $#v) {
			print $v[$_] if $v[2] eq $number && $head[$_] eq $name
		}' "$2" "$1"
}
is "$(column 1.1 status)" pending "not reached in August is pending"
is "$(column 3.3 status)" pending "within a limit is pending until the end"
is "$(column 3.6 status) $(column 3.6 result)" "pending " \
    "a missing result is no result, not 0"
runs v report --year 2007
out_like '^1\.1: 0\.6 a month so far, 0\.8 a month needed$' "with its pace"
out_like '^3\.1: 814 a month so far, 1,497 a month needed$' "also of money"
out_like "^3\.7: .*'interest\.startd'; did you mean 'interest\.started'\?$" \
    "a misspelt indicator is pointed out"
runs v report --year 2007 --strict
rc_is 0 "--strict: while the year lasts nothing is missed"

VCCTL_NOW=2007-12-31T23:59:59Z
is "$(column 1.1 status)" pending "the last day belongs to the year"
VCCTL_NOW=2008-01-01T00:00:00Z
is "$(column 1.1 status)" missed "not reached when the year is over is missed"
is "$(column 3.3 status)" met "and what kept within its limit is met"
is "$(column 3.6 status) $(column 3.6 result)" "no result " \
    "no result is neither missed nor 0"
is "$(column 3.4 status) $(column 3.4 basis)" "partly met stated" \
    "what is stated is told apart"
is "$(column 3.2 status)" "partly met" "one condition of two is partly met"
is "$(column 3.5 result)$(column 3.5 qualifier)" "810>" \
    "of a level recorded twice the last holds"
runs v report --year 2007 --strict
rc_is 1 "--strict when the year is over and goals are missed"
runs v report --year 2007 --strict --scope Stockholm
rc_is 0 "--strict where all are met"
cp "$out" "$T/then"
VCCTL_NOW=2031-05-05T00:00:00Z
runs v report --year 2007 --strict --scope Stockholm
out_is "a year that is over prints the same for ever" "$T/then"

# ---- nothing there ----

runs v report --year 1999
rc_is 0 "a year without goals"
out_like 'no goals are set for 1999' "says so"
runs v report --year 1999 -f json
out_is "and is an empty list" <<-EOF
	[]
EOF
runs v report --month 1999-02 -f csv
rc_is 0 "a month without anything"
out_unlike ',[1-9]' "counts nothing"
for bad in 2007-13 2007-00 2007 07-10 2007-1x; do
	runs v report --month $bad
	rc_is 2 "--month $bad is refused"
done
runs v report --year 20007
rc_is 2 "so is --year 20007"
runs v report
rc_is 2 "and a report of nothing"
runs v report --year 2007 --month 2007-08
rc_is 2 "or of both"

# ---- nothing personal, nothing harmful ----

VCCTL_NOW=2007-08-31T12:00:00Z
for format in table md csv json; do
	v report --month 2007-08 -f $format
	v report --year 2007 -f $format
done >"$out"
out_unlike 'Vera|Hjalmar|Frida|example\.org' "no report names a volunteer"

v goal add --year 2007 --number 9 --scope Stockholm --indicator x \
    --theme "T${esc}]0;own${esc}[2J" --text "Mål ${esc}[31mrött" \
    >/dev/null 2>&1 || diag "no such goal"
v goal add --year 2007 --number 9.1 --scope Stockholm --text "A|b
# c" --indicator x --source "=1+1" >/dev/null 2>&1 || diag "no such goal"
for format in table md; do
	runs v report --year 2007 --scope Stockholm -f $format
	rc_is 0 "wording with escapes in $format"
	is "$(tr -d '\n' <"$out" | tr -dc '\000-\037\177' | wc -c)" 0 \
	    "is made harmless"
	out_like 'rött' "and legible"
done
v org edit 1 --name "Läx${esc}[2Jhjälpen" >/dev/null 2>&1 ||
    diag "not renamed"
runs v report --month 2007-08 --scope org:1
is "$(tr -d '\n' <"$out" | tr -dc '\000-\037\177' | wc -c)" 0 \
    "so is an organisation's name"

# ---- what a target means -------------------------------------------------------------------

# asks NUMBER TEXT OPTIONS: a goal of 2012 that is recorded by hand.
asks()
{
	number=$1
	text=$2
	shift 2
	v -q goal add --year 2012 --theme Kontoret --number "$number" \
	    --text "$text" --indicator "hand.$number" "$@" 2>/dev/null
}
asks 1 "Klagomål" --target 3 --unit klagomål --comparator at-most
asks 2 "Fyra möten" --kind stock --target 4 --unit möten --comparator exactly
asks 3 "Vi har kvar en" --kind stock --target 1 --comparator keep
asks 4 "Utbildningen" --target 30 --unit samordnare \
    --indicator2 hand.courses --target2 2 --unit2 kurser
asks 5 "På båda ställena" --target 2 --unit ställen \
    --indicator2 hand.both --target2 2 --unit2 ställen
asks 6 "Följ oss" --kind stock --target 800 --unit följare
asks 7 "Här" --target 5 --scope Stockholm
v -q goal add --year 2012 --number 8 --text "Utan tema" --target 1 \
    --indicator hand.8 2>/dev/null
v -q goal result 1 --year 2012 --value 1 --source diariet
runs v report --year 2012 --lang sv -f md
sed -n '/^#/p; /^| [1-8]/p' "$out" | tr '\240' ' ' | tr -d '\302' >"$T/targets"
mv "$T/targets" "$out"
out_is "of a limit there is no percentage, and units tell numbers apart" <<'EOF'
# Mål och resultat 2012, Volontärbyrån Stockholm
### Kontoret
| 1 | Klagomål | högst 3 | 1 |  | pågår | noterat |
| 2 | Fyra möten | exakt 4 |  |  | pågår |  |
| 3 | Vi har kvar en | behålla 1 |  |  | pågår |  |
| 4 | Utbildningen | 30 samordnare / 2 kurser |  |  | pågår |  |
| 5 | På båda ställena | 2 / 2 |  |  | pågår |  |
| 6 | Följ oss | 800 följare |  |  | pågår |  |
### Kontoret / Stockholm
| 7 | Här | 5 |  |  | pågår |  |
### hela landet
| 8 | Utan tema | 1 |  |  | pågår |  |
EOF
# ---- milestones, and what is still to come ------------------------------------------------

VCCTL_NOW=2013-10-15T12:00:00Z
# aims NUMBER TEXT OPTIONS: a goal of 2013.
aims()
{
	number=$1
	text=$2
	shift 2
	v -q goal add --year 2013 --number "$number" --text "$text" "$@" \
	    2>/dev/null
}
# tells NAME: the rows and notes of the year's report, without odd blanks.
tells()
{
	runs v report --year 2013 --lang sv -f md
	sed -n 's/\\//g; /^| [1-9]/p; /^[1-9]/p' "$out" | tr '\240' ' ' |
	    tr -d '\302' >"$T/told"
	mv "$T/told" "$out"
	out_is "$1"
}
v -q activity add --kind training --title Kurs --on 2013-09-12
v -q activity add --kind training --title Kurs --on 2013-11-20
aims 1 "En kurs före sommaren" --kind milestone --due 2013-06-30 \
    --indicator activity.training
aims 2 "En kurs i höst" --kind milestone --due 2013-09-30 \
    --indicator activity.training
aims 3 "Två kurser i höst" --kind milestone --due 2013-12-01 --target 2 \
    --indicator activity.training
aims 4 "Handboken" --kind milestone --indicator hand.book
aims 5 "Lokalen" --kind milestone --due 2013-05-31 --indicator hand.room
aims 6 "Stadgarna" --kind milestone --due 2013-05-31 --indicator hand.rules
aims 7 "Kurser" --indicator activity.training --target 4 --unit kurstillfällen
v -q goal result 5 --year 2013 --stated met --date 2013-05-11 --source mötet
v -q goal result 6 --year 2013 --value 1 --date 2013-06-02 --source mötet
tells "a milestone shows the day that is due and the one on which it came" <<'EOF'
| 1 | En kurs före sommaren | 2013-06-30 |  |  | ej uppnått | räknat |
| 2 | En kurs i höst | 2013-09-30 | 2013-09-12 |  | uppnått | räknat |
| 3 | Två kurser i höst | 2 (2013-12-01) |  |  | pågår | räknat |
| 4 | Handboken |  |  |  | pågår |  |
| 5 | Lokalen | 2013-05-31 | 2013-05-11 |  | uppnått | uppgivet |
| 6 | Stadgarna | 2013-05-31 | 2013-06-02 |  | ej uppnått | noterat |
| 7 | Kurser | 4 kurstillfällen | 1 | 25 % | pågår | räknat |
1: klart först 2013-09-12
5: uppgivet (mötet)
6: noterat (mötet)
7: ännu inte skett, men redan i registret: 1 kurstillfällen
7: hittills 0,1 per månad, härefter krävs 1,2 per månad
EOF
done_testing
