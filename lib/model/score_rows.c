/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/score_rows.h"

#include <stdlib.h>

const char *const ehr_score_results[EHR_RESULTS + 1] = {
	[EHR_RESULT_HQ] = "hq",
	[EHR_RESULT_CR] = "cr",
	[EHR_RESULT_HQ_HIGH] = "hq_high",
	[EHR_RESULT_CR_HIGH] = "cr_high",
	[EHR_RESULT_HQ_ROUTE + EHR_ROUTE_ING] = "hq_ing",
	[EHR_RESULT_HQ_ROUTE + EHR_ROUTE_DERM] = "hq_derm",
	[EHR_RESULT_HQ_ROUTE + EHR_ROUTE_INH] = "hq_inh",
	[EHR_RESULT_CR_ROUTE + EHR_ROUTE_ING] = "cr_ing",
	[EHR_RESULT_CR_ROUTE + EHR_ROUTE_DERM] = "cr_derm",
	[EHR_RESULT_CR_ROUTE + EHR_ROUTE_INH] = "cr_inh",
	[EHR_RESULT_TOX_SRC] = "tox_src",
	[EHR_RESULT_PROFILE] = "profile",
	[EHR_RESULT_FLAGS] = "score_flags",
	[EHR_RESULT_NOT_SCORED] = "not_scored",
};

static inline void put(struct ehr_writer *writer, bool has, double value)
{
	if (has)
		ehr_writer_number(writer, value);
	else
		ehr_writer_empty(writer);
}

static void put_routes(
	struct ehr_writer *writer, unsigned routes, const double *value)
{
	for (int i = 0; i < EHR_ROUTES; i++)
		put(writer, routes & 1u << i, value[i]);
}

/* Is the column written at all? The texts take time to put together. */
static inline bool wanted(
	const struct ehr_writer *writer, enum ehr_score_result result)
{
	const struct ehr_layout *layout = writer->layout;

	return layout->column[layout->carried + result].kept;
}

/* One thread's; the score is kept here so that no row has to clear it. */
struct work {
	struct ehr_scorer *scorer;
	struct ehr_score score;
};

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_scoring *scoring = self;
	struct work *work = scratch;
	const struct ehr_score *score = &work->score;
	bool scored;

	if (ehr_scorer_row(work->scorer, record, &work->score, err))
		return -1;
	scored = score->has_hq_high || score->has_cr_high;
	put(writer, score->has_hq, score->hq);
	put(writer, score->has_cr, score->cr);
	put(writer, score->has_hq_high, score->hq_high);
	put(writer, score->has_cr_high, score->cr_high);
	put_routes(writer, score->hq_routes, score->hq_route);
	put_routes(writer, score->cr_routes, score->cr_route);
	if (scored)
		ehr_writer_text(writer, score->effects->tox_src);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, scoring->profile->label);
	if (scored && wanted(writer, EHR_RESULT_FLAGS))
		ehr_writer_text(writer, ehr_scorer_flags(work->scorer, score));
	else
		ehr_writer_empty(writer);
	if (score->word && wanted(writer, EHR_RESULT_NOT_SCORED))
		ehr_writer_text(writer, ehr_scorer_reason(work->scorer, score));
	else
		ehr_writer_empty(writer);
	return 0;
}

static void *scratch_new(void *self)
{
	struct work *work = ehr_calloc(1, sizeof(*work));

	work->scorer = ehr_scorer_new(self);
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct work *work = scratch;

	(void)self;
	ehr_scorer_free(work->scorer);
	free(work);
}

struct ehr_filter ehr_score_rows(struct ehr_scoring *scoring)
{
	return (struct ehr_filter){
		.self = scoring,
		.appends = true,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
	};
}
