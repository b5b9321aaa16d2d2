/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_rows.h"

#include <stdlib.h>

#include "model/draw_columns.h"
#include "model/draw_score.h"
#include "model/words.h"

void ehr_draw_rows_init(struct ehr_draw_rows *self,
	const struct ehr_draw_plan *plan, struct ehr_score_rows *scored)
{
	bool outer = plan->opts.outer > 0;
	size_t n = scored->n_column + 2 * EHR_DRAW_COLUMNS_OUTER + 3;

	*self = (struct ehr_draw_rows){ .plan = plan,
		.scoring = scored->scoring,
		.inner = ehr_score_rows_filter(scored) };
	self->column = ehr_arena_calloc(&self->arena, n, sizeof(*self->column));
	for (size_t i = 0; i < scored->n_column; i++)
		self->column[self->n_column++] = scored->column[i];
	ehr_draw_columns(
		"hq", outer, &self->arena, self->column, &self->n_column);
	ehr_draw_columns(
		"cr", outer, &self->arena, self->column, &self->n_column);
	self->column[self->n_column++] = "draws";
	self->column[self->n_column++] = "draws_flags";
}

void ehr_draw_rows_release(struct ehr_draw_rows *self)
{
	ehr_arena_release(&self->arena);
}

static int nothing_varies(const struct ehr_draw_plan *plan, struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("nothing varies: neither profile \"%s\" nor a column %s has "
		  "a distribution; write dist behind parameters in a copy of "
		  "the profile"),
		plan->profile->name, EHR_VALUE_DIST);
}

int ehr_draws_check(const struct ehr_scoring *scoring, struct ehr_err *err)
{
	if (scoring->column[EHR_SCORE_BOUND] < 0)
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("rows with a column \"bound\" are not drawn, as they are not "
		  "all of one case: split them without --bounds"));
}

int ehr_draw_rows_bind(struct ehr_draw_rows *self, struct ehr_scoring *scoring,
	const struct ehr_header *header, struct ehr_err *err)
{
	if (ehr_scoring_bind(scoring, header, err) ||
		ehr_draws_check(scoring, err) ||
		ehr_draw_value_bind(&self->columns, header, err))
		return -1;
	if (self->plan->n_param == 0 && self->columns.dist < 0)
		return nothing_varies(self->plan, err);
	return 0;
}

/* What one thread needs. */
struct work {
	void *inner;
	struct ehr_scorer *scorer;
	struct ehr_score score;
	struct ehr_draw_value value;
	struct ehr_draw_scores scores;
	struct ehr_draw_result hq, cr;
	struct ehr_buf flags;
	bool is_asked;
	size_t rows, varied; /* of the block */
};

static void write_flags(
	struct work *work, unsigned notes, bool unlikely, struct ehr_writer *to)
{
	static const struct {
		unsigned note;
		const char *word;
	} name[] = {
		{ EHR_DRAW_CAPPED, "capped_at_saturation" },
		{ EHR_DRAW_ONE_HIT, "one_hit" },
		{ EHR_DRAW_ABOVE_LINEAR, "above_linear_range" },
	};

	work->flags.n = 0;
	if (unlikely)
		ehr_words_add(
			&work->flags, ehr_str_of("value_outside_distribution"));
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++)
		if (notes & name[i].note)
			ehr_words_add(&work->flags, ehr_str_of(name[i].word));
	ehr_writer_text(to, (struct ehr_str){ work->flags.p, work->flags.n });
}

/* The row's concentration, at each draw if it has a distribution. */
static int meet(struct ehr_draw_rows *self, struct work *work,
	const struct ehr_row *row, struct ehr_draw_meeting *meeting,
	bool *unlikely, struct ehr_err *err)
{
	const struct ehr_score *score = &work->score;
	struct ehr_draw_value *value = &work->value;
	double c = score->concentration;
	struct ehr_dist dist;
	bool there;

	*meeting = (struct ehr_draw_meeting){
		.chemical = score->effects->chemical,
		.medium = score->place->medium,
		.concentration = { NULL, c },
		.most = c,
	};
	*unlikely = false;
	if (ehr_draw_value_read(
		    &self->columns, &value->files, row, &dist, &there, err))
		return -1;
	if (there) {
		ehr_draw_value_draw(value, &dist,
			ehr_draw_value_key(&self->columns, row),
			score->place->convert ? &score->place->factor : NULL);
		*unlikely = ehr_draw_value_is_unlikely(&dist, score->place, c);
		meeting->concentration.each = value->each;
		meeting->most = value->most;
		meeting->rank = value->rank;
	}
	work->rows++;
	work->varied += there || self->plan->n_param > 0;
	return 0;
}

/* Whether anybody wants to know what contributes to the variance. */
static void ask(struct work *work, const struct ehr_writer *writer)
{
	bool wanted = ehr_draw_wants_shares(writer);

	work->scores.summing.no_shares = !wanted;
	work->value.no_ranks = !wanted;
	work->is_asked = true;
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_draw_rows *rows = self;
	struct work *work = scratch;
	const bool outer = rows->plan->opts.outer > 0;
	struct ehr_draw_meeting meeting;
	struct ehr_draw_unit *unit;
	unsigned notes;
	bool unlikely;

	if (rows->inner.row(
		    rows->inner.self, work->inner, record, writer, err) ||
		ehr_scorer_row(work->scorer, record, &work->score, err))
		return -1;
	if (!work->score.has_hq && !work->score.has_cr) {
		ehr_draw_write(NULL, outer, writer);
		ehr_draw_write(NULL, outer, writer);
		ehr_writer_empty(writer);
		ehr_writer_empty(writer);
		return 0;
	}
	if (!work->is_asked)
		ask(work, writer);
	if (meet(rows, work, record, &meeting, &unlikely, err))
		return -1;
	notes = ehr_draw_score_sum_up(
		&work->scores, &meeting, &unit, &work->hq, &work->cr);
	ehr_draw_write(unit->has_hq ? &work->hq : NULL, outer, writer);
	ehr_draw_write(unit->has_cr ? &work->cr : NULL, outer, writer);
	ehr_writer_puts(writer, rows->plan->text);
	write_flags(work, notes, unlikely, writer);
	return 0;
}

static void *scratch_new(void *self)
{
	struct ehr_draw_rows *rows = self;
	struct work *work = ehr_calloc(1, sizeof(*work));

	work->inner = rows->inner.scratch_new(rows->inner.self);
	work->scorer = ehr_scorer_new(rows->scoring);
	ehr_draw_value_init(&work->value, rows->plan, &rows->columns);
	ehr_draw_scores_init(&work->scores, rows->plan);
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct ehr_draw_rows *rows = self;
	struct work *work = scratch;

	rows->inner.scratch_free(rows->inner.self, work->inner);
	ehr_scorer_free(work->scorer);
	ehr_draw_value_release(&work->value);
	ehr_draw_scores_release(&work->scores);
	ehr_buf_release(&work->flags);
	free(work);
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_draw_rows *rows = self;
	struct work *work = scratch;

	(void)file;
	(void)line;
	(void)err;
	rows->rows += work->rows;
	rows->varied += work->varied;
	work->rows = work->varied = 0;
	return 0;
}

static int finish(void *self, struct ehr_writer *out, struct ehr_err *err)
{
	const struct ehr_draw_rows *rows = self;

	(void)out;
	if (rows->rows > 0 && rows->varied == 0)
		return nothing_varies(rows->plan, err);
	return 0;
}

struct ehr_filter ehr_draw_rows_filter(struct ehr_draw_rows *self)
{
	return (struct ehr_filter){
		.self = self,
		.appends = true,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
		.finish = finish,
	};
}
