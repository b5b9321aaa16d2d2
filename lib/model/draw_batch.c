/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_batch.h"

#include <stdlib.h>

struct ehr_draw_batch *ehr_draw_batch_new(const struct ehr_scoring *scoring,
	const struct ehr_draw_plan *plan,
	const struct ehr_draw_batch_columns *columns)
{
	struct ehr_draw_batch *self = ehr_calloc(1, sizeof(*self));

	self->columns = columns;
	self->scoring = scoring;
	self->plan = plan;
	self->scorer = ehr_scorer_new(scoring);
	ehr_draw_units_init(&self->units, plan);
	return self;
}

void ehr_draw_batch_free(struct ehr_draw_batch *self)
{
	if (!self)
		return;
	ehr_scorer_free(self->scorer);
	ehr_draw_units_release(&self->units);
	ehr_dist_files_release(&self->files);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->text);
	free(self->record);
	free(self);
}

void ehr_draw_batch_reset(struct ehr_draw_batch *self)
{
	self->n = 0;
	ehr_arena_reset(&self->arena);
}

static struct ehr_str cell(const struct ehr_row *row, long at)
{
	return at < 0 ? (struct ehr_str){ "", 0 } : row->cell[at];
}

static struct ehr_str scored_cell(const struct ehr_draw_batch *self,
	const struct ehr_row *row, enum ehr_score_column column)
{
	return cell(row, self->scoring->column[column]);
}

/* Lengths before the texts keep them apart. */
static void add_text(struct ehr_draw_batch *self, struct ehr_str text)
{
	ehr_buf_printf(&self->text, "%zu:", text.n);
	ehr_buf_add_str(&self->text, text);
}

static struct ehr_str keep_text(struct ehr_draw_batch *self)
{
	struct ehr_str text = { self->text.p, self->text.n };

	self->text.n = 0;
	return ehr_arena_copy(&self->arena, text);
}

static void name_record(struct ehr_draw_batch *self, const struct ehr_row *row,
	struct ehr_draw_record *record)
{
	const struct ehr_score *score = &self->score;
	struct ehr_str cas = scored_cell(self, row, EHR_SCORE_CAS);
	struct ehr_str name = scored_cell(self, row, EHR_SCORE_POLLUTANT);

	for (size_t i = 0; i < self->columns->n_by; i++)
		add_text(self, row->cell[self->columns->by[i]]);
	record->group = keep_text(self);
	if (!record->scored)
		return;
	add_text(self, cell(row, self->columns->receptor));
	add_text(self, score->place->layer);
	add_text(self, scored_cell(self, row, EHR_SCORE_ITEM));
	ehr_buf_printf(&self->text, "%zu", score->place->medium);
	record->place = keep_text(self);
	record->chemicals = ehr_groups_place(
		ehr_toxicity_groups(self->scoring->toxicity), name, cas);
	record->pollutant =
		ehr_arena_copy(&self->arena, cas.n > 0 ? cas : name);
}

/* The concentration; its distribution is only looked at, not drawn. */
static int fill_item(struct ehr_draw_batch *self, const struct ehr_row *row,
	struct ehr_draw_item *item, struct ehr_err *err)
{
	const struct ehr_score *score = &self->score;
	const struct ehr_draw_unit *unit;
	struct ehr_dist dist;
	bool there;

	*item = (struct ehr_draw_item){
		.chemical = score->effects->chemical,
		.medium = score->place->medium,
		.concentration = score->concentration,
		.factor = score->place->factor,
		.convert = score->place->convert,
	};
	if (ehr_draw_value_read(&self->columns->value, &self->files, row, &dist,
		    &there, err))
		return -1;
	if (there) {
		item->dist = ehr_arena_copy(&self->arena,
			ehr_str_trim(row->cell[self->columns->value.dist]));
		item->key = ehr_draw_value_key(&self->columns->value, row);
		item->alone = true;
		return 0;
	}
	unit = ehr_draw_units_get(&self->units, item->chemical, item->medium);
	item->alone = item->concentration > unit->cap ||
		      item->concentration * unit->cr_most >
			      self->plan->profile->linear_to;
	return 0;
}

int ehr_draw_batch_add(struct ehr_draw_batch *self, const struct ehr_row *row,
	struct ehr_err *err)
{
	const struct ehr_score *score = &self->score;
	struct ehr_draw_record *record;

	if (ehr_scorer_row(self->scorer, row, &self->score, err))
		return -1;
	if (self->n == self->cap) {
		self->cap = 2 * self->cap + 64;
		self->record = ehr_realloc(
			self->record, self->cap, sizeof(*self->record));
	}
	record = &self->record[self->n];
	*record = (struct ehr_draw_record){
		.scored = score->has_hq || score->has_cr,
		.in_scope = score->in_scope,
		.nondetect = score->nondetect,
		.line = row->line,
	};
	name_record(self, row, record);
	if (record->scored && fill_item(self, row, &record->item, err))
		return -1;
	self->n++;
	return 0;
}
