/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which zone an enterprise lies: cells as ehrisk-zone writes them, squares or
 * units. By its cell_id where the roster has one, else by its place. Of several
 * places the highest class counts. An enterprise in no cell, or in one that is
 * not assessed, has no zone class.
 */
#ifndef EHR_MODEL_GRADING_ZONES_H
#define EHR_MODEL_GRADING_ZONES_H

#include "model/cells.h"
#include "model/grading_facts.h"

/* Takes the class of each enterprise's zone over as the fact zone.class. cells
 * lose their shapes. */
EHR_MUST_USE int ehr_grading_take_zones(struct ehr_grading_facts *facts,
	struct ehr_cells *cells, struct ehr_err *err);

#endif
