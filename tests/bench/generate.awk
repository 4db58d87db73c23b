# Made-up registers of any size, the same for the same numbers:
#   awk -f generate.awk -v what=interests -v n=1000000
# what: organisations assignments volunteers interests. Parents are as many
# as -v orgs, -v assignments, -v volunteers say. -v ids=integer leaves the
# letter off every id.
function draw(k) {			# 0 .. k-1
	seed = (seed * 69069 + 12345) % 4294967296
	return int(seed / 65536) % k
}
function big(k) { return (draw(65536) * 65536 + draw(65536)) % k }
function id(letter, i) {
	return ids == "integer" ? i : letter sprintf("%07d", i)
}
function day(from, to,   d, y, m, md) {	# ISO, of days since 2000-01-01
	d = from + draw(to - from)
	y = 2000 + int(d / 365.25)
	m = 1 + draw(12)
	md = 1 + draw(28)
	return sprintf("%04d-%02d-%02d", y, m, md)
}
function pick(list,   n, part) {
	n = split(list, part, " ")
	return part[1 + draw(n)]
}
function message(   s, k) {
	k = draw(10)
	if (k < 4)
		return ""
	s = "Hej, jag vill gärna hjälpa till"
	s = s pick(" på på i vid") " " pick("kvällar helger dagtid lördagar")
	if (k == 4)
		return "\"" s ", om det går; annars ring \"\"hemma\"\"\""
	if (k == 5)
		return "\"" s ".\nHälsningar från " pick("Åsa Örjan Søren Päivi") "\""
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
			    pick("Ek Ås Lind Öberg Holm") ",v" i "@example.org," \
			    pick(places) "," 1940 + draw(65) "," day(2000, 8000)
	} else if (what == "interests") {
		print "id,assignment_id,volunteer_id,name,email,received_on," \
		    "channel,status,status_on,message"
		for (i = 1; i <= n; i++) {
			v = 1 + big(volunteers)
			s = draw(10) ? "received" : pick("started declined closed")
			print id("I", i) "," id("A", 1 + big(assignments)) "," \
			    id("V", v) "," pick("Anna Bo Åke Örjan Maja") " " \
			    pick("Ek Ås Lind Öberg Holm") ",v" v \
			    "@example.org," day(5000, 9000) "," \
			    pick("web phone email visit") "," s "," \
			    (s == "received" ? "" : "2026-01-15") "," message()
		}
	}
}
