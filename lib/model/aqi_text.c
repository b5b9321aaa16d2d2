/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqi_text.h"

static void add_word(struct ehr_buf *out, size_t start)
{
	if (out->n > start)
		ehr_buf_putc(out, ' ');
}

void ehr_aqi_primary_text(
	const struct ehr_aqi_result *result, struct ehr_buf *out)
{
	size_t start = out->n;

	for (int i = 0; i < EHR_AIR_N; i++)
		if (result->primary[i]) {
			add_word(out, start);
			ehr_buf_puts(out, ehr_air_name[i]);
		}
}

/* WORD:no2,o3_8h of the items missing that are monitored, or are not. */
static void add_missing(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, bool monitored, size_t start,
	struct ehr_buf *out)
{
	bool first = true;

	for (size_t i = 0; i < plan->n; i++) {
		const struct ehr_aqi_plan_item *at = &plan->item[i];

		if (!result->missing[i] ||
			plan->not_monitored[at->air] == monitored)
			continue;
		if (first) {
			add_word(out, start);
			ehr_buf_puts(
				out, monitored ? "missing:" : "not_monitored:");
		} else {
			ehr_buf_putc(out, ',');
		}
		first = false;
		ehr_buf_puts(
			out, at->several ? at->name : ehr_air_name[at->air]);
	}
}

void ehr_aqi_na_text(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, struct ehr_buf *out)
{
	static const char *const why[] = { [EHR_AQI_NO_ITEMS] = "no_index",
		[EHR_AQI_INCOMPLETE] = "incomplete" };
	size_t start = out->n;

	add_missing(plan, result, true, start, out);
	add_missing(plan, result, false, start, out);
	if (result->why != EHR_AQI_PUBLISHED) {
		add_word(out, start);
		ehr_buf_puts(out, why[result->why]);
	}
}

/* Are the groups those of a pollutant before it? */
static bool is_told(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, int air,
	enum ehr_aqi_language language, const char *groups)
{
	for (int i = 0; i < air; i++) {
		const struct ehr_aqi_group *group = ehr_aqi_group_of(
			plan->standard->levels, ehr_air_name[i]);

		if (group && result->index[i] > plan->standard->good_most &&
			strcmp(group->groups[language], groups) == 0)
			return true;
	}
	return false;
}

/* "(ozone: people with ...)": who is meant by the sensitive. */
static void add_groups(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, enum ehr_aqi_language language,
	struct ehr_buf *out)
{
	/* brackets and what divides, full width in Chinese */
	static const char *const mark[EHR_AQI_LANGUAGES][3] = {
		[EHR_AQI_EN] = { " (", "; ", ")" },
		[EHR_AQI_ZH] = { "\uff08", "\uff1b", "\uff09" },
	};
	bool any = false;

	for (int i = 0; i < EHR_AIR_N; i++) {
		const struct ehr_aqi_group *group = ehr_aqi_group_of(
			plan->standard->levels, ehr_air_name[i]);

		if (!group || result->index[i] <= plan->standard->good_most ||
			is_told(plan, result, i, language,
				group->groups[language]))
			continue;
		ehr_buf_puts(out, mark[language][any]);
		ehr_buf_puts(out, group->groups[language]);
		any = true;
	}
	if (any)
		ehr_buf_puts(out, mark[language][2]);
}

void ehr_aqi_advice_text(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, bool sensitive,
	enum ehr_aqi_language language, struct ehr_buf *out)
{
	if (result->level == NULL)
		return;
	ehr_buf_puts(out, sensitive ? result->level->sensitive[language]
				    : result->level->general[language]);
	if (sensitive)
		add_groups(plan, result, language, out);
}
