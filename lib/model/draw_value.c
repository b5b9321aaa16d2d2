/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_value.h"

#include <stdio.h>
#include <stdlib.h>

#include "calc/summary.h"
#include "model/dist_text.h"

const char *const ehr_draw_key_columns[] = { "source_id", "receptor_id",
	"outlet", "cell_id", "lon", "lat", "year", "time", "medium",
	"point_type", "layer", "depth_top_m", "depth_bottom_m", "quantity",
	"item", "pollutant", "cas", NULL };

_Static_assert(
	sizeof(ehr_draw_key_columns) / sizeof(char *) == EHR_DRAW_KEYS + 1,
	"one place a column");

int ehr_draw_value_bind(struct ehr_draw_value_columns *columns,
	const struct ehr_header *header, struct ehr_err *err)
{
	for (size_t i = 0; i < EHR_DRAW_KEYS; i++)
		columns->key[i] =
			ehr_header_find(header, ehr_draw_key_columns[i]);
	return ehr_header_look(header, EHR_VALUE_DIST, &columns->dist, err);
}

void ehr_draw_value_init(struct ehr_draw_value *self,
	const struct ehr_draw_plan *plan,
	const struct ehr_draw_value_columns *columns)
{
	*self = (struct ehr_draw_value){ .plan = plan, .columns = columns };
	self->each = ehr_calloc(plan->total, sizeof(*self->each));
	self->rank = ehr_calloc(plan->total, sizeof(*self->rank));
}

void ehr_draw_value_release(struct ehr_draw_value *self)
{
	ehr_dist_files_release(&self->files);
	free(self->each);
	free(self->rank);
}

static int below_zero(struct ehr_str text, struct ehr_err *err)
{
	return ehr_fail_cell(err, EHR_VALUE_DIST, "bad_distribution",
		N_("a distribution never below 0 (min=0 cuts it)"), text);
}

int ehr_draw_value_read(const struct ehr_draw_value_columns *columns,
	struct ehr_dist_files *files, const struct ehr_row *row,
	struct ehr_dist *dist, bool *there, struct ehr_err *err)
{
	struct ehr_str text = { "", 0 };

	if (columns->dist >= 0)
		text = ehr_str_trim(row->cell[columns->dist]);
	*there = text.n > 0;
	if (!*there)
		return 0;
	if (ehr_dist_read(text, files, dist, err)) {
		if (err && err->file[0] == '\0')
			(void)snprintf(err->column, sizeof(err->column), "%s",
				EHR_VALUE_DIST);
		return -1;
	}
	return ehr_dist_least(dist) < 0 ? below_zero(text, err) : 0;
}

uint64_t ehr_draw_value_key(
	const struct ehr_draw_value_columns *columns, const struct ehr_row *row)
{
	uint64_t hash = EHR_HASH_EMPTY;

	for (size_t i = 0; i < EHR_DRAW_KEYS; i++) {
		long at = columns->key[i];
		if (at < 0 || row->cell[at].n == 0)
			continue;
		hash = ehr_name_hash_add(
			hash, ehr_str_of(ehr_draw_key_columns[i]));
		hash = ehr_name_hash_add(hash, row->cell[at]);
	}
	return hash;
}

/* One number an outer draw, repeated for its inner ones. */
static void repeat(struct ehr_draw_value *self)
{
	const size_t n = self->plan->opts.draws;

	for (size_t j = self->plan->opts.outer; j-- > 0;) {
		double value = self->each[j];
		for (size_t i = 0; i < n; i++)
			self->each[j * n + i] = value;
	}
}

void ehr_draw_value_draw(struct ehr_draw_value *self,
	const struct ehr_dist *dist, uint64_t key,
	const struct ehr_factor *factor)
{
	const struct ehr_draw_opts *opts = &self->plan->opts;
	const struct ehr_stream stream = { .seed = opts->seed,
		.row = key,
		.parameter = ehr_name_hash(ehr_str_of("value")) };
	size_t n = opts->outer > 0 ? opts->outer : opts->draws;

	ehr_draw_uniforms(opts, &stream, n, self->each);
	ehr_dist_quantiles(dist, self->each, n, self->each);
	if (factor)
		for (size_t i = 0; i < n; i++)
			self->each[i] =
				ehr_factor_apply(*factor, self->each[i]);
	self->most = 0;
	for (size_t i = 0; i < n; i++)
		if (self->each[i] > self->most)
			self->most = self->each[i];
	if (!self->no_ranks)
		ehr_ranks(self->each, n, self->rank);
	if (opts->outer > 0)
		repeat(self);
}

bool ehr_draw_value_is_unlikely(const struct ehr_dist *dist,
	const struct ehr_place *place, double concentration)
{
	double low, high;

	ehr_draw_likely(dist, &low, &high);
	if (place->convert) {
		low = ehr_factor_apply(place->factor, low);
		high = ehr_factor_apply(place->factor, high);
	}
	return concentration < low || concentration > high;
}
