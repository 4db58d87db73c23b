# SPDX-License-Identifier: ISC
# What the run.sh of each example sources first, with its own arguments: the
# register and the program to use, `made` and `take`.

if [ $# -ne 1 ]; then
	echo "usage: run.sh DB" >&2
	exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
vcctl=${VCCTL:-$here/../../build/vcctl}
VCCTL_DB=$1
export VCCTL_DB

# made OPTIONS: the register, when it isn't there.
made()
{
	[ -e "$VCCTL_DB" ] || "$vcctl" db init "$@" >&2
}

# take NOUN FILE [OPTIONS]: what refers to something comes after it.
take()
{
	noun=$1
	file=$2
	shift 2
	"$vcctl" "$noun" import "$@" "$here/$file" >&2
}
