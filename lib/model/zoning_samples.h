/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The places that rows were sampled at, kept beside the cells so that values
 * between them can be made (model/interpolation.h). Rows at one place are one
 * sample: its value is the highest of them or their mean, as that of a cell is.
 */
#ifndef EHR_MODEL_ZONING_SAMPLES_H
#define EHR_MODEL_ZONING_SAMPLES_H

#include "base/hash.h"
#include "base/sum.h"
#include "calc/point_index.h"
#include "model/zoning.h"

struct ehr_zoning_sample_value {
	unsigned long n; /* rows that have it; 0: none */
	double value;    /* the highest; the mean, once ready */
	struct ehr_sum sum;
};

struct ehr_zoning_sample {
	struct ehr_plane_point at;
	bool covered;
	double coverage;     /* the lowest */
	uint32_t incomplete; /* in texts: lists of the rows, joined */
};

/* { .setup } is empty and valid; setup is lent. */
struct ehr_zoning_samples {
	const struct ehr_zoning_setup *setup;
	struct ehr_zoning_sample *sample;
	struct ehr_zoning_sample_value *value; /* n_values for each sample */
	size_t n, cap;
	struct ehr_map places, texts;
};

void ehr_zoning_samples_add(struct ehr_zoning_samples *samples,
	struct ehr_plane_point at, const struct ehr_zoning_row *row);

/* Puts the samples in order of northing, then easting, whatever the order of
 * rows, and works out means. No rows may be added after it. */
void ehr_zoning_samples_ready(struct ehr_zoning_samples *samples);

void ehr_zoning_samples_release(struct ehr_zoning_samples *samples);

#endif
