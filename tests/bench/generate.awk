# Made-up registers of any size, the same for the same numbers:
#   awk -f generate.awk -v what=interests -v n=1000000
# what: organisations assignments volunteers interests. Parents are as many
# as -v orgs, -v assignments, -v volunteers say. -v ids=integer leaves the
# letter off every id. Interests come in order of day, each for an assignment
# that is open at the time (10,000 are), half of them from a volunteer who has
# just registered; -v order=shuffled draws both from all. -v first=N leaves out
# the first N of them: those that come after.
function draw(k) {			# 0 .. k-1
	seed = (seed * 69069 + 12345) % 4294967296
	return int(seed / 65536) % k
}
function big(k) { return (draw(65536) * 65536 + draw(65536)) % k }
function id(letter, i) {
	return ids == "integer" ? i : letter sprintf("%07d", i)
}
function on(d,   y) {			# a day of 336 a year, from 2000 on, as ISO
	y = 2000 + int(d / 336)
	d %= 336
	return sprintf("%04d-%02d-%02d", y, 1 + int(d / 28), 1 + d % 28)
}
function day(from, to) { return on(from + draw(to - from)) }
# One of 1 .. k, at most `window` before where row i of n stands among them.
function near(k, window,   at) {
	at = order == "shuffled" ? k : int(i * k / n)
	if (order == "shuffled" || window > k)
		window = k
	if (at < window)
		at = window
	return 1 + at - window + big(window)
}
function pick(list,   n, part) {
	n = split(list, part, " ")
	return part[1 + draw(n)]
}
# Empty for four in ten; else some 50 to 250 bytes with what mail holds.
function message(   s, k) {
	k = draw(10)
	if (k < 4)
		return ""
	s = pick("Hej! Hejsan! Tjena!") " Jag vill gärna hjälpa till på " \
	    pick("kvällar helger dagtid lördagar")
	if (k > 5)
		s = s "; jag bor i närheten och har gjort något liknande förut"
	if (k == 4)
		return "\"" s ", om det går; annars ring \"\"hemma\"\"\""
	if (k > 6)
		return "\"" s ", och när som helst går bra.\nHälsningar från " \
		    pick("Åsa Örjan Søren Päivi") "\""
	return s
}
BEGIN {
	seed = 20071231
	places = "0180 0380 0780 0114 1231 1261 1262 1230 1263 1080 1480 1280"
	if (what == "organisations") {
		print "id,name,municipality,registered_on"
		for (i = 1; i <= n; i++)
			print id("O", i) ",Förening nummer " i "," pick(places) \
			    "," day(365, 2000)
	} else if (what == "assignments") {
		print "id,organisation_id,title,municipality,registered_on,published_on"
		for (i = 1; i <= n; i++) {
			d = day(2000, 5000)
			print id("A", i) "," id("O", 1 + draw(orgs)) ",Uppdrag " \
			    i "," pick(places) "," d "," d
		}
	} else if (what == "volunteers") {
		print "id,name,email,municipality,birth_year,registered_on"
		for (i = 1; i <= n; i++)
			print id("V", i) "," pick("Anna Bo Åke Örjan Maja") " " \
			    pick("Ek Ås Lind Öberg Holm") ",volunteer" i \
			    "@example.org," \
			    pick(places) "," 1940 + draw(65) "," day(2000, 8000)
	} else if (what == "interests") {
		print "id,assignment_id,volunteer_id,name,email,received_on," \
		    "channel,status,status_on,message"
		for (i = first + 1; i <= n; i++) {
			v = near(volunteers, draw(2) ? 2000 : volunteers)
			s = draw(10) ? "received" : pick("started declined closed")
			print id("I", i) "," id("A", near(assignments, 10000)) "," \
			    id("V", v) "," pick("Anna Bo Åke Örjan Maja") " " \
			    pick("Ek Ås Lind Öberg Holm") ",volunteer" v \
			    "@example.org," on(4000 + int(i * 4000 / n)) "," \
			    pick("web phone email visit") "," s "," \
			    (s == "received" ? "" : "2026-01-15") "," message()
		}
	}
}
