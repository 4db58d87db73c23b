# A made-up register for matching, the same for the same numbers:
#   awk -f match.awk -v what=assignment -v n=200000
# what: org, assignment, volunteer, match, neighbour. One assignment in twenty
# is open on the day of the bench; of the others half are still called
# published but ran out. Assignments have 1 to 3 of 40 causes, up to 2 of 40
# skills, and mostly need a language; volunteers have more of each. The 77
# municipalities border on three before and after them.
function draw(k) {			# 0 .. k-1
	seed = (seed * 69069 + 12345) % 4294967296
	return int(seed / 65536) % k
}
function big(k) { return (draw(65536) * 65536 + draw(65536)) % k }
function on(d,   y) {			# a day of 336 a year, from 2000 on, as ISO
	y = 2000 + int(d / 336)
	d %= 336
	return sprintf("%04d-%02d-%02d", y, 1 + int(d / 28), 1 + d % 28)
}
function pick(list,   n, part) {
	n = split(list, part, " ")
	return part[1 + draw(n)]
}
function tags(word, k, least, most,   i, n, s) {
	n = least + draw(most - least + 1)
	for (i = 0; i < n; i++)
		s = s (s == "" ? "" : ";") word draw(k)
	return s
}
function place() { return muni[1 + draw(nm)] }
function offer(i,   open, d, x, s) {
	open = i % 20 == 0
	d = open ? on(8600 + draw(130)) : on(2000 + draw(6500))
	if (open)
		x = draw(4) ? on(8740 + draw(300)) : ""
	else
		x = draw(2) ? on(8500 + draw(100)) : ""
	s = open || x != "" ? "published" : "closed"
	return d "," d "," x "," s "," (draw(5) ? "" : 18) "," \
	    tags("cause", 40, 1, 3) "," tags("skill", 40, 0, 2) "," \
	    (draw(4) ? "svenska" : tags("språk", 10, 0, 1)) "," pick(whens)
}
function person() {
	return place() "," 1940 + draw(65) "," on(2000 + draw(6000)) "," \
	    tags("cause", 40, 1, 4) "," tags("skill", 40, 0, 3) \
	    ",svenska" (draw(4) ? "" : ";språk" draw(10)) "," pick(whens)
}
BEGIN {
	seed = 20071231
	nm = split("0114 0115 0117 0120 0123 0125 0126 0127 0128 0136 0138 " \
	    "0139 0140 0160 0162 0163 0180 0181 0182 0183 0184 0186 0187 " \
	    "0188 0191 0192 0305 0319 0330 0331 0360 0380 0381 0382 0428 " \
	    "0461 0480 0481 0482 0483 0484 0486 0488 0509 0512 0513 0560 " \
	    "0561 0562 0563 0580 0581 0582 0583 0584 0586 0604 0617 0642 " \
	    "0643 0662 0665 0680 0682 0683 0684 0685 0686 0687 0760 0761 " \
	    "0763 0764 0765 0767 0780 0781", muni, " ")
	whens = "mon-evening tue-evening weekend sat mon;wed-morning " \
	    "weekdays any fri-afternoon;sun thu-evening evenings"
	if (what == "org") {
		print "id,name,municipality,registered_on,status"
		for (i = 1; i <= n; i++)
			print "O" i ",Förening nummer " i "," place() \
			    ",2001-01-0" 1 + draw(9) ",approved"
	} else if (what == "assignment") {
		print "id,organisation_id,title,municipality,registered_on," \
		    "published_on,expires_on,status,minimum_age,causes," \
		    "skills,languages,when"
		for (i = 1; i <= n; i++)
			print "A" i ",O" 1 + draw(5000) ",Uppdrag " i "," \
			    (draw(20) ? place() : "") "," offer(i)
	} else if (what == "volunteer") {
		print "id,name,municipality,birth_year,registered_on," \
		    "causes,skills,languages,when"
		for (i = 1; i <= n; i++)
			print "V" i "," pick("Anna Bo Åke Örjan Maja") " " \
			    pick("Ek Ås Lind Öberg Holm") "," person()
	} else if (what == "match") {
		print "id,assignment_id,volunteer_id,received_on,channel," \
		    "status,status_on"
		for (i = 1; i <= n; i++) {
			s = draw(10) < 3 ? "received" : \
			    pick("contacted started declined closed no_answer")
			print "I" i ",A" 1 + big(assignments) ",V" \
			    1 + big(volunteers) "," on(8000 + int(i * 700 / n)) \
			    ",web," s "," (s == "received" ? "" : "2025-12-15")
		}
	} else if (what == "neighbour") {
		print "municipality,neighbour"
		for (i = 1; i <= nm; i++)
			for (k = 1; k <= 3; k++)
				print muni[i] "," muni[1 + (i + k - 1) % nm]
	}
}
