/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Indicators of the user's own, --indicators FILE: a table with the columns item,
 * indicator, value, direction ("higher" or "lower": which is worse) and, for
 * ToxPi, slice if wanted. An item is what is ranked: a CAS number or, without
 * one, the pollutant's name; else the cell of the column ranked by. An empty
 * value is missing.
 */
#ifndef EHR_MODEL_SCREEN_EXTRA_H
#define EHR_MODEL_SCREEN_EXTRA_H

#include "base/hash.h"
#include "io/reader.h"

struct ehr_screen_extra {
	struct ehr_map indicator; /* in order of first appearance */
	bool *lower;              /* by indicator */
	struct ehr_str *slice;    /* by indicator; its own name without one */
	struct ehr_map item;
	struct ehr_map cell; /* item and indicator, two numbers as text */
	double *value;       /* by cell; NAN: missing */
	size_t cap, value_cap;
	struct ehr_arena arena;
};

/* { 0 } is empty. Fails with file, line and column on a missing column, a value
 * that is no number, an unknown direction or one that changes, a slice that
 * changes, and an item that has an indicator twice. */
EHR_MUST_USE int ehr_screen_extra_read(struct ehr_screen_extra *extra,
	struct ehr_reader *reader, struct ehr_err *err);
void ehr_screen_extra_release(struct ehr_screen_extra *extra);

/* NAN if it is missing or not there. */
double ehr_screen_extra_value(const struct ehr_screen_extra *extra,
	struct ehr_str item, size_t indicator);

#endif
