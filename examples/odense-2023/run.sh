#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the plan of 2023 into the register DB, which is made when it isn't
# there, and prints the plan with its goals, its calendar and the report in
# Danish: as of 2 January 2023, when the year had begun and nothing was known
# of it yet, unless VCCTL_NOW says another day. Running it again on the same
# register changes nothing and prints the same.
set -eu

. "$(dirname "$0")/../lib.sh"
VCCTL_NOW=${VCCTL_NOW:-2023-01-02T12:00:00Z}
export VCCTL_NOW

made --country DK --municipality Odense \
    --lang da --name "Frivilligcenter Odense"

take plan plan.csv
take calendar calendar.csv
take group groups.csv --source odense-2023
take member members.csv --source odense-2023
take partner partners.csv --source odense-2023
take agreement agreements.csv --source odense-2023
# Of whom goal 1.1 asks: frozen once.
"$vcctl" partner campaign show "Nye forvaltninger" >/dev/null 2>&1 ||
	"$vcctl" partner campaign new "Nye forvaltninger" \
	    --tags "ny forvaltning" >&2
take goal goals.csv

"$vcctl" plan tree --year 2023 --lang da
echo
"$vcctl" plan calendar --year 2023 --half 1 --lang da
echo
"$vcctl" plan calendar --year 2023 --half 2 --lang da
echo
"$vcctl" report --year 2023 --lang da
