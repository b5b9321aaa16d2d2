/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A schedule's text cut into numbers, words, marks and the rest. Words that say
 * nothing about days are left out, and blanks.
 */
#ifndef EHR_MODEL_SCHEDULE_TOKEN_H
#define EHR_MODEL_SCHEDULE_TOKEN_H

#include "model/schedule.h"

enum ehr_schedule_token_kind {
	EHR_SCHEDULE_OTHER,  /* what the table of words lacks */
	EHR_SCHEDULE_NUMBER, /* value; digits as written */
	EHR_SCHEDULE_WORD,   /* meaning, value */
	EHR_SCHEDULE_LENGTH, /* of ISO 8601: P3M */
	EHR_SCHEDULE_DASH,   /* one or several, or dots */
	EHR_SCHEDULE_SLASH,
	EHR_SCHEDULE_DOT,
	EHR_SCHEDULE_COMMA, /* and brackets, semicolons, colons */
	EHR_SCHEDULE_PLUS,
	EHR_SCHEDULE_STOP, /* behind the last */
};

struct ehr_schedule_token {
	enum ehr_schedule_token_kind kind;
	enum ehr_schedule_meaning meaning;
	int value, digits;
	struct ehr_schedule_length length;
	size_t at, n; /* bytes of the folded text */
};

enum { EHR_SCHEDULE_TOKENS = 64 };

/* { 0 } is empty and valid. */
struct ehr_schedule_tokens {
	struct ehr_buf folded;
	struct ehr_schedule_token token[EHR_SCHEDULE_TOKENS + 1]; /* STOP */
	size_t n;
};

/* False if there are too many. */
bool ehr_schedule_tokens_read(struct ehr_schedule_tokens *self,
	const struct ehr_schedule_words *words, struct ehr_str text);
void ehr_schedule_tokens_release(struct ehr_schedule_tokens *self);

#endif
