/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sensitivity.h"

#include <math.h>
#include <stdlib.h>

#include "calc/risk.h"
#include "model/dist_text.h"
#include "model/draw_plan.h"

static const double low_share = 0.05, step = 0.1;

/* relative changes below are those of rounding */
static const double noise = 1e-12;

static const char *const written[] = { "parameter", "parameter_unit", "nominal",
	"low", "high", "moved", "hq", "hq_at_low", "hq_at_high", "hq_ratio",
	"cr", "cr_at_low", "cr_at_high", "cr_ratio", "profile" };
enum { WRITTEN = sizeof(written) / sizeof(written[0]) };

int ehr_sensitivity_init(struct ehr_sensitivity *self,
	struct ehr_scoring *scoring, struct ehr_err *err)
{
	const struct ehr_profile *profile = scoring->profile;
	struct ehr_arena *arena;

	*self = (struct ehr_sensitivity){ .scoring = scoring };
	arena = &self->arena;
	self->dist = ehr_arena_calloc(
		arena, profile->n_value + 1, sizeof(*self->dist));
	for (size_t i = 0; i < profile->n_value; i++)
		if (ehr_draw_varies(profile->param[i]) &&
			ehr_draw_param_dist(
				profile, i, &self->files, &self->dist[i], err))
			return -1;
	return 0;
}

void ehr_sensitivity_release(struct ehr_sensitivity *self)
{
	ehr_dist_files_release(&self->files);
	ehr_arena_release(&self->arena);
}

static void add_key(struct ehr_sensitivity *self,
	const struct ehr_header *header, const char *name)
{
	long at = ehr_header_find(header, name);

	if (at < 0)
		return;
	self->key[self->n_key] = at;
	self->column[self->n_key++] =
		ehr_arena_string(&self->arena, ehr_str_of(name));
}

int ehr_sensitivity_bind(struct ehr_sensitivity *self,
	const struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_arena *arena = &self->arena;

	if (ehr_scoring_bind(self->scoring, header, err) ||
		ehr_draw_value_bind(&self->columns, header, err))
		return -1;
	self->column = ehr_arena_calloc(
		arena, EHR_DRAW_KEYS + WRITTEN + 2, sizeof(*self->column));
	self->key =
		ehr_arena_calloc(arena, EHR_DRAW_KEYS + 2, sizeof(*self->key));
	for (size_t i = 0; i < EHR_DRAW_KEYS; i++)
		add_key(self, header, ehr_draw_key_columns[i]);
	add_key(self, header, "value");
	add_key(self, header, "unit");
	self->n_column = self->n_key;
	for (size_t i = 0; i < WRITTEN; i++)
		self->column[self->n_column++] = written[i];
	return 0;
}

/* hq and cr, and whether there are any. */
struct outcome {
	bool there, has_hq, has_cr;
	double hq, cr;
};

/* What a parameter is moved to, and what becomes of the results. */
struct move {
	size_t number; /* n_value: the concentration */
	double nominal, low, high;
	bool by_dist;
	struct outcome at_low, at_high;
	double most; /* the largest relative change between low and high */
};

/* What one thread needs. */
struct work {
	struct ehr_sensitivity *self;
	struct ehr_scorer *scorer;
	struct ehr_score score;
	struct ehr_dist_files files;
	double *value;
	struct move *move;
	size_t n;
	struct ehr_buf name;
};

static void add_path(
	struct outcome *outcome, const struct ehr_effect *effect, double c)
{
	c = c < effect->cap ? c : effect->cap;
	if (effect->has_hq)
		outcome->hq += c * effect->dose / effect->reference;
	if (effect->has_cr)
		outcome->cr += c * effect->slope;
	outcome->has_hq |= effect->has_hq;
	outcome->has_cr |= effect->has_cr;
}

static struct outcome outcome_at(
	const struct work *work, const double *value, double c)
{
	const struct ehr_profile *profile = work->self->scoring->profile;
	const struct ehr_medium *medium =
		&profile->medium[work->score.place->medium];
	struct outcome outcome = { .there = true };

	for (size_t i = 0; i < medium->n_path; i++) {
		struct ehr_intake intake =
			ehr_pathway_intake(profile, &medium->path[i], value);
		struct ehr_effect effect =
			ehr_pathway_effect(profile, &medium->path[i], &intake,
				work->score.effects->chemical, value);
		add_path(&outcome, &effect, c);
	}
	if (outcome.cr > profile->linear_to && profile->one_hit)
		outcome.cr = ehr_one_hit(outcome.cr, profile->linear_to);
	return outcome;
}

/* As a share of what it was. */
static double change(double from, double to, double nominal)
{
	double part = nominal > 0 ? (to - from) / nominal : 0;

	return fabs(part) > noise ? part : 0;
}

/* The largest change; a side that is not there is where it was. */
static double largest_change(const struct move *move, struct outcome nominal)
{
	struct outcome low = move->at_low.there ? move->at_low : nominal;
	struct outcome high = move->at_high.there ? move->at_high : nominal;
	double of_hq = fabs(change(low.hq, high.hq, nominal.hq));
	double of_cr = fabs(change(low.cr, high.cr, nominal.cr));

	return of_hq > of_cr ? of_hq : of_cr;
}

/* Moves a parameter of the profile. */
static void move_param(struct work *work, size_t number, struct outcome nominal)
{
	const struct ehr_profile *profile = work->self->scoring->profile;
	const struct ehr_dist *dist = &work->self->dist[number];
	const char *name = profile->param[number]->name;
	double c = work->score.concentration, was = profile->value[number];
	struct move *move = &work->move[work->n];

	*move = (struct move){ .number = number,
		.nominal = was,
		.low = was * (1 - step),
		.high = was * (1 + step) };
	if (dist->kept > 0) {
		move->by_dist = true;
		move->low = ehr_dist_quantile(dist, low_share);
		move->high = ehr_dist_quantile(dist, 1 - low_share);
	}
	if (ehr_par_takes(name, move->low)) {
		work->value[number] = move->low;
		move->at_low = outcome_at(work, work->value, c);
	}
	if (ehr_par_takes(name, move->high)) {
		work->value[number] = move->high;
		move->at_high = outcome_at(work, work->value, c);
	}
	work->value[number] = was;
	move->most = largest_change(move, nominal);
	work->n += move->most > 0;
}

static double in_medium_unit(const struct work *work, double value)
{
	const struct ehr_place *place = work->score.place;

	return place->convert ? ehr_factor_apply(place->factor, value) : value;
}

/* Moves the concentration, in the unit of the row. */
static int move_value(struct work *work, const struct ehr_row *row,
	struct outcome nominal, struct ehr_err *err)
{
	const struct ehr_sensitivity *self = work->self;
	const struct ehr_profile *profile = self->scoring->profile;
	struct move *move = &work->move[work->n];
	struct ehr_dist dist;

	*move = (struct move){ .number = profile->n_value };
	if (ehr_num_read(row->cell[self->scoring->column[EHR_SCORE_VALUE]],
		    &move->nominal) != EHR_NUM_VALUE)
		return 0;
	move->low = move->nominal * (1 - step);
	move->high = move->nominal * (1 + step);
	if (ehr_draw_value_read(&self->columns, &work->files, row, &dist,
		    &move->by_dist, err))
		return -1;
	if (move->by_dist) {
		move->low = ehr_dist_quantile(&dist, low_share);
		move->high = ehr_dist_quantile(&dist, 1 - low_share);
	}
	move->at_low =
		outcome_at(work, work->value, in_medium_unit(work, move->low));
	move->at_high =
		outcome_at(work, work->value, in_medium_unit(work, move->high));
	move->most = largest_change(move, nominal);
	work->n += move->most > 0;
	return 0;
}

static int by_change(const void *a, const void *b)
{
	const struct move *x = a, *y = b;

	if (x->most != y->most)
		return x->most > y->most ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void put(struct ehr_writer *writer, bool there, double number)
{
	if (there)
		ehr_writer_number(writer, number);
	else
		ehr_writer_empty(writer);
}

/* The ratio by what there is; none where nothing was, or is not moved. */
static void put_ratio(struct ehr_writer *writer, const struct move *move,
	double nominal, double low, double high)
{
	bool is_high = move->at_high.there;
	double moved = is_high ? move->high : move->low;
	double part = (moved - move->nominal) / move->nominal;
	double ratio = change(nominal, is_high ? high : low, nominal) / part;

	put(writer, nominal > 0 && isfinite(ratio), ratio);
}

static void put_move(struct work *work, const struct move *move,
	struct ehr_str unit, struct ehr_writer *writer)
{
	const struct ehr_profile *profile = work->self->scoring->profile;

	work->name.n = 0;
	if (move->number < profile->n_value) {
		ehr_profile_param_name(profile, move->number, &work->name);
		unit = ehr_str_of(profile->param[move->number]->unit);
	} else {
		ehr_buf_puts(&work->name, "value");
	}
	ehr_writer_text(writer, (struct ehr_str){ work->name.p, work->name.n });
	ehr_writer_text(writer, unit);
	ehr_writer_number(writer, move->nominal);
	put(writer, move->at_low.there, move->low);
	put(writer, move->at_high.there, move->high);
	ehr_writer_puts(writer, move->by_dist ? "p05_p95" : "10_percent");
}

static void put_outcomes(const struct move *move, struct outcome nominal,
	struct ehr_writer *writer)
{
	const struct outcome *low = &move->at_low, *high = &move->at_high;

	put(writer, nominal.has_hq, nominal.hq);
	put(writer, nominal.has_hq && low->there, low->hq);
	put(writer, nominal.has_hq && high->there, high->hq);
	if (nominal.has_hq)
		put_ratio(writer, move, nominal.hq, low->hq, high->hq);
	else
		ehr_writer_empty(writer);
	put(writer, nominal.has_cr, nominal.cr);
	put(writer, nominal.has_cr && low->there, low->cr);
	put(writer, nominal.has_cr && high->there, high->cr);
	if (nominal.has_cr)
		put_ratio(writer, move, nominal.cr, low->cr, high->cr);
	else
		ehr_writer_empty(writer);
}

static int write_moves(struct work *work, const struct ehr_row *row,
	struct outcome nominal, struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_sensitivity *self = work->self;
	struct ehr_str unit = row->cell[self->scoring->column[EHR_SCORE_UNIT]];

	qsort(work->move, work->n, sizeof(*work->move), by_change);
	for (size_t i = 0; i < work->n; i++) {
		for (size_t k = 0; k < self->n_key; k++)
			ehr_writer_text(writer, row->cell[self->key[k]]);
		put_move(work, &work->move[i], unit, writer);
		put_outcomes(&work->move[i], nominal, writer);
		ehr_writer_puts(writer, self->scoring->profile->label);
		if (ehr_writer_end_row(writer, err))
			return -1;
	}
	return 0;
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct work *work = scratch;
	const struct ehr_profile *profile = work->self->scoring->profile;
	struct outcome nominal;

	(void)self;
	if (ehr_scorer_row(work->scorer, record, &work->score, err))
		return -1;
	if (!work->score.has_hq && !work->score.has_cr)
		return 0;
	nominal = outcome_at(work, work->value, work->score.concentration);
	work->n = 0;
	for (size_t i = 0; i < profile->n_value; i++)
		move_param(work, i, nominal);
	if (move_value(work, record, nominal, err))
		return -1;
	return write_moves(work, record, nominal, writer, err);
}

static void *scratch_new(void *self)
{
	struct ehr_sensitivity *shared = self;
	const struct ehr_profile *profile = shared->scoring->profile;
	struct work *work = ehr_calloc(1, sizeof(*work));

	work->self = shared;
	work->scorer = ehr_scorer_new(shared->scoring);
	work->value = ehr_calloc(profile->n_value + 1, sizeof(*work->value));
	memcpy(work->value, profile->value,
		profile->n_value * sizeof(*work->value));
	work->move = ehr_calloc(profile->n_value + 1, sizeof(*work->move));
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct work *work = scratch;

	(void)self;
	ehr_scorer_free(work->scorer);
	ehr_dist_files_release(&work->files);
	ehr_buf_release(&work->name);
	free(work->value);
	free(work->move);
	free(work);
}

struct ehr_filter ehr_sensitivity_filter(struct ehr_sensitivity *self)
{
	return (struct ehr_filter){
		.self = self,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
	};
}
