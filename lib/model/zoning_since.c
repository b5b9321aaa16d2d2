/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_since.h"

#include <stdlib.h>

const char *const ehr_since_word[EHR_SINCE_CHANGES] = { "same", "up", "down",
	"new", "gone", "now_assessed", "no_longer_assessed", "not_assessed" };

/* A cell in one link of the chain. */
struct link {
	bool there, covered;
	unsigned class;
	double coverage;
	struct ehr_str incomplete;
};

static struct link past_link(const struct ehr_zoning_past *past,
	struct ehr_grid_cell at, bool published)
{
	const struct ehr_zoning_past_cell *cell =
		ehr_zoning_past_find(past, at);
	struct link link = { 0 };

	if (cell == NULL)
		return link;
	link.there = cell->there;
	link.class = published ? cell->published : cell->class;
	link.covered = cell->covered;
	link.coverage = cell->coverage;
	link.incomplete = past->texts.key[cell->incomplete];
	return link;
}

static struct link this_link(const struct ehr_zoning_cell *cell)
{
	struct link link = { .there = cell->n > 0 || cell->estimated,
		.class = cell->class,
		.covered = cell->covered,
		.coverage = cell->coverage,
		.incomplete = cell->incomplete };

	return link;
}

/* Can what was assessed be why the class moved? */
static bool may_be_coverage(const struct link *from, const struct link *to)
{
	bool up = to->class > from->class;

	if (from->covered && to->covered && from->coverage < to->coverage)
		return up;
	if (from->covered && to->covered && from->coverage > to->coverage)
		return !up;
	return !ehr_str_eq(from->incomplete, to->incomplete);
}

static void put_cause(struct ehr_buf *cause, const struct link *from,
	const struct link *to, const char *name)
{
	if (from->class == to->class)
		return;
	if (cause->n > 0)
		ehr_buf_putc(cause, ';');
	if (from->there && to->there && (from->class == 0 || to->class == 0)) {
		ehr_buf_puts(cause, "coverage");
		return;
	}
	ehr_buf_puts(cause, name);
	if (from->there != to->there || may_be_coverage(from, to))
		ehr_buf_puts(cause, "/coverage");
}

static enum ehr_since_change change_of(
	const struct link *before, const struct link *now)
{
	if (before->there != now->there)
		return now->there ? EHR_SINCE_NEW : EHR_SINCE_GONE;
	if (before->class == 0 && now->class == 0)
		return EHR_SINCE_NOT_ASSESSED;
	if (before->class == 0)
		return EHR_SINCE_NOW_ASSESSED;
	if (now->class == 0)
		return EHR_SINCE_NO_LONGER_ASSESSED;
	if (before->class == now->class)
		return EHR_SINCE_SAME;
	return now->class > before->class ? EHR_SINCE_UP : EHR_SINCE_DOWN;
}

static void put_class(struct ehr_buf *path, unsigned class)
{
	if (path->n > 0)
		ehr_buf_putc(path, '>');
	if (class > 0)
		ehr_buf_printf(path, "%u", class);
	else
		ehr_buf_putc(path, '-');
}

static struct ehr_since_cell tell_cell(struct ehr_zoning_since *self,
	const struct ehr_zoning_cell *cell, struct ehr_buf *cause,
	struct ehr_buf *path)
{
	struct link before = past_link(&self->past[0], cell->at, true);
	struct link now = this_link(cell), from = before, to;

	cause->n = path->n = 0;
	put_class(path, from.class);
	for (size_t i = 0; i < self->n_past; i++) {
		to = past_link(&self->past[i], cell->at, false);
		put_cause(
			cause, &from, &to, i == 0 ? "classes" : self->step[i]);
		put_class(path, to.class);
		from = to;
	}
	put_cause(cause, &from, &now, ehr_buf_text(&self->last));
	put_class(path, now.class);
	return (struct ehr_since_cell){ before.class, change_of(&before, &now),
		(uint32_t)ehr_map_add(&self->causes,
			(struct ehr_str){ cause->p, cause->n }, NULL),
		(uint32_t)ehr_map_add(&self->paths,
			(struct ehr_str){ path->p, path->n }, NULL) };
}

/* What no step is called. */
static void name_last(struct ehr_zoning_since *self)
{
	static const char *const all[] = { "toxicity", "method", "emissions",
		"population" };

	self->last.n = 0;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		bool named = i == 3 && !self->of_people;

		for (size_t j = 1; j < self->n_past; j++)
			named = named || strcmp(self->step[j], all[i]) == 0;
		if (!named)
			ehr_buf_printf(&self->last, "%s%s",
				self->last.n > 0 ? "/" : "", all[i]);
	}
	if (self->last.n == 0)
		ehr_buf_puts(&self->last, "other");
}

void ehr_zoning_since_add(
	const struct ehr_zoning_since *since, struct ehr_zoning *zoning)
{
	const struct ehr_zoning_past *past = &since->past[0];

	for (size_t i = 0; i < past->n; i++)
		if (past->cell[i].there)
			(void)ehr_zoning_cell_at(zoning, past->cell[i].at);
}

static void count(struct ehr_zoning_since *self, size_t cells)
{
	self->caused = ehr_calloc(self->causes.n + 1, sizeof(size_t));
	for (size_t i = 0; i < cells; i++) {
		const struct ehr_since_cell *cell = &self->cell[i];
		bool caused = self->causes.key[cell->cause].n > 0;

		self->changed[cell->change]++;
		if (cell->change == EHR_SINCE_SAME)
			self->cancelled += caused;
		else if (caused)
			self->caused[cell->cause]++;
	}
}

void ehr_zoning_since_tell(struct ehr_zoning_since *since,
	const struct ehr_zoning_setup *setup, struct ehr_zoning *zoning)
{
	size_t n = ehr_zoning_count(zoning);
	struct ehr_buf cause = { 0 }, path = { 0 };

	name_last(since);
	for (size_t i = 0; i < since->n_past; i++)
		ehr_zoning_past_class(&since->past[i], setup);
	since->cell = ehr_calloc(n + 1, sizeof(since->cell[0]));
	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		ehr_zoning_cell(zoning, i, &cell);
		since->cell[cell.index] =
			tell_cell(since, &cell, &cause, &path);
	}
	count(since, n);
	ehr_buf_release(&cause);
	ehr_buf_release(&path);
}

/* A cause and its place among them. */
struct named {
	struct ehr_str name;
	size_t i;
};

static int by_name(const void *a, const void *b)
{
	return ehr_str_cmp(((const struct named *)a)->name,
		((const struct named *)b)->name);
}

void ehr_zoning_since_causes(
	const struct ehr_zoning_since *since, struct ehr_buf *text)
{
	size_t n = since->causes.n;
	struct named *named = ehr_realloc(NULL, n + 1, sizeof(named[0]));

	for (size_t i = 0; i < n; i++)
		named[i] = (struct named){ since->causes.key[i], i };
	qsort(named, n, sizeof(named[0]), by_name);
	for (size_t i = 0; i < n; i++) {
		if (since->caused[named[i].i] == 0)
			continue;
		if (text->n > 0)
			ehr_buf_puts(text, ", ");
		ehr_buf_add_str(text, named[i].name);
		ehr_buf_printf(text, " %zu", since->caused[named[i].i]);
	}
	free(named);
}

void ehr_zoning_since_release(struct ehr_zoning_since *since)
{
	for (size_t i = 0; i < since->n_past; i++)
		ehr_zoning_past_release(&since->past[i]);
	free(since->cell);
	free(since->caused);
	ehr_map_release(&since->causes);
	ehr_map_release(&since->paths);
	ehr_buf_release(&since->last);
	*since = (struct ehr_zoning_since){ 0 };
}
