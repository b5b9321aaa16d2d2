/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_unit.h"

#include <math.h>

static const char concentration[] = "concentration";

static bool unit_factor(const struct ehr_units *units, struct ehr_str unit,
	struct ehr_str medium, const char *canonical, struct ehr_factor *factor)
{
	struct ehr_unit_use use;

	*factor = (struct ehr_factor){ 1, 0 };
	if (ehr_str_is(unit, canonical))
		return true;
	if (ehr_units_use(units, unit, medium, ehr_str_of(concentration), &use,
		    NULL) ||
		use.marks & EHR_UNIT_RATIO ||
		strcmp(use.canonical, canonical) != 0)
		return false;
	*factor = use.factor;
	return true;
}

bool ehr_epc_unify(const struct ehr_units *units, struct ehr_str medium,
	struct ehr_epc_unify *rows)
{
	const char *canonical =
		ehr_units_canonical(units, medium, ehr_str_of(concentration));
	struct ehr_epc_row *row = rows->row;
	struct ehr_factor factor;

	rows->converted = false;
	rows->unit = rows->other = rows->key[row[0].unit];
	for (size_t i = 1; i < rows->n && !rows->converted; i++) {
		rows->converted = row[i].unit != row[0].unit;
		rows->other = rows->key[row[i].unit];
	}
	for (size_t i = 0; rows->converted && i < rows->n; i++) {
		bool again = i > 0 && row[i].unit == row[i - 1].unit;
		if (row[i].unit != row[0].unit)
			rows->other = rows->key[row[i].unit];
		if (!canonical ||
			(!again && !unit_factor(units, rows->key[row[i].unit],
					   medium, canonical, &factor)))
			return false;
		row[i].value = ehr_factor_apply(factor, row[i].value);
		if (!isfinite(row[i].value))
			return false;
	}
	if (rows->converted)
		rows->unit = ehr_str_of(canonical);
	return true;
}
