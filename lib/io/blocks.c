/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/blocks.h"

#include <stdlib.h>

#include "base/mem.h"
#include "io/jsoncut.h"

enum { BLOCK_BYTES = 256 << 10 };

void ehr_block_release(struct ehr_block *block)
{
	free(block->p);
	*block = (struct ehr_block){ 0 };
}

void ehr_block_room(struct ehr_block *block, size_t more)
{
	size_t need = block->n + more + EHR_CSV_MARGIN;

	if (need <= block->cap)
		return;
	block->cap = need;
	block->p = ehr_realloc(block->p, block->cap, 1);
}

void ehr_block_fill_margin(struct ehr_block *block)
{
	ehr_block_room(block, 0);
	memset(block->p + block->n, '\n', EHR_CSV_MARGIN);
}

static size_t block_bytes(const struct ehr_blocks *blocks)
{
	return blocks->opts->block ? blocks->opts->block : BLOCK_BYTES;
}

/* Up to n bytes of what was given back, then of the source. */
static long read_bytes(
	struct ehr_blocks *blocks, char *p, size_t n, struct ehr_err *err)
{
	size_t held = blocks->held.n - blocks->held_at;

	if (held) {
		n = n < held ? n : held;
		memcpy(p, blocks->held.p + blocks->held_at, n);
		blocks->held_at += n;
		return (long)n;
	}
	ehr_buf_release(&blocks->held);
	blocks->held_at = 0;
	if (blocks->broken) {
		*err = blocks->failure;
		return -1;
	}
	return blocks->drained ? 0 : ehr_source_read(blocks->source, p, n, err);
}

int ehr_blocks_read(
	struct ehr_blocks *blocks, struct ehr_block *block, struct ehr_err *err)
{
	size_t want = block_bytes(blocks);
	long got;

	if (block->n + want / 4 < want)
		want -= block->n;
	ehr_block_room(block, want);
	got = read_bytes(blocks, block->p + block->n, want, err);
	if (got < 0)
		return -1;
	block->n += (size_t)got;
	blocks->end = got == 0;
	return 0;
}

void ehr_blocks_read_ahead(
	struct ehr_blocks *blocks, struct ehr_block *block, size_t n)
{
	if (block->n <= n)
		ehr_block_room(block, n - block->n + 2 * block_bytes(blocks));
	while (!blocks->end && !blocks->broken && block->n <= n)
		if (ehr_blocks_read(blocks, block, &blocks->failure))
			blocks->broken = true;
}

void ehr_blocks_give_back(
	struct ehr_blocks *blocks, struct ehr_block *block, size_t at)
{
	size_t left = blocks->held.n - blocks->held_at;
	struct ehr_buf held = { 0 };

	ehr_buf_grow(&held, block->n - at + left + 1);
	ehr_buf_add(&held, block->p + at, block->n - at);
	if (left > 0)
		ehr_buf_add(&held, blocks->held.p + blocks->held_at, left);
	ehr_buf_release(&blocks->held);
	blocks->held = held;
	blocks->held_at = 0;
	blocks->drained = blocks->drained || blocks->end;
	blocks->end = false;
	ehr_block_release(block);
}

static int fail_long(const struct ehr_blocks *blocks, struct ehr_err *err)
{
	const char *why = "";

	if (blocks->opts->delimiter)
		why = blocks->cut.csv.open ? _("; is a quote not closed?")
					   : _("; are its line ends bare CR?");
	ehr_fail(err, EHR_FAULT_DATA, _("a record is longer than %d bytes%s"),
		EHR_RECORD_MAX, why);
	err->line = 1; /* of the block */
	return -1;
}

/* Keeps what stands behind the cut for the next block. */
static void carry_rest(
	struct ehr_blocks *blocks, struct ehr_block *block, size_t cut)
{
	blocks->carry.n = 0;
	ehr_buf_add(&blocks->carry, block->p + cut, block->n - cut);
	block->n = cut;
}

/* Behind an array there may be blanks; behind features, other members. */
static int finish_array(struct ehr_blocks *blocks, struct ehr_err *err)
{
	struct ehr_block rest = { 0 };
	size_t at = 1; /* behind the bracket */
	char last = 0;
	int rc = 0;

	ehr_block_room(&rest, blocks->carry.n);
	memcpy(rest.p, blocks->carry.p, blocks->carry.n);
	rest.n = blocks->carry.n;
	while (rc == 0) {
		for (; at < rest.n; at++)
			if (!ehr_json_blank(rest.p[at]))
				last = rest.p[at];
		rest.n = at = 0;
		if (blocks->end)
			break;
		rc = ehr_blocks_read(blocks, &rest, err);
	}
	ehr_block_release(&rest);
	if (rc == 0 &&
		last != (blocks->opts->format == EHR_FORMAT_GEOJSON ? '}' : 0))
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("text behind the end of the JSON array"));
	return rc;
}

static int end_of_input(
	struct ehr_blocks *blocks, struct ehr_block *block, struct ehr_err *err)
{
	bool array = blocks->opts->format == EHR_FORMAT_JSON ||
		     blocks->opts->format == EHR_FORMAT_GEOJSON;

	if (array)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the file ends inside a JSON array"));
	block->last = true;
	blocks->carry.n = 0;
	return block->n > 0;
}

/* A block begins with what the last one left. */
static void begin_block(struct ehr_blocks *blocks, struct ehr_block *block)
{
	size_t n = blocks->carry.n, want = block_bytes(blocks);

	block->start = block->n = 0;
	block->last = false;
	ehr_block_room(block, want > n ? want : n);
	ehr_buf_grow(&blocks->carry, 1);
	memcpy(block->p, blocks->carry.p, n);
	block->n = n;
	ehr_block_cut_begin(&blocks->cut);
}

int ehr_blocks_next(
	struct ehr_blocks *blocks, struct ehr_block *block, struct ehr_err *err)
{
	struct ehr_block_cut *cut = &blocks->cut;
	size_t end = 0;

	block->start = block->n = 0;
	if (cut->bad)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a comma is missing or out of place between the "
			  "objects of the JSON array"));
	if (cut->ended)
		return 0;
	begin_block(blocks, block);
	for (;;) {
		end = ehr_block_cut(cut, block->p, block->n);
		if (end || cut->ended || cut->bad)
			break;
		if (blocks->end)
			return end_of_input(blocks, block, err);
		if (block->n > EHR_RECORD_MAX)
			return fail_long(blocks, err);
		if (ehr_blocks_read(blocks, block, err))
			return -1;
	}
	carry_rest(blocks, block, end);
	if (cut->bad)
		return end > 0 ? 1 : ehr_blocks_next(blocks, block, err);
	if (cut->ended && finish_array(blocks, err))
		return -1;
	return cut->ended ? end > 0 : 1;
}

void ehr_blocks_release(struct ehr_blocks *blocks)
{
	ehr_source_close(blocks->source);
	ehr_buf_release(&blocks->carry);
	ehr_buf_release(&blocks->held);
}
