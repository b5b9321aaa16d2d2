/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of an assessment: points for what tables say of a unit, and the grade
 * that they make. One YAML file, built in under data/rules/ or the user's own,
 * through the same checks.
 *
 *   kind        assessment
 *   name, version, title_en, title_zh, note
 *   full        points of all items together
 *   places      of points: those of an item are rounded to so many once
 *               (GB/T 8170), all that follows is exact
 *   operand     what the operand is called among the tables; may be left out
 *   grades      best first: id, grade, title_en, title_zh, at_least, require,
 *               source, status, note; the last one has no at_least
 *   evidence    what is asked of the tables: id, table, figure, column, where,
 *               of, unknown, if_none, note
 *   rules       id, title_en, title_zh, kind, full, source, status, note and
 *               what the kind needs
 *
 * figure is value (of the one row, or of several that agree), count, share (in
 * percent of the rows of "of"), sum, min or max; where, of and unknown are maps
 * of columns to one word or a list of them, of which all must hold. Rows of
 * unknown may count or not. if_none is a share of no rows in scope, or a count
 * for a unit without any row. A name that is no evidence of the list is a column
 * of the operand.
 *
 * A condition is NAME RELATION VALUE, the relation one of = != < <= > >=, the
 * value a number, an evidence, or with = and != a word; a key that takes them
 * has one or a list, of which one is enough (if, zero_if) or which must all
 * hold (require).
 *
 * Kinds, and their keys:
 *   proportional  evidence, from, to: none at from, full at to, linear between
 *                 and nothing beyond; zero_below
 *   per_unit      evidence, start, beyond (above or below), unit, points, count
 *                 (exact, whole: units that are full, begun: those too that
 *                 are not): full less points for each unit, not below 0
 *   step          evidence, steps: one of at_least, above, at_most, below, with
 *                 points; the first that holds; otherwise
 *   table         evidence, points: a map of words to points; unknown: words
 *   min_of        of: ids of items, which do not count by themselves; if, and
 *                 otherwise: the id of that which counts where it does not hold
 *   bonus         evidence or if, unit, count, points (also negative), full: the
 *                 most that there is of them
 *   cap           of: ids (left out: the total), points: they are no more than
 *                 this; if
 *   veto          if, grade: no better one; points: the total is no more
 * and zero_if for items: those points are then 0.
 *
 * Invariants once open: ids are there once; the items that count make up full;
 * cut points fall; no number of points has more than places; what a rule names
 * stands above it.
 */
#ifndef EHR_REF_ASSESS_RULE_H
#define EHR_REF_ASSESS_RULE_H

#include "ref/assess_question.h"

#define EHR_ASSESS_KIND "assessment"

enum { EHR_ASSESS_PLACES = 6 };

enum ehr_assess_kind {
	EHR_ASSESS_PROPORTIONAL,
	EHR_ASSESS_PER_UNIT,
	EHR_ASSESS_STEP,
	EHR_ASSESS_TABLE,
	EHR_ASSESS_MIN_OF, /* items end with this */
	EHR_ASSESS_BONUS,
	EHR_ASSESS_CAP,
	EHR_ASSESS_VETO,
	EHR_ASSESS_KINDS
};
extern const char *const ehr_assess_kind_word[EHR_ASSESS_KINDS];

enum ehr_assess_units {
	EHR_ASSESS_EXACT,
	EHR_ASSESS_WHOLE,
	EHR_ASSESS_BEGUN,
};

struct ehr_assess_step {
	struct ehr_decimal bound, points;
};

struct ehr_assess_word {
	const char *word;
	struct ehr_decimal points;
};

struct ehr_assess_rule {
	const char *id, *title_en, *title_zh, *source, *status;
	enum ehr_assess_kind kind;
	struct ehr_decimal full; /* 0 for caps and vetoes */
	long evidence;           /* EHR_ASSESS_NONE: none */
	bool is_part;            /* counts only within a min_of */
	/* proportional */
	struct ehr_assess_quantity from, to;
	bool has_zero_below;
	struct ehr_decimal zero_below;
	/* per_unit, bonus; points also of caps and vetoes */
	struct ehr_assess_quantity start;
	bool is_below, has_points;
	struct ehr_decimal unit, points;
	enum ehr_assess_units units;
	/* step */
	enum ehr_assess_relation step_relation;
	struct ehr_assess_step *step;
	size_t n_steps;
	struct ehr_decimal otherwise_points;
	/* table */
	struct ehr_assess_word *word;
	size_t n_words;
	const char **unknown;
	size_t n_unknown;
	/* min_of, cap: places among the rules */
	size_t *of;
	size_t n_of;
	long otherwise; /* of min_of: a place in rules */
	struct ehr_assess_conditions zero_if, when;
	long grade; /* of a veto; EHR_ASSESS_NONE */
};

struct ehr_assess_grade {
	const char *id, *grade, *title_en, *title_zh, *source, *status;
	bool has_cut;
	struct ehr_decimal at_least;
	struct ehr_assess_conditions require;
};

struct ehr_assess_rules {
	const char *name, *version, *title_en, *title_zh;
	const char *operand; /* may be NULL */
	struct ehr_decimal full;
	unsigned places;
	struct ehr_assess_grade *grade;
	size_t n_grades;
	struct ehr_assess_evidence *evidence;
	size_t n_evidence, cap_evidence;
	struct ehr_assess_rule *rule;
	size_t n_rules;
	/* how it came */
	const char *path;  /* as the user named it; NULL: built in */
	const char *label; /* name@version */
	char sha256[65];   /* of the file's bytes */
	struct ehr_arena arena;
};

/* The built-in rules of that name, or the file if the name has a slash or ends
 * in .yaml or .yml. Fails (EHR_FAULT_USAGE) with file, line and key. NULL on
 * failure. */
struct ehr_assess_rules *ehr_assess_rules_open(
	const char *name, struct ehr_err *err);
/* The same from bytes, called file in messages. */
struct ehr_assess_rules *ehr_assess_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err);
void ehr_assess_rules_close(struct ehr_assess_rules *rules); /* or NULL */

/* Is the rule an item: something that full is made of? */
bool ehr_assess_is_item(const struct ehr_assess_rule *rule);

#endif
