# SPDX-License-Identifier: ISC
# The register of this example: which organisations, assignments, volunteers
# and interests there are, so that counting them gives the published figures.
#
# awk -v out=DIR -f chance.awk -f words.awk -f generate.awk writes
# organisations.csv, assignments.csv, volunteers.csv and interests.csv into
# DIR. Run it in the C locale, as generate.sh does.

# ---- organisations ---------------------------------------------------------

function new_name(m, b, s)
{
	do {
		b = 1 + rnd(nbase)
		s = base_name[b] " " pick(muni_places[m])
	} while (s in used_name)
	used_name[s] = 1
	base_of_name = b
	return s
}

function make_orgs(y, m, i, d, n, k)
{
	n = 0
	for (y = 2002; y <= 2007; y++)
		for (m = 1; m <= nmuni; m++)
			for (i = 1; i <= want_org[m, y]; i++) {
				d = office_day(y, y == 2002 ? launch : work,
				    last_new(m))
				raw_muni[++n] = m
				raw_idle[n] = i <= want_idle[m, y]
				on[d, ++on_n[d]] = n
			}
	for (d = start; d <= end; d++)
		for (i = 1; i <= on_n[d]; i++) {
			k = on[d, i]
			m = raw_muni[k]
			org_day[++norg] = d
			org_muni[norg] = m
			org_idle[norg] = raw_idle[k]
			org_name[norg] = new_name(m)
			org_base[norg] = base_of_name
			org_busy[norg] = between(1, 6)
			if (!raw_idle[k])
				asker[m, ++nasker[m]] = norg
		}
}

function org_status(o)
{
	if (org_idle[o])
		return org_day[o] > day(2007, 1, 1) ? "applied" : \
		    pick("approved|approved|approved|paused|left")
	if (muni[org_muni[o]] == "SE-1080")
		return org_last[o] < day(2007, 1, 1) ? "left" : "paused"
	if (org_last[o] < day(2005, 7, 1))
		return pick("approved|approved|paused|left")
	return "approved"
}

function write_orgs(file, o, s, b)
{
	file = out "/organisations.csv"
	print "id,name,org_number,legal_form,municipality,cause,status," \
	    "registered_on,website,contact_name,contact_email," \
	    "contact_phone" >file
	for (o = 1; o <= norg; o++) {
		b = org_base[o]
		s = slug(org_name[o])
		printf("O%03d,%s,%s,%s,%s,%s,%s,%s,%s,", o, org_name[o],
		    rnd(10) < 3 ? org_number() : "", base_form[b],
		    muni[org_muni[o]], base_cause[b], org_status(o),
		    iso(org_day[o]), rnd(10) < 4 ? "https://" s \
		    ".example.org/" : "") >file
		if (rnd(10) < 7)
			printf("%s %s,", pick(girl "|" boy), pick(family)) >file
		else
			printf(",") >file
		print s "@example.org," >file
	}
	close(file)
}

# ---- assignments -----------------------------------------------------------

# An organisation that asks for someone in municipality m on day d. Some of
# Stockholm's work elsewhere too, and all did before there were others.
function who_asks(m, d, from, n, o)
{
	from = m
	if (m != 1 && rnd(100) < 14)
		from = 1
	else if (m == 1 && rnd(100) < 2)
		from = 4
	for (n = 0; n < nasker[from] && org_day[asker[from, n + 1]] <= d;)
		n++
	if (n == 0) {
		from = 1
		while (n < nasker[1] && org_day[asker[1, n + 1]] <= d)
			n++
	}
	do
		o = asker[from, 1 + rnd(n)]
	while (rnd(6) >= org_busy[o])
	return o
}

function add_raw_ask(m, o, d)
{
	raw_ask_muni[++nraw] = m
	raw_ask_org[nraw] = o
	ask_on[d, ++ask_on_n[d]] = nraw
}

# Everyone who asks at all does so the year they register.
function first_asks(o, d, y)
{
	for (o = 1; o <= norg; o++) {
		if (org_idle[o])
			continue
		d = org_day[o] + rnd(30)
		y = substr(iso(org_day[o]), 1, 4)
		if (!workday(d) || substr(iso(d), 1, 4) != y ||
		    d > last_new(org_muni[o]))
			d = org_day[o]
		add_raw_ask(org_muni[o], o, d)
		want_ask[org_muni[o], y]--
	}
}

function later_asks(y, m, i, d)
{
	for (y = 2002; y <= 2007; y++)
		for (m = 1; m <= nmuni; m++)
			for (i = 1; i <= want_ask[m, y]; i++) {
				do
					d = office_day(y, y == 2002 ? launch : \
					    work, last_new(m))
				while (d < start + 14)
				add_raw_ask(m, who_asks(m, d), d)
			}
}

function choose_kind(cause, k)
{
	do
		k = 1 + rnd(nkind)
	while (kind_cause[k] != cause &&
	    (kind_cause[k] != "*" || rnd(100) >= 25))
	return k
}

# until: the last day on which assignment a takes interest.
function plan_ask(a, r)
{
	r = rnd(100)
	ask_published[a] = ask_day[a] + \
	    (r < 40 ? 0 : r < 80 ? between(1, 3) : between(4, 9))
	if (ask_published[a] > end) {
		ask_published[a] = ""
		ask_status[a] = "submitted"
		return
	}
	if (rnd(100) < 2) {
		ask_status[a] = "cancelled"
		ask_until[a] = ask_published[a] + between(5, 30)
	} else if (rnd(100) < 30)
		ask_until[a] = ask_published[a] + between(300, 900)
	else
		ask_until[a] = ask_published[a] + between(30, 240)
	if (muni[ask_muni[a]] == "SE-1080" &&
	    ask_until[a] > day(2007, 6, 30))
		ask_until[a] = day(2007, 6, 30)
	if (ask_status[a] == "" && ask_until[a] <= end)
		ask_status[a] = "closed"
	if (ask_until[a] > end)
		ask_until[a] = end
}

function make_asks(d, i, k)
{
	first_asks()
	later_asks()
	for (d = start; d <= end; d++)
		for (i = 1; i <= ask_on_n[d]; i++) {
			k = ask_on[d, i]
			ask_day[++nask] = d
			ask_muni[nask] = raw_ask_muni[k]
			ask_org[nask] = raw_ask_org[k]
			org_last[raw_ask_org[k]] = d
			ask_kind[nask] = \
			    choose_kind(base_cause[org_base[raw_ask_org[k]]])
			ask_places[nask] = \
			    pick("1|1|1|2|2|3|4|5|5|6|8|10|10|15|20")
			ask_drawn[nask] = between(1, 8)
			plan_ask(nask)
		}
}

function write_asks(file, a, k, starts, ends, closes, task)
{
	file = out "/assignments.csv"
	print "id,organisation_id,title,task,municipality,remote,places," \
	    "registered_on,published_on,starts_on,ends_on,expires_on," \
	    "status,causes,skills,languages,when" >file
	for (a = 1; a <= nask; a++) {
		k = ask_kind[a]
		starts = ends = closes = ""
		if (ask_status[a] == "")
			ask_status[a] = ask_places[a] <= 2 && \
			    ask_interests[a] >= 5 ? "full" : "published"
		else if (ask_status[a] == "closed" && rnd(100) < 80)
			closes = ask_until[a]
		if (ask_published[a] != "" && rnd(100) < 55) {
			starts = ask_published[a] + between(5, 28)
			ends = ask_until[a] + rnd(30)
			if (starts > end)
				starts = ""
			if (starts == "" || ask_status[a] != "closed" ||
			    ends > end || rnd(100) < 50)
				ends = ""
		}
		task = kind_task[k]
		if (rnd(100) < 70)
			task = task " " pick(more)
		printf("U%04d,O%03d,%s,%s,%s,%s,%s,", a, ask_org[a],
		    cell(kind_title[k]), cell(task), muni[ask_muni[a]],
		    kind_remote[k], ask_places[a]) >file
		printf("%s,%s,%s,%s,%s,%s,", iso(ask_day[a]),
		    iso(ask_published[a]), iso(starts), iso(ends),
		    iso(closes), ask_status[a]) >file
		printf("%s,%s,%s,%s\n", kind_causes[k],
		    rnd(100) < 75 ? kind_skills[k] : "",
		    rnd(100) < 80 ? "svenska" : pick("|svenska;engelska|" \
		    "svenska;arabiska|svenska;spanska|svenska;finska"),
		    slots(kind_class[k])) >file
	}
	close(file)
}

# ---- interests and who shows them ------------------------------------------

function new_volunteer(m, d, k, v, age, name, key)
{
	v = ++nvol
	vol_day[v] = d
	if (rnd(100) < 15)
		vol_day[v] = d - between(1, 20)
	if (vol_day[v] < start)
		vol_day[v] = d
	vol_muni[v] = rnd(100) < 94 ? m : muni_near[m]
	vol_sex[v] = rnd(100) < 70 ? "female" : "male"
	name = pick(vol_sex[v] == "female" ? girl : boy) " " pick(family)
	vol_name[v] = name
	key = slug(name)
	gsub(/-/, ".", key)
	vol_mail[v] = key (++mails[key] > 1 ? mails[key] : "") "@example.org"
	age = rnd(100) < 60 ? between(19, 34) : \
	    rnd(100) < 70 ? between(35, 59) : between(60, 78)
	vol_born[v] = substr(iso(d), 1, 4) - age
	vol_kind[v] = k
	known[m, ++nknown[m]] = v
	return v
}

# Either someone new, or someone who came before, rather lately than long ago.
function who_comes(m, a, d, n, v, tries)
{
	for (tries = 0; tries < 5; tries++) {
		n = nknown[m]
		if (n < 20 || rnd(100) < 68)
			break
		v = known[m, n - int(n * rnd(100) * rnd(100) / 10000)]
		if (!((v, a) in came)) {
			came[v, a] = 1
			return v
		}
	}
	v = new_volunteer(m, d, ask_kind[a])
	came[v, a] = 1
	return v
}

# An assignment of group g that takes interest on day d, 0 when none does;
# those that have closed leave the pool on the way.
function which_ask(g, d, i, a)
{
	while (npool[g] > 0) {
		i = 1 + rnd(npool[g])
		a = pool[g, i]
		if (ask_until[a] < d) {
			pool[g, i] = pool[g, npool[g]--]
			continue
		}
		if (rnd(8) < ask_drawn[a])
			return a
	}
	return 0
}

# What has come of an interest by the end, and since when.
function outcome(d, r, status, lag)
{
	r = rnd(100)
	if (r < 9) {
		status = "passed_on"
		lag = between(0, 3)
	} else if (r < 17) {
		status = "contacted"
		lag = between(2, 14)
	} else if (r < 22) {
		status = "agreed"
		lag = between(5, 25)
	} else if (r < 44) {
		status = "started"
		lag = between(10, 45)
	} else if (r < 54) {
		status = "active"
		lag = between(20, 90)
	} else if (r < 68) {
		status = "closed"
		lag = between(60, 300)
	} else if (r < 76) {
		status = "declined"
		lag = between(3, 20)
	} else if (r < 86) {
		status = "withdrawn"
		lag = between(3, 30)
	} else {
		status = "no_answer"
		lag = between(14, 45)
	}
	if (d + lag > end) {
		status = end - d >= 3 ? "passed_on" : "received"
		lag = end - d >= 3 ? between(1, 3) : 0
	}
	return status "," iso(d + lag)
}

function interest_days(y, i, d)
{
	for (y = 2002; y <= 2007; y++) {
		for (i = 1; i <= want_interest1[y - 2001]; i++) {
			do
				d = season(y, y == 2002 ? launch : interest)
			while (d < start + 14)
			come[1, d]++
		}
		for (i = 1; i <= want_interest2[y - 2001]; i++) {
			do
				d = season(y, y == 2002 ? launch : interest)
			while (d < start + 14)
			come[2, d]++
		}
	}
}

function make_interests(file, d, g, a, i, r, v)
{
	file = out "/interests.csv"
	print "id,assignment_id,volunteer_id,received_on,channel,status," \
	    "status_on" >file
	interest_days()
	for (a = 1; a <= nask; a++)
		if (ask_published[a] != "") {
			d = ask_published[a]
			open_on[d, ++open_n[d]] = a
		}
	for (d = start; d <= end; d++) {
		for (i = 1; i <= open_n[d]; i++) {
			a = open_on[d, i]
			g = muni_group[ask_muni[a]]
			pool[g, ++npool[g]] = a
		}
		for (g = 1; g <= 2; g++) {
			for (; come[g, d] > 0; come[g, d]--) {
				a = which_ask(g, d)
				if (a == 0)
					break
				ask_interests[a]++
				v = who_comes(ask_muni[a], a, d)
				r = rnd(100)
				printf("I%05d,U%04d,V%04d,%s,%s,%s\n",
				    ++ninterest, a, v, iso(d), r < 88 ? \
				    "web" : r < 93 ? "email" : r < 97 ? \
				    "phone" : r < 99 ? "visit" : "fair",
				    outcome(d)) >file
			}
			# Nothing open today: they come tomorrow.
			come[g, d + 1] += come[g, d]
		}
	}
	close(file)
}

function write_volunteers(file, v, k)
{
	file = out "/volunteers.csv"
	print "id,name,email,phone,postcode,municipality,birth_year,gender," \
	    "first_time,registered_on,causes,skills,languages,when" >file
	for (v = 1; v <= nvol; v++) {
		k = vol_kind[v]
		printf("V%04d,%s,%s,,%s,%s,%s,%s,%s,%s,", v, vol_name[v],
		    vol_mail[v], rnd(100) < 80 ? pick(muni_zip[vol_muni[v]]) \
		    " " between(20, 69) : "", muni[vol_muni[v]],
		    rnd(100) < 88 ? vol_born[v] : "",
		    rnd(100) < 91 ? vol_sex[v] : "",
		    pick("yes|yes|yes|yes|no|no|no|no|no|"),
		    iso(vol_day[v])) >file
		printf("%s,%s,%s,%s\n", rnd(100) < 70 ? kind_causes[k] : "",
		    rnd(100) < 40 ? kind_skills[k] : "",
		    rnd(100) < 75 ? "svenska" : pick("|svenska;engelska|" \
		    "svenska;arabiska|svenska;persiska|svenska;finska|" \
		    "svenska;spanska|engelska"),
		    rnd(100) < 65 ? slots("any") : "") >file
	}
	close(file)
}

BEGIN {
	seed = 20071231
	start = day(2002, 9, 2)
	end = day(2007, 12, 31)
	# Per cent of a year, by month.
	launch = "0 0 0 0 0 0 0 0 30 30 25 15"
	work = "11 9 9 8 9 5 2 13 13 9 8 4"
	interest = "13 10 9 8 7 5 3 8 12 10 8 7"
	words()
	places()
	make_orgs()
	make_asks()
	make_interests()
	write_orgs()
	write_asks()
	write_volunteers()
}
