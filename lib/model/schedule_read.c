/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_every.h"
#include "model/schedule_list.h"
#include "model/schedule_span.h"
#include "model/schedule_term.h"

/* A word that it goes on and on: alone, beside a begin or both ends, within a time
 * (2025 ongoing), or behind a last day. */
static bool take_standing(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	struct ehr_schedule_range range;
	bool first = ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_STANDING);
	bool until =
		first && (ehr_schedule_is(ehr_schedule_peek(cursor, 0),
				  EHR_SCHEDULE_MEANS_TO) ||
				 ehr_schedule_is(ehr_schedule_peek(cursor, 0),
					 EHR_SCHEDULE_MEANS_BY));
	bool dated, apart;

	*schedule = (struct ehr_schedule){ .kind = EHR_SCHEDULE_STANDING };
	apart = ehr_schedule_skip_mark(cursor, EHR_SCHEDULE_COMMA);
	dated = ehr_schedule_take_range(cursor, &range);
	apart |= ehr_schedule_skip_mark(cursor, EHR_SCHEDULE_COMMA);
	(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_AND);
	if (!first && !ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_STANDING))
		return false;
	if (cursor->at < cursor->end)
		return false;
	if (!dated)
		return true;
	if (!ehr_schedule_range_days(cursor, &range, schedule))
		return false;
	schedule->goes_on = !range.ends && !range.open && !until &&
			    (apart || !ehr_schedule_is_plain(&range.from));
	return true;
}

/* 2025.1 alone: a spreadsheet makes it of 2025.10 too. */
static bool is_cut_short(const struct ehr_schedule_cursor *cursor)
{
	const struct ehr_schedule_token *month = ehr_schedule_peek(cursor, 2);

	return cursor->end - cursor->at == 3 &&
	       ehr_schedule_peek(cursor, 1)->kind == EHR_SCHEDULE_DOT &&
	       month->kind == EHR_SCHEDULE_NUMBER && month->digits == 1 &&
	       month->value == 1;
}

static bool take_date(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	struct ehr_schedule_range range;

	*schedule = (struct ehr_schedule){ 0 };
	if (is_cut_short(cursor))
		return ehr_schedule_wrong(cursor, "ambiguous_schedule",
			N_("a month such as 2025-01 or 2025-10, which a "
			   "spreadsheet makes 2025.1 both"));
	return ehr_schedule_take_range(cursor, &range) &&
	       cursor->at == cursor->end &&
	       ehr_schedule_range_days(cursor, &range, schedule);
}

static bool take(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule *schedule)
{
	bool (*const way[])(struct ehr_schedule_cursor *,
		struct ehr_schedule *) = { take_date, ehr_schedule_take_list,
		take_standing, ehr_schedule_take_term };
	size_t at = cursor->at;

	if (ehr_schedule_comes_back(cursor))
		return ehr_schedule_take_every(cursor, schedule);
	for (size_t i = 0; i < sizeof(way) / sizeof(*way); i++) {
		cursor->at = at;
		if (way[i](cursor, schedule))
			return true;
		if (cursor->reason)
			return false;
	}
	return false;
}

/* What is done says nothing about days: left out behind them all, and then between
 * them too, where it may not name an event. */
static bool take_without_deeds(struct ehr_schedule_cursor *cursor,
	struct ehr_schedule_token *token, struct ehr_schedule *schedule)
{
	struct ehr_schedule_cursor from = *cursor;
	size_t n = cursor->at + 1;

	while (cursor->end > n &&
		(ehr_schedule_is(
			 &token[cursor->end - 1], EHR_SCHEDULE_MEANS_DEED) ||
			token[cursor->end - 1].kind == EHR_SCHEDULE_COMMA))
		cursor->end--;
	if (cursor->end < from.end && take(cursor, schedule))
		return true;
	if (cursor->reason)
		return false;
	*cursor = from;
	for (size_t i = n; i < from.end; i++)
		if (!ehr_schedule_is(&token[i], EHR_SCHEDULE_MEANS_DEED))
			token[n++] = token[i];
	cursor->no_events = true;
	cursor->end = n;
	return n < from.end && take(cursor, schedule);
}

int ehr_schedule_read(const struct ehr_schedule_words *words,
	struct ehr_str text, const struct ehr_schedule_context *context,
	struct ehr_schedule *schedule, struct ehr_err *err)
{
	struct ehr_schedule_tokens tokens = { 0 };
	struct ehr_schedule_cursor cursor = { .token = tokens.token,
		.context = context },
				   first;
	bool read = ehr_schedule_tokens_read(&tokens, words, text);

	cursor.end = tokens.n;
	cursor.text = (struct ehr_str){ tokens.folded.p, tokens.folded.n };
	while (ehr_schedule_skip_mark(&cursor, EHR_SCHEDULE_COMMA))
		continue;
	while (cursor.end > cursor.at &&
		tokens.token[cursor.end - 1].kind == EHR_SCHEDULE_COMMA)
		cursor.end--;
	first = cursor;
	read = read && cursor.end > cursor.at;
	if (read && !take(&cursor, schedule)) {
		first.reason = cursor.reason;
		first.expected = cursor.expected;
		cursor = first;
		read = !cursor.reason &&
		       take_without_deeds(&cursor, tokens.token, schedule);
	}
	ehr_schedule_tokens_release(&tokens);
	if (read)
		return 0;
	(void)ehr_schedule_wrong(&cursor, "unreadable_schedule",
		N_("a schedule such as 2025-10, by 15 October 2025 or every "
		   "December"));
	return ehr_fail_cell(err, "", cursor.reason, cursor.expected, text);
}
