/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A screening as its parts see it (model/screen.h is what others use).
 */
#ifndef EHR_MODEL_SCREEN_STATE_H
#define EHR_MODEL_SCREEN_STATE_H

#include "model/screen.h"

enum ehr_screen_outcome {
	EHR_SCREEN_RANKED,
	EHR_SCREEN_LACKS_DATA,
	EHR_SCREEN_OUT_OF_SCOPE,
	EHR_SCREEN_OUTCOMES,
};
extern const char *const ehr_screen_outcome_word[EHR_SCREEN_OUTCOMES];

/* An item in the order of writing. */
struct ehr_screen_line {
	uint32_t item;
	enum ehr_screen_outcome outcome;
	size_t row;  /* of the ranking; of RANKED alone */
	double rank; /* likewise */
	bool written;
	bool dominated; /* by one contributor */
};

struct ehr_screen {
	const struct ehr_screen_opts *opts;
	struct ehr_header header; /* of the input, its names copied */
	struct ehr_screen_bound bound;
	struct ehr_screen_store store;
	struct ehr_screen_loads loads;
	struct ehr_screen_matrix matrix;
	struct ehr_screen_ranking ranking;
	struct ehr_screen_line *line; /* of every item */
	uint64_t must;                /* the lists asked for */
	size_t *kept;                 /* columns of the input carried */
	size_t n_kept;
	struct ehr_header kept_header;
	struct ehr_arena arena;
};

/* "name:number" appended, a blank before all but the first; digits as in
 * ehr_out_opts. */
void ehr_screen_pair(
	struct ehr_buf *buf, struct ehr_str name, double value, int digits);

/* Appended, of an item: what a kilogram counts, "air_cancer:27857" for each
 * medium with a weight (of pollutants alone); the sources of the toxicity values
 * behind that; the words for the column flags. */
void ehr_screen_tox_weights(const struct ehr_screen *screen, size_t item,
	struct ehr_buf *text, int digits);
void ehr_screen_tox_sources(
	const struct ehr_screen *screen, size_t item, struct ehr_buf *text);
void ehr_screen_flags(const struct ehr_screen *screen,
	const struct ehr_screen_line *line, struct ehr_buf *text);

#endif
