/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone - put scored rows into grid cells or units with a value and a class
 *
 * Reads rows with lon and lat, or cell_id, and the columns to be zoned; writes
 * a row, or a GeoJSON polygon, for each cell that has rows.
 */
#include "zone/cells.h"
#include "zone/classes.h"
#include "zone/interpolate.h"
#include "zone/options.h"
#include "zone/partial.h"
#include "zone/people.h"
#include "zone/sensitivity.h"
#include "zone/setup.h"
#include "zone/since.h"
#include "zone/summary.h"
#include "zone/tell.h"

static int read_rows(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_reader *reader;

	if (zone_given.merge)
		return zone_merge_read(work);
	reader = ehr_run_reader(run);
	work->rows.frame = &work->frame;
	work->rows.no_choice = zone_given.partial;
	if (reader == NULL ||
		ehr_zoning_rows_bind(&work->rows, &work->setup, reader,
			zone_names(), zone_given.top, &run->err) < 0)
		return -1;
	return ehr_zoning_rows_read(&work->rows, reader, &run->err);
}

static int write_cells(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_table *table = &work->table;
	struct ehr_writer *writer;

	table->zoning = work->rows.zoning;
	if (zone_given.ogeojson)
		return ehr_zoning_table_geojson(
			table, &run->out, ehr_run_output(run), &run->err);
	writer = ehr_run_writer(run, NULL, table->column, table->n);
	return writer ? ehr_zoning_table_rows(table, writer, &run->err) : -1;
}

/* From rows gathered to all that is written. */
static int finish_cells(struct zone_work *work)
{
	zone_cells_fill(work);
	if (zone_interpolate(work) < 0 || zone_people_read(work) < 0 ||
		zone_since_read(work) < 0 || zone_classes_make(work) < 0 ||
		zone_sensitivity(work) < 0 || zone_tell(work) < 0)
		return -1;
	zone_people_tell(work);
	zone_since_tell(work);
	zone_record(work);
	return write_cells(work) < 0 ? -1 : zone_summary_write(work);
}

static int zone(struct ehr_run *run)
{
	struct zone_work work = { .run = run };
	int rc = zone_setup_open(&work);

	if (rc == 0)
		rc = read_rows(&work);
	if (rc == 0)
		rc = zone_given.partial ? zone_partial_write(&work)
					: finish_cells(&work);
	zone_setup_release(&work);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &zone_app, argc, argv);

	if (rc == 0)
		rc = zone(&run);
	return ehr_run_finish(&run, rc);
}
