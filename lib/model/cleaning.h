/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells as people, word processors and spreadsheets leave them, made plain by
 * rule. Each call says which rules changed something, so that the row can be
 * flagged: nothing is repaired without a word.
 *
 * Only full-width forms, blanks, dashes and quotes are made ASCII here, one
 * character for another. Compatibility normalisation would do more than is safe
 * with a number: it reads 10 with a raised 3 as 103.
 */
#ifndef EHR_MODEL_CLEANING_H
#define EHR_MODEL_CLEANING_H

#include "base/mem.h"
#include "base/num.h"
#include "ref/cell_rule.h"

enum ehr_cleaned {
	EHR_CLEANED_WIDTH = 1 << 0,  /* a full-width or other form */
	EHR_CLEANED_BLANKS = 1 << 1, /* blanks inside, invisible characters */
	EHR_CLEANED_QUOTES = 1 << 2, /* an apostrophe, quotes, ="..." */
	EHR_CLEANED_GROUPS = 1 << 3, /* thousands separators */
	EHR_CLEANED_EMPTY = 1 << 4,  /* a word for "nothing here" */
	EHR_CLEANED_DATE = 1 << 5,   /* a date in another spelling */
	/* those that flag the row; EMPTY speaks for itself */
	EHR_CLEANED_FLAGGED =
		(1 << 0) | (1 << 1) | (1 << 2) | (1 << 3) | (1 << 5),
};

/* A number as plain text, and read. */
struct ehr_figures {
	struct ehr_str
		text; /* with a decimal point; part of the cell, or new */
	double value;
	unsigned cleaned; /* enum ehr_cleaned */
};

/* Nothing but letters and figures of ASCII, signs and points inside: a cell
 * that no rule but that for words of nothing touches. */
bool ehr_clean_plain(struct ehr_str cell);

/* Is the cell, but for blanks around it, a word for "nothing here"? Asked
 * before and after the rules, since it may be a character that they change. */
bool ehr_clean_is_nothing(
	const struct ehr_cell_rules *rules, struct ehr_str cell);

/* Makes *text of a cell: no blanks around it, full-width forms, ideographic and
 * no-break blanks to ASCII, no invisible characters, no quotes around it. What
 * is new is in arena. Returns bits of enum ehr_cleaned. */
unsigned ehr_clean_basic(
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_str *text);

/* The same for a code or an identifier of figures: without blanks inside, and
 * empty if it is a word for "nothing here". */
unsigned ehr_clean_code(const struct ehr_cell_rules *rules, struct ehr_str cell,
	struct ehr_arena *arena, struct ehr_str *text);

/* The same for text such as a name: only what a spreadsheet put around it goes
 * (="..."), and blanks and invisible characters at its ends. */
unsigned ehr_clean_text(struct ehr_str cell, struct ehr_str *text);

/* The cell as a number: its plain text and value, and what was cleaned. A plain
 * number costs no more than ehr_num_read. Besides what ehr_clean_code does,
 * thousands separators go, in groups of three that do not begin with 0
 * (1,234.5; 1 234.5; with the decimal comma 1.234,5), and a decimal comma that
 * the rules ask for becomes a point. EHR_NUM_BAD for all else: 1,23 and 0,123
 * and 12 5 are not guessed at. */
enum ehr_num_state ehr_clean_number(const struct ehr_cell_rules *rules,
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_figures *out);

/* The same for a text that ehr_clean_basic has made. */
enum ehr_num_state ehr_clean_figures(const struct ehr_cell_rules *rules,
	struct ehr_str text, struct ehr_arena *arena, struct ehr_figures *out);

#endif
