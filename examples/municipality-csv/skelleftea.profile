# "Unicode text" from Excel: UTF-16, tabs. Two rows of one name are two
# associations only if we say so: what is unclear comes back to be looked at.
noun: org
files: *skelleftea*
source: Skellefteå kommun
encoding: utf-16le
delimiter: tab
map: webb = website
map: epost = contact_email
ignore: system
ignore: typ
ignore: verksamhet
ignore: kategori
ignore: postnummer
ignore: ort
ignore: hamtad
partial
