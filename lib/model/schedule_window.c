/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_window.h"

#include "base/day.h"
#include "model/schedule_list.h"
#include "model/schedule_month.h"

enum {
	MONTHS_OF_YEAR = 12,
	LAST_DAY = 31,    /* or what the month has */
	LEAP_YEAR = 2000, /* a window is laid out in one that has every day */
	UNSAID = EHR_SCHEDULE_UNSAID,
};

static enum ehr_schedule_rule rule_of(long months)
{
	switch (months) {
	case MONTHS_OF_YEAR: return EHR_SCHEDULE_YEAR_END;
	case MONTHS_OF_YEAR / 2: return EHR_SCHEDULE_HALF_END;
	case MONTHS_OF_YEAR / 4: return EHR_SCHEDULE_QUARTER_END;
	default: return EHR_SCHEDULE_MONTH_END;
	}
}

static void set_year(struct ehr_schedule_point *point, bool monthly)
{
	point->year = LEAP_YEAR;
	if (monthly && point->month == UNSAID)
		point->month = 1;
}

/* Part of a year, a month, or another period, as a window. */
static bool lay_out(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_range *range, struct ehr_schedule *schedule)
{
	struct ehr_schedule laid = { 0 };
	struct ehr_day_parts begin = { LEAP_YEAR, 1, 1 }, due;
	bool monthly = schedule->period.n == 1;

	if (monthly && (range->from.point.month != UNSAID ||
			       range->to.point.month != UNSAID))
		return false;
	if (range->to.point.month_of == UNSAID &&
		range->to.point.month == UNSAID)
		range->to.point.month_of = range->from.point.month_of;
	if (!ehr_schedule_set_month(
		    cursor, &range->from.point, schedule->period.n) ||
		!ehr_schedule_set_month(
			cursor, &range->to.point, schedule->period.n))
		return false;
	set_year(&range->from.point, monthly);
	set_year(&range->to.point, monthly);
	if (!ehr_schedule_range_days(cursor, range, &laid))
		return false;
	due = ehr_day_parts(laid.due);
	if (due.year != LEAP_YEAR)
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("a day of the period"));
	if (laid.has_begin)
		begin = ehr_day_parts(laid.begin);
	schedule->window[schedule->windows++] = (struct ehr_schedule_window){
		ehr_schedule_month_laid(begin.month, schedule->period.n),
		begin.day,
		ehr_schedule_month_laid(due.month, schedule->period.n), due.day,
		laid.rule
	};
	return true;
}

static int place(const struct ehr_schedule_window *window)
{
	return window->due_month * 32 + window->due_day;
}

/* Windows in order of their due days, each of them once. */
static bool sort(struct ehr_schedule *schedule)
{
	for (size_t i = 1; i < schedule->windows; i++) {
		struct ehr_schedule_window window = schedule->window[i];
		size_t k = i;

		for (; k > 0 &&
			place(&schedule->window[k - 1]) >= place(&window);
			k--) {
			if (place(&schedule->window[k - 1]) == place(&window))
				return false;
			schedule->window[k] = schedule->window[k - 1];
		}
		schedule->window[k] = window;
	}
	return true;
}

/* Are months of the year named, and none of the period? */
static bool of_year(const struct ehr_schedule_parts *parts)
{
	for (size_t i = 0; i < parts->n; i++) {
		const struct ehr_schedule_point *from =
			&parts->range[i].from.point;
		const struct ehr_schedule_point *to = &parts->range[i].to.point;

		if (from->month_of != UNSAID || to->month_of != UNSAID ||
			(to->month == UNSAID && to->quarter == UNSAID &&
				to->half == UNSAID))
			return false;
	}
	return parts->n > 0;
}

/* Is the one the time after the other, with nothing that ends either? Halves of
 * years are never said of a whole one. */
static bool is_next(const struct ehr_schedule_range *range,
	const struct ehr_schedule_window *last,
	const struct ehr_schedule_window *window)
{
	bool one = window->rule == EHR_SCHEDULE_STATED && !range->ends;
	int month = one ? window->due_month : window->begin_month;
	int day = one ? window->due_day : window->begin_day;
	int end = ehr_day_month_length(LEAP_YEAR, last->due_month + 1);

	if (!ehr_schedule_is_plain(&range[-1].to) ||
		!ehr_schedule_is_plain(&range->from) ||
		range->from.point.half != UNSAID)
		return false;
	if (last->due_day >= end)
		return day == 1 &&
		       month == (last->due_month + 1) % MONTHS_OF_YEAR;
	return month == last->due_month && day == last->due_day + 1;
}

/* Must be read before they are put in order. */
static bool check_rows(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_parts *parts,
	const struct ehr_schedule *schedule)
{
	for (size_t i = 1; i < parts->n; i++)
		if (is_next(&parts->range[i], &schedule->window[i - 1],
			    &schedule->window[i]))
			return ehr_schedule_wrong(cursor, "ambiguous_schedule",
				N_("one time from .. to .., or the last day of "
				   "each"));
	return true;
}

static bool ends_month(const struct ehr_schedule_window *window)
{
	return window->rule == EHR_SCHEDULE_MONTH_END ||
	       window->rule == EHR_SCHEDULE_QUARTER_END ||
	       window->rule == EHR_SCHEDULE_HALF_END;
}

/* Of a year's parts in their order, one in each of the shorter periods: those
 * themselves, where the parts are the same of each. */
static bool split_year(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule *schedule, int months)
{
	struct ehr_schedule_window *first = schedule->window;
	bool same = true;

	for (size_t i = 0; i < schedule->windows; i++) {
		struct ehr_schedule_window *window = &schedule->window[i];
		int begin = (int)i * months;

		if (window->due_month / months != (int)i)
			return ehr_schedule_wrong(cursor, "impossible_schedule",
				N_("one time in each period"));
		if (window->begin_month == 0 && window->begin_day == 1)
			window->begin_month = begin; /* none was said */
		same = same &&
		       window->begin_month - begin == first->begin_month &&
		       window->due_month - begin == first->due_month &&
		       window->begin_day == first->begin_day &&
		       window->rule == first->rule &&
		       (ends_month(window) ||
			       window->due_day == first->due_day);
	}
	if ((int)schedule->windows != MONTHS_OF_YEAR / months)
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("one time in each period"));
	if (!same)
		return true;
	if (ends_month(first))
		first->due_day = LAST_DAY;
	schedule->windows = 1;
	schedule->period.n = months;
	return true;
}

static bool check_times(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_parts *parts)
{
	if (parts->times < 2 || parts->n == (size_t)parts->times)
		return true;
	return parts->n == 0 ? ehr_schedule_wrong(cursor, "ambiguous_schedule",
				       N_("when each of the times is due, or a "
					  "period such as every half year"))
			     : ehr_schedule_wrong(cursor, "impossible_schedule",
				       N_("as many times as are named"));
}

bool ehr_schedule_lay_windows(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_parts *parts, struct ehr_schedule *schedule)
{
	int months = (int)schedule->period.n;
	bool shorter;

	if (!check_times(cursor, parts))
		return false;
	schedule->rule = rule_of(months);
	if (parts->n == 0) {
		schedule->window[0] = (struct ehr_schedule_window){ 0, 1,
			months - 1, LAST_DAY, schedule->rule };
		schedule->windows = 1;
		return true;
	}
	if (!ehr_schedule_complete_list(cursor, parts->range, parts->n))
		return false;
	shorter = months > 1 && months < MONTHS_OF_YEAR && of_year(parts);
	if (shorter)
		schedule->period.n = MONTHS_OF_YEAR;
	for (size_t i = 0; i < parts->n; i++)
		if (!lay_out(cursor, &parts->range[i], schedule))
			return false;
	if (!shorter && parts->times < 2 &&
		!check_rows(cursor, parts, schedule))
		return false;
	schedule->rule = schedule->window[schedule->windows - 1].rule;
	return sort(schedule) &&
	       (!shorter || split_year(cursor, schedule, months));
}
