#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the sprint of 2019 into the register DB, which is made when it isn't
# there, and prints in Danish what is in it, as of 31 December 2019, unless VCCTL_NOW
# says another day. Running it again on the same register changes nothing and
# prints the same.
set -eu

. "$(dirname "$0")/../lib.sh"
VCCTL_NOW=${VCCTL_NOW:-2019-12-31T12:00:00Z}
VCCTL_LANG=da
export VCCTL_NOW VCCTL_LANG

made --country DK --municipality Viborg \
    --lang da --name "Viborg Kommune"

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
"$vcctl" remark list --columns kind,text
