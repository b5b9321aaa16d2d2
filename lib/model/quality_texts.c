/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/quality_texts.h"

#include <stdlib.h>

void ehr_quality_texts_add(
	struct ehr_quality_texts *texts, struct ehr_str text, uint64_t count)
{
	long at = EHR_MAP_NONE;

	if (text.n <= EHR_QUALITY_VALUE_MAX)
		at = texts->limit == 0 || texts->text.n < texts->limit
			     ? ehr_map_add(&texts->text, text, NULL)
			     : ehr_map_find(&texts->text, text);
	if (at == EHR_MAP_NONE) {
		texts->others += count;
		return;
	}
	if ((size_t)at >= texts->cap) {
		size_t cap = texts->cap == 0 ? 16 : 2 * texts->cap;

		texts->count =
			ehr_realloc(texts->count, cap, sizeof *texts->count);
		memset(texts->count + texts->cap, 0,
			(cap - texts->cap) * sizeof *texts->count);
		texts->cap = cap;
	}
	texts->count[at] += count;
}

void ehr_quality_texts_merge(
	struct ehr_quality_texts *into, const struct ehr_quality_texts *more)
{
	for (size_t i = 0; i < more->text.n; i++)
		ehr_quality_texts_add(into, more->text.key[i], more->count[i]);
	into->others += more->others;
}

void ehr_quality_texts_release(struct ehr_quality_texts *texts)
{
	ehr_map_release(&texts->text);
	free(texts->count);
	*texts = (struct ehr_quality_texts){ .limit = texts->limit };
}

size_t ehr_quality_texts_most(
	const struct ehr_quality_texts *texts, size_t *index, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < texts->text.n; i++) {
		size_t at = found;

		while (at > 0 && texts->count[index[at - 1]] < texts->count[i])
			at--;
		if (at == n)
			continue;
		if (found < n)
			found++;
		for (size_t k = found - 1; k > at; k--)
			index[k] = index[k - 1];
		index[at] = i;
	}
	return found;
}
