/* SPDX-License-Identifier: ISC */
/* The handle: the error's words, the clock, who acts, which register. */
#ifndef VCI_HANDLE_H
#define VCI_HANDLE_H

#include "../vc.h"

/* Marks a message id for the catalogues; whoever shows it translates it. */
#define N_(s) (s)
/* The same for a word that other languages say in several ways: which one is
 * meant, and the word. */
#define C_(context, s) context VC_CONTEXT s

struct vci_db;

/* What the open register says of itself, read once at open. */
struct vci_home {
	char country[3];      /* "SE" */
	char lang[3];         /* "sv": language of folded keys and output */
	int64_t municipality; /* our number, 0 for none */
};

struct vc {
	enum vc_err err;
	struct vc_msg msg;
	struct vc_buf args; /* storage behind msg.arg */
	struct vc_buf text; /* the message in English */
	int64_t now;        /* fixed clock, or negative */
	bool dry_run;       /* commits become rollbacks */
	bool changed;       /* something was committed */
	int wait_ms;        /* how long to wait for a lock */
	char *actor;        /* never NULL */
	struct vci_home home;
	const char *(*translate)(const char *id); /* or NULL */
	void (*language)(int nth);                /* or NULL */
	struct vci_db *db;                        /* NULL when closed */
	struct vc_buf setting;                    /* what vc_setting lends */
};

/* Puts an error into the handle and returns its code. `id` is English with
 * %s only; the strings are copied, but for personal numbers, which become
 * "***", and for the rest of long ones, of which an ellipsis tells. Returns
 * `err` so that a caller can write `return vci_err(...)`. */
int vci_err(struct vc *, enum vc_err err, const char *id, ...)
    __attribute__((format(printf, 3, 4)));
/* The first argument of that error is a word of the catalogues: what a noun or
 * a list of codes is called. Hands the code on. */
int vci_err_word(struct vc *, int err);
/* The same for the arguments whose bits are set in `words`; those in `lists`
 * are several such words, ", " between. */
int vci_err_words(struct vc *, int err, unsigned words, unsigned lists);
/* That error is about a field: both live as long as the program. */
void vci_err_at(struct vc *, const char *name, const char *title);
int vci_nomem(struct vc *);
/* VC_E_DATA: what was given holds a personal number. */
int vci_person_err(struct vc *);
/* That, or VC_OK when there is none in s, which may be NULL. For text that is
 * stored and that no field's type reads. */
int vci_person_refuse(struct vc *, const char *s);
/* Unix seconds by the handle's clock. */
int64_t vci_now(const struct vc *);
/* vc_day_parse; VC_E_DATA with a message for what is no day. */
int vci_day_read(struct vc *, const char *s, int64_t *day) VC_CHECK;
/* Copies a message and its arguments into one allocation that *store then
 * owns (free it to release msg's strings). false: out of memory. */
bool vci_msg_copy(struct vc_msg *to, const struct vc_msg *from, char **store);

#endif
