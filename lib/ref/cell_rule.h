/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What cells of measured amounts and codes may hold besides plain numbers, and
 * which numbers are suspicious: words from data/words.csv, numbers from
 * data/cell_rules.csv.
 */
#ifndef EHR_REF_CELL_RULE_H
#define EHR_REF_CELL_RULE_H

#include "ref/word.h"

enum { EHR_SENTINELS_MAX = 16 };

struct ehr_cell_rules {
	struct ehr_word_list missing;      /* nothing here: NA, a dash, / */
	struct ehr_word_list not_detected; /* as a cell: ND */
	/* of a column of qualifiers: the number is the limit; it was measured */
	struct ehr_word_list below, measured;
	/* of a column that says whether the number is the limit: yes; no */
	struct ehr_word_list censored, uncensored;
	double sentinel[EHR_SENTINELS_MAX];
	size_t n_sentinels;
	double near_zero;        /* below this and not 0: binary noise */
	double repeated_cells;   /* a stand-in: at least so many cells */
	double repeated_share;   /* and this part of the filled ones */
	double repeated_whole;   /* but no whole number below this */
	double repeated_sources; /* at one position: no place of theirs */
	double serial_first, serial_last; /* days of a spreadsheet: from, to */
	/* headings that are exchanged: records with an index needed, part of
	 * them that it must be recomputed for, hours above their own maximum */
	double exchanged_records, exchanged_share, exchanged_above;
	char decimal; /* '.', or ',' where --decimal says so */
};

/* Fills rules, decimal '.'; the lists live as long as words. */
EHR_MUST_USE int ehr_cell_rules_read(struct ehr_cell_rules *rules,
	const struct ehr_words *words, struct ehr_err *err);

#endif
