/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/score_rows.h"

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

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_scoring *scoring = self;
	struct ehr_scorer *scorer = scratch;
	struct ehr_score score;
	bool scored;

	if (ehr_scorer_row(scorer, record, &score, err))
		return -1;
	scored = score.has_hq_high || score.has_cr_high;
	put(writer, score.has_hq, score.hq);
	put(writer, score.has_cr, score.cr);
	put(writer, score.has_hq_high, score.hq_high);
	put(writer, score.has_cr_high, score.cr_high);
	put_routes(writer, score.hq_routes, score.hq_route);
	put_routes(writer, score.cr_routes, score.cr_route);
	if (scored)
		ehr_writer_text(writer, score.effects->tox_src);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, scoring->profile->label);
	ehr_writer_text(writer, ehr_scorer_flags(scorer, &score));
	ehr_writer_text(writer, ehr_scorer_reason(scorer, &score));
	return 0;
}

static void *scratch_new(void *self)
{
	return ehr_scorer_new(self);
}

static void scratch_free(void *self, void *scratch)
{
	(void)self;
	ehr_scorer_free(scratch);
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
