#!/bin/sh
# SPDX-License-Identifier: ISC
# --search: letters with and without marks are alike, parts of numbers and
# addresses are found, and a slip of the pen is forgiven where nothing fits.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

# finds WORDS IDS NAME [STDERR]: volunteers, numbers with commas.
finds()
{
	runs v -f csv volunteer list --columns id --search "$1"
	is "$(sed 1d "$out" | paste -sd,)" "$2" "$3"
	if [ $# -gt 3 ]; then
		err_like "$4" "$3: and it says so"
	else
		err_empty "$3: nothing is said"
	fi
}
near='^nothing is spelt so; this is spelt nearly so$'
people()
{
	v -q volunteer add --name "Kim Björk" --email kim.bjork@example.org
	v -q volunteer add --name "Søren Ægidius" --phone 070-1234567
	v -q volunteer add --name "Åke Lindström" --phone +4520123456
	v -q volunteer add --name "Ake Lindstrom"
	v -q volunteer add --name "Li Johansson" --email li@firma.example
	v -q volunteer add --name "Ola Bo"
}
for country in SE DK NO FI; do
	case $country in
	SE) lang=sv ;;
	DK) lang=da ;;
	NO) lang=nb ;;
	FI) lang=en ;;
	esac
	rm -f t.db*
	v -q -L $lang db init --country $country --name T
	people
	finds bjork 1 "$country: bjork finds Björk"
	finds BJÖRK 1 "$country: so does BJÖRK"
	finds björ 1 "$country: so does a part"
	finds sören 2 "$country: ø is ö"
	finds soren 2 "$country: and o"
	[ $lang = en ] || finds agidius 2 "$country: æ is a"
	[ $lang != en ] || finds aegidius 2 "in English æ is ae"
	finds ake 3,4 "$country: å is a"
	finds åke 3,4 "$country: and a is å"
	finds "lindstrom åke" 3,4 "$country: every word, in any order"
	finds 1234567 2 "$country: a phone"
	finds "123 45" 2,3 "$country: parts of phones"
	finds 45201 3 "$country: of one from abroad"
	finds firma 5 "$country: a part of an e-mail"
	finds li@firma 5 "$country: of both its sides"
	finds jonansson 5 "$country: another letter" "$near"
	finds johanson 5 "$country: one too few" "$near"
	finds johanssonn 5 "$country: one too many" "$near"
	finds jhoansson 5 "$country: two swapped" "$near"
	finds "johanson li" 5 "$country: a short word beside it" "$near"
	finds "johanson bo" "" "$country: which has to fit"
	finds bjorg 1 "$country: five letters are enough" "$near"
	finds soeren 2 "$country: oe is a slip" "$near"
	finds frima 5 "$country: in an e-mail" "$near"
	finds olo "" "$country: three are not"
	finds jonannson "" "$country: two slips are too many"
done

# ---- any noun, together with filters ---------------------------------------------------

rm -f t.db*
v -q -L da db init --country DK --name T

v -q org add --name "Røde Kors" --municipality 461 \
    --registered-on 2026-01-01
v -q org add --name "Røde Kars" --municipality 851 --registered-on 2026-01-01
runs v -f csv org list --columns id --search "rode kors"
is "$(sed 1d "$out")" 1 "what is spelt so comes alone"
v -q org add --name "Hjælpen" --municipality 461 --registered-on 2026-01-01
runs v -f csv org list --columns id --search hjelpen --municipality 461
is "$(sed 1d "$out")" 3 "a filter stays one"
runs v -f csv org list --columns id --search hjelpen --municipality 851
is "$(sed 1d "$out")" "" "for what is near too"
err_empty "and then nothing is said"
runs v -f csv org list --columns id --search hjelpen --sort -name --limit 1
is "$(sed 1d "$out")" 3 "order and limit too"
runs v -q org list --search hjelpen
err_empty "-q says nothing"
runs v org list --search "--"
rc_is 2 "nothing to search for"
words=$(seq -f 'abcde%g' 1 70 | paste -sd' ')
runs v org list --search "$words"
rc_is 2 "too many words"

done_testing
