#!/bin/sh
# SPDX-License-Identifier: ISC
# What -h shows is what the man pages tell and what the shells complete: each
# noun, verb, option, field and code, and none besides.
. "${0%/*}/lib.sh"
man=$SRC/man
comp=$SRC/cmd/completion

# none NAME: nothing was found.
none()
{
	same "$T/found" /dev/null "$1"
}

# ---- what -h shows ----

# long_options: of a help text, each once.
long_options()
{
	sed -nE 's/^  +(-., )?(--[a-z0-9-]+).*/\2/p' | sort -u
}

vcctl -h >"$T/help"
awk '/^Options/ { exit }
    /^  [a-z]/ { noun = $1; print noun > nouns; next }
    /^All but/ { noun = "-" }
    /^    / { for (i = 1; i <= NF; i++) print noun, $i > shown }' \
    nouns="$T/nouns" shown="$T/shown" "$T/help"
: >"$T/verbs"
while read -r noun; do
	vcctl "$noun" -h |
	    sed -n "1,/^\$/d; /^\$/q; s/^  \([a-z][a-z-]*\) .*/$noun \1/p" >>"$T/verbs"
done <"$T/nouns"
# Its own verbs stand beside a noun, those that most have below.
while read -r noun; do
	grep '^All but' "$T/help" | tr -d , | tr ' ' '\n' | grep -qx "$noun" ||
	    sed -n "s/^-/$noun/p" "$T/shown"
	grep "^$noun " "$T/shown"
done <"$T/nouns" | sort >"$T/got"
sort "$T/verbs" >"$T/wanted"
same "$T/got" "$T/wanted" "-h shows the verbs that the nouns have"
awk 'length > 80' "$T/help" >"$T/found"
none "-h keeps to 80 columns"
printf '%s -\n' report todo >>"$T/verbs"
long_options <"$T/help" >"$T/global"
while read -r noun verb; do
	[ "$verb" = - ] && verb=
	# shellcheck disable=SC2086
	vcctl "$noun" $verb -h | long_options | sed "s/^/$noun ${verb:--} /"
done <"$T/verbs" >"$T/options"
cut -d' ' -f3 "$T/options" | sort -u >"$T/every"

ok "-h shows nouns" test "$(wc -l <"$T/nouns")" -ge 13
ok "-h shows verbs" test "$(wc -l <"$T/verbs")" -gt 40
ok "-h shows options" test "$(wc -l <"$T/options")" -gt 500

# How a file is taken in is told once, for all nouns.
awk '$2 == "import" && $1 != "survey"' "$T/options" | cut -d' ' -f3 | sort -u |
    comm -23 - "$T/global" >"$T/takes"
ok "an import has options of its own" test "$(wc -l <"$T/takes")" -ge 10
grep ' import$' "$T/verbs" | grep -v '^survey' | while read -r noun verb; do
	grep "^$noun $verb " "$T/options" | cut -d' ' -f3 | sort -u |
	    comm -23 - "$T/global" | comm -3 - "$T/takes"
done >"$T/found"
none "they are the same for every noun"

# fields NOUN: as columns are called.
fields()
{
	vcctl "$1" add -h | sed -n '/^Fields/,/^$/s/^  *--\([a-z0-9-]*\).*/\1/p' |
	    tr - _
}

# codes NOUN OPTION: the words that the program says it knows.
vcctl -q -D "$T/x.db" db init --country SE --lang en --name X
codes()
{
	vcctl -D "$T/x.db" "$1" list "$2" qqqqqqqq 2>&1 |
	    sed -n 's/.*; one of //p' | tr -d ' ' | tr , '\n' | sort
}
# words OPTION: those that the program says an option of an import has.
words()
{
	case $1 in
	--noun) grep -vx -e db -e import -e report -e todo "$T/nouns" ;;
	*)
		vcctl -D "$T/x.db" import profile save x --noun org \
		    "$1" qqqqqqqq 2>&1 |
		    sed -n 's/.*is no value for [^:]*: //p' |
		    sed -e 's/ rows .*//' -e 's/, for .*//' -e 's/ or /, /' |
		    tr -d ' ' | tr , '\n' ;;
	esac | sort
}
vcctl -D "$T/x.db" import profile qqqqqqqq 2>&1 | sed -n 's/.*; one of //p' |
    tr -d ' ' | tr , '\n' | sort >"$T/profile"
ok "profile has words of its own" test "$(wc -l <"$T/profile")" -ge 4
cat >"$T/coded" <<-EOF
	org --status
	org --legal-form
	org --contact-role
	contact --role
	log --channel
	log --outcome
	assignment --status
	volunteer --status
	volunteer --gender
	match --status
	match --channel
	goal --kind
	goal --comparator
	goal --readings
	result --stated
	plan --kind
	partner --kind
	partner --status
	agreement --reason
	grant --status
	activity --kind
	activity --status
	entry --place
	group --kind
	initiative --status
	remark --kind
	question --kind
EOF

# ---- man pages ----

# told PAGE: the options that it names, in macros and in examples.
told()
{
	perl -ne 'next if /^\.\\"/; print "--$1\n"
	    while /(?:\bFl Fl |(?<![\w-])--)([a-z][a-z0-9-]*)/g' "$1" | sort -u
}

told "$man/vcctl.1" >"$T/told.all"
comm -23 "$T/told.all" "$T/every" >"$T/found"
none "vcctl.1 names no option that -h lacks"
told "$man/vcctl-csv.5" | comm -23 - "$T/every" >"$T/found"
none "vcctl-csv.5 names no option that -h lacks"
comm -23 "$T/global" "$T/told.all" >"$T/found"
none "vcctl.1 names the options of every command"

sed -n 's/^\.It Fl Fl \([a-z-]*\).*/--\1/p' "$man/vcctl-import.1" | sort -u |
    comm -13 - "$T/takes" >"$T/found"
none "vcctl-import.1 tells how a file is taken in"
while read -r noun; do
	page=$man/vcctl-$noun.1
	told "$page" >"$T/told"
	grep "^$noun " "$T/options" | cut -d' ' -f3 | sort -u >"$T/has"
	grep "^$noun " "$T/options" |
	    awk '$2 != "import" || $1 == "survey"' | cut -d' ' -f3 |
	    sort -u >"$T/here"
	sort -u "$T/told" "$T/told.all" | comm -13 - "$T/here" >"$T/found"
	none "$noun: every option is told"
	[ "$noun" = import ] && sort -u -o "$T/has" "$T/has" "$T/takes"
	comm -23 "$T/told" "$T/has" >"$T/found"
	none "vcctl-$noun.1 names no option that -h lacks"
	grep "^$noun [a-z]" "$T/verbs" | while read -r _ verb; do
		grep -Eqw "^\.(Cm|It Cm|Nm vcctl $noun) .*$verb|^\.Nm vcctl $noun $verb" \
		    "$page" || echo "$verb"
	done >"$T/found"
	none "vcctl-$noun.1 names every verb"
	ok "vcctl.1 refers to vcctl-$noun.1" \
	    grep -q "^\.Xr vcctl-$noun 1" "$man/vcctl.1"
done <"$T/nouns"

# The columns of a noun, as vcctl-csv.5 lists them.
while read -r noun; do
	case $noun in
	db | import | report | todo) continue ;;
	esac
	ok "vcctl-$noun.1 refers to vcctl-import.1" \
	    grep -q '^\.Xr vcctl-import 1' "$man/vcctl-$noun.1"
	sed -n '/^\.Ss Columns/,/^\.El/p' "$man/vcctl-csv.5" |
	    awk -v noun="$noun" '$1 == ".It" { on = $3 == noun; next }
		on && $1 == ".Cm" { for (i = 2; i <= NF; i++)
		    if ($i != ",") print $i }' | grep -vx id | sort >"$T/got"
	fields "$noun" | sort >"$T/want"
	same "$T/got" "$T/want" "vcctl-csv.5 lists the columns of $noun"
done <"$T/nouns"

while read -r noun opt; do
	codes "$noun" "$opt" >"$T/want"
	ok "$noun has a list for $opt" test -s "$T/want"
	tr -s ' .,' '\n' <"$man/vcctl-$noun.1" | sort -u |
	    comm -13 - "$T/want" >"$T/found"
	none "vcctl-$noun.1 names each code of $opt"
done <"$T/coded"

tr -s ' .,' '\n' <"$man/vcctl-import.1" | sort -u >"$T/told"
for opt in --noun --encoding --date-order --unclear; do
	words $opt >"$T/want"
	ok "an import has a list for $opt" test "$(wc -l <"$T/want")" -ge 2
	comm -13 "$T/told" "$T/want" >"$T/found"
	none "vcctl-import.1 names each word of $opt"
done
sed -n 's/^\.Nm vcctl import profile //p' "$man/vcctl-import.1" | sort >"$T/got"
same "$T/got" "$T/profile" "vcctl-import.1 tells what profile does"

# Words of other lists, one in each row's first cell.
codes activity --kind >"$T/kinds"
vcctl goal indicators -f csv | sed -e 1d -e 's/,.*//' >"$T/keys"
grep '^activity\.[a-z_]*$' "$T/keys" | sed 's/.*\.//' | sort >"$T/got"
same "$T/got" "$T/kinds" "each kind of activity is an indicator"
grep '^activity\.participants' "$T/keys" | sed 's/.*\.//' | sort >"$T/got"
same "$T/got" "$T/kinds" "and so are those who came to it"
sed -e 's/^\(activity\.\|activity\.participants\.\)[a-z_]*$/\1 Ns Ar kind/' \
    -e 's/^\(initiative\.\|initiative\.first_time\.\)[a-z_]*$/\1 Ns Ar stage/' \
    "$T/keys" | sort -u >"$T/want"
grep '^initiative\.[a-z_]*$' "$T/keys" | sed 's/.*\.//' | sort >"$T/got"
vcctl complete -- stage list --stage '' | cut -f1 | sort >"$T/kinds"
same "$T/got" "$T/kinds" "each stage is an indicator"
ok "there are indicators" test "$(wc -l <"$T/want")" -ge 10
sed -n '/^\.Ss Indicators/,/^\.El/s/^\.It Cm //p' "$man/vcctl-goal.1" |
    grep -v '^survey\.' | sort >"$T/got"
same "$T/got" "$T/want" "vcctl-goal.1 lists the indicators"
vcctl -D "$T/x.db" db config -f csv | sed -e 1d -e 's/,.*//' | sort >"$T/keys"
ok "there are settings" test "$(wc -l <"$T/keys")" -ge 3
sed -n '/^\.Ss Settings/,/^\.El/s/^\.It Cm //p' "$man/vcctl-db.1" |
    sort >"$T/got"
same "$T/got" "$T/keys" "vcctl-db.1 lists the settings"

vcctl complete -- todo --kind '' | cut -f1 | sort >"$T/kinds"
ok "there are kinds of things to do" test "$(wc -l <"$T/kinds")" -ge 10
sed -n '/^\.Ss Kinds/,/^\.El/s/^\.It Cm //p' "$man/vcctl-todo.1" |
    sort >"$T/got"
same "$T/got" "$T/kinds" "vcctl-todo.1 lists the kinds of things to do"

# ---- completion ----

# The scripts of the shells ask the program, which answers from the tables that
# it runs on.
offers()
{
	vcctl complete -- "$@" | cut -f1
}

offers '' >"$T/got"
same "$T/got" "$T/nouns" "the nouns that -h shows are offered"
while read -r noun; do
	offers "$noun" '' | sed "s/^/$noun /"
done <"$T/nouns" | grep -v '^report ' >"$T/got"
sed -n '/ -$/!p' "$T/verbs" >"$T/wanted"
same "$T/got" "$T/wanted" "and the verbs"
while read -r noun verb; do
	[ "$verb" = - ] && verb=
	# shellcheck disable=SC2086
	offers "$noun" $verb -- | sed "s/^/$noun ${verb:--} /"
done <"$T/verbs" | sort -u >"$T/got"
sort -u "$T/options" >"$T/wanted"
same "$T/got" "$T/wanted" "and the options"
while read -r noun opt; do
	codes "$noun" "$opt" >"$T/wanted"
	offers "$noun" list "$opt" '' | sort >"$T/got"
	same "$T/got" "$T/wanted" "and the codes of $noun $opt"
done <"$T/coded"
for opt in --format --lang; do
	offers org list $opt '' | sort >"$T/got"
	sed -n "s/.*$opt [A-Z]*  *//p" "$T/help" | sed 's/ or /, /' |
	    tr -d ' ' | tr , '\n' | sort >"$T/wanted"
	same "$T/got" "$T/wanted" "and the words of $opt"
done
for opt in --noun --encoding --date-order --unclear; do
	words $opt >"$T/wanted"
	offers import profile save x $opt '' | sort >"$T/got"
	same "$T/got" "$T/wanted" "and the words of $opt"
done
for opt in --delimiter --decimal; do
	for w in $(offers org import $opt ''); do
		vcctl -D "$T/x.db" -qn import profile save x \
		    --noun org $opt "$w" >/dev/null 2>&1 || echo "$w"
	done >"$T/found"
	none "$opt is offered nothing that it refuses"
	ok "$opt is offered something" \
	    test "$(offers org import $opt '' | wc -l)" -ge 2
done
offers db config '' | sort >"$T/got"
same "$T/got" "$T/keys" "and the settings"
for words in snooze wake; do
	offers todo $words '' | sort >"$T/got"
	same "$T/got" "$T/kinds" "and kinds of things to do, for $words"
done
is "$(offers todo --for '')" cron "and for whom they are"
offers import profile '' | sort >"$T/got"
same "$T/got" "$T/profile" "and what profile does"
offers -D x --actor Kim org set 1 a >"$T/got"
printf '%s\n' applied approved >"$T/wanted"
same "$T/got" "$T/wanted" "values of options before it are passed over"
for words in "org import" "-D" "org list -o" "db backup" "import inbox"; do
	# shellcheck disable=SC2086
	is "$(offers $words '')" :files "'$words' wants a file"
done
is "$(offers org list --limit '')" "" "a number is nobody's to guess"
is "$(offers nonsense '')$(offers org nonsense '')" "" \
    "nothing follows what means nothing"
is "$(VCCTL_LANG=sv vcctl complete -- result ad)" "$(printf 'add\tlägg till en')" \
    "what each is, is told in the user's language"

# What bash makes of it.
PATH=${VCCTL%/*}:$PATH bash -c '. "$1"
    try() { COMP_WORDS=(vcctl "$@") COMP_CWORD=$#; _vcctl
	echo "${COMPREPLY[@]}"; }
    try or; try org s; try org add --c; try -D x goal ex
    try match list --channel ""; try import profile s
    try org import --unclear ""' sh "$comp/vcctl.bash" >"$T/got" 2>&1
cat >"$T/wanted" <<EOF2
org
service show set
$(offers org add --c | paste -sd' ')
explain export
web phone email visit fair letter other
save show
new skip reject
EOF2
same "$T/got" "$T/wanted" "bash completes"
for sh in zsh fish; do
	file=$comp/_vcctl
	[ $sh = fish ] && file=$comp/vcctl.fish
	if command -v $sh >/dev/null; then
		ok "$sh can read its script" $sh -n "$file"
	else
		skip 1 "no $sh"
	fi
done

done_testing
