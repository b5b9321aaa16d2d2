/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the rows of one name from a table that holds several things by name,
 * such as sets of sigmas or kernels.
 */
#ifndef EHR_MODEL_NAMED_ROWS_H
#define EHR_MODEL_NAMED_ROWS_H

#include <stdbool.h>

#include "ref/load.h"

enum { EHR_NAMED_COLUMNS = 16, EHR_NAMED_LIST = 200 };

struct ehr_named_rows {
	struct ehr_load load;      /* keep at one address while open */
	const char *const *column; /* [0] is that of the name */
	size_t at[EHR_NAMED_COLUMNS];
	long status_at;
	bool found, memory;
	char others[EHR_NAMED_LIST]; /* names there are, for the message */
};

/* Opens the embedded file builtin, or that at path, for the rows whose first of
 * n columns says name. All columns must be there. */
EHR_MUST_USE int ehr_named_rows_open(struct ehr_named_rows *rows,
	const char *builtin, const char *path, const char *const *column,
	size_t n, struct ehr_err *err);

/* The next row of that name (NULL: of any): 1, 0 at the end, -1 on an error, such as that there
 * was none at all (EHR_FAULT_USAGE, with the names that there are). */
EHR_MUST_USE int ehr_named_rows_next(
	struct ehr_named_rows *rows, const char *name, struct ehr_err *err);
void ehr_named_rows_close(struct ehr_named_rows *rows);

/* Cells of the row by the number of their column. */
struct ehr_str ehr_named_cell(const struct ehr_named_rows *rows, size_t column);
int ehr_named_bad(const struct ehr_named_rows *rows, size_t column,
	const char *reason, const char *expected, struct ehr_err *err);

/* What a number may be, and what an empty cell stands for (NAN: nothing). */
struct ehr_named_range {
	double min, max, empty;
};
EHR_MUST_USE int ehr_named_number(const struct ehr_named_rows *rows,
	size_t column, const struct ehr_named_range *range, double *value,
	struct ehr_err *err);

/* A to F as 0 to 5. */
EHR_MUST_USE int ehr_named_class(const struct ehr_named_rows *rows,
	size_t column, unsigned *class, struct ehr_err *err);

#endif
