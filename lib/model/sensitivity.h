/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sensitivity of scored rows, one parameter at a time: each parameter of the
 * profile, and the concentration (called "value"), is moved to a low and a high
 * number while all others stay, as ehr_profile_set would.
 *
 * A parameter with a distribution is moved to its 5th and 95th percentile, any
 * other by a tenth of its value down and up; a number that it cannot be (more
 * than 24 hours a day) is left out. One row a parameter that changes hq or cr,
 * the one that changes them most first.
 *
 * The sensitivity ratio is HJ 25.3-2019's (Annex on uncertainty):
 *
 *     SR = ((X2 - X1) / X1) / ((P2 - P1) / P1)
 *
 * X1 the result at the parameter's own value P1, X2 that at P2, the high number,
 * or the low one where there is no high one.
 */
#ifndef EHR_MODEL_SENSITIVITY_H
#define EHR_MODEL_SENSITIVITY_H

#include "io/engine.h"
#include "model/draw_value.h"
#include "model/scoring.h"

struct ehr_sensitivity {
	struct ehr_scoring *scoring;
	struct ehr_dist *dist; /* by number of the parameter; kept 0: none */
	struct ehr_dist_files files;
	struct ehr_draw_value_columns columns;
	const char **column; /* all that are written */
	size_t n_column, n_key;
	long *key; /* of the input: what the row is of, its value and unit */
	struct ehr_arena arena;
};

/* Fails (EHR_FAULT_USAGE) on a distribution of the profile that is wrong. */
EHR_MUST_USE int ehr_sensitivity_init(struct ehr_sensitivity *sensitivity,
	struct ehr_scoring *scoring, struct ehr_err *err);
void ehr_sensitivity_release(struct ehr_sensitivity *sensitivity);

EHR_MUST_USE int ehr_sensitivity_bind(struct ehr_sensitivity *sensitivity,
	const struct ehr_header *header, struct ehr_err *err);

/* Writes whole rows: none for one that is not scored. */
struct ehr_filter ehr_sensitivity_filter(struct ehr_sensitivity *sensitivity);

#endif
