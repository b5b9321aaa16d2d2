/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/zoning_table.h"

#include <math.h>

#include "render/geojson.h"

static const char *const before[] = { "cell_id", "crs", "cell_m", "col", "row",
	"lon", "lat", "n" };
static const char *const behind[] = { "class", "class_name", "class_lo",
	"class_hi", "coverage", "incomplete", "top", "top_share" };

enum {
	BEFORE = sizeof(before) / sizeof(before[0]),
	BEHIND = sizeof(behind) / sizeof(behind[0]),
	FLUSH_AT = 1 << 16,
};

static int clash(const char *name, struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("a value cannot be called \"%s\": cells have a column of "
		  "that name"),
		name);
}

static int add_value(
	struct ehr_zoning_table *self, const char *name, struct ehr_err *err)
{
	if (self->setup->agg == EHR_ZONING_COUNT) {
		struct ehr_buf buf = { 0 };

		ehr_buf_puts(&buf, name);
		ehr_buf_puts(&buf, "_count");
		name = ehr_arena_string(
			&self->arena, (struct ehr_str){ buf.p, buf.n });
		ehr_buf_release(&buf);
	}
	for (size_t i = 0; i < self->n + BEHIND; i++) {
		const char *other =
			i < self->n ? self->column[i] : behind[i - self->n];

		if (strcmp(name, other) == 0)
			return clash(name, err);
	}
	self->column[self->n++] = name;
	return 0;
}

int ehr_zoning_table_init(struct ehr_zoning_table *table,
	const struct ehr_zoning_setup *setup, const char *const *value,
	struct ehr_err *err)
{
	*table = (struct ehr_zoning_table){ .setup = setup };
	for (size_t i = 0; i < BEFORE; i++)
		table->column[table->n++] = before[i];
	for (size_t i = 0; i < setup->n_values; i++)
		if (add_value(table, value[i], err) < 0)
			return -1;
	for (size_t i = 0; i < BEHIND; i++)
		table->column[table->n++] = behind[i];
	return 0;
}

int ehr_zoning_table_extend(struct ehr_zoning_table *table,
	const struct ehr_zoning_more *more, struct ehr_err *err)
{
	for (size_t i = 0; i < more->n; i++) {
		for (size_t j = 0; j < table->n; j++)
			if (strcmp(more->column[i], table->column[j]) == 0)
				return clash(more->column[i], err);
		table->column[table->n++] = more->column[i];
	}
	table->more[table->n_more++] = *more;
	return 0;
}

void ehr_zoning_table_release(struct ehr_zoning_table *table)
{
	ehr_arena_release(&table->arena);
	ehr_buf_release(&table->text);
}

/* A number that --digits does not touch. */
static void put_exact(struct ehr_writer *writer, double value)
{
	char text[EHR_NUM_MAX];
	size_t n = ehr_num_write(text, value);

	ehr_writer_text(writer, (struct ehr_str){ text, n });
}

static int put_place(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_writer *writer,
	struct ehr_err *err)
{
	double lon = 0, lat = 0;

	if (ehr_zoning_grid_centre(
		    &self->frame->grid, cell->at, &lon, &lat, err) < 0)
		return -1;
	self->text.n = 0;
	ehr_zoning_grid_write(&self->frame->grid, cell->at, &self->text);
	ehr_writer_text(writer, (struct ehr_str){ self->text.p, self->text.n });
	ehr_writer_puts(
		writer, ehr_projection_crs(self->frame->grid.projection));
	put_exact(writer, self->frame->grid.cell_m);
	put_exact(writer, cell->at.col);
	put_exact(writer, cell->at.row);
	put_exact(writer, lon);
	put_exact(writer, lat);
	return 0;
}

static void put_class(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_writer *writer)
{
	const struct ehr_zoning_scale *scale =
		&self->setup->scale[cell->decided];
	unsigned class = cell->class;

	if (class == 0) {
		for (int i = 0; i < 4; i++)
			ehr_writer_empty(writer);
		return;
	}
	ehr_writer_count(writer, class);
	ehr_writer_text(writer, scale->class_name[class - 1]);
	if (class > 1)
		put_exact(writer, scale->upper[class - 2]);
	else
		ehr_writer_empty(writer);
	if (class < scale->n)
		put_exact(writer, scale->upper[class - 1]);
	else
		ehr_writer_empty(writer);
}

static void put_number_if(struct ehr_writer *writer, bool there, double value)
{
	if (there)
		ehr_writer_number(writer, value);
	else
		ehr_writer_empty(writer);
}

static int put_row(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_writer *writer,
	struct ehr_err *err)
{
	if (put_place(self, cell, writer, err) < 0)
		return -1;
	ehr_writer_count(writer, cell->n);
	for (size_t v = 0; v < self->setup->n_values; v++)
		put_number_if(writer, cell->has[v], cell->value[v]);
	put_class(self, cell, writer);
	put_number_if(writer, cell->covered, cell->coverage);
	ehr_writer_text(writer, cell->incomplete);
	ehr_writer_text(writer, cell->top);
	put_number_if(writer, cell->topped, cell->top_share);
	for (size_t i = 0; i < self->n_more; i++)
		self->more[i].put(self->more[i].self, cell, writer);
	return ehr_writer_end_row(writer, err);
}

int ehr_zoning_table_rows(struct ehr_zoning_table *table,
	struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = ehr_zoning_count(table->zoning);

	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		ehr_zoning_cell(table->zoning, i, &cell);
		if (put_row(table, &cell, writer, err) < 0)
			return -1;
	}
	return 0;
}

/* The row as a JSON object, then the feature around it. */
static int put_feature(struct ehr_zoning_table *self, size_t i,
	struct ehr_writer *object, struct ehr_buf *text, struct ehr_err *err)
{
	struct ehr_zoning_cell cell;
	double ring[5][2];

	ehr_zoning_cell(self->zoning, i, &cell);
	object->buf.n = object->row = 0;
	if (put_row(self, &cell, object, err) < 0 ||
		ehr_zoning_grid_ring(&self->frame->grid, cell.at, ring, err) <
			0)
		return -1;
	ehr_geojson_polygon(text, i == 0, ring, 5,
		(struct ehr_str){ object->buf.p, object->buf.n - 1 });
	return 0;
}

static int put_features(struct ehr_zoning_table *self,
	struct ehr_writer *object, struct ehr_output *out, struct ehr_buf *text,
	struct ehr_err *err)
{
	size_t n = ehr_zoning_count(self->zoning);

	ehr_geojson_start(text);
	for (size_t i = 0; i < n; i++) {
		if (put_feature(self, i, object, text, err) < 0)
			return -1;
		if (text->n < FLUSH_AT)
			continue;
		if (ehr_output_write(out, text->p, text->n, err) < 0)
			return -1;
		text->n = 0;
	}
	ehr_geojson_end(text, n == 0);
	return ehr_output_write(out, text->p, text->n, err);
}

int ehr_zoning_table_geojson(struct ehr_zoning_table *table,
	const struct ehr_out_opts *opts, struct ehr_output *out,
	struct ehr_err *err)
{
	struct ehr_out_opts flat = *opts;
	struct ehr_buf text = { 0 };
	struct ehr_layout layout;
	struct ehr_writer object;
	int rc;

	flat.format = EHR_FORMAT_JSONL;
	if (out == NULL || ehr_layout_init(&layout, NULL, table->column,
				   table->n, &flat, err) < 0)
		return -1;
	ehr_writer_init(&object, &layout, NULL);
	rc = put_features(table, &object, out, &text, err);
	ehr_buf_release(&text);
	ehr_writer_release(&object);
	ehr_layout_release(&layout);
	return rc;
}
