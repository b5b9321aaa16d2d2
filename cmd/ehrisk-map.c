/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-map: draw grid cells as an SVG or one-file HTML map. Reads the cells
 * that ehrisk-zone writes, and points, sites and outlines to lie over them.
 */
#include "app/run.h"
#include "map/layers.h"
#include "map/options.h"
#include "map/overlay.h"
#include "ref/column.h"
#include "render/geojson_map.h"
#include "render/html_map.h"
#include "render/svg_map.h"

/* What is open between start and finish. */
struct map {
	struct ehr_run *run;
	struct ehr_labels labels;
	struct ehr_zone_schemes *schemes;
	struct ehr_cells cells;
	struct map_layers layers;
	struct map_overlay overlay;
	struct ehr_projection *projection;
};

static int read_cells(struct map *self)
{
	struct ehr_run *run = self->run;
	const char *path = ehr_run_ref(run, "zone_classes");
	struct ehr_reader *reader;

	self->schemes = ehr_zone_schemes_open(path, &run->err);
	if (!self->schemes)
		return -1;
	ehr_run_used_table(run, "zone_classes", path,
		ehr_zone_schemes_sha256(self->schemes),
		ehr_zone_schemes_rows(self->schemes));
	reader = ehr_run_reader(run);
	if (!reader || ehr_cells_read(&self->cells, reader, &run->err) < 0)
		return -1;
	return map_layers_make(&self->layers, run, &self->cells, self->schemes);
}

/* Squares of a system that nobody knows can be drawn, but nothing over them,
 * and without degrees. */
static int open_projection(struct map *self)
{
	struct ehr_run *run = self->run;
	bool needed = map_given.points || map_given.sensitive ||
		      map_given.outline || map_given.geojson ||
		      self->cells.units;
	struct ehr_err ignored = { 0 };

	self->projection = ehr_projection_open(
		ehr_cells_system(&self->cells), needed ? &run->err : &ignored);
	if (!self->projection)
		return needed ? -1 : 0;
	ehr_run_fact(run, "crs_operation",
		ehr_projection_operation(self->projection));
	return ehr_cells_project(&self->cells, self->projection, &run->err);
}

static int draw(struct map *self)
{
	struct ehr_run *run = self->run;
	struct map_overlay *over = &self->overlay;
	const struct map_given *given = &map_given;
	struct ehr_sheet sheet = {
		.labels = &self->labels,
		.title = ehr_str_of(given->title ? given->title : ""),
		.date = ehr_str_of(given->date ? given->date : ""),
		.source = ehr_str_of(given->source ? given->source : ""),
		.cells = &self->cells,
		.layer = self->layers.layer,
		.n_layers = self->layers.n,
		.ranking = self->layers.ranking,
		.points = given->points ? &over->points : NULL,
		.sites = given->sensitive ? &over->sites : NULL,
		.outline = given->outline ? &over->outline : NULL,
		.projection = self->projection,
		.palette = self->layers.words,
		.is_number = ehr_column_is_number,
	};
	struct ehr_output *out = ehr_run_output(run);
	struct ehr_buf text = { 0 };
	int rc = 0;

	if (!out)
		return -1;
	if (given->html)
		ehr_html_map(&text, &sheet);
	else if (given->geojson)
		rc = ehr_geojson_map(&text, &sheet, &run->err);
	else
		ehr_svg_map(&text, &sheet);
	if (rc == 0)
		rc = ehr_output_write(out, text.p, text.n, &run->err);
	ehr_buf_release(&text);
	return rc;
}

static int work(struct ehr_run *run)
{
	struct map self = { .run = run };
	int rc = map_options_check(run);

	if (rc == 0)
		rc = ehr_labels_open(&self.labels, run->zh, &run->err);
	if (rc == 0)
		rc = read_cells(&self);
	if (rc == 0)
		rc = open_projection(&self);
	if (rc == 0)
		rc = map_overlay_read(&self.overlay, run, self.projection);
	if (rc == 0) {
		map_layers_rank(&self.layers, &self.cells, self.schemes,
			map_given.points ? &self.overlay.points : NULL);
		rc = draw(&self);
	}
	map_overlay_release(&self.overlay);
	map_layers_release(&self.layers);
	ehr_projection_close(self.projection);
	ehr_cells_release(&self.cells);
	ehr_zone_schemes_close(self.schemes);
	ehr_labels_release(&self.labels);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &map_app, argc, argv);

	if (rc == 0)
		rc = work(&run);
	return ehr_run_finish(&run, rc);
}
