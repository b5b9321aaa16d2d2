/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ToxPi (Reif et al. 2010, Environmental Health Perspectives 118:1714; scores as
 * the R package toxpiR makes them): indicators are put into slices; a slice is
 * the sum of its indicators, scaled over all things to 0..1; the score is the
 * weighted mean of the slices. Relative to the set: one thing more moves all.
 *
 * Within a slice a missing indicator is passed over; a slice of which all are
 * missing is missing.
 */
#ifndef EHR_CALC_TOXPI_H
#define EHR_CALC_TOXPI_H

#include "calc/criteria.h"

/* Puts the m indicators into slices: slice[j], from 0, is that of indicator j.
 * The sums, n rows of n_slice; NAN where all of a slice are missing. A slice
 * takes indicators of one direction; its sum has it. */
void ehr_toxpi_slices(const struct ehr_criteria *criteria, const size_t *slice,
	size_t n_slice, double *sum);

/* Scores by slices, which the criteria are here: into part, unless it is NULL,
 * what each adds to the score. Of a thing with missing slices those it has
 * count, their weights scaled to a sum of 1; NAN without any. (toxpiR takes 0
 * for a missing slice, which makes what is not known look harmless.) */
void ehr_toxpi(const struct ehr_criteria *slices, double *score, double *part);

#endif
