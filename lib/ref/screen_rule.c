/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/screen_rule.h"

#include <math.h>

#include "ref/load.h"

static const struct ehr_setting setting_info[EHR_SCREEN_SETTINGS] = {
	[EHR_SCREEN_DOMINANT_SHARE] = { "dominant_share", false, 0, 1 },
	[EHR_SCREEN_WEIGHT_STEP] = { "weight_step", false, 1e-6, 1 },
	[EHR_SCREEN_TOP_KEPT] = { "top_kept", false, 1, 1e9 },
	[EHR_SCREEN_CONSISTENCY_RATIO] = { "consistency_ratio", false, 0, 1 },
};

static const struct ehr_setting_list setting_list = { "screen_settings.csv",
	setting_info, EHR_SCREEN_SETTINGS };

enum { ORDER, INDEX, COLUMNS };

static const char *const column[COLUMNS] = { "order", "index" };

static int add_index(
	void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_screen_rules *rules = into;
	double number;
	long n;

	if (ehr_num_int(column[ORDER], cell[ORDER], 1, EHR_RANDOM_INDICES_MAX,
		    &n, NULL) ||
		!isnan(rules->random_index[n]))
		return ehr_fail_cell(err, column[ORDER], "out_of_range",
			N_("a whole number from 1 to 64, each once"),
			cell[ORDER]);
	if (ehr_num_read(cell[INDEX], &number) != EHR_NUM_VALUE ||
		!(number >= 0))
		return ehr_fail_cell(err, column[INDEX], "out_of_range",
			N_("a number from 0 on"), cell[INDEX]);
	rules->random_index[n] = number;
	return 0;
}

static const struct ehr_load_table index_table = {
	.builtin = "random_indices.csv",
	.column = column,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_index,
};

int ehr_screen_rules_read(struct ehr_screen_rules *rules, const char *settings,
	const char *indices, struct ehr_err *err)
{
	for (size_t i = 0; i <= EHR_RANDOM_INDICES_MAX; i++)
		rules->random_index[i] = NAN;
	if (ehr_settings_read(&setting_list, settings, rules->setting,
		    &rules->settings, err))
		return -1;
	return ehr_load_rows(&index_table, indices, rules,
		rules->indices.sha256, &rules->indices.rows, err);
}
