/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reference tables: the built-in ones, or files in their place, through the
 * same reader. ehr_load_rows serves most; the rest is for those that look at
 * header or row themselves.
 */
#ifndef EHR_REF_LOAD_H
#define EHR_REF_LOAD_H

#include "base/mem.h"
#include "io/reader.h"

/* A table that was read, for the manifest. */
struct ehr_table_digest {
	const char *name, *sha256;
	size_t rows;
};

/* A table whose rows one function takes, in their order. */
struct ehr_load_table {
	const char *builtin; /* the embedded file, such as "toxicity.csv" */
	const char *const *column; /* EHR_LOAD_COLUMNS at most */
	size_t columns;
	size_t needed; /* the first so many have to be there */
	/* cell: one for each column, without blanks around; empty where the
	 * column is not there. 0, or -1 with an error, which gets its place. */
	int (*add)(void *self, const struct ehr_str *cell, struct ehr_err *err);
	/* What only the whole shows; or NULL. */
	int (*end)(void *self, struct ehr_err *err);
};

enum { EHR_LOAD_COLUMNS = 32 };

/* Hands the rows of the built-in table, or of the file at path if that is not
 * NULL, to add, self first. sha256 (65 characters) and rows are for the
 * manifest; each may be NULL. Fails (EHR_FAULT_DATA) naming file, line and
 * column. */
EHR_MUST_USE int ehr_load_rows(const struct ehr_load_table *table,
	const char *path, void *self, char *sha256, size_t *rows,
	struct ehr_err *err);

/* Until closed at one address: the reader keeps a pointer to opts. */
struct ehr_load {
	struct ehr_reader *reader;
	struct ehr_row row; /* the last one read */
	size_t rows;        /* read so far */
	struct ehr_in_opts opts;
	struct ehr_buf file; /* bytes of the file, where there is one */
	char sha256[65];     /* of the bytes */
};

/* Opens the embedded file builtin (such as "toxicity.csv"), or the file at
 * path if that is not NULL, in any format that tables have. */
EHR_MUST_USE int ehr_load_open(struct ehr_load *load, const char *builtin,
	const char *path, struct ehr_err *err);
void ehr_load_close(struct ehr_load *load);

/* Closes a table that was read with the result rc, and returns that; digest and
 * rows are for the manifest. */
int ehr_load_end(
	struct ehr_load *load, int rc, char sha256[static 65], size_t *rows);

/* Position of a column that must be there; the error has file and line. */
EHR_MUST_USE int ehr_load_need(const struct ehr_load *load, const char *column,
	size_t *at, struct ehr_err *err);

/* The next row into load->row: 1 a row, 0 the end, -1 an error. */
EHR_MUST_USE int ehr_load_next(struct ehr_load *load, struct ehr_err *err);

/* ehr_fail_cell with the place of the row. Always -1. */
int ehr_load_bad(const struct ehr_load *load, const char *column,
	const char *reason, const char *expected, struct ehr_str found,
	struct ehr_err *err);

/* The cell of the row as a string in the arena; "" where the column is not
 * there (EHR_NO_COLUMN). */
const char *ehr_load_text(
	const struct ehr_load *load, struct ehr_arena *arena, long at);

#endif
