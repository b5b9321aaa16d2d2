/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map/options.h"

#include "model/moment.h"
#include "model/ranking.h"
#include "ref/column.h"

struct map_given map_given = { .ranking = 10 };

#define OPT(word_, kind_, value_, into_, help_) \
	{ \
		.word = word_, .kind = EHR_OPT_##kind_, .value = value_, \
		.into = &map_given.into_, .help = help_ \
	}

static const struct ehr_opt options[] = {
	OPT("osvg", FLAG, NULL, svg,
		N_("write an SVG drawing (what is written unless "
		   "asked otherwise)")),
	OPT("ohtml", FLAG, NULL, html,
		N_("write one HTML file to be opened in a browser; it "
		   "needs no network")),
	OPT("ogeojson", FLAG, NULL, geojson,
		N_("write GeoJSON with names and colours of the classes")),
	OPT("layer", LIST, "COLUMN", layer,
		N_("show this column of the cells; may be repeated")),
	OPT("colours", TEXT, "NAME", colours,
		N_("colours of the classes: four-level (blue, yellow, orange, "
		   "red), safe, or another of the table palettes")),
	OPT("points", TEXT, "FILE", points,
		N_("show the points of table FILE (lon, lat and a "
		   "name)")),
	OPT("size", TEXT, "COLUMN", size,
		N_("make the area of a point as its value in COLUMN")),
	OPT("sensitive", TEXT, "FILE", sensitive,
		N_("show the sensitive sites of table FILE (lon, lat, kind "
		   "and a name) by their signs")),
	OPT("outline", TEXT, "FILE", outline,
		N_("show the lines and borders of GeoJSON FILE")),
	{ .word = "ranking",
		.kind = EHR_OPT_INT,
		.value = "N",
		.into = &map_given.ranking,
		.max = EHR_RANKING_MAX,
		.help = N_("list the N highest cells and largest sources; 10 "
			   "unless given, 0 for none") },
	OPT("title", TEXT, "TEXT", title, N_("put TEXT above the map")),
	OPT("date", TEXT, "YYYY-MM-DD", date,
		N_("put this date on the map; none unless given")),
	OPT("source", TEXT, "TEXT", source,
		N_("say below the map where the data come from")),
};

static const char *const examples[] = {
	N_("a drawing for a report"),
	"ehrisk-map --title 'Soil, Stein' cells.geojson > map.svg",
	N_("a page to be looked into, in Chinese, in colours of four levels"),
	"ehrisk-map --ohtml --lang zh --colours four-level cells.csv > "
	"map.html",
	N_("with sources by size, schools and hospitals, and county borders"),
	"ehrisk-map --points sources.csv --size load --sensitive sites.csv "
	"--outline counties.json cells.csv > map.svg",
	N_("a picture of 3508 by 2480 points, A3 at 212 dpi"),
	"ehrisk-map cells.csv | rsvg-convert -w 3508 > map.png",
};

static const char *const reads[] = { "cell_id", "crs", "cell_m", "col", "row",
	"lon", "lat", "class", "class_name", "class_lo", "class_hi",
	"incomplete", "coverage", "top", "kind", NULL };
static const char *const writes[] = { NULL };

const struct ehr_app map_app = {
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

/* YYYY-MM-DD of a day that there is. */
static bool is_date(const char *text)
{
	return strlen(text) == 10 && ehr_moment_is_time(ehr_str_of(text));
}

int map_options_check(struct ehr_run *run)
{
	const struct map_given *given = &map_given;
	char shown[64];

	if (given->svg + given->html + given->geojson > 1)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--osvg, --ohtml and --ogeojson exclude each "
			  "other"));
	if (run->out.format != EHR_FORMAT_AUTO)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("a map is written as SVG, HTML or GeoJSON, not as a "
			  "table"));
	if (given->size && !given->points)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--size goes with --points"));
	if (given->date && !is_date(given->date)) {
		ehr_visible(shown, sizeof(shown), ehr_str_of(given->date));
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--date: not a date such as 2026-11-22: \"%s\""),
			shown);
	}
	return 0;
}
