/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/rejects.h"

#include <stdlib.h>

#include "base/mem.h"
#include "io/writer.h"

struct ehr_rejects {
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_output *out;
	const char *path;
	long max;
	unsigned long n;
};

static const char *const column[] = { "file", "line", "column", "reason",
	"expected", "found", "record" };

struct ehr_rejects *ehr_rejects_open(
	const char *path, long max, struct ehr_err *err)
{
	struct ehr_rejects *rejects = ehr_calloc(1, sizeof *rejects);
	struct ehr_out_opts opts = { .format = EHR_FORMAT_CSV };

	rejects->path = path;
	rejects->max = max;
	rejects->out = ehr_output_open(path, false, err);
	if (!rejects->out ||
		ehr_layout_init(&rejects->layout, NULL, column,
			sizeof column / sizeof *column, &opts, err)) {
		ehr_output_abandon(rejects->out);
		free(rejects);
		return NULL;
	}
	ehr_writer_init(&rejects->writer, &rejects->layout, rejects->out);
	if (ehr_writer_start(&rejects->writer, err)) {
		struct ehr_err again;
		if (ehr_rejects_close(rejects, &again))
			return NULL;
		return NULL;
	}
	return rejects;
}

int ehr_rejects_add(
	struct ehr_rejects *rejects, struct ehr_str record, struct ehr_err *err)
{
	struct ehr_writer *writer = &rejects->writer;

	rejects->n++;
	ehr_writer_puts(writer, err->file);
	ehr_writer_count(writer, err->line);
	ehr_writer_puts(writer, err->column);
	ehr_writer_puts(writer, err->reason[0] ? err->reason : "other");
	ehr_writer_puts(writer, err->expected);
	ehr_writer_puts(writer, err->found);
	ehr_writer_text(writer, record);
	if (ehr_writer_end_row(writer, err))
		return -1;
	if (rejects->max >= 0 && rejects->n > (unsigned long)rejects->max)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("more than %ld bad records, see %s"), rejects->max,
			rejects->path);
	return 0;
}

unsigned long ehr_rejects_count(const struct ehr_rejects *rejects)
{
	return rejects->n;
}

int ehr_rejects_close(struct ehr_rejects *rejects, struct ehr_err *err)
{
	int rc;

	if (!rejects)
		return 0;
	rc = ehr_writer_finish(&rejects->writer, err);
	if (ehr_output_commit(rejects->out, err))
		rc = -1;
	ehr_writer_release(&rejects->writer);
	ehr_layout_release(&rejects->layout);
	free(rejects);
	return rc;
}
