#!/bin/sh
# SPDX-License-Identifier: ISC
# Imports the example into the register DB, which is made when it isn't
# there, and prints the report of 2007 in Swedish. Running it again on the
# same register changes nothing and prints the same.
set -eu

. "$(dirname "$0")/../lib.sh"

made --country SE --municipality 0180 \
    --name "Volontärbyrån Stockholm"

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

"$vcctl" report --year 2007 --lang sv
