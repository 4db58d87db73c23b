#!/bin/sh
# SPDX-License-Identifier: ISC
# Open assignments for others: each form whole, nothing that isn't public, and
# no word that the form doesn't have.
. "${0%/*}/lib.sh"
cd "$T" || exit 1
VCCTL_DB=$T/t.db
export VCCTL_DB

v()
{
	vcctl "$@"
}
bad()
{
	want=$1
	words=$2
	shift 2
	runs v assignment feed "$@"
	rc_is "$want" "feed $*: exit status $want"
	err_is "feed $*: $words" <<EOF2
vcctl: $words
EOF2
}
v -q -L sv db init --country SE --municipality 0180 --name "Byrån <T>"
v -q org add --name "Röda & Vita" --cause D11 --website https://rv.example \
    --contact-name "Kim Hemlig" --contact-email kim@hemlig.example \
    --contact-phone 0701234567 --registered-on 2026-01-01
v -q org add --name Kyrkan --cause H10 --registered-on 2026-01-01
v -q assignment add --organisation-id 2 --title Distans --remote ja \
    --published-on 2026-11-02 --effort "när du vill" --maximum-age 30
v -q assignment add --organisation-id 1 --title "Läxhjälp; \"<bra>\"" \
    --task "Hjälp med läxor, och mer" --requirements Tålamod \
    --municipality Solna --place "Biblioteket, Storgatan 1" --places 3 \
    --hours 2,5 --period week --minimum-age 18 --extract-needed ja \
    --causes "ÄLDRE;barn och unga;annat;unga" --when "mon-evening;sat" \
    --starts-on 2026-12-01 --ends-on 2027-05-01 --expires-on 2026-12-31 \
    --published-on 2026-11-01
# Not to be told of: expired, a draft, closed.
v -q assignment add --organisation-id 1 --title Utgången \
    --expires-on 2026-11-21 --published-on 2026-09-02
v -q assignment add --organisation-id 1 --title Utkast
v -q assignment add --organisation-id 1 --title Stängd --published-on 2026-09-02
v -q assignment close 5 --reason ended
v -q match add --assignment-id 2 --received-on 2026-11-10
v -q match set 1 agreed

# ---- linked data ------------------------------------------------------------------

runs v assignment feed --as jsonld --url-base https://t.example/u/ \
    --organisation-id 1
rc_is 0 "linked data"
out_is "is an organisation, its activity, role and session" <<'EOF2'
{
  "@context": {
    "volunteering": "https://ns.volunteeringdata.io/",
    "xsd": "http://www.w3.org/2001/XMLSchema#"
  },
  "@graph": [
    {
      "@id": "https://t.example/u/#organisation-1",
      "@type": "volunteering:Organisation",
      "volunteering:organisationName": "Röda & Vita",
      "volunteering:organisationWebsite": "https://rv.example",
      "volunteering:organisationCause": {
        "@id": "volunteering:YouthAndChildren"
      },
      "volunteering:organisationActivity": [
        {
          "@id": "https://t.example/u/2",
          "@type": "volunteering:Activity",
          "volunteering:activityTitle": "Läxhjälp; \"\u003cbra>\"",
          "volunteering:activityDescription": "Hjälp med läxor, och mer",
          "volunteering:activityPublishStartDate": {
            "@value": "2026-11-01",
            "@type": "xsd:date"
          },
          "volunteering:activityPublishEndDate": {
            "@value": "2026-12-31",
            "@type": "xsd:date"
          },
          "volunteering:cause": [
            {
              "@id": "volunteering:OlderPeople"
            },
            {
              "@id": "volunteering:YouthAndChildren"
            }
          ],
          "volunteering:activityRole": {
            "@id": "https://t.example/u/2#role",
            "@type": "volunteering:Role",
            "volunteering:roleTitle": "Läxhjälp; \"\u003cbra>\"",
            "volunteering:roleDescription": "Tålamod",
            "volunteering:roleCommitment": "2.5 hours a week",
            "volunteering:roleMinimumAge": 18,
            "volunteering:roleRequirement": {
              "@id": "volunteering:Legal"
            },
            "volunteering:roleApplyLink": "https://t.example/u/2"
          },
          "volunteering:activitySession": {
            "@id": "https://t.example/u/2#session",
            "@type": "volunteering:Session",
            "volunteering:sessionLocation": {
              "@type": "volunteering:Location",
              "volunteering:locationName": "Solna",
              "volunteering:locationAddress": "Biblioteket, Storgatan 1"
            },
            "volunteering:sessionTime": [
              {
                "@id": "volunteering:MondayEvening"
              },
              {
                "@id": "volunteering:SaturdayMorning"
              },
              {
                "@id": "volunteering:SaturdayAfternoon"
              },
              {
                "@id": "volunteering:SaturdayEvening"
              }
            ]
          }
        }
      ]
    }
  ]
}
EOF2
runs v assignment feed --as jsonld --organisation-id 2
out_is "without addresses, and with what is known alone" <<'EOF2'
{
  "@context": {
    "volunteering": "https://ns.volunteeringdata.io/",
    "xsd": "http://www.w3.org/2001/XMLSchema#"
  },
  "@graph": [
    {
      "@id": "#organisation-2",
      "@type": "volunteering:Organisation",
      "volunteering:organisationName": "Kyrkan",
      "volunteering:organisationActivity": [
        {
          "@id": "#assignment-1",
          "@type": "volunteering:Activity",
          "volunteering:activityTitle": "Distans",
          "volunteering:activityPublishStartDate": {
            "@value": "2026-11-02",
            "@type": "xsd:date"
          },
          "volunteering:activityRole": {
            "@id": "#assignment-1-role",
            "@type": "volunteering:Role",
            "volunteering:roleTitle": "Distans",
            "volunteering:roleCommitment": "när du vill",
            "volunteering:roleMaximumAge": 30,
            "volunteering:roleAllowsRemoteParticipation": true
          }
        }
      ]
    }
  ]
}
EOF2

# terms: those of the standard in what was printed.
terms()
{
	grep -o 'volunteering:[A-Za-z0-9]*' | sed 's/.*://' | sort -u
}
grep -v '^#' "$SRC/tests/data/volunteering-terms.txt" | sort -u >known
# Every cause of ours, and every time there is.
n=0
for cause in $(sed -n 's/^	{ "\([A-L][0-9]*\)".*/\1/p' \
    "$SRC/lib/register/cause.c"); do
	n=$((n + 1))
	echo "$n,O$n,$cause,2026-01-01"
done >causes
{
	echo id,name,cause,registered_on
	cat causes
} >orgs.csv
words=$(sed -n '/^} by_word/,/^};/p' "$SRC/cmd/feed_linked.c" |
    grep -o '"[^"]*"' | tr -d '"' | grep -v '^[A-Z]' | tr '|\n' ';;' |
    sed 's/;;*/;/g')
ok "there are words for causes" test "${#words}" -gt 300
{
	echo id,organisation_id,title,published_on,remote,when,causes
	i=0
	while [ $i -lt $n ]; do
		i=$((i + 1))
		echo "$i,$i,T$i,2026-11-01,no,any,$(echo "$words" | cut -d';' \
		    -f$((i % 40 * 3 + 1))-$((i % 40 * 3 + 3)))"
	done
} >all.csv
vcctl -q -D all.db -L sv db init --country SE --name T
vcctl -q -D all.db org import orgs.csv
vcctl -q -D all.db assignment import all.csv
vcctl -D all.db assignment feed --as jsonld >all.json
terms <all.json >used
ok "it uses many of the standard's terms" test "$(wc -l <used)" -ge 60
comm -23 used known >unknown
same unknown /dev/null "and none that the standard lacks"
is "$(grep -c '"volunteering:[A-Z][a-z]*day[A-Z]' all.json)" $((21 * n)) \
    "any time is each of them"

# ---- JobPosting ---------------------------------------------------------------------

runs v assignment feed --as jobposting --url-base https://t.example/u/
rc_is 0 "JobPosting"
out_is "says that it is for volunteers, where, and until when" <<'EOF2'
{
  "@context": "https://schema.org",
  "@graph": [
    {
      "@type": "JobPosting",
      "@id": "https://t.example/u/1",
      "url": "https://t.example/u/1",
      "title": "Distans",
      "description": "Distans",
      "employmentType": "VOLUNTEER",
      "identifier": {
        "@type": "PropertyValue",
        "name": "Byrån \u003cT>",
        "value": "1"
      },
      "hiringOrganization": {
        "@type": "Organization",
        "name": "Kyrkan"
      },
      "datePosted": "2026-11-02",
      "jobLocationType": "TELECOMMUTE",
      "applicantLocationRequirements": {
        "@type": "Country",
        "name": "SE"
      },
      "workHours": "när du vill"
    },
    {
      "@type": "JobPosting",
      "@id": "https://t.example/u/2",
      "url": "https://t.example/u/2",
      "title": "Läxhjälp; \"\u003cbra>\"",
      "description": "Hjälp med läxor, och mer",
      "employmentType": "VOLUNTEER",
      "identifier": {
        "@type": "PropertyValue",
        "name": "Byrån \u003cT>",
        "value": "2"
      },
      "hiringOrganization": {
        "@type": "Organization",
        "name": "Röda & Vita",
        "sameAs": "https://rv.example"
      },
      "datePosted": "2026-11-01",
      "validThrough": "2026-12-31",
      "jobStartDate": "2026-12-01",
      "jobLocation": {
        "@type": "Place",
        "address": {
          "@type": "PostalAddress",
          "streetAddress": "Biblioteket, Storgatan 1",
          "addressLocality": "Solna",
          "addressCountry": "SE"
        }
      },
      "workHours": "2.5 hours a week",
      "qualifications": "Tålamod",
      "totalJobOpenings": 2
    }
  ]
}
EOF2

# ---- RSS --------------------------------------------------------------------------------

runs v assignment feed --as rss --url-base "https://t.example/?a=1&id="
rc_is 0 "RSS"
out_is "the last published first, dates in English" <<'EOF2'
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
<title>Byrån &lt;T&gt;</title>
<link>https://t.example/?a=1&amp;id=</link>
<description>Open assignments</description>
<lastBuildDate>Sun, 22 Nov 2026 12:00:00 +0000</lastBuildDate>
<item>
	<title>Distans</title>
	<link>https://t.example/?a=1&amp;id=1</link>
	<guid>https://t.example/?a=1&amp;id=1</guid>
	<pubDate>Mon, 02 Nov 2026 00:00:00 +0000</pubDate>
	<description>när du vill
Kyrkan</description>
</item>
<item>
	<title>Läxhjälp; &quot;&lt;bra&gt;&quot;</title>
	<link>https://t.example/?a=1&amp;id=2</link>
	<guid>https://t.example/?a=1&amp;id=2</guid>
	<pubDate>Sun, 01 Nov 2026 00:00:00 +0000</pubDate>
	<category>ÄLDRE</category>
	<category>annat</category>
	<category>barn och unga</category>
	<category>unga</category>
	<description>Hjälp med läxor, och mer
Tålamod
2.5 hours a week
Röda &amp; Vita
Biblioteket, Storgatan 1, Solna</description>
</item>
</channel>
</rss>
EOF2
cp "$out" feed.xml
runs env LC_ALL=sv_SE.UTF-8 VCCTL_LANG=sv "$VCCTL" assignment feed --as rss \
    --url-base https://t.example/
out_like '<pubDate>Sun, 01 Nov 2026 ' "in any language"
bad 2 "a feed says where its pages are; say it with --url-base" --as rss

# ---- calendar and CSV ---------------------------------------------------------------------

runs v assignment feed --as ical --url-base https://t.example/u/
rc_is 0 "a calendar"
err_is "tells how many don't stand in it" <<'EOF2'
1 assignment has no day to stand on
EOF2
tr -d '\r' <"$out" >cal
cat >wanted <<'EOF2'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//vcctl//vcctl 0.1.0//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Open assignments
BEGIN:VEVENT
UID:assignment-2@byrnt.vcctl
DTSTAMP:20261122T120000Z
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20270502
TRANSP:TRANSPARENT
SUMMARY:Läxhjälp\; "<bra>"
DESCRIPTION:Hjälp med läxor\, och mer\nTålamod\n2.5 hours a week\nRöda 
 & Vita
LOCATION:Biblioteket\, Storgatan 1\, Solna
URL:https://t.example/u/2
END:VEVENT
END:VCALENDAR
EOF2
same cal wanted "and has the others, a day after they end"
is "$(grep -c "$(printf '\r')\$" "$out")" "$(grep -c '' "$out")" \
    "its lines end as they must"
runs v -f json assignment feed --as csv --url-base https://t.example/u/
out_is "CSV, whatever the format" <<'EOF2'
id,title,organisation,website,task,requirements,municipality,place,remote,places,published_on,starts_on,ends_on,expires_on,effort,hours,period,minimum_age,maximum_age,extract_needed,causes,skills,languages,when,url
1,Distans,Kyrkan,,,,,,yes,,2026-11-02,,,,när du vill,,,,30,,,,,,https://t.example/u/1
2,"Läxhjälp; ""<bra>""",Röda & Vita,https://rv.example,"Hjälp med läxor, och mer",Tålamod,SE-0184,"Biblioteket, Storgatan 1",,3,2026-11-01,2026-12-01,2027-05-01,2026-12-31,,2.5,week,18,,yes,ÄLDRE; annat; barn och unga; unga,,,mon-evening;sat,https://t.example/u/2
EOF2

# ---- all forms -----------------------------------------------------------------------------

for form in jsonld jobposting rss ical csv; do
	runs v assignment feed --as $form --url-base https://t.example/u/
	grep -iE 'kim|hemlig|0701234567|Utgången|Utkast|Stängd' "$out" >told
	same told /dev/null "$form: no contact, and none that isn't open"
	cp "$out" once
	runs v -q assignment feed --as $form --url-base https://t.example/u/ \
	    -o again
	same again once "$form: the same in a file, and each time"
	runs v -q assignment feed --as $form --url-base https://t.example/u/ \
	    --municipality SE-0114
	rc_is 0 "$form: none is no error"
	cp "$out" none.$form
done
if command -v python3 >/dev/null; then
	for f in all.json none.jsonld none.jobposting; do
		ok "$f is JSON" python3 -m json.tool "$f" /dev/null
	done
else
	skip 3 "no python3"
fi
if command -v xmllint >/dev/null; then
	for f in feed.xml none.rss; do
		ok "$f is XML" xmllint --noout "$f"
	done
else
	skip 2 "no xmllint"
fi
bad 2 "as what? say it with --as: jsonld, jobposting, rss, ical, csv"
bad 2 "'atom' is no value for --as; one of jsonld, jobposting, rss, ical, csv" \
    --as atom
bad 2 "'t.example' is no value for --url-base: an address, as https://example.org/assignments/" \
    --as rss --url-base t.example
bad 2 "--organisation-id: no organisation is called 'Nix'; 'vcctl org list' shows what there is" --as csv --organisation-id Nix
done_testing
