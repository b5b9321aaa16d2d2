/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_rows.h"

#include "model/flag.h"

static void write_figure(
	struct ehr_writer *writer, const struct ehr_figure *figure)
{
	if (figure->converted)
		ehr_writer_number(writer, figure->number);
	else
		ehr_writer_text(writer, figure->text);
}

static void write_flags(struct ehr_record_rows *rows, uint64_t flags)
{
	rows->flags.n = 0;
	ehr_flags_write(&rows->flags, flags);
	ehr_writer_text(
		rows->writer, (struct ehr_str){ rows->flags.p, rows->flags.n });
}

static void write_own(struct ehr_record_rows *rows, const struct ehr_op *op,
	const struct ehr_amount_row *amount, uint64_t flags)
{
	struct ehr_writer *writer = rows->writer;

	switch (op->kind) {
	case EHR_OP_TRAIT:
		ehr_writer_text(writer, amount->trait[op->trait]);
		break;
	case EHR_OP_VALUE: write_figure(writer, &amount->reading.value); break;
	case EHR_OP_QUALIFIER:
		ehr_writer_puts(writer, amount->reading.qualifier);
		break;
	case EHR_OP_LIMIT: write_figure(writer, &amount->reading.limit); break;
	default: write_flags(rows, flags); break;
	}
}

static int write_row(struct ehr_record_rows *rows,
	const struct ehr_record_fields *fields,
	const struct ehr_amount_row *amount, uint64_t flags,
	struct ehr_err *err)
{
	for (size_t i = 0; i < rows->plan->n; i++) {
		const struct ehr_op *op = &rows->plan->op[i];

		if (op->kind < EHR_OP_TRAIT)
			ehr_writer_text(rows->writer, fields->cell[i]);
		else
			write_own(rows, op, amount, flags);
	}
	return ehr_writer_end_row(rows->writer, err);
}

/* A row that only says that the source is there. */
static int write_present(struct ehr_record_rows *rows,
	const struct ehr_record_fields *fields, uint64_t flags,
	struct ehr_err *err)
{
	struct ehr_amount_row row = { .reading = { .qualifier = "" } };

	for (size_t i = 0; i < EHR_TRAITS; i++)
		row.trait[i] = (struct ehr_str){ "", 0 };
	row.trait[EHR_TRAIT_POINT_TYPE] = ehr_str_of("inventory");
	row.trait[EHR_TRAIT_QUANTITY] = ehr_str_of("present");
	return write_row(rows, fields, &row, flags, err);
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
	struct ehr_err *err)
{
	const struct ehr_mapping *map = rows->plan->map;
	uint64_t shared = fields->flags | mark->flags;

	if (is_present(map, mark) &&
		write_present(rows, fields, shared, err) != 0)
		return -1;
	for (size_t i = 0; i < map->n_measures; i++)
		if (!amount[i].is_empty &&
			write_row(rows, fields, &amount[i],
				amount[i].flags | shared, err) != 0)
			return -1;
	return 0;
}

void ehr_record_rows_release(struct ehr_record_rows *rows)
{
	ehr_buf_release(&rows->flags);
}
