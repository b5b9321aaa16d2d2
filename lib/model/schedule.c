/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule.h"

#include <stdio.h>

#include "base/day.h"

enum {
	MONTHS_OF_YEAR = 12,
	MONTHS_OF_HALF = 6,
	MONTHS_OF_QUARTER = 3,
	WEEK = 7,
	MONTH_DAYS_MAX = 31,
	MONDAY = 4,         /* 1970-01-05 */
	HOLIDAYS_MAX = 366, /* days in a row that none works */
	BACK = 60,          /* days that a move can take at most, and more */
	YEARS_END = 9999,
};

const char *const ehr_schedule_kind_word[EHR_SCHEDULE_KINDS] = { "day", "span",
	"every", "after", "standing" };

const char *const ehr_schedule_rule_word[EHR_SCHEDULE_RULES] = { "none",
	"stated", "third_end", "month_end", "quarter_end", "half_end",
	"year_end", "day_before", "term" };

static long last_day(void)
{
	return ehr_day_of(YEARS_END, MONTHS_OF_YEAR, MONTH_DAYS_MAX);
}

static bool works(const struct ehr_working_days *holidays, long day)
{
	return ehr_working_days_between(holidays, day - 1, day) > 0;
}

/* Moves the due day to one of work, where the table speaks of its year, and of
 * all years up to that day. */
static void move(
	const struct ehr_working_days *holidays, struct ehr_schedule_days *days)
{
	long day = days->due;

	days->stated = days->due;
	if (!holidays || !days->has_due ||
		!ehr_working_days_cover(holidays, day, day))
		return;
	while (!works(holidays, day) && day < last_day() &&
		day < days->due + HOLIDAYS_MAX)
		day++;
	if (!ehr_working_days_cover(holidays, days->due, day)) {
		days->off = true;
		return;
	}
	days->moved = day != days->due;
	days->due = day;
}

static bool count_working_days(
	const struct ehr_working_days *holidays, long from, long n, long *due)
{
	long day = from;

	if (!holidays)
		return false;
	while (n > 0 && day < last_day()) {
		day++;
		n -= works(holidays, day);
	}
	*due = day;
	return ehr_working_days_cover(holidays, from + 1, day);
}

/* The last day of a term; false if it cannot be known. */
static bool term_end(struct ehr_schedule_length term, long from,
	const struct ehr_working_days *holidays, long *due)
{
	switch (term.unit) {
	case EHR_SCHEDULE_WORKING_DAYS:
		return count_working_days(holidays, from, term.n, due);
	case EHR_SCHEDULE_MONTHS:
		*due = ehr_day_add_months(from, term.n);
		return true;
	default:
		*due = from + term.n < last_day() ? from + term.n : last_day();
		return true;
	}
}

/* The day that the term of AFTER is counted from. */
static long counts_from(const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts)
{
	return schedule->from_event ? facts->event : schedule->begin;
}

bool ehr_schedule_lacks(const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts)
{
	long due;

	if (schedule->from_event && !facts->has_event)
		return true;
	if (schedule->term.n == 0 ||
		schedule->term.unit != EHR_SCHEDULE_WORKING_DAYS)
		return false;
	return !facts->holidays ||
	       (schedule->kind == EHR_SCHEDULE_AFTER &&
		       !term_end(schedule->term, counts_from(schedule, facts),
			       facts->holidays, &due));
}

bool ehr_schedule_once(const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts, struct ehr_schedule_days *days)
{
	if (schedule->kind == EHR_SCHEDULE_EVERY ||
		ehr_schedule_lacks(schedule, facts))
		return false;
	*days = (struct ehr_schedule_days){ .has_begin = schedule->has_begin,
		.has_due = schedule->has_due,
		.begin = schedule->begin,
		.due = schedule->due,
		.rule = schedule->rule };
	if (schedule->kind == EHR_SCHEDULE_AFTER) {
		days->has_begin = true;
		days->begin = counts_from(schedule, facts);
		days->has_due = schedule->term.n > 0 &&
				term_end(schedule->term, days->begin,
					facts->holidays, &days->due);
	}
	move(facts->holidays, days);
	return true;
}

static long months_of(long day)
{
	struct ehr_day_parts of = ehr_day_parts(day);

	return of.year * (long)MONTHS_OF_YEAR + of.month - 1;
}

/* The day of a month counted from the year 0; its last if it has no such. */
static long day_of_month(long month, int day)
{
	int year = (int)(month / MONTHS_OF_YEAR);
	int of_year = (int)(month % MONTHS_OF_YEAR) + 1;
	int length = ehr_day_month_length(year, of_year);

	return ehr_day_of(year, of_year, day < length ? day : length);
}

static void name_day(struct ehr_schedule_days *days, long base)
{
	char text[EHR_DAY_TEXT];

	ehr_day_write(text, base);
	(void)snprintf(days->period, sizeof(days->period), "%s", text);
}

static void name_period(const struct ehr_schedule *schedule, long month,
	long base, struct ehr_schedule_days *days)
{
	unsigned year = (unsigned)(month / MONTHS_OF_YEAR) % 10000;
	unsigned of_year = (unsigned)(month % MONTHS_OF_YEAR);
	char *out = days->period;
	size_t size = sizeof(days->period);

	if (schedule->windows > 1)
		name_day(days, base);
	else if (schedule->period.n == MONTHS_OF_YEAR)
		(void)snprintf(out, size, "%04u", year);
	else if (schedule->period.n == MONTHS_OF_HALF)
		(void)snprintf(out, size, "%04u-H%u", year,
			of_year / MONTHS_OF_HALF + 1);
	else if (schedule->period.n == MONTHS_OF_QUARTER)
		(void)snprintf(out, size, "%04u-Q%u", year,
			of_year / MONTHS_OF_QUARTER + 1);
	else if (schedule->period.n == 1)
		(void)snprintf(out, size, "%04u-%02u", year, of_year + 1);
	else
		name_day(days, base);
}

/* The due day is base, or the end of a term after it. */
static void fill(const struct ehr_schedule_walk *walk, long base,
	enum ehr_schedule_rule rule, struct ehr_schedule_days *days)
{
	const struct ehr_schedule *schedule = walk->schedule;

	days->has_begin = days->has_due = true;
	if (schedule->has_begin && days->begin < schedule->begin)
		days->begin = schedule->begin;
	days->period_begin = days->begin;
	days->due = base;
	days->rule = rule;
	if (schedule->term.n > 0) {
		days->rule = EHR_SCHEDULE_TERM;
		days->begin = base < last_day() ? base + 1 : base;
		days->has_due = term_end(schedule->term, base,
			walk->facts->holidays, &days->due);
	}
	move(walk->facts->holidays, days);
}

/* The next window of the calendar; its base day. False at the end of time. */
static bool next_window(struct ehr_schedule_walk *walk, long *base,
	struct ehr_schedule_days *days)
{
	const struct ehr_schedule *schedule = walk->schedule;
	const struct ehr_schedule_window *window =
		&schedule->window[walk->window];
	long month = walk->step * schedule->period.n;

	if ((month + window->due_month) / MONTHS_OF_YEAR > YEARS_END)
		return false;
	*base = day_of_month(month + window->due_month, window->due_day);
	*days = (struct ehr_schedule_days){ .begin = day_of_month(
						    month + window->begin_month,
						    window->begin_day) };
	fill(walk, *base, window->rule, days);
	name_period(schedule, month, *base, days);
	if (++walk->window == schedule->windows) {
		walk->window = 0;
		walk->step++;
	}
	return true;
}

/* The day that periods are counted from, its own not among them. */
static long anchor(const struct ehr_schedule_walk *walk)
{
	const struct ehr_schedule *schedule = walk->schedule;

	if (schedule->from_event)
		return walk->facts->event;
	if (schedule->weekday > 0)
		return MONDAY + schedule->weekday - 1;
	return schedule->has_begin ? schedule->begin - 1 : 0;
}

/* So many periods after the anchor. */
static long counted(const struct ehr_schedule_walk *walk, long step)
{
	const struct ehr_schedule *schedule = walk->schedule;
	long from = anchor(walk), n = step * schedule->period.n;

	if (schedule->period.unit == EHR_SCHEDULE_DAYS)
		return from + n;
	/* a begin is a day of the first period, an event is none of it */
	return schedule->from_event ? ehr_day_add_months(from, n)
				    : ehr_day_add_months(from + 1, n) - 1;
}

static bool next_counted(struct ehr_schedule_walk *walk, long *base,
	struct ehr_schedule_days *days)
{
	*base = counted(walk, walk->step);
	if (*base >= last_day())
		return false;
	*days = (struct ehr_schedule_days){
		.begin = counted(walk, walk->step - 1) + 1
	};
	fill(walk, *base, walk->schedule->rule, days);
	name_day(days, *base);
	walk->step++;
	return true;
}

/* The next of those that the text names one by one. */
static bool next_stated(struct ehr_schedule_walk *walk, long *base,
	struct ehr_schedule_days *days)
{
	const struct ehr_schedule *schedule = walk->schedule;
	const struct ehr_schedule_time *time = &schedule->time[walk->step];

	if (walk->step == (long)schedule->times)
		return false;
	*base = time->due;
	*days = (struct ehr_schedule_days){ .begin = time->begin };
	fill(walk, *base, time->rule, days);
	days->has_begin = time->has_begin;
	name_day(days, *base);
	walk->step++;
	return true;
}

/* More days than a term can have. */
static long term_most(struct ehr_schedule_length term)
{
	return term.unit == EHR_SCHEDULE_MONTHS
		       ? term.n * MONTH_DAYS_MAX
		       : 2 * term.n + (term.n > 0 ? HOLIDAYS_MAX : 0);
}

static void start(struct ehr_schedule_walk *walk)
{
	const struct ehr_schedule *schedule = walk->schedule;
	const struct ehr_schedule_length *period = &schedule->period;
	long first = ehr_day_of(1, 1, 1);
	long from = walk->from - term_most(schedule->term) - BACK;
	long days = period->n *
		    (period->unit == EHR_SCHEDULE_DAYS ? 1 : MONTH_DAYS_MAX);

	if (schedule->has_begin && from < schedule->begin)
		from = schedule->begin;
	if (from < first)
		from = first;
	if (schedule->windows > 0) {
		walk->step = months_of(from) / period->n;
		return;
	}
	walk->step = (from - anchor(walk)) / days - 1;
	if (walk->step < 1 && (schedule->from_event || schedule->has_begin))
		walk->step = 1;
}

void ehr_schedule_walk_init(struct ehr_schedule_walk *walk,
	const struct ehr_schedule *schedule,
	const struct ehr_schedule_facts *facts, long from)
{
	*walk = (struct ehr_schedule_walk){ .schedule = schedule,
		.facts = facts,
		.from = from,
		.ended = ehr_schedule_lacks(schedule, facts) };
	if (!walk->ended && schedule->kind == EHR_SCHEDULE_EVERY &&
		schedule->times == 0)
		start(walk);
}

static bool reaches(const struct ehr_schedule_days *days, long from)
{
	return days->has_due     ? days->due >= from
	       : days->has_begin ? days->begin >= from
				 : true;
}

static bool next(struct ehr_schedule_walk *walk, long *base,
	struct ehr_schedule_days *days)
{
	if (walk->schedule->times > 0)
		return next_stated(walk, base, days);
	return walk->schedule->windows > 0 ? next_window(walk, base, days)
					   : next_counted(walk, base, days);
}

bool ehr_schedule_walk_next(
	struct ehr_schedule_walk *walk, struct ehr_schedule_days *days)
{
	const struct ehr_schedule *schedule = walk->schedule;
	long base;

	if (walk->ended)
		return false;
	if (schedule->kind != EHR_SCHEDULE_EVERY) {
		walk->ended = true;
		return ehr_schedule_once(schedule, walk->facts, days) &&
		       reaches(days, walk->from);
	}
	while (next(walk, &base, days)) {
		if (schedule->has_due && base > schedule->due)
			break;
		if ((!schedule->has_begin || base >= schedule->begin) &&
			reaches(days, walk->from))
			return true;
	}
	walk->ended = true;
	return false;
}
