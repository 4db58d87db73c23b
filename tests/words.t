#!/bin/sh
# SPDX-License-Identifier: ISC
# What people are told in their own language: no codes, and nothing of another.
. "${0%/*}/lib.sh"

export VCCTL_NOW=2026-10-15T09:00:00Z
VCCTL_DB=$T/w.db
export VCCTL_DB
unset VCCTL_LANG
vcctl -q db init --country SE --municipality Uppsala --name Byrån

# says CODE MESSAGE COMMAND: that is all it says.
says()
{
	code=$1
	text=$2
	shift 2
	runs vcctl "$@"
	rc_is "$code" "$text"
	printf 'vcctl: %s\n' "$text" >"$T/why"
	err_is "and says so" <"$T/why"
}

# ---- rows that stand already ----

vcctl -q plan add --year 2026 --number 1.1 --kind theme --title Möten
says 65 "planpunkt '2026 1.1' finns redan; ändra med 'vcctl plan edit'" \
    plan add --year 2026 --number 1.1 --kind theme --title Igen
says 65 "planpunkt '2026 1.1' findes allerede; ret med 'vcctl plan edit'" \
    plan add --year 2026 --number 1.1 --kind theme --title Igen --lang da
says 65 "plan item '2026 1.1' stands already; change it with 'vcctl plan edit'" \
    plan add --year 2026 --number 1.1 --kind theme --title Igen --lang en

# ---- campaigns ----

vcctl -q org add --name "Läxhjälpen" --registered-on 2025-01-11
vcctl -q org add --name "Läxhjälpen i Gottsunda" --registered-on 2026-01-11 \
    --website https://laxa.example --new
vcctl -q org campaign new Vilande --idle-since ..2025-12-31 --status approved
runs vcctl org campaign show Vilande
out_is "what a list was chosen by is said in words" <<-EOF
	Vilande, skapad 2026-10-15
	Urval: Inaktiv sedan ..2025-12-31
	Urval: Status godkänd
	0 av 1 nådda

	Id  Namn        Utfall  Datum
	--  ----------  ------  -----
	 1  Läxhjälpen
EOF
vcctl -q org campaign new Sökta --search "läx; i"
runs vcctl org campaign show Sökta
out_like '^Urval: Sökning läx; i$' "a search is one, whatever stands in it"
says 65 "--filter: ingen kampanj heter 'Nix'; 'campaign list' i dess register visar dem, t.ex. 'vcctl org campaign list'" \
    goal add --year 2026 --number 9 --text Nix --indicator list.reached \
    --kind coverage --filter list=Nix --target 100

# ---- merging ----

runs vcctl org merge 1 2 --take name=B
out_like 'Läxhjälpen i Gottsunda +den andra$' "which one is kept"
runs vcctl org merge 1 2 --take name=B -f csv
out_like '^name,.*,other$' "and machines have a word for it"

# ---- what an import changed ----

printf 'id;Namn;Kommun\n1;Bygdegården;Uppsala\n' >"$T/o.csv"
vcctl -q org import --source a "$T/o.csv"
printf 'id;Namn;Kommun\n1;Bygdegården;Knivsta\n' >"$T/o.csv"
runs vcctl org import --source a "$T/o.csv"
err_like '^ändrade: Kommun 1$' "the fields are called as in a list"

# ---- activities in the report of a month ----

vcctl -q activity add --kind training --title X --on 2026-02-03
vcctl -q activity add --kind trade_article --title Y --on 2026-02-13
runs vcctl report --month 2026-02
out_like '^Utbildningar +1 ' "many, as the other rows are"
out_like '^Artiklar i facktidningar +1 ' "whatever kind"

# ---- money ----

for country in SE:kr DK:kr. NO:kr FI:€; do
	vcctl -q -D "$T/$country.db" db init --country "${country%:*}" --name C
	vcctl -q -D "$T/$country.db" partner add --name Banken --kind company
	vcctl -q -D "$T/$country.db" agreement add --partner-id 1 --title A \
	    --signed-on 2026-02-01 --from 2026-02-01 --sum 2500
	runs vcctl -D "$T/$country.db" agreement list --columns sum
	out_like "500.*${country#*:}$" "amounts have the currency of ${country%:*}"
	runs vcctl -D "$T/$country.db" agreement list --columns sum -f csv
	out_like '^2500[.]00$' "for programs they are numbers"
	runs vcctl -D "$T/$country.db" partner year --year 2026 --lang en
	out_like "^New: 1, 2,500 ${country#*:} a year$" "sums have it, too"
done
vcctl -q goal add --year 2026 --number 4 --text Avtal --kind money \
    --indicator agreement.value --target 300000
runs vcctl report --year 2026
out_like '^4 +Avtal +300[^ ]*000[^ ]*kr ' "and a goal that is in money"

# ---- surveys ----

runs vcctl survey add --word nojd --year 2026
err_is "a survey says from when on it counts, and what to give" <<-EOF
	målen räknar svaren från och med 2026-12-31; för en annan dag: 'vcctl survey edit nojd --period-to DATUM'
EOF
{
	echo 'Betyg;Kurs'
	for n in 1 2 3 4 5 6; do echo "$n;Ledare"; done
	for n in 2 2 2 2 3 3 3; do echo "$n;Kassör"; done
} >"$T/s.csv"
runs vcctl survey import nojd "$T/s.csv" --kind Betyg=number
err_like '^13 svarande, 26 svar, 0 rader avvisade$' "so many answered, so much"
err_like "^målen räknar svaren från och med 2026-12-31; " "and from when on"
err_like "frågan 'betyg' \(nummer\) skapas av kolumnen 'Betyg'$" \
    "what becomes of a column"
runs vcctl survey summary nojd
out_like ' Kassör +7 +54[^ ]*%$' "shares are whole"
out_like ' Ledare +6 +46[^ ]*%$' "all of them"
out_like '^nummer +13 +0 +38 +2,92 +1 +6$' "a mean has two decimals at most"
runs vcctl survey summary nojd -f csv
out_like ',53[.]846,' "for programs they are exact"
runs vcctl survey edit nojd --period-to 2026-11-30
runs vcctl survey add --word klar --year 2026 --period-to 2026-10-01
err_empty "of a day that has been there is nothing to say"
done_testing
