/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/stand_in.h"

#include <math.h>

#include "base/num.h"

struct ehr_str ehr_stand_in_find(const struct ehr_cell_rules *rules,
	const struct ehr_str *cell, size_t n)
{
	const struct ehr_str none = { NULL, 0 };
	struct ehr_str lowest = none;
	double least = INFINITY;
	size_t filled = 0, same = 0;

	for (size_t i = 0; i < n; i++) {
		struct ehr_str text = ehr_str_trim(cell[i]);
		double value;

		if (ehr_num_read(text, &value) != EHR_NUM_VALUE)
			continue;
		filled++;
		if (value > 0 && value < least) {
			least = value;
			lowest = text;
			same = 0;
		}
		same += ehr_str_eq(text, lowest);
	}
	if (same == 0 || (double)same < rules->repeated_cells ||
		(double)same < rules->repeated_share * (double)filled ||
		(least == floor(least) && least < rules->repeated_whole))
		return none;
	return lowest;
}
