/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/field_rounds.h"

#include <stdlib.h>

void ehr_field_rounds_init(struct ehr_field_rounds *rounds,
	const struct ehr_field *field, const struct ehr_field_parts *parts)
{
	*rounds = (struct ehr_field_rounds){ .field = field, .parts = parts };
	rounds->wanted = ehr_calloc(
		field->inventory->n_stacks + 1, sizeof(rounds->wanted[0]));
}

void ehr_field_rounds_release(struct ehr_field_rounds *rounds)
{
	free(rounds->wanted);
	ehr_point_list_release(&rounds->near);
	*rounds = (struct ehr_field_rounds){ 0 };
}

static void look_around(struct ehr_field_rounds *rounds, size_t i)
{
	const struct ehr_field *field = rounds->field;
	const struct ehr_receptor_tile tile =
		ehr_receptors_tile(field->receptors, i);
	const struct ehr_plane_rectangle box = { tile.west, tile.south,
		tile.east, tile.north };

	rounds->near.n = 0;
	if (field->index->n > 0)
		ehr_point_index_around(field->index, &box,
			field->dispersion->range_m, &rounds->near);
}

/* Adds the stacks near the tile, unless that makes more than most; then no table
 * of the round is one of the tile alone. */
static bool take_tile(
	struct ehr_field_rounds *rounds, size_t i, size_t most, size_t *n)
{
	const struct ehr_outlet *outlet = rounds->field->inventory->outlet;
	const struct ehr_point_list *near = &rounds->near;
	uint32_t *added;
	size_t n_added = 0;
	bool fits;

	look_around(rounds, i);
	added = ehr_calloc(near->n + 1, sizeof(*added));
	for (size_t k = 0; k < near->n; k++) {
		uint32_t stack = outlet[near->point[k]].stack;

		if (!rounds->wanted[stack])
			added[n_added++] = stack;
		rounds->wanted[stack] = true;
	}
	fits = *n == 0 || *n + n_added <= most;
	for (size_t k = 0; !fits && k < n_added; k++)
		rounds->wanted[added[k]] = false;
	*n += fits ? n_added : 0;
	free(added);
	return fits;
}

int ehr_field_rounds_next(struct ehr_field_rounds *rounds, struct ehr_err *err)
{
	const struct ehr_field_parts *parts = rounds->parts;
	struct ehr_dispersion *dispersion = rounds->field->dispersion;
	const size_t first = rounds->tile;
	size_t most, n = 0;

	if (first == parts->tiles)
		return 0;
	rounds->tile = parts->tiles;
	if (ehr_dispersion_tabled(dispersion)) {
		memset(rounds->wanted, 0,
			rounds->field->inventory->n_stacks * sizeof(bool));
		most = ehr_dispersion_most(dispersion);
		rounds->tile = first;
		while (rounds->tile < parts->tiles &&
			take_tile(rounds, rounds->tile, most, &n))
			rounds->tile++;
		if (ehr_dispersion_need(dispersion, rounds->wanted, err))
			return -1;
	}
	rounds->from = parts->start[first];
	rounds->to = parts->start[rounds->tile];
	return 1;
}
