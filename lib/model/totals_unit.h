/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a unit of model/totals_tally.h comes to. All sums are exact and rounded
 * once; where two are as large, the text that is first in order of bytes is
 * taken, so that the order of rows decides nothing.
 */
#ifndef EHR_MODEL_TOTALS_UNIT_H
#define EHR_MODEL_TOTALS_UNIT_H

#include "model/totals_tally.h"

struct ehr_unit_total {
	uint32_t unit;
	struct ehr_str text; /* of the column that the worst is looked for in */
	unsigned has;        /* bits 1 << enum ehr_addend */
	double value[EHR_ADDENDS];
};

struct ehr_unit_total ehr_unit_total(
	const struct ehr_tally *tally, uint32_t unit);

/* The pollutant that adds most to HI or CR of a unit. */
struct ehr_unit_top {
	bool there; /* false: none adds anything */
	struct ehr_str name;
	double most;
};

struct ehr_unit_top ehr_unit_top(
	const struct ehr_tally *tally, uint32_t unit, enum ehr_addend addend);

struct ehr_organ_total {
	bool there;
	double value;
};

/* HI of the n organs, and last what no organ is known for: n + 1 of them. */
void ehr_unit_organs(const struct ehr_tally *tally, uint32_t unit, size_t n,
	struct ehr_organ_total *organ);

/* Of a group: its units with the highest HI and CR, and the highest of the upper
 * bounds of all its units. NULL text where no unit has any. */
struct ehr_group_worst {
	bool has_hi, has_cr, has_hi_high, has_cr_high;
	struct ehr_unit_total hi, cr;
	double hi_high, cr_high;
};

struct ehr_group_worst ehr_group_worst(
	const struct ehr_tally *tally, size_t group);

#endif
