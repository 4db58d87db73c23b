# SPDX-License-Identifier: ISC
# Imports beside the sqlite3 shell's .import, and beside other imports.

# against_dot_import NAME BAR WANTED IDS N: into a typed, checked, indexed
# register, against one table without types, keys or checks.
against_dot_import()
{
	register "$4" && interests "$4" "$5" &&
	    pair "$turns" "into ours $4.db data/$4-$5.csv $5 0 0" \
	    "dot_import theirs data/$4-$5.csv" || return
	said="import: $(seconds "$a"), sqlite3 .import $(seconds "$b"), $5 rows"
	if [ "$3" = ge ]; then
		ratio "$1" "$2" ge "$b" "$a" "$said"
	else
		ratio "$1" "$2" le "$a" "$b" "$said"
	fi
}

I1()
{
	against_dot_import I1 1.0 ge text "$rows"
}

I2()
{
	against_dot_import I2 1.3 ge integer "$rows"
}

I10()
{
	against_dot_import I10 1.2 le text "$few"
}

office()
{
	awk -f "$here/recode.awk" -v form=office "$1" |
	    iconv -f UTF-8 -t CP1252
}

# Windows-1252 from a spreadsheet. The same rows, read as UTF-8 afterwards, must
# then be unchanged.
I5()
{
	plain=data/text-$rows.csv
	register text && interests text "$rows" &&
	    made "data/office-$rows.csv" office "$plain" &&
	    pair "$turns" "into theirs text.db $plain $rows 0 0" \
	    "into ours text.db data/office-$rows.csv $rows 0 0" &&
	    again checked "$plain" 0 0 "$rows" || return
	ratio I5 1.15 le "$a" "$b" \
	    "Windows-1252: $(seconds "$a"), UTF-8 $(seconds "$b")"
}

shuffled()
{
	awk -f "$here/recode.awk" -v form=lines "$1" | sort -n |
	    cut -f 2- | tr '\001' '\n'
}

I6()
{
	plain=data/text-$rows.csv
	register text && interests text "$rows" &&
	    made "data/shuffled-$rows.csv" shuffled "$plain" &&
	    pair "$turns" "into theirs text.db $plain $rows 0 0" \
	    "into ours text.db data/shuffled-$rows.csv $rows 0 0" || return
	ratio I6 2 le "$a" "$b" \
	    "shuffled: $(seconds "$a"), in order $(seconds "$b")"
}

# delta N LAST: what comes after N rows, 9,000 new ones, and 1,000 changed ones
# among the LAST.
delta()
{
	awk -f "$here/recode.awk" -v form=changed -v every=$(($2 / 1000)) \
	    -v after=$(($1 - $2)) "data/text-$1.csv" &&
	    generate text interests $(($1 + 9000)) "$1" | sed 1d
}

# growth WHERE FEW BIG: the changed among the last FEW and BIG rows.
growth()
{
	made "data/$1-$few.csv" delta "$few" "$2" &&
	    made "data/$1-$big.csv" delta "$big" "$3" &&
	    pair "$turns" "into theirs few.db data/$1-$few.csv 9000 1000 0" \
	    "into ours big.db data/$1-$big.csv 9000 1000 0" || return
	ratio I7 1.6 le "$a" "$b" "10000 rows, changes $1, into $big: $(
	    seconds "$a"), into $few $(seconds "$b")"
}

# Growth: five times the rows, and the same few into many and into few.
I7()
{
	big=$((rows * 5))
	if [ "$(df -Pk . | awk 'NR == 2 { print $4 }')" -lt $((big + big)) ]
	then
		skipped I7 "needs $((big / 500000)) GB of disk"
		return
	fi
	register text && interests text "$rows" && interests text "$big" &&
	    pair "$turns" "into theirs text.db data/text-$rows.csv $rows 0 0" \
		"into ours text.db data/text-$big.csv $big 0 0" &&
	    mv one.db big.db || return
	ratio I7 5.6 le "$a" "$b" \
	    "$big rows: $(seconds "$a"), $rows $(seconds "$b")"

	last=$((few < 10000 ? few : 10000))
	interests text "$few" &&
	    into checked text.db "data/text-$few.csv" "$few" 0 0 &&
	    mv one.db few.db && growth recent $last $last &&
	    growth spread "$few" "$big" || return
	rm -f big.db few.db
}

I8()
{
	file=data/text-$rows.csv
	register text && interests text "$rows" &&
	    pair "$turns" "into theirs text.db $file $rows 0 0" \
	    "again ours $file 0 0 $rows" || return
	ratio I8 1.0 le "$a" "$b" \
	    "the file again: $(seconds "$a"), the first time $(seconds "$b")"
}

# Of every import that was timed; run it last.
I9()
{
	if [ ! -s imports ]; then
		register text && interests text "$rows" &&
		    into ours text.db "data/text-$rows.csv" "$rows" 0 0 || return
	fi
	sort -n -k 2,2 imports | tail -n 1 >peak
	read -r _ rss file <peak
	ratio I9 80 le "$rss" 1024 \
	    "MiB, peak memory of $(grep -c '' imports) imports, with $file"
}
