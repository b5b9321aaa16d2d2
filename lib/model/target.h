/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A target as a plan states it: from its text as written, from columns that say
 * the same, or from both.
 *
 * Words of comparison: those for "or more", "or less", "within" include the
 * number, those for "over" and "more than" do not (Civil Code of the PRC, article
 * 1259). A bare number is at least that, for a rate that is to rise, a count or a
 * deliverable; at most that, for what is to fall; not worse, for a grade: the
 * operator is then marked as assumed. A bare number without a direction has no
 * operator, and a verdict needs somebody's judgement.
 *
 * A range includes both ends. Where it is known which way is better, what lies
 * beyond the better end passes too, as with "about" a number, unless the text says
 * that it is to lie between them. A change in the mean of years is one of each year
 * on that of the year before. What is aspired to beside what is required is a
 * bound of its own.
 *
 * A text that cannot be read whole is an error that names it, never a guess. What
 * a text may hold besides known words and numbers: parts of the indicator's name,
 * and the unit behind the number, which is turned into that of the indicator.
 */
#ifndef EHR_MODEL_TARGET_H
#define EHR_MODEL_TARGET_H

#include "base/decimal.h"
#include "model/target_unit.h"

enum ehr_target_operator {
	EHR_TARGET_UNSTATED,
	EHR_TARGET_GE,
	EHR_TARGET_GT,
	EHR_TARGET_LE,
	EHR_TARGET_LT,
	EHR_TARGET_APPROX,
	EHR_TARGET_BETWEEN, /* both ends of a range included */
	EHR_TARGET_OPERATORS
};

enum ehr_target_kind {
	EHR_TARGET_LEVEL,
	EHR_TARGET_COUNT,
	EHR_TARGET_DELIVERABLE,
	EHR_TARGET_IS_GRADE,     /* 1 is the best */
	EHR_TARGET_IS_MILESTONE, /* value is the step that is to be reached */
	EHR_TARGET_IS_EXTERNAL,  /* no number yet */
	EHR_TARGET_KINDS
};

enum ehr_target_direction {
	EHR_TARGET_NO_DIRECTION,
	EHR_TARGET_UP,
	EHR_TARGET_DOWN,
	EHR_TARGET_DIRECTIONS
};

enum ehr_target_change {
	EHR_TARGET_NO_CHANGE,
	EHR_TARGET_DECREASE, /* by so many percent of the base, or units */
	EHR_TARGET_INCREASE, /* by so many units */
	EHR_TARGET_CHANGES
};

/* Words of tables: "unstated", "ge", ... "between"; "level", ...; "", "up", "down"; "",
 * "decrease", "increase". */
extern const char *const ehr_target_operator_word[EHR_TARGET_OPERATORS];
extern const char *const ehr_target_kind_word[EHR_TARGET_KINDS];
extern const char *const ehr_target_direction_word[EHR_TARGET_DIRECTIONS];
extern const char *const ehr_target_change_word[EHR_TARGET_CHANGES];

/* What is compared with a number. */
struct ehr_target_bound {
	bool is;
	enum ehr_target_operator op;
	struct ehr_decimal value;
	bool range; /* up to high, which is more than value */
	struct ehr_decimal high;
	/* that of the number: the indicator's where one is written, or as written
	 * without a magnitude; empty: none written */
	struct ehr_str unit;
};

enum ehr_target_difference {
	EHR_TARGET_OPERATOR_DIFFERS = 1,
	EHR_TARGET_VALUE_DIFFERS = 2,
	EHR_TARGET_DIRECTION_DIFFERS = 4,
	EHR_TARGET_KIND_DIFFERS = 8,
	EHR_TARGET_CHANGE_DIFFERS = 16,
	EHR_TARGET_UNIT_DIFFERS = 32,
	EHR_TARGET_STRETCH_DIFFERS = 64,
	EHR_TARGET_BASE_DIFFERS = 128,
	EHR_TARGET_SUB_DIFFERS = 256,
	EHR_TARGET_YEAR_DIFFERS = 512,
};

struct ehr_target {
	enum ehr_target_kind kind;
	bool has_kind; /* the text or a column says it */
	enum ehr_target_direction direction;
	/* the level to be reached, or the grade or step as a whole number */
	struct ehr_target_bound level;
	enum ehr_target_change change;
	struct ehr_target_bound by;      /* the change, where there is one */
	bool percent;                    /* it is in percent of the base */
	int base_year;                   /* that it counts from; 0: not said */
	int due_year;                    /* of the text; 0: not said */
	struct ehr_target_bound sub;     /* a second condition, in brackets */
	struct ehr_target_bound aspired; /* beside the one that is required */
	bool stretch, every_year;
	bool yearly; /* the change is that of a year in the mean of all */
	bool closed; /* nothing beyond either end of a range will do */
	bool sign;   /* the operator is written as a sign, not as a word */
	/* where text and columns part: bits; the text holds */
	unsigned differs;
};

/* Beside the text, as cells; empty where the table does not have it. units may be
 * NULL: then only magnitudes of units are known. */
struct ehr_target_cells {
	const struct ehr_units *units;
	struct ehr_str text, name, unit;
	struct ehr_str op, value, direction, kind;
	struct ehr_str cumulative, change; /* cumulative_value, _kind */
	struct ehr_str base_year, stretch, sub;
};

/* Only the text, with name and unit of the indicator (which may be empty). Views
 * in *target live in arena. Fails (EHR_FAULT_DATA, reason, expected, found;
 * column "target_text"). */
EHR_MUST_USE int ehr_target_read(const struct ehr_target_words *words,
	const struct ehr_target_cells *cells, struct ehr_arena *arena,
	struct ehr_target *target, struct ehr_err *err);

/* The operator that the bound is judged by: that written, or the one assumed
 * (then *assumed, which may be NULL, is set). EHR_TARGET_UNSTATED: none can be
 * assumed. */
enum ehr_target_operator ehr_target_operator_of(const struct ehr_target *target,
	const struct ehr_target_bound *bound, bool *assumed);

#endif
