/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/screen_rule.h"

#include <math.h>

#include "ref/load.h"

static const struct {
	const char *name;
	double min, max;
} setting_info[EHR_SCREEN_SETTINGS] = {
	[EHR_SCREEN_DOMINANT_SHARE] = { "dominant_share", 0, 1 },
	[EHR_SCREEN_WEIGHT_STEP] = { "weight_step", 1e-6, 1 },
	[EHR_SCREEN_TOP_KEPT] = { "top_kept", 1, 1e9 },
	[EHR_SCREEN_CONSISTENCY_RATIO] = { "consistency_ratio", 0, 1 },
};

static int read_setting(struct ehr_screen_rules *rules,
	const struct ehr_load *load, const size_t *at, struct ehr_err *err)
{
	struct ehr_str name = load->row.cell[at[0]];
	struct ehr_str value = load->row.cell[at[1]];
	double number;
	size_t i = 0;

	while (i < EHR_SCREEN_SETTINGS &&
		!ehr_str_is(name, setting_info[i].name))
		i++;
	if (i == EHR_SCREEN_SETTINGS || !isnan(rules->setting[i]))
		return ehr_load_bad(load, "setting", "unknown_word",
			N_("the name of a setting, each once"), name, err);
	if (ehr_num_read(value, &number) != EHR_NUM_VALUE ||
		!(number >= setting_info[i].min &&
			number <= setting_info[i].max))
		return ehr_load_bad(load, "value", "out_of_range",
			N_("a number in the range of the setting"), value, err);
	rules->setting[i] = number;
	return 0;
}

static int read_index(struct ehr_screen_rules *rules,
	const struct ehr_load *load, const size_t *at, struct ehr_err *err)
{
	struct ehr_str order = load->row.cell[at[0]];
	struct ehr_str value = load->row.cell[at[1]];
	double number;
	long n;

	if (ehr_num_int("order", order, 1, EHR_RANDOM_INDICES_MAX, &n, NULL) ||
		!isnan(rules->random_index[n]))
		return ehr_load_bad(load, "order", "out_of_range",
			N_("a whole number from 1 to 64, each once"), order,
			err);
	if (ehr_num_read(value, &number) != EHR_NUM_VALUE || !(number >= 0))
		return ehr_load_bad(load, "index", "out_of_range",
			N_("a number from 0 on"), value, err);
	rules->random_index[n] = number;
	return 0;
}

/* A table of two columns. */
struct part {
	const char *builtin, *path, *column[2];
	int (*read)(struct ehr_screen_rules *rules, const struct ehr_load *load,
		const size_t *at, struct ehr_err *err);
	char *sha256;
	size_t *rows;
};

static int read_part(struct ehr_screen_rules *rules, const struct part *part,
	struct ehr_err *err)
{
	struct ehr_load load;
	size_t at[2];
	int rc = 0;

	if (ehr_load_open(&load, part->builtin, part->path, err))
		return -1;
	for (size_t i = 0; rc == 0 && i < 2; i++)
		rc = ehr_load_need(&load, part->column[i], &at[i], err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = part->read(rules, &load, at, err);
	memcpy(part->sha256, load.sha256, sizeof(load.sha256));
	*part->rows = load.rows;
	ehr_load_close(&load);
	return rc;
}

int ehr_screen_rules_read(struct ehr_screen_rules *rules, const char *settings,
	const char *indices, struct ehr_err *err)
{
	const struct part part[] = {
		{ "screen_settings.csv", settings, { "setting", "value" },
			read_setting, rules->settings.sha256,
			&rules->settings.rows },
		{ "random_indices.csv", indices, { "order", "index" },
			read_index, rules->indices.sha256,
			&rules->indices.rows },
	};

	for (size_t i = 0; i < EHR_SCREEN_SETTINGS; i++)
		rules->setting[i] = NAN;
	for (size_t i = 0; i <= EHR_RANDOM_INDICES_MAX; i++)
		rules->random_index[i] = NAN;
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (read_part(rules, &part[i], err))
			return -1;
	for (size_t i = 0; i < EHR_SCREEN_SETTINGS; i++)
		if (isnan(rules->setting[i]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the setting \"%s\" is missing"),
				setting_info[i].name);
	return 0;
}
