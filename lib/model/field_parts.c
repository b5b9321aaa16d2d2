/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/field_parts.h"

#include <stdlib.h>

#include "base/mem.h"

enum { PART = 128 };

void ehr_field_parts_make(
	struct ehr_field_parts *parts, const struct ehr_receptors *receptors)
{
	*parts = (struct ehr_field_parts){ .receptors = receptors };
	parts->tiles = ehr_receptors_tiles(receptors);
	parts->start = ehr_calloc(parts->tiles + 1, sizeof(parts->start[0]));
	for (size_t i = 0; i < parts->tiles; i++) {
		parts->start[i] = parts->n;
		parts->n +=
			(ehr_receptors_tile(receptors, i).n + PART - 1) / PART;
	}
	parts->start[parts->tiles] = parts->n;
}

void ehr_field_parts_release(struct ehr_field_parts *parts)
{
	free(parts->start);
	*parts = (struct ehr_field_parts){ 0 };
}

/* The tile that the part is of: the last that starts at it or before. */
static size_t tile_of(const struct ehr_field_parts *parts, size_t part)
{
	size_t low = 0, high = parts->tiles;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (parts->start[middle] <= part)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t ehr_field_part_of(
	const struct ehr_field_parts *parts, size_t part, size_t *first)
{
	size_t i = tile_of(parts, part);
	struct ehr_receptor_tile tile = ehr_receptors_tile(parts->receptors, i);
	size_t before = (part - parts->start[i]) * PART;

	*first = tile.first + before;
	return tile.n - before < PART ? tile.n - before : PART;
}
