/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one kg/a of an outlet gives at a receptor, by whichever method the run
 * has: the mean of a year by the plume, the highest mean of an hour by the
 * plume, a kernel of the distance, or unit concentrations that were read.
 *
 * What is computed from a stack is made once for all outlets that have it.
 * Read only once it is made, so threads may share it.
 */
#ifndef EHR_MODEL_DISPERSION_H
#define EHR_MODEL_DISPERSION_H

#include "calc/kernel.h"
#include "calc/plume_table.h"
#include "model/chi_q.h"

enum ehr_dispersion_kind {
	EHR_DISPERSION_PLUME,
	EHR_DISPERSION_WORST, /* hour */
	EHR_DISPERSION_KERNEL,
	EHR_DISPERSION_CHI_Q,
};

struct ehr_dispersion {
	enum ehr_dispersion_kind kind;
	double range_m; /* how far the tables reach */
	double least_m; /* distance to a receptor of radius 0, at least */
	struct ehr_plume_table *table; /* PLUME, WORST: by stack, n of them */
	size_t n;
	double *peak;                  /* WORST, by outlet: see below */
	struct ehr_kernel kernel;      /* KERNEL */
	const struct ehr_chi_q *chi_q; /* CHI_Q, borrowed */
};

/* Makes the tables of a PLUME or WORST for the stacks, on jobs threads. */
struct ehr_dispersion_plan {
	const struct ehr_inventory *inventory;
	const struct ehr_plume_model *model;
	const struct ehr_climate *climate;
	double acute_factor; /* see below */
	unsigned jobs;
};
EHR_MUST_USE int ehr_dispersion_make(struct ehr_dispersion *dispersion,
	const struct ehr_dispersion_plan *plan, struct ehr_err *err);
void ehr_dispersion_release(struct ehr_dispersion *dispersion);

/*
 * (ug/m3)/(kg/a) of PLUME and WORST; what the kernel gives of KERNEL. 0 beyond
 * range_m. Not for CHI_Q. i is the outlet's number.
 *
 * The worst hour of an outlet is peak times its mean hour: 8760 h over its
 * hours_run, or the acute factor where these are not known.
 */
double ehr_dispersion_at(const struct ehr_dispersion *dispersion,
	const struct ehr_outlet *outlet, size_t i, double east_m,
	double north_m, double radius_m);

#endif
