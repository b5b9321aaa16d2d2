/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/class_moves.h"

struct ehr_class_balance ehr_class_moves_balance(
	const struct ehr_class_moves *moves)
{
	struct ehr_class_balance balance = { 0 };

	for (unsigned from = 0; from <= EHR_ZONE_CLASSES; from++)
		for (unsigned to = 0; to <= EHR_ZONE_CLASSES; to++) {
			size_t n = moves->n[from][to];

			if (from == 0 && to == 0)
				continue;
			if (from == 0)
				balance.gained += n;
			else if (to == 0)
				balance.lost += n;
			else if (from == to)
				balance.same += n;
			else if (from < to)
				balance.up += n;
			else
				balance.down += n;
		}
	return balance;
}

double ehr_class_balance_share(const struct ehr_class_balance *balance)
{
	size_t moved = balance->up + balance->down;

	return moved ? (double)moved / (double)(moved + balance->same) : 0;
}

void ehr_class_moves_write(
	const struct ehr_class_moves *moves, struct ehr_buf *text)
{
	size_t start = text->n;

	for (unsigned from = 0; from <= EHR_ZONE_CLASSES; from++)
		for (unsigned to = 0; to <= EHR_ZONE_CLASSES; to++)
			if (from != to && moves->n[from][to] > 0)
				ehr_buf_printf(text, "%s%u>%u:%zu",
					text->n > start ? ";" : "", from, to,
					moves->n[from][to]);
}

void ehr_class_moves_rescaled(struct ehr_class_moves *moves,
	struct ehr_zoning *zoning, const struct ehr_zoning_setup *other)
{
	size_t n = ehr_zoning_count(zoning);

	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;
		size_t decided;

		ehr_zoning_cell(zoning, i, &cell);
		moves->n[cell.class][ehr_zoning_class(
			other, cell.value, cell.has, &decided)]++;
	}
}

void ehr_class_moves_between(struct ehr_class_moves *moves,
	struct ehr_zoning *from, struct ehr_zoning *to)
{
	size_t n_from = ehr_zoning_count(from), n_to = ehr_zoning_count(to);
	size_t i = 0, j = 0;

	while (i < n_from || j < n_to) {
		struct ehr_zoning_cell before = { 0 }, now = { 0 };
		int order = i < n_from ? -1 : 1;

		if (i < n_from)
			ehr_zoning_cell(from, i, &before);
		if (j < n_to)
			ehr_zoning_cell(to, j, &now);
		if (i < n_from && j < n_to)
			order = ehr_grid_order(before.at, now.at);
		moves->n[order <= 0 ? before.class : 0]
			[order >= 0 ? now.class : 0]++;
		i += order <= 0;
		j += order >= 0;
	}
}
