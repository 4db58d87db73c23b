noun: org
files: *umea*.csv
source: Umeå kommun
encoding: utf-8
delimiter: ,
map: webb = website
map: epost = contact_email
ignore: system
ignore: typ
ignore: verksamhet
ignore: kategori
ignore: postnummer
ignore: ort
ignore: hamtad
unclear: new
partial
