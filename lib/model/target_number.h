/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text of a target as it is being read, and what of it is numbers: years, figures
 * with their magnitude and unit, ranges. For model/target_text.c.
 */
#ifndef EHR_MODEL_TARGET_NUMBER_H
#define EHR_MODEL_TARGET_NUMBER_H

#include "model/target.h"
#include "model/target_scan.h"

struct ehr_target_reading {
	struct ehr_target_scan scan;
	struct ehr_arena *arena;
	struct ehr_target_units units;
	struct ehr_str name, unit; /* squeezed */
	struct ehr_target *target;
	struct ehr_target_bound *bound;            /* being read */
	const struct ehr_target_word *sign, *word; /* of comparison */
	const struct ehr_target_word *means;       /* of being included */
	const struct ehr_target_word *change, *to;
	/* ahead of the unit of the number, and of the lower end of a range */
	struct ehr_str magnitude, of_low;
	bool since;      /* a year is awaited */
	bool done;       /* a number, a step or the like was read */
	const char *why; /* of a failure: what was expected */
};

/* -1, with what was expected. */
int ehr_target_fail(struct ehr_target_reading *self, const char *expected);

/* One number, grade or step; a second one fails. */
EHR_MUST_USE int ehr_target_begin_value(struct ehr_target_reading *self);

bool ehr_target_starts(struct ehr_str text, struct ehr_str with);

/* Behind a figure: the word that makes it a grade, if there is one, is passed. */
bool ehr_target_pass_graded(struct ehr_target_reading *self, bool figure);

/* The digits that stand there: a year, or the number with its unit. */
EHR_MUST_USE int ehr_target_take_number(struct ehr_target_reading *self);

/* Does the upper end of a range stand there, with the sign ahead of it? */
bool ehr_target_at_range(const struct ehr_target_reading *self);
EHR_MUST_USE int ehr_target_take_range(struct ehr_target_reading *self);

/* Text that is no known word: the unit, or a part of the name. */
EHR_MUST_USE int ehr_target_take_stray(struct ehr_target_reading *self);

/* The number into the unit of the indicator, or without its magnitude where that
 * has none; a range from its lower end to the upper. */
EHR_MUST_USE int ehr_target_settle_number(struct ehr_target_reading *self);

#endif
