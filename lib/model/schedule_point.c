/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_point.h"

#include "base/day.h"

enum {
	YEAR_DIGITS = 4,
	DAY_DIGITS = 8,
	SHORT_DIGITS = 2,
	MONTHS_OF_YEAR = 12,
	MONTHS_OF_HALF = 6,
	MONTHS_OF_QUARTER = 3,
	QUARTERS = 4,
	THIRD_DAYS = 10,
	THIRDS = 3,
	PLAN_YEARS = 5,
	YEARS_END = 9999,
	UNSAID = EHR_SCHEDULE_UNSAID,
};

/* Sets what was not said yet. */
static bool say(int *part, int value)
{
	if (*part != UNSAID)
		return false;
	*part = value;
	return true;
}

static bool is_short(const struct ehr_schedule_token *token)
{
	return token->kind == EHR_SCHEDULE_NUMBER &&
	       token->digits <= SHORT_DIGITS;
}

static bool is_named_part(const struct ehr_schedule_token *token)
{
	return token->value > 0 &&
	       (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_QUARTER) ||
		       ehr_schedule_is(token, EHR_SCHEDULE_MEANS_HALF));
}

/* Behind a year: -10, -10-15, also with slashes or points; -Q3, -H1. */
static void take_iso(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point)
{
	const struct ehr_schedule_token *mark = ehr_schedule_peek(cursor, 0);
	const struct ehr_schedule_token *next = ehr_schedule_peek(cursor, 2);
	bool joins = (mark->kind == EHR_SCHEDULE_DASH ||
			     mark->kind == EHR_SCHEDULE_SLASH ||
			     mark->kind == EHR_SCHEDULE_DOT) &&
		     mark->n == 1;

	if (joins && is_named_part(ehr_schedule_peek(cursor, 1)))
		cursor->at++;
	if (!joins || !is_short(ehr_schedule_peek(cursor, 1)))
		return;
	point->month = ehr_schedule_peek(cursor, 1)->value;
	cursor->at += 2;
	if (next->kind != mark->kind || next->n != 1 ||
		!is_short(ehr_schedule_peek(cursor, 1)))
		return;
	point->day = ehr_schedule_peek(cursor, 1)->value;
	cursor->at += 2;
}

/* What the unit behind a number makes of it. */
static bool take_with_unit(struct ehr_schedule_point *point,
	const struct ehr_schedule_token *number,
	const struct ehr_schedule_token *unit)
{
	if (unit->kind != EHR_SCHEDULE_WORD || unit->value != 0)
		return false;
	switch (unit->meaning) {
	case EHR_SCHEDULE_MEANS_YEAR:
		return number->digits == YEAR_DIGITS &&
		       say(&point->year, number->value);
	case EHR_SCHEDULE_MEANS_QUARTER:
		return number->digits <= SHORT_DIGITS &&
		       say(&point->quarter, number->value);
	case EHR_SCHEDULE_MEANS_MONTH:
		return number->digits <= SHORT_DIGITS &&
		       say(&point->month, number->value);
	case EHR_SCHEDULE_MEANS_DAY:
		return number->digits <= SHORT_DIGITS &&
		       say(&point->day, number->value);
	default: return false;
	}
}

static bool is_unit(const struct ehr_schedule_token *token)
{
	return token->value == 0 &&
	       (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_YEAR) ||
		       ehr_schedule_is(token, EHR_SCHEDULE_MEANS_QUARTER) ||
		       ehr_schedule_is(token, EHR_SCHEDULE_MEANS_MONTH) ||
		       ehr_schedule_is(token, EHR_SCHEDULE_MEANS_DAY));
}

static bool is_month_name(const struct ehr_schedule_token *token)
{
	return ehr_schedule_is(token, EHR_SCHEDULE_MEANS_MONTH) &&
	       token->value > 0;
}

static bool take_number(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);
	const struct ehr_schedule_token *next = ehr_schedule_peek(cursor, 1);
	bool named = cursor->at > 0 && is_month_name(token - 1);

	if (is_unit(next)) {
		bool taken = take_with_unit(point, token, next);

		cursor->at += taken ? 2 : 0;
		return taken;
	}
	if (token->digits == YEAR_DIGITS && say(&point->year, token->value)) {
		cursor->at++;
		if (point->month == UNSAID && point->bare == UNSAID)
			take_iso(cursor, point);
		return true;
	}
	if (token->digits == DAY_DIGITS && point->year == UNSAID &&
		point->month == UNSAID) {
		point->year = token->value / 10000;
		point->month = token->value / 100 % 100;
		point->day = token->value % 100;
		cursor->at++;
		return true;
	}
	if (token->digits > SHORT_DIGITS ||
		!say(is_month_name(next) || named ? &point->day : &point->bare,
			token->value))
		return false;
	cursor->at++;
	return true;
}

static bool take_word(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);
	int year = cursor->context->year;

	switch (token->meaning) {
	case EHR_SCHEDULE_MEANS_THIS_YEAR:
		point->this_year = true;
		return say(&point->year, year ? year + token->value : UNSAID);
	case EHR_SCHEDULE_MEANS_PLAN: return say(&point->plan, token->value);
	case EHR_SCHEDULE_MEANS_HALF: return say(&point->half, token->value);
	case EHR_SCHEDULE_MEANS_QUARTER:
		return token->value > 0 && say(&point->quarter, token->value);
	case EHR_SCHEDULE_MEANS_MONTH:
		return token->value > 0 && say(&point->month, token->value);
	case EHR_SCHEDULE_MEANS_THIRD: return say(&point->third, token->value);
	case EHR_SCHEDULE_MEANS_MONTH_OF:
		return say(&point->month_of, token->value);
	default: return false;
	}
}

/* First quarter; and the prefix of Chinese ordinals. */
static bool take_ordinal(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);
	const struct ehr_schedule_token *next = ehr_schedule_peek(cursor, 1);

	if (!ehr_schedule_is(token, EHR_SCHEDULE_MEANS_ORDINAL))
		return false;
	if (token->value == 0 && is_short(next)) {
		cursor->at++;
		if (take_number(cursor, point))
			return true;
		cursor->at--;
		return false;
	}
	if (token->value > 0 &&
		ehr_schedule_is(next, EHR_SCHEDULE_MEANS_QUARTER) &&
		next->value == 0 && say(&point->quarter, token->value)) {
		cursor->at += 2;
		return true;
	}
	return false;
}

static bool said_any(const struct ehr_schedule_point *point)
{
	return point->year != UNSAID || point->plan != UNSAID ||
	       point->half != UNSAID || point->quarter != UNSAID ||
	       point->month != UNSAID || point->third != UNSAID ||
	       point->day != UNSAID || point->bare != UNSAID ||
	       point->month_of != UNSAID || point->this_year;
}

static bool take_part(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);
	const struct ehr_schedule_token *next = ehr_schedule_peek(cursor, 1);
	bool joint = token->kind == EHR_SCHEDULE_COMMA ||
		     ehr_schedule_is(token, EHR_SCHEDULE_MEANS_OF);

	if (joint && said_any(point) && point->year == UNSAID &&
		next->kind == EHR_SCHEDULE_NUMBER &&
		next->digits == YEAR_DIGITS &&
		!is_unit(ehr_schedule_peek(cursor, 2))) {
		cursor->at++;
		token = next;
	}
	if (token->kind == EHR_SCHEDULE_NUMBER)
		return point->bare == UNSAID && take_number(cursor, point);
	if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_ORDINAL))
		return take_ordinal(cursor, point);
	if (token->kind != EHR_SCHEDULE_WORD || !take_word(cursor, point))
		return false;
	cursor->at++;
	return true;
}

/* The end of the year, within the year: which, the context must say. */
static bool take_bare_year(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point)
{
	const struct ehr_schedule_token *next = ehr_schedule_peek(cursor, 1);

	if (!ehr_schedule_is(
		    ehr_schedule_peek(cursor, 0), EHR_SCHEDULE_MEANS_YEAR) ||
		!(ehr_schedule_is(next, EHR_SCHEDULE_MEANS_END) ||
			ehr_schedule_is(next, EHR_SCHEDULE_MEANS_WITHIN)))
		return false;
	point->this_year = true;
	cursor->at++;
	return true;
}

bool ehr_schedule_take_point(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_point *point)
{
	*point = (struct ehr_schedule_point){ UNSAID, UNSAID, UNSAID, UNSAID,
		UNSAID, UNSAID, UNSAID, UNSAID, UNSAID, false };
	if (take_bare_year(cursor, point))
		return true;
	while (take_part(cursor, point))
		continue;
	return said_any(point);
}

bool ehr_schedule_has_year(const struct ehr_schedule_point *point)
{
	return point->year != UNSAID || point->plan != UNSAID ||
	       point->this_year;
}

static bool within_one(int value, int most)
{
	return value == UNSAID || (value >= 1 && value <= most);
}

/* Do the parts go together, and does each exist? */
static bool check_parts(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_point *point)
{
	int of_year = (point->half != UNSAID) + (point->quarter != UNSAID) +
		      (point->month != UNSAID);
	bool of_month = point->third != UNSAID || point->day != UNSAID;

	if (point->bare != UNSAID || point->month_of != UNSAID || of_year > 1 ||
		(of_month && point->month == UNSAID) ||
		(point->third != UNSAID && point->day != UNSAID) ||
		(point->plan != UNSAID &&
			(point->year != UNSAID || of_year > 0)))
		return false;
	if (!within_one(point->quarter, QUARTERS))
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("a quarter from 1 to 4"));
	if (!within_one(point->month, MONTHS_OF_YEAR))
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("a month from 1 to 12"));
	return true;
}

static int year_of(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_point *point)
{
	int year = point->year;

	if (point->plan != UNSAID)
		year = point->plan;
	else if (year == UNSAID)
		year = cursor->context->year;
	if (year < 1 && point->year == UNSAID)
		ehr_schedule_wrong(cursor, "no_year", N_("a year in it"));
	else if (year < 1 || year > YEARS_END)
		ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("a year from 1 to 9999"));
	return year;
}

/* Months of the year that the point names. */
static void months_of(const struct ehr_schedule_point *point, int *first,
	int *last, enum ehr_schedule_rule *rule)
{
	*first = 1;
	*last = MONTHS_OF_YEAR;
	*rule = EHR_SCHEDULE_YEAR_END;
	if (point->half != UNSAID) {
		*last = point->half * MONTHS_OF_HALF;
		*first = *last - MONTHS_OF_HALF + 1;
		*rule = EHR_SCHEDULE_HALF_END;
	} else if (point->quarter != UNSAID) {
		*last = point->quarter * MONTHS_OF_QUARTER;
		*first = *last - MONTHS_OF_QUARTER + 1;
		*rule = EHR_SCHEDULE_QUARTER_END;
	} else if (point->month != UNSAID) {
		*first = *last = point->month;
		*rule = EHR_SCHEDULE_MONTH_END;
	}
}

bool ehr_schedule_point_days(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_point *point, long *first, long *last,
	enum ehr_schedule_rule *rule)
{
	int year, from, to, length;

	if (!check_parts(cursor, point))
		return false;
	year = year_of(cursor, point);
	if (year < 1 || year > YEARS_END)
		return false;
	months_of(point, &from, &to, rule);
	length = ehr_day_month_length(year, to);
	*first = ehr_day_of(
		point->plan != UNSAID ? year - PLAN_YEARS + 1 : year, from, 1);
	*last = ehr_day_of(year, to, length);
	if (point->third != UNSAID) {
		*rule = EHR_SCHEDULE_THIRD_END;
		*first += (point->third - 1L) * THIRD_DAYS;
		if (point->third < THIRDS)
			*last = *first + THIRD_DAYS - 1;
	} else if (point->day != UNSAID) {
		if (!within_one(point->day, length))
			return ehr_schedule_wrong(cursor, "impossible_schedule",
				N_("a day that the month has"));
		*rule = EHR_SCHEDULE_STATED;
		*first += point->day - 1L;
		*last = *first;
	}
	return true;
}
