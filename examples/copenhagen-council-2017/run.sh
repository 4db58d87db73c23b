#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the programme of 2017 into the register DB, which is made when it isn't
# there, and prints in Danish what is in it, as of 29 August 2017, unless VCCTL_NOW
# says another day. Running it again on the same register changes nothing and
# prints the same.
set -eu

. "$(dirname "$0")/../lib.sh"
VCCTL_NOW=${VCCTL_NOW:-2017-08-29T12:00:00Z}
VCCTL_LANG=da
export VCCTL_NOW VCCTL_LANG

made --country DK --municipality København \
    --lang da --name "Frivilligrådet"

take plan plan.csv
take group groups.csv --source copenhagen-council-2017
take partner partners.csv --source copenhagen-council-2017
take activity activities.csv --source copenhagen-council-2017
take remark remarks.csv --source copenhagen-council-2017

"$vcctl" plan tree --year 2017
echo
"$vcctl" activity list --columns kind,title,status,addressee
echo
"$vcctl" remark list --columns kind,text
