/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator_unit.h"

#include "model/target_scan.h"

static const struct ehr_str percent = { "%", 1 };

/* Of the column, where it is not that of the change; else of the text. */
static struct ehr_str level_unit(
	const struct ehr_indicator *indicator, struct ehr_arena *arena)
{
	const struct ehr_target *target = &indicator->target;
	struct ehr_str unit = ehr_target_squeezed(indicator->unit, arena);

	if (target->by.is && !target->level.is)
		return ehr_str_eq(unit, percent) ? (struct ehr_str){ "", 0 }
						 : unit;
	return unit.n > 0 ? unit : target->level.unit;
}

static struct ehr_str wanted_unit(const struct ehr_indicator *indicator,
	const struct ehr_indicator_value *value, struct ehr_arena *arena,
	struct ehr_str *first)
{
	struct ehr_str unit = level_unit(indicator, arena);

	if (value->form != EHR_VALUE_LEVEL && indicator->target.percent)
		return percent;
	return unit.n > 0 ? unit : *first;
}

/* What has no unit by its nature. */
static bool has_unit(const struct ehr_indicator *indicator)
{
	enum ehr_target_kind kind = indicator->target.kind;

	return kind != EHR_TARGET_IS_GRADE && kind != EHR_TARGET_IS_MILESTONE;
}

void ehr_indicator_value_unit(const struct ehr_indicators *indicators,
	const struct ehr_indicator *indicator, struct ehr_str written,
	struct ehr_arena *arena, struct ehr_str *first,
	struct ehr_indicator_value *value)
{
	const struct ehr_target_units units = { indicators->words,
		indicators->units };
	struct ehr_str unit = ehr_target_squeezed(written, arena);
	struct ehr_str wanted = wanted_unit(indicator, value, arena, first);
	struct ehr_decimal times;

	if (!has_unit(indicator))
		return;
	if (first->n == 0 && value->form == EHR_VALUE_LEVEL)
		*first = unit;
	if (unit.n == 0 && wanted.n > 0)
		value->assumed = wanted;
	if (unit.n > 0 && wanted.n == 0 && !indicator->target.by.is)
		value->assumed = unit;
	if (unit.n == 0 || wanted.n == 0 || ehr_str_eq(unit, wanted))
		return;
	value->other_unit =
		!ehr_target_unit_times(&units, unit, wanted, &times) ||
		!ehr_target_scale(&value->value, &times);
}
