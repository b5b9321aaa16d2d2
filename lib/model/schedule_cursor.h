/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the reading of a schedule stands among its tokens; lengths of time.
 */
#ifndef EHR_MODEL_SCHEDULE_CURSOR_H
#define EHR_MODEL_SCHEDULE_CURSOR_H

#include "model/schedule_token.h"

/* Where reading stands. What is wrong is kept in reason (a word) and expected (a
 * phrase to be translated): the first finding stays. */
struct ehr_schedule_cursor {
	const struct ehr_schedule_token *token;
	size_t at, end;
	struct ehr_str text; /* that the tokens were cut from */
	const struct ehr_schedule_context *context;
	bool no_events; /* words that may name one are left out */
	const char *reason, *expected;
};

/* The token there, or the one so many behind it: the STOP of the tokens, or one of
 * kind STOP, at the end. */
const struct ehr_schedule_token *ehr_schedule_peek(
	const struct ehr_schedule_cursor *cursor, size_t ahead);

bool ehr_schedule_is(const struct ehr_schedule_token *token,
	enum ehr_schedule_meaning meaning);

/* Steps over a word of that meaning, or a mark of that kind, if it is there. */
bool ehr_schedule_skip(
	struct ehr_schedule_cursor *cursor, enum ehr_schedule_meaning meaning);
bool ehr_schedule_skip_mark(
	struct ehr_schedule_cursor *cursor, enum ehr_schedule_token_kind kind);

/* Steps over what stands between the ends of a range. */
bool ehr_schedule_skip_to(struct ehr_schedule_cursor *cursor);

/* Keeps what is wrong. Always false. */
bool ehr_schedule_wrong(struct ehr_schedule_cursor *cursor, const char *reason,
	const char *expected);

/* Reads a length such as 3 months, half a year, P3M. False, and the cursor where
 * it was, if there is none. */
bool ehr_schedule_take_length(
	struct ehr_schedule_cursor *cursor, struct ehr_schedule_length *length);

#endif
