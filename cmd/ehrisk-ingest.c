/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-ingest: turn sample tables into canonical rows. Reads a table with a
 * column for each pollutant and a map that says what its columns are; writes a
 * row for each record and pollutant, in the units that the other programs
 * expect.
 */
#include "app/run.h"
#include "io/file.h"
#include "model/ingest.h"
#include "ref/column.h"

enum { MAP_MAX = 1 << 20 };

static const char *map_path, *crs, *region, *decimal;
static int nd, on_duplicate;
static double temperature_k = 298.15;

static const struct ehr_opt options[] = {
	{ .word = "map",
		.letter = 'm',
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &map_path,
		.help = N_("read from FILE (YAML) what the columns are; "
			   "required") },
	{ .word = "nd",
		.kind = EHR_OPT_CHOICE,
		.value = "keep|half|zero|limit|sqrt2",
		.into = &nd,
		.help = N_(
			"what to write as the value of a non-detect: "
			"nothing (keep), or half its limit, zero, the limit, "
			"the limit divided by the square root of 2") },
	{ .word = "decimal",
		.kind = EHR_OPT_TEXT,
		.value = "CHAR",
		.into = &decimal,
		.help = N_(
			"numbers have a decimal comma, if CHAR is a comma") },
	{ .word = "crs",
		.kind = EHR_OPT_TEXT,
		.value = "SYSTEM",
		.into = &crs,
		.help = N_("what the coordinates refer to: wgs84, cgcs2000, "
			   "gcj02, bd09 or EPSG:n") },
	{ .word = "region",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &region,
		.help = N_("flag positions outside the region, such as "
			   "china") },
	{ .word = "temp-ref",
		.kind = EHR_OPT_NUMBER,
		.value = "KELVIN",
		.into = &temperature_k,
		.min = 200,
		.max = 400,
		.help = N_("temperature at which ppb and the like become ug/m3 "
			   "(298.15)") },
	{ .word = "on-duplicate",
		.kind = EHR_OPT_CHOICE,
		.value = "keep|first|error|sum",
		.into = &on_duplicate,
		.help = N_("later records of the same source, outlet, "
			   "pollutant and time: keep and flag them, leave them "
			   "out, stop, or add up") },
};

static const char *const examples[] = {
	N_("soil samples, one column per metal, to canonical rows"),
	"ehrisk-ingest --map soil.yaml meuse.csv > rows.csv",
	N_("the same on the way to a hazard index for each place"),
	("ehrisk-ingest --map soil.yaml meuse.csv | "
	 "ehrisk-score --profile hj25.3-class1 --by source_id"),
	N_("keep records with cells that cannot be read apart and go on"),
	"ehrisk-ingest --map soil.yaml --rejects bad.csv meuse.csv > rows.csv",
};

static const char *const reads[] = { NULL };
static const char *const writes[] = { "source_id", "receptor_id", "lon", "lat",
	"year", "time", "medium", "point_type", "layer", "depth_top_m",
	"depth_bottom_m", "quantity", "pollutant", "cas", "value", "unit",
	"qualifier", "detection_limit", "flags", NULL };

static const struct ehr_app app = {
	.name = "ehrisk-ingest",
	.about = N_("turn sample tables into canonical rows"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof examples / sizeof examples[0] / 2,
	.opt = options,
	.n_opt = sizeof options / sizeof options[0],
	.reads = reads,
	.writes = writes,
	.auto_encoding = true,
	.is_number = ehr_column_is_number,
};

/* What is open between start and finish. */
struct work {
	struct ehr_run *run;
	struct ehr_buf text; /* of the map */
	struct ehr_ingest ingest;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;
	struct ehr_ingest *ingest = &work->ingest;
	struct ehr_buf unused = { 0 };

	if (ehr_ingest_bind(ingest, header, err) != 0)
		return -1;
	if (ehr_record_operation(ingest->record) != NULL) {
		ehr_run_fact(work->run, "crs", ingest->map->place.crs);
		ehr_run_fact(work->run, "crs_operation",
			ehr_record_operation(ingest->record));
	}
	ehr_plan_unused(&ingest->plan, &unused);
	if (unused.n > 0)
		ehr_run_notice(work->run,
			_("columns left out, the map does not speak of them: "
			  "%s"),
			ehr_buf_text(&unused));
	ehr_buf_release(&unused);
	bound->filter = ehr_record_filter(ingest->record);
	bound->column = ingest->plan.column;
	bound->n = ingest->plan.n;
	return 0;
}

static int open_ingest(struct work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_ingest *ingest = &work->ingest;
	const struct ehr_ingest_opts opts = {
		.refs = { ehr_run_ref(run, "units"),
			ehr_run_ref(run, "aliases"),
			ehr_run_ref(run, "code_exceptions"),
			ehr_run_ref(run, "regions") },
		.crs = crs,
		.region = region,
		.decimal = decimal == NULL ? (char)0 : *decimal,
		.nd = (enum ehr_nd)nd,
		.temperature_k = temperature_k,
		.on_duplicate = (enum ehr_on_duplicate)on_duplicate,
	};

	if (decimal != NULL && strcmp(decimal, ",") != 0 &&
		strcmp(decimal, ".") != 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--decimal: a comma or a point, not \"%s\""),
			decimal);
	if (ehr_ingest_open(ingest, &opts, &run->err) != 0)
		return -1;
	ehr_run_used_table(run, "units", opts.refs.units,
		ehr_units_sha256(ingest->units), ehr_units_rows(ingest->units));
	ehr_run_used_table(run, "aliases", opts.refs.aliases,
		ehr_aliases_sha256(ingest->aliases),
		ehr_aliases_rows(ingest->aliases));
	return 0;
}

static int open_map(struct work *work)
{
	struct ehr_err *err = &work->run->err;
	struct ehr_str text;
	char sha256[65];

	if (map_path == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no map given; --map FILE says what the columns "
			  "are"));
	if (ehr_file_read(map_path, MAP_MAX, &work->text, err) != 0)
		return -1;
	text = (struct ehr_str){ work->text.p, work->text.n };
	ehr_sha256(text, sha256);
	ehr_run_used(work->run, "map", map_path, map_path, sha256);
	return ehr_ingest_map(&work->ingest, map_path, text, err);
}

static int run_ingest(struct work *work)
{
	struct ehr_in_opts *in = &work->run->in;

	if (open_ingest(work) != 0 || open_map(work) != 0)
		return -1;
	in->head = ehr_ingest_head;
	in->stray = ehr_ingest_stray;
	in->head_self = in->stray_self = &work->ingest;
	in->bare_cr = true;
	return ehr_run_filter(work->run, bind, work);
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	struct work work = { .run = &run };
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0) {
		rc = run_ingest(&work);
		ehr_ingest_close(&work.ingest);
		ehr_buf_release(&work.text);
	}
	return ehr_run_finish(&run, rc);
}
