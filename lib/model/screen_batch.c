/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_batch.h"

#include <math.h>
#include <stdlib.h>

const char *const ehr_screen_columns[EHR_SCREEN_COLUMNS + 1] = {
	[EHR_SCREEN_MEDIUM] = "medium",
	[EHR_SCREEN_POLLUTANT] = "pollutant",
	[EHR_SCREEN_VALUE] = "value",
	[EHR_SCREEN_UNIT] = "unit",
	[EHR_SCREEN_CAS] = "cas",
	[EHR_SCREEN_QUANTITY] = "quantity",
	[EHR_SCREEN_QUALIFIER] = "qualifier",
	[EHR_SCREEN_LIMIT] = "detection_limit",
	[EHR_SCREEN_SOURCE_ID] = "source_id",
	[EHR_SCREEN_FLAGS] = "flags",
};

/* What each row has of its own is not carried, even where it is the same in all
 * of an item: beside a ranking it would say something else. */
static const enum ehr_screen_column row_own[] = { EHR_SCREEN_VALUE,
	EHR_SCREEN_UNIT, EHR_SCREEN_QUALIFIER, EHR_SCREEN_LIMIT,
	EHR_SCREEN_FLAGS, EHR_SCREEN_QUANTITY };

static void skip(struct ehr_screen_bound *bound, enum ehr_screen_column column)
{
	if (bound->column[column] >= 0)
		bound->group.skipped[bound->column[column]] = true;
}

static int bind_key(struct ehr_screen_bound *bound,
	const struct ehr_header *header, const char *rank_by,
	struct ehr_err *err)
{
	struct ehr_group_columns *group = &bound->group;

	bound->by_pollutant = strcmp(rank_by, "pollutant") == 0;
	if (bound->by_pollutant) {
		skip(bound, EHR_SCREEN_POLLUTANT);
		skip(bound, EHR_SCREEN_CAS);
		return 0;
	}
	if (ehr_header_need(header, rank_by, &bound->by, err))
		return -1;
	if (group->skipped[bound->by])
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--rank-by cannot name the column \"%s\": each row "
			  "has its own"),
			rank_by);
	group->is_key[bound->by] = true;
	group->key[group->n_key++] = bound->by;
	return 0;
}

int ehr_screen_bind(struct ehr_screen_bound *bound,
	const struct ehr_header *header, const char *rank_by,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_group_columns *group = &bound->group;
	size_t n = header->n;

	if (ehr_header_bind(header, ehr_screen_columns, EHR_SCREEN_COLUMNS,
		    EHR_SCREEN_NEEDED, bound->column, err))
		return -1;
	group->n = n;
	group->key = ehr_arena_calloc(arena, n, sizeof(*group->key));
	group->is_key = ehr_arena_calloc(arena, n, sizeof(*group->is_key));
	group->skipped = ehr_arena_calloc(arena, n, sizeof(*group->skipped));
	for (size_t i = 0; i < sizeof(row_own) / sizeof(row_own[0]); i++)
		skip(bound, row_own[i]);
	return bind_key(bound, header, rank_by, err);
}

/* Amounts are per year whatever the temperature; the cache asks for one. */
static const double any_temperature_k = 298.15;

struct ehr_screen_batch *ehr_screen_batch_new(
	const struct ehr_screen_bound *bound)
{
	struct ehr_screen_batch *self = ehr_calloc(1, sizeof(*self));

	self->bound = bound;
	self->cache = ehr_unit_cache_new(bound->units, any_temperature_k);
	ehr_group_batch_init(&self->groups, &bound->group);
	return self;
}

static void release_maps(struct ehr_screen_batch *self)
{
	ehr_map_release(&self->pollutant);
	ehr_map_release(&self->source);
	ehr_map_release(&self->medium);
}

void ehr_screen_batch_free(struct ehr_screen_batch *self)
{
	if (!self)
		return;
	ehr_unit_cache_free(self->cache);
	ehr_group_batch_release(&self->groups);
	release_maps(self);
	ehr_arena_release(&self->arena);
	free(self->name);
	free(self->has_cas);
	free(self->row);
	free(self);
}

void ehr_screen_batch_reset(struct ehr_screen_batch *self)
{
	ehr_group_batch_reset(&self->groups);
	release_maps(self);
	ehr_arena_reset(&self->arena);
	self->n = 0;
	self->nameless = 0;
}

static struct ehr_str cell(const struct ehr_screen_batch *self,
	const struct ehr_row *row, enum ehr_screen_column column)
{
	long at = self->bound->column[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : ehr_str_trim(row->cell[at]);
}

/* The amount in kg/a. */
static void convert(struct ehr_screen_batch *self, const struct ehr_row *row,
	struct ehr_screen_row *out)
{
	struct ehr_unit_ask ask = {
		.text = cell(self, row, EHR_SCREEN_UNIT),
		.medium = cell(self, row, EHR_SCREEN_MEDIUM),
		.quantity = ehr_str_of(self->bound->quantity),
	};
	struct ehr_unit_use use;

	if (ehr_str_is(ask.text, "kg/a"))
		return;
	if (ehr_unit_cache_factor(self->cache, &ask, &use, NULL) ||
		strcmp(use.canonical, "kg/a") != 0)
		out->kind = EHR_SCREEN_BAD_UNIT;
	else
		out->kg = ehr_factor_apply(use.factor, out->kg);
}

static int read_amount(struct ehr_screen_batch *self, const struct ehr_row *row,
	struct ehr_screen_row *out, struct ehr_err *err)
{
	struct ehr_str quantity = cell(self, row, EHR_SCREEN_QUANTITY);
	enum ehr_num_state state;

	out->kg = 0;
	out->kind = EHR_SCREEN_OTHER;
	if (quantity.n == 0)
		quantity = ehr_str_of("emission"); /* unless stated */
	if (!ehr_str_is(quantity, self->bound->quantity))
		return 0;
	if (ehr_cell_number(cell(self, row, EHR_SCREEN_VALUE), "value", &state,
		    &out->kg, err))
		return -1;
	out->kind = EHR_SCREEN_AMOUNT;
	if (cell(self, row, EHR_SCREEN_QUALIFIER).n > 0)
		out->kind = EHR_SCREEN_NONDETECT;
	else if (state != EHR_NUM_VALUE)
		out->kind = EHR_SCREEN_NO_VALUE;
	else if (out->kg < 0)
		out->kind = EHR_SCREEN_NEGATIVE;
	else
		convert(self, row, out);
	if (out->kind == EHR_SCREEN_AMOUNT && !isfinite(out->kg))
		return ehr_fail_cell(err, "value", "too_large",
			N_("an amount whose kilograms are a number"),
			cell(self, row, EHR_SCREEN_VALUE));
	return 0;
}

static uint32_t number(struct ehr_map *map, struct ehr_str text)
{
	return (uint32_t)ehr_map_add(map, text, NULL);
}

static uint32_t add_pollutant(
	struct ehr_screen_batch *self, struct ehr_str cas, struct ehr_str name)
{
	size_t before = self->pollutant.n;
	uint32_t at = number(&self->pollutant, cas.n > 0 ? cas : name);

	if (at >= self->name_cap) {
		self->name_cap = self->name_cap ? 2 * self->name_cap : 64;
		self->name = ehr_realloc(
			self->name, self->name_cap, sizeof(*self->name));
		self->has_cas = ehr_realloc(
			self->has_cas, self->name_cap, sizeof(*self->has_cas));
	}
	if (at == before || ehr_str_cmp(name, self->name[at]) < 0)
		self->name[at] = ehr_arena_copy(&self->arena, name);
	self->has_cas[at] = cas.n > 0 || (at < before && self->has_cas[at]);
	return at;
}

/* Does the row name what is ranked? */
static bool is_named(const struct ehr_screen_batch *self,
	const struct ehr_row *row, struct ehr_str pollutant)
{
	return self->bound->by_pollutant
		       ? pollutant.n > 0
		       : ehr_str_trim(row->cell[self->bound->by]).n > 0;
}

int ehr_screen_batch_add(struct ehr_screen_batch *self,
	const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_str cas = cell(self, row, EHR_SCREEN_CAS);
	struct ehr_str name = cell(self, row, EHR_SCREEN_POLLUTANT);
	struct ehr_str key = cas.n > 0 ? cas : name;
	struct ehr_screen_row out;

	if (read_amount(self, row, &out, err))
		return -1;
	if (!is_named(self, row, key) && out.kind == EHR_SCREEN_OTHER)
		return 0;
	if (key.n == 0 && out.kind != EHR_SCREEN_OTHER)
		self->nameless++;
	out.group = ehr_group_batch_add(&self->groups, row,
		self->bound->by_pollutant ? key : (struct ehr_str){ "", 0 });
	out.pollutant = add_pollutant(self, cas, name);
	out.source =
		number(&self->source, cell(self, row, EHR_SCREEN_SOURCE_ID));
	out.medium = number(&self->medium, cell(self, row, EHR_SCREEN_MEDIUM));
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 1024;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	self->row[self->n++] = out;
	return 0;
}
