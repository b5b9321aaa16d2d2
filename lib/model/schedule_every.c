/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_every.h"

#include "base/day.h"
#include "model/schedule_list.h"
#include "model/schedule_month.h"
#include "model/schedule_term.h"

enum {
	MONTHS_OF_YEAR = 12,
	WEEK = 7,
	LEAP_YEAR = 2000, /* a window is laid out in one that has every day */
	ONCE_IN_MOST = 10,
	UNSAID = EHR_SCHEDULE_UNSAID,
};

/* What is said beside the period, until that is known. */
struct said {
	struct ehr_schedule *schedule;
	struct ehr_schedule_range range[EHR_SCHEDULE_WINDOWS];
	size_t n;
	bool bounded, end;
	bool from_day; /* the begin is a day of its own */
	bool behind;   /* reading what stands behind the period */
};

/* Once in each. */
static bool skip_once(struct ehr_schedule_cursor *cursor)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);

	if (token->kind == EHR_SCHEDULE_NUMBER && token->value == 1 &&
		ehr_schedule_is(ehr_schedule_peek(cursor, 1),
			EHR_SCHEDULE_MEANS_ONCE)) {
		cursor->at += 2;
		return true;
	}
	return token->value > 0 &&
	       ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_ONCE);
}

/* Once in three years: a small number, its unit, and "once". */
static bool is_once_in(struct ehr_schedule_cursor cursor, size_t at)
{
	const struct ehr_schedule_token *token;

	cursor.at = at;
	token = ehr_schedule_peek(&cursor, 0);
	if (token->kind != EHR_SCHEDULE_NUMBER || token->value > ONCE_IN_MOST)
		return false;
	token = ehr_schedule_peek(&cursor, 1);
	cursor.at += 2;
	return (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_YEAR) ||
		       ehr_schedule_is(
			       token, EHR_SCHEDULE_MEANS_LENGTH_MONTHS) ||
		       ehr_schedule_is(
			       token, EHR_SCHEDULE_MEANS_LENGTH_DAYS)) &&
	       skip_once(&cursor);
}

/* The token that the period begins with. */
static size_t find(const struct ehr_schedule_cursor *cursor)
{
	size_t i = cursor->at;

	while (i < cursor->end &&
		!ehr_schedule_is(&cursor->token[i], EHR_SCHEDULE_MEANS_EVERY) &&
		!ehr_schedule_is(
			&cursor->token[i], EHR_SCHEDULE_MEANS_PERIODIC) &&
		!is_once_in(*cursor, i))
		i++;
	return i;
}

bool ehr_schedule_comes_back(const struct ehr_schedule_cursor *cursor)
{
	return find(cursor) < cursor->end;
}

/* The unit of the period said once more, ahead of its end. */
static void skip_unit(
	struct ehr_schedule_cursor *cursor, enum ehr_schedule_meaning meaning)
{
	const struct ehr_schedule_token *unit = ehr_schedule_peek(cursor, 0);

	if (ehr_schedule_is(unit, meaning) && unit->value == 0 &&
		ehr_schedule_is(
			ehr_schedule_peek(cursor, 1), EHR_SCHEDULE_MEANS_END))
		cursor->at++;
}

static bool take_periodic(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_length *period)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);

	if (!ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_PERIODIC))
		return false;
	*period = (struct ehr_schedule_length){ token->value,
		EHR_SCHEDULE_MONTHS };
	return true;
}

/* Behind "every": a unit, with a number or not; a name of a month or of a day of
 * the week stays there and makes it a year or a week. */
static bool take_period(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_length *period)
{
	struct ehr_schedule_token one[2] = {
		{ .kind = EHR_SCHEDULE_NUMBER, .value = 1, .digits = 1 }
	};
	struct ehr_schedule_cursor unit = { .token = one, .end = 2 };
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);
	const struct ehr_schedule_token *next = ehr_schedule_peek(cursor, 1);

	if (take_periodic(cursor, period))
		return true;
	if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_WEEKDAY)) {
		*period =
			(struct ehr_schedule_length){ WEEK, EHR_SCHEDULE_DAYS };
		return true;
	}
	*period = (struct ehr_schedule_length){ MONTHS_OF_YEAR,
		EHR_SCHEDULE_MONTHS };
	if (token->kind == EHR_SCHEDULE_LENGTH ||
		token->kind == EHR_SCHEDULE_NUMBER)
		return (ehr_schedule_is(next, EHR_SCHEDULE_MEANS_MONTH) &&
			       next->value > 0) ||
		       ehr_schedule_take_length(cursor, period);
	if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_MONTH)) {
		if (token->value > 0)
			return true;
		period->n = 1;
		cursor->at++;
		skip_unit(cursor, EHR_SCHEDULE_MEANS_MONTH);
		return true;
	}
	one[1] = *token;
	if (!ehr_schedule_take_length(&unit, period))
		return false;
	cursor->at++;
	skip_unit(cursor, token->meaning);
	return true;
}

/* [within] so long after the end of each; behind the period without the last
 * words. */
static bool take_after_end(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_length *term)
{
	struct ehr_schedule_cursor before = *cursor;
	bool behind = ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AFTER);
	bool taken;

	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WITHIN);
	taken = term->n == 0 && ehr_schedule_take_length(cursor, term);
	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WITHIN);
	if (taken && !behind) {
		taken = ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AFTER) &&
			(ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_END_OF) ||
				ehr_schedule_skip(
					cursor, EHR_SCHEDULE_MEANS_END));
		if (!taken)
			term->n = 0;
	}
	if (!taken && behind && cursor->reason)
		return false;
	if (!taken)
		*cursor = before;
	return taken;
}

static bool take_end(struct ehr_schedule_cursor *cursor, struct said *said)
{
	size_t at = cursor->at;
	bool by = ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_BY);

	said->end |= ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_END_OF) ||
		     ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_END);
	if (said->end)
		(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_BEFORE);
	else if (!by)
		(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WITHIN);
	return cursor->at > at;
}

/* Years are bounds of it all; what has none is a part of each period. */
static bool take_range(struct ehr_schedule_cursor *cursor, struct said *said)
{
	struct ehr_schedule_range range;

	if (!ehr_schedule_take_range(cursor, &range))
		return false;
	if (!range.to.point.this_year &&
		!ehr_schedule_has_year(&range.to.point)) {
		if (said->n == EHR_SCHEDULE_WINDOWS || range.open)
			return false;
		said->range[said->n++] = range;
		return true;
	}
	if (said->bounded || (said->behind && range.to.point.this_year))
		return false;
	said->bounded = true;
	said->from_day = range.open && range.from.point.day != UNSAID;
	return ehr_schedule_range_days(cursor, &range, said->schedule);
}

/* The event that the periods are counted from, up to the end of the cursor. */
static bool take_event(struct ehr_schedule_cursor *cursor, struct said *said)
{
	size_t from = cursor->at, to = cursor->end;
	bool ahead = ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AFTER) ||
		     ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_FROM) ||
		     ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_OF);
	const struct ehr_schedule_token *last = &cursor->token[to - 1];
	bool behind = ehr_schedule_is(last, EHR_SCHEDULE_MEANS_AFTER) ||
		      ehr_schedule_is(last, EHR_SCHEDULE_MEANS_START);

	if (ahead)
		from++;
	if (behind)
		to--;
	if (!(ahead || behind) || said->schedule->from_event || to <= from ||
		!ehr_schedule_event(cursor, from, to, said->schedule))
		return false;
	cursor->at = cursor->end;
	return true;
}

static bool take_weekday(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);

	if (schedule->weekday != 0 ||
		!ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WEEKDAY))
		return false;
	schedule->weekday = token->value;
	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_BEFORE);
	return true;
}

/* What stands on one side of the period. */
static bool take_side(struct ehr_schedule_cursor *cursor, struct said *said)
{
	while (cursor->at < cursor->end)
		if (!ehr_schedule_skip_mark(cursor, EHR_SCHEDULE_COMMA) &&
			!ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AND) &&
			!skip_once(cursor) &&
			!take_after_end(cursor, &said->schedule->term) &&
			!take_weekday(cursor, said->schedule) &&
			!take_range(cursor, said) && !take_end(cursor, said) &&
			!take_event(cursor, said))
			return false;
	return !cursor->reason;
}

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

/* Is the day the first of a period of the calendar? */
static bool starts_period(long day, long months)
{
	struct ehr_day_parts of = ehr_day_parts(day);

	return of.day == 1 && (of.month - 1) % months == 0;
}

/* Are the periods those of the calendar? Not if they run from an event, or from a
 * day in the middle of one. */
static bool of_calendar(const struct said *said)
{
	const struct ehr_schedule *schedule = said->schedule;
	long months = schedule->period.n;

	if (schedule->period.unit != EHR_SCHEDULE_MONTHS ||
		months > MONTHS_OF_YEAR || MONTHS_OF_YEAR % months != 0 ||
		schedule->from_event)
		return false;
	return !said->from_day || said->n > 0 || said->end ||
	       schedule->term.n > 0 || starts_period(schedule->begin, months);
}

static bool make_windows(struct ehr_schedule_cursor *cursor, struct said *said)
{
	struct ehr_schedule *schedule = said->schedule;
	long months = schedule->period.n;

	schedule->rule = rule_of(months);
	if (said->n == 0) {
		schedule->window[0] = (struct ehr_schedule_window){ 0, 1,
			(int)months - 1, 31, schedule->rule };
		schedule->windows = 1;
		return true;
	}
	if (said->end)
		return false;
	if (!ehr_schedule_complete_list(cursor, said->range, said->n))
		return false;
	for (size_t i = 0; i < said->n; i++)
		if (!lay_out(cursor, &said->range[i], schedule))
			return false;
	schedule->rule = schedule->window[schedule->windows - 1].rule;
	return sort(schedule);
}

static bool finish(struct ehr_schedule_cursor *cursor, struct said *said)
{
	struct ehr_schedule *schedule = said->schedule;
	bool days = schedule->period.unit == EHR_SCHEDULE_DAYS;

	schedule->kind = EHR_SCHEDULE_EVERY;
	if (schedule->period.unit == EHR_SCHEDULE_WORKING_DAYS)
		return false;
	if (of_calendar(said))
		return schedule->weekday == 0 && make_windows(cursor, said);
	if (said->n > 0 || said->end)
		return false;
	schedule->rule = EHR_SCHEDULE_TERM;
	if (days && !schedule->from_event &&
		(schedule->period.n == 1 || schedule->period.n == WEEK)) {
		schedule->rule = EHR_SCHEDULE_STATED;
		if (schedule->weekday == 0 && schedule->period.n == WEEK)
			schedule->weekday = WEEK;
		return schedule->weekday == 0 || schedule->period.n == WEEK;
	}
	if (!schedule->from_event && !schedule->has_begin)
		schedule->from_event = true; /* of an event not named */
	return schedule->weekday == 0 && schedule->term.n == 0;
}

bool ehr_schedule_take_every(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	size_t every = find(cursor);
	struct said said = { .schedule = schedule };
	struct ehr_schedule_cursor left = *cursor;
	bool read;

	*schedule = (struct ehr_schedule){ .kind = EHR_SCHEDULE_EVERY };
	left.end = every;
	cursor->at = every;
	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_EVERY);
	read = take_period(cursor, &schedule->period) &&
	       take_side(&left, &said);
	said.behind = true;
	read = read && take_side(cursor, &said) && finish(cursor, &said);
	if (left.reason)
		return ehr_schedule_wrong(cursor, left.reason, left.expected);
	return read && !cursor->reason;
}
