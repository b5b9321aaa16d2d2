/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that texts of schedules are made of (schedule_words.csv): spellings,
 * what each means, and a number where it has one.
 */
#ifndef EHR_REF_SCHEDULE_WORD_H
#define EHR_REF_SCHEDULE_WORD_H

#include "base/err.h"

enum ehr_schedule_meaning {
	EHR_SCHEDULE_MEANS_NUMERAL,   /* a Chinese figure; value 0 to 10 */
	EHR_SCHEDULE_MEANS_ORDINAL,   /* first; value from 1, 0: a prefix */
	EHR_SCHEDULE_MEANS_YEAR,      /* unit behind a number, or a length */
	EHR_SCHEDULE_MEANS_THIS_YEAR, /* value: years later */
	EHR_SCHEDULE_MEANS_PLAN,      /* five-year plan; value its last year */
	EHR_SCHEDULE_MEANS_HALF,      /* of a year; value 1 or 2 */
	EHR_SCHEDULE_MEANS_QUARTER,   /* unit; value 1 to 4: that one */
	EHR_SCHEDULE_MEANS_MONTH,     /* unit; value 1 to 12: that one */
	EHR_SCHEDULE_MEANS_THIRD,     /* of a month; value 1 to 3 */
	EHR_SCHEDULE_MEANS_MONTH_OF, /* of a period; value from 1, 0: its last */
	EHR_SCHEDULE_MEANS_DAY,      /* unit behind a number, or a length */
	EHR_SCHEDULE_MEANS_WEEKDAY,  /* value 1 Monday to 7 */
	EHR_SCHEDULE_MEANS_LENGTH_MONTHS, /* unit; value: how many months */
	EHR_SCHEDULE_MEANS_LENGTH_DAYS,   /* unit; value: how many days */
	EHR_SCHEDULE_MEANS_WORKING_DAYS,  /* unit */
	EHR_SCHEDULE_MEANS_HALF_YEAR,     /* a length of 6 months */
	EHR_SCHEDULE_MEANS_EVERY,
	EHR_SCHEDULE_MEANS_PERIODIC, /* quarterly; value months */
	EHR_SCHEDULE_MEANS_ONCE,     /* in each; value 0: behind a number */
	EHR_SCHEDULE_MEANS_END,      /* the end of what stands before it */
	EHR_SCHEDULE_MEANS_END_OF,   /* the end of what stands behind it */
	EHR_SCHEDULE_MEANS_BEFORE,   /* behind it; value 1: itself excluded */
	EHR_SCHEDULE_MEANS_BY,       /* ahead of it; value 1: itself excluded */
	EHR_SCHEDULE_MEANS_WITHIN,
	EHR_SCHEDULE_MEANS_FROM,  /* ahead of a begin or event */
	EHR_SCHEDULE_MEANS_START, /* behind a begin or event */
	EHR_SCHEDULE_MEANS_AFTER, /* behind (or, in English, ahead of) an event */
	EHR_SCHEDULE_MEANS_TO,
	EHR_SCHEDULE_MEANS_AND,
	EHR_SCHEDULE_MEANS_OF,
	EHR_SCHEDULE_MEANS_STANDING,
	EHR_SCHEDULE_MEANS_DEED,  /* what is done, says nothing about days; may
				     name an event */
	EHR_SCHEDULE_MEANS_NOISE, /* says nothing about days */
	EHR_SCHEDULE_MEANINGS
};

struct ehr_schedule_word {
	struct ehr_str
		word; /* in small letters, spelled as base/fold.h has it */
	enum ehr_schedule_meaning meaning;
	int value;
};

struct ehr_schedule_words;

/* The built-in table, or the file at path if that is not NULL. NULL on
 * failure. */
struct ehr_schedule_words *ehr_schedule_words_open(
	const char *path, struct ehr_err *err);
/* For the manifest. */
const char *ehr_schedule_words_sha256(const struct ehr_schedule_words *words);
size_t ehr_schedule_words_rows(const struct ehr_schedule_words *words);
void ehr_schedule_words_close(struct ehr_schedule_words *words);

/* The longest word that the text (folded) begins with, letters large or small;
 * one that ends in a letter only where no letter follows. NULL if there is
 * none. */
const struct ehr_schedule_word *ehr_schedule_words_match(
	const struct ehr_schedule_words *words, struct ehr_str text);

#endif
