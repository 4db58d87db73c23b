#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the example into the register DB, which is made when it isn't
# there, and prints the report of 2007 in Swedish. Running it again on the
# same register changes nothing and prints the same.
set -eu

if [ $# -ne 1 ]; then
	echo "usage: run.sh DB" >&2
	exit 2
fi
db=$1
here=$(cd "$(dirname "$0")" && pwd)
vcctl=${VCCTL:-$here/../../build/vcctl}

if [ ! -e "$db" ]; then
	"$vcctl" --db "$db" db init --country SE --municipality 0180 \
	    --name "Volontärbyrån Stockholm" >&2
fi

# What refers to something comes after it.
take()
{
	noun=$1
	file=$2
	shift 2
	"$vcctl" --db "$db" "$noun" import "$@" "$here/$file" >&2
}

take org organisations.csv --source stockholm-2007
take assignment assignments.csv --source stockholm-2007
take volunteer volunteers.csv --source stockholm-2007
take match interests.csv --source stockholm-2007
take partner partners.csv --source stockholm-2007
take agreement agreements.csv --source stockholm-2007
take group groups.csv --source stockholm-2007
take activity activities.csv --source stockholm-2007
take remark remarks.csv --source stockholm-2007
take goal goals.csv
take result results.csv

"$vcctl" --db "$db" report --year 2007 --lang sv
