/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/wide.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "model/flag.h"
#include "model/position.h"
#include "model/reading.h"

struct ehr_wide {
	const struct ehr_plan *plan;
	const struct ehr_words *words;
	struct ehr_cell_rules cells;
	struct ehr_reading_rules *rules; /* by measure */
	/* opened to try it; the first worker that needs one takes it */
	_Atomic(struct ehr_crs *) spare;
	char *operation;
};

/* What one worker needs; the texts are those of the record at hand. */
struct scratch {
	struct ehr_crs *crs; /* from the first row on */
	struct ehr_position position;
	struct ehr_arena arena;
	struct ehr_str *cell;   /* of the input, where the map has missing: */
	struct ehr_str *shared; /* by op */
	struct ehr_reading *reading; /* by measure */
	struct ehr_buf flags;
};

static void make_rules(struct ehr_wide *self)
{
	const struct ehr_mapping *map = self->plan->map;

	self->rules = ehr_calloc(map->n_measures, sizeof *self->rules);
	for (size_t i = 0; i < map->n_measures; i++) {
		const struct ehr_measure *measure = &map->measure[i];
		struct ehr_reading_rules *rules = &self->rules[i];

		rules->cells = &self->cells;
		rules->column = measure->column;
		if (measure->limit != NULL)
			rules->limit = ehr_str_of(measure->limit);
		rules->limit_value = measure->limit_value;
		rules->has_stand_in = measure->stand_in != NULL;
		rules->stand_in = measure->stand_in_value;
	}
}

struct ehr_wide *ehr_wide_open(const struct ehr_plan *plan,
	const struct ehr_words *words, struct ehr_err *err)
{
	const struct ehr_place *where = &plan->map->place;
	struct ehr_wide *self = ehr_calloc(1, sizeof *self);
	struct ehr_crs *crs;

	self->plan = plan;
	self->words = words;
	if (ehr_cell_rules_read(&self->cells, words, err) != 0) {
		free(self);
		return NULL;
	}
	make_rules(self);
	if (where->crs == NULL)
		return self;
	crs = ehr_crs_open(where->crs, err);
	if (crs == NULL) {
		ehr_err_at(err, where->node->file, where->node->line);
		ehr_wide_close(self);
		return NULL;
	}
	if (ehr_crs_operation(crs) != NULL)
		self->operation = ehr_strdup(ehr_crs_operation(crs));
	atomic_store(&self->spare, crs);
	return self;
}

void ehr_wide_close(struct ehr_wide *wide)
{
	if (wide == NULL)
		return;
	ehr_crs_close(atomic_load(&wide->spare));
	free(wide->operation);
	free(wide->rules);
	free(wide);
}

const char *ehr_wide_operation(const struct ehr_wide *wide)
{
	return wide->operation;
}

/* The record's cells, those that the map calls missing made empty. */
static const struct ehr_str *clean_cells(const struct ehr_mapping *map,
	struct scratch *scratch, const struct ehr_row *row)
{
	if (map->n_missing == 0)
		return row->cell;
	for (size_t i = 0; i < row->n; i++) {
		struct ehr_str text = ehr_str_trim(row->cell[i]);

		scratch->cell[i] = row->cell[i];
		for (size_t k = 0; k < map->n_missing; k++)
			if (ehr_str_eq(text, map->missing[k]))
				scratch->cell[i].n = 0;
	}
	return scratch->cell;
}

static int locate(struct ehr_wide *self, struct scratch *scratch,
	const struct ehr_str *cell, struct ehr_err *err)
{
	const struct ehr_place *where = &self->plan->map->place;
	const size_t *at = self->plan->place_at;
	const struct ehr_position_rules rules = { .place = where };
	struct ehr_str pair[2];

	if (where->node == NULL)
		return 0;
	if (where->crs != NULL && scratch->crs == NULL)
		scratch->crs = atomic_exchange(&self->spare, NULL);
	if (where->crs != NULL && scratch->crs == NULL)
		scratch->crs = ehr_crs_open(where->crs, err);
	if (where->crs != NULL && scratch->crs == NULL)
		return -1;
	pair[0] = cell[at[0]];
	pair[1] = cell[at[1]];
	return ehr_position_make(
		&scratch->position, &rules, scratch->crs, pair, err);
}

static int share(const struct ehr_wide *self, struct scratch *scratch,
	const struct ehr_str *cell, const struct ehr_row *row,
	struct ehr_err *err)
{
	const struct ehr_plan *plan = self->plan;

	for (size_t i = 0; i < plan->n; i++) {
		const struct ehr_op *op = &plan->op[i];
		struct ehr_str *shared = &scratch->shared[i];

		if (op->kind == EHR_OP_CELL)
			*shared = cell[op->at];
		else if (op->kind == EHR_OP_TEMPLATE)
			*shared = ehr_template_fill(
				&op->made, cell, &scratch->arena);
		else if (op->kind == EHR_OP_LON)
			*shared = scratch->position.lon;
		else if (op->kind == EHR_OP_LAT)
			*shared = scratch->position.lat;
		else if (op->kind == EHR_OP_CARRY)
			*shared = row->carried[op->at];
		if (op->kind == EHR_OP_CELL &&
			ehr_canonical_check(op->canonical, self->words,
				plan->header->name[op->at], *shared, err) != 0)
			return -1;
	}
	return 0;
}

/* Every row says whom or what it is about. */
static int check_identity(const struct ehr_plan *plan,
	const struct scratch *scratch, struct ehr_err *err)
{
	const char *column = "source_id";

	for (size_t i = 0; i < plan->n; i++) {
		if (strcmp(plan->column[i], "source_id") != 0 &&
			strcmp(plan->column[i], "receptor_id") != 0)
			continue;
		if (scratch->shared[i].n > 0)
			return 0;
		column = plan->op[i].kind == EHR_OP_CELL
				 ? plan->header->name[plan->op[i].at]
				 : plan->column[i];
	}
	return ehr_fail_cell(err, column, "empty",
		N_("a source_id or receptor_id"), (struct ehr_str){ "", 0 });
}

static void write_figure(
	struct ehr_writer *writer, const struct ehr_figure *figure)
{
	if (figure->converted)
		ehr_writer_number(writer, figure->number);
	else
		ehr_writer_text(writer, figure->text);
}

static void write_flags(
	struct ehr_writer *writer, struct ehr_buf *room, uint64_t flags)
{
	room->n = 0;
	ehr_flags_write(room, flags);
	ehr_writer_text(writer, (struct ehr_str){ room->p, room->n });
}

static void write_own(struct ehr_writer *writer, enum ehr_op_kind kind,
	const struct ehr_measure *measure, const struct ehr_reading *reading)
{
	switch (kind) {
	case EHR_OP_MEDIUM: ehr_writer_puts(writer, measure->medium); break;
	case EHR_OP_POINT_TYPE:
		ehr_writer_puts(writer, measure->point_type);
		break;
	case EHR_OP_QUANTITY: ehr_writer_puts(writer, measure->quantity); break;
	case EHR_OP_POLLUTANT:
		ehr_writer_puts(writer, measure->pollutant);
		break;
	case EHR_OP_CAS: ehr_writer_text(writer, measure->cas); break;
	case EHR_OP_VALUE: write_figure(writer, &reading->value); break;
	case EHR_OP_UNIT: ehr_writer_puts(writer, measure->unit); break;
	case EHR_OP_QUALIFIER:
		ehr_writer_puts(writer, reading->qualifier);
		break;
	default: write_figure(writer, &reading->limit); break;
	}
}

static int write_row(const struct ehr_plan *plan, struct scratch *scratch,
	size_t i, struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_measure *measure = &plan->map->measure[i];
	const struct ehr_reading *reading = &scratch->reading[i];

	for (size_t k = 0; k < plan->n; k++) {
		enum ehr_op_kind kind = plan->op[k].kind;

		if (kind < EHR_OP_MEDIUM)
			ehr_writer_text(writer, scratch->shared[k]);
		else if (kind == EHR_OP_FLAGS)
			write_flags(writer, &scratch->flags,
				reading->flags | scratch->position.flags);
		else
			write_own(writer, kind, measure, reading);
	}
	return ehr_writer_end_row(writer, err);
}

static int read_measure(const struct ehr_wide *self, struct scratch *scratch,
	size_t i, const struct ehr_str *cell, struct ehr_err *err)
{
	const struct ehr_measure *measure = &self->plan->map->measure[i];
	struct ehr_reading *reading = &scratch->reading[i];
	struct ehr_reading_cells cells = {
		.amount = cell[self->plan->measure_at[i]],
	};

	if (ehr_reading_make(reading, &self->rules[i], &cells, measure->factor,
		    &scratch->arena, err) != 0)
		return -1;
	if (measure->cas.n == 0)
		reading->flags |= ehr_flag(EHR_FLAG_NO_CAS);
	return 0;
}

static int do_record(void *wide, void *worker, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_wide *self = wide;
	struct scratch *scratch = worker;
	const struct ehr_mapping *map = self->plan->map;
	const struct ehr_str *cell = clean_cells(map, scratch, row);

	ehr_arena_reset(&scratch->arena);
	if (locate(self, scratch, cell, err) != 0 ||
		share(self, scratch, cell, row, err) != 0 ||
		check_identity(self->plan, scratch, err) != 0)
		return -1;
	for (size_t i = 0; i < map->n_measures; i++)
		if (read_measure(self, scratch, i, cell, err) != 0)
			return -1;
	for (size_t i = 0; i < map->n_measures; i++)
		if (write_row(self->plan, scratch, i, writer, err) != 0)
			return -1;
	return 0;
}

static void *new_scratch(void *wide)
{
	const struct ehr_plan *plan = ((struct ehr_wide *)wide)->plan;
	struct scratch *scratch = ehr_calloc(1, sizeof *scratch);

	scratch->cell = ehr_calloc(plan->header->n, sizeof *scratch->cell);
	scratch->shared = ehr_calloc(plan->n, sizeof *scratch->shared);
	scratch->reading =
		ehr_calloc(plan->map->n_measures, sizeof *scratch->reading);
	for (size_t i = 0; i < plan->n; i++)
		if (plan->op[i].kind == EHR_OP_CONSTANT)
			scratch->shared[i] = plan->op[i].text;
	return scratch;
}

static void free_scratch(void *wide, void *worker)
{
	struct scratch *scratch = worker;

	(void)wide;
	if (scratch == NULL)
		return;
	ehr_crs_close(scratch->crs);
	ehr_arena_release(&scratch->arena);
	ehr_buf_release(&scratch->flags);
	free(scratch->cell);
	free(scratch->shared);
	free(scratch->reading);
	free(scratch);
}

struct ehr_filter ehr_wide_filter(struct ehr_wide *wide)
{
	return (struct ehr_filter){
		.self = wide,
		.row = do_record,
		.scratch_new = new_scratch,
		.scratch_free = free_scratch,
	};
}
