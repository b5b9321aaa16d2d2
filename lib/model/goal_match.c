/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_match.h"

#include <stdlib.h>

const char *const ehr_goal_how_word[EHR_GOAL_HOWS] = { "id", "link", "name",
	"like" };

static void add(struct ehr_goal_matching *self, size_t a, size_t b,
	enum ehr_goal_how how)
{
	if (self->n == self->cap) {
		self->cap = self->cap ? self->cap * 2 : 64;
		self->pair =
			ehr_realloc(self->pair, self->cap, sizeof(*self->pair));
	}
	self->pair[self->n++] = (struct ehr_goal_pair){ a, b, how };
	self->in_a[a] = true;
	self->in_b[b] = true;
}

static void add_stray(struct ehr_goal_matching *self, bool is_b, size_t row,
	struct ehr_str id)
{
	if (self->n_strays == self->cap_strays) {
		self->cap_strays = self->cap_strays ? self->cap_strays * 2 : 16;
		self->stray = ehr_realloc(
			self->stray, self->cap_strays, sizeof(*self->stray));
	}
	self->stray[self->n_strays++] =
		(struct ehr_goal_stray){ is_b, row, id };
}

/* The link column of the table that names rows of another with that id column;
 * its number of links if there is none. */
static size_t link_to(
	const struct ehr_goal_table *table, struct ehr_str id_column)
{
	size_t i = 0;

	while (i < table->n_links &&
		!ehr_str_eq(table->link[i].stem, id_column))
		i++;
	return i;
}

/* Rows of from that name rows of to. */
static void by_id(struct ehr_goal_matching *self, bool is_b)
{
	const struct ehr_goal_table *from = is_b ? self->b : self->a;
	const struct ehr_goal_table *to = is_b ? self->a : self->b;
	size_t link = link_to(from, to->id_column);

	for (size_t i = 0; i < from->n && link < from->n_links; i++) {
		struct ehr_str rest = from->goal[i].link[link];

		while (rest.n > 0) {
			struct ehr_str id =
				ehr_str_trim(ehr_str_cut(&rest, ';'));
			long at = ehr_map_find(&to->id, id);

			if (id.n == 0)
				continue;
			if (at < 0)
				add_stray(self, is_b, i, id);
			else if (is_b)
				add(self, (size_t)at, i, EHR_GOAL_BY_ID);
			else
				add(self, i, (size_t)at, EHR_GOAL_BY_ID);
		}
	}
}

static bool share(struct ehr_str a, struct ehr_str b)
{
	while (a.n > 0) {
		struct ehr_str one = ehr_str_trim(ehr_str_cut(&a, ';'));
		struct ehr_str rest = b;

		while (one.n > 0 && rest.n > 0)
			if (ehr_str_eq(
				    one, ehr_str_trim(ehr_str_cut(&rest, ';'))))
				return true;
	}
	return false;
}

static void by_link(struct ehr_goal_matching *self)
{
	const struct ehr_goal_table *a = self->a, *b = self->b;

	for (size_t k = 0; k < a->n_links; k++) {
		size_t link = link_to(b, a->link[k].stem);

		for (size_t i = 0; i < a->n && link < b->n_links; i++)
			for (size_t j = 0; j < b->n; j++)
				if (share(a->goal[i].link[k],
					    b->goal[j].link[link]))
					add(self, i, j, EHR_GOAL_BY_LINK);
	}
}

/* Rows that are in no pair yet; those that become one stay open for others of
 * the same name. */
static void by_name(struct ehr_goal_matching *self, long like)
{
	bool same_table = self->a == self->b;
	size_t n_a = self->a->n, n_b = self->b->n;
	bool *done_a = ehr_calloc(n_a + 1, sizeof(*done_a));
	bool *done_b = ehr_calloc(n_b + 1, sizeof(*done_b));

	memcpy(done_a, self->in_a, n_a * sizeof(*done_a));
	memcpy(done_b, self->in_b, n_b * sizeof(*done_b));
	for (size_t i = 0; i < n_a; i++)
		for (size_t j = same_table ? i + 1 : 0; j < n_b; j++) {
			const struct ehr_goal_name *a = &self->a->goal[i].key;
			const struct ehr_goal_name *b = &self->b->goal[j].key;

			if (done_a[i] || done_b[j])
				continue;
			if (ehr_goal_name_same(a, b))
				add(self, i, j, EHR_GOAL_BY_NAME);
			else if (like <= 100 && ehr_goal_name_like(a, b, like))
				add(self, i, j, EHR_GOAL_LIKE);
		}
	free(done_a);
	free(done_b);
}

/* Likeness is for rows that nothing better is known of. */
static void drop_likeness(struct ehr_goal_matching *self)
{
	bool *sure_a = ehr_calloc(self->a->n + 1, sizeof(*sure_a));
	bool *sure_b = ehr_calloc(self->b->n + 1, sizeof(*sure_b));
	size_t kept = 0;

	for (size_t i = 0; i < self->n; i++)
		if (self->pair[i].how != EHR_GOAL_LIKE)
			sure_a[self->pair[i].a] = sure_b[self->pair[i].b] =
				true;
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_goal_pair *pair = &self->pair[i];

		if (pair->how != EHR_GOAL_LIKE ||
			(!sure_a[pair->a] && !sure_b[pair->b]))
			self->pair[kept++] = *pair;
	}
	self->n = kept;
	memset(self->in_a, 0, self->a->n * sizeof(*self->in_a));
	memset(self->in_b, 0, self->b->n * sizeof(*self->in_b));
	for (size_t i = 0; i < self->n; i++)
		self->in_a[self->pair[i].a] = self->in_b[self->pair[i].b] =
			true;
	free(sure_a);
	free(sure_b);
}

static int in_order(const void *left, const void *right)
{
	const struct ehr_goal_pair *a = left, *b = right;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	if (a->b != b->b)
		return a->b < b->b ? -1 : 1;
	return a->how < b->how ? -1 : a->how > b->how;
}

/* Puts pairs in order, each once. */
static void put_in_order(struct ehr_goal_matching *self)
{
	size_t kept = 0;

	if (self->n > 0)
		qsort(self->pair, self->n, sizeof(*self->pair), in_order);
	for (size_t i = 0; i < self->n; i++)
		if (kept == 0 || self->pair[kept - 1].a != self->pair[i].a ||
			self->pair[kept - 1].b != self->pair[i].b)
			self->pair[kept++] = self->pair[i];
	self->n = kept;
}

void ehr_goal_match(struct ehr_goal_matching *matching,
	const struct ehr_goal_table *a, const struct ehr_goal_table *b,
	long like)
{
	matching->a = a;
	matching->b = b;
	matching->in_a = ehr_calloc(a->n + 1, sizeof(*matching->in_a));
	matching->in_b = ehr_calloc(b->n + 1, sizeof(*matching->in_b));
	if (a != b) {
		by_id(matching, false);
		by_id(matching, true);
		if (matching->n == 0)
			by_link(matching);
	}
	by_name(matching, like);
	drop_likeness(matching);
	put_in_order(matching);
}

void ehr_goal_matching_release(struct ehr_goal_matching *matching)
{
	free(matching->pair);
	free(matching->stray);
	free(matching->in_a);
	free(matching->in_b);
}
