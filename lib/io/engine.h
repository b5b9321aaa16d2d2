/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The stream engine: runs a row filter over an input on any number of
 * threads. Output, first error and rejects are the same, byte for byte,
 * whatever the number of threads, the size of blocks and the way of arriving.
 *
 * The filter sees rows and a writer, never threads, files or formats.
 */
#ifndef EHR_IO_ENGINE_H
#define EHR_IO_ENGINE_H

#include "io/reader.h"
#include "io/writer.h"

struct ehr_filter {
	void *self; /* what bind made; shared by the workers, read only */
	/* Carried cells stand first and the filter only gives the appended ones,
	 * once a row (the engine begins and ends it); otherwise the filter writes
	 * whole rows itself, any number of them. */
	bool appends;
	/* One row in. -1: the row is bad (EHR_FAULT_DATA, may be rejected; file
	 * and line are added by the engine) or the run must end. */
	int (*row)(void *self, void *scratch, const struct ehr_row *row,
		struct ehr_writer *writer, struct ehr_err *err);
	/* What one worker needs; NULL if nothing. */
	void *(*scratch_new)(void *self);
	void (*scratch_free)(void *self, void *scratch);
	/* Called for each block, in input order, never twice at a time: gathers
	 * what row left in scratch. line is the number of the block's first line
	 * less one, to be added to the lines of its rows. May be NULL. */
	int (*commit)(void *self, void *scratch, const char *file,
		unsigned long line, struct ehr_err *err);
};

struct ehr_input;

/* Runs filter over what is left of in, writing rows of layout to out (NULL: the
 * filter writes none and gathers in commit). jobs >= 1 threads; with one, or a
 * small file, none is started. */
EHR_MUST_USE int ehr_engine_run(struct ehr_input *in,
	const struct ehr_layout *layout, struct ehr_writer *out,
	const struct ehr_filter *filter, unsigned jobs, struct ehr_err *err);

#endif
