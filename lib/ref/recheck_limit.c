/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck_limit.h"

#include "ref/air_limit.h"
#include "ref/limit.h"

static const char limits[] = "limits", standards[] = "limit_standards";

bool ehr_recheck_limit_knows(const char *table)
{
	for (int i = 0; i < EHR_LIMIT_RULE_TABLES; i++)
		if (strcmp(table, ehr_limit_rule_table[i]) == 0)
			return true;
	return strcmp(table, limits) == 0 || strcmp(table, standards) == 0;
}

/* Summaries of the air read some of the limits. */
static int check_air(const char *path, struct ehr_err *err)
{
	const struct ehr_air_limit_paths paths = { .limits = path };
	struct ehr_air_limits air;
	int rc = ehr_air_limits_read(&air, &paths, err);

	ehr_air_limits_release(&air);
	return rc;
}

int ehr_recheck_limit(const char *table, const char *path, struct ehr_err *err)
{
	struct ehr_limit_paths paths = {
		.limits = strcmp(table, limits) == 0 ? path : NULL,
		.standards = strcmp(table, standards) == 0 ? path : NULL,
	};
	struct ehr_limits all;
	int rc;

	for (int i = 0; i < EHR_LIMIT_RULE_TABLES; i++)
		if (strcmp(table, ehr_limit_rule_table[i]) == 0)
			paths.rules.path[i] = path;
	rc = ehr_limits_read(&all, &paths, err);
	ehr_limits_release(&all);
	return rc == 0 && paths.limits ? check_air(path, err) : rc;
}
