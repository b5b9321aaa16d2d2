/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/partial.h"

#include "base/num.h"
#include "zone/options.h"

int zone_partial_check(struct ehr_err *err)
{
	const struct zone_given *given = &zone_given;

	if (!given->partial)
		return 0;
	if (given->classes || given->class_by || given->write_classes ||
		given->population || given->sensitive || given->summary ||
		given->ogeojson || given->only_rows || given->interpolate ||
		given->sensitivity.n > 0 || given->since)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--partial only gathers rows: classes, population, "
			  "sites, summary and GeoJSON are asked for with "
			  "--merge"));
	return 0;
}

static int check_merge(struct ehr_err *err)
{
	const struct zone_given *given = &zone_given;

	if (given->cell_m > 0 || given->crs || given->agg || given->top ||
		given->value.n > 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--cell, --crs, --value, --agg and --top are given "
			  "with --partial, and --merge takes them from the "
			  "parts"));
	return 0;
}

static int check_cells(const struct zone_work *work)
{
	bool units = *work->state.cells != '\0';

	if (units && zone_given.cells == NULL)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("the parts were gathered with --cells: --merge needs "
			  "the same file"));
	if (!units && zone_given.cells != NULL)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("the parts were gathered without --cells"));
	return 0;
}

int zone_merge_begin(struct zone_work *work)
{
	struct ehr_zoning_state *state = &work->state;
	struct ehr_err *err = &work->run->err;

	if (!zone_given.merge)
		return 0;
	if (check_merge(err) < 0)
		return -1;
	work->parts = ehr_run_reader(work->run);
	if (work->parts == NULL ||
		ehr_zoning_merge_begin(state, work->parts, err) < 0 ||
		check_cells(work) < 0)
		return -1;
	zone_given.value = (struct ehr_list){ state->value, state->n_values };
	zone_given.agg = state->agg;
	if (*state->crs)
		zone_given.crs = state->crs;
	if (*state->cell_m && ehr_num_read(ehr_str_of(state->cell_m),
				      &zone_given.cell_m) != EHR_NUM_VALUE)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the size of the cells is no number"));
	return 0;
}

int zone_merge_read(struct zone_work *work)
{
	struct ehr_zoning_state *state = &work->state;
	struct ehr_zoning_rows *rows = &work->rows;

	if (strcmp(state->cells, work->cells_sha256) != 0)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("%s is not the file that the parts were gathered "
			  "with"),
			zone_given.cells);
	rows->frame = &work->frame;
	rows->setup = &work->setup;
	for (size_t i = 0; i < EHR_ZONING_CARRIED; i++)
		rows->columns.carried[i] =
			state->has_carried[i] ? 0 : EHR_NO_COLUMN;
	work->setup.has_coverage = state->has_coverage;
	work->setup.has_incomplete = state->has_incomplete;
	work->setup.has_top = state->has_top;
	rows->zoning = ehr_zoning_new(&work->setup);
	return ehr_zoning_merge_read(state, rows, work->parts, &work->run->err);
}

/* How the rows were gathered, for who merges. */
static void describe(struct zone_work *work, char cell_m[EHR_NUM_MAX + 1])
{
	struct ehr_zoning_state *state = &work->state;
	const struct ehr_zoning_grid *grid = &work->frame.grid;
	const struct ehr_zoning_units_opts *opts =
		work->frame.units ? ehr_zoning_units_opts(work->frame.units)
				  : NULL;

	state->n_values = zone_n_names();
	for (size_t i = 0; i < state->n_values; i++)
		state->value[i] = zone_names()[i];
	state->agg = zone_given.agg ? zone_given.agg : "max";
	state->crs =
		grid->projection ? ehr_projection_crs(grid->projection) : "";
	cell_m[grid->cell_m > 0 ? ehr_num_write(cell_m, grid->cell_m) : 0] =
		'\0';
	state->cell_m = cell_m;
	state->cells = work->cells_sha256;
	state->id = opts ? opts->id : "";
	state->name = opts && opts->name ? opts->name : "";
	state->has_coverage = work->setup.has_coverage;
	state->has_incomplete = work->setup.has_incomplete;
	state->has_top = work->setup.has_top;
	for (size_t i = 0; i < EHR_ZONING_CARRIED; i++)
		state->has_carried[i] =
			work->rows.columns.carried[i] != EHR_NO_COLUMN;
}

int zone_partial_write(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_writer *writer = ehr_run_writer(
		run, NULL, ehr_zoning_state_column, EHR_ZONING_STATE_COLUMNS);
	char cell_m[EHR_NUM_MAX + 1];

	if (writer == NULL)
		return -1;
	describe(work, cell_m);
	return ehr_zoning_state_write(
		&work->state, &work->rows, writer, &run->err);
}
