/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_edge.h"

#include "base/day.h"

enum { UNSAID = EHR_SCHEDULE_UNSAID };

static void take_prefixes(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_edge *edge)
{
	for (;;) {
		const struct ehr_schedule_token *token =
			ehr_schedule_peek(cursor, 0);

		if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_BY)) {
			edge->by = true;
			edge->excluded = token->value > 0;
		} else if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_TO)) {
			edge->by = true;
		} else if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_FROM)) {
			edge->from = true;
		} else if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_WITHIN)) {
			edge->within = true;
		} else if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_END_OF) ||
			   ehr_schedule_is(token, EHR_SCHEDULE_MEANS_END)) {
			edge->end = true;
		} else {
			return;
		}
		cursor->at++;
	}
}

/* The unit said once more, ahead of "end" or "within". */
static void skip_unit(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_point *point)
{
	const struct ehr_schedule_token *unit = ehr_schedule_peek(cursor, 0);
	bool year = ehr_schedule_is(unit, EHR_SCHEDULE_MEANS_YEAR) &&
		    (point->year != UNSAID || point->this_year) &&
		    point->month == UNSAID && point->quarter == UNSAID &&
		    point->half == UNSAID;
	bool month = ehr_schedule_is(unit, EHR_SCHEDULE_MEANS_MONTH) &&
		     unit->value == 0 && point->month != UNSAID &&
		     point->day == UNSAID;

	const struct ehr_schedule_token *next = ehr_schedule_peek(cursor, 1);

	if ((year || month) &&
		(ehr_schedule_is(next, EHR_SCHEDULE_MEANS_END) ||
			ehr_schedule_is(next, EHR_SCHEDULE_MEANS_WITHIN)))
		cursor->at++;
}

static void take_suffixes(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_edge *edge)
{
	for (;;) {
		if (ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_END))
			edge->end = true;
		else if (ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_BEFORE))
			edge->before = true;
		else if (ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WITHIN))
			edge->within = true;
		else if (ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_START))
			edge->from = true;
		else
			return;
	}
}

bool ehr_schedule_take_edge(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_edge *edge)
{
	size_t at = cursor->at;
	bool sane;

	*edge = (struct ehr_schedule_edge){ 0 };
	take_prefixes(cursor, edge);
	if (!ehr_schedule_take_point(cursor, &edge->point)) {
		cursor->at = at;
		return false;
	}
	skip_unit(cursor, &edge->point);
	take_suffixes(cursor, edge);
	/* what contradicts each other is nothing that can be read */
	sane = !(edge->from && (edge->by || edge->before || edge->end ||
				       edge->within)) &&
	       !(edge->within && (edge->before || edge->end || edge->by));
	if (!sane)
		cursor->at = at;
	return sane;
}

bool ehr_schedule_is_plain(const struct ehr_schedule_edge *edge)
{
	return !edge->end && !edge->before && !edge->by && !edge->within;
}

/* The finest part that is said, to which a number without unit belongs. */
static int *finest(struct ehr_schedule_point *point)
{
	if (point->day != UNSAID)
		return &point->day;
	if (point->month != UNSAID)
		return &point->month;
	if (point->quarter != UNSAID)
		return &point->quarter;
	return NULL;
}

static void give_unit(
	struct ehr_schedule_point *bare, struct ehr_schedule_point *with)
{
	const int *part = finest(with);

	if (bare->bare == UNSAID || !part)
		return;
	if (part == &with->day && bare->day == UNSAID)
		bare->day = bare->bare;
	else if (part == &with->month && bare->month == UNSAID)
		bare->month = bare->bare;
	else if (part == &with->quarter && bare->quarter == UNSAID)
		bare->quarter = bare->bare;
	else
		return;
	bare->bare = UNSAID;
}

void ehr_schedule_complete(
	struct ehr_schedule_point *from, struct ehr_schedule_point *to)
{
	give_unit(from, to);
	give_unit(to, from);
	if (to->day != UNSAID && to->month == UNSAID)
		to->month = from->month;
	if (from->day != UNSAID && from->month == UNSAID)
		from->month = to->month;
	if (!ehr_schedule_has_year(to))
		to->year = from->year;
	else if (!ehr_schedule_has_year(from))
		from->year = to->year;
}

bool ehr_schedule_edge_due(struct ehr_schedule_cursor *cursor,
	const struct ehr_schedule_edge *edge, long *due,
	enum ehr_schedule_rule *rule)
{
	long first;
	bool excluded = edge->by && edge->excluded;

	if (!ehr_schedule_point_days(cursor, &edge->point, &first, due, rule))
		return false;
	if (edge->end)
		return true;
	if (edge->before && edge->point.day == UNSAID) {
		if (cursor->context->before == EHR_SCHEDULE_BEFORE_REFUSED)
			return ehr_schedule_wrong(cursor, "ambiguous_schedule",
				N_("a day, or whether \"before\" it counts "
				   "the period itself"));
		excluded =
			cursor->context->before == EHR_SCHEDULE_BEFORE_EXCLUDED;
	}
	if (excluded && first == ehr_day_of(1, 1, 1))
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("a year from 1 to 9999"));
	if (excluded) {
		*due = first - 1;
		*rule = EHR_SCHEDULE_DAY_BEFORE;
	}
	return true;
}
