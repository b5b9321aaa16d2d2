/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules by which enterprises are graded, one YAML file, built in under
 * data/rules/ or the user's own, through the same checks. No published text
 * gives such rules, so every one of them has an id, a source and a mark, and
 * results carry the name, version and digest of the file.
 *
 *   name, version, title_en, title_zh, note
 *   scheme         what codes are called
 *   highest_needs  how many impacts must have the highest level; with fewer it
 *                  is lowered by one step, never below acceptable
 *   levels         of each level: text_en, text_zh, code, colour, whitelist,
 *                  valid_months
 *   ignore         pollutants that do not make a result incomplete
 *   windows        counts of records: id, kind, severity, months; the fact
 *                  records.ID is how many there are
 *   gates          id, all or any of conditions; level, excused_by, fix_en,
 *                  fix_zh
 *   impacts        id, columns, and from where on (medium, high) or with which
 *                  words (acceptable, medium, high) they have which level;
 *                  if_empty: skip or grey
 *   evidence       what shows positively that there is no risk
 *   record         worse, better: lists of rules
 *   supervision    id, level, all or any, visits, samples, text_en, text_zh
 *
 * Invariants once open: each id is there once; medium is below high; each level
 * has a supervision without conditions as its last; no level that is whitelisted
 * is medium, high or grey.
 */
#ifndef EHR_REF_GRADE_RULE_H
#define EHR_REF_GRADE_RULE_H

#include "ref/grade_condition.h"

enum ehr_grade_level {
	EHR_GRADE_NONE, /* from here on worse and worse */
	EHR_GRADE_ACCEPTABLE,
	EHR_GRADE_MEDIUM,
	EHR_GRADE_HIGH,
	EHR_GRADE_GREY, /* not assessed: no place among the others */
	EHR_GRADE_LEVELS
};
extern const char *const ehr_grade_level_word[EHR_GRADE_LEVELS];

struct ehr_grade_look {
	const char *text_en, *text_zh; /* risk acceptable */
	const char *code, *colour;     /* green, "#1a9850" */
	bool whitelist;
	long valid_months;
};

/* Records of a kind (and severity, if not NULL) within so many months. */
struct ehr_grade_window {
	const char *id, *kind, *severity;
	long months;
};

struct ehr_grade_rule {
	const char *id, *title_en, *title_zh;
	const char *source, *status;
	bool any; /* one condition is enough; otherwise all must hold */
	struct ehr_grade_condition *condition;
	size_t n_conditions;
	/* of a gate: at least this level; EHR_GRADE_GREY: not to be called
	 * assessed; EHR_GRADE_LEVELS: the level stays */
	enum ehr_grade_level level;
	const struct ehr_grade_rule *excused_by; /* of the evidence, or NULL */
	const char *fix_en, *fix_zh;             /* of a gate; may be "" */
};

/* An effect of the enterprise itself. */
struct ehr_grade_impact {
	const char *id, *title_en, *title_zh, *source, *status;
	size_t *fact;
	size_t n_facts;
	bool words;          /* not numbers */
	double medium, high; /* from this value on, which belongs to them */
	const char **word[EHR_GRADE_HIGH + 1];
	size_t n_words[EHR_GRADE_HIGH + 1];
	bool grey_if_empty;
};

struct ehr_grade_visits {
	struct ehr_grade_rule rule; /* level is whose it is */
	long visits, samples;       /* a year */
	const char *text_en, *text_zh;
};

struct ehr_grade_list {
	struct ehr_grade_rule *rule;
	size_t n;
};

struct ehr_grade_rules {
	const char *name, *version, *title_en, *title_zh, *scheme;
	long highest_needs;
	struct ehr_grade_look look[EHR_GRADE_LEVELS];
	struct ehr_grade_window *window;
	size_t n_windows;
	struct ehr_grade_list gates, evidence, worse, better;
	struct ehr_grade_impact *impact;
	size_t n_impacts;
	struct ehr_grade_visits *visits;
	size_t n_visits;
	const char **ignore;
	size_t n_ignore;
	struct ehr_grade_facts facts;
	size_t n_asked; /* the first so many facts are asked by rules */
	/* how it came */
	const char *path;  /* as the user named it; NULL: built in */
	const char *label; /* name@version */
	char sha256[65];   /* of the file's bytes */
	struct ehr_arena arena;
};

/* The built-in rules of that name, or the file if the name has a slash or ends
 * in .yaml or .yml. Fails (EHR_FAULT_USAGE) with file, line and key. NULL on
 * failure. */
struct ehr_grade_rules *ehr_grade_rules_open(
	const char *name, struct ehr_err *err);
/* The same from bytes, called file in messages. */
struct ehr_grade_rules *ehr_grade_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err);
void ehr_grade_rules_close(struct ehr_grade_rules *rules); /* or NULL */

/* For rules of other kinds, once name and version are read: fills in label and
 * sha256. Fails as ehr_rule_file_label. */
EHR_MUST_USE int ehr_grade_rules_stamp(struct ehr_grade_rules *rules,
	const char *file, struct ehr_str yaml, struct ehr_err *err);

#endif
