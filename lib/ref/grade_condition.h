/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a rule of grading asks of a cell, as one line of text:
 *
 *   condition  fact relation number      totals.cr_high >= 1e-6
 *              fact relation word ...    events.grade in larger serious
 *              fact empty | filled
 *   fact       TABLE.COLUMN, the table being totals, roster, events, zone,
 *              records or project
 *   relation   < <= > >= of numbers; = != in not-in starts has of words, of
 *              which one must do (!= and not-in: none may)
 *
 * has takes the cell for a list of words, blanks or semicolons between; an empty
 * one has none of them, and that is known. Words are compared byte by byte
 * and hold no blanks.
 */
#ifndef EHR_REF_GRADE_CONDITION_H
#define EHR_REF_GRADE_CONDITION_H

#include "io/yaml.h"

enum ehr_grade_table {
	EHR_GRADE_TOTALS,
	EHR_GRADE_ROSTER,
	EHR_GRADE_EVENTS,
	EHR_GRADE_ZONE,
	EHR_GRADE_RECORDS,
	EHR_GRADE_PROJECT,
	EHR_GRADE_TABLES
};
extern const char *const ehr_grade_table_word[EHR_GRADE_TABLES];

/* A cell that rules ask for. */
struct ehr_grade_fact {
	enum ehr_grade_table table;
	const char *name;   /* TABLE.COLUMN */
	const char *column; /* the part behind the point */
	bool number;        /* some rule compares it with a number */
};

enum { EHR_GRADE_FACTS = 64 }; /* at most */

struct ehr_grade_facts {
	struct ehr_grade_fact fact[EHR_GRADE_FACTS];
	size_t n;
};

/* The fact's place, added if it is new; name lives as long as facts. *at is
 * EHR_GRADE_FACTS, and nothing is added, if it names no table or there are too
 * many. */
void ehr_grade_fact_add(
	struct ehr_grade_facts *facts, const char *name, size_t *at);

enum ehr_grade_relation {
	EHR_GRADE_LT,
	EHR_GRADE_LE,
	EHR_GRADE_GT,
	EHR_GRADE_GE,
	EHR_GRADE_IN,
	EHR_GRADE_NOT_IN,
	EHR_GRADE_STARTS,
	EHR_GRADE_HAS,
	EHR_GRADE_EMPTY,
	EHR_GRADE_FILLED,
};

struct ehr_grade_condition {
	const char *text; /* as written */
	const char *asks; /* behind the fact: ">= 1e-6" */
	size_t fact;      /* of the facts */
	enum ehr_grade_relation relation;
	double number;
	const char **word;
	size_t n_words;
};

/* Reads the text of node, adding the fact. Texts are in arena. Fails
 * (EHR_FAULT_USAGE) with file and line. */
EHR_MUST_USE int ehr_grade_condition_read(struct ehr_grade_condition *condition,
	const struct ehr_yaml *node, struct ehr_grade_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err);

/* What is known of a condition or rule. */
enum ehr_grade_truth {
	EHR_GRADE_FALSE,
	EHR_GRADE_UNKNOWN, /* the cell is empty */
	EHR_GRADE_TRUE,
	EHR_GRADE_NOT_ASKED, /* nothing that was read has such a column */
};

/* Separates the values of a cell that has several, as rows differ. */
#define EHR_GRADE_SEPARATOR '\x1f'

/* Does the cell (NULL: empty) meet the condition? Of several values one is
 * enough, or (every) all must do. */
enum ehr_grade_truth ehr_grade_condition_ask(
	const struct ehr_grade_condition *condition, const char *cell,
	bool every);

#endif
