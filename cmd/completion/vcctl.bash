# SPDX-License-Identifier: ISC
# Completion of vcctl for bash: the program itself knows what may come next.

_vcctl()
{
	local word

	COMPREPLY=()
	while IFS=$'\t' read -r word _; do
		if [[ $word == :files ]]; then
			compopt -o default 2>/dev/null
		else
			COMPREPLY+=("$word")
		fi
	done < <(vcctl complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

complete -F _vcctl vcctl
