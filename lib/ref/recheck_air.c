/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck_air.h"

#include "ref/air_limit.h"
#include "ref/aqhi_method.h"
#include "ref/aqhi_setting.h"
#include "ref/aqi_standard.h"

static const char *const known[] = { "aqhi_methods", "aqhi_bands",
	"aqhi_categories", "aqhi_advice", "aqhi_settings" };

static const char *const quality[] = { "aqi_breakpoints", "aqi_standards",
	"aqi_items", "aqi_levels", "aqi_groups" };

static bool is_one(const char *table, const char *const *name, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table, name[i]) == 0)
			return true;
	return false;
}

static const char *const limit[] = { "air_attainment", "air_settings" };

static bool is_quality(const char *table)
{
	return is_one(table, quality, sizeof(quality) / sizeof(*quality));
}

static bool is_limit(const char *table)
{
	return is_one(table, limit, sizeof(limit) / sizeof(*limit));
}

bool ehr_recheck_air_knows(const char *table)
{
	return is_quality(table) || is_limit(table) ||
	       is_one(table, known, sizeof(known) / sizeof(*known));
}

static int check_quality(
	const char *table, const char *path, struct ehr_err *err)
{
	const struct ehr_aqi_paths paths = {
		.breakpoints = strcmp(table, quality[0]) == 0 ? path : NULL,
		.standards = strcmp(table, quality[1]) == 0 ? path : NULL,
		.items = strcmp(table, quality[2]) == 0 ? path : NULL,
		.levels = strcmp(table, quality[3]) == 0 ? path : NULL,
		.groups = strcmp(table, quality[4]) == 0 ? path : NULL,
	};
	struct ehr_aqi_standards *standards =
		ehr_aqi_standards_open(&paths, err);

	ehr_aqi_standards_close(standards);
	return standards == NULL ? -1 : 0;
}

static int check_limits(
	const char *table, const char *path, struct ehr_err *err)
{
	const struct ehr_air_limit_paths paths = {
		.attainment = strcmp(table, limit[0]) == 0 ? path : NULL,
		.settings = strcmp(table, limit[1]) == 0 ? path : NULL,
	};
	struct ehr_air_limits limits;
	int rc = ehr_air_limits_read(&limits, &paths, err);

	ehr_air_limits_release(&limits);
	return rc;
}

int ehr_recheck_air(const char *table, const char *path, struct ehr_err *err)
{
	const struct ehr_aqhi_files files = {
		.methods = strcmp(table, known[0]) == 0 ? path : NULL,
		.bands = strcmp(table, known[1]) == 0 ? path : NULL,
		.categories = strcmp(table, known[2]) == 0 ? path : NULL,
		.advice = strcmp(table, known[3]) == 0 ? path : NULL,
	};
	struct ehr_aqhi_methods *methods;

	if (is_quality(table))
		return check_quality(table, path, err);
	if (is_limit(table))
		return check_limits(table, path, err);
	methods = ehr_aqhi_methods_open(&files, err);
	ehr_aqhi_methods_close(methods);
	return methods == NULL ? -1 : 0;
}
