#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the programme of 2017 into the register DB, which is made when it isn't
# there, and prints in Danish what is in it, as of 29 August 2017, unless VCCTL_NOW
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
VCCTL_NOW=${VCCTL_NOW:-2017-08-29T12:00:00Z}
VCCTL_LANG=da
VCCTL_DB=$db
export VCCTL_NOW VCCTL_LANG VCCTL_DB

if [ ! -e "$db" ]; then
	"$vcctl" db init --country DK --municipality København \
	    --lang da --name "Frivilligrådet" >&2
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
take group groups.csv --source copenhagen-council-2017
take partner partners.csv --source copenhagen-council-2017
take activity activities.csv --source copenhagen-council-2017
take remark remarks.csv --source copenhagen-council-2017

"$vcctl" plan tree --year 2017
echo
"$vcctl" activity list --columns kind,title,addressee
echo
"$vcctl" remark list --columns kind,text
