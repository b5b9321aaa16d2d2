/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units of values against those of their indicators. For model/indicator_value.c.
 *
 * A level has the unit of the column of its indicator, else that of the text of the
 * target, else that of the first value that names one: a target of change in percent
 * does not say what it is a change of. A rate of change has percent, where the
 * target is one of percent.
 *
 * A cell may carry the unit behind the number, as spreadsheets show it: that of the
 * column of units, or with a magnitude ahead of it. Text that is no unit is none.
 */
#ifndef EHR_MODEL_INDICATOR_UNIT_H
#define EHR_MODEL_INDICATOR_UNIT_H

#include "model/indicator_value.h"

/* Turns the value, whose unit is as written, into the unit that is wanted; where
 * they do not go together value->other_unit is set, and where one of them is not
 * said value->assumed is the other. *first is that of the first value of the
 * indicator that names one (empty: none did). */
void ehr_indicator_value_unit(const struct ehr_indicators *indicators,
	const struct ehr_indicator *indicator, struct ehr_str written,
	struct ehr_arena *arena, struct ehr_str *first,
	struct ehr_indicator_value *value);

/* A cell that is no bare number, and its row's unit. */
struct ehr_value_cell {
	struct ehr_str text, unit;
};

enum ehr_value_split {
	EHR_SPLIT_DONE,
	EHR_SPLIT_NONE,  /* not a number and a unit */
	EHR_SPLIT_OTHER, /* the unit is not that of the row */
};

/* The number of the cell into value->value, in the unit of the row where it has
 * one, and that, else the cell's own, into cell->unit; for ehr_indicator_value_unit
 * then. */
enum ehr_value_split ehr_indicator_value_split(
	const struct ehr_indicators *indicators, struct ehr_value_cell *cell,
	struct ehr_arena *arena, struct ehr_indicator_value *value);

/* The same of a second condition, whose unit its target alone says. */
enum ehr_value_split ehr_indicator_sub_split(
	const struct ehr_indicators *indicators,
	const struct ehr_indicator *indicator, struct ehr_str text,
	struct ehr_arena *arena, struct ehr_indicator_value *value);

#endif
