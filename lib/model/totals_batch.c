/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_batch.h"

#include <stdlib.h>

#include "model/place.h"

struct ehr_batch *ehr_batch_new(const struct ehr_scoring *scoring,
	const struct ehr_totals_columns *columns)
{
	struct ehr_batch *self = ehr_calloc(1, sizeof(*self));

	self->columns = columns;
	self->scoring = scoring;
	self->scorer = ehr_scorer_new(scoring);
	self->varies = ehr_calloc(columns->n, sizeof(*self->varies));
	return self;
}

static void release_maps(struct ehr_batch *self)
{
	ehr_map_release(&self->group);
	ehr_map_release(&self->pollutant);
	ehr_map_release(&self->place);
	ehr_map_release(&self->missing);
	ehr_map_release(&self->flags);
}

void ehr_batch_free(struct ehr_batch *self)
{
	if (!self)
		return;
	release_maps(self);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->key);
	ehr_scorer_free(self->scorer);
	free(self->varies);
	free(self->first);
	free(self->name);
	free(self->row);
	free(self);
}

void ehr_batch_reset(struct ehr_batch *self)
{
	release_maps(self);
	ehr_arena_reset(&self->arena);
	self->n = 0;
	memset(self->varies, 0, self->columns->n);
}

void ehr_batch_key(struct ehr_buf *key, struct ehr_str text)
{
	ehr_buf_add(key, &text.n, sizeof(text.n));
	ehr_buf_add_str(key, text);
}

static struct ehr_str key_text(const struct ehr_buf *key)
{
	return (struct ehr_str){ key->p, key->n };
}

static struct ehr_str cell(const struct ehr_batch *self,
	const struct ehr_row *row, enum ehr_score_column column)
{
	long at = self->scoring->column[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : row->cell[at];
}

/* What is kept of a column: as it came, but a by column as it was compared. */
static struct ehr_str kept(
	const struct ehr_batch *self, const struct ehr_row *row, size_t column)
{
	return self->columns->is_by[column] ? row->cell[column]
					    : row->carried[column];
}

static void keep_first(
	struct ehr_batch *self, size_t group, const struct ehr_row *row)
{
	size_t n = self->columns->n;
	struct ehr_str *first;

	if (group >= self->first_cap) {
		self->first_cap = self->first_cap ? 2 * self->first_cap : 64;
		self->first = ehr_realloc(
			self->first, self->first_cap, sizeof(*self->first));
	}
	first = ehr_arena_alloc(&self->arena, n * sizeof(*first));
	for (size_t i = 0; i < n; i++)
		first[i] = ehr_arena_copy(&self->arena, kept(self, row, i));
	self->first[group] = first;
}

static uint32_t add_group(struct ehr_batch *self, const struct ehr_row *row)
{
	const struct ehr_totals_columns *columns = self->columns;
	bool is_new;
	long at;

	self->key.n = 0;
	for (size_t i = 0; i < columns->n_by; i++)
		ehr_batch_key(&self->key, row->cell[columns->by[i]]);
	at = ehr_map_add(&self->group, key_text(&self->key), &is_new);
	if (is_new) {
		keep_first(self, (size_t)at, row);
		return (uint32_t)at;
	}
	for (size_t i = 0; i < columns->n; i++)
		if (!self->varies[i] &&
			!ehr_str_eq(self->first[at][i], kept(self, row, i)))
			self->varies[i] = true;
	return (uint32_t)at;
}

/* The number of the row's pollutant; *name as it is called there. */
static uint32_t add_pollutant(
	struct ehr_batch *self, const struct ehr_row *row, struct ehr_str *name)
{
	struct ehr_str cas = ehr_str_trim(cell(self, row, EHR_SCORE_CAS));
	bool is_new;
	long at;

	*name = ehr_str_trim(cell(self, row, EHR_SCORE_POLLUTANT));
	if (name->n == 0)
		*name = cas;
	at = ehr_map_add(&self->pollutant, cas.n ? cas : *name, &is_new);
	if (!is_new)
		return (uint32_t)at;
	if ((size_t)at >= self->name_cap) {
		self->name_cap = self->name_cap ? 2 * self->name_cap : 64;
		self->name = ehr_realloc(
			self->name, self->name_cap, sizeof(*self->name));
	}
	self->name[at] = ehr_arena_copy(&self->arena, *name);
	return (uint32_t)at;
}

static uint32_t add_place(struct ehr_batch *self, const struct ehr_row *row,
	const struct ehr_score *score)
{
	const struct ehr_place *place = score->place;
	long receptor = self->columns->receptor;

	self->key.n = 0;
	ehr_batch_key(&self->key,
		receptor < 0 ? (struct ehr_str){ "", 0 } : row->cell[receptor]);
	ehr_batch_key(
		&self->key, place ? place->point_type
				  : cell(self, row, EHR_SCORE_POINT_TYPE));
	ehr_batch_key(&self->key, cell(self, row, EHR_SCORE_MEDIUM));
	ehr_batch_key(&self->key,
		place ? place->layer : cell(self, row, EHR_SCORE_LAYER));
	return (uint32_t)ehr_map_add(&self->place, key_text(&self->key), NULL);
}

static uint32_t add_missing(
	struct ehr_batch *self, struct ehr_str name, const char *word)
{
	self->key.n = 0;
	ehr_buf_add_str(&self->key, name);
	ehr_buf_putc(&self->key, '(');
	ehr_buf_puts(&self->key, word);
	ehr_buf_putc(&self->key, ')');
	return (uint32_t)ehr_map_add(
		&self->missing, key_text(&self->key), NULL);
}

/* What of a scored row its sum lacks all the same; NULL: nothing that matters.
 * In soil what is swallowed is most of the dose, and vapours are of a volatile
 * chemical. */
static const char *lacking(const struct ehr_effects *effects)
{
	if (effects->no_ingestion)
		return EHR_WORD_NO_INGESTION;
	return effects->no_vapour ? EHR_WORD_NO_VAPOUR : NULL;
}

int ehr_batch_add(
	struct ehr_batch *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_score score;
	struct ehr_batch_row *out;
	struct ehr_str name, flags;

	if (ehr_scorer_row(self->scorer, row, &score, err))
		return -1;
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 1024;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	out = &self->row[self->n++];
	*out = (struct ehr_batch_row){
		.group = add_group(self, row),
		.pollutant = add_pollutant(self, row, &name),
		.place = add_place(self, row, &score),
		.missing = EHR_BATCH_NOTHING,
		.flags = EHR_BATCH_NOTHING,
		.line = row->line,
		.scored = score.has_hq_high || score.has_cr_high,
		.in_scope = score.in_scope,
		.nondetect = score.nondetect,
		.has_hq = score.has_hq,
		.has_cr = score.has_cr,
		.has_hq_high = score.has_hq_high,
		.has_cr_high = score.has_cr_high,
		.hq = score.hq,
		.cr = score.cr,
		.hq_high = score.hq_high,
		.cr_high = score.cr_high,
	};
	if (!out->scored && out->in_scope)
		out->missing = add_missing(self, name, score.word);
	else if (out->scored && lacking(score.effects))
		out->missing = add_missing(self, name, lacking(score.effects));
	flags = ehr_scorer_flags(self->scorer, &score);
	if (flags.n > 0)
		out->flags = (uint32_t)ehr_map_add(&self->flags, flags, NULL);
	return 0;
}
