/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One run of a program, from the command line to the exit status. A main is
 *
 *     struct ehr_run run;
 *     int rc = ehr_run_start(&run, &app, argc, argv);
 *     if (rc == 0)
 *             rc = work(&run);
 *     return ehr_run_finish(&run, rc);
 *
 * Finish closes what the run opened, keeps the first error, prints it once and
 * maps it to the status. Nothing else in a program prints or exits.
 */
#ifndef EHR_APP_RUN_H
#define EHR_APP_RUN_H

#include "app/option.h"
#include "io/engine.h"
#include "io/folder.h"
#include "io/reader.h"
#include "io/writer.h"

struct ehr_run {
	const struct ehr_app *app;
	struct ehr_err err;
	const char *const *input; /* operands; "-" when there are none */
	size_t n_input;
	struct ehr_in_opts in;   /* from the common options */
	struct ehr_out_opts out; /* from the common options */
	unsigned jobs;
	bool zh; /* --lang zh: labels in Chinese too */
	bool en; /* --lang en was given: for what is Chinese without it */
	struct ehr_run_state *state;
};

/* 0 go on; 2 done (--help and the like); -1 misuse, in run->err. */
EHR_MUST_USE int ehr_run_start(
	struct ehr_run *run, const struct ehr_app *app, int argc, char **argv);

/* rc 0: done; 1: done, and the answer is no; -1: run->err says what is wrong.
 * The exit status. */
EHR_MUST_USE int ehr_run_finish(struct ehr_run *run, int rc);

/* What was written stands, though the run fails. */
void ehr_run_keep(struct ehr_run *run);

/* The operands as one table. Closed by finish. NULL on failure. */
struct ehr_reader *ehr_run_reader(struct ehr_run *run);

/* Another file than the operands, such as --points; UTF-8, format told from
 * its content. Closed by finish. NULL on failure. */
struct ehr_reader *ehr_run_side(struct ehr_run *run, const char *path);

/* The same read in another way: opts, with its hooks, is copied. */
struct ehr_reader *ehr_run_side_as(
	struct ehr_run *run, const char *path, const struct ehr_in_opts *opts);

/* The output, as bytes (-o, or standard output); opened once. */
struct ehr_output *ehr_run_output(struct ehr_run *run);

/* The output as a table of the given columns (after those of carried, which may
 * be NULL); its start is written. Finished by finish. NULL on failure. */
struct ehr_writer *ehr_run_writer(struct ehr_run *run,
	const struct ehr_header *carried, const char *const *column, size_t n);

/* Fails if the file that is to be read besides the operands is one of them. */
EHR_MUST_USE int ehr_run_check_side(
	struct ehr_run *run, const char *word, const char *path);

/* Fails if the file is one that the run reads or writes. */
EHR_MUST_USE int ehr_run_check_beside(
	struct ehr_run *run, const char *word, const char *path);

/* Further files beside the output, such as reports: each appears whole when the
 * output does, or not at all. word is the option that named it, for messages;
 * both live as long as the run. As bytes, or as a CSV table. Finished by finish.
 * NULL on failure. */
struct ehr_output *ehr_run_beside(
	struct ehr_run *run, const char *word, const char *path);
struct ehr_writer *ehr_run_beside_table(struct ehr_run *run, const char *word,
	const char *path, const char *const *column, size_t n);
/* A folder of files, of one such option in a run. */
struct ehr_folder *ehr_run_folder(
	struct ehr_run *run, const char *word, const char *path);
/* The same of what a program computes with later: --digits does not hold. */
struct ehr_writer *ehr_run_beside_exact(struct ehr_run *run, const char *word,
	const char *path, const char *const *column, size_t n);

/*
 * A row filter over the operands. bind is called once with the header, fills
 * *filter and names the columns written (appended or whole); it may be called
 * only once, later files must have the same header. With no columns (*n 0,
 * filter->appends false) nothing is written: the filter gathers; or bind has
 * called ehr_run_writer, and commit writes there.
 */
struct ehr_bound {
	struct ehr_filter filter;
	const char *const *column;
	size_t n;
	/* told of each file once it is read; NULL: nobody */
	void (*facts)(void *self, const struct ehr_input_facts *facts);
	void *facts_self;
};
EHR_MUST_USE int ehr_run_filter(struct ehr_run *run,
	int (*bind)(void *self, const struct ehr_header *header,
		struct ehr_bound *bound, struct ehr_err *err),
	void *self);

/* The file that --ref NAME=FILE gave for name, or NULL. A --ref whose name
 * nobody asked for is an error at finish. */
const char *ehr_run_ref(struct ehr_run *run, const char *name);

/* For the manifest: a table, or another kind of file, that the result rests on;
 * its path, NULL if it is built in, and the SHA-256 of its bytes. */
void ehr_run_used_table(struct ehr_run *run, const char *name, const char *path,
	const char *sha256, size_t rows);
void ehr_run_used(struct ehr_run *run, const char *kind, const char *name,
	const char *path, const char *sha256);
/* For the manifest: any other fact, such as ("crs", "EPSG:28992"). */
void ehr_run_fact(struct ehr_run *run, const char *name, const char *value);

/* For --progress, where the work comes behind the reading: so much of it is
 * done. One thread at a time. */
void ehr_run_step(struct ehr_run *run, size_t done, size_t all);

/* One line on standard error: "program: ...". For notices, never for errors. */
void ehr_run_notice(struct ehr_run *run, const char *fmt, ...) EHR_PRINTF(2, 3);

#endif
