#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the plan of 2023 into the register DB, which is made when it isn't
# there, and prints the plan with its goals, its calendar and the report in
# Danish: as of 2 January 2023, when the year had begun and nothing was known
# of it yet, unless VCCTL_NOW says another day. Running it again on the same
# register changes nothing and prints the same.
set -eu

if [ $# -ne 1 ]; then
	echo "usage: run.sh DB" >&2
	exit 2
fi
db=$1
here=$(cd "$(dirname "$0")" && pwd)
vcctl=${VCCTL:-$here/../../build/vcctl}
VCCTL_NOW=${VCCTL_NOW:-2023-01-02T12:00:00Z}
export VCCTL_NOW

if [ ! -e "$db" ]; then
	"$vcctl" --db "$db" db init --country DK --municipality Odense \
	    --lang da --name "Frivilligcenter Odense" >&2
fi

"$vcctl" --db "$db" plan import "$here/plan.csv" >&2
"$vcctl" --db "$db" calendar import "$here/calendar.csv" >&2
"$vcctl" --db "$db" goal import "$here/goals.csv" >&2

"$vcctl" --db "$db" plan tree --year 2023 --lang da
echo
"$vcctl" --db "$db" plan calendar --year 2023 --half 1 --lang da
echo
"$vcctl" --db "$db" plan calendar --year 2023 --half 2 --lang da
echo
"$vcctl" --db "$db" report --year 2023 --lang da
