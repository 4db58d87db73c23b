#!/bin/sh
# SPDX-License-Identifier: ISC
# Knows what the build needs on Debian.
#	deps.sh install PACKAGE...	installs those that are missing
#	deps.sh libraries		checks what a compilation needs
#	deps.sh tools TARGET TOOL:PACKAGE...	checks that programs are there
# The checks name the missing packages and the command that installs them.
set -u

install()
{
	missing=
	for p; do
		s=$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)
		[ "$s" = installed ] || missing="$missing $p"
	done
	if [ -z "$missing" ]; then
		echo "deps: everything needed is installed"
		return 0
	fi
	if ! command -v apt-get >/dev/null; then
		echo "deps: no apt-get here; the Debian names of what is" \
		    "needed:$missing" >&2
		return 0
	fi
	sudo=
	if [ "$(id -u)" != 0 ]; then
		sudo=sudo
		if ! command -v sudo >/dev/null; then
			echo "deps: as root, run: apt-get install$missing" >&2
			return 1
		fi
	fi
	echo "deps: missing:$missing"
	set -x
	# shellcheck disable=SC2086
	$sudo apt-get update -q &&
	    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
	    --no-install-recommends $missing
}

complain()
{
	[ -z "$2" ] && return 0
	echo "missing:$2" >&2
	echo "install with: make $1" >&2
	return 1
}

libraries()
{
	missing=
	command -v pkg-config >/dev/null || missing="$missing pkg-config"
	command -v msgfmt >/dev/null || missing="$missing gettext"
	for lib in sqlite3:libsqlite3-dev libutf8proc:libutf8proc-dev \
	    jansson:libjansson-dev nettle:nettle-dev; do
		pkg-config --exists "${lib%:*}" 2>/dev/null ||
		    missing="$missing ${lib#*:}"
	done
	# It has no .pc file.
	printf '%s\n' '#include <csv.h>' 'int main(void) {' \
	    'struct csv_parser p; return csv_init(&p, 0); }' |
	    ${CC:-cc} ${CFLAGS:-} -x c -o /dev/null - -lcsv 2>/dev/null ||
	    missing="$missing libcsv-dev"
	complain deps "$missing"
}

tools()
{
	target=$1
	missing=
	shift
	for t; do
		command -v "${t%:*}" >/dev/null || missing="$missing ${t#*:}"
	done
	complain "$target" "$missing"
}

"$@"
