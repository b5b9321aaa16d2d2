/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_tally.h"

#include <stdlib.h>

#include "model/totals_check.h"

void ehr_tally_init(struct ehr_tally *self,
	const struct ehr_totals_columns *columns, bool sorted)
{
	*self = (struct ehr_tally){
		.columns = columns,
		.sorted = sorted,
		.place = { .width = 4 },
		.unit_key = { .width = 2 },
		.share_key = { .width = 3 },
		.seen = { .width = 3 },
		.group_missing = { .width = 2 },
		.group_flags = { .width = 2 },
	};
	self->varies = ehr_calloc(columns->n, sizeof(*self->varies));
}

static void release_sums(struct ehr_tally *self)
{
	for (size_t i = 0; i < self->n_sums; i++)
		for (int k = 0; k < EHR_ADDENDS; k++)
			ehr_sum_release(&self->sums[i].of[k]);
	self->n_sums = 0;
}

void ehr_tally_release(struct ehr_tally *self)
{
	release_sums(self);
	ehr_map_release(&self->key);
	ehr_map_release(&self->text);
	ehr_map_release(&self->pollutant);
	ehr_map_release(&self->missing);
	ehr_map_release(&self->flags);
	ehr_tuples_release(&self->place);
	ehr_tuples_release(&self->unit_key);
	ehr_tuples_release(&self->share_key);
	ehr_tuples_release(&self->seen);
	ehr_tuples_release(&self->group_missing);
	ehr_tuples_release(&self->group_flags);
	ehr_arena_release(&self->arena);
	ehr_arena_release(&self->group_arena);
	free(self->varies);
	free(self->group);
	free(self->of_pollutant);
	free(self->people);
	free(self->unit);
	free(self->share);
	free(self->sums);
	free(self->seen_point_type);
}

/* Forgets the groups, not the texts. */
static void forget(struct ehr_tally *self)
{
	release_sums(self);
	ehr_tuples_reset(&self->unit_key);
	ehr_tuples_reset(&self->share_key);
	ehr_tuples_reset(&self->seen);
	ehr_tuples_reset(&self->group_missing);
	ehr_tuples_reset(&self->group_flags);
	ehr_arena_reset(&self->group_arena);
	self->n_groups = 0;
}

static void *room(void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return array;
	*cap = *cap ? 2 * *cap : 64;
	return ehr_realloc(array, *cap, size);
}

/* Numbers here of a batch's texts, and of the last row's place and unit. */
struct numbers {
	const struct ehr_batch *batch;
	uint32_t *group, *text, *pollutant, *missing, *flags;
	uint32_t open; /* sorted: the group of the batch that is gathered */
	const struct ehr_batch_row *last; /* NULL: none of this group yet */
	uint32_t last_place, last_unit;
};

static uint32_t *number(struct ehr_map *into, const struct ehr_map *from,
	struct ehr_arena *arena)
{
	uint32_t *to = ehr_arena_alloc(arena, (from->n + 1) * sizeof(*to));

	for (size_t i = 0; i < from->n; i++)
		to[i] = (uint32_t)ehr_map_add(into, from->key[i], NULL);
	return to;
}

static uint32_t add_group(struct ehr_tally *self, const struct ehr_str *first)
{
	const struct ehr_totals_columns *columns = self->columns;
	struct ehr_str *cell =
		ehr_arena_calloc(&self->group_arena, columns->n, sizeof(*cell));

	self->group = room(self->group, self->n_groups, &self->group_cap,
		sizeof(*self->group));
	for (size_t i = 0; i < columns->n; i++)
		if (!self->varies[i])
			cell[i] = ehr_arena_copy(&self->group_arena, first[i]);
	self->group[self->n_groups] = (struct ehr_tally_group){
		.cell = cell,
		.unit = EHR_BATCH_NOTHING,
	};
	return (uint32_t)self->n_groups++;
}

/* Within the batch its groups are constant but in batch->varies; here the rest
 * of each group may differ from it. */
static uint32_t *number_groups(struct ehr_tally *self,
	const struct ehr_batch *batch, struct ehr_arena *arena)
{
	uint32_t *to =
		ehr_arena_alloc(arena, (batch->group.n + 1) * sizeof(*to));

	for (size_t i = 0; i < self->columns->n; i++)
		self->varies[i] |= batch->varies[i];
	for (size_t i = 0; i < batch->group.n; i++) {
		bool is_new;
		to[i] = (uint32_t)ehr_map_add(
			&self->key, batch->group.key[i], &is_new);
		if (is_new) {
			add_group(self, batch->first[i]);
			continue;
		}
		for (size_t k = 0; k < self->columns->n; k++)
			if (!self->varies[k] &&
				!ehr_str_eq(self->group[to[i]].cell[k],
					batch->first[i][k]))
				self->varies[k] = true;
	}
	return to;
}

static uint32_t *number_pollutants(struct ehr_tally *self,
	const struct ehr_batch *batch, struct ehr_arena *arena)
{
	const struct ehr_map *from = &batch->pollutant;
	uint32_t *to = ehr_arena_alloc(arena, (from->n + 1) * sizeof(*to));

	for (size_t i = 0; i < from->n; i++) {
		const struct ehr_batch_pollutant *of = &batch->of_pollutant[i];
		struct ehr_batch_pollutant *into;
		bool is_new;
		to[i] = (uint32_t)ehr_map_add(
			&self->pollutant, from->key[i], &is_new);
		self->of_pollutant = room(self->of_pollutant, to[i],
			&self->pollutant_cap, sizeof(*self->of_pollutant));
		into = &self->of_pollutant[to[i]];
		if (is_new)
			*into = *of;
		if (is_new || ehr_str_cmp(of->name, into->name) < 0)
			into->name = ehr_arena_copy(&self->arena, of->name);
		into->organs |= of->organs;
	}
	return to;
}

static uint32_t place_of(struct ehr_tally *self, struct numbers *to,
	const struct ehr_batch_row *row)
{
	const struct ehr_batch_row *last = to->last;
	const uint32_t key[4] = { to->text[row->receptor], row->exposure,
		to->text[row->layer], to->text[row->item] };

	if (!last || last->receptor != row->receptor ||
		last->exposure != row->exposure || last->layer != row->layer ||
		last->item != row->item || !last->scored)
		to->last_place = ehr_tuples_add(&self->place, key, NULL);
	return to->last_place;
}

static uint32_t unit_of(struct ehr_tally *self, struct numbers *to,
	uint32_t group, const struct ehr_batch_row *row)
{
	const struct ehr_batch_row *last = to->last;
	const uint32_t key[2] = { group, to->text[row->worst] };
	bool is_new;
	uint32_t at;

	if (last && last->group == row->group && last->worst == row->worst)
		return to->last_unit;
	at = ehr_tuples_add(&self->unit_key, key, &is_new);
	if (is_new) {
		self->unit = room(
			self->unit, at, &self->unit_cap, sizeof(*self->unit));
		self->unit[at] = (struct ehr_tally_unit){
			.next = self->group[group].unit,
			.share = EHR_BATCH_NOTHING,
		};
		self->group[group].unit = at;
	}
	to->last_unit = at;
	return at;
}

static int twice(const struct ehr_tally *self, const struct numbers *to,
	const struct ehr_batch_row *row, uint32_t point_type,
	struct ehr_err *err)
{
	return ehr_tally_twice(self, to->pollutant[row->pollutant], point_type,
		to->text[row->point_type], err);
}

/* The share gets sums once it is more than one row's numbers. */
static struct ehr_sum *sums_of(
	struct ehr_tally *self, struct ehr_tally_share *share)
{
	struct ehr_tally_sums *sums;

	if (share->more != EHR_BATCH_NOTHING)
		return self->sums[share->more].of;
	self->sums = room(
		self->sums, self->n_sums, &self->sums_cap, sizeof(*self->sums));
	share->more = (uint32_t)self->n_sums++;
	sums = &self->sums[share->more];
	*sums = (struct ehr_tally_sums){ 0 };
	for (int i = 0; i < EHR_ADDENDS; i++)
		if (share->value[i] != 0)
			ehr_sum_add(&sums->of[i], share->value[i]);
	return sums->of;
}

static void add_share(struct ehr_tally *self, uint32_t at, uint32_t unit,
	uint32_t place, const struct numbers *to,
	const struct ehr_batch_row *row)
{
	struct ehr_tally_share *share;

	self->share =
		room(self->share, at, &self->share_cap, sizeof(*self->share));
	share = &self->share[at];
	share->next = self->unit[unit].share;
	share->more = EHR_BATCH_NOTHING;
	share->place = place;
	share->point_type = to->text[row->point_type];
	share->has = row->has;
	memcpy(share->value, row->value, sizeof(share->value));
	self->unit[unit].share = at;
}

static int add_scored(struct ehr_tally *self, struct numbers *to, uint32_t unit,
	const struct ehr_batch_row *row, struct ehr_err *err)
{
	uint32_t pollutant = to->pollutant[row->pollutant];
	uint32_t place = place_of(self, to, row);
	bool grouped = ehr_tally_is_grouped(self, pollutant);
	const uint32_t key[3] = { unit, pollutant, grouped ? place + 1 : 0 };
	const uint32_t seen[3] = { unit, pollutant, place };
	struct ehr_tally_share *share;
	struct ehr_sum *sums;
	bool is_new;
	uint32_t at = ehr_tuples_add(&self->share_key, key, &is_new);

	if (is_new) {
		add_share(self, at, unit, place, to, row);
		return 0;
	}
	share = &self->share[at];
	if (share->place == place)
		return twice(self, to, row, share->point_type, err);
	at = ehr_tuples_add(&self->seen, seen, &is_new);
	if (!is_new)
		return twice(self, to, row, self->seen_point_type[at], err);
	self->seen_point_type = room(self->seen_point_type, at, &self->seen_cap,
		sizeof(*self->seen_point_type));
	self->seen_point_type[at] = to->text[row->point_type];
	sums = sums_of(self, share);
	share->has |= row->has;
	for (int i = 0; i < EHR_ADDENDS; i++)
		if (row->value[i] != 0)
			ehr_sum_add(&sums[i], row->value[i]);
	return 0;
}

static void add_pair(struct ehr_tuples *pairs, uint32_t group, uint32_t what)
{
	const uint32_t key[2] = { group, what };

	ehr_tuples_add(pairs, key, NULL);
}

void ehr_tally_flag(struct ehr_tally *self, uint32_t group, struct ehr_str word)
{
	add_pair(&self->group_flags, group,
		(uint32_t)ehr_map_add(&self->flags, word, NULL));
}

static int add_people(struct ehr_tally *self, const struct numbers *to,
	const struct ehr_batch_row *row, struct ehr_err *err)
{
	const struct ehr_batch_people *people;

	if (row->people == EHR_BATCH_NOTHING ||
		(to->last && to->last->people == row->people))
		return 0;
	people = &to->batch->people[row->people];
	return ehr_tally_set_people(
		self, to->text[people->receptor], people, err);
}

static int add_row(struct ehr_tally *self, struct numbers *to, uint32_t at,
	const struct ehr_batch_row *row, struct ehr_err *err)
{
	uint32_t unit = unit_of(self, to, at, row);
	struct ehr_tally_group *group = &self->group[at];

	if (add_people(self, to, row, err))
		return -1;
	group->n++;
	group->n_nd += row->nondetect;
	if (row->scored) {
		if (add_scored(self, to, unit, row, err))
			return -1;
		group->n_scored++;
	} else {
		group->n_not_scored += row->in_scope;
	}
	if (row->missing != EHR_BATCH_NOTHING)
		add_pair(&self->group_missing, at, to->missing[row->missing]);
	if (row->flags != EHR_BATCH_NOTHING)
		add_pair(&self->group_flags, at, to->flags[row->flags]);
	to->last = row;
	return 0;
}

int ehr_tally_finish(struct ehr_tally *self, struct ehr_err *err)
{
	if (self->n_groups > 0 && self->whole(self->whole_self, err))
		return -1;
	forget(self);
	return 0;
}

/* Sorted: the row's group, which is the one that is gathered or begins. */
static int open_group(struct ehr_tally *self, struct numbers *to,
	const struct ehr_batch_row *row, struct ehr_err *err)
{
	const struct ehr_batch *batch = to->batch;
	struct ehr_str key = batch->group.key[row->group];
	bool is_new;

	if (row->group == to->open)
		return 0;
	to->open = row->group;
	if (self->n_groups > 0 &&
		ehr_str_eq(self->key.key[self->key.n - 1], key))
		return 0;
	if (ehr_tally_finish(self, err))
		return -1;
	to->last = NULL;
	ehr_map_add(&self->key, key, &is_new);
	if (!is_new)
		return ehr_tally_came_back(self, batch->first[row->group], err);
	add_group(self, batch->first[row->group]);
	return 0;
}

/* A row at fault has a place; an output that is full has none. */
static int at_row(struct ehr_err *err, const char *file, unsigned long line)
{
	return err->fault == EHR_FAULT_DATA ? ehr_err_at(err, file, line) : -1;
}

static int add_rows(struct ehr_tally *self, struct numbers *to,
	const char *file, unsigned long line, struct ehr_err *err)
{
	for (size_t i = 0; i < to->batch->n; i++) {
		const struct ehr_batch_row *row = &to->batch->row[i];
		uint32_t at = 0;
		if (self->sorted && open_group(self, to, row, err))
			return at_row(err, file, line + row->line);
		if (!self->sorted)
			at = to->group[row->group];
		if (add_row(self, to, at, row, err))
			return at_row(err, file, line + row->line);
	}
	return 0;
}

int ehr_tally_add(struct ehr_tally *self, const struct ehr_batch *batch,
	const char *file, unsigned long line, struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	struct numbers to = {
		.batch = batch,
		.open = EHR_BATCH_NOTHING,
		.text = number(&self->text, &batch->text, &arena),
		.pollutant = number_pollutants(self, batch, &arena),
		.missing = number(&self->missing, &batch->missing, &arena),
		.flags = number(&self->flags, &batch->flags, &arena),
	};
	int rc;

	if (!self->sorted)
		to.group = number_groups(self, batch, &arena);
	rc = add_rows(self, &to, file, line, err);
	ehr_arena_release(&arena);
	return rc;
}
