/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/sources.h"

#include <stdlib.h>

#include "base/sum.h"
#include "plume/sources_told.h"
#include "ref/group.h"
#include "ref/profile.h"

struct work {
	struct ehr_run *run;
	struct ehr_stack_defaults defaults;
	struct ehr_emissions_opts opts;
	struct ehr_emissions *emissions;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;

	bound->n = 0;
	work->emissions = ehr_emissions_new(&work->opts, header, err);
	if (!work->emissions)
		return -1;
	bound->filter = ehr_emissions_filter(work->emissions);
	return 0;
}

static int open_defaults(struct work *work)
{
	const char *path = ehr_run_ref(work->run, "stack_defaults");

	if (ehr_stack_defaults_open(&work->defaults, path, &work->run->err))
		return -1;
	ehr_run_used_table(work->run, "stack_defaults", path,
		work->defaults.table.sha256, work->defaults.table.rows);
	return 0;
}

static int read_rows(struct work *work, struct ehr_inventory *inventory)
{
	struct ehr_run *run = work->run;

	if (ehr_run_filter(run, bind, work) ||
		ehr_emissions_finish(work->emissions, inventory, &run->err))
		return -1;
	plume_tell_rows(run, ehr_emissions_report(work->emissions));
	return 0;
}

static int scale(
	struct ehr_run *run, const char *file, struct ehr_inventory *inventory)
{
	struct ehr_scaling_report report;
	struct ehr_reader *reader;

	if (ehr_run_check_side(run, "--scale", file))
		return -1;
	reader = ehr_run_side(run, file);
	if (!reader || ehr_scaling_apply(inventory, reader, &report, &run->err))
		return -1;
	plume_tell_scaling(run, file, &report);
	return 0;
}

static struct ehr_toxicity *open_toxicity(
	struct ehr_run *run, const struct ehr_profile *profile)
{
	const struct ehr_tox_opts opts = {
		.order = profile->order,
		.n = profile->n_order,
		.path = ehr_run_ref(run, "toxicity"),
		.chemicals_path = ehr_run_ref(run, "chemicals"),
		.groups_path = ehr_run_ref(run, "groups"),
	};
	struct ehr_toxicity *toxicity = ehr_toxicity_open(&opts, &run->err);
	struct ehr_table_digest used;

	if (!toxicity)
		return NULL;
	for (size_t i = 0; ehr_toxicity_digest(toxicity, i, &used); i++)
		ehr_run_used_table(run, used.name, ehr_run_ref(run, used.name),
			used.sha256, used.rows);
	return toxicity;
}

/* RfC is in mg/m3: 1000 times as many ug/m3. */
static void weigh(
	struct plume_sources *sources, const struct ehr_toxicity *toxicity)
{
	const struct ehr_inventory *inventory = &sources->inventory;
	size_t n = inventory->n_pollutants;
	double *left = ehr_calloc(n + 1, sizeof(*left));

	sources->cancer = ehr_calloc(n + 1, sizeof(double));
	sources->noncancer = ehr_calloc(n + 1, sizeof(double));
	for (size_t i = 0; i < n; i++) {
		const struct ehr_chemical *chemical = ehr_toxicity_find(
			toxicity, inventory->pollutant[i].cas);
		const struct ehr_tox_value *iur, *rfc;

		left[i] = 1;
		if (!chemical)
			continue;
		iur = &chemical->value[EHR_TOX_IUR];
		rfc = &chemical->value[EHR_TOX_RFC];
		if (iur->there)
			sources->cancer[i] = iur->value;
		if (rfc->there)
			sources->noncancer[i] = 1 / (rfc->value * 1000);
		if (iur->there || rfc->there)
			left[i] = 0;
	}
	for (size_t i = 0; i < n; i++)
		sources->n_unweighed += left[i] > 0;
	sources->unweighed_kg_a = ehr_inventory_load(inventory, left, 0);
	free(left);
}

static int open_weights(
	struct plume_sources *sources, struct ehr_run *run, const char *name)
{
	struct ehr_profile *profile = ehr_profile_open(name, &run->err);
	struct ehr_toxicity *toxicity;

	if (!profile)
		return -1;
	sources->profile = profile;
	sources->tox_label = profile->label;
	ehr_run_used(
		run, "profile", profile->name, profile->path, profile->sha256);
	toxicity = open_toxicity(run, profile);
	if (!toxicity)
		return -1;
	weigh(sources, toxicity);
	ehr_toxicity_close(toxicity);
	return 0;
}

int plume_sources_open(struct plume_sources *sources, struct ehr_run *run,
	const struct plume_sources_wish *wish)
{
	struct work work = { .run = run };
	int rc;

	*sources = (struct plume_sources){ 0 };
	work.opts = (struct ehr_emissions_opts){ .year = wish->year,
		.defaults = &work.defaults };
	rc = open_defaults(&work);
	if (rc == 0)
		rc = read_rows(&work, &sources->inventory);
	if (rc == 0 && wish->scale)
		rc = scale(run, wish->scale, &sources->inventory);
	if (rc == 0 && wish->profile)
		rc = open_weights(sources, run, wish->profile);
	if (rc == 0 && wish->stackless)
		ehr_inventory_unflag(&sources->inventory);
	if (rc == 0)
		plume_tell_weights(run, sources, &work.defaults);
	ehr_emissions_free(work.emissions);
	return rc;
}

void plume_sources_release(struct plume_sources *sources)
{
	ehr_inventory_release(&sources->inventory);
	ehr_profile_close(sources->profile);
	free(sources->cancer);
	free(sources->noncancer);
	*sources = (struct plume_sources){ 0 };
}
