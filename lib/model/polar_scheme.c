/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/polar_scheme.h"

#include <math.h>
#include <stdlib.h>

#include "io/tasks.h"

static struct ehr_polar_outlet *places_of(
	const struct ehr_inventory *inventory, size_t first, size_t n)
{
	struct ehr_polar_outlet *place = ehr_calloc(n, sizeof(*place));

	for (size_t i = 0; i < n; i++) {
		const struct ehr_outlet *outlet = &inventory->outlet[first + i];

		place[i] = (struct ehr_polar_outlet){
			.easting = outlet->easting,
			.northing = outlet->northing,
			.width_m = inventory->stack[outlet->stack].width_m,
		};
	}
	return place;
}

void ehr_polar_sites_of_sources(
	struct ehr_polar_sites *sites, const struct ehr_inventory *inventory)
{
	for (size_t i = 0; i < inventory->n_sources; i++) {
		const struct ehr_source *source = &inventory->source[i];
		struct ehr_polar_outlet *place =
			places_of(inventory, source->first, source->n);

		ehr_polar_sites_add(sites, source->source_id, place, source->n);
		free(place);
	}
}

void ehr_polar_sites_of_all(struct ehr_polar_sites *sites, struct ehr_str id,
	const struct ehr_inventory *inventory)
{
	struct ehr_polar_outlet *place;

	if (inventory->n_outlets == 0)
		return;
	place = places_of(inventory, 0, inventory->n_outlets);
	ehr_polar_sites_add(sites, id, place, inventory->n_outlets);
	free(place);
}

double ehr_polar_sites_range(const struct ehr_polar_sites *sites)
{
	double longest = 0;

	for (size_t i = 0; i < sites->n; i++) {
		const struct ehr_polar_site *site = &sites->site[i];
		double last = sites->ring_m[site->ring + site->n_rings - 1];
		double reach = 0;

		for (size_t k = 0; k < site->n_outlets; k++) {
			const struct ehr_polar_outlet *outlet =
				&sites->outlet[site->outlet + k];

			reach = fmax(reach,
				hypot(outlet->easting - site->centre[0],
					outlet->northing - site->centre[1]));
		}
		/* both ends are rounded, by half a diagonal at most */
		longest = fmax(longest, last + reach + 2 * sites->rule.grain_m);
	}
	return longest;
}

/* What outlet i gives at a point, out of the table. */
static int read_value(const struct ehr_polar_scheme *scheme, uint32_t i,
	struct ehr_str label, double *value, struct ehr_err *err)
{
	const struct ehr_chi_q_pair *pair;
	size_t n;

	pair = ehr_chi_q_of(scheme->dispersion->chi_q, label, &n);
	pair = ehr_chi_q_find(pair, n, i);
	if (pair == NULL)
		return ehr_chi_q_missing(scheme->inventory, i, label, err);
	*value = pair->chi_q;
	return 0;
}

static int read_point(const struct ehr_polar_scheme *scheme, size_t site,
	size_t k, struct ehr_buf *label, struct ehr_err *err)
{
	const struct ehr_source *source = &scheme->inventory->source[site];

	label->n = 0;
	ehr_polar_site_label(scheme->sites, site, k, label);
	for (uint32_t i = source->first; i < source->first + source->n; i++)
		if (read_value(scheme, i,
			    (struct ehr_str){ label->p, label->n },
			    &scheme->value[scheme->first[i] + k], err) < 0)
			return -1;
	return 0;
}

static void compute_point(
	const struct ehr_polar_scheme *scheme, size_t site, size_t k)
{
	const struct ehr_source *source = &scheme->inventory->source[site];
	double point[2];

	ehr_polar_site_point(scheme->sites, site, k, point);
	for (uint32_t i = source->first; i < source->first + source->n; i++) {
		const struct ehr_outlet *outlet = &scheme->inventory->outlet[i];

		scheme->value[scheme->first[i] + k] =
			ehr_dispersion_at(scheme->dispersion, outlet, i,
				point[0] - outlet->easting,
				point[1] - outlet->northing, 0);
	}
}

/* A source: the values of its outlets are its own, so threads do not meet. */
static int make_source(void *self, void *scratch, size_t i,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_polar_scheme *scheme = self;
	const bool reads = scheme->dispersion->kind == EHR_DISPERSION_CHI_Q;
	size_t n = ehr_polar_site_points(scheme->sites, i);
	struct ehr_buf label = { 0 };
	int rc = 0;

	(void)scratch;
	(void)writer;
	for (size_t k = 0; k < n && rc == 0; k++)
		if (reads)
			rc = read_point(scheme, i, k, &label, err);
		else
			compute_point(scheme, i, k);
	ehr_buf_release(&label);
	return rc;
}

int ehr_polar_scheme_make(
	struct ehr_polar_scheme *scheme, unsigned jobs, struct ehr_err *err)
{
	const struct ehr_inventory *inventory = scheme->inventory;
	const struct ehr_tasks tasks = {
		.self = scheme,
		.n = inventory->n_sources,
		.work = make_source,
	};
	size_t n = 0;

	scheme->first =
		ehr_calloc(inventory->n_outlets + 1, sizeof(scheme->first[0]));
	for (size_t i = 0; i < inventory->n_outlets; i++) {
		scheme->first[i] = n;
		n += ehr_polar_site_points(
			scheme->sites, inventory->outlet[i].source);
	}
	scheme->value = ehr_calloc(n + 1, sizeof(scheme->value[0]));
	return ehr_tasks_run(&tasks, NULL, 0, jobs, err);
}

void ehr_polar_scheme_release(struct ehr_polar_scheme *scheme)
{
	free(scheme->first);
	free(scheme->value);
	*scheme = (struct ehr_polar_scheme){ 0 };
}

struct ehr_polar_view ehr_polar_scheme_look(
	const struct ehr_polar_scheme *scheme, uint32_t source, double easting,
	double northing)
{
	struct ehr_polar_view view = { 0 };

	view.reach = ehr_polar_site_reach(scheme->sites, source,
		(const double[]){ easting, northing }, &view.between);
	return view;
}

double ehr_polar_scheme_value(const struct ehr_polar_scheme *scheme,
	uint32_t outlet, const struct ehr_polar_view *view)
{
	return ehr_polar_site_value(scheme->sites,
		scheme->inventory->outlet[outlet].source, &view->between,
		scheme->value + scheme->first[outlet]);
}
