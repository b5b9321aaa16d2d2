/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plan.h"

static int need(struct ehr_plan *self, const char *column,
	const struct ehr_yaml *node, size_t *at, struct ehr_err *err)
{
	if (ehr_header_need(self->header, column, at, err) != 0) {
		if (node != NULL)
			ehr_err_at(err, node->file, node->line);
		return -1;
	}
	self->used[*at] = true;
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

static int bind_template(struct ehr_plan *self, const struct ehr_field *field,
	struct ehr_err *err)
{
	struct ehr_op *op = add_op(self, EHR_OP_TEMPLATE, field->name);

	if (ehr_template_read(&op->made, field->text, &self->arena, err) != 0)
		return ehr_err_at(err, field->node->file, field->node->line);
	for (size_t i = 0; i < op->made.n; i++) {
		struct ehr_template_part *part = &op->made.part[i];

		if (part->column != NULL &&
			need(self, part->column, field->node, &part->at, err) !=
				0)
			return -1;
	}
	return 0;
}

static int bind_field(struct ehr_plan *self,
	const struct ehr_canonical *canonical, struct ehr_err *err)
{
	const struct ehr_field *field = NULL;
	struct ehr_op *op;

	for (size_t i = 0; i < self->map->n_fields; i++)
		if (strcmp(self->map->field[i].name, canonical->name) == 0)
			field = &self->map->field[i];
	if (field == NULL)
		return 0;
	switch (field->kind) {
	case EHR_FIELD_COLUMN:
		op = add_op(self, EHR_OP_CELL, field->name);
		op->canonical = canonical;
		return need(self, field->text, field->node, &op->at, err);
	case EHR_FIELD_CONSTANT:
		op = add_op(self, EHR_OP_CONSTANT, field->name);
		op->text = ehr_str_of(field->text);
		return 0;
	case EHR_FIELD_TEMPLATE: return bind_template(self, field, err);
	}
	return 0;
}

static void bind_named(struct ehr_plan *self, const char *name)
{
	static const struct {
		const char *name;
		enum ehr_op_kind kind;
	} named[] = {
		{ "lon", EHR_OP_LON },
		{ "lat", EHR_OP_LAT },
		{ "medium", EHR_OP_MEDIUM },
		{ "point_type", EHR_OP_POINT_TYPE },
		{ "quantity", EHR_OP_QUANTITY },
		{ "pollutant", EHR_OP_POLLUTANT },
		{ "cas", EHR_OP_CAS },
		{ "value", EHR_OP_VALUE },
		{ "unit", EHR_OP_UNIT },
		{ "qualifier", EHR_OP_QUALIFIER },
		{ "detection_limit", EHR_OP_LIMIT },
		{ "flags", EHR_OP_FLAGS },
	};

	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (strcmp(named[i].name, name) == 0)
			add_op(self, named[i].kind, name);
}

static int bind_columns(struct ehr_plan *self, struct ehr_err *err)
{
	size_t n;
	const struct ehr_canonical *list = ehr_canonical_list(&n);

	self->op = ehr_arena_calloc(
		&self->arena, n + self->map->n_carries, sizeof *self->op);
	self->column = ehr_arena_calloc(
		&self->arena, n + self->map->n_carries, sizeof *self->column);
	for (size_t i = 0; i < n; i++) {
		bool place = list[i].filled == EHR_FILLED_PLACE;

		if (list[i].filled == EHR_FILLED_FIELD) {
			if (bind_field(self, &list[i], err) != 0)
				return -1;
		} else if (!place || self->map->place.node != NULL) {
			bind_named(self, list[i].name);
		}
	}
	for (size_t i = 0; i < self->map->n_carries; i++) {
		const struct ehr_carry *carry = &self->map->carry[i];
		struct ehr_op *op = add_op(self, EHR_OP_CARRY, carry->name);

		if (need(self, carry->column, carry->node, &op->at, err) != 0)
			return -1;
	}
	return 0;
}

static int bind_inputs(struct ehr_plan *self, struct ehr_err *err)
{
	const struct ehr_mapping *map = self->map;
	const struct ehr_place *place = &map->place;
	const char *first = place->lon != NULL ? place->lon : place->x;
	const char *second = place->lon != NULL ? place->lat : place->y;
	size_t at;

	self->measure_at = ehr_arena_calloc(
		&self->arena, map->n_measures, sizeof *self->measure_at);
	for (size_t i = 0; i < map->n_measures; i++)
		if (need(self, map->measure[i].column, map->measure[i].node,
			    &self->measure_at[i], err) != 0)
			return -1;
	if (first != NULL &&
		(need(self, first, place->node, &self->place_at[0], err) != 0 ||
			need(self, second, place->node, &self->place_at[1],
				err) != 0))
		return -1;
	for (size_t i = 0; i < map->n_ignored; i++)
		if (need(self, map->ignore[i].p, map->ignore_node, &at, err) !=
			0)
			return -1;
	return 0;
}

int ehr_plan_make(struct ehr_plan *plan, const struct ehr_mapping *map,
	const struct ehr_header *header, struct ehr_err *err)
{
	*plan = (struct ehr_plan){ .map = map, .header = header };
	plan->used =
		ehr_arena_calloc(&plan->arena, header->n, sizeof *plan->used);
	if (bind_columns(plan, err) == 0 && bind_inputs(plan, err) == 0)
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
