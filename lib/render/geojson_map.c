/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/geojson_map.h"

#include <math.h>

#include "calc/grid.h"
#include "io/writer.h"
#include "render/geojson.h"

struct writing {
	struct ehr_geojson json;
	struct ehr_buf row; /* the properties of the feature begun */
	const struct ehr_sheet *sheet;
	const struct ehr_layer *layer;
	struct ehr_err *err;
};

static int square(struct writing *self, const struct ehr_cell *cell)
{
	const struct ehr_sheet *sheet = self->sheet;
	const struct ehr_grid_cell at = { (int32_t)cell->col,
		(int32_t)cell->row };
	double ring[5][2];

	ehr_grid_ring(at, sheet->cells->cell_m, ring);
	for (size_t i = 0; i < 5; i++)
		if (ehr_projection_to_lonlat(sheet->projection, ring[i][0],
			    ring[i][1], &ring[i][0], &ring[i][1],
			    self->err) < 0)
			return -1;
	ehr_geojson_ring(&self->json, ring, 5);
	return 0;
}

static void key(struct writing *self, const char *name)
{
	ehr_buf_putc(&self->row, ',');
	ehr_json_put(&self->row, ehr_str_of(name));
	ehr_buf_putc(&self->row, ':');
}

static void text(struct writing *self, const char *name, struct ehr_str value)
{
	key(self, name);
	if (value.n)
		ehr_json_put(&self->row, value);
	else
		ehr_buf_puts(&self->row, "null");
}

static void number(struct writing *self, const char *name, double value)
{
	char digits[EHR_NUM_MAX];

	key(self, name);
	if (isfinite(value))
		ehr_buf_add(&self->row, digits, ehr_num_write(digits, value));
	else
		ehr_buf_puts(&self->row, "null");
}

/* A cell of the input: a number where its column is one. */
static void carried(struct writing *self, const char *name, struct ehr_str cell)
{
	double value;

	if (self->sheet->is_number(name) &&
		ehr_num_read(cell, &value) == EHR_NUM_VALUE)
		number(self, name, value);
	else
		text(self, name, cell);
}

/* Names that features have of their own. */
static bool is_ours(const char *name)
{
	static const char *const ours[] = { "feature", "layer", "class_name",
		"colour_name", "title", "fill", "fill-opacity", "stroke",
		"stroke-width", "marker-color", "kind_name", "OGR_STYLE" };

	for (size_t i = 0; i < sizeof(ours) / sizeof(*ours); i++)
		if (strcmp(name, ours[i]) == 0)
			return true;
	return false;
}

/* Of another layer than "class" the class is not the one of the input. */
static bool is_hidden(const struct writing *self, const char *name)
{
	return is_ours(name) || (self->layer->kind != EHR_LAYER_CLASS &&
					strncmp(name, "class", 5) == 0);
}

static void open_properties(struct writing *self, const char *feature)
{
	self->row.n = 0;
	ehr_buf_printf(&self->row, "{\"feature\":\"%s\"", feature);
}

static void close_feature(struct writing *self)
{
	ehr_buf_putc(&self->row, '}');
	ehr_geojson_properties(
		&self->json, (struct ehr_str){ self->row.p, self->row.n });
}

static void limits(struct writing *self, unsigned class)
{
	const struct ehr_cell_limit *limit =
		&self->layer->legend.class[class].limit[0];

	if (self->layer->kind == EHR_LAYER_CLASS)
		return;
	number(self, "class", class ? (double)class : (double)NAN);
	number(self, "class_lo", class ? limit->lo : NAN);
	number(self, "class_hi", class ? limit->hi : NAN);
}

static void class_names(struct writing *self, size_t i, unsigned class)
{
	struct ehr_buf name = { 0 };

	ehr_sheet_class_name(&name, self->sheet, self->layer, class);
	text(self, "class_name", (struct ehr_str){ name.p, name.n });
	text(self, "colour_name",
		ehr_sheet_colour_word(self->sheet, self->layer, class));
	name.n = 0;
	ehr_sheet_cell_name(&name, self->sheet, i);
	text(self, "title", (struct ehr_str){ name.p, name.n });
	ehr_buf_release(&name);
}

/* For simplestyle, and for the programs of GDAL, of which some cannot bear it
 * at points. What is interpolated is paler, since neither has dots. */
static void style(struct writing *self, const char *fill, bool pale)
{
	ehr_buf_printf(&self->row,
		",\"fill\":\"%s\",\"fill-opacity\":%s,"
		"\"stroke\":\"#6b5d52\",\"stroke-width\":0.5,"
		"\"OGR_STYLE\":\"BRUSH(fc:%s%s);PEN(c:#6b5d52,w:1px)\"",
		fill, pale ? "0.4" : "0.8", fill, pale ? "66" : "cc");
}

static int cell_feature(struct writing *self, size_t i)
{
	const struct ehr_cells *cells = self->sheet->cells;
	const struct ehr_cell *cell = &cells->cell[i];
	unsigned class = self->layer->class[i];

	if (cells->units)
		ehr_geojson_shape(&self->json, &cells->shapes, cell->shape);
	else if (square(self, cell) < 0)
		return -1;
	open_properties(self, "cell");
	for (size_t k = 0; k < cells->n_columns; k++)
		if (!is_hidden(self, cells->column[k]))
			carried(self, cells->column[k], cell->text[k]);
	text(self, "layer", ehr_str_of(self->layer->column));
	limits(self, class);
	class_names(self, i, class);
	style(self,
		class ? self->layer->legend.class[class].colour
		      : EHR_SHEET_GREY,
		ehr_layer_is_estimated(self->layer, cells, i));
	close_feature(self);
	return 0;
}

static void point_feature(struct writing *self, const char *feature,
	const struct ehr_points *points, size_t i)
{
	const struct ehr_point *point = &points->point[i];

	ehr_geojson_point(&self->json, point->lon, point->lat);
	open_properties(self, feature);
	for (size_t k = 0; k < points->n_columns; k++)
		if (!is_ours(points->column[k]))
			carried(self, points->column[k], point->text[k]);
	text(self, "title", point->name);
}

static void points_features(struct writing *self)
{
	const struct ehr_points *points = self->sheet->points;

	for (size_t i = 0; points && i < points->n; i++) {
		point_feature(self, "point", points, i);
		text(self, "marker-color", ehr_str_of("#14304a"));
		close_feature(self);
	}
}

static void sites_features(struct writing *self)
{
	const struct ehr_sites *sites = self->sheet->sites;

	for (size_t i = 0; sites && i < sites->points.n; i++) {
		const struct ehr_site_kind *kind =
			ehr_site_kinds_at(sites->kinds, sites->kind[i]);
		bool zh = self->sheet->labels->zh && *kind->name_zh;

		point_feature(self, "site", &sites->points, i);
		text(self, "kind_name",
			ehr_str_of(zh ? kind->name_zh : kind->name_en));
		text(self, "marker-color", ehr_str_of(kind->colour));
		close_feature(self);
	}
}

int ehr_geojson_map(
	struct ehr_buf *out, const struct ehr_sheet *sheet, struct ehr_err *err)
{
	struct writing self = {
		.sheet = sheet, .layer = sheet->layer, .err = err
	};
	int rc = 0;

	ehr_geojson_start(&self.json);
	for (size_t i = 0; rc == 0 && i < sheet->cells->n; i++)
		rc = cell_feature(&self, i);
	points_features(&self);
	sites_features(&self);
	ehr_geojson_end(&self.json);
	ehr_buf_add(out, self.json.text.p, self.json.text.n);
	ehr_buf_release(&self.json.text);
	ehr_buf_release(&self.row);
	return rc;
}
