/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rules of an assessment ask of tables, as their file says it
 * (ref/assess_rule.h). Texts belong to the rules.
 */
#ifndef EHR_REF_ASSESS_QUESTION_H
#define EHR_REF_ASSESS_QUESTION_H

#include "base/decimal.h"
#include "base/mem.h"

enum { EHR_ASSESS_NONE = -1 };

enum ehr_assess_figure {
	EHR_ASSESS_VALUE,
	EHR_ASSESS_COUNT,
	EHR_ASSESS_SHARE,
	EHR_ASSESS_SUM,
	EHR_ASSESS_MIN,
	EHR_ASSESS_MAX,
	EHR_ASSESS_FIGURES
};

enum ehr_assess_relation {
	EHR_ASSESS_EQUAL,
	EHR_ASSESS_OTHER,
	EHR_ASSESS_LESS,
	EHR_ASSESS_AT_MOST,
	EHR_ASSESS_MORE,
	EHR_ASSESS_AT_LEAST,
	EHR_ASSESS_RELATIONS
};

/* The cell of a column is one of these words. */
struct ehr_assess_term {
	const char *column;
	const char **word;
	size_t n;
};

/* All of them hold; n 0: always. */
struct ehr_assess_where {
	struct ehr_assess_term *term;
	size_t n;
	bool is; /* was it said at all? */
};

struct ehr_assess_evidence {
	const char *id;
	const char *table; /* NULL: the operand */
	enum ehr_assess_figure figure;
	const char *column; /* NULL: of count and share */
	struct ehr_assess_where where, of, unknown;
	bool has_none;
	struct ehr_decimal if_none;
};

/* A number, or the evidence whose value it is. */
struct ehr_assess_quantity {
	long evidence; /* EHR_ASSESS_NONE: the number */
	struct ehr_decimal number;
};

struct ehr_assess_condition {
	const char *text; /* as written */
	size_t evidence;
	enum ehr_assess_relation relation;
	const char *word; /* NULL: the quantity */
	struct ehr_assess_quantity than;
};

struct ehr_assess_conditions {
	struct ehr_assess_condition *condition;
	size_t n;
};

#endif
