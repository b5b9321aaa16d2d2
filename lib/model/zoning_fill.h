/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values for cells between samples: those without rows whose middle lies no
 * farther from a sample than the radius asked for. The value is that of the
 * cell's middle.
 *
 * A cell takes the lowest coverage and all words of incomplete of the samples
 * that its values were made of. Cells with rows keep what they have, even if
 * that is no value.
 */
#ifndef EHR_MODEL_ZONING_FILL_H
#define EHR_MODEL_ZONING_FILL_H

#include "model/interpolation_field.h"

enum { EHR_ZONING_FILLED = 10000000 }; /* cells at most */

struct ehr_zoning_gaps {
	double cell_m; /* of the grid */
	const struct ehr_interpolation *how;
	struct ehr_interpolation_numbers numbers;
};

/* Samples, which are ready, into cells of zoning. told has a place for each
 * value. Fails with EHR_FAULT_DATA, also if more than EHR_ZONING_FILLED cells
 * would get a value. */
EHR_MUST_USE int ehr_zoning_fill_gaps(struct ehr_zoning *zoning,
	const struct ehr_zoning_samples *samples,
	const struct ehr_zoning_gaps *gaps, struct ehr_interpolated *told,
	struct ehr_err *err);

#endif
