/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_rows.h"

#include <stdlib.h>

#include "model/flag.h"

/* Columns side by side that change together. */
enum part_kind {
	PART_RECORD,  /* with the record */
	PART_MEASURE, /* with the measure, its flags and its qualifier */
	PART_VALUE,   /* with each row */
};

struct part {
	enum part_kind kind;
	size_t first, end; /* ops of the plan */
};

/* The parts of a measure's rows, and what they hang on. */
struct kept {
	struct ehr_span *span; /* by part */
	uint64_t flags;
	char qualifier;
};

enum { KEPT = 2 }; /* with and without an amount */

struct ehr_record_rows {
	const struct ehr_plan *plan;
	struct ehr_record_watcher *watcher;
	struct part *part;
	size_t n_parts;
	struct ehr_span *shared;   /* by part */
	struct kept (*kept)[KEPT]; /* by measure */
	struct ehr_span *spans;    /* of all kept */
	bool *fixed;               /* by measure: its traits are texts */
	struct ehr_buf flags;      /* room */
	/* at work */
	struct ehr_writer *writer;
	const struct ehr_record_fields *fields;
};

/* The row at hand. */
struct line {
	const struct ehr_amount_row *amount;
	uint64_t flags;
	size_t measure;
	bool fixed;
};

static enum part_kind kind_of(enum ehr_op_kind kind)
{
	if (kind == EHR_OP_VALUE)
		return PART_VALUE;
	return kind < EHR_OP_TRAIT ? PART_RECORD : PART_MEASURE;
}

static void make_parts(struct ehr_record_rows *self)
{
	const struct ehr_plan *plan = self->plan;

	self->part = ehr_calloc(plan->n + 1, sizeof *self->part);
	for (size_t i = 0; i < plan->n; i++) {
		enum part_kind kind = kind_of(plan->op[i].kind);

		if (i == 0 || self->part[self->n_parts - 1].kind != kind)
			self->part[self->n_parts++] =
				(struct part){ kind, i, i };
		self->part[self->n_parts - 1].end = i + 1;
	}
}

/* Nothing but the amount stands in the record. */
static bool is_fixed(
	const struct ehr_measure *measure, const struct ehr_measure_at *at)
{
	for (size_t i = 0; i < EHR_TRAITS; i++)
		if (at->trait[i] != EHR_NO_COLUMN)
			return false;
	return measure->fixed;
}

struct ehr_record_rows *ehr_record_rows_new(
	const struct ehr_plan *plan, struct ehr_record_watcher *watcher)
{
	struct ehr_record_rows *self = ehr_calloc(1, sizeof *self);
	size_t n = plan->map->n_measures;

	self->plan = plan;
	self->watcher = watcher;
	make_parts(self);
	self->shared = ehr_calloc(self->n_parts + 1, sizeof *self->shared);
	self->kept = ehr_calloc(n + 1, sizeof *self->kept);
	self->spans =
		ehr_calloc(n * KEPT * self->n_parts + 1, sizeof *self->spans);
	for (size_t i = 0; i < n * KEPT; i++)
		self->kept[i / KEPT][i % KEPT].span =
			&self->spans[i * self->n_parts];
	self->fixed = ehr_calloc(n + 1, sizeof *self->fixed);
	for (size_t i = 0; i < n; i++)
		self->fixed[i] =
			is_fixed(&plan->map->measure[i], &plan->measure[i]);
	return self;
}

void ehr_record_rows_free(struct ehr_record_rows *rows)
{
	size_t n;

	if (rows == NULL)
		return;
	n = rows->plan->map->n_measures * KEPT * rows->n_parts;
	for (size_t i = 0; i < rows->n_parts; i++)
		ehr_span_release(&rows->shared[i]);
	for (size_t i = 0; i < n; i++)
		ehr_span_release(&rows->spans[i]);
	ehr_buf_release(&rows->flags);
	free(rows->shared);
	free(rows->kept);
	free(rows->spans);
	free(rows->fixed);
	free(rows->part);
	free(rows);
}

static void write_figure(
	struct ehr_writer *writer, const struct ehr_figure *figure)
{
	if (figure->converted)
		ehr_writer_number(writer, figure->number);
	else
		ehr_writer_text(writer, figure->text);
}

static void write_flags(struct ehr_record_rows *self, uint64_t flags)
{
	self->flags.n = 0;
	ehr_flags_write(&self->flags, flags);
	ehr_writer_text(
		self->writer, (struct ehr_str){ self->flags.p, self->flags.n });
}

static void write_cell(
	struct ehr_record_rows *self, size_t i, const struct line *line)
{
	const struct ehr_op *op = &self->plan->op[i];
	const struct ehr_reading *reading = &line->amount->reading;
	struct ehr_writer *writer = self->writer;

	switch (op->kind) {
	case EHR_OP_TRAIT:
		ehr_writer_text(writer, line->amount->trait[op->trait]);
		break;
	case EHR_OP_VALUE: write_figure(writer, &reading->value); break;
	case EHR_OP_QUALIFIER:
		ehr_writer_puts(writer, reading->qualifier);
		break;
	case EHR_OP_LIMIT: write_figure(writer, &reading->limit); break;
	case EHR_OP_FLAGS: write_flags(self, line->flags); break;
	default: ehr_writer_text(writer, self->fields->cell[i]); break;
	}
}

static void write_cells(struct ehr_record_rows *self, const struct part *part,
	const struct line *line)
{
	for (size_t i = part->first; i < part->end; i++)
		write_cell(self, i, line);
}

static inline void write_span(struct ehr_record_rows *self,
	struct ehr_span *span, const struct part *part, const struct line *line)
{
	if (span->made) {
		ehr_writer_span(self->writer, span);
		return;
	}
	ehr_span_begin(span, self->writer);
	write_cells(self, part, line);
	ehr_span_end(span, self->writer);
}

/* Where the row's parts are kept; NULL: nowhere. A limit is rare, and another
 * one each time. */
static struct ehr_span *find_kept(
	struct ehr_record_rows *self, const struct line *line)
{
	const struct ehr_reading *reading = &line->amount->reading;
	bool missing = (line->flags & ehr_flag(EHR_FLAG_MISSING)) != 0;
	struct kept *kept;

	if (!line->fixed || reading->limit.converted ||
		reading->limit.text.n > 0)
		return NULL;
	kept = &self->kept[line->measure][missing];
	if (kept->flags != line->flags ||
		kept->qualifier != reading->qualifier[0]) {
		for (size_t i = 0; i < self->n_parts; i++)
			kept->span[i].made = false;
		kept->flags = line->flags;
		kept->qualifier = reading->qualifier[0];
	}
	return kept->span;
}

/* The cells of a row that is to be added to others. */
static void keep_row(
	const struct ehr_record_rows *self, const struct line *line)
{
	struct ehr_combine_batch *batch = self->watcher->combine;
	const struct ehr_reading *reading = &line->amount->reading;
	const struct ehr_str none = { "", 0 };

	for (size_t i = 0; i < self->plan->n; i++) {
		const struct ehr_op *op = &self->plan->op[i];

		switch (op->kind) {
		case EHR_OP_TRAIT:
			ehr_combine_text(batch, line->amount->trait[op->trait]);
			break;
		case EHR_OP_VALUE:
			ehr_combine_figure(batch, &reading->value);
			break;
		case EHR_OP_QUALIFIER:
			ehr_combine_text(batch, ehr_str_of(reading->qualifier));
			break;
		case EHR_OP_LIMIT:
			ehr_combine_figure(batch, &reading->limit);
			break;
		case EHR_OP_FLAGS: ehr_combine_text(batch, none); break;
		default: ehr_combine_text(batch, self->fields->cell[i]); break;
		}
	}
}

static int write_row(struct ehr_record_rows *self, const struct line *line,
	struct ehr_err *err)
{
	struct ehr_span *kept;

	if (self->watcher->combine != NULL)
		keep_row(self, line);
	if (self->watcher->quality != NULL || self->watcher->combine != NULL)
		ehr_record_watcher_row(
			self->watcher, line->amount, line->flags);
	if (self->watcher->combine != NULL)
		return 0;
	kept = find_kept(self, line);
	for (size_t i = 0; i < self->n_parts; i++) {
		const struct part *part = &self->part[i];

		if (part->kind == PART_RECORD)
			write_span(self, &self->shared[i], part, line);
		else if (part->kind == PART_MEASURE && kept != NULL)
			write_span(self, &kept[i], part, line);
		else
			write_cells(self, part, line);
	}
	return ehr_writer_end_row(self->writer, err);
}

/* A row that only says that the source is there. */
static int write_present(
	struct ehr_record_rows *self, uint64_t flags, struct ehr_err *err)
{
	struct ehr_str trait[EHR_TRAITS];
	const struct ehr_amount_row row = { .trait = trait,
		.reading = { .qualifier = "" } };
	const struct line line = { .amount = &row, .flags = flags };

	for (size_t i = 0; i < EHR_TRAITS; i++)
		trait[i] = (struct ehr_str){ "", 0 };
	trait[EHR_TRAIT_POINT_TYPE] = ehr_str_of("inventory");
	trait[EHR_TRAIT_QUANTITY] = ehr_str_of("present");
	return write_row(self, &line, err);
}

static bool is_present(
	const struct ehr_mapping *map, const struct ehr_mark *mark)
{
	return map->present == EHR_PRESENT_RECORD ||
	       (map->present == EHR_PRESENT_SOURCE && mark->present);
}

int ehr_record_rows_write(struct ehr_record_rows *rows,
	const struct ehr_record_fields *fields,
	const struct ehr_amount_row *amount, const struct ehr_mark *mark,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_mapping *map = rows->plan->map;
	uint64_t shared = fields->flags | mark->flags;

	rows->writer = writer;
	rows->fields = fields;
	for (size_t i = 0; i < rows->n_parts; i++)
		rows->shared[i].made = false;
	if (is_present(map, mark) && write_present(rows, shared, err) != 0)
		return -1;
	for (size_t i = 0; i < map->n_measures; i++) {
		const struct line line = { &amount[i], amount[i].flags | shared,
			i, rows->fixed[i] };

		if (!amount[i].is_empty && write_row(rows, &line, err) != 0)
			return -1;
	}
	return 0;
}
