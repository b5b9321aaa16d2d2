/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one kg/a of an outlet gives at a receptor, by whichever method the run
 * has: the mean of a year by the plume, the highest mean of an hour by the
 * plume, a kernel of the distance, or unit concentrations that were read.
 *
 * What is computed from a stack is made once for all outlets that have it, when
 * it is asked for, and is then only read, so threads may share it.
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

/* What the tables of a PLUME or WORST are made from; all outlives them. */
struct ehr_dispersion_plan {
	const struct ehr_inventory *inventory;
	const struct ehr_plume_model *model;
	const struct ehr_climate *climate;
	double acute_factor; /* see below */
	unsigned jobs;
};

struct ehr_dispersion {
	enum ehr_dispersion_kind kind;
	double range_m; /* how far the tables reach */
	double least_m; /* distance to a receptor of radius 0, at least */
	struct ehr_dispersion_plan plan; /* PLUME, WORST */
	struct ehr_plume_table *table;   /* PLUME, WORST: by stack */
	unsigned *needed;                /* by stack: when last; 0: not made */
	unsigned round;
	size_t made;
	size_t most;  /* tables at a time; 0: as many as fit into memory_max */
	double *peak; /* WORST, by outlet: see below */
	struct ehr_kernel kernel;      /* KERNEL */
	const struct ehr_chi_q *chi_q; /* CHI_Q, borrowed */
};

/* For a PLUME or WORST, whose kind, range_m and least_m are set: no tables as
 * yet. */
void ehr_dispersion_open(struct ehr_dispersion *dispersion,
	const struct ehr_dispersion_plan *plan);
void ehr_dispersion_release(struct ehr_dispersion *dispersion);

/* Does it have tables at all? */
static inline bool ehr_dispersion_tabled(
	const struct ehr_dispersion *dispersion)
{
	return dispersion->table != NULL;
}

/* How many tables there should be at a time, for them to take some 2 GB. */
size_t ehr_dispersion_most(const struct ehr_dispersion *dispersion);

/* Makes the tables of the stacks wanted (by their number in the inventory; NULL:
 * all), on the plan's threads, those that there are not. If that makes too many,
 * others that were not wanted for longest are dropped first. Not while another
 * thread uses them. */
EHR_MUST_USE int ehr_dispersion_need(struct ehr_dispersion *dispersion,
	const bool *wanted, struct ehr_err *err);

/*
 * (ug/m3)/(kg/a) of PLUME and WORST; what the kernel gives of KERNEL. 0 beyond
 * range_m. Not for CHI_Q. i is the outlet's number, and there must be a table of
 * its stack.
 *
 * The worst hour of an outlet is peak times its mean hour: 8760 h over its
 * hours_run, or the acute factor where these are not known.
 */
double ehr_dispersion_at(const struct ehr_dispersion *dispersion,
	const struct ehr_outlet *outlet, size_t i, double east_m,
	double north_m, double radius_m);

#endif
