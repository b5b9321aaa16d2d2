/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-plume - concentrations in the air around sources
 *
 * Reads canonical rows of emissions into air and writes, for each receptor and
 * pollutant, the concentration that they make there; with --attribute what each
 * source makes of it.
 */
#include "model/weighted_load.h"
#include "plume/method.h"
#include "plume/options.h"
#include "plume/output.h"
#include "plume/receptors.h"
#include "plume/sources.h"

/* All that one run holds. */
struct work {
	struct plume_sources sources;
	struct plume_receptors receptors;
	struct plume_method method;
};

/* A kernel adds up over pollutants, as nothing else would compare them. */
static void weigh(struct plume_sources *sources)
{
	const struct ehr_weights set[] = {
		{ "cancer", sources->cancer },
		{ "noncancer", sources->noncancer },
	};

	ehr_inventory_weigh(
		&sources->inventory, set, sizeof(set) / sizeof(set[0]));
}

static int open_sources(struct work *work, struct ehr_run *run)
{
	const struct plume_sources_wish wish = {
		.year = plume_given.year,
		.scale = plume_given.scale,
		.profile = plume_given.profile,
		.stackless = plume_given.model == PLUME_MODEL_KERNEL,
	};

	if (plume_sources_open(&work->sources, run, &wish))
		return -1;
	if (plume_given.model != PLUME_MODEL_KERNEL || !plume_given.profile)
		return 0;
	if (work->sources.inventory.bounded)
		return ehr_fail(&run->err, EHR_FAULT_DATA,
			_("a kernel adds up over pollutants, and so both "
			  "bounds: split the sums without --bounds"));
	weigh(&work->sources);
	return 0;
}

static struct plume_receptors_wish where(void)
{
	return (struct plume_receptors_wish){
		.receptors = plume_given.receptors,
		.grid_m = plume_given.grid_m,
		.bbox = plume_given.bbox,
		.polar = plume_given.polar,
		.crs = plume_given.crs,
		.range_m = plume_given.range_km * 1000,
		.scheme = plume_given.scheme,
		.near_m = plume_given.near_km * 1000,
	};
}

static int plume(struct ehr_run *run)
{
	const struct plume_receptors_wish wish = where();
	struct work work = { 0 };
	int rc = plume_options_check(&run->err);

	if (rc == 0)
		rc = plume_receptors_check(&wish, &run->err);
	if (rc == 0)
		rc = open_sources(&work, run);
	if (rc == 0)
		rc = plume_receptors_open(
			&work.receptors, run, &wish, &work.sources.inventory);
	if (rc == 0)
		rc = plume_method_open(&work.method, run,
			&work.sources.inventory, work.receptors.reach_m);
	if (rc == 0)
		rc = plume_output_write(run, &work.sources.inventory,
			&work.receptors, &work.method);
	plume_method_release(&work.method);
	plume_receptors_release(&work.receptors);
	plume_sources_release(&work.sources);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &plume_app, argc, argv);

	if (rc == 0)
		rc = plume(&run);
	return ehr_run_finish(&run, rc);
}
