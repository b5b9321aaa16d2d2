/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/setup.h"

#include "zone/classes.h"
#include "zone/interpolate.h"
#include "zone/options.h"

int zone_setup_open(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_wish wish = { .value = zone_names(),
		.n = zone_n_names(),
		.agg = zone_given.agg,
		.class_by = zone_given.class_by,
		.classes = zone_given.classes };
	const char *path = ehr_run_ref(run, "zone_classes");

	work->schemes = ehr_zone_schemes_open(path, &run->err);
	if (work->schemes == NULL || zone_classes_wish(work, &wish) < 0 ||
		ehr_zoning_setup_init(&work->setup, &wish, work->schemes,
			&work->arena, &run->err) < 0 ||
		ehr_zoning_table_init(&work->table, &work->setup, zone_names(),
			&run->err) < 0 ||
		zone_interpolate_open(work) < 0)
		return -1;
	ehr_run_used_table(run, "zone_classes", path,
		ehr_zone_schemes_sha256(work->schemes),
		ehr_zone_schemes_rows(work->schemes));
	return ehr_zoning_grid_init(&work->frame.grid, zone_given.crs,
		zone_given.cell_m, &run->err);
}

void zone_setup_release(struct zone_work *work)
{
	ehr_zoning_table_release(&work->table);
	ehr_zoning_rows_release(&work->rows);
	ehr_zoning_frame_release(&work->frame);
	zone_classes_release(work);
	zone_interpolate_release(work);
	ehr_zone_schemes_close(work->schemes);
	ehr_arena_release(&work->arena);
}
