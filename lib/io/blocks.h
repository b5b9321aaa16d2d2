/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bytes of a source as blocks of whole records, in order; and bytes given
 * back after a look at them.
 */
#ifndef EHR_IO_BLOCKS_H
#define EHR_IO_BLOCKS_H

#include "io/blockcut.h"
#include "io/input.h"
#include "io/source.h"

struct ehr_blocks {
	struct ehr_source *source;
	const struct ehr_in_opts *opts; /* format and delimiter decided */
	struct ehr_block_cut cut;
	struct ehr_buf carry; /* bytes behind the last cut */
	struct ehr_buf held;  /* given back, from held_at on */
	size_t held_at;
	bool end;     /* the last read gave nothing */
	bool drained; /* nothing is left of the source ... */
	bool broken;  /* ... or it failed, with: */
	struct ehr_err failure;
};

/* Room for more bytes behind the block's, and the margin behind them. */
void ehr_block_room(struct ehr_block *block, size_t more);
/* Line feeds into the margin. */
void ehr_block_fill_margin(struct ehr_block *block);

/* Appends to the block what one read gives; nothing: end is set. */
EHR_MUST_USE int ehr_blocks_read(struct ehr_blocks *blocks,
	struct ehr_block *block, struct ehr_err *err);

/* Reads until the block has more than n bytes, or to the end. A failure counts
 * as an end and is told again by the read that comes to it. */
void ehr_blocks_read_ahead(
	struct ehr_blocks *blocks, struct ehr_block *block, size_t n);

/* Gives back the bytes of the block from at on, all there are: they are read
 * again. The block is emptied. */
void ehr_blocks_give_back(
	struct ehr_blocks *blocks, struct ehr_block *block, size_t at);

/* Whole records into the block, without margin: 1, 0 at the end, -1 on
 * failure. */
EHR_MUST_USE int ehr_blocks_next(struct ehr_blocks *blocks,
	struct ehr_block *block, struct ehr_err *err);

void ehr_blocks_release(struct ehr_blocks *blocks); /* the source too */

#endif
