/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many cells go from which class to which between two zonings. Class 0 is
 * none: no value, or no such cell.
 */
#ifndef EHR_MODEL_CLASS_MOVES_H
#define EHR_MODEL_CLASS_MOVES_H

#include "model/zoning.h"

struct ehr_class_moves {
	size_t n[EHR_ZONE_CLASSES + 1][EHR_ZONE_CLASSES + 1]; /* from, to */
};

/* What they come to; same, up and down are of cells that have a class in
 * both. */
struct ehr_class_balance {
	size_t same, up, down, gained, lost;
};
struct ehr_class_balance ehr_class_moves_balance(
	const struct ehr_class_moves *moves);

/* Cells that change class, as a share of those that have one in both; 0 if
 * there are none. */
double ehr_class_balance_share(const struct ehr_class_balance *balance);

/* Appends all moves between different classes, such as "1>2:14;3>2:1". */
void ehr_class_moves_write(
	const struct ehr_class_moves *moves, struct ehr_buf *text);

/* The cells of zoning whose values are put into classes by other scales. */
void ehr_class_moves_rescaled(struct ehr_class_moves *moves,
	struct ehr_zoning *zoning, const struct ehr_zoning_setup *other);

/* The cells of one zoning beside those of another, place by place. */
void ehr_class_moves_between(struct ehr_class_moves *moves,
	struct ehr_zoning *from, struct ehr_zoning *to);

#endif
