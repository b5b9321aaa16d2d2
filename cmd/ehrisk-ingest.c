/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-ingest: turn sample tables into canonical rows. Reads a table with a
 * column for each pollutant and a map that says what its columns are; writes a
 * row for each record and pollutant, in the units that the other programs
 * expect.
 */
#include "app/run.h"
#include "base/mem.h"
#include "io/file.h"
#include "model/wide.h"
#include "ref/column.h"

enum { MAP_MAX = 1 << 20 };

static const char *map_path;

static const struct ehr_opt options[] = {
	{ .word = "map",
		.letter = 'm',
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &map_path,
		.help = N_("read from FILE (YAML) what the columns are; "
			   "required") },
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
struct ingest {
	struct ehr_run *run;
	struct ehr_units *units;
	struct ehr_words *words;
	struct ehr_arena arena;
	struct ehr_buf text; /* of the map */
	struct ehr_mapping *map;
	struct ehr_plan plan;
	struct ehr_wide *wide;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct ingest *ingest = self;
	struct ehr_buf unused = { 0 };

	if (ehr_plan_make(&ingest->plan, ingest->map, header, err) != 0)
		return -1;
	ingest->wide = ehr_wide_open(&ingest->plan, ingest->words, err);
	if (ingest->wide == NULL)
		return -1;
	if (ehr_wide_operation(ingest->wide) != NULL) {
		ehr_run_fact(ingest->run, "crs", ingest->map->place.crs);
		ehr_run_fact(ingest->run, "crs_operation",
			ehr_wide_operation(ingest->wide));
	}
	ehr_plan_unused(&ingest->plan, &unused);
	if (unused.n > 0)
		ehr_run_notice(ingest->run,
			_("columns left out, the map does not speak of them: "
			  "%s"),
			ehr_buf_text(&unused));
	ehr_buf_release(&unused);
	bound->filter = ehr_wide_filter(ingest->wide);
	bound->column = ingest->plan.column;
	bound->n = ingest->plan.n;
	return 0;
}

static int open_units(struct ingest *ingest)
{
	const char *path = ehr_run_ref(ingest->run, "units");

	ingest->units = ehr_units_open(path, &ingest->run->err);
	if (ingest->units == NULL)
		return -1;
	ehr_run_used_table(ingest->run, "units", path,
		ehr_units_sha256(ingest->units), ehr_units_rows(ingest->units));
	return 0;
}

static int open_map(struct ingest *ingest)
{
	struct ehr_err *err = &ingest->run->err;
	struct ehr_str text;
	char sha256[65];

	if (map_path == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no map given; --map FILE says what the columns "
			  "are"));
	if (ehr_file_read(map_path, MAP_MAX, &ingest->text, err) != 0)
		return -1;
	text = (struct ehr_str){ ingest->text.p, ingest->text.n };
	ehr_sha256(text, sha256);
	ehr_run_used(ingest->run, "map", map_path, map_path, sha256);
	ingest->map = ehr_mapping_read(map_path, text, ingest->units,
		ingest->words, &ingest->arena, err);
	return ingest->map == NULL ? -1 : 0;
}

static int work(struct ingest *ingest)
{
	if (open_units(ingest) != 0)
		return -1;
	ingest->words = ehr_words_open(&ingest->run->err);
	if (ingest->words == NULL || open_map(ingest) != 0)
		return -1;
	return ehr_run_filter(ingest->run, bind, ingest);
}

static void release(struct ingest *ingest)
{
	ehr_wide_close(ingest->wide);
	ehr_plan_release(&ingest->plan);
	ehr_arena_release(&ingest->arena);
	ehr_buf_release(&ingest->text);
	ehr_words_close(ingest->words);
	ehr_units_close(ingest->units);
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	struct ingest ingest = { .run = &run };
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0) {
		rc = work(&ingest);
		release(&ingest);
	}
	return ehr_run_finish(&run, rc);
}
