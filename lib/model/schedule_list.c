/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_list.h"

enum { UNSAID = EHR_SCHEDULE_UNSAID };

/* How fine: a year, a part of it, a part of a month. */
static int fineness(const struct ehr_schedule_point *point)
{
	if (point->day != UNSAID || point->third != UNSAID)
		return 2;
	return point->month != UNSAID || point->quarter != UNSAID ||
	       point->half != UNSAID || point->month_of != UNSAID;
}

/* What the one behind says for this one too. */
static bool take_from_next(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_range *range, struct ehr_schedule_range *next)
{
	if (ehr_schedule_has_year(&next->from.point) &&
		!ehr_schedule_has_year(&range->from.point))
		return false;
	ehr_schedule_complete(&range->from.point, &next->from.point);
	if (range->ends || !ehr_schedule_is_plain(&range->from))
		return true;
	if (fineness(&range->from.point) < fineness(&next->from.point))
		return ehr_schedule_wrong(cursor, "ambiguous_schedule",
			N_("the day of each month, not of the last one alone"));
	range->from.end = next->ends ? next->to.end : next->from.end;
	range->from.before = next->ends ? next->to.before : next->from.before;
	return true;
}

/* What the one before says for this one too. */
static void take_from_last(
	const struct ehr_schedule_range *last, struct ehr_schedule_range *range)
{
	struct ehr_schedule_point of = last->from.point;
	struct ehr_schedule_point *point = &range->from.point;

	ehr_schedule_complete(&of, point);
	if (point->day != UNSAID && point->month == UNSAID &&
		point->month_of == UNSAID)
		point->month_of = of.month_of;
	if (!range->ends && ehr_schedule_is_plain(&range->from)) {
		range->from.by = last->from.by;
		range->from.excluded = last->from.excluded;
	}
	if (range->ends)
		ehr_schedule_complete(point, &range->to.point);
	else
		range->to = range->from;
}

bool ehr_schedule_complete_list(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_range *range, size_t n)
{
	for (size_t i = n; i-- > 1;)
		if (!take_from_next(cursor, &range[i - 1], &range[i]))
			return false;
	if (n > 0 && !range[0].ends)
		range[0].to = range[0].from;
	for (size_t i = 1; i < n; i++)
		take_from_last(&range[i - 1], &range[i]);
	return true;
}

/* Steps over what stands between two of them. */
static bool skip_and(struct ehr_schedule_cursor *cursor)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);
	bool comma = token->kind == EHR_SCHEDULE_COMMA &&
		     (cursor->text.p[token->at] == ',' ||
			     cursor->text.p[token->at] == ';');

	cursor->at += comma;
	return ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AND) || comma;
}

/* Months or days in a row are one time as well as several, if none says "by"; both
 * halves of a year are never said of a whole one. */
static bool is_one(const struct ehr_schedule_range *range,
	const struct ehr_schedule_time *last,
	const struct ehr_schedule_time *time)
{
	return ehr_schedule_is_plain(&range->from) &&
	       range->from.point.half == UNSAID &&
	       (time->has_begin ? time->begin : time->due) == last->due + 1;
}

static bool lay_out(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_range *range, struct ehr_schedule *schedule)
{
	struct ehr_schedule one = { 0 };
	struct ehr_schedule_time *time = &schedule->time[schedule->times];

	if (range->open || !ehr_schedule_range_days(cursor, range, &one) ||
		!one.has_due)
		return false;
	*time = (struct ehr_schedule_time){ one.has_begin, one.begin, one.due,
		one.rule };
	if (schedule->times++ == 0)
		return true;
	if (time->due <= time[-1].due)
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("times in their order, each once"));
	if (is_one(range, time - 1, time))
		return ehr_schedule_wrong(cursor, "ambiguous_schedule",
			N_("one time from .. to .., or the last day of each"));
	return true;
}

bool ehr_schedule_take_list(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	struct ehr_schedule_range range[EHR_SCHEDULE_WINDOWS];
	size_t n = 0;

	*schedule = (struct ehr_schedule){ .kind = EHR_SCHEDULE_EVERY };
	do {
		if (n == EHR_SCHEDULE_WINDOWS ||
			!ehr_schedule_take_range(cursor, &range[n++]))
			return false;
	} while (skip_and(cursor));
	if (n < 2 || cursor->at < cursor->end ||
		!ehr_schedule_complete_list(cursor, range, n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!lay_out(cursor, &range[i], schedule))
			return false;
	schedule->has_begin = schedule->time[0].has_begin;
	schedule->begin = schedule->time[0].begin;
	schedule->has_due = true;
	schedule->due = schedule->time[n - 1].due;
	schedule->rule = schedule->time[n - 1].rule;
	return true;
}
