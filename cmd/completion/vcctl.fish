# SPDX-License-Identifier: ISC
# Completion of vcctl for fish. tests/help.t compares it with what -h shows.

# The words so far that are no options: noun, verb, operands.
function __vcctl_words
    set -l skip no
    for w in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
            continue
        end
        switch $w
            case -D -f -o -L --db --format --output --lang --columns --actor \
                --on --side --reason --source --settle --profile --rejects --confirm \
                --noun --files --encoding --delimiter --skip --date-order \
                --decimal --map --ignore --set --translate --unclear --limit
                set skip yes
            case '-*'
            case '*'
                echo $w
        end
    end
end

# __vcctl_at N: so many words stand before this one.
function __vcctl_at
    test (count (__vcctl_words)) -eq $argv[1]
end

# __vcctl_is NOUN VERB...: does the line begin so?
function __vcctl_is
    set -l w (__vcctl_words)
    test "$w[1]" = $argv[1]; or return 1
    test (count $argv) -eq 1; and return 0
    contains -- "$w[2]" $argv[2..-1]
end

set -l rows add edit show list import export
set -l with_status org assignment volunteer match
set -l registers $with_status goal result

complete -c vcctl -f
complete -c vcctl -n '__vcctl_at 0' \
    -a 'db org assignment volunteer match goal result import report'
complete -c vcctl -n '__vcctl_at 1; and __vcctl_is db' \
    -a 'init info check config backup upgrade'
for noun in $registers
    complete -c vcctl -n "__vcctl_at 1; and __vcctl_is $noun" -a "$rows"
    complete -c vcctl -n "__vcctl_is $noun import" -F
    set -l is "__vcctl_is $noun import"
    complete -c vcctl -n $is -l profile -x -d 'read it as this profile says'
    complete -c vcctl -n $is -l rejects -r -F -d 'write rows not taken to it'
    complete -c vcctl -n $is -l confirm -x -a overwrite \
        -d 'go on though much would change or end'
    set is "__vcctl_is $noun list export"
    complete -c vcctl -n $is -l search -x -d 'rows that hold all the words'
    complete -c vcctl -n $is -l sort -x -d 'order by these columns'
    complete -c vcctl -n $is -l limit -x -d 'at most so many rows'
end
for noun in $with_status
    complete -c vcctl -n "__vcctl_at 1; and __vcctl_is $noun" \
        -a 'set history'
    set -l is "__vcctl_is $noun set"
    complete -c vcctl -n $is -l on -x -d 'when it happened'
    complete -c vcctl -n $is -l side -x -a 'org volunteer centre'
    complete -c vcctl -n $is -l reason -x -d why
    complete -c vcctl -n $is -l reopen -d 'go back, or leave an end'
    complete -c vcctl -n "__vcctl_is $noun add edit" -l status-on -x
end
complete -c vcctl -n '__vcctl_at 1; and __vcctl_is goal' \
    -a 'result explain indicators'
complete -c vcctl -n '__vcctl_is db backup' -F

# Imports, and how a file is to be read.
complete -c vcctl -n '__vcctl_at 1; and __vcctl_is import' \
    -a 'list show undo sniff profile inbox'
complete -c vcctl -n '__vcctl_at 2; and __vcctl_is import profile' \
    -a 'save list show remove'
complete -c vcctl -n '__vcctl_at 4; and __vcctl_is import profile' -F
complete -c vcctl -n '__vcctl_is import sniff inbox' -F
complete -c vcctl -n '__vcctl_is import sniff inbox' -l profile -x \
    -d 'read it as this profile says'
complete -c vcctl -n '__vcctl_is import sniff profile' -l noun -x -a "$registers" \
    -d 'what its rows are'
complete -c vcctl -n '__vcctl_is import inbox' -l settle -x \
    -d 'seconds without a write after which a file is complete'
complete -c vcctl -n '__vcctl_is import profile' -l files -x \
    -d 'names of files that the profile is for'
complete -c vcctl -n '__vcctl_is import list show' -l limit -x \
    -d 'at most so many; 0 for all'
function __vcctl_takes
    set -l w (__vcctl_words)
    test "$w[1]" != import -a "$w[2]" = import; or __vcctl_is import profile
end
function __vcctl_reads
    __vcctl_takes; or __vcctl_is import sniff
end
complete -c vcctl -n __vcctl_reads -l encoding -x \
    -a 'utf-8 utf-16le utf-16be windows-1252 cp850 macroman'
complete -c vcctl -n __vcctl_reads -l delimiter -x \
    -a 'comma semicolon tab pipe' -d 'what stands between cells'
complete -c vcctl -n __vcctl_reads -l skip -x -d 'lines before the header'
complete -c vcctl -n __vcctl_reads -l date-order -x -a 'dmy mdy'
complete -c vcctl -n __vcctl_reads -l decimal -x -a 'comma point' \
    -d 'the sign before decimals'
complete -c vcctl -n __vcctl_reads -l map -x -d 'COLUMN=field'
complete -c vcctl -n __vcctl_reads -l ignore -x -d 'leave this column out'
complete -c vcctl -n __vcctl_takes -l source -x -d 'who sent the file'
complete -c vcctl -n __vcctl_takes -l set -x -d 'field=value, for every row'
complete -c vcctl -n __vcctl_takes -l translate -x -d 'field:word=code'
complete -c vcctl -n __vcctl_takes -l unclear -x -a 'new skip reject' \
    -d 'rows that could be several'
complete -c vcctl -n __vcctl_takes -l partial -d 'take the good rows'
complete -c vcctl -n __vcctl_takes -l full \
    -d 'all rows of the sender: those it lacks have ended'
complete -c vcctl -n __vcctl_takes -l clear -d 'a cell with - empties'
complete -c vcctl -n __vcctl_takes -l create-orgs \
    -d "make organisations that aren't there"
complete -c vcctl -n '__vcctl_at 2; and __vcctl_is db config' \
    -a 'name band.exceeded band.partly'

# Statuses, for set and for the field.
function __vcctl_status -a noun codes
    complete -c vcctl -n "__vcctl_at 3; and __vcctl_is $noun set" -a $codes
    complete -c vcctl -n "__vcctl_is $noun add edit list export" -l status \
        -x -a $codes
end
__vcctl_status org 'prospect applied approved paused left'
__vcctl_status assignment 'draft submitted published full closed cancelled'
__vcctl_status volunteer 'active paused left'
__vcctl_status match 'received passed_on contacted agreed started active
    declined withdrawn no_answer closed'
functions -e __vcctl_status

# Fields without a list of their own.
function __vcctl_fields -a noun
    for f in $argv[2..-1]
        complete -c vcctl -n "__vcctl_is $noun add edit list export" -l $f -x
    end
end
__vcctl_fields org name org-number municipality cause registered-on website \
    member-from member-to fee contact-name contact-email contact-phone
__vcctl_fields assignment organisation-id title task municipality places \
    registered-on published-on starts-on ends-on expires-on effort \
    minimum-age causes skills languages when
__vcctl_fields volunteer name email phone postcode municipality birth-year \
    registered-on causes skills languages when
__vcctl_fields match assignment-id volunteer-id name email received-on message
__vcctl_fields goal year number theme text indicator filter scope target unit \
    indicator2 target2 unit2 baseline period-from period-to due source owner \
    note
__vcctl_fields result year number indicator scope date value text source note
functions -e __vcctl_fields

# Fields with one.
complete -c vcctl -n '__vcctl_is org add edit list export' -l legal-form -x \
    -a 'association cooperative foundation congregation company public other'
complete -c vcctl -n '__vcctl_is assignment add edit list export' -l remote \
    -x -a 'yes no'
complete -c vcctl -n '__vcctl_is volunteer add edit list export' \
    -l first-time -x -a 'yes no'
complete -c vcctl -n '__vcctl_is volunteer add edit list export' -l gender \
    -x -a 'female male other'
complete -c vcctl -n '__vcctl_is match add edit list export' -l channel -x \
    -a 'web phone email visit fair letter other'
complete -c vcctl -n '__vcctl_is match list export' -l organisation-id -x
complete -c vcctl -n '__vcctl_is match list export' -l municipality -x
complete -c vcctl -n '__vcctl_is goal add edit list export' -l kind -x \
    -a 'flow stock cumulative share money milestone'
complete -c vcctl -n '__vcctl_is goal add edit list export' -l comparator -x \
    -a 'at-least at-most exactly keep'
complete -c vcctl -n '__vcctl_is result add edit list export' -l qualifier \
    -x -a "'~' '>' '<'"
complete -c vcctl -n '__vcctl_is result add edit list export' -l stated -x \
    -a 'met partly missed'

# Verbs of their own.
complete -c vcctl -n '__vcctl_is db init' -l name -x -d "the centre's name"
complete -c vcctl -n '__vcctl_is db init' -l country -x -a 'SE DK NO FI'
complete -c vcctl -n '__vcctl_is db init' -l municipality -x
complete -c vcctl -n '__vcctl_is db info' -l count -d 'count the rows too'
for f in year number indicator scope date value text source note
    complete -c vcctl -n '__vcctl_is goal result' -l $f -x
end
complete -c vcctl -n '__vcctl_is goal result' -l qualifier -x \
    -a "'~' '>' '<'"
complete -c vcctl -n '__vcctl_is goal result' -l stated -x \
    -a 'met partly missed'
complete -c vcctl -n '__vcctl_is goal explain' -l year -x
complete -c vcctl -n '__vcctl_is goal explain' -l scope -x
for f in year month scope
    complete -c vcctl -n '__vcctl_is report' -l $f -x
end
complete -c vcctl -n '__vcctl_is report' -l strict \
    -d 'exit 1 when a goal is missed or has no result'

# Options of every command.
complete -c vcctl -s D -l db -r -F -d 'the register to work on'
complete -c vcctl -s f -l format -x -a 'table csv tsv json jsonl md'
complete -c vcctl -s o -l output -r -F -d 'write to a file'
complete -c vcctl -s L -l lang -x -a 'sv da nb fi en'
complete -c vcctl -l columns -x -d 'show these columns, in this order'
complete -c vcctl -s n -l dry-run -d 'do everything, then take it back'
complete -c vcctl -s q -l quiet -d 'say only what is wrong'
complete -c vcctl -s v -l verbose -d 'say which register is used'
complete -c vcctl -l no-color -d 'no bold on a terminal'
complete -c vcctl -l actor -x -d 'who does this, for the history'
complete -c vcctl -s h -l help -d 'show help'
complete -c vcctl -s V -l version -d 'show the version'
