/* SPDX-License-Identifier: ISC */
/* How a file is to be read: said by options, or by a profile that was saved. */
#ifndef VCI_OPTIONS_H
#define VCI_OPTIONS_H

#include "../noun/noun.h"

enum vci_key {
	VCI_K_NOUN, /* of a profile only */
	VCI_K_FILES,
	VCI_K_SOURCE,
	VCI_K_ENCODING,
	VCI_K_DELIMITER,
	VCI_K_SKIP,
	VCI_K_DATE_ORDER,
	VCI_K_DECIMAL,
	VCI_K_MAP,
	VCI_K_IGNORE,
	VCI_K_SET,
	VCI_K_TRANSLATE,
	VCI_K_UNCLEAR,
	VCI_K_PARTIAL,
	VCI_K_FULL,
	VCI_K_CLEAR,
	VCI_K_CREATE_ORGS,
	VCI_K_KIND, /* of surveys only */
	VCI_KEYS
};

/* One of several: "COLUMN=field", "COLUMN=kind", "field=value",
 * "field:word=code". */
struct vci_rule {
	enum vci_key key;
	const char *left, *right; /* without the field of TRANSLATE */
	const char *field;        /* of TRANSLATE */
	bool of_profile, used;
};

struct vci_options {
	const char *value[VCI_KEYS]; /* of those given once; "" for a flag */
	struct vci_rule *rule;
	size_t nrule;
	const char *profile; /* its name, or NULL */
	struct vci_arena arena;
};

/* Adds one; of two values the first counts. VC_E_USAGE for an unknown key or
 * a value that isn't one. */
int vci_options_put(struct vc *, struct vci_options *, const char *key,
    const char *value) VC_CHECK;
/* Adds the lines of a profile. *line: the one that can't be, or 0. */
int vci_options_text(struct vc *, struct vci_options *, const char *text,
    int *line) VC_CHECK;
/* Adds those of the saved profile of this name. */
int vci_options_profile(struct vc *, struct vci_options *, const char *name)
    VC_CHECK;
/* Appends all as the lines of a profile. */
void vci_options_print(const struct vci_options *, struct vc_buf *);
/* Are the fields that rules name the noun's, and is the profile for it? From
 * then on rules have the fields' own names. */
int vci_options_check(struct vc *, struct vci_options *, const struct vc_noun *)
    VC_CHECK;
/* Are the values of SET and TRANSLATE such as their fields take
 * (options_value.c)? Part of the above. */
int vci_options_values(struct vc *, const struct vci_options *,
    const struct vc_noun *) VC_CHECK;
bool vci_option(const struct vci_options *, enum vci_key);
void vci_options_release(struct vci_options *);

/* What is to become of the nth column of this name: a rule of MAP or IGNORE, or
 * NULL. One that says which ("Telefon#2") goes before one that doesn't. */
struct vci_rule *vci_options_column(struct vci_options *, const char *name,
    size_t nth);
/* The one that was used for the same column in place of this one, or NULL. */
const struct vci_rule *vci_options_before(const struct vci_options *,
    const struct vci_rule *);
/* The rule of this key whose left side is the name, folded, the nth of that
 * name, or NULL. For TRANSLATE of that field. */
struct vci_rule *vci_options_rule(struct vci_options *, enum vci_key,
    const char *field, const char *name, size_t nth);

/* The code that the sender's word s[0..n) in this field stands for, in its
 * place. */
void vci_options_translate(struct vci_options *, const char *field,
    const char **s, size_t *n);

#endif
