/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/tell.h"

#include <stdio.h>

#include "model/zoning_dominance.h"
#include "zone/options.h"
#include "zone/setup.h"

/* Where all such cells have but one contributor, as of samples each in a cell of
 * its own, shares say nothing. */
static int tell_dominance(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_dominance found;
	double share;
	char text[32];

	if (!work->setup.has_top || work->setup.agg == EHR_ZONING_COUNT)
		return 0;
	if (zone_settings_open(work) < 0)
		return -1;
	share = work->setting[EHR_ZONE_DOMINANT_SHARE];
	found = ehr_zoning_dominated(work->rows.zoning, share);
	if (found.dominated > found.alone)
		ehr_run_notice(run,
			_("%zu of %zu cells get more than %.4g %% of their "
			  "value from one contributor; cells that have no "
			  "other: %zu"),
			found.dominated, found.topped, 100 * share,
			found.alone);
	snprintf(text, sizeof(text), "%zu", found.dominated);
	ehr_run_fact(run, "cells_dominated", text);
	return 0;
}

int zone_tell(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const struct ehr_zoning_rows *rows = &work->rows;
	int unclassed = ehr_zoning_setup_unclassed(&work->setup);
	const struct ehr_projection *projection = work->frame.grid.projection;

	if (rows->chosen)
		ehr_run_notice(run,
			_("cells in %s (%s), nearest to the middle of "
			  "longitudes %.7g to %.7g"),
			ehr_projection_crs(projection),
			ehr_projection_title(projection), rows->west,
			rows->east);
	if (rows->outside > 0)
		ehr_run_notice(run,
			_("%lu of %lu rows lie outside the area that %s is "
			  "made for"),
			rows->outside, rows->n, ehr_projection_crs(projection));
	if (rows->unplaced > 0)
		ehr_run_notice(run,
			_("%lu of %lu rows have no place and lie in no cell"),
			rows->unplaced, rows->n);
	if (rows->beyond > 0)
		ehr_run_notice(run, _("%lu of %lu rows are in no cell"),
			rows->beyond, rows->n);
	if (unclassed >= 0 && work->rule.method == EHR_CLASS_GIVEN)
		ehr_run_notice(run,
			_("no classes are known for \"%s\": name some with "
			  "--classes"),
			zone_names()[unclassed]);
	return tell_dominance(work);
}

void zone_record(const struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const struct ehr_projection *projection = work->frame.grid.projection;
	char text[64];

	if (projection) {
		ehr_run_fact(run, "crs", ehr_projection_crs(projection));
		ehr_run_fact(run, "crs_operation",
			ehr_projection_operation(projection));
	}
	snprintf(text, sizeof(text), "%.15g", work->frame.grid.cell_m);
	if (work->frame.units == NULL)
		ehr_run_fact(run, "cell_m", text);
	ehr_run_fact(run, "agg", zone_given.agg ? zone_given.agg : "max");
	for (size_t i = 0; i < zone_n_names(); i++) {
		snprintf(text, sizeof(text), "classes_%s", zone_names()[i]);
		if (work->setup.scale[i].n > 0)
			ehr_run_fact(run, text, work->setup.scale[i].name);
	}
	snprintf(text, sizeof(text), "%lu", work->rows.unplaced);
	ehr_run_fact(run, "rows_not_placed", text);
	snprintf(text, sizeof(text), "%lu", work->rows.beyond);
	if (work->frame.units != NULL)
		ehr_run_fact(run, "rows_in_no_cell", text);
}
