/* SPDX-License-Identifier: ISC */
/* The options of an import as text: the lines of a profile. */
#include <string.h>

#include "../core/text.h"
#include "options.h"

static int
text_line(struct vc *vc, struct vci_options *o, const char *s, size_t n)
{
	struct vc_buf key = { 0 }, value = { 0 };
	const char *colon;
	int rc = VC_OK;

	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\r'))
		n--;
	if (n == 0 || *s == '#')
		return VC_OK;
	if (!vci_utf8_valid(s, n))
		return vci_err(vc, VC_E_DATA, "not valid UTF-8");
	colon = memchr(s, ':', n);
	vc_buf_addn(&key, s, colon == NULL ? n : (size_t)(colon - s));
	for (s = colon == NULL ? s + n : colon + 1, n -= key.len + 1;
	     colon != NULL && n > 0 && *s == ' '; n--)
		s++;
	vc_buf_addn(&value, s, colon == NULL ? 0 : n);
	if (key.failed || value.failed)
		rc = vci_nomem(vc);
	else
		rc = vci_options_put(vc, o, key.s, value.s);
	vc_buf_free(&key);
	vc_buf_free(&value);
	return rc == VC_E_USAGE ? VC_E_DATA : rc;
}

int
vci_options_text(struct vc *vc, struct vci_options *o, const char *text,
    int *line)
{
	int rc = VC_OK;

	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	for (*line = 0; *text != '\0' && rc == VC_OK; ++*line) {
		size_t n = strcspn(text, "\n");

		rc = text_line(vc, o, text, n);
		text += n + (text[n] == '\n');
	}
	if (rc == VC_OK)
		*line = 0;
	return rc;
}

static void
print_line(struct vc_buf *b, const char *key, const char *value)
{
	vc_buf_add(b, key);
	if (value != NULL) {
		vc_buf_add(b, ": ");
		vc_buf_add(b, value);
	}
}

static void
print_rule(struct vc_buf *b, const char *name, const struct vci_rule *r)
{
	print_line(b, name, r->field == NULL ? r->left : r->field);
	if (r->field != NULL)
		print_line(b, "", r->left);
	if (r->right != NULL) {
		vc_buf_add(b, " = ");
		vc_buf_add(b, r->right);
	}
	vc_buf_addc(b, '\n');
}

void
vci_options_print(const struct vci_options *o, struct vc_buf *b)
{
	const char *name, *arg, *help;

	for (size_t k = 0; (name = vc_import_key(k, &arg, &help)) != NULL;
	     k++) {
		if (o->value[k] != NULL) {
			/* One without a value stands alone. */
			print_line(b, name, arg == NULL ? NULL : o->value[k]);
			vc_buf_addc(b, '\n');
		}
		for (size_t i = 0; i < o->nrule; i++)
			if (o->rule[i].key == k)
				print_rule(b, name, &o->rule[i]);
	}
}
