# SPDX-License-Identifier: ISC
# A PostgreSQL server of one's own, reached by a socket in a directory and gone
# with it. A script sources this:
#
#	pg_find || skip_all "$pg_missing"
#	trap pg_stop EXIT
#	pg_start DIRECTORY [SERVER OPTIONS]	not there yet
#	pg -f FILE				psql
#
# pg_start says in DIRECTORY/*.log why it failed. It never runs as root: then
# it runs as whoever owns nothing else, who must be able to reach DIRECTORY.

pg_find()
{
	pg_bin=
	pg_missing=
	for d in /usr/lib/postgresql/*/bin; do
		[ -x "$d/initdb" ] && pg_bin=$d
	done
	[ -n "$pg_bin" ] ||
	    pg_missing="no PostgreSQL here (make deps-check installs it)"
	command -v psql >/dev/null || pg_missing="no psql here"
	[ -z "$pg_missing" ]
}

pg_as_server()
{
	if [ "$(id -u)" = 0 ]; then
		(cd "$pg_dir" && setpriv --reuid="$pg_user" --clear-groups \
		    --regid="$(id -g "$pg_user")" "$@")
	else
		(cd "$pg_dir" && "$@")
	fi
}

pg_start()
{
	pg_dir=$1
	pg_user=$(id -un)
	mkdir "$pg_dir" || return
	if [ "$(id -u)" = 0 ]; then
		pg_user=nobody
		id postgres >/dev/null 2>&1 && pg_user=postgres
		chmod a+x "${pg_dir%/*}"
		chown "$pg_user" "$pg_dir"
	fi
	pg_as_server "$pg_bin/initdb" -D data -U postgres -A trust -N -E UTF8 \
	    --locale=C.UTF-8 --locale-provider=icu --icu-locale=sv \
	    >"$pg_dir/initdb.log" 2>&1 &&
	    pg_as_server "$pg_bin/pg_ctl" -D data -l server.log -w \
	    -o "-k '$pg_dir' -c listen_addresses= \
	    -c unix_socket_permissions=0777 ${2:-}" start \
	    >"$pg_dir/start.log" 2>&1
}

pg_stop()
{
	[ -n "${pg_dir:-}" ] && [ -f "$pg_dir/data/postmaster.pid" ] || return 0
	pg_as_server "$pg_bin/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1
}

pg()
{
	psql -X -q -h "$pg_dir" -U postgres -d postgres "$@"
}
