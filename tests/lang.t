#!/bin/sh
# SPDX-License-Identifier: ISC
# Languages: which one is spoken, that no locale is needed for it, and that
# the catalogues have every word of the reports and lists.
. "${0%/*}/lib.sh"

unset VCCTL_LANG
data=$SRC/tests/data
po=$SRC/cmd/po
db=$T/l.db

v()
{
	vcctl --db "$db" "$@"
}

v db init --country SE --municipality 0180 --name Byrån >/dev/null 2>&1
for noun in org assignment volunteer match; do
	v "$noun" import -q --source test "$data/report-$noun.csv"
done
for noun in goal result; do
	v "$noun" import -q "$data/report-$noun.csv"
done

# ---- which language ----

title()
{
	"$@" report --year 2007 | head -n 1
}

is "$(title v)" "Mål och resultat 2007, Byrån" "the register's own language"
is "$(title v --lang da)" "Mål og resultater 2007, Byrån" "--lang is stronger"
is "$(VCCTL_LANG=da title v)" "Mål og resultater 2007, Byrån" \
    "so is VCCTL_LANG"
is "$(VCCTL_LANG=da title v -L en)" "Goals and results 2007, Byrån" \
    "of the two --lang is"
is "$(LANG=da_DK.UTF-8 LANGUAGE=da LC_ALL=C.UTF-8 title v)" \
    "Mål och resultat 2007, Byrån" "LANG and LANGUAGE have no say"
for lang in nb fi; do
	runs v report --year 2007 --lang $lang
	rc_is 0 "$lang is a language"
done
for lang in xx swedish sv_SE ''; do
	runs v report --year 2007 --lang "$lang"
	rc_is 2 "'$lang' is none"
done
err_like "sv, da, nb, fi, en" "and is told which are"
vcctl --db "$T/dk.db" db init --country DK --name Centret >/dev/null 2>&1
is "$(title vcctl --db "$T/dk.db")" "Mål og resultater 2007, Centret" \
    "a Danish register speaks Danish"
vcctl --db "$T/en.db" db init --country DK --lang en --name Centret \
    >/dev/null 2>&1
is "$(title vcctl --db "$T/en.db")" "Goals and results 2007, Centret" \
    "unless it was made to speak something else"
vcctl --db "$T/no.db" db init --country NO --name Sentralen >/dev/null 2>&1
is "$(title vcctl --db "$T/no.db")" "Mål og resultater 2007, Sentralen" \
    "a Norwegian one Norwegian"
vcctl --db "$T/fi.db" db init --country FI --name Keskus >/dev/null 2>&1
is "$(title vcctl --db "$T/fi.db")" "Tavoitteet ja tulokset 2007, Keskus" \
    "a Finnish one Finnish"

v report --year 2007 >"$T/sv"
env -i "$VCCTL" --db "$db" report --year 2007 >"$T/bare"
same "$T/bare" "$T/sv" "nothing is needed of the environment"
env -i LC_ALL=C "$VCCTL" --db "$db" report --year 2007 >"$T/bare"
same "$T/bare" "$T/sv" "the locale C is enough"

runs v org import --source test "$data/report-org.csv"
is "$(tail -n 1 "$err")" \
    "0 tillagda, 0 uppdaterade, 3 oförändrade, 0 avvisade" \
    "an import ends in Swedish"
# What is wrong with a field is told in the language too, by hand as in a file.
runs v org add --lang sv --municipality Solna
err_is "a field that is missing" <<'EOF2'
vcctl: --name: är tom; uppgiften krävs
EOF2
runs v org import --lang da --source test "$data/report-org.csv"
is "$(tail -n 1 "$err")" "0 tilføjet, 0 opdateret, 3 uændret, 0 afvist" \
    "and in Danish"
runs v org import --lang nb --source test "$data/report-org.csv"
is "$(tail -n 1 "$err")" "0 lagt til, 0 oppdatert, 3 uendret, 0 avvist" \
    "and in Norwegian"
runs v org import --lang fi --source test "$data/report-org.csv"
is "$(tail -n 1 "$err")" "0 lisätty, 0 päivitetty, 3 ennallaan, 0 hylätty" \
    "and in Finnish"
runs v org list --status godkänd -f md
out_like '\| Namn \|.*\| Status \|' "a list's columns are in Swedish"
out_like '\| godkänd \|' "so are statuses, and one may filter by them"
runs v org list --status godkjent --lang nb -f md
out_like '\| godkjent \|' "and in Norwegian too"
runs v org list --status hyväksytty --lang fi -f md
out_like '\| hyväksytty \|' "and in Finnish"
runs v volunteer add --name X --first-time ja
v volunteer edit 4 --first-time ja >/dev/null 2>&1
runs v volunteer show 4
out_like '^Första gången: +ja$' "yes and no too"

# said LANG WORDS NOUN ARGUMENT...: the last line.
said()
{
	lang=$1
	words=$2
	shift 2
	runs v "$@" --lang "$lang"
	is "$(tail -n 1 "$err")" "vcctl: $words" "$* in $lang"
}
said sv "--org-number: detta är inte ett organisationsnummer" \
    org add --name X --org-number 12
said da "--org-number: dette er ikke et organisationsnummer" \
    org add --name X --org-number 12
said nb "--org-number: dette er ikke et organisasjonsnummer" \
    org add --name X --org-number 12
said fi "--org-number: tämä ei ole Y-tunnus (organisaationumero)" \
    org add --name X --org-number 12
said sv "--registered-on: 'igår' är inget datum, som 2007-10-31 eller 31.10.2007" \
    org add --name X --registered-on igår
said da "--municipality: 'Andeby' er ikke en kommune, som SE-0180 eller dens navn" \
    org add --name X --municipality Andeby
said nb "--municipality: 'Andeby' er ikke en kommune, som SE-0180 eller kommunens navn" \
    org add --name X --municipality Andeby
said fi "--municipality: 'Ankkalinna' ei ole kunta, kuten SE-0180 tai kunnan nimi" \
    org add --name X --municipality Ankkalinna
said sv "uppdrag '99' finns inte; 'vcctl assignment list' visar vad som finns" assignment show 99
said da "opgave '99' findes ikke; 'vcctl assignment list' viser, hvad der findes" assignment show 99
said nb "oppdrag '99' finnes ikke; 'vcctl assignment list' viser hva som finnes" assignment show 99
said fi "ei löydy: tehtävä '99'; 'vcctl assignment list' näyttää, mitä on" assignment show 99
said sv "hittar ingen sådan (volontär); 'vcctl volunteer list --search ORD' söker" \
    volunteer show Nix
said sv "organisation 'Läxhjälpen' finns inte; menade du 'Läxhjälpen Söder'?" \
    org show Läxhjälpen
said fi "ei löydy: järjestö 'Sopköket'; tarkoititko 'Soppköket'?" \
    org show Sopköket
said sv "org har inget fält 'nam'; menade du 'Namn'?" org list --columns nam
said sv "inget steg leder från 'godkänd' till 'möjlig'; möjliga nu: vilande, avslutad" \
    org set 1 möjlig
said sv "okänt värde för status: 'godkend'; menade du 'godkänd'?" org set 1 godkend

# ---- what is read may be typed ----

runs v org list --columns 'namn, KOMMUN,status' --sort -Registrerad -f csv
out_is "a list's columns by what they are called" <<'EOF2'
name,municipality,status
Soppköket,SE-0180,applied
Stallgården Uppsala,SE-0380,approved
Läxhjälpen Söder,SE-0180,approved
EOF2
runs v org list --columns nimi,tila --sort Nimi --lang fi -f csv --limit 1
is "$(cat "$out")" "name,status
Läxhjälpen Söder,approved" "in each language"
printf 'Firma;Stad;Läge\nNya;Uppsala;ok\n' >"$T/map.csv"
runs v org import -n "$T/map.csv" --map Firma=Namn --map Stad=Kommun \
    --map Läge=Status --translate Status:ok=godkänd
is "$(tail -n 2 "$err")" "1 tillagda, 0 uppdaterade, 0 oförändrade, 0 avvisade
provkörning: ingenting är sparat i registret" \
    "and where an import is told of columns"
v -q import profile save titlar --noun org --map Firma=Namn --set Kommun=Solna
runs v import profile show titlar
is "$(cat "$out")" "noun: org
map: Firma = name
set: municipality = Solna" "a profile keeps the fields' own names"
said sv "--legal-form: okänt värde för juridisk form: 'qqqqqqqq'; välj bland förening, ekonomisk förening, stiftelse, trossamfund, företag, offentlig, annat" \
    org list --legal-form qqqqqqqq

said sv "--org-number: detta är inte ett organisationsnummer" \
    org add --name X --org-number 12

# ---- what is said before the register is opened ----

is "$(v org approve -h | head -n 1)" \
    "användning: vcctl org approve [flaggor] ID..." \
    "help is in the register's language"
is "$(v org approve -h --lang da | head -n 1)" \
    "brug: vcctl org approve [tilvalg] ID..." "or in another, asked for after"
is "$(vcctl --lang da org approve -h | head -n 1)" \
    "brug: vcctl org approve [tilvalg] ID..." "or before"
is "$(VCCTL_LANG=da v org approve -h | head -n 1)" \
    "brug: vcctl org approve [tilvalg] ID..." "or by a setting"
is "$(vcctl --db "$T/none.db" org approve -h | head -n 1)" \
    "usage: vcctl org approve [options] ID..." "without a register in English"
ok "which is not made" test ! -e "$T/none.db"
is "$(v match set -h | sed -n 's/^  *--all-of //p')" \
    "UPPDRAG  alla dess intresseanmälningar som inte är avslutade," \
    "what a value is called, too"
is "$(v org add -h | sed -n '/--contact-role/,/newsletter/p' | sed '$d')" \
    "      --contact-role kod    Kontaktens roll: ordförande, verksamhetschef,
                            samordnare, kassör, sekreterare, styrelse, faktura,
                            annat" "a field of codes shows them"
runs v org
rc_is 2 "a verb is missing"
err_like '^vcctl: .org. behöver ett verb: add, ' "which is said in Swedish"
runs v org list --limt 3
rc_is 2 "an option is wrong"
err_is "and so is that" <<-'EOF'
vcctl: okänd flagga '--limt'; menade du '--limit'?
EOF
runs v org set 1 2
rc_is 65 "a word is wrong"

# ---- words in cells ----

v -q assignment edit 1 --when 'ons-kväll;lör' --causes natur
runs v assignment show 1
out_like '^Tider: +ons-kväll; lör$' "days are in Swedish as they are typed"
runs v assignment show 1 --lang da
out_like '^Tider: +ons-aften; lør$' "and in Danish"
runs v assignment show 1 -f json
out_like '"when": *"wed-evening;sat"' "programs read codes"
v -q volunteer consent 4 share --given
runs v volunteer consent 4
out_like '^delning +gäller ' "to share data is no share of a whole"
v -q volunteer set 4 left --reason moved
runs v volunteer history 4
out_like '^....-..-.. +avslutad +flyttat ' "a reason's code is a word"
runs v org add --name Kören --municipality Uppsala --cause idrott -n
rc_is 0 "a common word for a cause is known"

# ---- rows and their steps ----

# told WORDS NOUN ARGUMENT...: the last line, in Swedish.
told()
{
	words=$1
	shift
	runs v "$@"
	is "$(tail -n 1 "$err")" "$words" "$*"
}
told "organisation 1: vilande" org pause 1 --reason no_need
told "vcctl: status är redan 'vilande'" org pause 1 --reason no_need
told "organisation 1: godkänd" org approve 1
told "påminn 1 1: uppskjuten till 2099-01-01" \
    todo snooze first 1 --until 2099-01-01 --reason väntar
told "påminn 1 1: åter på listan" todo wake first 1
v -q assignment edit 1 --starts-on 2098-12-01 --expires-on ''
v assignment copy 1 --year 1 2>&1 | grep flyttad >"$T/moved"
is "$(sed 's/^uppdrag [0-9]*: //' "$T/moved")" \
    "startdagen flyttad från 2098-12-01 till 2099-12-01" "days have names"
is "$(v assignment add -h | sed -n 's/^  *--starts-on *//p')" "datum     Börjar" \
    "and what a field takes"

# ---- the catalogues are whole ----

# Errors apart, which may be in English: what the library shows to people.
command -v xgettext >/dev/null ||
    { skip 1 "no xgettext here"; done_testing; }
unset MAKEFLAGS MAKELEVEL MFLAGS
make -s -C "$SRC" pot POT="$T/now.pot" PO= CMD_SRC= ERRORS= || fail "make pot"
for lang in sv da nb fi; do
	ok "$lang.po is well-formed" msgfmt -c -o /dev/null "$po/$lang.po"
	is "$(msgattrib --only-fuzzy --no-obsolete "$po/$lang.po")" "" \
	    "nothing in it is fuzzy"
	is "$(msgmerge -q -N -o - "$po/$lang.po" "$T/now.pot" |
	    msgattrib --untranslated --no-obsolete)" "" \
	    "and every word of reports and lists is in it"
done

# ---- and used: with a catalogue that puts each translation in «» ----

if [ "$(head -c 4 "$VCCTL" | tail -c 3)" != ELF ]; then
	skip 5 "the program can't be copied"
	done_testing
fi
mkdir -p "$T/bin/locale/sv/LC_MESSAGES"
cp "$VCCTL" "$T/bin/vcctl"
msgfilter --keep-header -i "$po/sv.po" sed 's/.*/«&»/' 2>/dev/null |
    msgfmt -o "$T/bin/locale/sv/LC_MESSAGES/vcctl.mo" -
v()
{
	"$T/bin/vcctl" --db "$db" "$@"
}

{
	VCCTL_NOW=2007-08-31T12:00:00Z v report --year 2007 -f md
	echo
	v report --year 2007 --scope Stockholm -f md
	echo
	v report --month 2007-08 --scope Uppsala -f md
	for n in 1.1 1.3 1.5 2.2 3.1 3.2 3.4 3.6; do
		echo
		v goal explain $n --year 2007 -f md
	done
} >"$T/reports"
is "$(awk '/^\| ---/ { print was } { was = $0 }' "$T/reports" |
    sed -e 's/| «[^»|]*» //g' | grep -v '^|$')" "" \
    "every column's title is translated"
is "$(grep -v -e '^|' -e '^$' -e '^###' -e '^# [0-9]' "$T/reports" |
    grep -v '^\(# \)\?«.*»$')" "" "every heading and note is"
v report --year 2007 -f md >"$T/year"
is "$(grep '^| [1-9]' "$T/year" | awk -F'|' '
    $7 !~ /^ («.*» )?$/ || $8 !~ /^ («.*» )? *$/')" "" \
    "every status and basis is"
for noun in org assignment volunteer match goal result; do
	v $noun list -f md
done >"$T/lists"
v -q import profile save p --noun org
{
	v import list -f md
	v import show 1 -f md
	v import profile list -f md
	v import sniff "$data/report-org.csv" -f md
	v import undo -n 1 -f md
} >>"$T/lists" 2>/dev/null
is "$(awk '/^\| ---/ { print was } { was = $0 }' "$T/lists" |
    sed -e 's/| «[^»|]*» //g' | grep -v '^|$')" "" \
    "every column of every list is translated"
is "$(v goal indicators --lang sv -f md | grep '^| [a-z]' |
    grep -vc '| «.*» | «.*» | «.*» |$')" 0 "so is what can be counted"

done_testing
