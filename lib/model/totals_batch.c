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
	ehr_map_release(&self->text);
	ehr_map_release(&self->called);
	ehr_map_release(&self->pollutant);
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
	free(self->called_pollutant);
	free(self->of_pollutant);
	free(self->people);
	free(self->row);
	free(self);
}

void ehr_batch_reset(struct ehr_batch *self)
{
	release_maps(self);
	ehr_arena_reset(&self->arena);
	self->n = self->n_people = 0;
	memset(self->varies, 0, self->columns->n);
}

static void *room(void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return array;
	*cap = *cap ? 2 * *cap : 64;
	return ehr_realloc(array, *cap, size);
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
	const struct ehr_totals_columns *columns = self->columns;
	struct ehr_str *first;

	self->first = room(
		self->first, group, &self->first_cap, sizeof(*self->first));
	first = ehr_arena_calloc(&self->arena, columns->n, sizeof(*first));
	for (size_t i = 0; i < columns->n; i++)
		if (!columns->by_alone || columns->is_by[i])
			first[i] = ehr_arena_copy(
				&self->arena, kept(self, row, i));
	self->first[group] = first;
}

static void compare_first(
	struct ehr_batch *self, size_t group, const struct ehr_row *row)
{
	const struct ehr_str *first = self->first[group];

	if (self->columns->by_alone)
		return;
	for (size_t i = 0; i < self->columns->n; i++)
		if (!self->varies[i] &&
			!ehr_str_eq(first[i], kept(self, row, i)))
			self->varies[i] = true;
}

static bool is_of_group(
	const struct ehr_batch *self, size_t group, const struct ehr_row *row)
{
	const struct ehr_totals_columns *columns = self->columns;

	for (size_t i = 0; i < columns->n_by; i++)
		if (!ehr_str_eq(self->first[group][columns->by[i]],
			    row->cell[columns->by[i]]))
			return false;
	return true;
}

/* Appends the text with its length before it, so that texts put one after the
 * other are told apart. */
static void add_to_key(struct ehr_buf *key, struct ehr_str text)
{
	ehr_buf_add(key, &text.n, sizeof(text.n));
	ehr_buf_add_str(key, text);
}

static uint32_t add_group(struct ehr_batch *self, const struct ehr_row *row)
{
	const struct ehr_totals_columns *columns = self->columns;
	uint32_t at = self->n > 0 ? self->row[self->n - 1].group : 0;
	bool is_new = false;

	if (self->n == 0 || !is_of_group(self, at, row)) {
		self->key.n = 0;
		for (size_t i = 0; i < columns->n_by; i++)
			add_to_key(&self->key, row->cell[columns->by[i]]);
		at = (uint32_t)ehr_map_add(&self->group,
			(struct ehr_str){ self->key.p, self->key.n }, &is_new);
	}
	if (is_new)
		keep_first(self, at, row);
	else
		compare_first(self, at, row);
	return at;
}

/* The pollutant of a CAS number and a name that the batch has not met yet. */
static uint32_t new_pollutant(
	struct ehr_batch *self, struct ehr_str cas, struct ehr_str name)
{
	struct ehr_group_place groups = ehr_groups_place(
		ehr_toxicity_groups(self->scoring->toxicity), name, cas);
	struct ehr_batch_pollutant *of;
	struct ehr_str *key = cas.n ? &cas : &name;
	bool is_new;
	size_t at;

	self->key.n = 0;
	ehr_buf_add_str(&self->key, *key);
	if (groups.sum | groups.member)
		ehr_buf_add(&self->key, &groups, sizeof(groups));
	at = (size_t)ehr_map_add(&self->pollutant,
		(struct ehr_str){ self->key.p, self->key.n }, &is_new);
	self->of_pollutant = room(self->of_pollutant, at, &self->pollutant_cap,
		sizeof(*self->of_pollutant));
	of = &self->of_pollutant[at];
	if (is_new)
		*of = (struct ehr_batch_pollutant){ .groups = groups };
	if (name.n == 0)
		name = cas;
	if (is_new || ehr_str_cmp(name, of->name) < 0)
		of->name = ehr_arena_copy(&self->arena, name);
	return (uint32_t)at;
}

/* The number of the row's pollutant; *name as it is called there. */
static uint32_t add_pollutant(struct ehr_batch *self, const struct ehr_row *row,
	const struct ehr_score *score, struct ehr_str *name)
{
	struct ehr_str cas = ehr_str_trim(cell(self, row, EHR_SCORE_CAS));
	bool is_new;
	size_t at;
	uint32_t pollutant;

	*name = ehr_str_trim(cell(self, row, EHR_SCORE_POLLUTANT));
	self->key.n = 0;
	ehr_buf_add_str(&self->key, cas);
	ehr_buf_putc(&self->key, '\n');
	ehr_buf_add_str(&self->key, *name);
	at = (size_t)ehr_map_add(&self->called,
		(struct ehr_str){ self->key.p, self->key.n }, &is_new);
	self->called_pollutant = room(self->called_pollutant, at,
		&self->called_cap, sizeof(*self->called_pollutant));
	if (is_new)
		self->called_pollutant[at] = new_pollutant(self, cas, *name);
	pollutant = self->called_pollutant[at];
	if (score->effects && self->columns->organs)
		self->of_pollutant[pollutant].organs =
			score->effects->chemical->organs;
	if (name->n == 0)
		*name = cas;
	return pollutant;
}

/* Number of a text; last: of the row before, which is mostly the same. */
static uint32_t add_text(
	struct ehr_batch *self, struct ehr_str text, uint32_t last)
{
	if (self->n > 0 && ehr_str_eq(self->text.key[last], text))
		return last;
	return (uint32_t)ehr_map_add(&self->text, text, NULL);
}

static uint32_t add_cell(struct ehr_batch *self, const struct ehr_row *row,
	long column, uint32_t last)
{
	return add_text(self,
		column < 0 ? (struct ehr_str){ "", 0 } : row->cell[column],
		last);
}

static void add_texts(struct ehr_batch *self, const struct ehr_row *row,
	const struct ehr_score *score, struct ehr_batch_row *out)
{
	static const struct ehr_batch_row none;
	const struct ehr_totals_columns *columns = self->columns;
	const struct ehr_batch_row *last = self->n > 0 ? out - 1 : &none;

	out->receptor = add_cell(self, row, columns->receptor, last->receptor);
	out->worst = columns->worst == columns->receptor
			     ? out->receptor
			     : add_cell(self, row, columns->worst, last->worst);
	if (!score->place)
		return;
	out->exposure = columns->exposure[score->place->medium] |
			(uint32_t)score->bound << 16;
	out->layer = add_text(self, score->place->layer, last->layer);
	out->item = add_text(self, score->place->item, last->item);
	out->point_type =
		add_text(self, score->place->point_type, last->point_type);
}

/* The people of the row's receptor: a new entry where the row does not repeat
 * the one before. */
static int add_people(struct ehr_batch *self, const struct ehr_row *row,
	struct ehr_batch_row *out, struct ehr_err *err)
{
	struct ehr_batch_people *people;
	enum ehr_num_state state;
	struct ehr_str text;
	double value = 0;

	out->people = EHR_BATCH_NOTHING;
	if (self->columns->population < 0)
		return 0;
	text = row->cell[self->columns->population];
	if (self->n_people > 0 &&
		self->people[self->n_people - 1].receptor == out->receptor &&
		ehr_str_eq(self->people_cell, text)) {
		out->people = (uint32_t)self->n_people - 1;
		return 0;
	}
	if (ehr_cell_number(text, "population", &state, &value, err))
		return -1;
	if (state == EHR_NUM_VALUE && value < 0)
		return ehr_fail_cell(err, "population", "out_of_range",
			N_("a number of people, 0 or more"), text);
	self->people = room(self->people, self->n_people, &self->people_cap,
		sizeof(*self->people));
	people = &self->people[self->n_people];
	people->receptor = out->receptor;
	people->known = state == EHR_NUM_VALUE;
	people->people = value;
	self->people_cell = ehr_arena_copy(&self->arena, text);
	out->people = (uint32_t)self->n_people++;
	return 0;
}

static uint32_t add_missing(
	struct ehr_batch *self, struct ehr_str name, const char *word)
{
	self->key.n = 0;
	ehr_buf_add_str(&self->key, name);
	ehr_buf_putc(&self->key, '(');
	ehr_buf_puts(&self->key, word);
	ehr_buf_putc(&self->key, ')');
	return (uint32_t)ehr_map_add(&self->missing,
		(struct ehr_str){ self->key.p, self->key.n }, NULL);
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

static uint32_t add_flags(struct ehr_batch *self, const struct ehr_score *score,
	struct ehr_batch_pollutant *pollutant)
{
	struct ehr_str flags = ehr_scorer_flags(self->scorer, score);

	if (flags.n == 0)
		return EHR_BATCH_NOTHING;
	if (flags.p == pollutant->flags)
		return pollutant->flags_at;
	pollutant->flags_at = (uint32_t)ehr_map_add(&self->flags, flags, NULL);
	pollutant->flags = flags.p == score->effects->flags.p ? flags.p : NULL;
	return pollutant->flags_at;
}

static void put(
	struct ehr_batch_row *out, enum ehr_addend at, bool has, double value)
{
	if (!has)
		return;
	out->has |= 1u << at;
	out->value[at] = value;
}

static void add_linear(struct ehr_batch_row *out, const struct ehr_score *score,
	const struct ehr_medium *medium)
{
	double hq = score->hq, cr = score->cr / score->cr_bent;

	if (score->notes & EHR_SCORE_SATURATED) {
		hq = cr = 0;
		for (size_t i = 0; i < medium->n_path; i++) {
			const struct ehr_effect *path =
				&score->effects->path[i];
			if (path->has_hq)
				hq += score->concentration * path->dose /
				      path->reference;
			if (path->has_cr)
				cr += score->concentration * path->slope;
		}
	}
	put(out, EHR_ADD_HI_LINEAR, score->has_hq, hq);
	put(out, EHR_ADD_CR_LINEAR, score->has_cr, cr);
}

static void add_values(struct ehr_batch_row *out, const struct ehr_score *score)
{
	unsigned routes = score->hq_routes;

	put(out, EHR_ADD_HI, score->has_hq, score->hq);
	put(out, EHR_ADD_HI_HIGH, score->has_hq_high, score->hq_high);
	put(out, EHR_ADD_CR, score->has_cr, score->cr);
	put(out, EHR_ADD_CR_HIGH, score->has_cr_high, score->cr_high);
	if (!score->has_hq)
		return;
	if (routes & 1u << EHR_ROUTE_INH)
		put(out, EHR_ADD_AIR, true, score->hq_route[EHR_ROUTE_INH]);
	for (int i = 0; i < EHR_ROUTES; i++)
		if (i != EHR_ROUTE_INH && routes & 1u << i)
			put(out, EHR_ADD_OTHER, true,
				out->value[EHR_ADD_OTHER] + score->hq_route[i]);
}

static struct ehr_batch_row *next_row(struct ehr_batch *self)
{
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 1024;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	return &self->row[self->n];
}

int ehr_batch_add(
	struct ehr_batch *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_score score;
	struct ehr_batch_row *out = next_row(self);
	struct ehr_str name;

	if (ehr_scorer_row(self->scorer, row, &score, err))
		return -1;
	*out = (struct ehr_batch_row){
		.missing = EHR_BATCH_NOTHING,
		.flags = EHR_BATCH_NOTHING,
		.line = row->line,
		.scored = ehr_score_has_result(&score),
		.in_scope = score.in_scope,
		.nondetect = score.nondetect,
	};
	add_texts(self, row, &score, out);
	if (add_people(self, row, out, err))
		return -1;
	out->group = add_group(self, row);
	out->pollutant = add_pollutant(self, row, &score, &name);
	self->n++;
	if (!out->scored) {
		if (out->in_scope)
			out->missing = add_missing(self, name, score.word);
		return 0;
	}
	add_values(out, &score);
	if (self->columns->linear)
		add_linear(out, &score,
			&self->scoring->profile->medium[score.place->medium]);
	if (lacking(score.effects))
		out->missing = add_missing(self, name, lacking(score.effects));
	out->flags =
		add_flags(self, &score, &self->of_pollutant[out->pollutant]);
	return 0;
}
