/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck_air.h"

#include "ref/aqhi_method.h"

static const char *const known[] = { "aqhi_methods", "aqhi_bands",
	"aqhi_categories", "aqhi_advice" };

bool ehr_recheck_air_knows(const char *table)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(table, known[i]) == 0)
			return true;
	return false;
}

int ehr_recheck_air(const char *table, const char *path, struct ehr_err *err)
{
	const struct ehr_aqhi_files files = {
		.methods = strcmp(table, known[0]) == 0 ? path : NULL,
		.bands = strcmp(table, known[1]) == 0 ? path : NULL,
		.categories = strcmp(table, known[2]) == 0 ? path : NULL,
		.advice = strcmp(table, known[3]) == 0 ? path : NULL,
	};
	struct ehr_aqhi_methods *methods = ehr_aqhi_methods_open(&files, err);

	ehr_aqhi_methods_close(methods);
	return methods == NULL ? -1 : 0;
}
