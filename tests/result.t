#!/bin/sh
# SPDX-License-Identifier: ISC
# Recorded and stated results from the command line.
. "${0%/*}/lib.sh"
cd "$T" || exit 1

of=result
v -q -L sv db init --country SE --municipality 0180 --name T
v -q org add --name A --registered-on 2007-01-01

runs v result add --year 2007 --number 2.5 --scope Stockholm \
    --date 31.12.2007 --value 2 --source Årsberättelsen
rc_is 0 "add one of a goal"
runs v result add --year 2007 --indicator press.articles --date 2007-12-31 \
    --value "1 234,5" --qualifier ca --source Pressklipp
rc_is 0 "one of an indicator"
runs v result add --year 2007 --number 3 --date 2007-12-31 --stated delvis \
    --source Årsberättelsen --text "Målet nås till hälften"
rc_is 0 "one in words"
runs v result add --year 2008 --number 3 --scope org:A --date 2008-12-31 \
    --value -1 --source x
rc_is 0 "one of an organisation, below nothing"
lists "they are as they were given" --columns \
    year,number,indicator,scope,date,value,qualifier,stated <<'EOF2'
year,number,indicator,scope,date,value,qualifier,stated
2007,2.5,,SE-0180,2007-12-31,2,,
2007,,press.articles,national,2007-12-31,1234.5,~,
2007,3,,national,2007-12-31,,,partly
2008,3,,org:1,2008-12-31,-1,,
EOF2

bad 65 "result '2007 3 2007-12-31' stands already; change it with 'vcctl result edit'" \
    add --year 2007 --number 3 --date 2007-12-31 --stated met --source y
bad 65 "--number: is empty, and so is indicator: what is it a result of?" \
    add --year 2007 --date 2007-12-31 --value 1 --source x
bad 65 "--value: is empty, and so is stated: give one of them" \
    add --year 2007 --number 9 --date 2007-12-31 --source x
bad 65 "--source: is empty; it is required" \
    add --year 2007 --number 9 --date 2007-12-31 --value 1
bad 65 "--stated: unknown stated result 'mett'; did you mean 'met'?" \
    add --year 2007 --number 9 --stated mett
bad 65 "--scope: no organisation is called 'Nix'; 'vcctl org list' shows what there is" \
    add --year 2007 --number 9 --scope org:Nix
bad 65 "--value: 'tio' is not a number, as 1 234,5 or 1234.5" edit 1 --value tio
bad 65 "--value: '12 000 000 000 000' is not a number of at most 12 digits" \
    edit 1 --value "12 000 000 000 000"
bad 2 "result has no 'set'; one of add, edit, remove, show, list, import, export" \
    set 1 met

runs v result edit 1 --value 3 --note "Ett till"
err_is "edit" <<'EOF2'
result 1: 2 fields changed
EOF2
lists "by year" --year 2008..2009 --columns number <<'EOF2'
number
3
EOF2
lists "by search in the text" --search HÄLFTEN --columns number <<'EOF2'
number
3
EOF2
lists "by value" --value 1..2000 --columns value <<'EOF2'
value
3
1234.5
EOF2
lists "below nothing" --value ..0 --columns value <<'EOF2'
value
-1
EOF2
runs v result show 2 -f json --columns value,qualifier,stated
is "$(tr -d ' \n' <"$out")" \
    '{"value":1234.5,"qualifier":"~","stated":null}' "show"

v -q -L sv -D other.db db init --country SE --municipality 0180 --name T
v org export | v -q -D other.db org import -
v result export >first.csv
runs v -D other.db result import first.csv
rc_is 0 "it goes into another register"
said_is "known by what it is of, not by a number" <<'EOF2'
first.csv:1: warning: column 'id' is set by vcctl itself; it is left out
4 added, 0 updated, 0 unchanged, 0 rejected
EOF2
v -D other.db result export >second.csv
same second.csv first.csv "and comes out the same"
runs v -D other.db result import first.csv
err_like '^0 added, 0 updated, 4 unchanged, 0 rejected$' "twice is once"

done_testing
