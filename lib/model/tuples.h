/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of short tuples of numbers: the n-th distinct one gets n. Leaner than
 * ehr_map for keys that are numbers already: 4 bytes a number and 4 to 8 a
 * tuple.
 *
 * { .width = W } is empty and valid; W is 1 to EHR_TUPLE_MAX and the same for
 * all tuples of a set.
 */
#ifndef EHR_MODEL_TUPLES_H
#define EHR_MODEL_TUPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { EHR_TUPLE_MAX = 4 };

struct ehr_tuples {
	unsigned width;
	uint32_t *key; /* width numbers for each, in order of arrival */
	size_t n, cap;
	uint32_t *slot; /* index + 1, or 0; a power of two of them */
	size_t slots;
};

/* Index of the tuple, added if it is new (then *is_new, which may be NULL, is
 * set). At most 2^31 - 1 tuples. */
uint32_t ehr_tuples_add(
	struct ehr_tuples *set, const uint32_t *key, bool *is_new);

/* The numbers of the i-th tuple. */
static inline const uint32_t *ehr_tuples_at(
	const struct ehr_tuples *set, size_t i)
{
	return set->key + i * set->width;
}

/* Makes it empty in a time that goes with what it held, however much it held
 * before that. */
void ehr_tuples_reset(struct ehr_tuples *set);
void ehr_tuples_release(struct ehr_tuples *set);

#endif
