/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_totals.h"

#include <stdlib.h>

#include "model/draw_batch.h"
#include "model/draw_columns.h"
#include "model/draw_sums.h"

static const char *const counts[] = { "n", "n_scored", "n_nd", "n_not_scored" };
enum { COUNTS = sizeof(counts) / sizeof(counts[0]) };

struct group {
	struct ehr_draw_part *part;
	size_t n_part, cap;
	unsigned long n, n_scored, n_nd, n_not_scored;
};

struct ehr_draw_totals {
	const struct ehr_scoring *scoring;
	const struct ehr_draw_plan *plan;
	struct ehr_draw_batch_columns columns;
	const char **column;
	size_t n_column;
	struct ehr_map key; /* of the groups */
	struct group *group;
	size_t cap;
	struct ehr_map place;              /* group and place */
	struct ehr_group_place *chemicals; /* by place: what is there */
	size_t place_cap;
	struct ehr_map met; /* place and pollutant */
	bool varied;
	struct ehr_buf text;
	struct ehr_arena arena;
};

static int find_by(struct ehr_draw_totals *self,
	const struct ehr_header *header, const char *by, struct ehr_err *err)
{
	struct ehr_draw_batch_columns *columns = &self->columns;
	struct ehr_str rest = ehr_str_of(by);

	columns->by = ehr_arena_calloc(
		&self->arena, rest.n + 1, sizeof(*columns->by));
	self->column = ehr_arena_calloc(&self->arena,
		rest.n + COUNTS + 2 * EHR_DRAW_COLUMNS_OUTER + 4,
		sizeof(*self->column));
	while (rest.p) {
		const char *name =
			ehr_arena_string(&self->arena, ehr_str_cut(&rest, ','));
		size_t *at = &columns->by[columns->n_by];
		if (ehr_header_need(header, name, at, err))
			return -1;
		for (size_t i = 0; i < columns->n_by; i++)
			if (columns->by[i] == *at)
				return ehr_fail(err, EHR_FAULT_USAGE,
					_("--by names the column \"%s\" "
					  "twice"),
					name);
		columns->n_by++;
		self->column[self->n_column++] = name;
	}
	return 0;
}

static void name_columns(struct ehr_draw_totals *self)
{
	bool outer = self->plan->opts.outer > 0;

	for (size_t i = 0; i < COUNTS; i++)
		self->column[self->n_column++] = counts[i];
	ehr_draw_columns(
		"hi", outer, &self->arena, self->column, &self->n_column);
	ehr_draw_columns(
		"cr", outer, &self->arena, self->column, &self->n_column);
	self->column[self->n_column++] = "draws";
	self->column[self->n_column++] = "profile";
}

static int nothing_varies(const struct ehr_draw_plan *plan, struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("nothing varies: neither profile \"%s\" nor a column %s has "
		  "a distribution; write dist behind parameters in a copy of "
		  "the profile"),
		plan->profile->name, EHR_VALUE_DIST);
}

struct ehr_draw_totals *ehr_draw_totals_new(const struct ehr_scoring *scoring,
	const struct ehr_draw_plan *plan, const struct ehr_header *header,
	const char *by, struct ehr_err *err)
{
	struct ehr_draw_totals *self = ehr_calloc(1, sizeof(*self));
	int rc;

	self->scoring = scoring;
	self->plan = plan;
	rc = find_by(self, header, by, err);
	if (rc == 0)
		rc = ehr_header_look(
			header, "receptor_id", &self->columns.receptor, err);
	if (rc == 0)
		rc = ehr_draw_value_bind(&self->columns.value, header, err);
	if (rc == 0 && plan->n_param == 0 && self->columns.value.dist < 0)
		rc = nothing_varies(plan, err);
	if (rc) {
		ehr_draw_totals_free(self);
		return NULL;
	}
	name_columns(self);
	return self;
}

void ehr_draw_totals_free(struct ehr_draw_totals *self)
{
	if (!self)
		return;
	for (size_t i = 0; i < self->key.n; i++) {
		for (size_t k = 0; k < self->group[i].n_part; k++)
			ehr_sum_release(&self->group[i].part[k].sum);
		free(self->group[i].part);
	}
	free(self->group);
	free(self->chemicals);
	ehr_map_release(&self->key);
	ehr_map_release(&self->place);
	ehr_map_release(&self->met);
	ehr_buf_release(&self->text);
	ehr_arena_release(&self->arena);
	free(self);
}

const char *const *ehr_draw_totals_columns(
	const struct ehr_draw_totals *self, size_t *n)
{
	*n = self->n_column;
	return self->column;
}

static void *scratch_new(void *self)
{
	struct ehr_draw_totals *totals = self;

	return ehr_draw_batch_new(
		totals->scoring, totals->plan, &totals->columns);
}

static void scratch_free(void *self, void *scratch)
{
	(void)self;
	ehr_draw_batch_free(scratch);
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	(void)self;
	(void)writer;
	return ehr_draw_batch_add(scratch, record, err);
}

static struct group *find_group(
	struct ehr_draw_totals *self, struct ehr_str key, size_t *at)
{
	*at = (size_t)ehr_map_add(&self->key, key, NULL);
	if (*at >= self->cap) {
		size_t cap = 2 * *at + 16;

		self->group =
			ehr_realloc(self->group, cap, sizeof(*self->group));
		memset(self->group + self->cap, 0,
			(cap - self->cap) * sizeof(*self->group));
		self->cap = cap;
	}
	return &self->group[*at];
}

/* Two texts, and a number before them, as one. */
static struct ehr_str joined(
	struct ehr_draw_totals *self, size_t number, struct ehr_str text)
{
	self->text.n = 0;
	ehr_buf_printf(&self->text, "%zu ", number);
	ehr_buf_add_str(&self->text, text);
	return (struct ehr_str){ self->text.p, self->text.n };
}

/* No exposure may be added twice. */
static int check_place(struct ehr_draw_totals *self, size_t group,
	const struct ehr_draw_record *record, struct ehr_err *err)
{
	size_t place = (size_t)ehr_map_add(
		&self->place, joined(self, group, record->place), NULL);
	struct ehr_group_place *there;
	char shown[96];
	bool is_new;

	if (place >= self->place_cap) {
		size_t cap = 2 * place + 64;

		self->chemicals = ehr_realloc(
			self->chemicals, cap, sizeof(*self->chemicals));
		memset(self->chemicals + self->place_cap, 0,
			(cap - self->place_cap) * sizeof(*self->chemicals));
		self->place_cap = cap;
	}
	(void)ehr_map_add(
		&self->met, joined(self, place, record->pollutant), &is_new);
	ehr_visible(shown, sizeof(shown), record->pollutant);
	if (!is_new)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the group has \"%s\" twice at one receptor, medium "
			  "and layer: add a column to --by or combine rows"),
			shown);
	there = &self->chemicals[place];
	if (ehr_group_clash(*there, record->chemicals) != 0)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the group has a sum of chemicals and its members: "
			  "leave out \"%s\" or the others"),
			shown);
	there->sum |= record->chemicals.sum;
	there->member |= record->chemicals.member;
	return 0;
}

static struct ehr_draw_part *new_part(struct group *group)
{
	if (group->n_part == group->cap) {
		group->cap = 2 * group->cap + 4;
		group->part = ehr_realloc(
			group->part, group->cap, sizeof(*group->part));
	}
	group->part[group->n_part] = (struct ehr_draw_part){ 0 };
	return &group->part[group->n_part++];
}

static void add_item(struct ehr_draw_totals *self, struct group *group,
	const struct ehr_draw_item *item)
{
	struct ehr_draw_part *part;

	for (size_t i = 0; !item->alone && i < group->n_part; i++) {
		part = &group->part[i];
		if (!part->item.alone &&
			part->item.chemical == item->chemical &&
			part->item.medium == item->medium) {
			ehr_sum_add(&part->sum, item->concentration);
			return;
		}
	}
	part = new_part(group);
	part->item = *item;
	part->item.dist = ehr_arena_copy(&self->arena, item->dist);
	ehr_sum_add(&part->sum, item->concentration);
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_draw_totals *totals = self;
	struct ehr_draw_batch *batch = scratch;

	for (size_t i = 0; i < batch->n; i++) {
		const struct ehr_draw_record *record = &batch->record[i];
		size_t at;
		struct group *group = find_group(totals, record->group, &at);

		group->n++;
		group->n_scored += record->scored;
		group->n_nd += record->nondetect;
		group->n_not_scored += record->in_scope && !record->scored;
		if (!record->scored)
			continue;
		if (check_place(totals, at, record, err))
			return ehr_err_at(err, file, line + record->line);
		totals->varied |=
			record->item.dist.n > 0 || totals->plan->n_param > 0;
		add_item(totals, group, &record->item);
	}
	ehr_draw_batch_reset(batch);
	return 0;
}

struct ehr_filter ehr_draw_totals_filter(struct ehr_draw_totals *totals)
{
	return (struct ehr_filter){
		.self = totals,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}

/* The cells of the by columns, out of the group's key. */
static void write_key(struct ehr_str key, struct ehr_writer *writer)
{
	while (key.n > 0) {
		struct ehr_str length = ehr_str_cut(&key, ':');
		struct ehr_str text = { key.p, 0 };

		for (size_t i = 0; i < length.n; i++)
			text.n = 10 * text.n + (size_t)(length.p[i] - '0');
		ehr_writer_text(writer, text);
		key.p += text.n;
		key.n -= text.n;
	}
}

static int write_group(struct ehr_draw_totals *self, struct ehr_draw_sums *sums,
	size_t at, struct ehr_writer *writer, struct ehr_err *err)
{
	struct group *group = &self->group[at];

	if (ehr_draw_sums_of(sums, group->part, group->n_part, err))
		return -1;
	write_key(self->key.key[at], writer);
	ehr_writer_count(writer, group->n);
	ehr_writer_count(writer, group->n_scored);
	ehr_writer_count(writer, group->n_nd);
	ehr_writer_count(writer, group->n_not_scored);
	ehr_draw_sums_write(sums, writer);
	ehr_writer_puts(writer, self->plan->text);
	ehr_writer_puts(writer, self->plan->profile->label);
	return ehr_writer_end_row(writer, err);
}

int ehr_draw_totals_write(struct ehr_draw_totals *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_draw_sums sums;
	int rc = 0;

	if (self->met.n > 0 && !self->varied)
		return nothing_varies(self->plan, err);
	ehr_draw_sums_init(&sums, self->plan, &self->columns.value);
	for (size_t i = 0; rc == 0 && i < self->key.n; i++)
		rc = write_group(self, &sums, i, writer, err);
	ehr_draw_sums_release(&sums);
	return rc;
}
