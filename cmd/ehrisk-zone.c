/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone - put scored rows into grid cells with a value and a class
 *
 * Reads rows with lon and lat, or cell_id, and the columns to be zoned; writes
 * a row, or a GeoJSON polygon, for each cell that has rows.
 */
#include <stdio.h>
#include <string.h>

#include "app/run.h"
#include "model/zoning_rows.h"
#include "model/zoning_setup.h"
#include "ref/column.h"
#include "ref/zone_class.h"
#include "render/zoning_table.h"

static double cell_m;
static const char *crs, *agg = "max", *class_by = "worst", *classes, *top;
static struct ehr_list value;
static bool ogeojson;

static const char *const default_value[] = { "cr", "hi" };

#define OPT(word_, kind_, value_, into_, help_) \
	{ \
		.word = word_, .kind = EHR_OPT_##kind_, .value = value_, \
		.into = &into_, .help = help_ \
	}

static const struct ehr_opt options[] = {
	{ .word = "cell",
		.kind = EHR_OPT_NUMBER,
		.value = "METRES",
		.into = &cell_m,
		.min = 1,
		.max = 1000000,
		.help = N_("side of the cells") },
	OPT("crs", TEXT, "EPSG:n", crs,
		N_("reference system of the cells; unless given the CGCS2000 "
		   "3-degree zone nearest to the middle of the data")),
	OPT("value", LIST, "COLUMN", value,
		N_("zone this column, not cr and hi; may be repeated")),
	OPT("agg", TEXT, "max|mean|count", agg,
		N_("how the rows of a cell become its value; max unless "
		   "given")),
	OPT("classes", TEXT, "fixed:A,B|NAME", classes,
		N_("bounds of the classes, each in the class below it, or a "
		   "scheme's name")),
	OPT("class-by", TEXT, "worst|COLUMN", class_by,
		N_("class by the worst value, as unless given, or by one")),
	OPT("top", TEXT, "COLUMN", top,
		N_("who contributes most, source_id unless given")),
	OPT("ogeojson", FLAG, NULL, ogeojson, N_("write GeoJSON polygons")),
};

static const char *const examples[] = {
	N_("totals of sampled places into 200 m cells"),
	"ehrisk-score --profile hj25.3-class1 --by source_id rows.csv | "
	"ehrisk-zone --cell 200 --crs EPSG:28992",
	N_("polygons for a map, in the zone of Gauss and Krueger that fits"),
	"ehrisk-zone --cell 1000 --ogeojson totals.csv | "
	"ehrisk-map --ohtml > map.html",
	N_("the mean of a column by bounds of one's own"),
	"ehrisk-zone --cell 500 --value hi --agg mean --classes fixed:0.5,1,2 "
	"totals.csv",
};

static const char *const reads[] = { "cell_id", "lon", "lat", "cr", "hi",
	"source_id", "coverage", "incomplete", NULL };
static const char *const writes[] = { "cell_id", "crs", "cell_m", "col", "row",
	"lon", "lat", "n", "cr", "hi", "class", "class_name", "class_lo",
	"class_hi", "coverage", "incomplete", "top", "top_share", NULL };

static const char *const *names(void)
{
	return value.n > 0 ? (const char *const *)value.item : default_value;
}

static size_t n_names(void)
{
	return value.n > 0 ? value.n : 2;
}

/* For JSON: the columns known, and the values. */
static bool is_number(const char *column)
{
	for (size_t i = 0; i < n_names(); i++) {
		const char *name = names()[i];
		size_t n = strlen(name);

		if (strncmp(column, name, n) == 0 &&
			(!column[n] || strcmp(column + n, "_count") == 0))
			return true;
	}
	return ehr_column_is_number(column);
}

static const struct ehr_app app = {
	.name = "ehrisk-zone",
	.about = N_("put scored rows into grid cells with a value and a class"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = options,
	.n_opt = sizeof(options) / sizeof(options[0]),
	.reads = reads,
	.writes = writes,
	.is_number = is_number,
};

/* All that one run holds. */
struct work {
	struct ehr_zone_schemes *schemes;
	struct ehr_zoning_setup setup;
	struct ehr_zoning_grid grid;
	struct ehr_zoning_rows rows;
	struct ehr_zoning_table table;
	struct ehr_arena arena;
};

static int set_up(struct work *work, struct ehr_run *run)
{
	const struct ehr_zoning_wish wish = { .value = names(),
		.n = n_names(),
		.agg = agg,
		.class_by = class_by,
		.classes = classes };
	const char *path = ehr_run_ref(run, "zone_classes");

	work->schemes = ehr_zone_schemes_open(path, &run->err);
	if (work->schemes == NULL ||
		ehr_zoning_setup_init(&work->setup, &wish, work->schemes,
			&work->arena, &run->err) < 0 ||
		ehr_zoning_table_init(
			&work->table, &work->setup, names(), &run->err) < 0)
		return -1;
	ehr_run_used_table(run, "zone_classes", path,
		ehr_zone_schemes_sha256(work->schemes),
		ehr_zone_schemes_rows(work->schemes));
	return ehr_zoning_grid_init(&work->grid, crs, cell_m, &run->err);
}

static int read_rows(struct work *work, struct ehr_run *run)
{
	struct ehr_reader *reader = ehr_run_reader(run);

	work->rows.grid = &work->grid;
	if (reader == NULL || ehr_zoning_rows_bind(&work->rows, &work->setup,
				      reader, names(), top, &run->err) < 0)
		return -1;
	return ehr_zoning_rows_read(&work->rows, reader, &run->err);
}

/* What is worth knowing about the cells, for people and for the manifest. */
static void tell(const struct work *work, struct ehr_run *run)
{
	const struct ehr_zoning_rows *rows = &work->rows;
	int unclassed = ehr_zoning_setup_unclassed(&work->setup);
	const struct ehr_projection *projection = work->grid.projection;

	if (rows->chosen)
		ehr_run_notice(run,
			_("cells in %s (%s), nearest to the middle of "
			  "longitudes %.7g to %.7g"),
			ehr_projection_crs(projection),
			ehr_projection_title(projection), rows->west,
			rows->east);
	if (rows->outside > 0)
		ehr_run_notice(run,
			_("%lu of %lu rows lie outside the area that %s is "
			  "made for"),
			rows->outside, rows->n, ehr_projection_crs(projection));
	if (rows->unplaced > 0)
		ehr_run_notice(run,
			_("%lu of %lu rows have no place and lie in no cell"),
			rows->unplaced, rows->n);
	if (unclassed >= 0)
		ehr_run_notice(run,
			_("no classes are known for \"%s\": name some with "
			  "--classes"),
			names()[unclassed]);
}

static void record(const struct work *work, struct ehr_run *run)
{
	const struct ehr_projection *projection = work->grid.projection;
	char text[64];

	if (projection) {
		ehr_run_fact(run, "crs", ehr_projection_crs(projection));
		ehr_run_fact(run, "crs_operation",
			ehr_projection_operation(projection));
	}
	snprintf(text, sizeof(text), "%.15g", work->grid.cell_m);
	ehr_run_fact(run, "cell_m", text);
	ehr_run_fact(run, "agg", agg);
	for (size_t i = 0; i < n_names(); i++) {
		snprintf(text, sizeof(text), "classes_%s", names()[i]);
		if (work->setup.scale[i].n > 0)
			ehr_run_fact(run, text, work->setup.scale[i].name);
	}
	snprintf(text, sizeof(text), "%lu", work->rows.unplaced);
	ehr_run_fact(run, "rows_not_placed", text);
}

static int write_cells(struct work *work, struct ehr_run *run)
{
	struct ehr_zoning_table *table = &work->table;
	struct ehr_writer *writer;

	table->zoning = work->rows.zoning;
	table->grid = &work->grid;
	if (ogeojson)
		return ehr_zoning_table_geojson(
			table, &run->out, ehr_run_output(run), &run->err);
	writer = ehr_run_writer(run, NULL, table->column, table->n);
	return writer ? ehr_zoning_table_rows(table, writer, &run->err) : -1;
}

static int zone(struct ehr_run *run)
{
	struct work work = { 0 };
	int rc = set_up(&work, run);

	if (rc == 0)
		rc = read_rows(&work, run);
	if (rc == 0) {
		tell(&work, run);
		record(&work, run);
		rc = write_cells(&work, run);
	}
	ehr_zoning_table_release(&work.table);
	ehr_zoning_rows_release(&work.rows);
	ehr_zoning_grid_release(&work.grid);
	ehr_zone_schemes_close(work.schemes);
	ehr_arena_release(&work.arena);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0)
		rc = zone(&run);
	return ehr_run_finish(&run, rc);
}
