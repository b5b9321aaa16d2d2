/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/note_column.h"

#include <stdlib.h>

struct ehr_note_group {
	const struct ehr_origin **origin; /* of each row; NULL: none */
	const struct ehr_origin *first;
	struct ehr_buf told; /* what its columns are */
};

static void put(
	struct ehr_buf *out, const struct ehr_labels *labels, const char *key)
{
	ehr_buf_add_str(out, ehr_label(labels, key));
}

static bool same_lines(const struct ehr_origin *a, const struct ehr_origin *b)
{
	return a->n_lines == b->n_lines && a->none == b->none &&
	       a->looked == b->looked && ehr_str_eq(a->where, b->where) &&
	       (a->n_lines == 0 || a->lines == b->lines ||
		       memcmp(a->lines, b->lines,
			       a->n_lines * sizeof(*a->lines)) == 0);
}

static bool same_file(const struct ehr_origin *a, const struct ehr_origin *b)
{
	return ehr_str_eq(a->file, b->file) && ehr_str_eq(a->input, b->input);
}

/* The same but for the lines and what chose them. */
static bool alike(const struct ehr_origin *a, const struct ehr_origin *b)
{
	return a->how == b->how && !a->next == !b->next && same_file(a, b) &&
	       ehr_str_eq(a->column, b->column);
}

static const struct ehr_origin *first_of(
	const struct ehr_origin *const *origin, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (origin[i])
			return origin[i];
	return NULL;
}

static bool uniform(const struct ehr_origin *const *origin, size_t n)
{
	const struct ehr_origin *first = first_of(origin, n);

	for (size_t i = 0; i < n; i++)
		if (origin[i] && !alike(first, origin[i]))
			return false;
	return true;
}

static void step(const struct ehr_origin **origin, size_t n)
{
	for (size_t i = 0; i < n; i++)
		origin[i] = origin[i] ? origin[i]->next : NULL;
}

/* Are the origins, and those they rest on, each of one file and way? */
static bool uniform_all(const struct ehr_origin *const *origin, size_t n)
{
	const struct ehr_origin **at = ehr_calloc(n, sizeof(*at));
	bool all = true;

	memcpy(at, origin, n * sizeof(*at));
	while (all && first_of(at, n)) {
		all = uniform(at, n);
		step(at, n);
	}
	free(at);
	return all;
}

/* Could the figures be of the group: one file, and the same lines in a row at
 * least and in none others? */
static bool fits(const struct ehr_note_group *group,
	const struct ehr_origin *const *origin, size_t n)
{
	bool shared = false;

	if (!same_file(group->first, first_of(origin, n)))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!group->origin[i] || !origin[i])
			continue;
		if (!same_lines(group->origin[i], origin[i]))
			return false;
		shared = true;
	}
	return shared;
}

static struct ehr_note_group *group_of(
	struct ehr_note_columns *self, const struct ehr_origin *const *origin)
{
	struct ehr_note_group *group;

	for (size_t i = 0; i < self->n_groups; i++)
		if (fits(&self->group[i], origin, self->n))
			return &self->group[i];
	self->group = ehr_realloc(
		self->group, self->n_groups + 1, sizeof(*self->group));
	group = &self->group[self->n_groups++];
	*group = (struct ehr_note_group){
		.origin = ehr_arena_calloc(
			&self->arena, self->n, sizeof(*group->origin)),
		.first = first_of(origin, self->n),
	};
	return group;
}

static void add_uniform(struct ehr_note_columns *self, struct ehr_str head,
	const struct ehr_origin *const *origin, const char *part)
{
	struct ehr_note_group *group = group_of(self, origin);
	const struct ehr_origin *first = first_of(origin, self->n);

	for (size_t i = 0; i < self->n; i++)
		if (!group->origin[i])
			group->origin[i] = origin[i];
	if (group->told.n)
		put(&group->told, self->words->labels, "report.then");
	ehr_buf_add_str(&group->told, head);
	if (part)
		put(&group->told, self->words->labels, part);
	ehr_buf_puts(&group->told, " = ");
	ehr_origin_how(&group->told, self->words->labels, first, part != NULL);
}

static void add_each(struct ehr_note_columns *self, struct ehr_str head,
	const struct ehr_origin *const *origin)
{
	struct ehr_buf *told = &self->each;

	for (size_t i = 0; i < self->n; i++) {
		if (!origin[i])
			continue;
		if (told->n)
			put(told, self->words->labels, "report.semicolon");
		ehr_buf_add_str(told, head);
		if (!ehr_str_eq(self->row[i], head)) {
			put(told, self->words->labels, "report.open");
			ehr_buf_add_str(told, self->row[i]);
			put(told, self->words->labels, "report.close");
		}
		ehr_buf_puts(told, " = ");
		ehr_origin_text(told, self->words, origin[i]);
	}
}

void ehr_note_columns_add(struct ehr_note_columns *self, struct ehr_str head,
	const struct ehr_origin *const *origin)
{
	const struct ehr_origin *first = first_of(origin, self->n);
	const struct ehr_origin **at;
	const char *part = NULL, *rest = "report.denominator_of";

	if (!first)
		return;
	if (!uniform_all(origin, self->n)) {
		add_each(self, head, origin);
		return;
	}
	if (first->how == EHR_ORIGIN_SHARE && first->next)
		part = "report.numerator_of";
	else
		rest = "report.subtracted_of";
	at = ehr_calloc(self->n, sizeof(*at));
	memcpy(at, origin, self->n * sizeof(*at));
	while (first_of(at, self->n)) {
		add_uniform(self, head, at, part);
		part = rest;
		step(at, self->n);
	}
	free(at);
}

static bool is_line(const struct ehr_origin *origin)
{
	return origin->n_lines == 1 && !origin->none && !origin->looked &&
	       origin->lines->first == origin->lines->last;
}

/* Lines that follow each other are written as a range. */
static void put_in_order(struct ehr_buf *out,
	const struct ehr_note_columns *self,
	const struct ehr_origin *const *origin)
{
	struct ehr_origin_lines *lines = ehr_calloc(self->n, sizeof(*lines));
	size_t ranges = 0;

	for (size_t i = 0; i < self->n; i++) {
		unsigned long line = origin[i]->lines->first;

		if (ranges && lines[ranges - 1].last + 1 == line)
			lines[ranges - 1].last = line;
		else
			lines[ranges++] =
				(struct ehr_origin_lines){ line, line };
	}
	put(out, self->words->labels, "report.then");
	put(out, self->words->labels, "report.in_order");
	ehr_origin_lines(out, self->words,
		&(struct ehr_origin_list){ .input = origin[0]->input,
			.file = origin[0]->file,
			.lines = lines,
			.n = ranges,
			.in_order = true });
	free(lines);
}

static void put_each(struct ehr_buf *out, const struct ehr_note_columns *self,
	const struct ehr_origin *const *origin)
{
	for (size_t i = 0; i < self->n; i++) {
		if (!origin[i] || (!origin[i]->n_lines && !origin[i]->none))
			continue;
		put(out, self->words->labels, "report.then");
		ehr_buf_add_str(out, self->row[i]);
		put(out, self->words->labels, "colon");
		ehr_origin_rows(out, self->words, origin[i]);
	}
}

/* The lines of each row, as shortly as they can be told, and what chose them
 * if that is the same for all. */
static void put_lines(struct ehr_buf *out, const struct ehr_note_columns *self,
	const struct ehr_note_group *group)
{
	const struct ehr_origin *first = group->first;
	bool lines = true, same = true, where = first->where.n > 0;

	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_origin *at = group->origin[i];

		lines = lines && at && is_line(at);
		if (!at)
			continue;
		same = same && same_lines(first, at);
		where = where && ehr_str_eq(first->where, at->where);
	}
	if (same && (first->n_lines || first->none)) {
		put(out, self->words->labels, "report.then");
		ehr_origin_rows(out, self->words, first);
	} else if (lines) {
		put_in_order(out, self, group->origin);
	} else if (!same) {
		put_each(out, self, group->origin);
	}
	if (!where)
		return;
	put(out, self->words->labels, "report.then");
	put(out, self->words->labels, "report.where");
	ehr_buf_add_str(out, first->where);
}

void ehr_note_columns_put(
	struct ehr_buf *out, const struct ehr_note_columns *self)
{
	for (size_t i = 0; i < self->n_groups; i++) {
		const struct ehr_note_group *group = &self->group[i];

		if (out->n)
			put(out, self->words->labels, "report.semicolon");
		ehr_origin_file(out, self->words->labels, group->first);
		put_lines(out, self, group);
		put(out, self->words->labels, "colon");
		ehr_buf_add(out, group->told.p, group->told.n);
	}
	if (out->n && self->each.n)
		put(out, self->words->labels, "report.semicolon");
	ehr_buf_add(out, self->each.p, self->each.n);
}

void ehr_note_columns_release(struct ehr_note_columns *self)
{
	for (size_t i = 0; i < self->n_groups; i++)
		ehr_buf_release(&self->group[i].told);
	free(self->group);
	ehr_buf_release(&self->each);
	ehr_arena_release(&self->arena);
}
