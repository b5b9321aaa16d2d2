/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/origin_lists.h"

#include <stdlib.h>

#include "base/mem.h"

/* Ranges in the annex: of one list (some ten sheets of A4), and of all. */
enum { LIST_MAX = 10000, SHOWN_MAX = 100000 };

/* What tells a list from others; lines first, so that they are aligned. */
static void put_key(struct ehr_buf *key, const struct ehr_origin_list *list)
{
	ehr_buf_add(
		key, (const char *)list->lines, list->n * sizeof(*list->lines));
	ehr_buf_putc(key, list->in_order ? 'o' : 'a');
	ehr_buf_add_str(key, list->input);
	ehr_buf_putc(key, '\0');
	ehr_buf_add_str(key, list->file);
}

static void append(struct ehr_origin_lists *self,
	const struct ehr_origin_list *list, struct ehr_str key)
{
	struct ehr_origin_list *new;

	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 16;
		self->at = ehr_realloc(self->at, self->cap, sizeof(*self->at));
	}
	new = &self->at[self->n++];
	*new = *list;
	new->lines = (const void *)key.p;
	new->input.p = key.p + list->n * sizeof(*list->lines) + sizeof(char);
	new->file.p = new->input.p + list->input.n + 1;
	new->is_shown =
		list->n <= LIST_MAX && list->n <= SHOWN_MAX - self->shown;
	if (new->is_shown)
		self->shown += list->n;
}

size_t ehr_origin_lists_add(
	struct ehr_origin_lists *self, const struct ehr_origin_list *list)
{
	struct ehr_buf key = { 0 };
	bool is_new = false;
	size_t at;

	put_key(&key, list);
	at = (size_t)ehr_map_add(
		&self->key, (struct ehr_str){ key.p, key.n }, &is_new);
	if (is_new)
		append(self, list, self->key.key[at]);
	ehr_buf_release(&key);
	return at + 1;
}

unsigned long ehr_origin_list_lines(const struct ehr_origin_list *list)
{
	unsigned long all = 0;

	for (size_t i = 0; i < list->n; i++)
		all += list->lines[i].last - list->lines[i].first + 1;
	return all;
}

void ehr_origin_lists_release(struct ehr_origin_lists *self)
{
	free(self->at);
	ehr_map_release(&self->key);
	*self = (struct ehr_origin_lists){ 0 };
}
