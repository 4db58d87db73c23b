#!/bin/sh
# SPDX-License-Identifier: ISC
# The schema and every statement are taken by PostgreSQL too, and what is read
# from the same rows is the same on both engines. Runs a server of its own,
# reached by a socket in the test's directory and gone with it.
. "${0%/*}/lib.sh"
. "${0%/*}/pg.sh"

unit=${VCCTL%/*}/unit
unit=$(echo "$unit" | sed 's|/valgrind/unit$|/unit|')

pg_find || skip_all "$pg_missing"
command -v sqlite3 >/dev/null || skip_all "no sqlite3 here"

trap 'pg_stop; rm -rf "$T"' EXIT
if ! pg_start "$T/pg" -F; then
	fail "a server starts"
	cat "$T"/pg/*.log 2>/dev/null | sed 's/^/# /'
	done_testing
fi

# ---- the schema -------------------------------------------------------------

n=1
while "$unit/tool_sql" schema postgres $n >"$T/schema.sql"; do
	runs pg -v ON_ERROR_STOP=1 -1 -f "$T/schema.sql"
	rc_is 0 "migration $n runs"
	n=$((n + 1))
done
ok "there is a migration" test $n -gt 1

# ---- every statement -----------------------------------------------------------

"$unit/tool_sql" statements >"$T/statements.sql" || fail "tool_sql works"
pg -f "$T/statements.sql" >"$T/said" 2>"$T/errors"
while read -r line; do
	case $line in
	"ok "*) pass "prepare ${line#ok }" ;;
	*) fail "prepare ${line#not ok }" ;;
	esac
done <"$T/said"
is "$(grep -c '^\\else' "$T/statements.sql")" "$(grep -c '' "$T/said")" \
    "each statement was tried"

# ---- the same rows, the same questions -------------------------------------------

awk -v dir="$T" -f "$SRC/tests/data/postgres.awk"
runs vcctl -D "$T/x.db" db init --name Byrån --country SE
for n in org org2 contact log assignment assignment2 volunteer interest \
    interest2 goal result neighbour centroid postal; do
	noun=${n%2}
	[ "$noun" = interest ] && noun=match
	runs vcctl -D "$T/x.db" "$noun" import --confirm=overwrite "$T/$n.csv"
	rc_is 0 "import $n"
done
runs vcctl -D "$T/x.db" org campaign new Spring
rc_is 0 "freeze a list"
vcctl -D "$T/x.db" org campaign log Spring 2 reached 2>/dev/null
vcctl -D "$T/x.db" org campaign log Spring 3 no_answer 2>/dev/null

# Two rows of each noun that has no file.
while read -r noun fields; do
	for n in 1 2; do
		eval "runs vcctl -qD '$T/x.db' $noun add $fields"
		rc_is 0 "$noun $n is added"
	done
done <<'EOF'
plan --year 2023 --number A.$n --kind track --title "Spor $n" --links "SDG 3"
calendar --year 2023 --month $n --line A.1 --text Aktiv
partner --name "Partner $n" --kind company --municipality Stockholm
agreement --partner-id 1 --title "Avtal $n" --from 2007-0$n-01 --sum 1000
grant --title "Bidrag $n" --partner-id 2 --amount 5000 --deadline 2007-03-0$n
group --name "Grupp $n" --kind jury --from 2007-01-01
initiative --title "Pilot $n" --institution Skolan --group-id 1 --first-time yes
activity --kind fair --title "Mässa $n" --on 2007-0$n-01 --group-id 1 --participants $n --with "A; B"
story --title "Exempel $n" --year 2012 --people 400 --tags arkiv
figure --activity-id 1 --what "votes $n" --value 5000 --qualifier over
entry --activity-id 2 --category Projekt --title "Nr $n" --place finalist
member --group-id 1 --name "Kim $n" --role ordförande --email "kim$n@example.org"
phase --template skole --stage "Trin $n" --days $n
stage --initiative-id $n --stage dialogue --planned-on 2007-01-01
remark --initiative-id 1 --kind strength --text "Styrka $n"
survey --word s$n --year 2007 --asked 9
EOF
{
	echo 'New;Help;Type;Say'
	echo '2,5;"Money; Lead";School;Thanks'
	for n in 1 2 3 4 5 6; do echo "$n;\"Lead; Money\";Church;"; done
} >"$T/survey.csv"
runs vcctl -qD "$T/x.db" survey import s1 "$T/survey.csv" --kind Say=text
rc_is 0 "answers are taken in"

{
	echo 'BEGIN; SET session_replication_role = replica;'
	echo 'TRUNCATE setting, municipality, code, sender, import CASCADE;'
	for table in $(sqlite3 "$T/x.db" "SELECT name FROM sqlite_schema
	    WHERE type = 'table' AND name NOT LIKE 'sqlite%'"); do
		sqlite3 "$T/x.db" ".mode insert $table" \
		    "SELECT * FROM $table ORDER BY rowid"
	done | sed "s/,char(10))/,chr(10))/g"
	echo 'COMMIT;'
} >"$T/rows.sql" 2>"$T/errors"
runs pg -v ON_ERROR_STOP=1 -f "$T/rows.sql"
rc_is 0 "the rows go over"

runs "$unit/tool_session" "$T/x.db" "$T/script.sql" "$T/answers" \
    "$T/interest.csv"
rc_is 0 "the library reads and writes all it can"
pg -A -t -F '|' -P null='~' -f "$T/script.sql" >"$T/said" 2>"$T/errors"
while read -r line; do
	case $line in
	"ok "*) pass "prepare for ${line#ok }" ;;
	*) fail "prepare for ${line#not ok }" ;;
	esac
done <<EOF
$(grep -E '^(not )?ok ' "$T/said")
EOF

# Both are blocks of rows after "== N"; where the statement has no ORDER BY
# the rows may come in any order. One line for each stage of the session.
cat >"$T/compare.pl" <<'EOF'
use strict;
use warnings;

sub blocks {
	my ($path, %title, %rows, @order, $n) = @_;

	open my $f, '<', $path or die "$path: $!\n";
	while (<$f>) {
		chomp;
		next if /^(not )?ok /;
		if (/^== (\d+) ?(.*)/) {
			push @order, $n = $1;
			($title{$n}, $rows{$n}) = ($2, []);
		} elsif (defined $n) {
			push @{$rows{$n}}, $_;
		}
	}
	return \%title, \%rows, @order;
}

my ($title, $want, @order) = blocks($ARGV[0]);
my (undef, $got) = blocks($ARGV[1]);
my (@stages, %rows, %bad);
for my $n (@order) {
	my ($w, $g) = ($want->{$n}, $got->{$n} // []);

	if ($title->{$n} =~ s/^any order: //) {
		@$w = sort @$w;
		@$g = sort @$g;
	}
	my ($stage) = $title->{$n} =~ /^(.*?)(?: \(|:)/;
	$stage =~ s/\s+/ /g;
	push @stages, $stage unless exists $rows{$stage};
	$rows{$stage} += @$w;
	next if "@$w" eq "@$g";
	my ($i) = grep { ($w->[$_] // '') ne ($g->[$_] // '') } 0 .. @$w + @$g;
	$bad{$stage} .= "# $title->{$n}\n#   row $i, sqlite: " .
	    ($w->[$i] // 'none') . "\n#   here: " . ($g->[$i] // 'none') . "\n";
}
for my $s (@stages) {
	print exists $bad{$s} ? 'not ok' : 'ok', " both: $s ($rows{$s} rows)\n",
	    $bad{$s} // '';
}
EOF
perl "$T/compare.pl" "$T/answers" "$T/said" >"$T/compared" ||
    fail "the answers can be compared"
while read -r line; do
	case $line in
	"ok "*) pass "${line#ok }" ;;
	"not ok "*) fail "${line#not ok }" ;;
	*) echo "$line" ;;
	esac
done <"$T/compared"
done_testing
