/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/output.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/attribution.h"
#include "plume/options.h"

/* Where the outlets are, for the index. */
static struct ehr_plane_point *points_of(const struct ehr_inventory *inventory)
{
	struct ehr_plane_point *point =
		ehr_calloc(inventory->n_outlets + 1, sizeof(*point));

	for (size_t i = 0; i < inventory->n_outlets; i++)
		point[i] =
			(struct ehr_plane_point){ inventory->outlet[i].easting,
				inventory->outlet[i].northing };
	return point;
}

static void note_count(
	struct ehr_run *run, const char *name, unsigned long long count)
{
	char text[32];

	snprintf(text, sizeof(text), "%llu", count);
	ehr_run_fact(run, name, text);
}

static void note_number(struct ehr_run *run, const char *name, double value)
{
	char text[32];

	snprintf(text, sizeof(text), "%.15g", value);
	ehr_run_fact(run, name, text);
}

/* Weighted by toxicity an inventory has no kilograms any more. */
static void tell_unreached(struct ehr_run *run, const struct ehr_field *field,
	const struct ehr_field_counts *counts)
{
	const bool weighted =
		plume_given.profile && plume_given.model == PLUME_MODEL_KERNEL;

	if (counts->unreached == 0)
		return;
	if (weighted)
		ehr_run_notice(run,
			_("%zu of %zu outlets have no receptor within %.7g "
			  "km"),
			counts->unreached, field->inventory->n_outlets,
			field->range_m / 1000);
	else
		ehr_run_notice(run,
			_("%zu of %zu outlets, %.6g kg/a, have no receptor "
			  "within %.7g km"),
			counts->unreached, field->inventory->n_outlets,
			counts->unreached_kg_a, field->range_m / 1000);
	note_count(run, "outlets_without_receptor", counts->unreached);
	if (!weighted)
		note_number(
			run, "without_receptor_kg_a", counts->unreached_kg_a);
}

static void tell(struct ehr_run *run, const struct ehr_field_job *job,
	const struct ehr_field_counts *counts)
{
	const size_t n = ehr_receptors_count(job->field->receptors);

	if (counts->without > 0)
		ehr_run_notice(run,
			_("%zu of %zu receptors have no source that emits "
			  "within %.7g km, and no row"),
			counts->without, n, job->field->range_m / 1000);
	if (counts->unfelt > 0)
		ehr_run_notice(run,
			_("at %zu of %zu receptors nothing arrives from the "
			  "sources within %.7g km: they have no row"),
			counts->unfelt, n, job->field->range_m / 1000);
	if (counts->below_share > 0)
		ehr_run_notice(run,
			_("%llu rows below the share of %.7g are left out"),
			counts->below_share, plume_given.min_share);
}

static void record(struct ehr_run *run, const struct ehr_field_job *job,
	const struct ehr_field_counts *counts)
{
	note_number(run, "range_m", job->field->range_m);
	ehr_run_fact(run, "method", job->words.method);
	note_count(
		run, "receptors", ehr_receptors_count(job->field->receptors));
	note_count(run, "receptors_without_source", counts->without);
	note_count(run, "receptors_unfelt", counts->unfelt);
	note_count(run, "pairs", counts->pairs);
}

static void step(void *self, size_t done, size_t all)
{
	ehr_run_step(self, done, all);
}

static int write_rows(struct ehr_run *run, struct ehr_field_job *job)
{
	const struct ehr_receptors *receptors = job->field->receptors;
	const bool attributed = plume_given.attribute;
	struct ehr_field_counts counts = { 0 };
	struct ehr_writer *writer = NULL;
	const char **column = NULL;
	size_t n;
	int rc = -1;

	if (ehr_field_columns(attributed, job->field->inventory->bounded,
		    receptors, &column, &n, &run->err) == 0)
		writer = ehr_run_writer(run, NULL, column, n);
	job->form = attributed ? EHR_FIELD_PARTS : EHR_FIELD_SUMS;
	if (writer && attributed && plume_given.group_by == PLUME_BY_SOURCE)
		rc = ehr_attribution_write(job, writer, &counts, &run->err);
	else if (writer)
		rc = ehr_field_write(job, writer, &counts, &run->err);
	free(column);
	if (rc)
		return -1;
	tell(run, job, &counts);
	tell_unreached(run, job->field, &counts);
	record(run, job, &counts);
	return 0;
}

static int write_chi_q(struct ehr_run *run, struct ehr_field_job *job)
{
	struct ehr_writer *writer = ehr_run_beside_table(run, "--write-chi-q",
		plume_given.write_chi_q, ehr_chi_q_columns, EHR_CHI_Q_COLUMNS);

	job->form = EHR_FIELD_CHI_Q;
	return writer ? ehr_field_write(job, writer, NULL, &run->err) : -1;
}

static int write_all(struct ehr_run *run, const struct ehr_field *field,
	struct plume_method *method)
{
	struct ehr_field_job job = {
		.field = field,
		.words = method->words,
		.min_share = plume_given.min_share,
		.jobs = run->jobs,
		.progress = step,
		.progress_self = run,
	};

	if (plume_given.write_chi_q && write_chi_q(run, &job))
		return -1;
	return write_rows(run, &job);
}

static int make_scheme(struct ehr_run *run, struct ehr_polar_scheme *scheme,
	struct ehr_field *field, const struct ehr_polar_sites *sites)
{
	*scheme = (struct ehr_polar_scheme){
		.sites = sites,
		.inventory = field->inventory,
		.dispersion = field->dispersion,
	};
	if (plume_given.scheme != PLUME_SCHEME_HEM)
		return 0;
	field->scheme = scheme;
	if (ehr_dispersion_tabled(field->dispersion)) {
		field->dispersion->most = SIZE_MAX;
		if (ehr_dispersion_need(field->dispersion, NULL, &run->err))
			return -1;
	}
	return ehr_polar_scheme_make(scheme, run->jobs, &run->err);
}

int plume_output_write(struct ehr_run *run,
	const struct ehr_inventory *inventory,
	const struct plume_receptors *receptors, struct plume_method *method)
{
	struct ehr_plane_point *point = points_of(inventory);
	struct ehr_point_index index = { 0 };
	struct ehr_polar_scheme scheme;
	struct ehr_field field = {
		.inventory = inventory,
		.receptors = receptors->receptors,
		.dispersion = &method->dispersion,
		.range_m = plume_given.polar ? receptors->reach_m
					     : receptors->range_m,
		.index = &index,
	};
	int rc;

	if (inventory->n_outlets > 0)
		ehr_point_index_make(&index, point, inventory->n_outlets);
	rc = make_scheme(run, &scheme, &field, &receptors->sites);
	if (rc == 0)
		rc = write_all(run, &field, method);
	ehr_polar_scheme_release(&scheme);
	ehr_point_index_release(&index);
	free(point);
	return rc;
}
