/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Different texts and how often each came. Bounded by the order of arrival, so
 * that the counts of parts of a stream (without bound), merged in its order into
 * one with a bound, give those of the whole: a text that finds no room never
 * finds any later.
 */
#ifndef EHR_MODEL_QUALITY_TEXTS_H
#define EHR_MODEL_QUALITY_TEXTS_H

#include <stdint.h>

#include "base/hash.h"

enum { EHR_QUALITY_VALUES = 4096, EHR_QUALITY_VALUE_MAX = 64 };

struct ehr_quality_texts {
	struct ehr_map text;
	uint64_t *count; /* by index of text */
	size_t cap;
	size_t limit;    /* different texts at most; 0: any number */
	uint64_t others; /* came without room, or were too long */
};

/* { 0 } is empty, without bound, and valid. Release keeps the bound. */
void ehr_quality_texts_add(
	struct ehr_quality_texts *texts, struct ehr_str text, uint64_t count);
void ehr_quality_texts_merge(
	struct ehr_quality_texts *into, const struct ehr_quality_texts *more);
void ehr_quality_texts_release(struct ehr_quality_texts *texts);

/* Texts by how often they came, the first to come before its equals: indexes
 * of the first n of them; how many there are. */
size_t ehr_quality_texts_most(
	const struct ehr_quality_texts *texts, size_t *index, size_t n);

#endif
