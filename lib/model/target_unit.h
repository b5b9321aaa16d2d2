/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units of targets and of what is held against them: what a number in one is
 * multiplied by to be in another, exactly.
 *
 * Known are magnitudes ahead of a unit (words of the role magnitude: ten thousand
 * people are 10^4 people, whatever is counted), shares (percent, per mille), and
 * the units of ref/unit.h whose factor is a decimal number. Things that are
 * counted under two names are not one.
 */
#ifndef EHR_MODEL_TARGET_UNIT_H
#define EHR_MODEL_TARGET_UNIT_H

#include "base/decimal.h"
#include "ref/target_word.h"
#include "ref/unit.h"

/* What units are known by; units may be NULL: then only magnitudes are. */
struct ehr_target_units {
	const struct ehr_target_words *words;
	const struct ehr_units *units;
};

/* From one unit to another, both not empty; one that is only a magnitude is of the
 * other's. False if they are not known to go together. */
EHR_MUST_USE bool ehr_target_unit_times(const struct ehr_target_units *self,
	struct ehr_str from, struct ehr_str to, struct ehr_decimal *times);

/* The unit without the magnitude ahead of it, which is in *times then; a unit that
 * is itself in the table (kilogram) stays, times 1. */
struct ehr_str ehr_target_unit_base(const struct ehr_target_units *self,
	struct ehr_str unit, struct ehr_decimal *times);

/* value x times; a power of ten moves the point and adds no places. False if there
 * is no room; *value is then untouched. */
EHR_MUST_USE bool ehr_target_scale(
	struct ehr_decimal *value, const struct ehr_decimal *times);

#endif
