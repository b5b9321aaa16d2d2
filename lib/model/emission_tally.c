/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/emission_tally.h"

#include <stdlib.h>

static struct ehr_emission_count *find(
	struct ehr_emission_tally *self, int why, struct ehr_str word)
{
	char text[64];
	size_t n = word.n < sizeof(text) - 1 ? word.n : sizeof(text) - 1;
	bool is_new;
	long at;

	text[0] = (char)('A' + why);
	memcpy(text + 1, word.p, n);
	at = ehr_map_add(&self->key, (struct ehr_str){ text, n + 1 }, &is_new);
	if ((size_t)at >= self->cap) {
		self->cap = self->cap ? 2 * self->cap : 16;
		self->count = ehr_realloc(
			self->count, self->cap, sizeof(*self->count));
	}
	if (is_new)
		self->count[at] = (struct ehr_emission_count){
			.why = why,
			.word = { self->key.key[at].p + 1, n },
		};
	return &self->count[at];
}

static void take_id(struct ehr_emission_tally *self,
	struct ehr_emission_count *count, struct ehr_str id)
{
	if (count->rows > 0 && ehr_str_cmp(id, count->source_id) >= 0)
		return;
	count->source_id = ehr_arena_copy(&self->arena, id);
}

void ehr_emission_tally_add(struct ehr_emission_tally *self, int why,
	struct ehr_str word, struct ehr_str source_id, double kg_a, bool other)
{
	struct ehr_emission_count *count = find(self, why, word);

	take_id(self, count, source_id);
	count->rows++;
	count->others += other;
	if (!other && kg_a > 0) /* not NAN, and no amount below 0 */
		ehr_sum_add(&count->kg_a, kg_a);
}

void ehr_emission_tally_merge(
	struct ehr_emission_tally *self, const struct ehr_emission_tally *from)
{
	for (size_t i = 0; i < from->key.n; i++) {
		const struct ehr_emission_count *more = &from->count[i];
		struct ehr_emission_count *count =
			find(self, more->why, more->word);

		take_id(self, count, more->source_id);
		count->rows += more->rows;
		count->others += more->others;
		ehr_sum_merge(&count->kg_a, &more->kg_a);
	}
}

static int compare(const void *a, const void *b)
{
	const struct ehr_emission_count *x = a, *y = b;

	if (x->why != y->why)
		return x->why < y->why ? -1 : 1;
	return ehr_str_cmp(x->word, y->word);
}

void ehr_emission_tally_sort(struct ehr_emission_tally *self)
{
	if (self->key.n > 0)
		qsort(self->count, self->key.n, sizeof(*self->count), compare);
}

void ehr_emission_tally_release(struct ehr_emission_tally *self)
{
	for (size_t i = 0; i < self->key.n; i++)
		ehr_sum_release(&self->count[i].kg_a);
	free(self->count);
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_emission_tally){ 0 };
}
