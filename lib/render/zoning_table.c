/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/zoning_table.h"

#include <math.h>
#include <stdlib.h>

#include "render/geojson.h"

enum { FLUSH_AT = 1 << 16 };

static const char *const of_squares[] = { "cell_id", "crs", "cell_m", "col",
	"row", "lon", "lat", "n" };
static const char *const of_units[] = { "cell_id", "cell_name" };
static const char *const of_units_too[] = { "crs", "lon", "lat", "area_km2",
	"n" };
static const char *const behind[] = { "class", "class_name", "class_lo",
	"class_hi", "coverage", "incomplete", "top", "top_share" };

#define COUNT(list) (sizeof(list) / sizeof(list[0]))

static int add_column(
	struct ehr_zoning_table *self, const char *name, struct ehr_err *err)
{
	char shown[96];

	for (size_t i = 0; i < self->n; i++) {
		if (strcmp(name, self->column[i]) != 0)
			continue;
		ehr_visible(shown, sizeof(shown), ehr_str_of(name));
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("a column cannot be called \"%s\": cells have one "
			  "of that name"),
			shown);
	}
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 32;
		self->column = ehr_realloc(
			self->column, self->cap, sizeof(self->column[0]));
	}
	self->column[self->n++] = name;
	return 0;
}

static int add_columns(struct ehr_zoning_table *self, const char *const *name,
	size_t n, struct ehr_err *err)
{
	for (size_t i = 0; i < n; i++)
		if (add_column(self, name[i], err) < 0)
			return -1;
	return 0;
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
	return add_column(self, name, err);
}

static int add_place(struct ehr_zoning_table *self, struct ehr_err *err)
{
	const struct ehr_zoning_units_opts *opts;

	if (self->frame->units == NULL)
		return add_columns(self, of_squares, COUNT(of_squares), err);
	opts = ehr_zoning_units_opts(self->frame->units);
	if (add_columns(self, of_units, COUNT(of_units), err) < 0 ||
		add_columns(self, opts->carry, opts->n_carry, err) < 0)
		return -1;
	return add_columns(self, of_units_too, COUNT(of_units_too), err);
}

int ehr_zoning_table_init(struct ehr_zoning_table *table,
	const struct ehr_zoning_setup *setup, struct ehr_zoning_frame *frame,
	const char *const *value, struct ehr_err *err)
{
	*table = (struct ehr_zoning_table){ .setup = setup, .frame = frame };
	if (add_place(table, err) < 0)
		return -1;
	for (size_t i = 0; i < setup->n_values; i++)
		if (add_value(table, value[i], err) < 0)
			return -1;
	return add_columns(table, behind, COUNT(behind), err);
}

int ehr_zoning_table_extend(struct ehr_zoning_table *table,
	const struct ehr_zoning_more *more, struct ehr_err *err)
{
	if (table->n_more == EHR_ZONING_MORE)
		return ehr_fail(err, EHR_FAULT_USAGE, _("too many columns"));
	table->more[table->n_more++] = *more;
	return add_columns(table, more->column, more->n, err);
}

void ehr_zoning_table_release(struct ehr_zoning_table *table)
{
	free(table->column);
	ehr_arena_release(&table->arena);
	ehr_buf_release(&table->text);
}

void ehr_zoning_put_exact(struct ehr_writer *writer, double value)
{
	char text[EHR_NUM_MAX];
	size_t n = ehr_num_write(text, value);

	ehr_writer_text(writer, (struct ehr_str){ text, n });
}

void ehr_zoning_put_if(struct ehr_writer *writer, bool there, double value)
{
	if (there)
		ehr_writer_number(writer, value);
	else
		ehr_writer_empty(writer);
}

static int put_square(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_writer *writer,
	struct ehr_err *err)
{
	struct ehr_zoning_grid *grid = &self->frame->grid;
	double lon = 0, lat = 0;

	if (ehr_zoning_grid_centre(grid, cell->at, &lon, &lat, err) < 0)
		return -1;
	self->text.n = 0;
	ehr_zoning_grid_write(grid, cell->at, &self->text);
	ehr_writer_text(writer, (struct ehr_str){ self->text.p, self->text.n });
	ehr_writer_puts(writer, ehr_projection_crs(grid->projection));
	ehr_zoning_put_exact(writer, grid->cell_m);
	ehr_zoning_put_exact(writer, cell->at.col);
	ehr_zoning_put_exact(writer, cell->at.row);
	ehr_zoning_put_exact(writer, lon);
	ehr_zoning_put_exact(writer, lat);
	return 0;
}

static void put_unit(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_writer *writer)
{
	const struct ehr_zoning_units *units = self->frame->units;
	const struct ehr_zoning_unit *unit =
		ehr_zoning_unit_at(units, (size_t)cell->at.col);
	size_t n = ehr_zoning_units_opts(units)->n_carry;

	ehr_writer_text(writer, unit->id);
	ehr_writer_text(writer, unit->name);
	for (size_t i = 0; i < n; i++)
		ehr_writer_text(writer, unit->carried[i]);
	ehr_writer_puts(
		writer, ehr_projection_crs(self->frame->grid.projection));
	ehr_zoning_put_exact(writer, unit->inner.lon);
	ehr_zoning_put_exact(writer, unit->inner.lat);
	ehr_writer_number(writer, unit->area_m2 / 1e6);
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
		ehr_zoning_put_exact(writer, scale->upper[class - 2]);
	else
		ehr_writer_empty(writer);
	if (class < scale->n)
		ehr_zoning_put_exact(writer, scale->upper[class - 1]);
	else
		ehr_writer_empty(writer);
}

static int put_row(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_writer *writer,
	struct ehr_err *err)
{
	if (self->frame->units != NULL)
		put_unit(self, cell, writer);
	else if (put_square(self, cell, writer, err) < 0)
		return -1;
	ehr_writer_count(writer, cell->n);
	for (size_t v = 0; v < self->setup->n_values; v++)
		ehr_zoning_put_if(writer, cell->has[v], cell->value[v]);
	put_class(self, cell, writer);
	ehr_zoning_put_if(writer, cell->covered, cell->coverage);
	ehr_writer_text(writer, cell->incomplete);
	ehr_writer_text(writer, cell->top);
	ehr_zoning_put_if(writer, cell->topped, cell->top_share);
	for (size_t i = 0; i < self->n_more; i++)
		self->more[i].put(self->more[i].self, cell, writer);
	return ehr_writer_end_row(writer, err);
}

/* The i-th cell; false if it is to be passed over. */
static bool get_cell(
	struct ehr_zoning_table *self, size_t i, struct ehr_zoning_cell *cell)
{
	ehr_zoning_cell(self->zoning, i, cell);
	return cell->n > 0 || cell->estimated || !self->only_rows ||
	       self->frame->units != NULL;
}

int ehr_zoning_table_rows(struct ehr_zoning_table *table,
	struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = ehr_zoning_count(table->zoning);

	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		if (get_cell(table, i, &cell) &&
			put_row(table, &cell, writer, err) < 0)
			return -1;
	}
	return 0;
}

static int put_geometry(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_geojson *json,
	struct ehr_err *err)
{
	double ring[5][2];

	if (self->frame->units != NULL) {
		ehr_geojson_shape(json,
			ehr_zoning_units_shapes(self->frame->units),
			(size_t)cell->at.col);
		return 0;
	}
	if (ehr_zoning_grid_ring(&self->frame->grid, cell->at, ring, err) < 0)
		return -1;
	ehr_geojson_ring(json, (const double(*)[2])ring, 5);
	return 0;
}

/* The geometry, then the row as a JSON object. */
static int put_feature(struct ehr_zoning_table *self,
	const struct ehr_zoning_cell *cell, struct ehr_writer *object,
	struct ehr_geojson *json, struct ehr_err *err)
{
	object->buf.n = object->row = 0;
	if (put_row(self, cell, object, err) < 0 ||
		put_geometry(self, cell, json, err) < 0)
		return -1;
	ehr_geojson_properties(
		json, (struct ehr_str){ object->buf.p, object->buf.n - 1 });
	return 0;
}

static int put_features(struct ehr_zoning_table *self,
	struct ehr_writer *object, struct ehr_output *out,
	struct ehr_geojson *json, struct ehr_err *err)
{
	size_t n = ehr_zoning_count(self->zoning);

	ehr_geojson_start(json);
	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		if (!get_cell(self, i, &cell))
			continue;
		if (put_feature(self, &cell, object, json, err) < 0)
			return -1;
		if (json->text.n < FLUSH_AT)
			continue;
		if (ehr_output_write(out, json->text.p, json->text.n, err) < 0)
			return -1;
		json->text.n = 0;
	}
	ehr_geojson_end(json);
	return ehr_output_write(out, json->text.p, json->text.n, err);
}

int ehr_zoning_table_geojson(struct ehr_zoning_table *table,
	const struct ehr_out_opts *opts, struct ehr_output *out,
	struct ehr_err *err)
{
	struct ehr_out_opts flat = *opts;
	struct ehr_geojson json = { 0 };
	struct ehr_layout layout;
	struct ehr_writer object;
	int rc;

	flat.format = EHR_FORMAT_JSONL;
	if (out == NULL || ehr_layout_init(&layout, NULL, table->column,
				   table->n, &flat, err) < 0)
		return -1;
	ehr_writer_init(&object, &layout, NULL);
	rc = put_features(table, &object, out, &json, err);
	ehr_buf_release(&json.text);
	ehr_writer_release(&object);
	ehr_layout_release(&layout);
	return rc;
}
