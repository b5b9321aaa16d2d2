/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/setup.h"

#include "zone/cells.h"
#include "zone/classes.h"
#include "zone/interpolate.h"
#include "zone/options.h"
#include "zone/partial.h"
#include "zone/people.h"
#include "zone/sensitivity.h"
#include "zone/since.h"
#include "zone/sites.h"

int zone_settings_open(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const char *path = ehr_run_ref(run, "zone_settings");
	struct ehr_setting_table table;

	if (work->has_settings)
		return 0;

	if (ehr_zone_settings_read(path, work->setting, &table, &run->err) < 0)
		return -1;
	ehr_run_used_table(
		run, "zone_settings", path, table.sha256, table.rows);
	work->has_settings = true;
	return 0;
}

/* The options, once --merge has put in its own. */
static int open_all(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_wish wish = { .value = zone_names(),
		.n = zone_n_names(),
		.agg = zone_given.agg ? zone_given.agg : "max",
		.class_by = zone_given.class_by ? zone_given.class_by : "worst",
		.classes = zone_given.classes };
	const char *path = ehr_run_ref(run, "zone_classes");

	work->schemes = ehr_zone_schemes_open(path, &run->err);
	if (work->schemes == NULL || zone_classes_wish(work, &wish) < 0 ||
		ehr_zoning_setup_init(&work->setup, &wish, work->schemes,
			&work->arena, &run->err) < 0 ||
		zone_people_open(work) < 0 || zone_sites_open(work) < 0 ||
		zone_cells_open(work) < 0 ||
		ehr_zoning_table_init(&work->table, &work->setup, &work->frame,
			zone_names(), &run->err) < 0 ||
		zone_interpolate_open(work) < 0 ||
		zone_sensitivity_open(work) < 0 || zone_since_open(work) < 0)
		return -1;
	ehr_run_used_table(run, "zone_classes", path,
		ehr_zone_schemes_sha256(work->schemes),
		ehr_zone_schemes_rows(work->schemes));
	work->table.only_rows = zone_given.only_rows;
	return 0;
}

int zone_setup_open(struct zone_work *work)
{
	if (zone_partial_check(&work->run->err) < 0 ||
		zone_merge_begin(work) < 0)
		return -1;
	return open_all(work);
}

void zone_setup_release(struct zone_work *work)
{
	ehr_zoning_table_release(&work->table);
	ehr_zoning_rows_release(&work->rows);
	ehr_zoning_frame_release(&work->frame);
	zone_people_release(work);
	zone_sites_release(work);
	zone_classes_release(work);
	zone_interpolate_release(work);
	ehr_zoning_since_release(&work->since);
	ehr_zone_schemes_close(work->schemes);
	ehr_zoning_state_release(&work->state);
	ehr_arena_release(&work->arena);
}
