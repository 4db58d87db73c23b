# Excel on a Swedish Windows: semicolons, decimal commas, a title on top.
noun: org
files: *halmstad*.csv
source: Halmstads kommun
encoding: windows-1252
delimiter: ;
decimal: ,
date-order: dmy
map: webb = website
map: epost = contact_email
ignore: system
ignore: typ
ignore: verksamhet
ignore: kategori
ignore: postnummer
ignore: ort
ignore: hamtad
translate: status: Vilar = paused
translate: status: Nedlagd = left
unclear: new
partial
