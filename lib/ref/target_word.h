/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of targets as plans state them, from data/target_words.csv: signs and
 * words of comparison, verbs, steps of building, figures of grades. Read only
 * once open, so threads may share them.
 */
#ifndef EHR_REF_TARGET_WORD_H
#define EHR_REF_TARGET_WORD_H

#include "base/err.h"
#include "base/mem.h"

enum ehr_target_role {
	EHR_TARGET_SIGN,      /* of comparison, before the number */
	EHR_TARGET_BEFORE,    /* a word of comparison before the number */
	EHR_TARGET_BEHIND,    /* one behind it */
	EHR_TARGET_BOUND,     /* in brackets behind: does the bound count? */
	EHR_TARGET_VERB,      /* says nothing of the comparison */
	EHR_TARGET_TO,        /* a change down or up to the number */
	EHR_TARGET_BY,        /* a change by the number */
	EHR_TARGET_HALF,      /* a change whose number is in the word */
	EHR_TARGET_STRETCH,   /* aspired to */
	EHR_TARGET_SINCE,     /* before the year that a change counts from */
	EHR_TARGET_UNTIL,     /* before the year that it is due in */
	EHR_TARGET_EVERY,     /* again in each such period */
	EHR_TARGET_WITHIN,    /* the name of a period; says nothing */
	EHR_TARGET_EXTERNAL,  /* a number that somebody else sets */
	EHR_TARGET_MILESTONE, /* a step of building */
	EHR_TARGET_GRADE,     /* a figure before EHR_TARGET_GRADED */
	EHR_TARGET_GRADED,    /* what makes a figure a grade */
	EHR_TARGET_FIGURE,    /* a number written as a word */
	EHR_TARGET_RANGE,     /* between the ends of a range */
	EHR_TARGET_CLOSED,    /* behind them: nothing beyond either will do */
	EHR_TARGET_YEARLY,    /* a change by the number in the mean of years */
	EHR_TARGET_MAGNITUDE, /* a power of ten ahead of a unit */
	EHR_TARGET_ROLES
};

struct ehr_target_word {
	struct ehr_str word; /* in the spelling of base/fold.h, no blanks */
	enum ehr_target_role role;
	struct ehr_str means; /* a word or a whole number, by role */
	long number;          /* of it, where it is one */
};

struct ehr_target_words {
	struct ehr_target_word *word; /* the longest first */
	size_t n;
	struct ehr_arena arena;
	char sha256[65]; /* of the table, and its rows: for the manifest */
	size_t rows;
};

/* The built-in table, or the file at path. Fails (EHR_FAULT_DATA, with file, line
 * and column) on a role or meaning that there is not, and on a word that has one
 * role twice. */
EHR_MUST_USE int ehr_target_words_open(
	struct ehr_target_words *words, const char *path, struct ehr_err *err);
void ehr_target_words_close(struct ehr_target_words *words);

/* The longest word that text starts with, of the roles whose bits are set; NULL if
 * there is none. */
const struct ehr_target_word *ehr_target_words_at(
	const struct ehr_target_words *words, struct ehr_str text,
	unsigned roles);

#endif
