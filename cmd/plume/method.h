/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What carries emissions to receptors in a run of ehrisk-plume: the plume with
 * its climatology, a kernel, or a table of unit concentrations; and the words
 * that name it in the rows.
 */
#ifndef EHR_CMD_PLUME_METHOD_H
#define EHR_CMD_PLUME_METHOD_H

#include "app/run.h"
#include "model/dispersion.h"
#include "model/field_cells.h"
#include "model/plume_setup.h"

struct plume_method {
	struct ehr_dispersion dispersion;
	struct ehr_field_words words; /* texts are the arena's */
	struct ehr_plume_setup setup; /* of a plume */
	struct ehr_climate climate;
	struct ehr_chi_q *chi_q;
	bool memory; /* a number of it was not looked up */
	struct ehr_arena arena;
};

/* By the options, for the outlets of the inventory, whose middle (degrees) is
 * where the sun of --hours stands, to reach_m from them. Release it, after a failure too; keep it at
 * one address. */
EHR_MUST_USE int plume_method_open(struct plume_method *method,
	struct ehr_run *run, const struct ehr_inventory *inventory,
	double reach_m);
void plume_method_release(struct plume_method *method);

#endif
