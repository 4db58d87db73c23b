/* SPDX-License-Identifier: ISC */
/* Open assignments as JobPosting of schema.org, employmentType VOLUNTEER:
 * what search engines read from a page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed.h"

void
feed_set(json_t *object, const char *key, const char *value)
{
	if (value != NULL && *value != '\0')
		json_object_set_new(object, key, json_string(value));
}

/* It will stand in a page between <script> and </script>, which no title is to
 * end; in JSON '<' stands in strings only. */
static void
add_for_pages(struct vc_buf *b, const char *text)
{
	for (size_t n; *text != '\0'; text += n) {
		n = strcspn(text, "<");
		vc_buf_addn(b, text, n);
		if (text[n] != '<')
			continue;
		vc_buf_add(b, "\\u003c");
		n++;
	}
}

int
feed_json(struct feed *f, json_t *context)
{
	json_t *root = json_object();
	char *text;
	int rc;

	json_object_set_new(root, "@context", context);
	json_object_set(root, "@graph", f->graph);
	text = json_dumps(root, JSON_INDENT(2));
	add_for_pages(&f->text, text == NULL ? "" : text);
	vc_buf_addc(&f->text, '\n');
	rc = feed_print(f, text == NULL || f->text.failed ? NULL : f->text.s);
	free(text);
	json_decref(root);
	return rc;
}

static int
begin(struct feed *f)
{
	f->graph = json_array();
	return EX_OK;
}

static json_t *
thing(const char *type)
{
	json_t *o = json_object();

	feed_set(o, "@type", type);
	return o;
}

static void
set_day(const struct feed *f, json_t *o, const char *key, const char *field)
{
	int64_t day;
	char iso[16];

	if (feed_number(f, field, &day))
		feed_set(o, key, vc_day_format(day, iso));
}

/* The country of the place of work, or else the register's. */
static void
country(const struct feed *f, char out[3])
{
	const char *code = feed_text(f, "municipality");

	if (code == NULL)
		code = vc_setting(f->c->vc, "country");
	snprintf(out, 3, "%s", code == NULL ? "" : code);
}

static void
set_place(struct feed *f, json_t *job)
{
	const char *street = feed_text(f, "place"),
		   *town = feed_municipality(f);
	char cc[3];
	json_t *place, *address;

	country(f, cc);
	if (feed_yes(f, "remote")) {
		feed_set(job, "jobLocationType", "TELECOMMUTE");
		place = thing("Country");
		feed_set(place, "name", cc);
		json_object_set_new(job, "applicantLocationRequirements",
		    place);
	}
	if (street == NULL && town == NULL && feed_yes(f, "remote"))
		return;
	address = thing("PostalAddress");
	feed_set(address, "streetAddress", street);
	feed_set(address, "addressLocality", town);
	feed_set(address, "addressCountry", cc);
	place = thing("Place");
	json_object_set_new(place, "address", address);
	json_object_set_new(job, "jobLocation", place);
}

static void
set_who(struct feed *f, json_t *job)
{
	const char *centre = vc_setting(f->c->vc, "name");
	json_t *o = thing("PropertyValue");
	char id[24];

	snprintf(id, sizeof id, "%lld", (long long)vc_record_id(f->a));
	feed_set(o, "name", centre);
	feed_set(o, "value", id);
	json_object_set_new(job, "identifier", o);
	o = thing("Organization");
	feed_set(o, "name", feed_org(f, "name"));
	feed_set(o, "sameAs", feed_org(f, "website"));
	json_object_set_new(job, "hiringOrganization", o);
}

static int
item(struct feed *f)
{
	json_t *job = thing("JobPosting");
	const char *task = feed_text(f, "task"), *title = feed_text(f, "title");
	int64_t places, taken;

	vc_buf_clear(&f->scratch);
	feed_url(f, &f->scratch);
	feed_set(job, "@id", f->scratch.s);
	feed_set(job, "url", f->scratch.s);
	feed_set(job, "title", title);
	feed_set(job, "description", task == NULL ? title : task);
	feed_set(job, "employmentType", "VOLUNTEER");
	set_who(f, job);
	set_day(f, job, "datePosted", "published_on");
	set_day(f, job, "validThrough", "expires_on");
	set_day(f, job, "jobStartDate", "starts_on");
	set_place(f, job);
	vc_buf_clear(&f->scratch);
	feed_effort(f, &f->scratch);
	feed_set(job, "workHours", f->scratch.s);
	feed_set(job, "qualifications", feed_text(f, "requirements"));
	feed_set(job, "skills", feed_text(f, "skills"));
	if (vc_assignment_places(f->c->vc, vc_record_id(f->a), &places,
		&taken) == VC_OK &&
	    places > taken)
		json_object_set_new(job, "totalJobOpenings",
		    json_integer(places - taken));
	json_array_append_new(f->graph, job);
	return EX_OK;
}

static int
end(struct feed *f)
{
	return feed_json(f, json_string("https://schema.org"));
}

const struct feed_form feed_jobposting = { "jobposting", "id", begin, item,
	end };
