/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An input of a report, held whole: of a table the columns that the template
 * names, each different cell once; of a picture its bytes.
 */
#ifndef EHR_MODEL_REPORT_DATA_H
#define EHR_MODEL_REPORT_DATA_H

#include "base/hash.h"
#include "io/reader.h"
#include "ref/report_template.h"
#include "ref/word.h"

enum {
	EHR_REPORT_ROWS_MAX = 5000000,    /* of a table */
	EHR_REPORT_PICTURE_MAX = 64 << 20 /* bytes */
};

/* Rows by the value of a column, ascending within each: those of value v are
 * row[end[v - 1]] to row[end[v] - 1], of value 0 from the first on. */
struct ehr_report_index {
	uint32_t *row;
	size_t *end; /* NULL: not asked for yet */
};

struct ehr_report_column {
	char *name;  /* as the table has it */
	char *meant; /* what that means where it is a heading of offices */
	bool held;
	struct ehr_map value; /* its different cells */
	uint32_t *cell;       /* of each row, an index in value */
	struct ehr_report_index *index;
};

struct ehr_report_data {
	const struct ehr_report_input *input;
	const char *file; /* as the user named it; NULL: not given */
	bool zh;          /* the report is in Chinese */
	struct ehr_report_column *column;
	size_t n_columns;
	size_t rows, room;
	uint32_t *all;        /* 0, 1, 2 ... for each row */
	unsigned long *line;  /* where each row starts in the file */
	struct ehr_buf bytes; /* of a picture */
	char sha256[65];
	unsigned long long size; /* bytes read */
	struct ehr_arena arena;
};

/* Reads all rows of the reader, which keeps the digest of its bytes. The cells
 * of columns in wanted are held; words knows headings (rows "heading=NAME").
 * More than EHR_REPORT_ROWS_MAX rows are an
 * EHR_FAULT_DATA. */
EHR_MUST_USE int ehr_report_data_read(struct ehr_report_data *self,
	struct ehr_reader *reader, const struct ehr_map *wanted,
	const struct ehr_words *words, struct ehr_err *err);

/* Digest and size of the picture whose bytes have been read. */
void ehr_report_data_picture(struct ehr_report_data *self);
void ehr_report_data_release(struct ehr_report_data *self);

/* Position of the first of these names that the table has, those that end in
 * _zh after the others where the report is in English, those in _en where it is
 * in Chinese; or EHR_REPORT_NONE. */
long ehr_report_data_column(const struct ehr_report_data *self,
	const struct ehr_report_names *names);

/* The rows with that value in the column, ascending, *n of them; of a value that
 * the column has not (EHR_MAP_NONE) none. */
const uint32_t *ehr_report_data_rows(
	const struct ehr_report_data *self, long column, long value, size_t *n);

static inline struct ehr_str ehr_report_cell(
	const struct ehr_report_data *self, long column, size_t row)
{
	const struct ehr_report_column *at = &self->column[column];

	return at->value.key[at->cell[row]];
}

#endif
