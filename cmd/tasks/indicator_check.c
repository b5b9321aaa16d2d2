/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/indicator_write.h"

enum { ID = 64, NAME = 160, VALUE = 64 };

/* One line: what, how much, and what it is about. */
static void say(struct tasks_indicators *self,
	const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result)
{
	char id[ID], name[NAME], value[VALUE];
	struct ehr_buf gap = { 0 };

	ehr_visible(id, sizeof(id), self->all.id.key[indicator->id]);
	ehr_visible(name, sizeof(name), indicator->name);
	ehr_visible(value, sizeof(value), result->value->text);
	if (result->has_gap)
		ehr_decimal_write(&result->gap, &gap);
	ehr_run_notice(self->run, _("not met: %s (%s): %s in %d, gap %s; %s"),
		id, ehr_indicator_attribute_word[indicator->attribute], value,
		result->value->year, gap.n > 0 ? ehr_buf_text(&gap) : "-",
		name);
	ehr_buf_release(&gap);
}

int tasks_indicators_check(struct tasks_indicators *self)
{
	size_t unknown = 0, open = 0;
	int rc = 0;

	for (size_t i = 0; i < self->all.n; i++) {
		const struct ehr_indicator *indicator = &self->all.indicator[i];
		struct ehr_verdict_result result;

		ehr_indicator_judge(
			indicator, &self->values, &self->opts, &result);
		if (indicator->target.stretch)
			continue;
		unknown += result.verdict == EHR_VERDICT_UNKNOWN;
		open += result.verdict == EHR_VERDICT_NEEDS_JUDGEMENT;
		if (result.verdict != EHR_VERDICT_NOT_MET)
			continue;
		say(self, indicator, &result);
		if (indicator->attribute != EHR_INDICATOR_EXPECTED)
			rc = 1;
	}
	if (unknown > 0)
		ehr_run_notice(self->run,
			_("indicators that are due and not known: %zu"),
			unknown);
	if (open > 0)
		ehr_run_notice(self->run,
			_("indicators that need a judgement: %zu"), open);
	return rc;
}
