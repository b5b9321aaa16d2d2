/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/field_cells.h"

#include <stdlib.h>

static const char *const sum_column[] = { "receptor_id", "cell_id", "lon",
	"lat", "medium", "point_type", "quantity", "pollutant", "cas", "value",
	"unit", "top_source", "top_share", "flags", "method" };

static const char *const part_column[] = { "source_id", "source_name",
	"receptor_id", "cell_id", "lon", "lat", "medium", "point_type",
	"quantity", "pollutant", "cas", "value", "unit", "share", "flags",
	"method" };

const char *const ehr_field_all_columns[] = { "source_id", "source_name",
	"receptor_id", "cell_id", "lon", "lat", "medium", "point_type",
	"quantity", "pollutant", "cas", "bound", "value", "unit", "top_source",
	"top_share", "share", "flags", "method", NULL };

enum {
	SUM_COLUMNS = sizeof(sum_column) / sizeof(sum_column[0]),
	PART_COLUMNS = sizeof(part_column) / sizeof(part_column[0]),
	SOURCE_CELLS = 2, /* of attributed rows */
	PLACE_CELLS = 4,  /* then */
	POLLUTANT_CELLS = 5,
	NUMBER_CELLS = 4, /* of sums: with the top source */
	PART_NUMBER_CELLS = 3,
};

static int clash(const char *name, struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the receptors have a column \"%s\", as the results do: "
		  "rename it"),
		name);
}

/* Behind the CAS number, where there are bounds at all. */
static void put_bound(const char **column, size_t *n)
{
	size_t at = *n;

	for (; strcmp(column[at - 1], "cas") != 0; at--)
		column[at] = column[at - 1];
	column[at] = "bound";
	(*n)++;
}

int ehr_field_columns(bool attributed, bool bounded,
	const struct ehr_receptors *receptors, const char ***column, size_t *n,
	struct ehr_err *err)
{
	const char *const *own = attributed ? part_column : sum_column;
	const size_t carried = ehr_receptors_carried(receptors);
	size_t n_own = attributed ? PART_COLUMNS : SUM_COLUMNS;

	*column = ehr_calloc(n_own + 1 + carried, sizeof(**column));
	memcpy(*column, own, n_own * sizeof(own[0]));
	if (bounded)
		put_bound(*column, &n_own);
	*n = n_own + carried;
	for (size_t i = 0; i < carried; i++) {
		const char *name = ehr_receptors_carried_name(receptors, i);

		for (size_t k = 0; k < n_own; k++)
			if (strcmp(name, (*column)[k]) == 0)
				return clash(name, err);
		(*column)[n_own + i] = name;
	}
	return 0;
}

/* Brings the draft to the column, as a row stands there. */
static void go_to(struct ehr_writer *draft, size_t column)
{
	ehr_writer_drop_row(draft);
	for (size_t i = 0; i < column; i++)
		ehr_writer_empty(draft);
}

static size_t place_at(const struct ehr_field_sheet *sheet)
{
	return sheet->attributed ? SOURCE_CELLS : 0;
}

static size_t tail_at(const struct ehr_field_sheet *sheet)
{
	return place_at(sheet) + PLACE_CELLS + POLLUTANT_CELLS +
	       sheet->field->inventory->bounded +
	       (sheet->attributed ? PART_NUMBER_CELLS : NUMBER_CELLS);
}

void ehr_field_sheet_init(struct ehr_field_sheet *sheet,
	const struct ehr_field *field, const struct ehr_layout *layout,
	bool attributed, const struct ehr_field_words *words)
{
	const struct ehr_inventory *inventory = field->inventory;
	struct ehr_writer draft;

	*sheet = (struct ehr_field_sheet){ .field = field,
		.layout = layout,
		.attributed = attributed,
		.words = *words };
	sheet->pollutant = ehr_calloc(
		inventory->n_pollutants + 1, sizeof(sheet->pollutant[0]));
	ehr_writer_init(&draft, layout, NULL);
	for (size_t p = 0; p < inventory->n_pollutants; p++) {
		go_to(&draft, place_at(sheet) + PLACE_CELLS);
		ehr_span_begin(&sheet->pollutant[p], &draft);
		ehr_writer_puts(&draft, "air");
		ehr_writer_puts(&draft, "ambient");
		ehr_writer_puts(&draft, words->quantity);
		ehr_writer_text(&draft, inventory->pollutant[p].name);
		ehr_writer_text(&draft, inventory->pollutant[p].cas);
		if (inventory->bounded)
			ehr_writer_text(&draft, inventory->pollutant[p].bound);
		ehr_span_end(&sheet->pollutant[p], &draft);
	}
	ehr_writer_release(&draft);
}

void ehr_field_sheet_release(struct ehr_field_sheet *sheet)
{
	if (sheet->pollutant)
		for (size_t p = 0; p < sheet->field->inventory->n_pollutants;
			p++)
			ehr_span_release(&sheet->pollutant[p]);
	free(sheet->pollutant);
	*sheet = (struct ehr_field_sheet){ 0 };
}

void ehr_receptor_cells_release(struct ehr_receptor_cells *cells)
{
	ehr_span_release(&cells->place);
	ehr_span_release(&cells->carried);
}

void ehr_field_pen_open(
	struct ehr_field_pen *pen, const struct ehr_field_sheet *sheet)
{
	*pen = (struct ehr_field_pen){ .sheet = sheet };
	ehr_writer_init(&pen->draft, sheet->layout, NULL);
}

void ehr_field_pen_close(struct ehr_field_pen *pen)
{
	for (size_t i = 0; i < sizeof(pen->tail) / sizeof(pen->tail[0]); i++)
		ehr_span_release(&pen->tail[i]);
	ehr_span_release(&pen->source);
	ehr_writer_release(&pen->draft);
}

static void make_carried(struct ehr_field_pen *pen, struct ehr_field_desk *desk,
	size_t i, struct ehr_span *span)
{
	const size_t n = ehr_receptors_carried(pen->sheet->field->receptors);

	if (n == 0)
		return;
	go_to(&pen->draft, tail_at(pen->sheet) + 2);
	ehr_span_begin(span, &pen->draft);
	for (size_t k = 0; k < n; k++)
		ehr_writer_text(&pen->draft,
			ehr_receptors_carried_cell(desk->receptors, i, k));
	ehr_span_end(span, &pen->draft);
}

void ehr_field_pen_receptor(struct ehr_field_pen *pen,
	struct ehr_field_desk *desk, size_t i, struct ehr_receptor_cells *cells)
{
	const struct ehr_receptor *at = &desk->receptor;
	struct ehr_writer *draft = &pen->draft;

	go_to(draft, place_at(pen->sheet));
	ehr_span_begin(&cells->place, draft);
	ehr_writer_text(draft, at->id);
	ehr_writer_text(draft, at->cell_id);
	ehr_writer_number(draft, at->lon);
	ehr_writer_number(draft, at->lat);
	ehr_span_end(&cells->place, draft);
	make_carried(pen, desk, i, &cells->carried);
}

void ehr_field_pen_source(struct ehr_field_pen *pen, uint32_t i)
{
	const struct ehr_source *source =
		&pen->sheet->field->inventory->source[i];

	if (pen->source.made && pen->source_number == i)
		return;
	pen->source_number = i;
	go_to(&pen->draft, 0);
	ehr_span_begin(&pen->source, &pen->draft);
	ehr_writer_text(&pen->draft, source->source_id);
	ehr_writer_text(&pen->draft, source->source_name);
	ehr_span_end(&pen->source, &pen->draft);
}

static void make_tail(
	struct ehr_field_pen *pen, unsigned flags, struct ehr_span *span)
{
	const struct ehr_field_words *words = &pen->sheet->words;
	struct ehr_buf text = { 0 };

	ehr_buf_puts(&text, words->flags);
	ehr_outlet_flags(flags, &text);
	go_to(&pen->draft, tail_at(pen->sheet));
	ehr_span_begin(span, &pen->draft);
	ehr_writer_puts(&pen->draft, ehr_buf_text(&text));
	ehr_writer_puts(&pen->draft, words->method);
	ehr_span_end(span, &pen->draft);
	ehr_buf_release(&text);
}

static int end_row(struct ehr_field_pen *pen, struct ehr_writer *writer,
	const struct ehr_receptor_cells *cells, unsigned flags,
	struct ehr_err *err)
{
	struct ehr_span *tail = &pen->tail[flags];

	if (!tail->made)
		make_tail(pen, flags, tail);
	ehr_writer_span(writer, tail);
	if (cells->carried.made)
		ehr_writer_span(writer, &cells->carried);
	return ehr_writer_end_row(writer, err);
}

int ehr_field_pen_sum(struct ehr_field_pen *pen, struct ehr_writer *writer,
	const struct ehr_receptor_cells *cells, uint32_t pollutant,
	const struct ehr_field_sum *sum, struct ehr_err *err)
{
	const struct ehr_field_sheet *sheet = pen->sheet;
	const struct ehr_source *top =
		&sheet->field->inventory->source[sum->top_source];

	ehr_writer_span(writer, &cells->place);
	ehr_writer_span(writer, &sheet->pollutant[pollutant]);
	ehr_writer_number(writer, sum->value);
	ehr_writer_puts(writer, sheet->words.unit);
	ehr_writer_text(writer, top->source_id);
	ehr_writer_number(writer, sum->top / sum->value);
	return end_row(pen, writer, cells, sum->flags, err);
}

int ehr_field_pen_part(struct ehr_field_pen *pen, struct ehr_writer *writer,
	const struct ehr_receptor_cells *cells,
	const struct ehr_field_share *part, struct ehr_err *err)
{
	const struct ehr_field_sheet *sheet = pen->sheet;

	ehr_writer_span(writer, &pen->source);
	ehr_writer_span(writer, &cells->place);
	ehr_writer_span(writer, &sheet->pollutant[part->pollutant]);
	ehr_writer_number(writer, part->value);
	ehr_writer_puts(writer, sheet->words.unit);
	ehr_writer_number(writer, part->share);
	return end_row(pen, writer, cells, part->flags, err);
}
