/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells of an earlier zoning, as a table of them says: for telling what has
 * changed (model/zoning_since.h).
 */
#ifndef EHR_MODEL_ZONING_PAST_H
#define EHR_MODEL_ZONING_PAST_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/zoning.h"
#include "model/zoning_frame.h"

/* People of a cell, its mean risk, and what they make. */
struct ehr_zoning_lives {
	bool has_people, has_mean, has_burden;
	double people, mean, burden;
};

struct ehr_zoning_past_cell {
	struct ehr_grid_cell at;
	bool there;         /* with rows or a value; else only listed */
	unsigned published; /* its class in the table; 0: none */
	unsigned class;     /* of its values by the bounds of this run */
	bool covered;
	double coverage;
	uint32_t incomplete; /* in texts */
	struct ehr_zoning_lives lives;
};

/* { 0 } is empty and valid. */
struct ehr_zoning_past {
	struct ehr_zoning_past_cell *cell;
	double *value; /* n_values for each cell */
	bool *has;
	bool has_lives; /* there are the columns for it */
	size_t n, cap, n_values;
	struct ehr_map places, texts;
};

/* Reads a table that ehrisk-zone wrote: cell_id, class, a column for each value
 * of setup by name, and coverage, incomplete, n, and together population,
 * cr_mean and burden, where they are. A cell that
 * stands there twice, or lies in another grid than frame, is an
 * EHR_FAULT_DATA. */
EHR_MUST_USE int ehr_zoning_past_read(struct ehr_zoning_past *past,
	const struct ehr_zoning_setup *setup, struct ehr_zoning_frame *frame,
	const char *const *name, struct ehr_reader *reader,
	struct ehr_err *err);

/* The classes of the values by the scales of setup. */
void ehr_zoning_past_class(
	struct ehr_zoning_past *past, const struct ehr_zoning_setup *setup);

/* The cell there, or NULL. */
const struct ehr_zoning_past_cell *ehr_zoning_past_find(
	const struct ehr_zoning_past *past, struct ehr_grid_cell at);

void ehr_zoning_past_release(struct ehr_zoning_past *past);

#endif
