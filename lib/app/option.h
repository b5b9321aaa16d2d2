/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options as data: one table feeds getopt_long, --help, --json-usage and the
 * test that holds the manual page against it.
 */
#ifndef EHR_APP_OPTION_H
#define EHR_APP_OPTION_H

#include "base/err.h"

enum ehr_opt_kind {
	EHR_OPT_FLAG,   /* bool: set to true */
	EHR_OPT_TEXT,   /* const char * */
	EHR_OPT_INT,    /* long, within min and max */
	EHR_OPT_NUMBER, /* double, within min and max */
	EHR_OPT_CHOICE, /* int: index in value, which reads "a|b|c" */
	EHR_OPT_LIST,   /* struct ehr_list: may be given again and again */
};

/* Texts of an option given several times; they live as long as argv. */
struct ehr_list {
	const char **item;
	size_t n;
};

struct ehr_opt {
	const char *word; /* without the dashes */
	char letter;      /* 0: none */
	enum ehr_opt_kind kind;
	const char *value; /* its name in the help; the choices of a CHOICE */
	void *into;
	double min, max;  /* of INT and NUMBER */
	const char *help; /* one sentence; N_("...") */
};

struct ehr_app {
	const char *name;           /* ehrisk-NAME */
	const char *about;          /* the NAME line of the manual; N_("...") */
	const char *operands;       /* "[FILE ...]" or "" */
	const char *const *example; /* pairs: what it does, N_(); the command */
	size_t n_example;           /* pairs */
	const struct ehr_opt *opt;
	size_t n_opt;
	const char *const *reads;  /* columns needed or used; NULL-terminated */
	const char *const *writes; /* columns written; NULL-terminated */
	bool auto_encoding;        /* --encoding is auto unless given */
	bool (*is_number)(const char *column); /* for JSON; may be NULL */
};

#endif
