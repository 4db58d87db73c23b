# SPDX-License-Identifier: ISC
# Completion of vcctl for bash. tests/help.t compares it with what -h shows.

_vcctl_verbs()
{
	case $1 in
	db) echo init info check config backup upgrade ;;
	import) echo list show undo sniff profile inbox ;;
	report | '') ;;
	*) echo add edit show list import export ;;
	esac
	case $1 in
	org | assignment | volunteer | match) echo set history ;;
	goal) echo result explain indicators ;;
	esac
}

_vcctl_fields()
{
	case $1 in
	org)
		echo --name --org-number --legal-form --municipality --cause \
		    --status --registered-on --website --member-from \
		    --member-to --fee --contact-name --contact-email \
		    --contact-phone ;;
	assignment)
		echo --organisation-id --title --task --municipality --remote \
		    --places --registered-on --published-on --starts-on \
		    --ends-on --expires-on --effort --minimum-age --status \
		    --causes --skills --languages --when ;;
	volunteer)
		echo --name --email --phone --postcode --municipality \
		    --birth-year --gender --first-time --registered-on \
		    --status --causes --skills --languages --when ;;
	match)
		echo --assignment-id --volunteer-id --name --email \
		    --received-on --channel --status --message ;;
	goal)
		echo --year --number --theme --text --indicator --filter \
		    --kind --scope --comparator --target --unit --indicator2 \
		    --target2 --unit2 --baseline --period-from --period-to \
		    --due --source --owner --note ;;
	result)
		echo --year --number --indicator --scope --date --value \
		    --qualifier --stated --text --source --note ;;
	esac
}

# How a file is to be read.
_vcctl_reading()
{
	echo --encoding --delimiter --skip --date-order --decimal --map \
	    --ignore
	[[ $1 == sniff ]] || echo --source --set --translate --unclear \
	    --partial --full --clear --create-orgs
}

# The options of a noun and verb.
_vcctl_options()
{
	echo --db --format --output --lang --columns --dry-run --quiet \
	    --verbose --no-color --actor --help --version
	case $1:$2 in
	db:init) echo --name --country --municipality ;;
	db:info) echo --count ;;
	report:*) echo --year --month --scope --strict ;;
	goal:result) _vcctl_fields result ;;
	goal:explain) echo --year --scope ;;
	import:list | import:show) echo --limit ;;
	import:sniff) echo --profile --noun; _vcctl_reading sniff ;;
	import:inbox) echo --profile --settle ;;
	import:profile) echo --noun --files; _vcctl_reading ;;
	*:set) echo --on --side --reason --reopen ;;
	*:import) echo --profile --rejects --confirm; _vcctl_reading ;;
	*:add | *:edit)
		_vcctl_fields "$1"
		case $1 in
		org | assignment | volunteer | match) echo --status-on ;;
		esac ;;
	*:list | *:export)
		_vcctl_fields "$1"
		echo --search --sort --limit
		[[ $1 == match ]] && echo --organisation-id --municipality ;;
	esac
}

_vcctl_statuses()
{
	case $1 in
	org) echo prospect applied approved paused left ;;
	assignment) echo draft submitted published full closed cancelled ;;
	volunteer) echo active paused left ;;
	match)
		echo received passed_on contacted agreed started active \
		    declined withdrawn no_answer closed ;;
	esac
}

# What an option of a noun may be given; fails for one without a list.
_vcctl_values()
{
	case $2 in
	-f | --format) echo table csv tsv json jsonl md ;;
	-L | --lang) echo sv da nb fi en ;;
	--country) echo SE DK NO FI ;;
	--side) echo org volunteer centre ;;
	--status) _vcctl_statuses "$1" ;;
	--legal-form)
		echo association cooperative foundation congregation company \
		    public other ;;
	--gender) echo female male other ;;
	--channel) echo web phone email visit fair letter other ;;
	--kind) echo flow stock cumulative share money milestone ;;
	--comparator) echo at-least at-most exactly keep ;;
	--stated) echo met partly missed ;;
	--remote | --first-time) echo yes no ;;
	--noun) echo org assignment volunteer match goal result ;;
	--encoding)
		echo utf-8 utf-16le utf-16be windows-1252 cp850 macroman ;;
	--delimiter) echo comma semicolon tab pipe ;;
	--date-order) echo dmy mdy ;;
	--decimal) echo comma point ;;
	--unclear) echo new skip reject ;;
	--confirm) echo overwrite ;;
	*) return 1 ;;
	esac
}

_vcctl()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local noun= verb= operands=0 i words

	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-[DfoL] | --db | --format | --output | --lang | --columns | \
		    --actor | --on | --side | --reason | --source | \
		    --profile | --rejects | --confirm | --noun | --files | \
		    --settle | \
		    --encoding | --delimiter | --skip | --date-order | \
		    --decimal | --map | --ignore | --set | --translate | \
		    --unclear | --limit)
			((i++)) ;;
		-*) ;;
		*)
			if [[ -z $noun ]]; then
				noun=${COMP_WORDS[i]}
			elif [[ -z $verb ]]; then
				verb=${COMP_WORDS[i]}
			else
				((operands++))
			fi ;;
		esac
	done
	case $prev in
	-D | -o | --db | --output | --rejects)
		compopt -o default 2>/dev/null
		return ;;
	esac
	if words=$(_vcctl_values "$noun" "$prev"); then
		:
	elif [[ $cur == -* ]]; then
		words=$(_vcctl_options "$noun" "$verb")
	elif [[ -z $noun ]]; then
		words="db org assignment volunteer match goal result import report"
	elif [[ -z $verb ]]; then
		words=$(_vcctl_verbs "$noun")
	elif [[ $noun:$verb:$operands == import:profile:0 ]]; then
		words="save list show remove"
	elif [[ $verb == import || $noun:$verb == db:backup ||
	    $noun:$verb == import:sniff || $noun:$verb == import:inbox ||
	    $noun:$verb:$operands == import:profile:2 ]]; then
		compopt -o default 2>/dev/null
		return
	elif [[ $verb == set && $operands == 1 ]]; then
		words=$(_vcctl_statuses "$noun")
	elif [[ $noun:$verb:$operands == db:config:0 ]]; then
		words="name band.exceeded band.partly"
	fi
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}

complete -F _vcctl vcctl
