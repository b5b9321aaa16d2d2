/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "model/flag.h"
#include "model/record_amounts.h"
#include "model/record_fields.h"
#include "model/record_rows.h"
#include "model/record_sides.h"
#include "model/record_watch.h"

struct ehr_record {
	const struct ehr_plan *plan;
	const struct ehr_record_tables *tables;
	struct ehr_amount_plan *amounts;
	struct ehr_record_watch watch;
	struct ehr_record_sides sides;
	/* opened to try it; the first worker that needs one takes it */
	_Atomic(struct ehr_crs *) spare;
	char *operation;
	long outline;    /* op of the plan; EHR_NO_COLUMN: not asked */
	size_t stated;   /* input column with the name of an outline */
	uint64_t totals; /* under the engine's turn */
};

/* What one worker needs; the texts are those of the record at hand. */
struct scratch {
	struct ehr_crs *crs; /* from the first row on */
	struct ehr_position position;
	struct ehr_locator *locator; /* NULL: not asked */
	struct ehr_arena arena;
	struct ehr_str *cell; /* of the input, where the map has missing: */
	struct ehr_record_fields fields;
	struct ehr_amounts *amounts;
	struct ehr_amount_row *row; /* by measure */
	struct ehr_record_watcher watcher;
	struct ehr_side_done done[EHR_RECORD_SIDES];
	struct ehr_side_batch side[EHR_RECORD_SIDES];
	struct ehr_record_rows *rows;
	uint64_t totals; /* of the block */
};

static int open_crs(struct ehr_record *self, struct ehr_err *err)
{
	const struct ehr_place *place = &self->plan->map->place;
	struct ehr_crs *crs = NULL;

	if (place->node == NULL)
		return 0;
	if (place->crs != NULL) {
		crs = ehr_crs_open(place->crs, err);
		if (crs == NULL)
			return ehr_err_at(
				err, place->node->file, place->node->line);
		atomic_store(&self->spare, crs);
		if (ehr_crs_operation(crs) != NULL)
			self->operation = ehr_strdup(ehr_crs_operation(crs));
	}
	if (ehr_position_check(place, crs, err) == 0)
		return 0;
	return ehr_err_at(err, place->node->file, place->node->line);
}

const char *const ehr_record_outline_column = "outline";

static int bind_outline(struct ehr_record *self, struct ehr_err *err)
{
	self->outline = EHR_NO_COLUMN;
	if (self->tables->located == NULL)
		return 0;
	self->outline = ehr_record_op(self->plan, ehr_record_outline_column);
	if (ehr_header_need(self->plan->header, self->tables->stated,
		    &self->stated, err) != 0)
		return -1;
	self->plan->used[self->stated] = true;
	return 0;
}

struct ehr_record *ehr_record_open(const struct ehr_plan *plan,
	const struct ehr_record_tables *tables, struct ehr_err *err)
{
	struct ehr_record *self = ehr_calloc(1, sizeof *self);

	self->plan = plan;
	self->tables = tables;
	self->amounts = ehr_amount_plan_new(plan, tables, err);
	ehr_record_watch_open(&self->watch, plan, tables);
	ehr_record_sides_bind(&self->sides, tables->side, plan);
	if (self->amounts != NULL && open_crs(self, err) == 0 &&
		bind_outline(self, err) == 0)
		return self;
	ehr_record_close(self);
	return NULL;
}

void ehr_record_close(struct ehr_record *record)
{
	if (record == NULL)
		return;
	ehr_crs_close(atomic_load(&record->spare));
	ehr_amount_plan_free(record->amounts);
	ehr_record_watch_close(&record->watch);
	free(record->operation);
	free(record);
}

void ehr_record_suspect(
	struct ehr_record *record, size_t i, struct ehr_str text)
{
	ehr_amount_plan_suspect(record->amounts, i, text);
}

const char *ehr_record_operation(const struct ehr_record *record)
{
	return record->operation;
}

struct ehr_quality *ehr_record_quality(const struct ehr_record *record)
{
	return record->watch.quality;
}

void ehr_record_facts(
	const struct ehr_record *record, struct ehr_record_facts *facts)
{
	*facts = (struct ehr_record_facts){ 0 };
	ehr_relations_facts(record->watch.relations, &facts->relations);
	facts->totals = record->totals;
	if (record->watch.audit != NULL)
		ehr_audit_count(record->watch.audit, facts->findings);
	if (record->watch.combine != NULL)
		ehr_combine_count(record->watch.combine, &facts->summed,
			&facts->not_summed);
}

static bool is_one_of(struct ehr_str cell, const struct ehr_str *word, size_t n)
{
	struct ehr_str text;

	(void)ehr_clean_text(cell, &text);
	for (size_t i = 0; i < n; i++)
		if (ehr_str_eq(text, word[i]))
			return true;
	return false;
}

/* The record's cells, those that the map calls missing made empty. */
static const struct ehr_str *clean_cells(const struct ehr_plan *plan,
	struct scratch *scratch, const struct ehr_row *row)
{
	const struct ehr_mapping *map = plan->map;
	bool unreported = plan->unreported != EHR_NO_COLUMN &&
			  is_one_of(row->cell[plan->unreported],
				  map->unreported, map->n_unreported);

	if (map->n_missing == 0 && !unreported)
		return row->cell;
	for (size_t i = 0; i < row->n; i++) {
		struct ehr_str text = ehr_str_trim(row->cell[i]);

		scratch->cell[i] = row->cell[i];
		for (size_t k = 0; k < map->n_missing; k++)
			if (ehr_str_eq(text, map->missing[k]))
				scratch->cell[i].n = 0;
	}
	for (size_t i = 0; unreported && i < map->n_measures; i++)
		scratch->cell[plan->measure[i].amount].n = 0;
	return scratch->cell;
}

static int locate(struct ehr_record *self, struct scratch *scratch,
	const struct ehr_str *cell, struct ehr_err *err)
{
	const struct ehr_place *place = &self->plan->map->place;
	const struct ehr_position_rules rules = { place, self->tables->region,
		&self->tables->cells, &scratch->arena };
	struct ehr_str at[EHR_PLACE_COLUMNS];

	if (place->node == NULL) {
		scratch->position = (struct ehr_position){ .known = false };
		return 0;
	}
	if (place->crs != NULL && scratch->crs == NULL)
		scratch->crs = atomic_exchange(&self->spare, NULL);
	if (place->crs != NULL && scratch->crs == NULL)
		scratch->crs = ehr_crs_open(place->crs, err);
	if (place->crs != NULL && scratch->crs == NULL)
		return -1;
	for (size_t i = 0; i < self->plan->n_place; i++)
		at[i] = cell[self->plan->place[i]];
	return ehr_position_make(
		&scratch->position, &rules, scratch->crs, at, err);
}

/* A position that came from another table, as numbers. */
static void take_position(struct scratch *scratch, size_t which)
{
	const struct ehr_side_done *done = &scratch->done[which];
	struct ehr_position *position = &scratch->position;

	if ((done->found.filled & 1u << EHR_SIDE_LON) == 0)
		return;
	position->lon = done->record.cell[EHR_SIDE_LON];
	position->lat = done->record.cell[EHR_SIDE_LAT];
	position->known = ehr_num_read(position->lon, &position->degrees[0]) ==
				  EHR_NUM_VALUE &&
			  ehr_num_read(position->lat, &position->degrees[1]) ==
				  EHR_NUM_VALUE;
}

static int fill_from_sides(struct ehr_record *self, struct scratch *scratch,
	const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_str found;
	uint64_t flags;

	ehr_record_sides_fill(
		&self->sides, &scratch->fields, scratch->done, &scratch->arena);
	for (size_t i = 0; i < EHR_RECORD_SIDES; i++)
		if (self->tables->side[i] != NULL)
			take_position(scratch, i);
	if (scratch->locator == NULL)
		return 0;
	if (ehr_locator_check(scratch->locator, &scratch->position,
		    cell[self->stated], &found, &flags, err) != 0)
		return -1;
	scratch->fields.cell[self->outline] = found;
	scratch->fields.flags |= flags;
	return 0;
}

/* What a record calls itself: the cell in the column of totals, or, if that is
 * empty, the first that is not. */
static struct ehr_str label_of(
	const struct ehr_record *self, const struct ehr_row *row)
{
	struct ehr_str text;

	(void)ehr_clean_text(row->cell[self->plan->totals], &text);
	for (size_t i = 0; i < row->n && text.n == 0; i++)
		(void)ehr_clean_text(row->cell[i], &text);
	return text;
}

/* Is the record no data, or a total of others? */
static bool is_skipped(const struct ehr_record *self, struct scratch *scratch,
	const struct ehr_row *row)
{
	const struct ehr_mapping *map = self->plan->map;

	if (self->tables->stray != NULL &&
		self->tables->stray(
			self->tables->stray_self, row->cell, row->n)) {
		ehr_record_watcher_skip(&scratch->watcher, EHR_SKIP_STRAY);
		return true;
	}
	if (self->plan->totals == EHR_NO_COLUMN)
		return false;
	if (!is_one_of(label_of(self, row), map->totals, map->n_totals))
		return false;
	scratch->totals++;
	ehr_record_watcher_skip(&scratch->watcher, EHR_SKIP_TOTALS);
	return true;
}

/* What all rows of a record share, into scratch. */
static int read_shared(struct ehr_record *self, struct scratch *scratch,
	const struct ehr_row *row, const struct ehr_str *cell,
	struct ehr_err *err)
{
	const struct ehr_record_cells cells = { cell, row->carried,
		&scratch->position };

	ehr_arena_reset(&scratch->arena);
	if (locate(self, scratch, cell, err) != 0 ||
		ehr_record_fields_fill(&scratch->fields, self->plan,
			self->tables, &cells, &scratch->arena, err) != 0)
		return -1;
	return fill_from_sides(self, scratch, cell, err);
}

/* All that a record says, into scratch. */
static int read_record(struct ehr_record *self, struct scratch *scratch,
	const struct ehr_record_read *read, struct ehr_err *err)
{
	if (read_shared(self, scratch, read->row, read->cell, err) != 0)
		return -1;
	for (size_t i = 0; i < self->plan->map->n_measures; i++)
		if (ehr_amounts_read(scratch->amounts, i, read->cell,
			    &scratch->arena, &scratch->row[i], err) != 0)
			return -1;
	return 0;
}

static int do_record(void *record, void *worker, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_record *self = record;
	struct scratch *scratch = worker;
	const struct ehr_record_read read = { row,
		clean_cells(self->plan, scratch, row), &scratch->fields,
		&scratch->position, scratch->row };
	const struct ehr_mark *seen;

	if (is_skipped(self, scratch, row))
		return 1;
	ehr_record_watcher_begin(&scratch->watcher, row);
	if (read_record(self, scratch, &read, err) != 0)
		return -1;
	seen = ehr_record_watcher_look(&scratch->watcher, &read);
	if (ehr_record_rows_write(scratch->rows, &scratch->fields, scratch->row,
		    seen, writer, err) != 0)
		return -1;
	if (!seen->judged)
		ehr_record_sides_took(
			&self->sides, scratch->done, scratch->side);
	ehr_record_watcher_took(&scratch->watcher);
	return 0;
}

static void turn(
	void *record, void *worker, const char *file, unsigned long line)
{
	struct ehr_record *self = record;

	(void)worker;
	ehr_relations_turn(self->watch.relations, file, line);
}

static enum ehr_verdict judge(
	void *record, void *worker, size_t i, struct ehr_err *err)
{
	struct ehr_record *self = record;
	struct scratch *scratch = worker;

	return ehr_record_watch_judge(&self->watch, &scratch->watcher, i, err);
}

static int commit(void *record, void *worker, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_record *self = record;
	struct scratch *scratch = worker;

	for (size_t i = 0; i < EHR_RECORD_SIDES; i++)
		if (self->tables->report[i] != NULL)
			ehr_side_report_commit(
				self->tables->report[i], &scratch->side[i]);
	self->totals += scratch->totals;
	scratch->totals = 0;
	return ehr_record_watch_commit(
		&self->watch, &scratch->watcher, file, line, err);
}

static int finish(void *record, struct ehr_writer *out, struct ehr_err *err)
{
	struct ehr_record *self = record;

	return ehr_record_watch_finish(&self->watch, out, err);
}

static void *new_scratch(void *record)
{
	const struct ehr_record *self = record;
	struct scratch *scratch = ehr_calloc(1, sizeof *scratch);

	scratch->cell =
		ehr_calloc(self->plan->header->n, sizeof *scratch->cell);
	ehr_record_fields_init(&scratch->fields, self->plan);
	scratch->amounts = ehr_amounts_new(self->amounts);
	scratch->row =
		ehr_calloc(self->plan->map->n_measures, sizeof *scratch->row);
	if (self->tables->located != NULL)
		scratch->locator = ehr_locator_new(self->tables->located);
	ehr_record_watcher_init(&scratch->watcher, &self->watch);
	scratch->rows = ehr_record_rows_new(self->plan, &scratch->watcher);
	return scratch;
}

static void free_scratch(void *record, void *worker)
{
	struct scratch *scratch = worker;

	(void)record;
	if (scratch == NULL)
		return;
	ehr_crs_close(scratch->crs);
	ehr_locator_free(scratch->locator);
	ehr_arena_release(&scratch->arena);
	ehr_record_fields_release(&scratch->fields);
	ehr_amounts_free(scratch->amounts);
	ehr_record_watcher_release(&scratch->watcher);
	for (size_t i = 0; i < EHR_RECORD_SIDES; i++)
		ehr_side_batch_release(&scratch->side[i]);
	ehr_record_rows_free(scratch->rows);
	free(scratch->cell);
	free(scratch->row);
	free(scratch);
}

struct ehr_filter ehr_record_filter(struct ehr_record *record)
{
	return (struct ehr_filter){
		.self = record,
		.row = do_record,
		.scratch_new = new_scratch,
		.scratch_free = free_scratch,
		.turn = turn,
		.judge = judge,
		.commit = commit,
		.finish = finish,
	};
}

struct ehr_record_view {
	struct ehr_record *record;
	struct scratch *scratch;
};

struct ehr_record_view *ehr_record_view_new(struct ehr_record *record)
{
	struct ehr_record_view *view = ehr_calloc(1, sizeof *view);

	view->record = record;
	view->scratch = new_scratch(record);
	return view;
}

void ehr_record_view_free(struct ehr_record_view *view)
{
	if (view == NULL)
		return;
	free_scratch(view->record, view->scratch);
	free(view);
}

int ehr_record_view_read(struct ehr_record_view *view,
	const struct ehr_row *row, const struct ehr_str **cell,
	struct ehr_err *err)
{
	if (is_skipped(view->record, view->scratch, row))
		return 1;
	*cell = view->scratch->fields.cell;
	return read_shared(view->record, view->scratch, row,
		clean_cells(view->record->plan, view->scratch, row), err);
}
