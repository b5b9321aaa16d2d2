/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_dominance.h"

struct ehr_zoning_dominance ehr_zoning_dominated(
	struct ehr_zoning *zoning, double share)
{
	struct ehr_zoning_dominance found = { 0 };
	size_t n = ehr_zoning_count(zoning);

	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		ehr_zoning_cell(zoning, i, &cell);
		if (!cell.topped)
			continue;
		found.topped++;
		found.dominated += cell.top_share > share;
		found.alone += cell.top_share >= 1;
	}
	return found;
}
