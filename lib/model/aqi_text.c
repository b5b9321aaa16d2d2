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

void ehr_aqi_na_text(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, struct ehr_buf *out)
{
	static const char *const why[] = { [EHR_AQI_NO_ITEMS] = "no_index",
		[EHR_AQI_INCOMPLETE] = "incomplete" };
	size_t start = out->n;

	for (size_t i = 0; i < plan->n; i++) {
		const struct ehr_aqi_plan_item *at = &plan->item[i];

		if (!result->missing[i])
			continue;
		add_word(out, start);
		ehr_buf_puts(out, plan->not_monitored[at->air]
					  ? "not_monitored:"
					  : "missing:");
		ehr_buf_puts(
			out, at->several ? at->name : ehr_air_name[at->air]);
	}
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
	bool any = false;

	for (int i = 0; i < EHR_AIR_N; i++) {
		const struct ehr_aqi_group *group = ehr_aqi_group_of(
			plan->standard->levels, ehr_air_name[i]);

		if (!group || result->index[i] <= plan->standard->good_most ||
			is_told(plan, result, i, language,
				group->groups[language]))
			continue;
		ehr_buf_puts(out, any ? "; " : " (");
		ehr_buf_puts(out, group->groups[language]);
		any = true;
	}
	if (any)
		ehr_buf_putc(out, ')');
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
