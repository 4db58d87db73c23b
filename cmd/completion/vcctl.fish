# SPDX-License-Identifier: ISC
# Completion of vcctl for fish: the program itself knows what may come next.

function __vcctl_next
    vcctl complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
end

complete -c vcctl -f -a '(__vcctl_next | string match -v :files)'
complete -c vcctl -n 'contains :files (__vcctl_next)' -F
