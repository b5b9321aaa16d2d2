/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/named_rows.h"

#include <math.h>
#include <stdio.h>

#include "base/num.h"

int ehr_named_rows_open(struct ehr_named_rows *rows, const char *builtin,
	const char *path, const char *const *column, size_t n,
	struct ehr_err *err)
{
	*rows = (struct ehr_named_rows){ .column = column };
	if (ehr_load_open(&rows->load, builtin, path, err))
		return ehr_err_at(err, path ? path : builtin, 0);
	for (size_t i = 0; i < n; i++)
		if (ehr_load_need(&rows->load, column[i], &rows->at[i], err))
			return -1;
	rows->status_at =
		ehr_header_find(ehr_reader_header(rows->load.reader), "status");
	return 0;
}

static void note_name(struct ehr_named_rows *rows, struct ehr_str name)
{
	struct ehr_str rest = ehr_str_of(rows->others);
	size_t used = rest.n;

	while (rest.n > 0)
		if (ehr_str_eq(ehr_str_trim(ehr_str_cut(&rest, ',')), name))
			return;
	if (used + name.n + 3 < sizeof(rows->others))
		snprintf(rows->others + used, sizeof(rows->others) - used,
			"%s%.*s", used ? ", " : "", (int)name.n, name.p);
}

int ehr_named_rows_next(
	struct ehr_named_rows *rows, const char *name, struct ehr_err *err)
{
	int rc;

	while ((rc = ehr_load_next(&rows->load, err)) == 1) {
		struct ehr_str cell = ehr_named_cell(rows, 0);

		if (name && !ehr_str_is(cell, name)) {
			note_name(rows, cell);
			continue;
		}
		rows->found = true;
		if (rows->status_at != EHR_NO_COLUMN &&
			ehr_str_is(
				rows->load.row.cell[rows->status_at], "memory"))
			rows->memory = true;
		return 1;
	}
	if (rc == 0 && name && !rows->found)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("there is no %s \"%s\"; there are %s"),
			rows->column[0], name, rows->others);
	return rc;
}

struct ehr_str ehr_named_cell(const struct ehr_named_rows *rows, size_t column)
{
	return ehr_str_trim(rows->load.row.cell[rows->at[column]]);
}

int ehr_named_bad(const struct ehr_named_rows *rows, size_t column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_load_bad(&rows->load, rows->column[column], reason, expected,
		ehr_named_cell(rows, column), err);
}

int ehr_named_number(const struct ehr_named_rows *rows, size_t column,
	const struct ehr_named_range *range, double *value, struct ehr_err *err)
{
	switch (ehr_num_read(ehr_named_cell(rows, column), value)) {
	case EHR_NUM_EMPTY: *value = range->empty; break;
	case EHR_NUM_BAD:
		return ehr_named_bad(
			rows, column, "not_a_number", N_("a number"), err);
	case EHR_NUM_VALUE:
		if (*value >= range->min && *value <= range->max)
			return 0;
		return ehr_named_bad(rows, column, "out_of_range",
			N_("a number in its range"), err);
	}
	return isnan(*value) ? ehr_named_bad(rows, column, "empty",
				       N_("a number"), err)
			     : 0;
}

int ehr_named_class(const struct ehr_named_rows *rows, size_t column,
	unsigned *class, struct ehr_err *err)
{
	struct ehr_str cell = ehr_named_cell(rows, column);

	if (cell.n != 1 || cell.p[0] < 'A' || cell.p[0] > 'F')
		return ehr_named_bad(rows, column, "unknown_word",
			N_("a letter from A to F"), err);
	*class = (unsigned)(cell.p[0] - 'A');
	return 0;
}

void ehr_named_rows_close(struct ehr_named_rows *rows)
{
	ehr_load_close(&rows->load);
}
