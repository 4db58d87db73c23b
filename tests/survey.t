#!/bin/sh
# SPDX-License-Identifier: ISC
# Surveys: answers are taken in without saying whose they are, what few gave
# is hidden, goals count them, and an import of them can be taken back.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
db=$T/s.db
VCCTL_NOW=2023-02-01T12:00:00Z

v()
{
	vcctl -D "$db" "$@"
}

# says STATUS MESSAGE ARGS...: with no more on stderr.
says()
{
	code=$1
	message=$2
	shift 2
	runs v "$@"
	rc_is "$code" "$message"
	echo "vcctl: $message" >wanted
	err_is "and says so" wanted
	out_empty "and nothing else"
}

v -q db init --country DK --lang da --name Centret

# ---- surveys and questions ----------------------------------------------

says 65 "--word: 'Tal 2022' is no word for indicators: at most 32 of a to z, 0 to 9, _ and -" \
    survey add --word 'Tal 2022' --year 2022
says 65 "--period-to: 2022-01-01 is before 2022-03-01, its 'From'" \
    survey add --word tal --year 2022 --period-from 2022-03-01 \
    --period-to 2022-01-01
runs v survey add --word tal --year 2022 --asked 40 \
    --title "Tal fra din forening"
rc_is 0 "a survey is added"
says 65 "survey 'tal' stands already; change it with 'vcctl survey edit'" survey add --word tal --year 2023
runs v survey list -f csv --columns word,year,counted_on,asked
out_is "goals count it on the last day of its year" <<'END'
word,year,counted_on,asked
tal,2022,2022-12-31,40
END
runs v survey edit tal --period-to 2022-11-30
runs v survey list -f csv --columns counted_on
out_is "or of its period" <<'END'
counted_on
2022-11-30
END

# ---- what is refused -------------------------------------------------------

: >empty.csv
printf 'Navn;E-mail\nAne;ane@x.example\n' >people.csv
printf 'Nye;Type\n2;Social\n3;Social;mere\n' >wide.csv
printf 'Nye;Type\n2;Social\n3;010190-1234\n' >cpr.csv
printf 'Nye;Type\n12.000;Social\n13.000;Social\n' >both.csv

# refused FILE OF MESSAGE [OPTION...]: as a file of any noun is; OF is "1 of 2".
refused()
{
	file=$1
	of=$2
	message=$3
	shift 3
	runs v survey import tal "$file" "$@"
	rc_is 65 "$message"
	grep -v -e ' is made of column ' -e ' tells who answered' "$err" >got
	{
		echo "$file: read as utf-8, ';' between cells, header on line 1"
		[ -z "$message" ] || echo "$message"
		n=${of% of*}
		[ "$n" = 1 ] && n="$n row" || n="$n rows"
		echo "0 respondents, 0 answers, $n rejected"
		echo "vcctl: nothing taken from '$file': $of rows rejected"
	} >wanted
	same got wanted "and says so"
}
refused wide.csv "1 of 2" "wide.csv:3: the row has 3 cells, the header 2"
refused cpr.csv "1 of 2" "cpr.csv:3: Type: this holds a personal number, which is never stored; leave it out"
refused both.csv "2 of 2" "both.csv:2: Nye: no number, as the question wants, or one that can be read in two ways; see --decimal
both.csv:3: Nye: no number, as the question wants, or one that can be read in two ways; see --decimal" \
    --kind Nye=number
{
	printf 'Nye;Type\n1;'
	printf '%0100001d\n' 0 | tr 0 x
} >long.csv
refused long.csv "1 of 1" "long.csv:2: Type: this is 100001 characters long; at most 100000 are taken here"
says 66 "no survey is called 'nope'; 'vcctl survey list' shows what there is" survey import nope wide.csv
mkdir dir.csv
runs v survey import tal dir.csv
rc_is 66 "a folder is no file of answers"
err_is "and is named" <<'EOF'
dir.csv: cannot read: Is a directory
0 respondents, 0 answers, 0 rows rejected
vcctl: nothing taken from 'dir.csv'
EOF
says 66 "cannot open 'gone.csv': No such file or directory" \
    survey import tal gone.csv
for option in --kind=Alder=number --ignore=Alder; do
	runs v -n survey import tal both.csv "$option"
	rc_is 0 "an option for a column that isn't there"
	file_like "$err" "warning: no column is called 'Alder', which the options name" \
	    "is a warning"
done
printf 'Navn;Nye\nKim Berg;2\n' >named.csv
runs v -n survey import tal named.csv --kind Navn=text --kind Nye=single
err_is "the kind of a column that tells who answered" <<'EOF'
named.csv: read as utf-8, ';' between cells, header on line 1
named.csv: warning: column 'Navn' tells who answered; it is left out, as surveys are anonymous
named.csv: question 'nye' of kind single is made of column 'Nye'
1 respondent, 1 answer, 0 rows rejected
dry run: nothing is saved in the register
EOF
says 2 "unknown kind 'mange'; one of single, multiple, number, text" \
    survey import tal both.csv --kind Nye=mange
says 2 "'Nye' is no value for kind: it is written COLUMN=KIND" \
    survey import tal both.csv --kind Nye
printf 'Nye;010190-1234\n2;Social\n' >cpr-head.csv
runs v survey import tal cpr-head.csv
rc_is 65 "a header with a personal number is refused"
ok "and not shown" sh -c '! grep -q 010190 "$1"' sh "$err"
runs v survey import tal empty.csv
rc_is 65 "an empty file is refused"
runs v survey import tal people.csv
rc_is 65 "and one without a question"
printf 'Nye;Type\n;\n' >none.csv
runs v survey import tal none.csv
rc_is 65 "one without an answer"
file_like "$err" "^none.csv: no row holds an answer\$" "which is said"
runs v import list -f csv
ok "nothing of all this is kept" test "$(wc -l <"$out")" = 1

# ---- taken in ---------------------------------------------------------------

cat >a.csv <<'END'
Tal fra din forening;;;;;;
Navn;Din e-mail;Kan vi skrive til;Nye frivillige;Hjælp indenfor;Forening;Bemærkninger
Ane And;ane@x.example;ane@x.example;2,5;"Ledelse; Økonomi";Social;Tak for hjælpen
Bo Bi;bo@x.example;;3;Ledelse;Social;
Cai C;cai@x.example;cai@x.example;0;ledelse;Kultur;Mere af det
Dan D;dan@x.example;;4;Ledelse; Kultur ;
Eva E;eva@x.example;;;"Ledelse; Ledelse";Social;
Fie F;fie@x.example;;1;Økonomi;Social;
Gro G;gro@x.example;;12;"Økonomi; Ledelse";Social;
;;;;;;
Ib I;ib@x.example;;2;;Idræt;
END
iconv -f UTF-8 -t CP1252 a.csv >latin.csv
runs v survey import tal latin.csv --dry-run
rc_is 0 "a dry run says what would be taken"
runs v question list -f csv
out_is "and takes nothing" <<'END'
id,survey_id,word,text,kind,rank
END
runs v survey import tal latin.csv
rc_is 0 "answers are taken in"
err_is "and what was made of the columns is said" <<'END'
latin.csv: read as windows-1252, ';' between cells, header on line 2
latin.csv: warning: column 'Navn' tells who answered; it is left out, as surveys are anonymous
latin.csv: warning: column 'Din e-mail' tells who answered; it is left out, as surveys are anonymous
latin.csv: warning: column 'Kan vi skrive til' tells who answered; it is left out, as surveys are anonymous
latin.csv: question 'nye_frivillige' of kind number is made of column 'Nye frivillige'
latin.csv: question 'hjaelp_indenfor' of kind multiple is made of column 'Hjælp indenfor'
latin.csv: question 'forening' of kind single is made of column 'Forening'
latin.csv: question 'bemaerkninger' of kind text is made of column 'Bemærkninger'
import 1; 'vcctl import undo 1' takes it back
8 respondents, 26 answers, 0 rows rejected
END
runs v question list -f csv
out_is "questions are made of the columns" <<'END'
id,survey_id,word,text,kind,rank
1,1,nye_frivillige,Nye frivillige,number,4
2,1,hjaelp_indenfor,Hjælp indenfor,multiple,5
3,1,forening,Forening,single,6
4,1,bemaerkninger,Bemærkninger,text,7
END
runs v survey summary tal
out_is "a summary hides what few said" <<'END'
Survey: Tal fra din forening, 2022
Respondents: 8 of 40 who were asked

Kind      Answer   n  Missing  Hidden   Sum  Mean  Least  Most
--------  -------  -  -------  ------  ----  ----  -----  ----

Nye frivillige
--------------
number             7        1          24.5   3.5      0    12

Hjælp indenfor
--------------
multiple           7        1
          Ledelse              hidden
          Økonomi              hidden

Forening
--------
single             8        0
          Idræt                hidden
          Kultur               hidden
          Social               hidden

Bemærkninger
------------
text                           hidden

Hidden: fewer than 5, or what would tell how many those are
END
runs v survey summary tal -f csv
out_is "for programs too" <<'END'
question,text,kind,answer,n,missing,count,share,hidden,sum,mean,min,max
nye_frivillige,Nye frivillige,number,,7,1,,,,24.5,3.5,0,12
hjaelp_indenfor,Hjælp indenfor,multiple,,7,1,,,,,,,
hjaelp_indenfor,Hjælp indenfor,,Ledelse,,,,,hidden,,,,
hjaelp_indenfor,Hjælp indenfor,,Økonomi,,,,,hidden,,,,
forening,Forening,single,,8,0,,,,,,,
forening,Forening,,Idræt,,,,,hidden,,,,
forening,Forening,,Kultur,,,,,hidden,,,,
forening,Forening,,Social,,,,,hidden,,,,
bemaerkninger,Bemærkninger,text,,,,,,hidden,,,,
END
runs v survey summary tal bemaerkninger --texts
out_is "free texts of few are hidden too" <<'END'
Survey: Tal fra din forening, 2022
Respondents: 8 of 40 who were asked

Kind  n  Missing  Hidden
----  -  -------  ------

Bemærkninger
------------
text              hidden

Hidden: fewer than 5, or what would tell how many those are
END
says 66 "the survey has no question 'alder'; see 'vcctl question list'" \
    survey summary tal alder
says 66 "no survey is called 'nope'; 'vcctl survey list' shows what there is" survey summary nope
runs v survey import tal latin.csv
rc_is 0 "the same file again"
err_is "is recognised" <<'END'
latin.csv: read as windows-1252, ';' between cells, header on line 2
the same file as import 1
0 respondents, 0 answers, 0 rows rejected
END
v -q db config survey.smallest 1
runs v survey summary tal --texts -f csv
out_is "a centre may show all" <<'END'
question,text,kind,answer,n,missing,count,share,hidden,sum,mean,min,max
nye_frivillige,Nye frivillige,number,,7,1,,,,24.5,3.5,0,12
hjaelp_indenfor,Hjælp indenfor,multiple,,7,1,,,,,,,
hjaelp_indenfor,Hjælp indenfor,,Ledelse,,,6,85.714,,,,,
hjaelp_indenfor,Hjælp indenfor,,Økonomi,,,3,42.857,,,,,
forening,Forening,single,,8,0,,,,,,,
forening,Forening,,Social,,,5,62.5,,,,,
forening,Forening,,Kultur,,,2,25,,,,,
forening,Forening,,Idræt,,,1,12.5,,,,,
bemaerkninger,Bemærkninger,text,,2,6,,,,,,,
bemaerkninger,Bemærkninger,,Mere af det,,,,,,,,,
bemaerkninger,Bemærkninger,,Tak for hjælpen,,,,,,,,,
END
v -q db config survey.smallest 1
cp "$db" start.db
ok "nothing tells who answered" sh -c '! grep -q -e "Ane A" -e "Eva E" -e x.example "$1"' sh "$db"
says 2 "question 'forening' is of kind single already" \
    survey import tal a.csv --kind Forening=text

# ---- the good rows -----------------------------------------------------------

v -q survey add --word del --year 2022
printf 'Titel på arket\n#uddrag\nNye;Type\n2;Social\n3;010190-1234\n4;Kultur\n5;Social;mere\n;Social\n' >del.csv
runs v survey import del del.csv --partial --rejects bad.csv
rc_is 1 "the good rows are taken, and the others told of"
err_is "as of any file" <<'END'
del.csv: read as utf-8, ';' between cells, header on line 3
del.csv: question 'nye' of kind number is made of column 'Nye'
del.csv: question 'type' of kind text is made of column 'Type'
del.csv:5: Type: this holds a personal number, which is never stored; leave it out
del.csv:7: the row has 3 cells, the header 2
import 2; 'vcctl import undo 2' takes it back
rows not taken are in 'bad.csv'
3 respondents, 5 answers, 2 rows rejected
END
tr -d '\r\357\273\277' <bad.csv >got
same got - "they are in a file" <<'END'
vcctl_line;vcctl_column;vcctl_reason;Nye;Type
5;Type;"this holds a personal number, which is never stored; leave it out";3;***
7;;the row has 3 cells, the header 2;5;Social;mere
END
printf 'vcctl_line;vcctl_column;vcctl_reason;Nye;Type\r\n5;Type;x;3;Social\r\n' >mended.csv
runs v survey import del mended.csv
rc_is 0 "which may be mended and come again"
is "$(v survey summary del nye -f csv | tail -n 1 | cut -d, -f1,10)" "nye,9" \
    "without its columns becoming questions"
runs v import show 2 -f csv
ok "what it was read as is remembered" \
    sh -c 'sqlite3 "$1" "SELECT options FROM import WHERE id = 2" | grep -q partial' sh "$db"
v -q import undo 3
v -q import undo 2
runs v survey import del del.csv --partial
rc_is 1 "taken back and taken again"
is "$(v survey summary del nye -f csv | tail -n 1 | cut -d, -f1,10)" "nye,6" \
    "it is what it was"
printf 'noun: survey\nkind: Type = single\nignore: Nye\n' >profile
v -q import profile save del profile
v -q survey add --word igen --year 2022
runs v survey import igen mended.csv --profile del
rc_is 0 "a profile says how a file is read"
is "$(v survey summary igen -f csv | cut -d, -f1,3 | tail -n +2)" "type,single
type," "and what its columns are"
printf 'noun: survey\nmap: Nye = title\n' >profile
says 2 "'map' says nothing of a file with answers to a survey" \
    import profile save bad profile
printf 'noun: org\nkind: Type = single\n' >profile
says 2 "'kind' is of files with answers to a survey" \
    import profile save bad profile
mkdir in && cp del.csv in/
runs v import inbox in --profile del --settle 0
rc_is 1 "the inbox doesn't know which survey is meant"
ok "and leaves it aside" test -f in/failed/del.csv
file_like "$err" "profile 'del' is for answers; take them in with 'vcctl survey import'" \
    "and says what to do"
cp start.db "$db"
v -q db config survey.smallest 5

# ---- goals -------------------------------------------------------------------

v -q goal import - <<'END'
year,number,text,kind,target,indicator,period_to
2022,A.2,70 nye frivillige,flow,20,survey.tal.nye_frivillige,
2022,5.1,Hjælp med ledelse,flow,5,survey.tal.hjaelp_indenfor=LEDELSE,
2022,5.2,Svar,flow,10,survey.tal.hjaelp_indenfor,
2022,5.3,Før svarene,flow,1,survey.tal.forening,2022-11-29
2022,5.4,Ukendt,flow,1,survey.tal.alder,
END
runs v report --year 2022
out_is "goals count answers" <<'END'
Goals and results 2022, Centret

No.  Goal               Target  Result  Of target  Status     Basis
---  -----------------  ------  ------  ---------  ---------  -------
5.1  Hjælp med ledelse       5       6       120%  exceeded   counted
5.2  Svar                   10       7        70%  missed     counted
5.3  Før svarene             1       0         0%  missed     counted
5.4  Ukendt                  1                     no result
A.2  70 nye frivillige      20    24.5       123%  exceeded   counted

5.4: no result is counted or recorded
Goals: 5. Exceeded 2, met 0, partly met 0, missed 2, pending 0, no result 1, no target 0.
END
runs v goal explain A.2 --year 2022
out_is "and tell who said how much, by number" <<'END'
A.2: 70 nye frivillige
Counted: survey.tal.nye_frivillige
what respondents said, added up, on the last day of the survey's period or year
Days: 2022-01-01 to 2022-12-31

Id  On          Amount
--  ----------  ------
 1  2022-11-30     2.5
 2  2022-11-30       3
 3  2022-11-30       0
 4  2022-11-30       4
 6  2022-11-30       1
 7  2022-11-30      12
 8  2022-11-30       2

The amounts add up to 24.5
END
runs v goal explain 5.1 --year 2022
out_is "who gave an answer" <<'END'
5.1: Hjælp med ledelse
Counted: survey.tal.hjaelp_indenfor=LEDELSE
respondents who gave this answer, on the last day of the survey's period or year
Days: 2022-01-01 to 2022-12-31

Id  On          Amount
--  ----------  ------
 1  2022-11-30       1
 2  2022-11-30       1
 3  2022-11-30       1
 4  2022-11-30       1
 5  2022-11-30       1
 7  2022-11-30       1

The amounts add up to 6
END
runs v goal explain 5.2 --year 2022
out_is "and who answered" <<'END'
5.2: Svar
Counted: survey.tal.hjaelp_indenfor
respondents who answered, on the last day of the survey's period or year
Days: 2022-01-01 to 2022-12-31

Id  On          Amount
--  ----------  ------
 1  2022-11-30       1
 2  2022-11-30       1
 3  2022-11-30       1
 4  2022-11-30       1
 5  2022-11-30       1
 6  2022-11-30       1
 7  2022-11-30       1

The amounts add up to 7
END
runs v goal indicators -f csv
tail -n 4 "$out" >got
same got - "what its surveys count is listed for a register" <<'END'
survey.tal.nye_frivillige,in all,no,"what respondents said, added up, on the last day of the survey's period or year"
survey.tal.hjaelp_indenfor,respondents,no,"respondents who answered, on the last day of the survey's period or year"
survey.tal.forening,respondents,no,"respondents who answered, on the last day of the survey's period or year"
survey.tal.bemaerkninger,respondents,no,"respondents who answered, on the last day of the survey's period or year"
END

# ---- taken back ----------------------------------------------------------------

printf 'Nye frivillige,Ny\n7,ja\n' >b.csv
runs v survey import tal b.csv
rc_is 0 "more answers to the same survey"
err_is "make only the questions that lack" <<'END'
b.csv: question 'ny' of kind single is made of column 'Ny'
import 3; 'vcctl import undo 3' takes it back
1 respondent, 2 answers, 0 rows rejected
END
v import list -f csv | cut -d, -f1,4,5,7,8,9 >"$T/list"
same "$T/list" - "both are remembered" <<'END'
id,kind,noun,file,rows,added
3,import,answer,b.csv,1,2
2,import,goal,stdin,5,5
1,import,answer,latin.csv,8,26
END
runs v import undo 1
rc_is 1 "the first is taken back"
out_is "but for the question that the second answers" <<'END'
Noun      Id  Why it stays
--------  --  ------------------
question   1  others refer to it
END
v survey summary tal -f csv | cut -d, -f1,3,6,7,9 >"$T/left"
same "$T/left" - "whose answers stay" <<'END'
question,kind,missing,count,hidden
ny,single,,,hidden
nye_frivillige,number,,,hidden
END
runs v import undo 3
rc_is 0 "the second too"
runs v survey import tal latin.csv
rc_is 0 "and the first may come again"
v survey summary tal nye_frivillige -f csv | cut -d, -f1,6,7,10 >"$T/left"
same "$T/left" - "with the same figures" <<'END'
question,missing,count,sum
nye_frivillige,1,,24.5
END
v -q db check
is $? 0 "and nothing is amiss"

done_testing
