/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/score_rows.h"

#include <stdlib.h>

#include "model/place.h"

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

/* The number of the path's name among those known, which it joins. */
static size_t name_path(struct ehr_score_rows *self, const char *name)
{
	size_t i = 0;

	while (i < self->n_path && strcmp(self->path[i], name) != 0)
		i++;
	if (i == self->n_path)
		self->path[self->n_path++] = name;
	return i;
}

static void name_paths(struct ehr_score_rows *self)
{
	const struct ehr_profile *profile = self->scoring->profile;
	size_t n = 0;

	for (size_t i = 0; i < profile->n_medium; i++)
		n += profile->medium[i].n_path;
	self->path = ehr_arena_calloc(&self->arena, n, sizeof(*self->path));
	self->at = ehr_arena_calloc(
		&self->arena, profile->n_medium, sizeof(*self->at));
	for (size_t i = 0; i < profile->n_medium; i++) {
		const struct ehr_medium *medium = &profile->medium[i];
		self->at[i] = ehr_arena_calloc(
			&self->arena, medium->n_path, sizeof(*self->at[i]));
		for (size_t k = 0; k < medium->n_path; k++)
			self->at[i][k] = name_path(self, medium->path[k].name);
	}
}

/* Does the path of that number measure by the concentration in air? */
static bool is_air(const struct ehr_score_rows *self, size_t path)
{
	const struct ehr_profile *profile = self->scoring->profile;

	for (size_t i = 0; i < profile->n_medium; i++)
		for (size_t k = 0; k < profile->medium[i].n_path; k++)
			if (self->at[i][k] == path)
				return ehr_pathway_is_air(
					&profile->medium[i].path[k]);
	return false;
}

static void add_column(
	struct ehr_score_rows *self, const char *head, const char *path)
{
	struct ehr_buf name = { 0 };

	ehr_buf_printf(&name, "%s_%s", head, path);
	self->column[self->n_column++] = ehr_arena_string(
		&self->arena, (struct ehr_str){ name.p, name.n });
	ehr_buf_release(&name);
}

void ehr_score_rows_init(struct ehr_score_rows *self,
	const struct ehr_scoring *scoring, bool paths, bool doses)
{
	*self = (struct ehr_score_rows){
		.scoring = scoring, .paths = paths, .doses = doses
	};
	name_paths(self);
	self->column = ehr_arena_calloc(&self->arena,
		EHR_RESULTS + 4 * self->n_path + 1, sizeof(*self->column));
	for (size_t i = 0; i < EHR_RESULTS; i++)
		self->column[self->n_column++] = ehr_score_results[i];
	for (size_t i = 0; paths && i < self->n_path; i++) {
		add_column(self, "hq", self->path[i]);
		add_column(self, "cr", self->path[i]);
	}
	for (size_t i = 0; doses && i < self->n_path; i++) {
		bool air = is_air(self, i);
		add_column(self, air ? "ec" : "add", self->path[i]);
		add_column(self, air ? "lec" : "ladd", self->path[i]);
	}
}

void ehr_score_rows_release(struct ehr_score_rows *self)
{
	ehr_arena_release(&self->arena);
}

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
	const struct ehr_effect **by_path; /* of a row, by number of path */
};

/* Which effect of the row's medium stands for each native path. */
static void find_paths(const struct ehr_score_rows *self, struct work *work)
{
	const struct ehr_score *score = &work->score;
	size_t medium, n;

	memset(work->by_path, 0, self->n_path * sizeof(*work->by_path));
	if (!score->has_hq && !score->has_cr)
		return;
	medium = score->place->medium;
	n = self->scoring->profile->medium[medium].n_path;
	for (size_t i = 0; i < n; i++)
		work->by_path[self->at[medium][i]] = &score->effects->path[i];
}

static void put_paths(const struct ehr_score_rows *self,
	const struct work *work, struct ehr_writer *writer)
{
	const struct ehr_score *score = &work->score;

	for (size_t i = 0; i < self->n_path; i++) {
		const struct ehr_effect *path = work->by_path[i];
		if (path && path->has_hq && score->has_hq)
			ehr_writer_number(
				writer, ehr_score_path_hq(score, path));
		else
			ehr_writer_empty(writer);
		if (path && path->has_cr && score->has_cr)
			ehr_writer_number(
				writer, ehr_score_path_cr(score, path));
		else
			ehr_writer_empty(writer);
	}
}

static void put_doses(const struct ehr_score_rows *self,
	const struct work *work, struct ehr_writer *writer)
{
	const struct ehr_score *score = &work->score;

	for (size_t i = 0; i < self->n_path; i++) {
		const struct ehr_effect *path = work->by_path[i];
		put(writer, path && path->has_hq,
			path ? ehr_score_path_dose(score, path) : 0);
		put(writer, path && path->has_cr,
			path ? ehr_score_path_lifetime_dose(score, path) : 0);
	}
}

static void put_result(struct ehr_writer *writer, const struct ehr_score *score)
{
	put(writer, score->has_hq, score->hq);
	put(writer, score->has_cr, score->cr);
	put(writer, score->has_hq_high, score->hq_high);
	put(writer, score->has_cr_high, score->cr_high);
	put_routes(writer, score->hq_routes, score->hq_route);
	put_routes(writer, score->cr_routes, score->cr_route);
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_score_rows *rows = self;
	struct work *work = scratch;
	const struct ehr_score *score = &work->score;
	bool scored;

	if (ehr_scorer_row(work->scorer, record, &work->score, err))
		return -1;
	scored = ehr_score_has_result(score);
	put_result(writer, score);
	if (scored)
		ehr_writer_text(writer, score->effects->tox_src);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, rows->scoring->profile->label);
	if (scored && wanted(writer, EHR_RESULT_FLAGS))
		ehr_writer_text(writer, ehr_scorer_flags(work->scorer, score));
	else
		ehr_writer_empty(writer);
	if (score->word && wanted(writer, EHR_RESULT_NOT_SCORED))
		ehr_writer_text(writer, ehr_scorer_reason(work->scorer, score));
	else
		ehr_writer_empty(writer);
	if (rows->paths || rows->doses)
		find_paths(rows, work);
	if (rows->paths)
		put_paths(rows, work, writer);
	if (rows->doses)
		put_doses(rows, work, writer);
	return 0;
}

static void *scratch_new(void *self)
{
	const struct ehr_score_rows *rows = self;
	struct work *work = ehr_calloc(1, sizeof(*work));

	work->scorer = ehr_scorer_new(rows->scoring);
	work->by_path = ehr_calloc(rows->n_path + 1, sizeof(*work->by_path));
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct work *work = scratch;

	(void)self;
	ehr_scorer_free(work->scorer);
	free(work->by_path);
	free(work);
}

struct ehr_filter ehr_score_rows_filter(struct ehr_score_rows *rows)
{
	return (struct ehr_filter){
		.self = rows,
		.appends = true,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
	};
}
