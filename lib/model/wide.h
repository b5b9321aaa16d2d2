/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A wide sample table to canonical long rows: one row for each record and
 * pollutant of the map, none left out. A record is taken whole or, if one of
 * its cells cannot be read, not at all.
 */
#ifndef EHR_MODEL_WIDE_H
#define EHR_MODEL_WIDE_H

#include "io/engine.h"
#include "model/plan.h"

struct ehr_wide;

/* Opens the projection if the plan has one. plan and words must outlive it.
 * NULL on failure. */
struct ehr_wide *ehr_wide_open(const struct ehr_plan *plan,
	const struct ehr_words *words, struct ehr_err *err);
void ehr_wide_close(struct ehr_wide *wide);

/* The filter that writes the rows of the plan; lives as long as wide. */
struct ehr_filter ehr_wide_filter(struct ehr_wide *wide);

/* The operation that turns coordinates into degrees, NULL if none does. */
const char *ehr_wide_operation(const struct ehr_wide *wide);

#endif
