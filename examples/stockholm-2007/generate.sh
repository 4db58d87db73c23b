#!/bin/sh
# SPDX-License-Identifier: ISC
# Writes the register's four CSV files anew, here or in the directory given.
# They are checked in, so this is needed only after a change to one of the
# awk files.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
LC_ALL=C exec "${AWK:-awk}" -v out="${1:-$here}" \
    -f "$here/chance.awk" -f "$here/words.awk" -f "$here/generate.awk"
