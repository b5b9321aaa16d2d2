/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sample made ready for the methods: in order, with what was not detected
 * dealt with as asked.
 */
#ifndef EHR_MODEL_EPC_READY_H
#define EHR_MODEL_EPC_READY_H

#include "model/epc_method.h"
#include "model/epc_outcome.h"
#include "model/epc_sample.h"

/* Is it one number for each? What it is, of a limit. */
bool ehr_epc_is_substitute(enum ehr_epc_nd nd);
double ehr_epc_substitute(enum ehr_epc_nd nd, double limit);

/* Fills all of the sample but gamma_level and resampling.stream and its kin; at
 * least one of the results must be detected, and every limit known. What it
 * points to is in arena. False: no mean can be made of it. */
bool ehr_epc_ready(enum ehr_epc_nd nd, const struct ehr_epc_ones *ones,
	struct ehr_arena *arena, struct ehr_epc_sample *sample);

/* What was detected, rising; in arena. */
double *ehr_epc_detects_of(
	const struct ehr_epc_sample *sample, struct ehr_arena *arena);

/* The middle one, or the mean of the middle two, of n values, 1 or more. */
double ehr_epc_median(const double *value, size_t n, struct ehr_arena *arena);

/* Of the sample. By Kaplan-Meier the smallest detect that half of the
 * distribution is at or below; missing where more than half is below every
 * detect. */
struct ehr_epc_number ehr_epc_sample_median(
	const struct ehr_epc_sample *sample, struct ehr_arena *arena);

#endif
