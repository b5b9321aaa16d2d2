/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Receptors of a table: a row each, in its order, with
 *
 *   receptor_id  or, where there is no such column, name, or else cell_id:
 *                what the receptor is called; each once
 *   lon, lat     where it is; or
 *   cell_id      the middle of that cell is where it is
 *
 * Other columns are carried. A row with lon, lat and a cell_id lies where lon
 * and lat say; if they are the middle of the cell, as ehrisk-zone writes them,
 * the row stands for the cell, exactly as a cell of a grid does. A row without
 * any place is left out and counted. All cell_id must be of one system, which
 * need not be the run's.
 *
 * Read first, placed when the system of the run is known. About 100 bytes a
 * receptor beside its texts.
 */
#ifndef EHR_MODEL_RECEPTOR_FILE_H
#define EHR_MODEL_RECEPTOR_FILE_H

#include "geo/projection.h"
#include "io/reader.h"
#include "model/receptors.h"

struct ehr_receptor_report {
	unsigned long rows, unplaced, first_unplaced; /* the last is a line */
	unsigned long zero;    /* of lon 0 and lat 0, in the sea off Africa */
	unsigned long outside; /* where the run's system is not made for */
};

/* Reads to the end; bad rows go to the reader's rejects. The receptors are
 * none as yet. NULL on failure. */
struct ehr_receptors *ehr_receptors_read(
	struct ehr_reader *reader, struct ehr_err *err);

/* The system of the cell_id, NULL if there is none. */
const char *ehr_receptors_cells_crs(const struct ehr_receptors *receptors);

/* Computes the places in the plane of the run. A tile ends before it would
 * become wider or higher than tile_m, so that a table in no order does not have
 * tiles as large as the country. Fails (EHR_FAULT_DATA, with file and line) on a
 * place that the system cannot compute. */
EHR_MUST_USE int ehr_receptors_place(struct ehr_receptors *receptors,
	struct ehr_projection *projection, double tile_m, struct ehr_err *err);

const struct ehr_receptor_report *ehr_receptors_report(
	const struct ehr_receptors *receptors);

#endif
