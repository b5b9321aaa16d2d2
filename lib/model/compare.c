/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/compare.h"

#include <stdlib.h>

#include "model/compare_why.h"

const char *const ehr_compare_columns[EHR_COMPARE_RESULTS + 1] = {
	[EHR_COMPARE_HQ] = "hq",
	[EHR_COMPARE_CR] = "cr",
	[EHR_COMPARE_HQ_2] = "hq_2",
	[EHR_COMPARE_CR_2] = "cr_2",
	[EHR_COMPARE_HQ_RATIO] = "hq_ratio",
	[EHR_COMPARE_CR_RATIO] = "cr_ratio",
	[EHR_COMPARE_HQ_WHY] = "hq_why",
	[EHR_COMPARE_CR_WHY] = "cr_why",
	[EHR_COMPARE_PROFILE] = "profile",
	[EHR_COMPARE_PROFILE_2] = "profile_2",
	[EHR_COMPARE_TOX_SRC] = "tox_src",
	[EHR_COMPARE_TOX_SRC_2] = "tox_src_2",
	[EHR_COMPARE_NOT_SCORED] = "not_scored",
	[EHR_COMPARE_NOT_SCORED_2] = "not_scored_2",
};

/* What one thread needs. */
struct work {
	struct ehr_scorer *scorer[2];
	struct ehr_score score[2];
	struct ehr_terms terms[2];
	struct ehr_buf why;
};

static bool has(const struct ehr_score *score, bool cr)
{
	return cr ? score->has_cr : score->has_hq;
}

static double value_of(const struct ehr_score *score, bool cr)
{
	return cr ? score->cr : score->hq;
}

/* Both there and above 0: only these have a ratio. */
static bool comparable(const struct work *work, bool cr)
{
	for (int i = 0; i < 2; i++)
		if (!has(&work->score[i], cr) ||
			!(value_of(&work->score[i], cr) > 0))
			return false;
	return true;
}

static void put_value(
	struct ehr_writer *writer, const struct ehr_score *score, bool cr)
{
	if (has(score, cr))
		ehr_writer_number(writer, value_of(score, cr));
	else
		ehr_writer_empty(writer);
}

static void put_ratio(
	struct ehr_writer *writer, const struct work *work, bool cr)
{
	if (comparable(work, cr))
		ehr_writer_number(
			writer, value_of(&work->score[1], cr) /
					value_of(&work->score[0], cr));
	else
		ehr_writer_empty(writer);
}

static void factors(
	const struct ehr_compare *compare, struct work *work, bool cr)
{
	double bent[2] = { 1, 1 };
	bool whole = false;

	for (int i = 0; i < 2; i++)
		whole |= ehr_terms_without_people(
			compare->scoring[i], &work->score[i]);

	for (int i = 0; i < 2; i++) {
		work->terms[i].n = 0;
		work->terms[i].whole = whole;
		ehr_terms_add(&work->terms[i], compare->scoring[i],
			&work->score[i], cr);
		if (cr)
			bent[i] = work->score[i].cr_bent;
	}
	ehr_compare_why(&work->terms[0], &work->terms[1], bent, compare->digits,
		&work->why);
}

/* Of the side that has no result where the other has one. */
static void missing(struct work *work, bool cr)
{
	if (!has(&work->score[0], cr) && !has(&work->score[1], cr))
		return;
	for (int i = 0; i < 2; i++) {
		if (has(&work->score[i], cr))
			continue;
		ehr_buf_printf(&work->why, "%d:", i + 1);
		if (work->score[i].word)
			ehr_buf_add_str(
				&work->why, ehr_scorer_reason(work->scorer[i],
						    &work->score[i]));
		else
			ehr_buf_puts(&work->why, "no_value");
	}
}

static void put_why(const struct ehr_compare *compare, struct work *work,
	struct ehr_writer *writer, bool cr)
{
	if (ehr_writer_passes(writer))
		return;
	work->why.n = 0;
	if (comparable(work, cr))
		factors(compare, work, cr);
	else
		missing(work, cr);
	ehr_writer_put_text(
		writer, (struct ehr_str){ work->why.p, work->why.n });
}

static void put_source(struct ehr_writer *writer, const struct ehr_score *score)
{
	if (ehr_score_has_result(score))
		ehr_writer_text(writer, score->effects->tox_src);
	else
		ehr_writer_empty(writer);
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_compare *compare = self;
	struct work *work = scratch;

	for (int i = 0; i < 2; i++)
		if (ehr_scorer_row(
			    work->scorer[i], record, &work->score[i], err))
			return -1;
	for (int i = 0; i < 2; i++) {
		put_value(writer, &work->score[i], false);
		put_value(writer, &work->score[i], true);
	}
	put_ratio(writer, work, false);
	put_ratio(writer, work, true);
	put_why(compare, work, writer, false);
	put_why(compare, work, writer, true);
	for (int i = 0; i < 2; i++)
		ehr_writer_puts(writer, compare->scoring[i]->profile->label);
	for (int i = 0; i < 2; i++)
		put_source(writer, &work->score[i]);
	for (int i = 0; i < 2; i++)
		ehr_writer_text(writer,
			ehr_scorer_reason(work->scorer[i], &work->score[i]));
	return 0;
}

static void *scratch_new(void *self)
{
	const struct ehr_compare *compare = self;
	struct work *work = ehr_calloc(1, sizeof(*work));

	for (int i = 0; i < 2; i++)
		work->scorer[i] = ehr_scorer_new(compare->scoring[i]);
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct work *work = scratch;

	(void)self;
	for (int i = 0; i < 2; i++) {
		ehr_scorer_free(work->scorer[i]);
		free(work->terms[i].term);
	}
	ehr_buf_release(&work->why);
	free(work);
}

struct ehr_filter ehr_compare_filter(struct ehr_compare *compare)
{
	return (struct ehr_filter){
		.self = compare,
		.appends = true,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
	};
}
