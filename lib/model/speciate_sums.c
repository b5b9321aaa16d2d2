/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate_sums.h"

#include <stdlib.h>

#include "model/combine.h"

const struct ehr_str ehr_reported_any = { "\n", 1 };

/* Amounts as they are rounded in tables: what is more by less than this is not. */
#define ROUNDING 1e-9

/* All of a sum at an outlet, or at any. */
struct ehr_reported_amount {
	double value;
	struct ehr_str unit; /* of the first row */
	bool mixed;          /* rows of another unit, or that do not add up */
};

struct ehr_reported_sum {
	struct ehr_str cell[EHR_REPORTED_OUTLET + 1];
	const struct ehr_scope_row *row;
	unsigned long line;
};

struct ehr_str ehr_reported_key(const struct ehr_str *cell,
	struct ehr_str outlet, struct ehr_str what, struct ehr_buf *text)
{
	text->n = 0;
	for (int i = 0; i < EHR_REPORTED_KEYS; i++) {
		struct ehr_str one = ehr_str_trim(cell[i]);
		ehr_buf_add(text, &one.n, sizeof(one.n));
		ehr_buf_add_str(text, one);
	}
	ehr_buf_add(text, &outlet.n, sizeof(outlet.n));
	ehr_buf_add_str(text, outlet);
	ehr_buf_add_str(text, what);
	return (struct ehr_str){ text->p, text->n };
}

static bool is_at(const struct ehr_map *map, const struct ehr_str *cell,
	struct ehr_str outlet, struct ehr_str what, struct ehr_buf *text)
{
	return ehr_map_find(map, ehr_reported_key(cell, outlet, what, text)) !=
	       EHR_MAP_NONE;
}

bool ehr_reported_find(const struct ehr_map *map, const struct ehr_str *cell,
	struct ehr_str what, struct ehr_buf *text)
{
	struct ehr_str outlet = ehr_str_trim(cell[EHR_REPORTED_OUTLET]);
	const struct ehr_str none = { "", 0 };

	if (outlet.n == 0)
		return is_at(map, cell, ehr_reported_any, what, text);
	return is_at(map, cell, outlet, what, text) ||
	       is_at(map, cell, none, what, text);
}

/* Adds to the amount at the outlet; true if it is the first there. */
static bool add(struct ehr_reported_sums *self, const struct ehr_str *cell,
	struct ehr_str outlet, const char *name,
	const struct ehr_reported_amount *more)
{
	struct ehr_buf text = { 0 };
	struct ehr_reported_amount *amount;
	bool is_new;
	size_t at = (size_t)ehr_map_add(&self->key,
		ehr_reported_key(cell, outlet, ehr_str_of(name), &text),
		&is_new);

	ehr_buf_release(&text);
	if (at >= self->amount_cap) {
		self->amount_cap = at ? 2 * at : 64;
		self->amount = ehr_realloc(
			self->amount, self->amount_cap, sizeof(*self->amount));
	}
	amount = &self->amount[at];
	if (is_new) {
		*amount = *more;
		amount->unit = ehr_arena_copy(&self->arena, more->unit);
		return true;
	}
	amount->value += more->value;
	amount->mixed =
		amount->mixed || !ehr_str_eq(amount->unit, more->unit) ||
		!ehr_combine_adds_up(ehr_str_trim(cell[EHR_REPORTED_QUANTITY]));
	return false;
}

void ehr_reported_sums_add(struct ehr_reported_sums *self,
	const struct ehr_str *cell, const struct ehr_scope_row *row,
	double value, struct ehr_str unit, unsigned long line)
{
	struct ehr_str outlet = ehr_str_trim(cell[EHR_REPORTED_OUTLET]);
	const struct ehr_reported_amount more = { value, ehr_str_trim(unit),
		false };
	struct ehr_reported_sum *sum;

	add(self, cell, ehr_reported_any, row->name_zh, &more);
	if (!add(self, cell, outlet, row->name_zh, &more))
		return;
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->sum =
			ehr_realloc(self->sum, self->cap, sizeof(*self->sum));
	}
	sum = &self->sum[self->n++];
	for (int i = 0; i <= EHR_REPORTED_OUTLET; i++)
		sum->cell[i] =
			ehr_arena_copy(&self->arena, ehr_str_trim(cell[i]));
	sum->row = row;
	sum->line = line;
}

static const struct ehr_reported_amount *amount_at(
	const struct ehr_reported_sums *self, const struct ehr_str *cell,
	struct ehr_str outlet, struct ehr_str name, struct ehr_buf *text)
{
	long at = ehr_map_find(
		&self->key, ehr_reported_key(cell, outlet, name, text));

	return at == EHR_MAP_NONE ? NULL : &self->amount[at];
}

static bool is_more(const struct ehr_reported_amount *part,
	const struct ehr_reported_amount *whole, const struct ehr_units *units)
{
	struct ehr_err unused = { 0 };
	struct ehr_factor factor;
	double value = part->value;

	if (part->mixed || whole->mixed)
		return false;
	if (!ehr_str_eq(part->unit, whole->unit)) {
		if (!units || ehr_units_factor(units, part->unit, whole->unit,
				      &factor, &unused))
			return false;
		value = ehr_factor_apply(factor, value);
	}
	return value > whole->value * (1 + ROUNDING);
}

/* Compares with one that holds it. */
static bool compare(struct ehr_reported_sums *self,
	const struct ehr_reported_sum *sum, struct ehr_str holder,
	const struct ehr_units *units, struct ehr_buf *text)
{
	struct ehr_str outlet = sum->cell[EHR_REPORTED_OUTLET];
	struct ehr_str name = ehr_str_of(sum->row->name_zh);
	const struct ehr_reported_amount *part, *whole = NULL;

	if (!ehr_reported_find(&self->key, sum->cell, holder, text))
		return false;
	if (outlet.n > 0)
		whole = amount_at(self, sum->cell, outlet, holder, text);
	if (!whole) {
		outlet = ehr_reported_any;
		whole = amount_at(self, sum->cell, outlet, holder, text);
	}
	part = amount_at(self, sum->cell, outlet, name, text);
	if (!part || !whole || !is_more(part, whole, units))
		return false;
	ehr_map_add(&self->below,
		ehr_reported_key(sum->cell, outlet, name, text), NULL);
	ehr_map_add(&self->below,
		ehr_reported_key(sum->cell, outlet, holder, text), NULL);
	if (self->n_below > 0)
		return true;
	self->first.line = sum->line;
	self->first.part = sum->row->name_zh;
	self->first.whole = ehr_arena_string(&self->arena, holder);
	self->first.part_value = part->value;
	self->first.whole_value = whole->value;
	self->first.part_unit = part->unit;
	self->first.whole_unit = whole->unit;
	return true;
}

void ehr_reported_sums_compare(
	struct ehr_reported_sums *self, const struct ehr_units *units)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_reported_sum *sum = &self->sum[i];
		struct ehr_str rest = ehr_str_of(sum->row->part_of);
		bool below = false;

		while (rest.n > 0) {
			struct ehr_str holder = ehr_str_cut(&rest, ' ');

			below |= holder.n > 0 &&
				 compare(self, sum, holder, units, &text);
		}
		self->n_below += below;
	}
	ehr_buf_release(&text);
}

void ehr_reported_sums_release(struct ehr_reported_sums *self)
{
	ehr_map_release(&self->key);
	ehr_map_release(&self->below);
	ehr_arena_release(&self->arena);
	free(self->amount);
	free(self->sum);
}

struct ehr_str ehr_reported_holder(const struct ehr_reported_sums *self,
	const struct ehr_str *cell, const struct ehr_scope_row *sum,
	struct ehr_buf *text)
{
	struct ehr_str rest = ehr_str_of(sum->part_of);

	while (rest.n > 0) {
		struct ehr_str name = ehr_str_cut(&rest, ' ');

		if (name.n > 0 &&
			ehr_reported_find(&self->key, cell, name, text))
			return name;
	}
	return (struct ehr_str){ "", 0 };
}

bool ehr_reported_is_below(const struct ehr_reported_sums *self,
	const struct ehr_str *cell, const struct ehr_scope_row *sum,
	struct ehr_buf *text)
{
	struct ehr_str outlet = ehr_str_trim(cell[EHR_REPORTED_OUTLET]);
	struct ehr_str name = ehr_str_of(sum->name_zh);

	return self->below.n > 0 &&
	       (is_at(&self->below, cell, outlet, name, text) ||
		       is_at(&self->below, cell, ehr_reported_any, name, text));
}
