/* SPDX-License-Identifier: ISC */
/* What the columns of a file of answers are: which tell who answered, and
 * what kind of question the others answer. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "survey.h"

#define FEW  12 /* different answers to choose from */
#define LONG 80 /* bytes of an answer that was chosen, not written */

/* Columns that survey tools write of whoever answered. */
static const char personal[] =
    "name|your name|first name|last name|surname|full name|e mail|email|"
    "e mail address|email address|your e mail|your email|phone|telephone|"
    "phone number|mobile|address|street address|ip address|ip|respondent|"
    "respondent id|collector id|user id|username|user|contact|"
    "contact person|birth date|date of birth|personal number|namn|ditt namn|"
    "förnamn|efternamn|för och efternamn|e post|epost|e postadress|"
    "epostadress|din e post|telefon|telefonnummer|mobil|mobilnummer|"
    "mobiltelefon|adress|gatuadress|postadress|ip adress|användarnamn|"
    "användare|kontaktperson|födelsedatum|personnummer|navn|dit navn|"
    "fornavn|efternavn|e mailadresse|emailadresse|din e mail|din email|mail|"
    "mailadresse|telefonnr|tlf|mobilnr|adresse|ip adresse|brugernavn|"
    "fødselsdato|cpr|cpr nummer|cpr nr|etternavn|ditt navn|e postadresse|"
    "fødselsnummer|brukernavn|svarperson|nimi|etunimi|sukunimi|sähköposti|"
    "sähköpostiosoite|puhelin|puhelinnumero|osoite|ip osoite|"
    "käyttäjätunnus|yhteyshenkilö|syntymäaika|henkilötunnus|"
    /* The moment is one person's. */
    "timestamp|time stamp|start time|completion time|submitted|submit date|"
    "date submitted|tidstämpel|tidpunkt|starttid|sluttid|inskickat|"
    "tidsstempel|tidspunkt|starttidspunkt|sluttidspunkt|indsendt|innsendt|"
    "aikaleima|aloitusaika|lähetetty|lähetysaika";

/* "Foreningens navn", "namn på föreningen", "company name". */
static const char named[] = "name|namn|navn|nimi";

const char *
vci_survey_part(const char *cell, size_t nth, size_t *len)
{
	for (;; nth--) {
		cell += strspn(cell, "; \n");
		*len = strcspn(cell, ";\n");
		if (*len == 0)
			return NULL;
		if (nth == 0)
			break;
		cell += *len;
	}
	while (*len > 0 && cell[*len - 1] == ' ')
		--*len;
	return cell;
}

void
vci_survey_word_of(const char *header, char word[VCI_SURVEY_WORD + 1])
{
	struct vc_buf b = { 0 };
	size_t n = 0, cut = 0;

	vci_text_key(&b, header, strlen(header), "en");
	for (size_t i = 0; i < b.len && n <= VCI_SURVEY_WORD; i++) {
		char c = b.s[i];

		if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
			c = '_';
		if (c == '_' && (n == 0 || word[n - 1] == '_'))
			continue;
		if (c == '_')
			cut = n;
		if (n == VCI_SURVEY_WORD) {
			/* Not in the middle of a word, if there are several. */
			n = c == '_' || cut == 0 ? n : cut;
			break;
		}
		word[n++] = c;
	}
	while (n > 0 && word[n - 1] == '_')
		n--;
	word[n] = '\0';
	vc_buf_free(&b);
}

static const char *
cell_of(const struct vci_survey_file *f, size_t row, size_t col)
{
	return col < f->row[row].n ? f->row[row].cell[col] : "";
}

/* ann@forening.example */
static bool
is_address(const char *s)
{
	const char *at = strchr(s, '@');

	return at != NULL && at != s && strchr(at, '.') != NULL &&
	    strpbrk(s, " \n") == NULL;
}

static bool
names_someone(const char *key)
{
	static const size_t end = 4; /* letters of each of them */
	size_t n = strlen(key), first = strcspn(key, " ");
	char word[8] = "";

	if (n < end)
		return false;
	if (vci_words_have(named, key + n - end))
		return true;
	if (first == end)
		memcpy(word, key, end);
	return vci_words_have(named, word);
}

bool
vci_survey_personal(const struct vci_survey_file *f, size_t col)
{
	const char *name = cell_of(f, 0, col);
	struct vc_buf key = { 0 };
	size_t any = 0, address = 0;
	bool told;

	vci_text_key(&key, name, strlen(name), "en");
	told = key.len > 0 && !key.failed &&
	    (vci_words_have(personal, key.s) || names_someone(key.s));
	vc_buf_free(&key);
	for (size_t i = 1; i < f->nrow; i++) {
		any += *cell_of(f, i, col) != '\0';
		address += is_address(cell_of(f, i, col));
	}
	return told || (any > 0 && address * 2 > any);
}

/* ---- kinds ------------------------------------------------------------------- */

static bool
all_numbers(const struct vci_survey_file *f, size_t col, enum vci_decimal as)
{
	enum vci_decimal fits;
	bool any = false;
	int64_t v;

	for (size_t i = 1; i < f->nrow; i++) {
		const char *s = cell_of(f, i, col);

		if (*s == '\0')
			continue;
		any = true;
		if (!vci_number_parse_as(s, strlen(s), 3, as, &v, &fits))
			return false;
	}
	return any;
}

/* With the sign that was told, else the one that all cells fit. */
static bool
numbers(const struct vci_survey_file *f, size_t col, enum vci_decimal told,
    enum vci_decimal *as)
{
	static const enum vci_decimal sign[] = { VCI_DECIMAL_ANY, VCI_COMMA,
		VCI_POINT };

	*as = told;
	if (told != VCI_DECIMAL_ANY)
		return all_numbers(f, col, told);
	/* "12.000" alone is twelve or twelve thousand: no number for sure. */
	if (all_numbers(f, col, VCI_COMMA) && all_numbers(f, col, VCI_POINT))
		return all_numbers(f, col, VCI_DECIMAL_ANY);
	for (size_t i = 0; i < 3; i++)
		if (all_numbers(f, col, *as = sign[i]))
			return true;
	return false;
}

/* The different parts of a column's cells, up to FEW, and how often each was
 * given. */
struct parts {
	const char *s[FEW];
	size_t len[FEW], given[FEW], n;
};

static bool
part(struct parts *p, const char *s, size_t len)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->len[i] == len && memcmp(p->s[i], s, len) == 0) {
			p->given[i]++;
			return true;
		}
	if (p->n == FEW || len > LONG)
		return false;
	p->s[p->n] = s;
	p->given[p->n] = 1;
	p->len[p->n++] = len;
	return true;
}

/* An answer of one person's that reads as written, not chosen: four words, or
 * what may be an address or a number to call. Such a column is never listed by
 * its answers unless its kind is told. */
static bool
written(const struct parts *p)
{
	for (size_t i = 0; i < p->n; i++) {
		size_t words = 1, digits = 0;
		bool at = false;

		for (size_t c = 0; c < p->len[i]; c++) {
			words += p->s[i][c] == ' ' || p->s[i][c] == '\n';
			digits += p->s[i][c] >= '0' && p->s[i][c] <= '9';
			at = at || p->s[i][c] == '@';
		}
		if (at || (p->given[i] == 1 && (words >= 4 || digits >= 5)))
			return true;
	}
	return false;
}

enum vci_question_kind
vci_survey_guess(const struct vci_survey_file *f, size_t col,
    enum vci_decimal told, enum vci_decimal *as)
{
	struct parts whole = { .n = 0 }, split = { .n = 0 };
	bool few = true, fewer = true, several = false;
	size_t any = 0, len;
	const char *s, *p;

	if (numbers(f, col, told, as))
		return VCI_Q_NUMBER;
	for (size_t i = 1; i < f->nrow; i++) {
		if (*(s = cell_of(f, i, col)) == '\0')
			continue;
		any++;
		several = several || strstr(s, "; ") != NULL;
		few = few && part(&whole, s, strlen(s));
		for (size_t n = 0; (p = vci_survey_part(s, n, &len)) != NULL;
		     n++)
			fewer = fewer && part(&split, p, len);
	}
	if (several && fewer)
		return written(&split) ? VCI_Q_TEXT : VCI_Q_MULTIPLE;
	/* On average, each was given twice. */
	return any > 0 && few && !several && whole.n * 2 <= any + 1 &&
		!written(&whole) ?
	    VCI_Q_SINGLE :
	    VCI_Q_TEXT;
}
