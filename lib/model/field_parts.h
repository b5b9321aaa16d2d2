/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Receptors cut into parts that one thread works on at a time: up to 128 of one
 * tile, so that they lie close together and their rows fit into a cache.
 */
#ifndef EHR_MODEL_FIELD_PARTS_H
#define EHR_MODEL_FIELD_PARTS_H

#include "model/receptors.h"

struct ehr_field_parts {
	const struct ehr_receptors *receptors;
	size_t n;
	size_t *start; /* by tile: number of its first part */
	size_t tiles;
};

void ehr_field_parts_make(
	struct ehr_field_parts *parts, const struct ehr_receptors *receptors);
void ehr_field_parts_release(struct ehr_field_parts *parts);

/* The receptors of a part: from *first, so many. */
size_t ehr_field_part_of(
	const struct ehr_field_parts *parts, size_t part, size_t *first);

#endif
