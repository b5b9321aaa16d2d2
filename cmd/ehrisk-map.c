/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-map: draw grid cells as an SVG or one-file HTML map. Reads the cells
 * that ehrisk-zone writes, and points and outlines to lie over them.
 */
#include <stdlib.h>

#include "app/run.h"
#include "io/file.h"
#include "ref/column.h"
#include "render/html_map.h"
#include "render/svg_map.h"

enum { OUTLINE_MAX = 64 << 20 };

static bool svg, html;
static const char *title, *points_path, *outline_path;

static const struct ehr_opt options[] = {
	{ .word = "osvg",
		.kind = EHR_OPT_FLAG,
		.into = &svg,
		.help = N_("write an SVG drawing (what is written unless "
			   "asked otherwise)") },
	{ .word = "ohtml",
		.kind = EHR_OPT_FLAG,
		.into = &html,
		.help = N_("write one HTML file to be opened in a browser; it "
			   "needs no network") },
	{ .word = "title",
		.kind = EHR_OPT_TEXT,
		.value = "TEXT",
		.into = &title,
		.help = N_("put TEXT above the map") },
	{ .word = "points",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &points_path,
		.help = N_("show the points of table FILE (lon, lat and a "
			   "name)") },
	{ .word = "outline",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &outline_path,
		.help = N_("show the lines and borders of GeoJSON FILE") },
};

static const char *const examples[] = {
	N_("a drawing for a report"),
	"ehrisk-map --title 'Soil, Stein' cells.geojson > map.svg",
	N_("a page to be looked into, in Chinese"),
	"ehrisk-map --ohtml --lang zh cells.csv > map.html",
	N_("with sampled places and the border of a district"),
	"ehrisk-map --points a.csv --outline b.json cells.csv > map.svg",
};

static const char *const reads[] = { "crs", "cell_m", "col", "row", "class",
	"class_name", "class_lo", "class_hi", "incomplete", "coverage", NULL };
static const char *const writes[] = { NULL };

static const struct ehr_app app = {
	.name = "ehrisk-map",
	.about = N_("draw grid cells as an SVG or one-file HTML map"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof examples / sizeof examples[0] / 2,
	.opt = options,
	.n_opt = sizeof options / sizeof options[0],
	.reads = reads,
	.writes = writes,
	.is_number = ehr_column_is_number,
};

/* What is open between start and finish. */
struct map {
	struct ehr_run *run;
	struct ehr_labels labels;
	struct ehr_zone_schemes *schemes;
	struct ehr_cells cells;
	struct ehr_layer layer;
	struct ehr_points points;
	struct ehr_outline outline;
	struct ehr_projection *projection;
};

static int check_options(struct ehr_run *run)
{
	if (svg && html)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--osvg and --ohtml exclude each other"));
	if (run->out.format != EHR_FORMAT_AUTO)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("a map is written as SVG or HTML, not as a table"));
	return 0;
}

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
	return ehr_layer_make(&self->layer, "class", &self->cells,
		&(struct ehr_layer_rules){
			.schemes = self->schemes, .zh = run->zh },
		&run->err);
}

static int read_points(struct map *self)
{
	struct ehr_run *run = self->run;
	struct ehr_reader *reader = ehr_run_side(run, points_path);

	if (!reader || ehr_points_read(&self->points, reader, NULL,
			       self->projection, &run->err) < 0)
		return -1;
	if (self->points.n_nowhere)
		ehr_run_notice(run, _("%s: %zu rows without coordinates"),
			points_path, self->points.n_nowhere);
	return 0;
}

static int read_document(struct map *self, struct ehr_str bytes)
{
	struct ehr_err *err = &self->run->err;
	struct ehr_json *document = ehr_json_read(outline_path, bytes, err);
	char digest[65];
	int rc;

	if (!document)
		return -1;
	rc = ehr_outline_read(&self->outline, document, self->projection, err);
	ehr_json_free(document);
	if (rc < 0)
		return ehr_err_at(err, outline_path, 0);
	ehr_sha256(bytes, digest);
	ehr_run_used(self->run, "file", "outline", outline_path, digest);
	return 0;
}

static int read_outline(struct map *self)
{
	struct ehr_buf text = { 0 };
	int rc = ehr_file_read(
		outline_path, OUTLINE_MAX, &text, &self->run->err);

	if (rc == 0)
		rc = read_document(self, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return rc;
}

/* What is given in degrees goes to the coordinates of the cells. */
static int read_overlay(struct map *self)
{
	struct ehr_run *run = self->run;

	if (!points_path && !outline_path)
		return 0;
	self->projection = ehr_projection_open(self->cells.crs.p, &run->err);
	if (!self->projection)
		return -1;
	ehr_run_fact(run, "crs_operation",
		ehr_projection_operation(self->projection));
	if (points_path && read_points(self) < 0)
		return -1;
	return outline_path ? read_outline(self) : 0;
}

static int draw(struct map *self)
{
	struct ehr_run *run = self->run;
	struct ehr_sheet sheet = {
		.labels = &self->labels,
		.title = ehr_str_of(title ? title : ""),
		.cells = &self->cells,
		.layer = &self->layer,
		.n_layers = 1,
		.points = points_path ? &self->points : NULL,
		.outline = outline_path ? &self->outline : NULL,
		.is_number = ehr_column_is_number,
	};
	struct ehr_output *out = ehr_run_output(run);
	struct ehr_buf text = { 0 };
	int rc;

	if (!out)
		return -1;
	if (html)
		ehr_html_map(&text, &sheet);
	else
		ehr_svg_map(&text, &sheet);
	rc = ehr_output_write(out, text.p, text.n, &run->err);
	ehr_buf_release(&text);
	return rc;
}

static int work(struct ehr_run *run)
{
	struct map self = { .run = run };
	int rc = check_options(run);

	if (rc == 0)
		rc = ehr_labels_open(&self.labels, run->zh, &run->err);
	if (rc == 0)
		rc = read_cells(&self);
	if (rc == 0)
		rc = read_overlay(&self);
	if (rc == 0)
		rc = draw(&self);
	ehr_projection_close(self.projection);
	ehr_outline_release(&self.outline);
	ehr_points_release(&self.points);
	ehr_layer_release(&self.layer);
	ehr_cells_release(&self.cells);
	ehr_zone_schemes_close(self.schemes);
	ehr_labels_release(&self.labels);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0)
		rc = work(&run);
	return ehr_run_finish(&run, rc);
}
