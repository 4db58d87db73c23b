# SPDX-License-Identifier: ISC
# Chance, the calendar, and how a cell is written: what generate.awk works
# with. The numbers come from a generator of our own in whole numbers below
# 2^53, so every awk writes the same bytes.

# ---- chance and calendar -------------------------------------------------

# A number from 0 to n - 1 (Park and Miller's minimal standard).
function rnd(n)
{
	seed = (seed * 16807) % 2147483647
	return seed % n
}

function between(low, high)
{
	return low + rnd(high - low + 1)
}

# One of the words of a list separated by '|'.
function pick(list, w, n)
{
	n = split(list, w, "|")
	return w[1 + rnd(n)]
}

# Days since 1970-01-01; March starts the year so that leap days end it.
function day(y, m, d)
{
	if (m <= 2) {
		y--
		m += 12
	}
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + \
	    int((153 * (m - 3) + 2) / 5) + d - 719469
}

function iso(n, y, m, d)
{
	if (n == "")
		return ""
	y = 2001
	while (day(y + 1, 1, 1) <= n)
		y++
	m = 1
	while (m < 12 && day(y, m + 1, 1) <= n)
		m++
	return sprintf("%04d-%02d-%02d", y, m, n - day(y, m, 1) + 1)
}

# A day of the year; weight has one number for each month, together 100.
function season(y, weight, w, r, m)
{
	split(weight, w, " ")
	r = rnd(100)
	for (m = 1; r >= w[m]; m++)
		r -= w[m]
	return day(y, m, 1) + rnd(day(y, m + 1, 1) - day(y, m, 1))
}

# Does the office work on this day? Day 0 was a Thursday.
function workday(n, md)
{
	md = substr(iso(n), 6)
	return (n + 4) % 7 != 0 && (n + 4) % 7 != 6 && \
	    md !~ /^(01-01|01-06|05-01|06-06|12-2[4-6]|12-31)$/
}

function office_day(y, weight, last, n)
{
	do
		n = season(y, weight)
	while (!workday(n) || n < start || n > last)
	return n
}

# ---- writing --------------------------------------------------------------

function cell(s)
{
	if (s !~ /[",]/)
		return s
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}

# The form of a name that e-mail and web addresses take.
function slug(s)
{
	gsub(/å|ä|Å|Ä|á/, "a", s)
	gsub(/ö|Ö|ø/, "o", s)
	gsub(/é|è/, "e", s)
	gsub(/ü/, "u", s)
	gsub(/ć|č/, "c", s)
	gsub(/[^A-Za-z0-9]+/, "-", s)
	return tolower(s)
}

# Invented, but well-formed: we have seen no real number in 8029.
function org_number(s, i, d, sum)
{
	do {
		s = "8029" sprintf("%05d", rnd(100000))
		sum = 0
		for (i = 1; i <= 9; i++) {
			d = substr(s, i, 1) * (i % 2 ? 2 : 1)
			sum += d > 9 ? d - 9 : d
		}
		s = substr(s, 1, 6) "-" substr(s, 7) (10 - sum % 10) % 10
	} while (s in used_number)
	used_number[s] = 1
	return s
}

function slots(class, n, s, w, seen)
{
	for (n = between(1, 3); n > 0; n--) {
		if (class == "evening")
			w = pick("mon|tue|wed|thu") "-evening"
		else if (class == "day")
			w = pick("mon|tue|wed|thu|fri") \
			    pick("-morning|-afternoon")
		else if (class == "weekend")
			w = pick("sat|sun") pick("-morning|-afternoon")
		else if (class == "any")
			w = pick("mon|tue|wed|thu|fri|sat|sun") \
			    pick("-morning|-afternoon|-evening")
		else
			return ""
		if (index(";" s ";", ";" w ";") == 0)
			s = s (s == "" ? "" : ";") w
	}
	return s
}
