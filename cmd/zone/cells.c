/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/cells.h"

#include "io/file.h"
#include "zone/options.h"

enum { JSON_MAX = 64 << 20 };

bool zone_is_json(const char *path)
{
	struct ehr_str name = ehr_str_of(path);

	return (name.n > 8 && strcmp(path + name.n - 8, ".geojson") == 0) ||
	       (name.n > 5 && strcmp(path + name.n - 5, ".json") == 0);
}

struct ehr_json *zone_read_json(struct ehr_run *run, const char *word,
	const char *path, char digest[static 65])
{
	struct ehr_buf bytes = { 0 };
	struct ehr_json *document = NULL;

	if (ehr_file_read(path, JSON_MAX, &bytes, &run->err) == 0) {
		struct ehr_str text = { bytes.p, bytes.n };

		document = ehr_json_read(path, text, &run->err);
		ehr_sha256(text, digest);
		ehr_run_used(run, "file", word, path, digest);
	}
	ehr_buf_release(&bytes);
	return document;
}

static int check_options(struct ehr_err *err)
{
	if (zone_given.cells && zone_given.cell_m > 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--cells and --cell exclude each other"));
	if (!zone_given.cells && (zone_given.cell_id || zone_given.cell_name ||
					 zone_given.cell_property.n > 0))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--cell-id, --cell-name and --cell-property need "
			  "--cells"));
	return 0;
}

static int read_units(struct zone_work *work, struct ehr_kinds *properties)
{
	const struct ehr_zoning_units_opts opts = {
		.id = zone_given.cell_id,
		.name = zone_given.cell_name,
		.carry = zone_given.cell_property.item,
		.n_carry = zone_given.cell_property.n,
	};
	struct ehr_run *run = work->run;
	struct ehr_json *document = zone_read_json(
		run, "cells", zone_given.cells, work->cells_sha256);
	struct ehr_buf mended = { 0 };

	if (document == NULL)
		return -1;
	work->frame.units =
		ehr_zoning_units_read(document, &opts, properties, &run->err);
	ehr_json_free(document);
	if (work->frame.units == NULL)
		return ehr_err_at(&run->err, zone_given.cells, 0);
	ehr_zoning_units_mended(work->frame.units, &mended);
	if (mended.n > 0)
		ehr_run_notice(run, _("%s: outlines mended: %s"),
			zone_given.cells, ehr_buf_text(&mended));
	ehr_buf_release(&mended);
	return 0;
}

static int open_units(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const char *path = ehr_run_ref(run, "unit_properties");
	struct ehr_kinds *properties =
		ehr_kinds_open("unit_properties.csv", path, &run->err);
	int rc = -1;

	if (properties != NULL) {
		ehr_run_used_table(run, "unit_properties", path,
			ehr_kinds_sha256(properties),
			ehr_kinds_rows(properties));
		rc = read_units(work, properties);
	}
	ehr_kinds_close(properties);
	return rc;
}

/* The plane in which areas are told. */
static int project_units(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_grid *grid = &work->frame.grid;

	if (grid->projection == NULL) {
		grid->projection = ehr_zoning_units_projection(
			work->frame.units, &run->err);
		if (grid->projection == NULL)
			return -1;
		ehr_run_notice(run, _("areas in %s (%s)"),
			ehr_projection_crs(grid->projection),
			ehr_projection_title(grid->projection));
	}
	return ehr_zoning_units_project(
		work->frame.units, grid->projection, &run->err);
}

int zone_cells_open(struct zone_work *work)
{
	struct ehr_run *run = work->run;

	if (check_options(&run->err) < 0 ||
		ehr_zoning_grid_init(&work->frame.grid, zone_given.crs,
			zone_given.cell_m, &run->err) < 0)
		return -1;
	if (zone_given.cells == NULL)
		return 0;
	return open_units(work) < 0 ? -1 : project_units(work);
}

void zone_cells_fill(struct zone_work *work)
{
	size_t n = work->frame.units ? ehr_zoning_units_count(work->frame.units)
				     : 0;

	for (size_t i = 0; i < n; i++)
		(void)ehr_zoning_cell_at(work->rows.zoning,
			(struct ehr_grid_cell){ (int32_t)i, 0 });
}

int zone_cells_check(const struct zone_work *work, const char *word)
{
	if (ehr_zoning_frame_known(&work->frame))
		return 0;
	return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
		_("--%s needs cells, but no row lies in one: name them with "
		  "--crs and --cell, or --cells"),
		word);
}
