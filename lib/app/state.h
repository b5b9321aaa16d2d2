/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a run holds between its start and its finish. For the files of this
 * layer alone; programs see struct ehr_run.
 */
#ifndef EHR_APP_STATE_H
#define EHR_APP_STATE_H

#include "app/common.h"
#include "app/manifest.h"
#include "app/progress.h"
#include "app/run.h"

enum { READERS = 64 };

/* A file beside the output. */
struct ehr_beside {
	const char *word, *path;
	struct ehr_output *out; /* NULL: done */
	struct ehr_beside *next;
	bool has_writer;
	struct ehr_layout layout;
	struct ehr_writer writer;
};

struct ehr_read;

struct ehr_run_state {
	struct ehr_common common;
	int argc;
	char **argv;
	struct ehr_arena arena;
	struct ehr_manifest manifest;
	struct ehr_progress progress;
	struct ehr_reader *reader[READERS];
	size_t n_readers;
	struct ehr_beside *beside, *last_beside; /* the first one first */
	struct ehr_folder *folder;               /* NULL: none, or done */
	struct ehr_output *out;
	struct ehr_layout layout;
	struct ehr_writer writer;
	bool has_writer, misused, kept;
	unsigned long rejected;
	bool *ref_asked;
	struct ehr_read *read; /* the last one first */
};

/* A file that the run has read besides its operands. */
struct ehr_read {
	const char *path;
	struct ehr_read *next;
};

/* Remembers that the file is read; path is copied, NULL: none. */
void ehr_run_note_read(struct ehr_run *run, const char *path);

/* The output, the rejects and the manifest are three files, and the latter two
 * none of the inputs: each replaces what stands there. */
EHR_MUST_USE int ehr_run_check_targets(struct ehr_run *run);

/* A file that stands twice among the operands is read twice: its rows count
 * double, which is seldom meant. */
void ehr_run_tell_repeats(struct ehr_run *run);

/* Records left out are told of, since nothing may vanish unseen. */
void ehr_run_tell_left_out(
	struct ehr_run *run, const struct ehr_input_facts *facts);

/* None of the files that stand to be written has been read by the run. The
 * output may be an operand: it replaces it once all is read. */
EHR_MUST_USE int ehr_run_check_read(struct ehr_run *run);

/* Puts the files beside the output in their places, or throws them away. */
EHR_MUST_USE int ehr_run_complete_besides(struct ehr_run *run);
void ehr_run_release_besides(struct ehr_run *run);

/* All that must succeed for the run to be done: the output whole and in its
 * place, the rejects and the manifest written. */
EHR_MUST_USE int ehr_run_complete(struct ehr_run *run);

/* Gives everything back, whatever happened. */
void ehr_run_release(struct ehr_run *run);

#endif
