/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inspect_draw.h"

#include <stdlib.h>

#include "io/tasks.h"

const char *const ehr_draw_results[EHR_DRAW_RESULTS + 1] = { "draw_class",
	"stratum", "weight", "ticket", "draw_rank", "drawn", "inspectors",
	"draw_flags", "seed", "list_sha256", "inspect_rules", NULL };

/* Of a row being written. */
struct writing {
	const struct ehr_draw *draw;
	const struct ehr_draw_write *how;
	struct ehr_view_row row;
	unsigned long without;
	struct ehr_buf inspectors, flags;
};

static void add_flag(struct ehr_buf *flags, bool is, const char *word)
{
	if (!is)
		return;
	if (flags->n > 0)
		ehr_buf_putc(flags, ' ');
	ehr_buf_puts(flags, word);
}

static struct ehr_str view_of(const struct ehr_buf *buf)
{
	return (struct ehr_str){ buf->p ? buf->p : "", buf->n };
}

static void put_carried(struct writing *self,
	const struct ehr_pool_entry *entry, struct ehr_str *uscc)
{
	const struct ehr_pool *pool = self->draw->pool;
	const char *at = entry->cells;

	for (size_t i = 0; i < pool->header->n; i++) {
		struct ehr_str cell = ehr_pool_cell(&at);

		if ((long)i == pool->uscc)
			*uscc = cell;
		ehr_view_text(&self->row, cell);
	}
}

static void find_inspectors(struct writing *self,
	const struct ehr_pool_entry *entry, struct ehr_str uscc)
{
	self->inspectors.n = 0;
	if (!entry->drawn || !self->how->inspectors)
		return;
	ehr_inspectors_draw(
		self->how->inspectors, entry->id, uscc, &self->inspectors);
	self->without += self->inspectors.n == 0;
}

static void find_flags(struct writing *self, const struct ehr_pool_entry *entry)
{
	const struct ehr_draw *draw = self->draw;
	const struct ehr_draw_stratum *stratum = &draw->stratum[entry->stratum];
	struct ehr_buf *flags = &self->flags;

	flags->n = 0;
	add_flag(flags, !draw->pool->opts.rules->rate[entry->rate].pool,
		"out_of_pool");
	add_flag(flags, entry->seen, "seen_this_year");
	add_flag(flags, entry->drawn && entry->rank > stratum->quota, "extra");
	add_flag(flags,
		entry->drawn && self->how->inspectors &&
			self->inspectors.n == 0,
		"no_inspectors");
	add_flag(flags, entry->memory, "rule_memory");
}

static void put_place(struct writing *self, const struct ehr_pool_entry *entry)
{
	char hex[2 * EHR_SHA256_BYTES + 1];

	if (entry->rank == 0) {
		for (int i = EHR_DRAW_TICKET; i < EHR_DRAW_DRAWN; i++)
			ehr_view_empty(&self->row);
		ehr_view_text(&self->row,
			ehr_str_of(self->draw->pool->opts.seed ? "no" : ""));
		return;
	}
	ehr_sha256_hex(entry->ticket, hex);
	ehr_view_text(&self->row, ehr_str_of(hex));
	ehr_view_count(&self->row, entry->rank);
	ehr_view_text(&self->row, ehr_str_of(entry->drawn ? "yes" : "no"));
}

static void put_entry(struct writing *self, const struct ehr_pool_entry *entry)
{
	const struct ehr_pool *pool = self->draw->pool;
	const char *seed = pool->opts.seed;
	struct ehr_str uscc = { "", 0 };

	self->row.at = 0;
	put_carried(self, entry, &uscc);
	find_inspectors(self, entry, uscc);
	find_flags(self, entry);
	ehr_view_text(&self->row,
		ehr_str_of(pool->opts.rules->rate[entry->rate].name));
	ehr_view_text(&self->row, pool->stratum.key[entry->stratum]);
	ehr_view_count(&self->row, entry->weight);
	put_place(self, entry);
	ehr_view_text(&self->row, view_of(&self->inspectors));
	ehr_view_text(&self->row, view_of(&self->flags));
	ehr_view_text(&self->row, ehr_str_of(seed ? seed : ""));
	ehr_view_text(&self->row, ehr_str_of(self->how->list_sha256));
	ehr_view_text(&self->row, ehr_str_of(self->how->rules));
}

/* Rows are written by several threads, so many entries at a time. */
enum { AT_ONCE = 4096 };

struct sharing {
	const struct ehr_draw *draw;
	struct ehr_draw_write *how;
};

static void *scratch_new(void *me)
{
	const struct sharing *sharing = me;
	struct writing *self = ehr_calloc(1, sizeof(*self));

	self->draw = sharing->draw;
	self->how = sharing->how;
	self->row.view = sharing->how->view;
	return self;
}

static void scratch_free(void *me, void *scratch)
{
	const struct sharing *sharing = me;
	struct writing *self = scratch;

	sharing->how->without += self->without;
	ehr_buf_release(&self->inspectors);
	ehr_buf_release(&self->flags);
	free(self);
}

/* Entries stand all over the memory: those that come soon are fetched early. Put
 * in its place always, since gcc drops a call of what has no effect but this. */
static inline __attribute__((always_inline)) void fetch(
	const struct ehr_draw *draw, size_t i)
{
	enum { CELLS_AHEAD = 8, ENTRY_AHEAD = 24, CACHE_LINE = 64 };
	const struct ehr_pool *pool = draw->pool;
	const char *entry, *cells;

	if (i + ENTRY_AHEAD >= pool->n)
		return;
	entry = (const char *)&pool->entry[draw->order[i + ENTRY_AHEAD]];
	cells = pool->entry[draw->order[i + CELLS_AHEAD]].cells;
	__builtin_prefetch(entry);
	__builtin_prefetch(entry + CACHE_LINE);
	__builtin_prefetch(cells);
	__builtin_prefetch(cells + CACHE_LINE);
}

static int put_some(void *me, void *scratch, size_t task,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct sharing *sharing = me;
	const struct ehr_draw *draw = sharing->draw;
	struct writing *self = scratch;
	size_t end = (task + 1) * AT_ONCE;
	int rc = 0;

	self->row.writer = writer;
	for (size_t i = task * AT_ONCE; i < end && i < draw->pool->n && rc == 0;
		i++) {
		const struct ehr_pool_entry *entry =
			&draw->pool->entry[draw->order[i]];

		fetch(draw, i);
		if (sharing->how->only_drawn && !entry->drawn)
			continue;
		put_entry(self, entry);
		rc = ehr_writer_end_row(writer, err);
	}
	return rc;
}

int ehr_draw_put(const struct ehr_draw *draw, struct ehr_draw_write *how,
	struct ehr_writer *writer, unsigned jobs, struct ehr_err *err)
{
	struct sharing sharing = { draw, how };
	struct ehr_tasks tasks = { .self = &sharing,
		.n = (draw->pool->n + AT_ONCE - 1) / AT_ONCE,
		.work = put_some,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free };

	return ehr_tasks_run(&tasks, &writer, 1, jobs, err);
}
