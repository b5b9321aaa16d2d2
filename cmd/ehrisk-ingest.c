/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ehrisk-ingest: turn tables into canonical rows, a row for each record and
 * pollutant, in the units that the other programs expect. */
#include "app/run.h"
#include "ingest/explain.h"
#include "ingest/options.h"
#include "ingest/reports.h"
#include "io/file.h"
#include "model/ingest_files.h"
#include "ref/column.h"

enum { FILE_MAX = 64 << 20 };

static const struct ingest_given *const given = &ingest_given;

static const char *const examples[] = {
	N_("an export of enterprises, its columns told by their headings"),
	"ehrisk-ingest --explain census.csv",
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
	.about = N_("turn exports and sample tables into canonical rows"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof examples / sizeof examples[0] / 2,
	.opt = ingest_options,
	.n_opt = INGEST_OPTIONS,
	.reads = reads,
	.writes = writes,
	.auto_encoding = true,
	.is_number = ehr_column_is_number,
};

struct work {
	struct ehr_run *run;
	struct ehr_arena arena;
	struct ehr_ingest ingest;
	struct ingest_reports reports;
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
			given->map_path
				? _("columns left out, the map does not speak "
				    "of them: %s")
				: _("columns left out, no known headings "
				    "(--keep passes them on): %s"),
			ehr_buf_text(&unused));
	ehr_buf_release(&unused);
	for (size_t i = 0; i < ingest->n_doubts; i++)
		ehr_run_notice(work->run, "%s", ingest->doubt[i]);
	*bound = (struct ehr_bound){ ehr_record_filter(ingest->record),
		ingest->plan.column, ingest->plan.n, ingest_reports_file,
		&work->reports };
	return 0;
}

static int open_ingest(struct work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_ingest *ingest = &work->ingest;
	struct ehr_ingest_opts opts;

	if (ingest_options_read(&opts, run, &work->arena) != 0 ||
		ehr_ingest_open(ingest, &opts, &run->err) != 0)
		return -1;
	ehr_run_used_table(run, "units", opts.refs.units,
		ehr_units_sha256(ingest->units), ehr_units_rows(ingest->units));
	ehr_run_used_table(run, "aliases", opts.refs.aliases,
		ehr_aliases_sha256(ingest->aliases),
		ehr_aliases_rows(ingest->aliases));
	ehr_run_used_table(run, "headings", opts.refs.headings,
		ehr_headings_sha256(ingest->automap.headings),
		ehr_headings_rows(ingest->automap.headings));
	ehr_run_used_table(run, "code_exceptions", opts.refs.code_exceptions,
		ehr_code_exceptions_sha256(ingest->exceptions),
		ehr_code_exceptions_rows(ingest->exceptions));
	ehr_run_used_table(run, "regions", opts.refs.regions,
		ehr_regions_sha256(ingest->regions),
		ehr_regions_rows(ingest->regions));
	return 0;
}

static struct ehr_reader *open_table(
	void *run, const char *path, const struct ehr_in_opts *opts)
{
	return ehr_run_side_as(run, path, opts);
}

static int read_bytes(
	void *self, const char *name, const char *path, struct ehr_buf *bytes)
{
	struct ehr_run *run = self;
	char sha256[65];

	if (ehr_file_read(path, FILE_MAX, bytes, &run->err) != 0)
		return -1;
	ehr_sha256((struct ehr_str){ bytes->p, bytes->n }, sha256);
	ehr_run_used(run, strcmp(name, "map") == 0 ? "map" : "file", name, path,
		sha256);
	return 0;
}

/* Outlines that were not valid answer as mended; that must be known. */
static void say_mended(struct work *work)
{
	struct ehr_buf text = { 0 };

	if (work->ingest.located != NULL)
		ehr_located_mended(work->ingest.located, &text);
	if (text.n > 0)
		ehr_run_notice(work->run, _("%s: outlines mended: %s"),
			given->outline_path, ehr_buf_text(&text));
	ehr_buf_release(&text);
}

static int read_files(struct work *work)
{
	const struct ehr_ingest_opener opener = { open_table, read_bytes,
		work->run };
	const struct ehr_ingest_outlines outlines = { given->outline_path,
		given->outline_property, given->outline_name,
		given->outline_crs };
	struct ehr_ingest *ingest = &work->ingest;
	struct ehr_err *err = &work->run->err;

	if (ehr_ingest_read_map(ingest, given->map_path, &opener, err) != 0 ||
		ehr_ingest_read_outlines(ingest, &outlines, &opener, err) !=
			0 ||
		ehr_ingest_read_side(ingest, EHR_SIDE_JOIN, given->join_path,
			&opener, err) != 0)
		return -1;
	say_mended(work);
	return ehr_ingest_read_side(
		ingest, EHR_SIDE_UPDATE, given->roster_path, &opener, err);
}

static void say_matches(struct work *work, enum ehr_record_side which)
{
	struct ehr_buf text = { 0 };

	if (work->ingest.report[which] == NULL)
		return;
	ehr_side_report_say(work->ingest.report[which], &text);
	ehr_run_notice(work->run, "%s: %s",
		which == EHR_SIDE_JOIN ? given->join_path : given->roster_path,
		ehr_buf_text(&text));
	ehr_buf_release(&text);
}

static int write_report(struct work *work)
{
	struct ehr_writer *writer;

	say_matches(work, EHR_SIDE_JOIN);
	say_matches(work, EHR_SIDE_UPDATE);
	if (given->report_path == NULL)
		return 0;
	writer = ehr_run_beside_table(work->run, "--update-report",
		given->report_path, ehr_side_report_columns,
		EHR_SIDE_REPORT_COLUMNS);
	return writer == NULL ? -1
			      : ehr_side_report_write(
					work->ingest.report[EHR_SIDE_UPDATE],
					writer, &work->run->err);
}

static int run_ingest(struct work *work)
{
	const struct ehr_buf *text = &work->ingest.automap.text;
	struct ehr_err ignored;
	int rc;

	work->reports.run = work->run;
	work->reports.ingest = &work->ingest;
	if ((given->write_map != NULL &&
		    ehr_run_check_beside(
			    work->run, "--write-map", given->write_map) != 0) ||
		open_ingest(work) != 0 || read_files(work) != 0 ||
		ingest_reports_open(&work->reports) != 0)
		return -1;
	ehr_ingest_hooks(&work->ingest, &work->run->in);
	rc = given->explain ? ingest_explain(work->run, &work->ingest)
			    : ehr_run_filter(work->run, bind, work);
	/* also where recognising failed, for somebody to go on from */
	if (given->write_map != NULL && text->n > 0 &&
		ehr_file_write(given->write_map,
			(struct ehr_str){ text->p, text->n },
			rc == 0 ? &work->run->err : &ignored) != 0)
		rc = -1;
	if (rc != 0 || given->explain)
		return rc;
	return ingest_reports_write(&work->reports) != 0 ? -1
							 : write_report(work);
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	struct work work = { .run = &run };
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0) {
		rc = run_ingest(&work);
		ehr_ingest_close(&work.ingest);
		ehr_arena_release(&work.arena);
	}
	return ehr_run_finish(&run, rc);
}
