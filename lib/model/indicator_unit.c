/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator_unit.h"

#include "base/fold.h"
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

static struct ehr_target_units units_of(const struct ehr_indicators *indicators)
{
	return (struct ehr_target_units){ indicators->words,
		indicators->units };
}

void ehr_indicator_value_unit(const struct ehr_indicators *indicators,
	const struct ehr_indicator *indicator, struct ehr_str written,
	struct ehr_arena *arena, struct ehr_str *first,
	struct ehr_indicator_value *value)
{
	const struct ehr_target_units units = units_of(indicators);
	struct ehr_str unit = ehr_target_squeezed(written, arena);
	struct ehr_str wanted = wanted_unit(indicator, value, arena, first);
	struct ehr_decimal times;

	if (!has_unit(indicator))
		return;
	if (wanted.n == 0 &&
		ehr_target_unit_base(&units, unit, &times).n == 0 &&
		ehr_target_scale(&value->value, &times))
		unit.n = 0;
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

static bool may_begin(struct ehr_str unit)
{
	unsigned char c = unit.n > 0 ? (unsigned char)unit.p[0] : 0;

	return c >= 0x80 || c == '%' || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* The number ahead and the unit behind it, both folded; blanks may part them. False
 * where there are not both. */
static bool split(struct ehr_str text, struct ehr_arena *arena,
	struct ehr_str *number, struct ehr_str *unit)
{
	struct ehr_buf folded = { 0 };
	struct ehr_target_scan scan = { 0 };
	struct ehr_str rest;

	ehr_fold(text, &folded);
	scan.text = ehr_str_trim(
		ehr_arena_copy(arena, (struct ehr_str){ folded.p, folded.n }));
	ehr_buf_release(&folded);
	if (scan.text.n > 0 && strchr("+-", scan.text.p[0]))
		scan.at = 1;
	scan.at += ehr_target_digits(&scan).n;
	*number = (struct ehr_str){ scan.text.p, scan.at };
	rest = ehr_str_trim(ehr_target_rest(&scan));
	*unit = ehr_target_squeezed(rest, arena);
	return may_begin(*unit);
}

static bool is_one(const struct ehr_decimal *times)
{
	const struct ehr_decimal one = ehr_decimal_of(1);

	return ehr_decimal_compare(times, &one) == 0;
}

/* Is the unit that of the row, or it with a magnitude ahead? */
static bool agrees(const struct ehr_target_units *units, struct ehr_str unit,
	struct ehr_str of_row, struct ehr_decimal *times)
{
	struct ehr_decimal of_base, rows;
	struct ehr_str base = ehr_target_unit_base(units, unit, &of_base);

	if (!ehr_target_unit_times(units, unit, of_row, times))
		return false;
	if (is_one(times))
		return true;
	(void)ehr_target_unit_base(units, of_row, &rows);
	return is_one(&rows) &&
	       (base.n == 0 ||
		       (ehr_target_unit_times(units, base, of_row, &of_base) &&
			       is_one(&of_base)));
}

static bool is_unit(const struct ehr_target_units *units, struct ehr_str text)
{
	struct ehr_decimal times;
	struct ehr_str base = ehr_target_unit_base(units, text, &times);

	return base.n == 0 ||
	       (units->units && ehr_units_known(units->units, base));
}

enum ehr_value_split ehr_indicator_value_split(
	const struct ehr_indicators *indicators, struct ehr_value_cell *cell,
	struct ehr_arena *arena, struct ehr_indicator_value *value)
{
	const struct ehr_target_units units = units_of(indicators);
	struct ehr_str of_row = ehr_target_squeezed(cell->unit, arena);
	struct ehr_str number, unit;
	struct ehr_decimal times;

	if (!split(cell->text, arena, &number, &unit) ||
		ehr_decimal_read(number, &value->value) != EHR_NUM_VALUE)
		return EHR_SPLIT_NONE;
	if (of_row.n > 0 && agrees(&units, unit, of_row, &times))
		return ehr_target_scale(&value->value, &times) ? EHR_SPLIT_DONE
							       : EHR_SPLIT_NONE;
	if (!is_unit(&units, unit))
		return EHR_SPLIT_NONE;
	if (of_row.n > 0)
		return EHR_SPLIT_OTHER;
	cell->unit = unit;
	return EHR_SPLIT_DONE;
}

enum ehr_value_split ehr_indicator_sub_split(
	const struct ehr_indicators *indicators,
	const struct ehr_indicator *indicator, struct ehr_str text,
	struct ehr_arena *arena, struct ehr_indicator_value *value)
{
	const struct ehr_target_units units = units_of(indicators);
	struct ehr_str number, unit, of_target = indicator->target.sub.unit;
	struct ehr_decimal times;

	if (!split(text, arena, &number, &unit) ||
		ehr_decimal_read(number, &value->sub) != EHR_NUM_VALUE)
		return EHR_SPLIT_NONE;
	if (of_target.n > 0 && agrees(&units, unit, of_target, &times))
		return ehr_target_scale(&value->sub, &times) ? EHR_SPLIT_DONE
							     : EHR_SPLIT_NONE;
	return is_unit(&units, unit) ? EHR_SPLIT_OTHER : EHR_SPLIT_NONE;
}
