# SPDX-License-Identifier: ISC
# Writing single records, each durable before it is said to be there.

# w.db and other.db: registers with all interests, to be written to, one by
# each side.
writable()
{
	full && rm -f w.db w.db-* other.db other.db-* && cp full.db w.db &&
	    cp full.db other.db
}

# more DB N: it has so many interests more than at first.
more()
{
	now=$(sqlite3 "$1" 'SELECT count(*) FROM interest')
	[ "$now" -eq $((rows + $2)) ] && return
	echo "$1 has $now interests, not $((rows + $2))" >said
	return 1
}

# One record, as a command of its own, beside the same row by the sqlite3
# shell with references looked after. LOGNAME is set as by a login or cron;
# without it the user's name is looked up.
W1()
{
	writable || return
	LOGNAME=${LOGNAME:-$(id -un)}
	export LOGNAME
	row="PRAGMA foreign_keys = ON; INSERT INTO interest (changed_at,
	    assignment_id, volunteer_id, received_on, status,
	    organisation_id, municipality) SELECT 1795000000, id, 9, 20454,
	    'received', organisation_id, municipality FROM assignment
	    WHERE id = 8"
	pair 200 './measure 1 "$vcctl" -q -D w.db match add \
	    --assignment-id 7 --volunteer-id $((turn + 1)) \
	    --received-on 2026-01-01 >>ours 2>said' \
	    './measure 1 sqlite3 other.db "$row" >>theirs' || return
	more w.db 200 && more other.db 200 || return
	ratio W1 1.0 le "$a" "$b" "match add $(seconds "$a"), sqlite3 $(seconds "$b")"
}

# writers NAME [FLAG]: the program that writes from many processes.
writers()
{
	${CC:-cc} -O2 -D_GNU_SOURCE -o "$1" ${2:+"$2"} "$here/writers.c" \
	    "$(dirname "$vcctl")/libvc.a" -lcsv -lutf8proc -lnettle -lsqlite3 \
	    -lm -pthread
}

# Eight who write 200 each, waiting as we do and as busy_timeout does.
W2()
{
	writers many && writers many_timeout -Wl,--wrap=sqlite3_busy_handler &&
	    writable || return
	pair "$turns" './many w.db 8 200 7 >>ours 2>said' \
	    './many_timeout other.db 8 200 7 >>theirs 2>said' || return
	errors=$(cat ours theirs | awk '{ n += $3 } END { print n }')
	[ "$errors" -eq 0 ] || {
		echo "$errors records failed" >said
		return 1
	}
	more w.db $((turns * 1600)) && more other.db $((turns * 1600)) || return
	ratio W2 1.5 ge "$b" "$a" \
	    "8 x 200 records: $(seconds "$a"), busy_timeout $(seconds "$b"), 0 lost"
	ratio W2 0.5 le "$(awk '{ print $2 }' ours | median -)" \
	    "$(awk '{ print $2 }' theirs | median -)" "longest wait"
}
