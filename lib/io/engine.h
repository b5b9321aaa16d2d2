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

enum ehr_verdict {
	EHR_VERDICT_KEEP,
	EHR_VERDICT_AGAIN, /* row is called again for the record, with the same
	                      scratch, where judge may have left word; what it
	                      writes takes the place of the first */
	EHR_VERDICT_DROP,  /* what row wrote is left out */
	EHR_VERDICT_FAIL,  /* the run ends: err, its line counted as row's */
};

/* The carried cells of the rows of a block that a filter took, for late. */
struct ehr_held;
/* Those of the i-th, for a writer; they live until late returns. */
struct ehr_span ehr_held_span(const struct ehr_held *held, size_t i);

struct ehr_filter {
	void *self; /* what bind made; shared by the workers, read only */
	/* Carried cells stand first and the filter only gives the appended ones,
	 * once a row (the engine begins and ends it); otherwise the filter writes
	 * whole rows itself, any number of them. */
	bool appends;
	/* One row in. 0: taken. 1: the record is no data, it is skipped and
	 * counted, and what was written for it is forgotten. -1: the row is bad
	 * (EHR_FAULT_DATA, may be rejected; file and line are added by the
	 * engine) or the run must end. */
	int (*row)(void *self, void *scratch, const struct ehr_row *row,
		struct ehr_writer *writer, struct ehr_err *err);
	/* What one worker needs; NULL if nothing. */
	void *(*scratch_new)(void *self);
	void (*scratch_free)(void *self, void *scratch);
	/* Called for each block, in input order, before its rows are judged; file
	 * and line as for commit. May be NULL. */
	void (*turn)(void *self, void *scratch, const char *file,
		unsigned long line);
	/* Where a row's fate hangs on the rows before it, of any block: asked in
	 * the order of the input, never twice at a time, about the i-th row of
	 * the block that row took (0 is the first). May be NULL. It holds up the
	 * other threads, so it should be short. */
	enum ehr_verdict (*judge)(
		void *self, void *scratch, size_t i, struct ehr_err *err);
	/* Called for each block, in input order, never twice at a time: gathers
	 * what row left in scratch. line is the number of the block's first line
	 * less one, to be added to the lines of its rows. May be NULL. */
	int (*commit)(void *self, void *scratch, const char *file,
		unsigned long line, struct ehr_err *err);
	/* Called for each block once its rows have been judged, by several
	 * threads at a time: writes whole rows of what the judge made ready, in
	 * the place of all that row wrote; they leave in the order of the input.
	 * It holds up nobody, so it is where the work may be. The filter judges,
	 * without EHR_VERDICT_AGAIN; with appends the carried cells of each row
	 * are in held. May be NULL. */
	int (*late)(void *self, void *scratch, const struct ehr_held *held,
		struct ehr_writer *writer, struct ehr_err *err);
	/* Called once, behind the last row of the last file, by who runs the
	 * files (app/run.h): writes whole rows of its own, each ended with
	 * ehr_writer_end_row. out is NULL if the filter writes none. May be
	 * NULL. */
	int (*finish)(void *self, struct ehr_writer *out, struct ehr_err *err);
};

struct ehr_input;

/* Runs filter over what is left of in, writing rows of layout to out (NULL: the
 * filter writes none and gathers in commit). jobs >= 1 threads; with one, or a
 * small file, none is started. */
EHR_MUST_USE int ehr_engine_run(struct ehr_input *in,
	const struct ehr_layout *layout, struct ehr_writer *out,
	const struct ehr_filter *filter, unsigned jobs, struct ehr_err *err);

#endif
