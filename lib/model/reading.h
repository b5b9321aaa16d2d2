/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One measurement cell as the cells value, qualifier, detection_limit and flags
 * of a canonical row.
 */
#ifndef EHR_MODEL_READING_H
#define EHR_MODEL_READING_H

#include <stdint.h>

#include "model/amount.h"
#include "model/mapping.h"

/* A number to write: as the input had it, or converted. */
struct ehr_figure {
	struct ehr_str text; /* where not converted; empty: no number */
	bool converted;
	double number; /* where converted */
};

struct ehr_reading {
	struct ehr_figure value, limit;
	const char *qualifier; /* "", "<" or "ND" */
	uint64_t flags;        /* enum ehr_flag */
};

/*
 * A number equal to the measure's stand-in is a non-detect, at the declared
 * limit if there is one; so is a word such as ND. Other numbers are passed on
 * as they are, flagged when below zero or below the declared limit. An empty
 * cell is flagged missing, and stays empty.
 *
 * Numbers whose unit does not change keep their text. Fails as ehr_amount_read,
 * and (reason "out_of_range") if the converted number is too large.
 */
EHR_MUST_USE int ehr_reading_make(struct ehr_reading *reading,
	const struct ehr_measure *measure, const struct ehr_words *words,
	struct ehr_str cell, struct ehr_err *err);

#endif
