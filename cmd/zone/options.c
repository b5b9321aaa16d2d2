/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/options.h"

#include "ref/column.h"

struct zone_given zone_given;

static const char *const default_value[] = { "cr", "hi" };

#define OPT(word_, kind_, value_, into_, help_) \
	{ \
		.word = word_, .kind = EHR_OPT_##kind_, .value = value_, \
		.into = &zone_given.into_, .help = help_ \
	}

static const struct ehr_opt options[] = {
	{ .word = "cell",
		.kind = EHR_OPT_NUMBER,
		.value = "METRES",
		.into = &zone_given.cell_m,
		.min = 1,
		.max = 1000000,
		.help = N_("side of the cells") },
	OPT("cells", TEXT, "FILE", cells,
		N_("the cells are the polygons of FILE (GeoJSON), such as "
		   "towns")),
	OPT("cell-id", TEXT, "PROPERTY", cell_id,
		N_("which property of the polygons is the id of the cells; "
		   "found unless given")),
	OPT("cell-name", TEXT, "PROPERTY", cell_name,
		N_("which one is their name; found unless given")),
	OPT("cell-property", LIST, "PROPERTY", cell_property,
		N_("keep this property of the polygons as a column; may be "
		   "repeated")),
	OPT("crs", TEXT, "EPSG:n", crs,
		N_("reference system of the cells; unless given the CGCS2000 "
		   "3-degree zone nearest to the middle of the data")),
	OPT("value", LIST, "COLUMN", value,
		N_("zone this column, not cr and hi; may be repeated")),
	OPT("agg", TEXT, "max|mean|count", agg,
		N_("how the rows of a cell become its value; max unless "
		   "given")),
	OPT("classes", TEXT, "CLASSES", classes,
		N_("fixed:A,B with the upper bounds, jenks:K, quantile:K or "
		   "equal:K, a scheme's name, or FILE.yaml")),
	OPT("write-classes", TEXT, "FILE.yaml", write_classes,
		N_("write the classes to a file for --classes")),
	OPT("interpolate", TEXT, "METHOD", interpolate,
		N_("values for cells between samples: nearest:R, idw:P,R[,N] "
		   "or kriging:R[,MODEL][,N], R the radius in metres")),
	OPT("sensitivity", LIST, "thresholds|NAME=FILE", sensitivity,
		N_("tell how many cells change class if the bounds move, or "
		   "with the rows of FILE; may be repeated")),
	OPT("write-sensitivity", TEXT, "FILE", write_sensitivity,
		N_("write that as a table")),
	OPT("since", TEXT, "FILE", since,
		N_("compare with last year's cells: what changed class, and "
		   "why")),
	OPT("since-step", LIST, "NAME=FILE", since_step,
		N_("cells of last year's inputs run again with this year's "
		   "NAME, such as toxicity or method; in order")),
	OPT("class-by", TEXT, "worst|COLUMN", class_by,
		N_("class by the worst value, as unless given, or by one")),
	OPT("top", TEXT, "COLUMN", top,
		N_("who contributes most, source_id unless given")),
	OPT("population", TEXT, "FILE", population,
		N_("people by lon and lat or by cell_id, or spread over the "
		   "polygons of a GeoJSON file; gives the burden too")),
	OPT("population-column", TEXT, "COLUMN", population_column,
		N_("which column or property of the file has the numbers; "
		   "population unless given")),
	OPT("profile", TEXT, "NAME|FILE", profile,
		N_("by which profile the rows were scored, where they do not "
		   "say it or it is a file")),
	OPT("sensitive", TEXT, "FILE", sensitive,
		N_("count sensitive sites (lon, lat, kind) in the cells")),
	OPT("only-rows", FLAG, NULL, only_rows,
		N_("leave out squares that have people or sites but no rows")),
	OPT("summary", TEXT, "FILE", summary,
		N_("write cells, area, people and sites by class to FILE")),
	OPT("partial", FLAG, NULL, partial,
		N_("write what the rows leave in the cells, for --merge")),
	OPT("merge", FLAG, NULL, merge,
		N_("the files are what --partial wrote of parts of the rows")),
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
	N_("natural breaks, kept so that next year can be classed by them"),
	"ehrisk-zone --value cr --classes jenks:5 --write-classes 2026.yaml "
	"totals.csv",
	N_("what changed class since last year, and why"),
	"ehrisk-zone --since 2025.csv --since-step toxicity=rerun.csv "
	"totals.csv",
	N_("towns with their people, and people by class in a table"),
	"ehrisk-zone --cells towns.geojson --population people.csv --summary "
	"classes.csv totals.csv",
};

static const char *const reads[] = { "cell_id", "lon", "lat", "cr", "hi",
	"source_id", "coverage", "incomplete", "profile", "method",
	"population", "kind", NULL };
static const char *const writes[] = { "cell_id", "cell_name", "crs", "cell_m",
	"col", "row", "lon", "lat", "area_km2", "n", "cr", "hi", "class",
	"class_name", "class_lo", "class_hi", "coverage", "incomplete", "top",
	"top_share", "value_from", "samples_used", "kriging_sd", "population",
	"cr_mean", "burden", "n_sensitive", "n_school", "n_kindergarten",
	"n_hospital", "n_care_home", "n_intake", "n_residence", "n_reserve",
	"n_farmland", "n_other", "profile", "class_before", "change", "cause",
	"class_path", NULL };

const char *const *zone_names(void)
{
	return zone_given.value.n > 0
		       ? (const char *const *)zone_given.value.item
		       : default_value;
}

size_t zone_n_names(void)
{
	return zone_given.value.n > 0 ? zone_given.value.n : 2;
}

/* For JSON: the columns known, and the values. */
static bool is_number(const char *column)
{
	for (size_t i = 0; i < zone_n_names(); i++) {
		const char *name = zone_names()[i];
		size_t n = strlen(name);

		if (strncmp(column, name, n) == 0 &&
			(!column[n] || strcmp(column + n, "_count") == 0))
			return true;
	}
	return strncmp(column, "n_", 2) == 0 || ehr_column_is_number(column);
}

const struct ehr_app zone_app = {
	.name = "ehrisk-zone",
	.about = N_("put scored rows into grid cells or units with a value and "
		    "a class"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = options,
	.n_opt = sizeof(options) / sizeof(options[0]),
	.reads = reads,
	.writes = writes,
	.is_number = is_number,
};
