/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck_speciation.h"

#include "ref/speciation.h"

static const char shares[] = "speciation", profiles[] = "speciation_profiles";

bool ehr_recheck_speciation_knows(const char *table)
{
	return strcmp(table, shares) == 0 || strcmp(table, profiles) == 0;
}

int ehr_recheck_speciation(
	const char *table, const char *path, struct ehr_err *err)
{
	bool is_profiles = strcmp(table, profiles) == 0;
	struct ehr_speciation *all = ehr_speciation_open(
		is_profiles ? path : NULL, is_profiles ? NULL : path, err);

	ehr_speciation_close(all);
	return all ? 0 : -1;
}
