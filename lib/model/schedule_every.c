/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_every.h"

#include "base/day.h"
#include "model/schedule_term.h"
#include "model/schedule_window.h"

enum {
	MONTHS_OF_YEAR = 12,
	WEEK = 7,
	ONCE_IN_MOST = 10,
};

/* What is said beside the period, until that is known. */
struct said {
	struct ehr_schedule *schedule;
	struct ehr_schedule_parts parts;
	bool bounded, end;
	bool from_day; /* the begin is a day of its own */
	bool behind;   /* reading what stands behind the period */
};

/* Once in each, twice in each: how often. */
static bool take_times(struct ehr_schedule_cursor *cursor, int *times)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);

	if (token->kind == EHR_SCHEDULE_NUMBER && token->value > 0 &&
		ehr_schedule_is(ehr_schedule_peek(cursor, 1),
			EHR_SCHEDULE_MEANS_ONCE)) {
		*times = token->value;
		cursor->at += 2;
		return true;
	}
	*times = 1;
	return token->value > 0 &&
	       ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_ONCE);
}

static bool take_times_of(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_parts *parts)
{
	int times;

	if (parts->times > 0 || !take_times(cursor, &times))
		return false;
	parts->times = times;
	return true;
}

/* Once in three years: a small number, its unit, and how often. */
static bool is_times_in(struct ehr_schedule_cursor cursor, size_t at)
{
	const struct ehr_schedule_token *token;
	int times;

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
	       take_times(&cursor, &times);
}

/* The token that the period begins with. */
static size_t find(const struct ehr_schedule_cursor *cursor)
{
	size_t i = cursor->at;

	while (i < cursor->end &&
		!ehr_schedule_is(&cursor->token[i], EHR_SCHEDULE_MEANS_EVERY) &&
		!ehr_schedule_is(
			&cursor->token[i], EHR_SCHEDULE_MEANS_PERIODIC) &&
		!is_times_in(*cursor, i))
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

/* Has the time of the schedule room for one period at most? */
static bool is_one_period(const struct ehr_schedule *schedule)
{
	struct ehr_day_parts from = ehr_day_parts(schedule->begin);
	struct ehr_day_parts to = ehr_day_parts(schedule->due);

	if (!schedule->has_begin)
		return true;
	if (schedule->period.unit != EHR_SCHEDULE_MONTHS)
		return schedule->due - schedule->begin < schedule->period.n;
	return (to.year - from.year) * MONTHS_OF_YEAR + to.month - from.month <
	       schedule->period.n;
}

/* By a day, or in a time with room for one alone: ahead of the period that is of
 * what is done once. */
static bool is_once(const struct ehr_schedule_range *range,
	const struct ehr_schedule *schedule)
{
	if (range->ends || range->open)
		return false;
	return (!ehr_schedule_is_plain(&range->from) && !range->from.within) ||
	       is_one_period(schedule);
}

/* Years are bounds of it all; what has none is a part of each period. */
static bool take_range(struct ehr_schedule_cursor *cursor, struct said *said)
{
	struct ehr_schedule_range range;

	if (!ehr_schedule_take_range(cursor, &range))
		return false;
	if (!range.to.point.this_year &&
		!ehr_schedule_has_year(&range.to.point)) {
		if (said->parts.n == EHR_SCHEDULE_WINDOWS || range.open)
			return false;
		said->parts.range[said->parts.n++] = range;
		return true;
	}
	if (said->bounded || (said->behind && range.to.point.this_year))
		return false;
	if (!ehr_schedule_range_days(cursor, &range, said->schedule))
		return false;
	if (!said->behind && is_once(&range, said->schedule))
		return ehr_schedule_wrong(cursor, "ambiguous_schedule",
			N_("what comes back, not behind the time of what is "
			   "done once"));
	said->bounded = true;
	said->from_day =
		range.open && range.from.point.day != EHR_SCHEDULE_UNSAID;
	return true;
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
	if (!(ahead || behind) || said->schedule->from_event ||
		said->schedule->has_due || to <= from ||
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
			!take_times_of(cursor, &said->parts) &&
			!take_after_end(cursor, &said->schedule->term) &&
			!take_weekday(cursor, said->schedule) &&
			!take_range(cursor, said) && !take_end(cursor, said) &&
			!take_event(cursor, said))
			return false;
	return !cursor->reason;
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
	return !said->from_day || said->parts.n > 0 || said->end ||
	       schedule->term.n > 0 || starts_period(schedule->begin, months);
}

static bool finish(struct ehr_schedule_cursor *cursor, struct said *said)
{
	struct ehr_schedule *schedule = said->schedule;
	bool days = schedule->period.unit == EHR_SCHEDULE_DAYS;

	schedule->kind = EHR_SCHEDULE_EVERY;
	if (schedule->period.unit == EHR_SCHEDULE_WORKING_DAYS)
		return false;
	if (of_calendar(said))
		return schedule->weekday == 0 &&
		       !(said->parts.n > 0 && said->end) &&
		       ehr_schedule_lay_windows(cursor, &said->parts, schedule);
	if (said->parts.times > 1)
		return ehr_schedule_wrong(cursor, "ambiguous_schedule",
			N_("when each of the times is due, or a period such as "
			   "every half year"));
	if (said->parts.n > 0 || said->end)
		return false;
	schedule->rule = EHR_SCHEDULE_TERM;
	if (days && !schedule->from_event &&
		(schedule->period.n == 1 || schedule->period.n == WEEK)) {
		schedule->rule = EHR_SCHEDULE_STATED;
		if (schedule->weekday == 0 && schedule->period.n == WEEK)
			schedule->weekday = WEEK;
		return schedule->weekday == 0 || schedule->period.n == WEEK;
	}
	if (!schedule->from_event && !schedule->has_begin) {
		schedule->has_begin = cursor->context->has_first;
		schedule->begin = cursor->context->first;
		/* or of an event not named */
		schedule->from_event = !schedule->has_begin;
	}
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
