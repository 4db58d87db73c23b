#!/bin/sh
# SPDX-License-Identifier: ISC
# The example of 2007 prints what the bureau published: every figure of its
# annual report, twice the same, on whatever day it is run.
. "${0%/*}/lib.sh"

unset VCCTL_NOW VCCTL_LANG
run=$SRC/examples/stockholm-2007/run.sh
db=$T/example.db

runs "$run" "$db"
rc_is 0 "the example runs"
out_is "the report reads as it always did" \
    "$SRC/examples/stockholm-2007/expected.txt"
said_is "every row is new" <<-EOF
	skapade registret '$db' för Volontärbyrån Stockholm
	612 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	2981 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	9016 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	13242 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	23 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	18 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	2 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	44 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	1 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	17 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
	5 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
EOF
cp "$out" "$T/first"

runs "$run" "$db"
rc_is 0 "the example runs again"
out_is "and prints the same bytes" "$T/first"
said_is "every row is known" <<-EOF
	0 tillagda, 0 uppdaterade, 612 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 2981 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 9016 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 13242 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 23 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 18 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 2 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 44 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 1 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 17 oförändrade, 0 avvisade
	0 tillagda, 0 uppdaterade, 5 oförändrade, 0 avvisade
EOF

# ---- the figures, one by one ----

runs vcctl --db "$db" report --year 2007 -f csv
rc_is 0 "the report as CSV"
cp "$out" "$T/report.csv"

# The named fields of the goal with this number.
figures()
{
	perl -MText::ParseWords -e '
		my ($number, @name) = @ARGV;
		open my $f, "<", $ENV{CSV} or die;
		chomp(my @row = <$f>);
		my $i = 0;
		my %at = map { $_ => $i++ } split /,/, shift @row;
		for (@row) {
			my @v = parse_line(",", 0, $_);
			print join(" ", map { $v[$at{$_}] eq "" ? "-" :
			    $v[$at{$_}] } @name), "\n"
			    if $v[$at{number}] eq $number;
		}' "$@"
}
CSV=$T/report.csv
export CSV

while IFS='|' read -r number want name; do
	is "$(figures "$number" target result percent status basis)" \
	    "$want" "$number: $name"
done <<-EOF
	1.1|12000 13242 110.4 met counted|volunteer contacts
	1.2|570 596 104.6 met counted|organisations with assignments
	1.3|2650 2981 112.5 met counted|registered assignments
	1.4|- 60.013 - - counted|Stockholm's share of assignments
	1.5|- 75.004 - - counted|Stockholm's share of interests
	2.1|2300 2783 121 exceeded counted|interests in Stockholm
	2.2|500 393 78.6 missed counted|new assignments in Stockholm
	2.3|20 22 110 met counted|new organisations in Stockholm
	2.4|400 - - no result -|organisations using the bureau
	2.5|3 2 66.7 missed counted|meetings of the steering group
	2.6|100 - - met stated|organisations contacted
	3.1|30 - - met stated|coordinators trained
	4.1|13 32 246.2 exceeded counted|press articles
	5.1|- - - missed stated|national financing
	6.1|3 2 66.7 missed counted|company agreements kept
	6.2|3 - - missed stated|new company agreements
	6.3|750000 - - no result -|company revenue
EOF
is "$(figures 1.4 part whole)" "1789 2981" "1.4: part and whole"
is "$(figures 1.5 part whole)" "9932 13242" "1.5: part and whole"
is "$(figures 3.1 target2 result2)" "2 2" "3.1: on two occasions of two"
is "$(($(wc -l <"$T/report.csv") - 1))" 17 "and no goal more"

runs vcctl --db "$db" report --year 2007 --strict
rc_is 1 "--strict tells of the goals that were missed"

# ---- the year while it went on ------------------------------------------------

VCCTL_NOW=2007-08-15T12:00:00Z
export VCCTL_NOW
runs vcctl --db "$db" report --year 2007 --pace --scope Stockholm -L en
out_is "in August the pace of each goal was known" <<'EOF'
Pace of the goals of 2007, Volontärbyrån Stockholm
As of 2007-08-15
Scope: Stockholm (SE-0180)

No.  Goal                                    Target     So   Even  As last  Pace       Came / needed
                                                       far   pace     year                   a month
---  --------------------------------------  ------  -----  -----  -------  ---------  -------------

Volontärbyrån Stockholm
-----------------------
2.1  2 300 intresseanmälningar ska            2,300  1,636  1,430    1,353  ahead          219 / 147
     förmedlas under året.
2.2  500 nya uppdrag ska registreras under      500    237    311      301  behind           31 / 59
     året.
2.3  20 nya organisationer ska registrera        20     16     12       13  ahead          2.1 / 0.9
     sig under året.
2.4  Sammanlagt 400 organisationer ska          400                         not known
     använda sig av Volontärbyrån i
     Stockholm.
2.5  Styrgruppen ska ha möte tre gånger           3      1    1.9           on pace        0.1 / 0.5
     under året.
2.6  Alla registrerade organisationer utan    100 %                         reached
     uppdrag de senaste två åren ska
     kontaktas, liksom potentiella
     organisationer.

Utbildning i volontärsamordning och arena för erfarenhetsutbyte
---------------------------------------------------------------
3.1  Ytterligare 30 volontärsamordnare ska       30            19           reached
     utbildas vid två tillfällen.
3.1  activity.training                            2      2    1.2           reached          0.2 / –

2.1: yet to come, but in the register already: 1,147 intresseanmälningar
2.2: yet to come, but in the register already: 156 uppdrag
2.3: yet to come, but in the register already: 6 organisationer
2.5: yet to come, but in the register already: 1 möten
Even pace: where it would be today if every day brought as much.
As last year: where it would be if as large a share had come by today as had by this day a year ago.
Reached 3, ahead 2, on pace 1, behind 1, others 1.
EOF

done_testing
