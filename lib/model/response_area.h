/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Estimates of several areas, as rows of ehrisk-response with a column area, and
 * what they come to together.
 */
#ifndef EHR_MODEL_RESPONSE_AREA_H
#define EHR_MODEL_RESPONSE_AREA_H

#include "base/hash.h"
#include "calc/pooling.h"
#include "io/reader.h"

/* What has to be alike in rows that are pooled; "": the file does not say, and
 * goes with any. */
struct ehr_response_key {
	const char *model, *outcome, *pollutant, *with, *lag;
};

struct ehr_response_area {
	struct ehr_response_key key;
	const char *area, *unit;
	double beta, se;
};

struct ehr_response_areas {
	struct ehr_response_area *row; /* with a coefficient, as they came */
	size_t n, cap;
	size_t empty; /* rows without one, passed over */
	struct ehr_map seen;
	struct ehr_arena arena;
};

/* Columns area, pollutant, unit, beta, se, and where they are model, outcome,
 * with, lag. Rows without beta are passed over, and so are those that were pooled
 * or shrunken before. Fails (EHR_FAULT_DATA) on an empty area or pollutant, a
 * standard error that is not above 0, and an area that comes twice with one
 * key. */
EHR_MUST_USE int ehr_response_areas_read(struct ehr_response_areas *areas,
	struct ehr_reader *reader, struct ehr_err *err);
void ehr_response_areas_release(struct ehr_response_areas *areas);

enum ehr_response_pooled {
	EHR_RESPONSE_POOLED,
	EHR_RESPONSE_NO_AREAS,   /* none has such a row */
	EHR_RESPONSE_NOT_POOLED, /* REML did not settle */
};

/* How, and what is expected. */
struct ehr_response_pooling {
	struct ehr_response_key key;
	const char *unit; /* NULL: any */
	enum ehr_pooling method;
};

/* The rows that go with the key pooled into *pooled; *found says whether.
 * Fails (EHR_FAULT_DATA) if they have several units, or another one than is
 * expected. */
EHR_MUST_USE int ehr_response_areas_pool(const struct ehr_response_areas *areas,
	const struct ehr_response_pooling *how, struct ehr_pooled *pooled,
	enum ehr_response_pooled *found, struct ehr_err *err);

#endif
