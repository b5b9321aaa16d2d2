/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns in which one number seems to stand for "not detected": published
 * tables have the same lowest value hundreds of times where nothing was found
 * (0.7999 in every trace element of one, half the limit in another), without a
 * word. Nothing is changed for it; rows are flagged, and the map can say
 * nondetect_value.
 */
#ifndef EHR_MODEL_STAND_IN_H
#define EHR_MODEL_STAND_IN_H

#include "ref/cell_rule.h"

/* The text of that number in n cells of a column, such as those of a preview:
 * the lowest above 0, written letter by letter the same in at least
 * repeated_cells of them and in repeated_share of those that hold a number, and
 * no whole number below repeated_whole. Part of the cells; n 0 if there is
 * none. Not to be asked where other columns say what was not detected. */
struct ehr_str ehr_stand_in_find(const struct ehr_cell_rules *rules,
	const struct ehr_str *cell, size_t n);

#endif
