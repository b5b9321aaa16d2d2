/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walking through the text of a target: what stands at a place of it. For
 * model/target_text.c.
 */
#ifndef EHR_MODEL_TARGET_SCAN_H
#define EHR_MODEL_TARGET_SCAN_H

#include "ref/target_word.h"

struct ehr_target_scan {
	const struct ehr_target_words *words;
	struct ehr_str text; /* as ehr_target_squeezed gives it */
	size_t at;           /* bytes of it that are passed */
	unsigned roles;      /* bits of those that words may have */
};

/* Text in the spelling that is compared: folded (base/fold.h), no blanks. */
struct ehr_str ehr_target_squeezed(
	struct ehr_str text, struct ehr_arena *arena);

bool ehr_target_is_digit(char c);

/* What is not passed yet. */
struct ehr_str ehr_target_rest(const struct ehr_target_scan *scan);

/* The word of these roles that stands at a place; NULL if there is none. */
const struct ehr_target_word *ehr_target_word_of(
	const struct ehr_target_scan *scan, size_t at, unsigned roles);

/* Do four digits and the sign of a year stand there? */
bool ehr_target_at_year(const struct ehr_target_scan *scan);

/* The word of any role. A figure is a grade only before what makes it one, which
 * is no word by itself, as the signs of ranges and the magnitudes ahead of units
 * are none; words that stand before years only before these. */
const struct ehr_target_word *ehr_target_word(
	const struct ehr_target_scan *scan, size_t at);

/* The digits that stand there, with at most one point among them. */
struct ehr_str ehr_target_digits(const struct ehr_target_scan *scan);

/* The words for percentage points that stand there; empty: none. */
struct ehr_str ehr_target_points(const struct ehr_target_scan *scan);

/* Text that is no known word, number or bracket, up to the next one. */
struct ehr_str ehr_target_stray(const struct ehr_target_scan *scan);

/* Place of the bracket that closes the one there; the text's end if none. */
size_t ehr_target_closing(const struct ehr_target_scan *scan, char close);

/* Do digits stand there behind a sign or a point, which changes their number? The
 * name of the indicator may have it too. */
bool ehr_target_is_signed(const struct ehr_target_scan *self);

#endif
