/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a unit of concentration of a chemical does in a medium at every draw of
 * a plan. Rows repeat chemicals and media, so it is worked out when first met
 * and kept while there is room. One collection per thread.
 */
#ifndef EHR_MODEL_DRAW_UNITS_H
#define EHR_MODEL_DRAW_UNITS_H

#include "model/draw_result.h"

/* Arrays of plan->total numbers; the risk is not bent. */
struct ehr_draw_unit {
	const struct ehr_chemical *chemical;
	size_t medium;
	bool has_hq, has_cr;
	double *hq, *cr;
	double cr_most; /* the highest of cr */
	double cap;     /* concentrations above do not act in proportion */
	/* of hq and cr, by whoever asks for them first */
	bool is_summarised;
	struct ehr_draw_result hq_result, cr_result;
};

struct ehr_draw_units {
	const struct ehr_draw_plan *plan;
	struct ehr_draw_unit *unit;
	size_t n, cap;
	double *value; /* room for those of parameters */
};

void ehr_draw_units_init(
	struct ehr_draw_units *units, const struct ehr_draw_plan *plan);
void ehr_draw_units_release(struct ehr_draw_units *units);

/* Lives until the next call. */
struct ehr_draw_unit *ehr_draw_units_get(struct ehr_draw_units *units,
	const struct ehr_chemical *chemical, size_t medium);

/* The results at a concentration that each draw has of its own, where some of
 * them are above unit->cap: what the unit times the concentration would be too
 * much for. hq and cr are arrays of plan->total. */
void ehr_draw_units_capped(struct ehr_draw_units *units,
	const struct ehr_draw_unit *unit, struct ehr_drawn concentration,
	double *hq, double *cr);

#endif
