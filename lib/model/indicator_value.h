/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was reached: values of indicators, of several years and versions.
 *
 * A row has a year, or a day in date; forms of values are level (what the
 * indicator is, or how many, or a step or grade in words), cumulative (a change
 * since the base that somebody else computed) and yearly (the change of that year
 * against the one before). Empty values are not there. One day, form, scope and
 * version of an indicator has one value.
 */
#ifndef EHR_MODEL_INDICATOR_VALUE_H
#define EHR_MODEL_INDICATOR_VALUE_H

#include "model/indicator.h"

enum ehr_value_form {
	EHR_VALUE_LEVEL,
	EHR_VALUE_CUMULATIVE,
	EHR_VALUE_YEARLY,
	EHR_VALUE_FORMS
};
extern const char *const ehr_value_form_word[EHR_VALUE_FORMS];

struct ehr_indicator_value {
	size_t id; /* in the map of ids of the indicators */
	enum ehr_value_form form;
	struct ehr_str scope, version; /* empty: not said */
	long day;                      /* of the value: 31 December of a year */
	int year;
	bool dated; /* a day was given */
	struct ehr_decimal value;
	struct ehr_str text; /* as written; value is in the indicator's unit */
	struct ehr_str assumed; /* unit that value or target do not say */
	bool other_unit;        /* value has one that does not go into it */
	bool has_sub;
	struct ehr_decimal sub;
	unsigned long line;
};

struct ehr_indicator_values {
	const struct ehr_indicators *indicators; /* lent */
	struct ehr_indicator_value *value;       /* in order, once ended */
	size_t n, cap;
	unsigned long unknown;      /* rows of ids that no indicator has */
	unsigned long empty;        /* rows without a value */
	struct ehr_str *first_unit; /* by id */
	struct ehr_arena arena;
};

/* Columns that are read, NULL-terminated: indicator_id (or goal_id), value, and
 * year or date must be there. */
extern const char *const ehr_indicator_value_columns[];

/* All rows of the reader. indicators is set before. */
EHR_MUST_USE int ehr_indicator_values_read(struct ehr_indicator_values *self,
	struct ehr_reader *reader, struct ehr_err *err);

/* The values of one id, form, scope and version, in order of days. */
struct ehr_value_span {
	const struct ehr_indicator_value *value;
	size_t n;
};
struct ehr_value_span ehr_indicator_values_of(
	const struct ehr_indicator_values *self,
	const struct ehr_indicator_value *key);
/* All values of the id. */
struct ehr_value_span ehr_indicator_values_all(
	const struct ehr_indicator_values *self, size_t id);

void ehr_indicator_values_release(struct ehr_indicator_values *self);

#endif
