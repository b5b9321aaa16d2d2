/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_span.h"

/* A year by itself does not end what has none and is finer: Dec-2025 is a month,
 * October to 2027 nobody knows. */
static bool goes_together(const struct ehr_schedule_point *from,
	const struct ehr_schedule_point *to)
{
	const int none = EHR_SCHEDULE_UNSAID;
	bool year_alone = to->half == none && to->quarter == none &&
			  to->month == none && to->day == none &&
			  to->bare == none && to->plan == none;

	return ehr_schedule_has_year(from) || !year_alone;
}

bool ehr_schedule_take_range(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_range *range)
{
	size_t at = cursor->at;

	*range = (struct ehr_schedule_range){ 0 };
	if (!ehr_schedule_take_edge(cursor, &range->from))
		return false;
	range->to = range->from;
	range->ends = ehr_schedule_skip_to(cursor);
	if (range->ends &&
		(!ehr_schedule_is_plain(&range->from) ||
			!ehr_schedule_take_edge(cursor, &range->to) ||
			range->to.from || range->to.by ||
			!goes_together(&range->from.point, &range->to.point))) {
		cursor->at = at;
		return false;
	}
	range->open = !range->ends && range->from.from;
	if (range->ends)
		ehr_schedule_complete(&range->from.point, &range->to.point);
	return true;
}

bool ehr_schedule_range_days(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_range *range, struct ehr_schedule *schedule)
{
	const struct ehr_schedule_edge *from = &range->from;
	long last;
	enum ehr_schedule_rule rule;

	if (!ehr_schedule_point_days(
		    cursor, &from->point, &schedule->begin, &last, &rule))
		return false;
	if (range->open) {
		schedule->kind = EHR_SCHEDULE_STANDING;
		schedule->has_begin = true;
		return true;
	}
	if (!ehr_schedule_edge_due(
		    cursor, &range->to, &schedule->due, &schedule->rule))
		return false;
	schedule->has_due = true;
	schedule->has_begin =
		range->ends || (ehr_schedule_is_plain(from) || from->within);
	if (!range->ends && rule == EHR_SCHEDULE_STATED)
		schedule->has_begin = false;
	schedule->kind =
		range->ends || (from->point.plan != EHR_SCHEDULE_UNSAID &&
				       schedule->has_begin)
			? EHR_SCHEDULE_SPAN
			: EHR_SCHEDULE_DAY;
	if (!schedule->has_begin)
		schedule->begin = 0;
	else if (schedule->begin > schedule->due)
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("an end that is not before the begin"));
	return true;
}
