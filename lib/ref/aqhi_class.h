/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The classes that published health indices fall into, and what people are
 * advised to do at each: data/aqhi_categories.csv and data/aqhi_advice.csv, or
 * files in their place.
 */
#ifndef EHR_REF_AQHI_CLASS_H
#define EHR_REF_AQHI_CLASS_H

#include "base/err.h"

enum ehr_audience {
	EHR_AUDIENCE_GENERAL,
	EHR_AUDIENCE_SENSITIVE,
	EHR_AUDIENCES
};

/* "general", "sensitive" */
extern const char *const ehr_audience_word[EHR_AUDIENCES];

enum { EHR_AQHI_CLASSES = 12 }; /* at most in a scheme */

struct ehr_aqhi_class {
	int level;   /* 1 the lowest */
	double upto; /* largest index of the class; HUGE_VAL: no bound */
	const char *word, *name_en, *name_zh, *colour; /* "#rrggbb" */
	/* "" where there is none */
	const char *advice_en[EHR_AUDIENCES], *advice_zh[EHR_AUDIENCES];
	const char *status; /* of the class: "read", "secondary", "memory" */
};

struct ehr_aqhi_scheme {
	const char *name;
	struct ehr_aqhi_class *class;
	size_t n;
};

struct ehr_aqhi_schemes;

/* Either path may be NULL: the built-in table. Fails (EHR_FAULT_DATA, with file,
 * line and column) if the classes of a scheme do not stand together with levels
 * 1, 2, ... and rising bounds, only the last of them without one, a colour is
 * none, a cell that is needed is empty, or advice is for a class that is not
 * there, or twice. NULL on failure. */
struct ehr_aqhi_schemes *ehr_aqhi_schemes_open(const char *categories_path,
	const char *advice_path, struct ehr_err *err);
void ehr_aqhi_schemes_close(struct ehr_aqhi_schemes *schemes); /* NULL too */

/* NULL if there is none of that name. */
const struct ehr_aqhi_scheme *ehr_aqhi_schemes_find(
	const struct ehr_aqhi_schemes *schemes, struct ehr_str name);

/* The class of a published index, HUGE_VAL for an open one such as 10+; NULL if
 * the scheme names none that high. */
const struct ehr_aqhi_class *ehr_aqhi_class_of(
	const struct ehr_aqhi_scheme *scheme, double index);

/* For the manifest: SHA-256 of the bytes, 64 letters, and rows, of the classes
 * (0) and the advice (1). */
const char *ehr_aqhi_schemes_sha256(
	const struct ehr_aqhi_schemes *schemes, int table);
size_t ehr_aqhi_schemes_rows(const struct ehr_aqhi_schemes *schemes, int table);

#endif
