/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/schedule_cursor.h"

enum {
	MONTHS_OF_YEAR = 12,
	MONTHS_OF_HALF = 6,
	MONTHS_OF_QUARTER = 3,
	LENGTH_MAX = 36600,
	DIGITS_MAX = 4,
};

static const struct ehr_schedule_token stop = { .kind = EHR_SCHEDULE_STOP };

const struct ehr_schedule_token *ehr_schedule_peek(
	const struct ehr_schedule_cursor *cursor, size_t ahead)
{
	return cursor->at + ahead < cursor->end
		       ? &cursor->token[cursor->at + ahead]
		       : &stop;
}

bool ehr_schedule_is(const struct ehr_schedule_token *token,
	enum ehr_schedule_meaning meaning)
{
	return token->kind == EHR_SCHEDULE_WORD && token->meaning == meaning;
}

bool ehr_schedule_skip(
	struct ehr_schedule_cursor *cursor, enum ehr_schedule_meaning meaning)
{
	bool there = ehr_schedule_is(ehr_schedule_peek(cursor, 0), meaning);

	cursor->at += there;
	return there;
}

bool ehr_schedule_skip_mark(
	struct ehr_schedule_cursor *cursor, enum ehr_schedule_token_kind kind)
{
	bool there = ehr_schedule_peek(cursor, 0)->kind == kind;

	cursor->at += there;
	return there;
}

bool ehr_schedule_skip_to(struct ehr_schedule_cursor *cursor)
{
	if (ehr_schedule_skip_mark(cursor, EHR_SCHEDULE_DASH)) {
		(void)ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_TO);
		return true;
	}
	return ehr_schedule_skip(cursor, EHR_SCHEDULE_MEANS_TO) ||
	       ehr_schedule_skip_mark(cursor, EHR_SCHEDULE_SLASH);
}

bool ehr_schedule_wrong(struct ehr_schedule_cursor *cursor, const char *reason,
	const char *expected)
{
	if (!cursor->reason) {
		cursor->reason = reason;
		cursor->expected = expected;
	}
	return false;
}

/* How many months or days, or working days, the word is. */
static bool length_unit(const struct ehr_schedule_token *token,
	struct ehr_schedule_length *unit)
{
	*unit = (struct ehr_schedule_length){ 1, EHR_SCHEDULE_MONTHS };
	if (token->kind != EHR_SCHEDULE_WORD)
		return false;
	switch (token->meaning) {
	case EHR_SCHEDULE_MEANS_YEAR: unit->n = MONTHS_OF_YEAR; return true;
	case EHR_SCHEDULE_MEANS_HALF_YEAR:
		unit->n = MONTHS_OF_HALF;
		return true;
	case EHR_SCHEDULE_MEANS_QUARTER:
		unit->n = MONTHS_OF_QUARTER;
		return token->value == 0;
	case EHR_SCHEDULE_MEANS_LENGTH_MONTHS:
		unit->n = token->value;
		return true;
	case EHR_SCHEDULE_MEANS_WORKING_DAYS:
		unit->unit = EHR_SCHEDULE_WORKING_DAYS;
		return true;
	case EHR_SCHEDULE_MEANS_LENGTH_DAYS:
		unit->n = token->value;
		unit->unit = EHR_SCHEDULE_DAYS;
		return true;
	case EHR_SCHEDULE_MEANS_DAY:
		unit->unit = EHR_SCHEDULE_DAYS;
		return true;
	default: return false;
	}
}

bool ehr_schedule_take_length(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_length *length)
{
	const struct ehr_schedule_token *token = ehr_schedule_peek(cursor, 0);
	struct ehr_schedule_length read;
	size_t used = 1;

	if (token->kind == EHR_SCHEDULE_LENGTH) {
		read = token->length;
	} else if (token->kind == EHR_SCHEDULE_NUMBER) {
		used = 2;
		if (token->digits > DIGITS_MAX ||
			!length_unit(ehr_schedule_peek(cursor, 1), &read))
			return false;
		read.n *= token->value;
	} else if (!ehr_schedule_is(token, EHR_SCHEDULE_MEANS_HALF_YEAR) ||
		   !length_unit(token, &read)) {
		return false;
	}
	if (read.n < 1 || read.n > LENGTH_MAX)
		return ehr_schedule_wrong(cursor, "impossible_schedule",
			N_("a length above 0 and below 100 years"));
	*length = read;
	cursor->at += used;
	return true;
}
