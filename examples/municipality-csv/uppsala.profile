# "CSV UTF-8" from Excel, whose municipality codes may have lost a zero.
noun: org
files: *uppsala*.csv
source: Uppsala kommun
encoding: utf-8
delimiter: ;
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
