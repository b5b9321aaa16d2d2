/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A layer of a map: one column of the cells, and for each cell the class that
 * it is drawn in.
 *
 * The layer "class" has the classes that the cells themselves give. A column
 * that a class scheme (ref/zone_class.h) is for is classed by it. Any other
 * column of numbers is an amount (population, burden): its classes are round
 * steps between its lowest and highest value, and say nothing of good or bad.
 * The steps are powers of ten where the highest value is more than 100 times
 * the lowest above 0 (the five highest classes; 0 is in the lowest), and
 * multiples of 1, 2 or 5 times a power of ten otherwise, six classes at most.
 *
 * A class holds its upper bound. A cell without a value has class 0, whatever
 * the layer: nothing is low for want of a value.
 */
#ifndef EHR_MODEL_LAYER_H
#define EHR_MODEL_LAYER_H

#include "model/cell_legend.h"
#include "ref/palette.h"

enum ehr_layer_kind {
	EHR_LAYER_CLASS,  /* as the cells say */
	EHR_LAYER_SCHEME, /* by a class scheme */
	EHR_LAYER_AMOUNT, /* round steps */
};

struct ehr_layer {
	const char *column; /* of the cells */
	enum ehr_layer_kind kind;
	struct ehr_cell_legend legend;
	unsigned char *class; /* of cell i: from 1; 0: it has no value */
	double *value;        /* of cell i; NAN: none; NULL for "class" */
	size_t count[EHR_CELL_CLASSES + 1]; /* cells of a class */
	size_t n_incomplete; /* cells to be hatched: none of an amount */
	size_t n_estimated;  /* cells to be dotted */
};

/* What layers are made by. */
struct ehr_layer_rules {
	const struct ehr_zone_schemes *schemes;
	/* colours of verdicts (NULL: the schemes' own), and of amounts */
	const struct ehr_palette *verdict, *amount;
	bool zh;
};

/* Makes the layer of that column; column is lent. Fails with EHR_FAULT_USAGE
 * if the cells have no such column, it holds what is no number, or it has no
 * value at all; or if verdict is a code with another number of colours than
 * the layer has classes. */
EHR_MUST_USE int ehr_layer_make(struct ehr_layer *layer, const char *column,
	const struct ehr_cells *cells, const struct ehr_layer_rules *rules,
	struct ehr_err *err);
void ehr_layer_release(struct ehr_layer *layer);

/* Is cell i hatched on this layer: at least the class shown? */
bool ehr_layer_is_incomplete(
	const struct ehr_layer *layer, const struct ehr_cells *cells, size_t i);

/* Has the layer values that are estimated in cells without samples? Not those
 * that are counted there: people, sites, rows. */
bool ehr_layer_has_estimates(const struct ehr_layer *layer);

/* Is cell i dotted on this layer: its value made from samples around it? */
bool ehr_layer_is_estimated(
	const struct ehr_layer *layer, const struct ehr_cells *cells, size_t i);

#endif
