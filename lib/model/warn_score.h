/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How good warnings were. What was observed is taken with hindsight: the hours of
 * the runs by which a level was reached, from their beginning on, are its event
 * hours, and each stretch of them is one event. What was warned of is the hours in
 * which a warning of that level or a higher one stood; of forecasts, those that
 * any earlier issue gave it for. Hours without an observation, and of forecasts
 * those that no issue told of, are left out.
 */
#ifndef EHR_MODEL_WARN_SCORE_H
#define EHR_MODEL_WARN_SCORE_H

#include "calc/verification.h"
#include "io/writer.h"
#include "model/warn_book.h"

struct ehr_warn_score;

/* Never NULL. */
struct ehr_warn_score *ehr_warn_score_new(const struct ehr_warn_rules *rules);
void ehr_warn_score_free(struct ehr_warn_score *score); /* or NULL */

/* For opts.counted of a book: what was observed; what was warned of. self of
 * either is a struct ehr_warn_scorer. */
struct ehr_warn_scorer {
	struct ehr_warn_score *score;
	const struct ehr_warn_book *book;
};
void ehr_warn_score_observed(void *self, size_t station,
	const struct ehr_warn_track *track, bool is_missing);
void ehr_warn_score_warned(void *self, size_t station,
	const struct ehr_warn_track *track, bool is_missing);

extern const char *const ehr_warn_score_columns[];
enum { EHR_WARN_SCORE_COLUMNS = 21 };

/* A row for each level, over all stations. */
EHR_MUST_USE int ehr_warn_score_write(const struct ehr_warn_score *score,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
