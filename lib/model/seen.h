/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Have we had this before? A set of fingerprints of 128 bits, with a word or
 * two beside each. The chance that any two of a thousand million texts share
 * one is about 1e-21; but whoever sets out to make two such texts can, so only
 * flags, counts and what a user asked to leave out may hang on it.
 *
 * The set may be bounded: once it is full, what is not in it is no longer
 * compared, and the answer says so. Which those are hangs on the order of
 * asking alone.
 */
#ifndef EHR_MODEL_SEEN_H
#define EHR_MODEL_SEEN_H

#include <stdint.h>

#include "base/str.h"

/* Both 0: none. */
struct ehr_print {
	uint64_t a, b;
};

/* A fingerprint of several texts: begin, add them in order (where one ends
 * counts), end. */
struct ehr_print ehr_print_begin(void);
void ehr_print_add(struct ehr_print *print, struct ehr_str text);
void ehr_print_end(struct ehr_print *print);

static inline bool ehr_print_is_none(struct ehr_print print)
{
	return print.a == 0 && print.b == 0;
}

/* Of a single text. */
struct ehr_print ehr_print_of(struct ehr_str text);

/* Of a position, equal numbers being equal however they are written. None if
 * one of them is no number. */
struct ehr_print ehr_print_point(struct ehr_str lon, struct ehr_str lat);

/* { 0 } is empty, without bound and without words. */
struct ehr_seen {
	size_t limit; /* fingerprints at most; 0: any number */
	size_t words; /* beside each */
	struct ehr_print *slot;
	uint64_t *word;
	size_t slots, n; /* a power of two of them, or 0 */
};

enum ehr_seen_state { EHR_SEEN_NEW, EHR_SEEN_BEFORE, EHR_SEEN_FULL };

/* Adds print, which must not be none. *word, which may be NULL, becomes its
 * words (0 if it is new; NULL if the set is full); they may be changed and live
 * until the next call. */
enum ehr_seen_state ehr_seen_add(
	struct ehr_seen *seen, struct ehr_print print, uint64_t **word);
/* The words of print (any address if there are none), or NULL: not in it. */
uint64_t *ehr_seen_find(const struct ehr_seen *seen, struct ehr_print print);
/* Empties the set and keeps its memory. */
void ehr_seen_clear(struct ehr_seen *seen);
void ehr_seen_release(struct ehr_seen *seen);

#endif
