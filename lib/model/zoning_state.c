/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_state.h"

#include "model/zoning_store.h"

const char *const ehr_zoning_state_column[EHR_ZONING_STATE_COLUMNS] = {
	"record", "cell", "name", "text", "n", "n_valued", "coverage", "more",
	"max", "high", "sum"
};

/* Changes when a state cannot be read any more. */
static const char format[] = "2";

/* One record on its way out: cells that are not named are empty. */
struct record {
	const char *record;
	struct ehr_str cell, name, text;
	const unsigned long *n, *n_valued;
	const double *coverage, *max, *high;
	long more;
	const struct ehr_sum *sum;
};

struct writing {
	struct ehr_writer *writer;
	struct ehr_buf id, sum;
	unsigned long records;
};

static void put_count(struct ehr_writer *writer, const unsigned long *n)
{
	if (n != NULL)
		ehr_writer_count(writer, *n);
	else
		ehr_writer_empty(writer);
}

/* Whatever --digits says: nothing may be lost. */
static void put_number(struct ehr_writer *writer, const double *value)
{
	char text[EHR_NUM_MAX];

	if (value == NULL)
		ehr_writer_empty(writer);
	else
		ehr_writer_text(writer,
			(struct ehr_str){ text, ehr_num_write(text, *value) });
}

static int put_sum(
	struct writing *self, const struct ehr_sum *sum, struct ehr_err *err)
{
	size_t n = 0;
	const double *part = sum ? ehr_sum_parts(sum, &n) : NULL;
	char text[EHR_NUM_MAX];

	if (sum != NULL && part == NULL)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a sum of values is beyond the range of numbers"));
	self->sum.n = 0;
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ehr_buf_putc(&self->sum, ' ');
		ehr_buf_add(&self->sum, text, ehr_num_write(text, part[i]));
	}
	ehr_writer_text(
		self->writer, (struct ehr_str){ self->sum.p, self->sum.n });
	return 0;
}

static int put(
	struct writing *self, const struct record *record, struct ehr_err *err)
{
	const unsigned long more = (unsigned long)record->more;
	struct ehr_writer *writer = self->writer;

	self->records++;
	ehr_writer_puts(writer, record->record);
	ehr_writer_text(writer, record->cell);
	ehr_writer_text(writer, record->name);
	ehr_writer_text(writer, record->text);
	put_count(writer, record->n);
	put_count(writer, record->n_valued);
	put_number(writer, record->coverage);
	put_count(writer, more > 0 ? &more : NULL);
	put_number(writer, record->max);
	put_number(writer, record->high);
	if (put_sum(self, record->sum, err) < 0)
		return -1;
	return ehr_writer_end_row(writer, err);
}

static const char *yes_if(bool is)
{
	return is ? "yes" : "no";
}

void ehr_zoning_state_setup(const struct ehr_zoning_state *state,
	struct ehr_zoning_state_setup setup[static EHR_ZONING_STATE_SETUP])
{
	const struct ehr_zoning_state_setup all[EHR_ZONING_STATE_SETUP] = {
		{ "format", format },
		{ "agg", state->agg },
		{ "crs", state->crs },
		{ "cell_m", state->cell_m },
		{ "cells", state->cells },
		{ "id", state->id },
		{ "name", state->name },
		{ "has_coverage", yes_if(state->has_coverage) },
		{ "has_incomplete", yes_if(state->has_incomplete) },
		{ "has_top", yes_if(state->has_top) },
		{ "has_profile",
			yes_if(state->has_carried[EHR_ZONING_PROFILE]) },
		{ "has_method", yes_if(state->has_carried[EHR_ZONING_METHOD]) },
	};

	memcpy(setup, all, sizeof(all));
}

static int put_setup(struct writing *self, const struct ehr_zoning_state *state,
	struct ehr_err *err)
{
	struct ehr_zoning_state_setup all[EHR_ZONING_STATE_SETUP];
	struct record record = { .record = "setup" };

	ehr_zoning_state_setup(state, all);
	for (size_t i = 0; i < EHR_ZONING_STATE_SETUP; i++) {
		record.name = ehr_str_of(all[i].name);
		record.text = ehr_str_of(all[i].text);
		if (put(self, &record, err) < 0)
			return -1;
	}
	record.name = ehr_str_of("value");
	for (size_t i = 0; i < state->n_values; i++) {
		record.text = ehr_str_of(state->value[i]);
		if (put(self, &record, err) < 0)
			return -1;
	}
	return put(self, &(struct record){ .record = "begin" }, err);
}

unsigned long *ehr_zoning_state_count(
	struct ehr_zoning_rows *rows, struct ehr_str name)
{
	if (ehr_str_is(name, "rows"))
		return &rows->n;
	if (ehr_str_is(name, "unplaced"))
		return &rows->unplaced;
	if (ehr_str_is(name, "beyond"))
		return &rows->beyond;
	return ehr_str_is(name, "outside") ? &rows->outside : NULL;
}

static int put_counts(struct writing *self, const struct ehr_zoning_rows *rows,
	struct ehr_err *err)
{
	const struct record all[] = {
		{ "count", .name = ehr_str_of("rows"), .n = &rows->n },
		{ "count", .name = ehr_str_of("unplaced"),
			.n = &rows->unplaced },
		{ "count", .name = ehr_str_of("beyond"), .n = &rows->beyond },
		{ "count", .name = ehr_str_of("outside"), .n = &rows->outside },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (put(self, &all[i], err) < 0)
			return -1;
	return 0;
}

static int put_carried(struct writing *self, const struct ehr_zoning_rows *rows,
	struct ehr_err *err)
{
	struct record record = { .record = "carried" };

	for (size_t k = 0; k < EHR_ZONING_CARRIED; k++) {
		record.name = ehr_str_of(ehr_zoning_carried_name[k]);
		for (size_t i = 0; i < rows->carried[k].n; i++) {
			record.text = rows->carried[k].key[i];
			if (put(self, &record, err) < 0)
				return -1;
		}
	}
	return 0;
}

static int put_end(struct writing *self, struct ehr_err *err)
{
	const unsigned long n = self->records;

	return put(self, &(struct record){ .record = "end", .n = &n }, err);
}

static int put_tallies(struct writing *self, struct record record,
	const struct ehr_zoning_state *state,
	const struct ehr_zoning_tally *tally, struct ehr_err *err)
{
	bool is_part = strcmp(record.record, "part") == 0;

	for (size_t v = 0; v < state->n_values; v++) {
		if (tally[v].n == 0 && !tally[v].has_high)
			continue;
		*(is_part ? &record.text : &record.name) =
			ehr_str_of(state->value[v]);
		record.n = &tally[v].n;
		record.max = tally[v].n > 0 ? &tally[v].max : NULL;
		record.high = tally[v].has_high ? &tally[v].high : NULL;
		record.sum = &tally[v].sum;
		if (put(self, &record, err) < 0)
			return -1;
	}
	return 0;
}

static int put_cell(struct writing *self, const struct ehr_zoning_state *state,
	const struct ehr_zoning *zoning, uint32_t index, struct ehr_err *err)
{
	const struct ehr_zoning_gathered *cell = &zoning->cell[index];
	const struct ehr_str id = { self->id.p, self->id.n };
	const struct record record = {
		.record = "cell",
		.cell = id,
		.n = &cell->n,
		.n_valued = &cell->n_valued,
		.coverage = cell->covered ? &cell->coverage : NULL,
		.more = cell->more,
	};

	if (put(self, &record, err) < 0 ||
		put_tallies(self, (struct record){ "value", .cell = id }, state,
			ehr_zoning_tally_of(zoning, index), err) < 0)
		return -1;
	for (uint32_t i = cell->part; i != EHR_ZONING_NONE;
		i = zoning->part[i].next) {
		const struct record part = { "part", .cell = id,
			.name = zoning->names.key[zoning->part[i].name] };

		if (put_tallies(self, part, state,
			    zoning->part_tally + i * state->n_values, err) < 0)
			return -1;
	}
	for (uint32_t i = cell->mark; i != EHR_ZONING_NONE;
		i = zoning->mark[i].next)
		if (put(self,
			    &(struct record){ "word", .cell = id,
				    .name = zoning->words.key[zoning->mark[i]
								      .word] },
			    err) < 0)
			return -1;
	return 0;
}

int ehr_zoning_state_write(const struct ehr_zoning_state *state,
	const struct ehr_zoning_rows *rows, struct ehr_writer *writer,
	struct ehr_err *err)
{
	struct writing self = { .writer = writer };
	const struct ehr_zoning *zoning = rows->zoning;
	int rc = put_setup(&self, state, err);

	if (rc == 0)
		rc = put_counts(&self, rows, err);
	if (rc == 0)
		rc = put_carried(&self, rows, err);
	for (uint32_t i = 0; i < zoning->cells.n && rc == 0; i++) {
		if (zoning->cell[i].n == 0)
			continue;
		self.id.n = 0;
		ehr_zoning_frame_write(
			rows->frame, zoning->cell[i].at, &self.id);
		rc = put_cell(&self, state, zoning, i, err);
	}
	if (rc == 0)
		rc = put_end(&self, err);
	ehr_buf_release(&self.id);
	ehr_buf_release(&self.sum);
	return rc;
}

void ehr_zoning_state_release(struct ehr_zoning_state *state)
{
	ehr_arena_release(&state->arena);
}
