#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the report of 2012 and 2013 into the register DB, which is made when it isn't
# there, and prints in Danish what is in it, as of 1 January 2013, unless VCCTL_NOW
# says another day. Running it again on the same register changes nothing and
# prints the same.
set -eu

. "$(dirname "$0")/../lib.sh"
VCCTL_NOW=${VCCTL_NOW:-2013-01-01T12:00:00Z}
VCCTL_LANG=da
export VCCTL_NOW VCCTL_LANG

made --country DK --municipality København \
    --lang da --name "Københavns Kommunes Frivillignetværk"

take plan plan.csv
take partner partners.csv --source copenhagen-2013
take group groups.csv --source copenhagen-2013
take member members.csv --source copenhagen-2013
take initiative initiatives.csv --source copenhagen-2013
take activity activities.csv --source copenhagen-2013
take entry entries.csv --source copenhagen-2013
take story stories.csv --source copenhagen-2013
take figure figures.csv --source copenhagen-2013
take remark remarks.csv --source copenhagen-2013

"$vcctl" plan tree --year 2012
echo
"$vcctl" plan tree --year 2013
echo
"$vcctl" initiative list --columns plan,title,owner,status
echo
"$vcctl" activity list --columns on,kind,title
echo
"$vcctl" entry list --columns category,title,place
echo
"$vcctl" figure list
echo
"$vcctl" story catalogue
