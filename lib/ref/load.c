/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/load.h"

#include <stdlib.h>

#include "io/file.h"
#include "ref/builtin.h"

enum { FILE_MAX = 64 << 20 };

static int open_builtin(
	struct ehr_load *self, const char *name, struct ehr_err *err)
{
	const struct ehr_builtin *table = ehr_builtin_find(name);

	if (table == NULL)
		return ehr_fail(err, EHR_FAULT_SYSTEM,
			_("no built-in table \"%s\""), name);
	memcpy(self->sha256, table->sha256, sizeof self->sha256);
	self->opts.format = EHR_FORMAT_CSV;
	self->reader = ehr_reader_memory(name, table->bytes, &self->opts, err);
	return self->reader == NULL ? -1 : 0;
}

static int open_file(
	struct ehr_load *self, const char *path, struct ehr_err *err)
{
	struct ehr_str bytes;

	if (ehr_file_read(path, FILE_MAX, &self->file, err) != 0)
		return -1;
	bytes = (struct ehr_str){ self->file.p, self->file.n };
	ehr_sha256(bytes, self->sha256);
	self->reader = ehr_reader_memory(path, bytes, &self->opts, err);
	return self->reader == NULL ? -1 : 0;
}

int ehr_load_open(struct ehr_load *self, const char *builtin, const char *path,
	struct ehr_err *err)
{
	int rc;

	*self = (struct ehr_load){ 0 };
	rc = path == NULL ? open_builtin(self, builtin, err)
			  : open_file(self, path, err);
	if (rc != 0)
		ehr_load_close(self);
	return rc;
}

void ehr_load_close(struct ehr_load *self)
{
	ehr_reader_close(self->reader);
	self->reader = NULL;
	ehr_buf_release(&self->file);
}

int ehr_load_end(
	struct ehr_load *self, int rc, char sha256[static 65], size_t *rows)
{
	memcpy(sha256, self->sha256, sizeof(self->sha256));
	*rows = self->rows;
	ehr_load_close(self);
	return rc;
}

static int read_rows(struct ehr_load *self, const struct ehr_load_table *table,
	void *into, struct ehr_err *err)
{
	const char *file = ehr_reader_file(self->reader);
	struct ehr_str cell[EHR_LOAD_COLUMNS];
	long at[EHR_LOAD_COLUMNS];
	int rc;

	if (ehr_header_bind(ehr_reader_header(self->reader), table->column,
		    table->columns, table->needed, at, err))
		return ehr_err_at(err, file, 1);
	while ((rc = ehr_load_next(self, err)) == 1) {
		for (size_t i = 0; i < table->columns; i++)
			cell[i] = at[i] == EHR_NO_COLUMN
					  ? (struct ehr_str){ "", 0 }
					  : ehr_str_trim(self->row.cell[at[i]]);
		if (table->add(into, cell, err))
			return ehr_err_at(err, file, self->row.line);
	}
	return rc == 0 && table->end ? table->end(into, err) : rc;
}

int ehr_load_rows(const struct ehr_load_table *table, const char *path,
	void *into, char *sha256, size_t *rows, struct ehr_err *err)
{
	struct ehr_load self;
	int rc = ehr_load_open(&self, table->builtin, path, err);

	if (rc == 0)
		rc = read_rows(&self, table, into, err);
	if (rc)
		ehr_err_at(err, path ? path : table->builtin, 0);
	if (sha256)
		memcpy(sha256, self.sha256, sizeof(self.sha256));
	if (rows)
		*rows = self.rows;
	ehr_load_close(&self);
	return rc;
}

int ehr_load_need(const struct ehr_load *self, const char *column, size_t *at,
	struct ehr_err *err)
{
	if (ehr_header_need(ehr_reader_header(self->reader), column, at, err) ==
		0)
		return 0;
	return ehr_err_at(err, ehr_reader_file(self->reader), 1);
}

int ehr_load_next(struct ehr_load *self, struct ehr_err *err)
{
	int rc = ehr_reader_next(self->reader, &self->row, err);

	self->rows += rc > 0;
	return rc;
}

int ehr_load_bad(const struct ehr_load *self, const char *column,
	const char *reason, const char *expected, struct ehr_str found,
	struct ehr_err *err)
{
	ehr_fail_cell(err, column, reason, expected, found);
	return ehr_err_at(err, ehr_reader_file(self->reader), self->row.line);
}

const char *ehr_load_text(
	const struct ehr_load *self, struct ehr_arena *arena, long at)
{
	if (at == EHR_NO_COLUMN || self->row.cell[at].n == 0)
		return "";
	return ehr_arena_string(arena, self->row.cell[at]);
}
