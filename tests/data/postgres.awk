# SPDX-License-Identifier: ISC
# A year and a half of a small centre, as CSV files in `dir`: every status,
# expiry, membership, and steps back, so that each indicator has something to
# add and to take away. NOUN2.csv is sent after NOUN.csv.
function pick(list, n,   word, count) {
	count = split(list, word, " ")
	return word[n % count + 1]
}

# Later or the same for a greater n; from 2007-01-01.
function day(n,   d) {
	d = n % 31 + 1
	return sprintf("%d-%02d-%02d", 2007 + int(n / 372),
	    int(n % 372 / 31) + 1, d > 28 ? 28 : d)
}

function organisations(   f, g, i, d) {
	f = dir "/org.csv"
	g = dir "/org2.csv"
	print "id,name,municipality,status,status_on,registered_on," \
	    "member_from,member_to,contact_name,contact_email" >f
	print "id,name,status,status_on" >g
	for (i = 1; i <= 24; i++) {
		d = i * 13 % 30
		print i ",F\303\266reningen a " i "," pick("180 1480 1280", i) "," \
		    pick("approved applied prospect paused", i % 7) "," \
		    (i % 3 ? day(d + i * 17 % 300) : "") "," day(d) "," \
		    (i % 2 ? day(i * 19) : "") "," \
		    (i % 4 == 1 ? day(i * 19 + 200) : "") \
		    ",Ann " i ",a" i "@example.org" >f
		if (i % 5 == 0)
			print i ",F\303\266reningen a " i "," \
			    (i % 7 % 4 == 0 ? "left" : "approved") "," \
			    day(400 + i) >g
	}
}

function contacts(   f, i) {
	f = dir "/contact.csv"
	print "id,organisation_id,name,email,role,newsletter,since,until" >f
	for (i = 1; i <= 40; i++)
		print i "," i * 5 % 24 + 1 ",Bo " i ",bo" i % 30 \
		    "@example.org," pick("chair treasurer other", i) "," \
		    (i % 3 ? "yes" : "no") "," day(i) "," \
		    (i % 5 ? "" : day(i + 200)) >f
	f = dir "/log.csv"
	print "id,organisation_id,on,channel,outcome,note" >f
	for (i = 1; i <= 60; i++)
		print i "," i * 7 % 24 + 1 "," day(i * 5) "," \
		    pick("call mail visit", i) "," \
		    (i % 4 ? pick("reached no_answer declined", i) : "") \
		    ",said " i >f
}

function assignments(   f, g, i, d, status) {
	f = dir "/assignment.csv"
	g = dir "/assignment2.csv"
	print "id,organisation_id,title,municipality,registered_on," \
	    "published_on,expires_on,status,causes,skills" >f
	print "id,organisation_id,title,status,status_on" >g
	for (i = 1; i <= 80; i++) {
		d = i * 29 % 350
		status = i % 4 ? pick("published full published closed", \
		    i % 5) : "draft"
		print i "," i * 7 % 20 + 1 ",Uppdrag en a " i "," \
		    pick("180 1480 180 1280", i) "," day(d) "," \
		    (i % 4 ? day(d) : "") "," \
		    (i % 3 ? day(d + 90 + i) : "") "," status \
		    ",barn; milj\303\266,data" >f
		if (i % 6 == 1 && status != "closed")
			print i "," i * 7 % 20 + 1 ",Uppdrag en a " i "," \
			    (status == "full" ? "published" : \
			    pick("cancelled closed full", i)) "," \
			    day(d + 60) >g
	}
}

function people(   f, g, i, d) {
	f = dir "/volunteer.csv"
	print "id,name,email,municipality,birth_year,gender,registered_on," \
	    "languages,when" >f
	for (i = 1; i <= 60; i++)
		print i ",Volont\303\244r en a " i ",v" i "@example.org," \
		    pick("180 1480", i) "," 1940 + i "," \
		    pick("female male other", i) "," day(i * 11 % 700) \
		    ",svenska,mon-evening" >f
	f = dir "/interest.csv"
	g = dir "/interest2.csv"
	print "id,assignment_id,volunteer_id,received_on,channel,status," \
	    "status_on,message" >f
	print "id,assignment_id,received_on,status,status_on" >g
	for (i = 1; i <= 240; i++) {
		d = i * 23 % 600
		print i "," i * 3 % 80 + 1 "," (i % 9 ? i % 60 + 1 : "") "," \
		    day(d) "," pick("web phone email", i) "," \
		    pick("received passed_on started active declined", i % 11) \
		    "," day(d + i % 90) ",en a" >f
		if (i % 11 == 2)
			print i "," i * 3 % 80 + 1 "," day(d) ",active," \
			    day(d + 100) >g
	}
}

function goals(   f, i, n, key) {
	f = dir "/goal.csv"
	print "year,number,text,indicator,filter,kind,scope,comparator," \
	    "target,indicator2,target2" >f
	n = split("org.registered org.active org.member org.with_assignment " \
	    "assignment.registered assignment.published assignment.open " \
	    "interest.received interest.started volunteer.registered " \
	    "web.visitors", key, " ")
	for (i = 1; i <= n; i++)
		print "2007,A." i ",m\303\245l en a " i "," key[i] "," \
		    (i % 3 ? "" : "municipality=SE-0180") "," \
		    pick("flow stock cumulative share milestone", i % 5) "," \
		    (i % 4 ? "national" : "SE-0180") ",at-least,12,," >f
	print "2007,B.1,two,org.registered,,flow,org:3,at-least,1," \
	    "interest.received,4" >f
	f = dir "/result.csv"
	print "year,number,indicator,date,value,stated,text,source" >f
	print "2007,A.11,web.visitors,2007-12-31,1234,,en a,counter" >f
	print "2007,A.1,,2007-12-31,7,,,the report" >f
	print "2007,,web.visitors,2007-05-31,99,,en a,counter" >f
	print "2007,A.3,,2007-12-31,,met,en a,the report" >f
}

function near(   f) {
	f = dir "/neighbour.csv"
	print "municipality,neighbour" >f
	print "SE-0180,SE-0184" >f
	print "SE-0184,SE-0183" >f
	f = dir "/centroid.csv"
	print "municipality,latitude,longitude" >f
	print "SE-0180,59.33,18.07" >f
	print "SE-0380,59.86,17.64" >f
	f = dir "/postal.csv"
	print "postcode,municipality" >f
	print "75332,SE-0380" >f
	print "11122,SE-0180" >f
}

BEGIN {
	organisations()
	contacts()
	assignments()
	people()
	goals()
	near()
}
