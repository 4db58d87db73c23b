/* SPDX-License-Identifier: ISC */
/* Open assignments as linked data (JSON-LD) of the Volunteering Data Standard,
 * https://ns.volunteeringdata.io/: organisation, its activities, each with a
 * role and a session. Only terms that the ontology of 2026-03-23 has. */
#include <stdio.h>
#include <string.h>

#include "feed.h"

#define NS "volunteering:"

/* ---- causes -------------------------------------------------------------------- */

/* Our ICNP/TSO codes, by their beginning, the longest first. */
static const struct {
	const char *code, *concept;
} by_code[] = {
	{ "A10", "ArtsAndCulture" },
	{ "A11", "ArtsAndCulture" },
	{ "A12", "Heritage" },
	{ "A19", "ArtsAndCulture" },
	{ "A2", "SportOutdoorActivities" },
	{ "B", "EducationLanguages" },
	{ "C", "Health" },
	{ "D11", "YouthAndChildren" },
	{ "D12", "OlderPeople" },
	{ "D13", "Disability" },
	{ "D14", "Families" },
	{ "D20", "YouthAndChildren" },
	{ "D30", "DevelopmentEmergencyRelief" },
	{ "D31", "AntiPoverty" },
	{ "D32", "Housing" },
	{ "D33", "DevelopmentEmergencyRelief" },
	{ "D34", "RefugeesAsylumSeekers" },
	{ "D4", "Unemployment" },
	{ "D", "Care" },
	{ "E2", "AnimalWelfare" },
	{ "E1", "Environment" },
	{ "F1", "Housing" },
	{ "F3", "Housing" },
	{ "F", "Community" },
	{ "G11", "CivilRights" },
	{ "G12", "Environment" },
	{ "G14", "YouthAndChildren" },
	{ "G15", "OlderPeople" },
	{ "G16", "Disability" },
	{ "G30", "OverseasAidDevelopingWorld" },
	{ "I", "ReligionFaith" },
};

/* Words that centres use for causes, in small letters. */
static const struct {
	const char *concept, *words;
} by_word[] = {
	{ "AnimalWelfare", "djur|dyr|eläimet|animals" },
	{ "ArtsAndCulture",
	    "kultur|konst|kunst|musik|musikk|kulttuuri|culture" },
	{ "Disability",
	    "funktionsnedsättning|handicap|funksjonsnedsettelse|vammaiset|"
	    "disability" },
	{ "EducationLanguages",
	    "utbildning|läxhjälp|uddannelse|lektiehjælp|utdanning|leksehjelp|"
	    "språk|sprog|skola|skole|koulutus|education" },
	{ "Environment", "miljö|natur|miljø|ympäristö|luonto|environment" },
	{ "Families", "familj|familie|perhe|perheet|families" },
	{ "Health", "hälsa|vård|sundhed|helse|terveys|health" },
	{ "Housing", "hemlöshet|hjemløshed|hjemløse|asunnottomuus|housing" },
	{ "LGBT", "hbtqi|hbtq|lgbt|lgbtq" },
	{ "MentalHealth",
	    "psykisk hälsa|psykisk sundhed|psykisk helse|mielenterveys" },
	{ "OlderPeople",
	    "äldre|ældre|eldre|ikäihmiset|vanhukset|older people" },
	{ "OverseasAidDevelopingWorld", "bistånd|bistand|kehitysyhteistyö" },
	{ "RefugeesAsylumSeekers",
	    "flyktingar|asyl|flygtninge|flyktninger|pakolaiset|refugees" },
	{ "SportOutdoorActivities",
	    "idrott|friluftsliv|idræt|idrett|sport|urheilu|liikunta" },
	{ "SubstanceAbuse", "missbruk|misbrug|rus|päihteet" },
	{ "Unemployment",
	    "arbetslöshet|arbejdsløshed|arbeidsløshet|työttömyys" },
	{ "YouthAndChildren",
	    "barn och unga|barn|unga|ungdom|børn og unge|børn|unge|"
	    "barn og unge|lapset|nuoret|lapset ja nuoret|children" },
};

static json_t *concept(const char *name)
{
	json_t *o = json_object();
	char id[64];

	snprintf(id, sizeof id, NS "%s", name);
	feed_set(o, "@id", id);
	return o;
}

/* Small letters, as far as Nordic words need them. */
static void
lower(const char *word, char *out, size_t size)
{
	size_t n = 0;

	for (; *word != '\0' && n + 1 < size; word++) {
		unsigned char c = (unsigned char)*word;

		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		/* U+00C0 to U+00DE: the second byte of two. */
		else if (n > 0 && (unsigned char)out[n - 1] == 0xc3 &&
		    c >= 0x80 && c <= 0x9e && c != 0x97)
			c = (unsigned char)(c + 0x20);
		out[n++] = (char)c;
	}
	out[n] = '\0';
}

/* Adds the concept of a word, once; nothing for a word that has none. */
static void
add_cause(void *arg, const char *word)
{
	json_t *list = arg;
	char key[64];

	lower(word, key, sizeof key);
	for (size_t i = 0; i < sizeof by_word / sizeof *by_word; i++) {
		json_t *o;

		if (!among(by_word[i].words, key))
			continue;
		o = concept(by_word[i].concept);
		for (size_t j = 0; j < json_array_size(list); j++)
			if (json_equal(json_array_get(list, j), o))
				key[0] = '\0';
		if (key[0] != '\0')
			json_array_append(list, o);
		json_decref(o);
		return;
	}
}

static void
set_org_cause(const struct feed *f, json_t *org)
{
	const char *code = feed_org(f, "cause");

	for (size_t i = 0; code != NULL && i < sizeof by_code / sizeof *by_code;
	     i++)
		if (strncmp(code, by_code[i].code, strlen(by_code[i].code)) ==
		    0) {
			json_object_set_new(org, NS "organisationCause",
			    concept(by_code[i].concept));
			return;
		}
}

/* ---- times ------------------------------------------------------------------------ */

static const char *const day_name[] = { "Monday", "Tuesday", "Wednesday",
	"Thursday", "Friday", "Saturday", "Sunday" };
static const char *const part_name[] = { "Morning", "Afternoon", "Evening" };

static void
add_time(json_t *list, size_t day, size_t part)
{
	char name[32];

	snprintf(name, sizeof name, "%s%s", day_name[day], part_name[part]);
	json_array_append_new(list, concept(name));
}

/* "mon-evening", "sat" for all of its parts, "any" for all there are. */
static void
add_times(void *arg, const char *word)
{
	static const char *const day[] = { "mon", "tue", "wed", "thu", "fri",
		"sat", "sun" },
				 *const part[] = { "-morning", "-afternoon",
					 "-evening" };
	bool any = strcmp(word, "any") == 0;

	for (size_t d = 0; d < 7; d++) {
		if (!any && strncmp(word, day[d], 3) != 0)
			continue;
		for (size_t p = 0; p < 3; p++)
			if (any || word[3] == '\0' ||
			    strcmp(word + 3, part[p]) == 0)
				add_time(arg, d, p);
	}
}

/* ---- the parts of an activity -------------------------------------------------------- */

/* "https://example.org/12#role", or without addresses "#assignment-12-role". */
static json_t *
node(struct feed *f, const char *type, const char *part)
{
	json_t *o = json_object();
	char id[64];

	vc_buf_clear(&f->scratch);
	feed_url(f, &f->scratch);
	if (f->base != NULL)
		snprintf(id, sizeof id, "%s%s", *part == '\0' ? "" : "#", part);
	else
		snprintf(id, sizeof id, "#assignment-%lld%s%s",
		    (long long)vc_record_id(f->a), *part == '\0' ? "" : "-",
		    part);
	vc_buf_add(&f->scratch, id);
	feed_set(o, "@id", f->scratch.s);
	feed_set(o, "@type", type);
	return o;
}

static void
set_day(const struct feed *f, json_t *o, const char *key, const char *field)
{
	int64_t day;
	char iso[16];
	json_t *v;

	if (!feed_number(f, field, &day))
		return;
	v = json_object();
	feed_set(v, "@value", vc_day_format(day, iso));
	feed_set(v, "@type", "xsd:date");
	json_object_set_new(o, key, v);
}

static void
set_number(const struct feed *f, json_t *o, const char *key, const char *field)
{
	int64_t v;

	if (feed_number(f, field, &v))
		json_object_set_new(o, key, json_integer(v));
}

static void
set_list(json_t *o, const char *key, json_t *list)
{
	if (json_array_size(list) > 0)
		json_object_set(o, key, list);
	json_decref(list);
}

static json_t *
role(struct feed *f)
{
	json_t *o = node(f, NS "Role", "role");
	int64_t remote;

	feed_set(o, NS "roleTitle", feed_text(f, "title"));
	feed_set(o, NS "roleDescription", feed_text(f, "requirements"));
	vc_buf_clear(&f->scratch);
	feed_effort(f, &f->scratch);
	feed_set(o, NS "roleCommitment", f->scratch.s);
	set_number(f, o, NS "roleMinimumAge", "minimum_age");
	set_number(f, o, NS "roleMaximumAge", "maximum_age");
	if (feed_number(f, "remote", &remote))
		json_object_set_new(o, NS "roleAllowsRemoteParticipation",
		    json_boolean(remote != 0));
	/* The one that it has for extracts is Britain's. */
	if (feed_yes(f, "extract_needed"))
		json_object_set_new(o, NS "roleRequirement", concept("Legal"));
	vc_buf_clear(&f->scratch);
	feed_url(f, &f->scratch);
	feed_set(o, NS "roleApplyLink", f->scratch.s);
	return o;
}

/* Where and when, as far as is known. */
static void
set_session(struct feed *f, json_t *activity)
{
	json_t *o = node(f, NS "Session", "session"), *where = json_object(),
	       *times = json_array();

	feed_set(where, "@type", NS "Location");
	feed_set(where, NS "locationName", feed_municipality(f));
	feed_set(where, NS "locationAddress", feed_text(f, "place"));
	if (json_object_size(where) > 1)
		json_object_set(o, NS "sessionLocation", where);
	json_decref(where);
	feed_words(feed_text(f, "when"), add_times, times);
	set_list(o, NS "sessionTime", times);
	if (json_object_size(o) > 2)
		json_object_set(activity, NS "activitySession", o);
	json_decref(o);
}

static json_t *
activity(struct feed *f)
{
	json_t *o = node(f, NS "Activity", ""), *causes = json_array();

	feed_set(o, NS "activityTitle", feed_text(f, "title"));
	feed_set(o, NS "activityDescription", feed_text(f, "task"));
	set_day(f, o, NS "activityPublishStartDate", "published_on");
	set_day(f, o, NS "activityPublishEndDate", "expires_on");
	feed_words(feed_text(f, "causes"), add_cause, causes);
	set_list(o, NS "cause", causes);
	json_object_set_new(o, NS "activityRole", role(f));
	set_session(f, o);
	return o;
}

/* Begins an organisation, with a place for its activities. */
static void
organisation(struct feed *f)
{
	json_t *o = json_object();
	char id[32];

	snprintf(id, sizeof id, "#organisation-%lld",
	    (long long)vc_record_id(f->org));
	vc_buf_clear(&f->scratch);
	vc_buf_add(&f->scratch, f->base == NULL ? "" : f->base);
	vc_buf_add(&f->scratch, id);
	feed_set(o, "@id", f->scratch.s);
	feed_set(o, "@type", NS "Organisation");
	feed_set(o, NS "organisationName", feed_org(f, "name"));
	feed_set(o, NS "organisationWebsite", feed_org(f, "website"));
	set_org_cause(f, o);
	f->activities = json_array();
	json_object_set_new(o, NS "organisationActivity", f->activities);
	json_array_append_new(f->graph, o);
}

static int
begin(struct feed *f)
{
	f->graph = json_array();
	return EX_OK;
}

static int
item(struct feed *f)
{
	if (f->other)
		organisation(f);
	json_array_append_new(f->activities, activity(f));
	return EX_OK;
}

static int
end(struct feed *f)
{
	json_t *context = json_object();

	feed_set(context, "volunteering", "https://ns.volunteeringdata.io/");
	feed_set(context, "xsd", "http://www.w3.org/2001/XMLSchema#");
	return feed_json(f, context);
}

const struct feed_form feed_jsonld = { "jsonld", "organisation_id,id", begin,
	item, end };
