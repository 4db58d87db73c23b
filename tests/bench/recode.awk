# The interests of generate.awk in another form:
#   awk -f recode.awk -v form=office	semicolons, dd.mm.yyyy and CRLF, as a
#					spreadsheet writes them, still in UTF-8
#   awk -f recode.awk -v form=lines	each row one line, line breaks as \001,
#					after a number to sort by and a tab; the
#					head's is 0
#   awk -f recode.awk -v form=changed -v every=K -v after=N	each Kth row
#					after the Nth, with another message
# A row begins with its id; only messages hold commas or line breaks.
function nordic(day) {
	return day == "" ? "" : substr(day, 9) "." substr(day, 6, 2) "." \
	    substr(day, 1, 4)
}
# The line's cells before the message, and what of the message is on it.
function cells(sep,   i, n, s) {
	n = split($0, cell, ",")
	if (form == "office" && NR > 1) {
		cell[6] = nordic(cell[6])
		cell[9] = nordic(cell[9])
	}
	for (i = 1; i < 10; i++)
		s = s cell[i] sep
	message = cell[10]
	for (i = 11; i <= n; i++)
		message = message "," cell[i]
	return s
}
function office(   s) {
	s = cells(";")
	if (message ~ /;/ && message !~ /^"/)
		message = "\"" message "\""
	return s message
}
function changed(   s) {
	s = cells(",")
	return s (NR == 1 ? message : "Ny tid passar bättre")
}
!/^(id|I?[0-9]+),/ {
	if (form != "changed")
		printf "%s%s", form == "office" ? "\n" : "\001", $0
	next
}
form == "changed" {
	if (NR == 1 || (++rows > after && rows % every == 0))
		print changed()
	next
}
NR > 1 { printf "%s", form == "office" ? "\r\n" : "\n" }
form == "office" { printf "%s", office() }
form == "lines" {
	seed = (seed * 69069 + 12345) % 4294967296
	printf "%d\t%s", (NR == 1 ? 0 : 1 + seed), $0
}
END {
	if (form != "changed")
		printf "%s", form == "office" ? "\r\n" : "\n"
}
