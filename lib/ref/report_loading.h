/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of a template of reports have in common as they are read from
 * its YAML: texts, names of columns, conditions. For ref/report_template.h,
 * which has the language. All texts belong to the document, arrays to the
 * template's arena.
 */
#ifndef EHR_REF_REPORT_LOADING_H
#define EHR_REF_REPORT_LOADING_H

#include "base/mem.h"
#include "io/yaml.h"

enum { EHR_REPORT_NONE = -1 };

/* Both are there, or both are NULL. */
struct ehr_report_text {
	const char *zh, *en;
};

enum ehr_report_operator {
	EHR_REPORT_IS,
	EHR_REPORT_IS_NOT,
	EHR_REPORT_IN,
	EHR_REPORT_NOT_IN,
	EHR_REPORT_LT,
	EHR_REPORT_LE,
	EHR_REPORT_GT,
	EHR_REPORT_GE,
	EHR_REPORT_EMPTY,
	EHR_REPORT_WORD,
	EHR_REPORT_NO_WORD,
	EHR_REPORT_BEGINS,
	EHR_REPORT_OPERATORS
};
extern const char *const ehr_report_operator_word[EHR_REPORT_OPERATORS];

/* Names of a column, the first that a table has counts. */
struct ehr_report_names {
	const char **name;
	size_t n;
};

struct ehr_report_condition {
	struct ehr_report_names column;
	enum ehr_report_operator op;
	const char **value; /* n of them; of empty: "yes" or "no" */
	size_t n;
	unsigned long line;
};

struct ehr_report_conditions {
	struct ehr_report_condition *at;
	size_t n;
};

struct ehr_report_template;

enum { EHR_REPORT_DEPTH = 8 };

struct ehr_report_loading {
	struct ehr_report_template *template;
	const char *each[EHR_REPORT_DEPTH]; /* names under as:, outer first */
	size_t depth;
	struct ehr_err *err;
};

/* The texts PREFIXzh and PREFIXen; both, or if they need not be, neither. */
EHR_MUST_USE int ehr_report_load_text(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *prefix, bool needed,
	struct ehr_report_text *text);

/* A list of texts under a key; without the key none. */
EHR_MUST_USE int ehr_report_load_list(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key, const char ***text,
	size_t *n);

/* One name of a column or a list of them; without the key none. */
EHR_MUST_USE int ehr_report_load_names(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_report_names *names);

/* Is name one of them? */
bool ehr_report_names_have(
	const struct ehr_report_names *names, struct ehr_str name);

/* The input named under the key; EHR_REPORT_NONE without it. */
EHR_MUST_USE int ehr_report_load_input(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key, long *input);

EHR_MUST_USE int ehr_report_load_conditions(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key,
	struct ehr_report_conditions *conditions);

/* Is name one that texts and conditions know: a parameter, or one of each? */
bool ehr_report_known(
	const struct ehr_report_loading *load, struct ehr_str name);

/* The next piece of a text: literal text up to a placeholder or the end, or the
 * name in a placeholder. False at the end. "{{" is a brace. */
struct ehr_report_piece {
	bool is_name;
	struct ehr_str text;
};
bool ehr_report_piece_next(
	struct ehr_str *rest, struct ehr_report_piece *piece);

#endif
