/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_term.h"

#include "model/schedule_edge.h"

static bool at_end(const struct ehr_schedule_cursor *cursor)
{
	return cursor->at == cursor->end;
}

/* A last day is none of an event's name. */
static bool names_something(
	const struct ehr_schedule_cursor *cursor, size_t from, size_t to)
{
	bool something = false;

	for (size_t i = from; i < to; i++) {
		const struct ehr_schedule_token *token = &cursor->token[i];

		if (ehr_schedule_is(token, EHR_SCHEDULE_MEANS_BEFORE))
			return false;
		something |= token->kind == EHR_SCHEDULE_OTHER ||
			     ehr_schedule_is(token, EHR_SCHEDULE_MEANS_DEED);
	}
	return something;
}

bool ehr_schedule_event(struct ehr_schedule_cursor *cursor, size_t from,
	size_t to, struct ehr_schedule *schedule)
{
	struct ehr_str name;

	if (cursor->no_events || !names_something(cursor, from, to))
		return false;
	name.p = cursor->text.p + cursor->token[from].at;
	name.n = cursor->token[to - 1].at + cursor->token[to - 1].n -
		 cursor->token[from].at;
	if (name.n >= sizeof(schedule->event))
		return ehr_schedule_wrong(
			cursor, "too_long", N_("a shorter name of the event"));
	memset(schedule->event, 0, sizeof(schedule->event));
	memcpy(schedule->event, name.p, name.n);
	schedule->from_event = true;
	return true;
}

static bool is_mark(const struct ehr_schedule_token *token)
{
	return token->kind == EHR_SCHEDULE_PLUS ||
	       ehr_schedule_is(token, EHR_SCHEDULE_MEANS_AFTER) ||
	       ehr_schedule_is(token, EHR_SCHEDULE_MEANS_START);
}

/* A length with the words beside it, and nothing behind. */
static bool take_whole_length(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_length *length)
{
	(void)ehr_schedule_skip_mark(cursor, EHR_SCHEDULE_COMMA);
	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WITHIN);
	if (!ehr_schedule_take_length(cursor, length))
		return false;
	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WITHIN);
	return at_end(cursor);
}

/* Counted from a day that the text itself names. */
static bool from_day(struct ehr_schedule_cursor *cursor, size_t to,
	struct ehr_schedule *schedule)
{
	struct ehr_schedule_cursor part = *cursor;
	struct ehr_schedule_edge edge;
	struct ehr_schedule_facts facts = { .has_event = true };
	struct ehr_schedule_days days;
	enum ehr_schedule_rule rule;

	part.end = to;
	if (!ehr_schedule_take_edge(&part, &edge) || !at_end(&part))
		return false;
	if (edge.point.day == EHR_SCHEDULE_UNSAID)
		return ehr_schedule_wrong(cursor, "ambiguous_schedule",
			N_("a day to count from"));
	if (!ehr_schedule_point_days(&part, &edge.point, &facts.event,
		    &schedule->begin, &rule)) {
		cursor->reason = part.reason;
		cursor->expected = part.expected;
		return false;
	}
	schedule->kind = EHR_SCHEDULE_AFTER;
	schedule->has_begin = true;
	schedule->begin = facts.event;
	if (schedule->term.unit == EHR_SCHEDULE_WORKING_DAYS)
		return true;
	if (!ehr_schedule_once(schedule, &facts, &days))
		return false;
	*schedule = (struct ehr_schedule){ .kind = EHR_SCHEDULE_DAY,
		.has_begin = true,
		.has_due = true,
		.begin = facts.event,
		.due = days.due,
		.rule = EHR_SCHEDULE_TERM };
	return true;
}

/* within 3 months of approval */
static bool length_first(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	while (ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_BY) ||
		ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_WITHIN))
		continue;
	if (!ehr_schedule_take_length(cursor, &schedule->term) ||
		!(ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AFTER) ||
			ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_OF) ||
			ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_FROM)))
		return false;
	return from_day(cursor, cursor->end, schedule) ||
	       ehr_schedule_event(cursor, cursor->at, cursor->end, schedule);
}

/* The event, its mark, and a length or nothing. */
static bool event_first(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	size_t mark = cursor->end;
	struct ehr_schedule_cursor rest = *cursor;

	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_FROM);
	while (mark > cursor->at && !is_mark(&cursor->token[mark - 1]))
		mark--;
	if (mark == cursor->at)
		return false;
	rest.at = mark--;
	if (!at_end(&rest) && !take_whole_length(&rest, &schedule->term)) {
		if (rest.reason)
			return ehr_schedule_wrong(
				cursor, rest.reason, rest.expected);
		return false;
	}
	if (schedule->term.n > 0 && from_day(cursor, mark, schedule))
		return true;
	return !cursor->reason &&
	       ehr_schedule_event(cursor, cursor->at, mark, schedule);
}

/* A length alone, and an event alone: after approval. */
static bool alone(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	if (ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AFTER))
		return ehr_schedule_event(
			cursor, cursor->at, cursor->end, schedule);
	schedule->from_event = true;
	return take_whole_length(cursor, &schedule->term);
}

bool ehr_schedule_take_term(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	bool (*const way[])(struct ehr_schedule_cursor *,
		struct ehr_schedule *) = { length_first, event_first, alone };
	size_t at = cursor->at;

	for (size_t i = 0; i < sizeof(way) / sizeof(*way); i++) {
		*schedule = (struct ehr_schedule){ .kind = EHR_SCHEDULE_AFTER };
		cursor->at = at;
		if (way[i](cursor, schedule)) {
			if (schedule->kind == EHR_SCHEDULE_AFTER &&
				schedule->term.n > 0)
				schedule->rule = EHR_SCHEDULE_TERM;
			cursor->at = cursor->end;
			return true;
		}
		if (cursor->reason)
			return false;
	}
	return false;
}
