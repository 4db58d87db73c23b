#!/bin/sh
# SPDX-License-Identifier: ISC
# No file brings a personal number into the register, and nothing that is said
# or written about such a file repeats it. The numbers below are official test
# numbers or invented; Sweden's 18,627 test numbers are tried where they lie
# beside the source tree.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

numbers=${TEST_DATA:-$SRC/../shared/data}/se-test-personnummer-skatteverket
numbers=$numbers/data-raw/test_pin_skatteverket.csv
why='this holds a personal number, which is never stored; leave it out'

new()
{
	rm -f t.db*
	v -q db init --country "$1" --name T
	printf 'id,name\nO,Org\n' | v -q org import -
	printf 'id,organisation_id,title\nU,O,Uppdrag\n' |
	    v -q assignment import -
}

# No line of the file `never` is in what is written or said.
nowhere()
{
	printf '%s\n' "$1: nowhere" >.name
	if LC_ALL=C grep -aFl -f never "$out" "$err" t.db* ./*.rejects.csv \
	    2>/dev/null >found; then
		fail "$(cat .name)"
		diag "found in: $(tr '\n' ' ' <found)"
	else
		pass "$(cat .name)"
	fi
}

# refused N NAME NOUN FILE: its N rows but the first are, which is taken.
refused()
{
	n=$1 name=$2 noun=$3 file=$4
	runs v "$noun" import "$file" --partial
	rc_is 1 "$name: some rows aren't taken"
	is "$(grep ' added,' "$err")" \
	    "1 added, 0 updated, 0 unchanged, $n rejected" "$name: all but one"
	is "$(grep -c "$why" "$file.rejects.csv")" "$n" "$name: with the reason"
	nowhere "$name"
	runs v import show 3
	nowhere "$name: what is remembered"
	runs v import sniff "$file"
	nowhere "$name: looked at"
	runs v -f csv import sniff "$file"
	nowhere "$name: looked at by a machine"
	rm -f "$file.rejects.csv"
	new "$country"
}

# The lines of `numbers` in every place of a file where they could stand.
everywhere()
{
	n=$(wc -l <numbers)
	tr -d ' +-' <numbers | grep -v '^.\{0,8\}$' | sort -u - numbers >never
	new "$country"
	awk 'BEGIN { print "id,name,org_number\n0,Good," }
	    { printf "%d,A,%s\n", NR, $0 }' numbers >org.csv
	refused "$n" "$1, as organisation number" org org.csv
	awk 'BEGIN { print "id,name\n0,Good" } { printf "%s,A\n", $0 }' \
	    numbers >id.csv
	refused "$n" "$1, as the sender's id" org id.csv
	awk 'BEGIN { print "id,name,Övrigt\n0,Good," }
	    { printf "%d,A,%s\n", NR, $0 }' numbers >unknown.csv
	refused "$n" "$1, in an unknown column" org unknown.csv
	awk 'BEGIN { print "id,organisation_id,title,task\n0,O,Good," }
	    { printf "%d,O,A,\"Ring Åsa på %s, efter kl. 18\"\n", NR, $0 }' \
	    numbers >task.csv
	refused "$n" "$1, in a task" assignment task.csv
	awk 'BEGIN { print "id,assignment_id,name,received_on,message\n0,U,Good,2026-11-01," }
	    { printf "%d,U,A,2026-11-01,Jag är född (%s)!\n", NR, $0 }' \
	    numbers >message.csv
	refused "$n" "$1, in a message" match message.csv
	awk 'BEGIN { print "id;name;website\n0;Good;" }
	    { printf "%d;A;x.se/%s/y\n", NR, $0 }' numbers |
	    iconv -f utf-8 -t utf-16le >utf16.csv
	refused "$n" "$1, in UTF-16" org utf16.csv
}

# As column names they are left out, and masked.
headed()
{
	head -n 5000 numbers | awk 'BEGIN { printf "id,name" }
	    { printf ",%s", $0; x = x "," } END { print "\n0,Good" x }' >head.csv
	runs v org import head.csv
	is "$(grep ' added,' "$err")" \
	    "1 added, 0 updated, 0 unchanged, 0 rejected" \
	    "$1, as column names: taken without them"
	err_like "unknown column '\*\*\*' is left out" "masked"
	nowhere "$1, as column names"
	runs v import sniff head.csv
	nowhere "$1, as column names, looked at"
}

for country in SE DK NO FI; do
	case $country in
	SE) set -- 189001019802 18900101-9802 900101-9802 9001019802 \
	    900102-9819 "18900102 9819" 900102/9819 90.01.02-9819 \
	    ９００１０２－９８１９ ;;
	DK) set -- 070761-4285 0707614285 "070761 4285" ;;
	NO) set -- 15076500565 "150765 00565" 21016400952 ;;
	FI) set -- 131052-308T 010594Y9032 ;;
	esac
	printf '%s\n' "$@" >numbers
	everywhere "$country"
	headed "$country"
done

# ---- options, profiles, names of files -----------------------------------------------

country=SE
new SE
echo 189001019802 >never
printf 'id,name\n1,A\n' >in.csv
for arg in --source=x-189001019802 --map=189001019802=name \
    --ignore=189001019802 --set=website=189001019802 \
    --translate=status:189001019802=left --actor=189001019802; do
	runs v org import in.csv "$arg"
	rc_is 65 "${arg%%=*} with a personal number is refused"
	err_like "^vcctl: (--actor: )?$why\$" "${arg%%=*}: and it is said why"
	nowhere "${arg%%=*}"
done
runs v import profile save 189001019802 --noun org
err_is "a profile's name" <<EOF
vcctl: $why
EOF
printf 'noun: org\n\nmap: Kim 189001019802 = name\n' >p
runs v import profile save p p
err_is "a profile's line" <<EOF
vcctl: p:3: $why
EOF
nowhere "profiles"
cp in.csv kim-189001019802.csv
v -q org import kim-189001019802.csv
rm kim-189001019802.csv
runs v import list
out_like ' kim-\*\*\*\.csv ' "the name of a file is masked where it is kept"
nowhere "the name of a file"

# ---- all of Sweden's test numbers -----------------------------------------------------

if [ ! -e "$numbers" ]; then
	skip 89 "there are no test numbers in ../shared/data"
	done_testing
fi
tr '\r' '\n' <"$numbers" | grep . >all
is "$(wc -l <all)" 18627 "18,627 test numbers"
cp all numbers
everywhere "all of Sweden's"
headed "all of Sweden's"
awk '{ print substr($0, 3, 6) (NR % 9 == 0 ? "+" : "-") substr($0, 9) }' \
    all >numbers
everywhere "all of Sweden's, in short"

done_testing
