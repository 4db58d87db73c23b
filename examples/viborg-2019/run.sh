#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the sprint of 2019 into the register DB, which is made when it isn't
# there, and prints in Danish what is in it, as of 31 December 2019, unless VCCTL_NOW
# says another day. Running it again on the same register changes nothing and
# prints the same.
set -eu

if [ $# -ne 1 ]; then
	echo "usage: run.sh DB" >&2
	exit 2
fi
db=$1
here=$(cd "$(dirname "$0")" && pwd)
vcctl=${VCCTL:-$here/../../build/vcctl}
VCCTL_NOW=${VCCTL_NOW:-2019-12-31T12:00:00Z}
VCCTL_LANG=da
VCCTL_DB=$db
export VCCTL_NOW VCCTL_LANG VCCTL_DB

if [ ! -e "$db" ]; then
	"$vcctl" db init --country DK --municipality Viborg \
	    --lang da --name "Viborg Kommune" >&2
fi

# What refers to something comes after it.
take()
{
	noun=$1
	file=$2
	shift 2
	"$vcctl" "$noun" import "$@" "$here/$file" >&2
}

take plan plan.csv
take calendar calendar.csv
take group groups.csv --source viborg-2019
take member members.csv --source viborg-2019
take partner partners.csv --source viborg-2019
take initiative initiatives.csv --source viborg-2019
take stage stages.csv --source viborg-2019
take activity activities.csv --source viborg-2019
take remark remarks.csv --source viborg-2019

"$vcctl" plan tree --year 2019
echo
"$vcctl" plan calendar --year 2020
echo
"$vcctl" initiative board
echo
"$vcctl" remark list --sort kind,id --columns kind,text
