/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lets the corpus tests reach the readers below the programs:
 *
 *     corpus_tool json FILE...   one line each: "ok" or what is wrong
 *     corpus_tool jsonl FILE...  the same, as JSON Lines
 *     corpus_tool table BLOCK JOBS strict|lax FILE
 *         the rows of FILE through the engine, with blocks of BLOCK bytes on
 *         JOBS threads, as JSON Lines; a fault is status 1 and its message
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "io/engine.h"
#include "io/file.h"
#include "io/input.h"
#include "io/json.h"
#include "io/reader.h"

static int read_lines(
	const char *name, struct ehr_str text, struct ehr_err *err)
{
	const struct ehr_in_opts opts = { .format = EHR_FORMAT_JSONL };
	struct ehr_reader *reader = ehr_reader_memory(name, text, &opts, err);
	struct ehr_row row;
	int rc = -1;

	if (reader)
		while ((rc = ehr_reader_next(reader, &row, err)) == 1)
			;
	ehr_reader_close(reader);
	return rc;
}

static int check_files(char **path, int n, bool lines)
{
	struct ehr_buf bytes = { 0 };
	struct ehr_err err;

	for (int i = 0; i < n; i++) {
		struct ehr_str text;
		int rc;
		bytes.n = 0;
		if (ehr_file_read(path[i], 1 << 26, &bytes, &err)) {
			fprintf(stderr, "%s\n", err.text);
			return 3;
		}
		text = (struct ehr_str){ bytes.p, bytes.n };
		rc = lines ? read_lines(path[i], text, &err)
			   : ehr_json_check(text, &err);
		printf("%s\n", rc ? err.text : "ok");
	}
	ehr_buf_release(&bytes);
	return 0;
}

static int no_row(void *self, void *scratch, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	(void)self;
	(void)scratch;
	(void)row;
	(void)writer;
	(void)err;
	return 0;
}

static int copy_rows(
	struct ehr_input *input, unsigned jobs, struct ehr_err *err)
{
	const struct ehr_out_opts opts = { .format = EHR_FORMAT_JSONL };
	const struct ehr_filter filter = { .appends = true, .row = no_row };
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_output *out = ehr_output_open(NULL, false, err);
	int rc;

	if (!out)
		return -1;
	rc = ehr_layout_init(
		&layout, ehr_input_header(input), NULL, 0, &opts, err);
	if (rc == 0) {
		ehr_writer_init(&writer, &layout, out);
		rc = ehr_writer_start(&writer, err);
		if (rc == 0)
			rc = ehr_engine_run(
				input, &layout, &writer, &filter, jobs, err);
		if (rc == 0)
			rc = ehr_writer_finish(&writer, err);
		ehr_writer_release(&writer);
		ehr_layout_release(&layout);
	}
	if (rc == 0)
		return ehr_output_commit(out, err);
	ehr_output_abandon(out);
	return rc;
}

static int table(
	const char *block, const char *jobs, bool lax, const char *path)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV, .lax = lax };
	struct ehr_err err;
	struct ehr_input *input;
	int rc = -1;

	opts.block = strtoul(block, NULL, 10);
	input = ehr_input_open(path, &opts, &err);
	if (input)
		rc = copy_rows(input, (unsigned)strtoul(jobs, NULL, 10), &err);
	ehr_input_close(input);
	if (rc == 0)
		return 0;
	fprintf(stderr, "%s:%lu: %s\n", err.file, err.line, err.text);
	return 1;
}

int main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "json") == 0)
		return check_files(argv + 2, argc - 2, false);
	if (argc > 2 && strcmp(argv[1], "jsonl") == 0)
		return check_files(argv + 2, argc - 2, true);
	if (argc == 6 && strcmp(argv[1], "table") == 0)
		return table(
			argv[2], argv[3], strcmp(argv[4], "lax") == 0, argv[5]);
	fprintf(stderr, "usage: corpus_tool json|jsonl|table ...\n");
	return 2;
}
