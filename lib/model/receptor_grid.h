/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a grid as receptors: their middles are the points. Cells are
 * those of calc/grid.h, so that the same place has the same cell_id in every
 * run and in ehrisk-zone; nothing is stored of them.
 */
#ifndef EHR_MODEL_RECEPTOR_GRID_H
#define EHR_MODEL_RECEPTOR_GRID_H

#include "model/plane_box.h"
#include "model/receptors.h"

/* All cells that share a point with the rectangle, of the system that
 * projection is of. Fails (EHR_FAULT_USAGE), telling the number, on more than
 * EHR_RECEPTORS_MAX, and if the system cannot compute a place of the border.
 * NULL on failure. */
struct ehr_receptors *ehr_receptors_of_grid(struct ehr_projection *projection,
	double cell_m, const struct ehr_plane_box *box, struct ehr_err *err);

#endif
