#!/bin/sh
# SPDX-License-Identifier: ISC
# Makes the register DB, saves the profiles, imports the small files and
# prints what became of each. What wasn't taken is in DB.NAME.rejects.csv.
# Running it again on the same register changes nothing.
set -eu

if [ $# -ne 1 ]; then
	echo "usage: run.sh DB" >&2
	exit 2
fi
case $1 in
/*) db=$1 ;;
*) db=$PWD/$1 ;;
esac
cd "$(dirname "$0")"
VCCTL=${VCCTL:-../../build/vcctl}
vcctl()
{
	"$VCCTL" --db "$db" --lang en "$@"
}

if [ ! -e "$db" ]; then
	vcctl --quiet db init --country SE --municipality 0380 \
	    --name 'An invented volunteer centre'
fi
for f in *.profile; do
	vcctl --quiet import profile save "${f%.profile}" "$f"
done

# Exit status 1 tells of rows that weren't taken.
take()
{
	noun=$1
	profile=$2
	file=$3
	rejects=$db.$profile.rejects.csv
	vcctl "$noun" import --profile "$profile" --rejects "$rejects" \
	    "$file" 2>&1 | grep -v -e "'$rejects'$" -e 'takes it back$'
}

take org foreningsregister foreningsregister.csv
take org halmstad halmstad-2026.csv
take org skelleftea skelleftea-2026.txt
take org umea umea-2026.csv
take org uppsala uppsala-2026.csv
take assignment nyc-opportunities nyc-opportunities.csv
vcctl --format csv --columns id,municipality,name,org_number,status,fee,website \
    org list
