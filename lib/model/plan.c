/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plan.h"

#include "model/mapping_field.h"
#include "model/mapping_measure.h"

/* A column that is not named stays where it is. */
static int need(struct ehr_plan *self, const char *column,
	const struct ehr_yaml *node, long *at, struct ehr_err *err)
{
	size_t found;

	*at = EHR_NO_COLUMN;
	if (column == NULL)
		return 0;
	if (ehr_header_need(self->header, column, &found, err) != 0) {
		if (node != NULL)
			ehr_err_at(err, node->file, node->line);
		return -1;
	}
	self->used[found] = true;
	*at = (long)found;
	return 0;
}

static struct ehr_op *add_op(
	struct ehr_plan *self, enum ehr_op_kind kind, const char *name)
{
	struct ehr_op *op = &self->op[self->n];

	op->kind = kind;
	self->column[self->n++] = name;
	return op;
}

static int bind_template(
	struct ehr_plan *self, struct ehr_op *op, struct ehr_err *err)
{
	const struct ehr_yaml *node = op->field->node;
	long at;

	if (ehr_template_read(&op->made, op->field->text, &self->arena, err) !=
		0)
		return ehr_err_at(err, node->file, node->line);
	for (size_t i = 0; i < op->made.n; i++) {
		struct ehr_template_part *part = &op->made.part[i];

		if (part->column == NULL)
			continue;
		if (need(self, part->column, node, &at, err) != 0)
			return -1;
		part->at = (size_t)at;
	}
	return 0;
}

static bool is_asked_for(
	const struct ehr_plan_extra *extra, const char *canonical)
{
	for (size_t i = 0; i < extra->n_canonical; i++)
		if (strcmp(extra->canonical[i], canonical) == 0)
			return true;
	return false;
}

static int bind_field(struct ehr_plan *self,
	const struct ehr_canonical *canonical,
	const struct ehr_plan_extra *extra, struct ehr_err *err)
{
	const struct ehr_field *field =
		ehr_mapping_field(self->map, canonical->name);
	struct ehr_op *op;
	long *column;

	if (field == NULL && !is_asked_for(extra, canonical->name))
		return 0;
	op = add_op(self, EHR_OP_FIELD, canonical->name);
	if (field == NULL)
		return 0;
	op->field = field;
	op->canonical = canonical;
	if (field->kind == EHR_FIELD_TEMPLATE)
		return bind_template(self, op, err);
	column = ehr_arena_calloc(
		&self->arena, field->n_columns + 1, sizeof *column);
	op->column = column;
	for (size_t i = 0; i < field->n_columns; i++)
		if (need(self, field->column[i], field->node, &column[i],
			    err) != 0)
			return -1;
	return 0;
}

/* Does a measure say the trait itself? */
static bool is_said(const struct ehr_mapping *map, enum ehr_trait trait)
{
	for (size_t i = 0; i < map->n_measures; i++)
		if (map->measure[i].trait[trait].node != NULL)
			return true;
	return false;
}

/* outlet and layer may be said of the record or of the amount. */
static bool is_trait(
	const struct ehr_plan *self, const char *name, enum ehr_trait *trait)
{
	for (*trait = 0; *trait < EHR_TRAITS; ++*trait)
		if (strcmp(ehr_trait_name(*trait), name) == 0)
			return (*trait != EHR_TRAIT_OUTLET &&
				       *trait != EHR_TRAIT_LAYER) ||
			       is_said(self->map, *trait);
	return false;
}

static void bind_named(struct ehr_plan *self, const char *name)
{
	static const struct {
		const char *name;
		enum ehr_op_kind kind;
	} named[] = {
		{ "lon", EHR_OP_LON },
		{ "lat", EHR_OP_LAT },
		{ "value", EHR_OP_VALUE },
		{ "qualifier", EHR_OP_QUALIFIER },
		{ "detection_limit", EHR_OP_LIMIT },
		{ "flags", EHR_OP_FLAGS },
	};

	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (strcmp(named[i].name, name) == 0)
			add_op(self, named[i].kind, name);
}

static int bind_canonical(struct ehr_plan *self,
	const struct ehr_canonical *canonical,
	const struct ehr_plan_extra *extra, struct ehr_err *err)
{
	enum ehr_trait trait;

	if (is_trait(self, canonical->name, &trait)) {
		const struct ehr_field *twice =
			canonical->filled == EHR_FILLED_FIELD
				? ehr_mapping_field(self->map, canonical->name)
				: NULL;

		if (twice != NULL)
			return ehr_yaml_fail(twice->node, err,
				_("this column is filled twice"));
		add_op(self, EHR_OP_TRAIT, canonical->name)->trait = trait;
		return 0;
	}
	if (canonical->filled == EHR_FILLED_FIELD)
		return bind_field(self, canonical, extra, err);
	if (canonical->filled != EHR_FILLED_PLACE ||
		self->map->place.node != NULL ||
		is_asked_for(extra, canonical->name))
		bind_named(self, canonical->name);
	return 0;
}

static int bind_columns(struct ehr_plan *self,
	const struct ehr_plan_extra *extra, struct ehr_err *err)
{
	size_t n, all;
	const struct ehr_canonical *list = ehr_canonical_list(&n);

	all = n + self->map->n_carries + extra->n;
	self->op = ehr_arena_calloc(&self->arena, all, sizeof *self->op);
	self->column =
		ehr_arena_calloc(&self->arena, all, sizeof *self->column);
	for (size_t i = 0; i < n; i++)
		if (bind_canonical(self, &list[i], extra, err) != 0)
			return -1;
	for (size_t i = 0; i < extra->n; i++)
		add_op(self, EHR_OP_EXTRA, extra->column[i])->at = i;
	for (size_t i = 0; i < self->map->n_carries; i++) {
		const struct ehr_carry *carry = &self->map->carry[i];
		struct ehr_op *op = add_op(self, EHR_OP_CARRY, carry->name);
		long at;

		if (need(self, carry->column, carry->node, &at, err) != 0)
			return -1;
		op->at = (size_t)at;
	}
	return 0;
}

static int bind_measure(struct ehr_plan *self,
	const struct ehr_measure *measure, struct ehr_measure_at *at,
	struct ehr_err *err)
{
	const struct ehr_yaml *node = measure->node;
	long amount;

	for (size_t i = 0; i < EHR_TRAITS; i++)
		if (need(self, measure->trait[i].column, measure->trait[i].node,
			    &at->trait[i], err) != 0)
			return -1;
	if (need(self, measure->column, node, &amount, err) != 0 ||
		need(self, measure->qualifier, node, &at->qualifier, err) !=
			0 ||
		need(self, measure->censored, node, &at->censored, err) != 0 ||
		need(self, measure->limit_column, node, &at->limit, err) != 0)
		return -1;
	at->amount = (size_t)amount;
	return 0;
}

static int bind_index(struct ehr_plan *self, struct ehr_err *err)
{
	const struct ehr_index *index = self->map->index;
	long at;

	if (index == NULL)
		return 0;
	if (need(self, index->column, index->node, &at, err) != 0)
		return -1;
	for (size_t i = 0; i < index->n_pairs; i++)
		if (need(self, index->pair[i].hour, index->node, &at, err) !=
				0 ||
			need(self, index->pair[i].maximum, index->node, &at,
				err) != 0)
			return -1;
	return 0;
}

static int bind_inputs(struct ehr_plan *self, struct ehr_err *err)
{
	const struct ehr_mapping *map = self->map;
	const char *column[EHR_PLACE_COLUMNS];
	long at;

	self->measure = ehr_arena_calloc(
		&self->arena, map->n_measures, sizeof *self->measure);
	for (size_t i = 0; i < map->n_measures; i++)
		if (bind_measure(self, &map->measure[i], &self->measure[i],
			    err) != 0)
			return -1;
	self->n_place = map->place.node == NULL
				? 0
				: ehr_place_columns(&map->place, column);
	for (size_t i = 0; i < self->n_place; i++) {
		if (need(self, column[i], map->place.node, &at, err) != 0)
			return -1;
		self->place[i] = (size_t)at;
	}
	for (size_t i = 0; i < map->n_ignored; i++)
		if (need(self, map->ignore[i].p, map->ignore_node, &at, err) !=
			0)
			return -1;
	if (need(self, map->totals_column, map->totals_node, &self->totals,
		    err) != 0)
		return -1;
	return need(self, map->unreported_column, map->unreported_node,
		&self->unreported, err);
}

int ehr_plan_make(struct ehr_plan *plan, const struct ehr_mapping *map,
	const struct ehr_header *header, const struct ehr_plan_extra *extra,
	struct ehr_err *err)
{
	*plan = (struct ehr_plan){ .map = map, .header = header };
	plan->used =
		ehr_arena_calloc(&plan->arena, header->n, sizeof *plan->used);
	if (bind_columns(plan, extra, err) == 0 &&
		bind_inputs(plan, err) == 0 && bind_index(plan, err) == 0)
		return 0;
	ehr_plan_release(plan);
	return -1;
}

void ehr_plan_release(struct ehr_plan *plan)
{
	ehr_arena_release(&plan->arena);
}

void ehr_plan_unused(const struct ehr_plan *plan, struct ehr_buf *out)
{
	for (size_t i = 0; i < plan->header->n; i++) {
		if (plan->used[i])
			continue;
		if (out->n > 0)
			ehr_buf_puts(out, ", ");
		ehr_buf_puts(out, plan->header->name[i]);
	}
}
