/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One value of the samples as a field that can be asked anywhere: which samples
 * have it, the model fitted to them, how well it does.
 */
#ifndef EHR_MODEL_INTERPOLATION_FIELD_H
#define EHR_MODEL_INTERPOLATION_FIELD_H

#include "calc/kriging.h"
#include "model/interpolation.h"
#include "model/zoning_samples.h"

/* Samples of which a semivariogram can be made: its steps are their square. */
enum { EHR_KRIGING_SAMPLES = 20000 };

struct ehr_interpolation_numbers {
	size_t lags, least, neighbours;
	double cutoff_share;
};

struct ehr_interpolation_field {
	const struct ehr_interpolation *how; /* lent */
	size_t n, most; /* samples; at most so many for a place */
	struct ehr_plane_point *point;
	double *value;
	uint32_t *sample; /* numbers among all samples */
	struct ehr_point_index index;
	struct ehr_kriging kriging;
	struct ehr_near *near; /* those of the last place asked */
	struct ehr_interpolated told;
};

/* Value v of samples, which are ready; of name, for messages. Without a sample
 * that has it the field is empty (n 0). Fails with EHR_FAULT_DATA where kriging
 * is asked of too few or too many samples, or no model can be solved. */
EHR_MUST_USE int ehr_interpolation_field_make(
	struct ehr_interpolation_field *field,
	const struct ehr_interpolation *how,
	const struct ehr_interpolation_numbers *numbers,
	const struct ehr_zoning_samples *samples, size_t v,
	struct ehr_err *err);
void ehr_interpolation_field_release(struct ehr_interpolation_field *field);

/* The estimate for the place and its standard deviation, NAN if it is not
 * known; how many samples, field->near, it was made of. 0: none is near enough,
 * or the equations have no certain solution. */
size_t ehr_interpolation_field_at(struct ehr_interpolation_field *field,
	struct ehr_plane_point at, double *value, double *sd);

#endif
