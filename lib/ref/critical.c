/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/critical.h"

#include <math.h>
#include <stdlib.h>

#include "ref/load.h"

enum field { N, ARGUMENT, VALUE, FIELDS };

static const struct {
	const char *file;
	const char *field[FIELDS];
} tables[] = {
	[EHR_GAMMA_LEVELS] = { "gamma_levels.csv", { "n", "alpha", "level" } },
	[EHR_GAMMA_DISTANCES] = { "gamma_distances.csv",
		{ "n", "shape", "limit" } },
};

struct loading {
	const char *const *field;
	const struct ehr_str *cell;
	struct ehr_critical *table;
	size_t cells;
};

/* A number of 0 or more; only n may be empty. */
static int read_number(const struct loading *self, enum field field,
	double *number, struct ehr_err *err)
{
	struct ehr_str cell = self->cell[field];
	enum ehr_num_state state = ehr_num_read(cell, number);

	if (state == EHR_NUM_EMPTY && field == N) {
		*number = INFINITY;
		return 0;
	}
	if (state != EHR_NUM_VALUE || *number < 0)
		return ehr_fail_cell(err, self->field[field], "not_a_number",
			N_("a number of 0 or more"), cell);
	return 0;
}

static int out_of_order(const struct loading *self, enum field field,
	struct ehr_str cell, struct ehr_err *err)
{
	return ehr_fail_cell(err, self->field[field], "out_of_order",
		N_("each n with the same arguments, rising"), cell);
}

static void append(double **list, size_t n, double number)
{
	*list = ehr_realloc(*list, n + 1, sizeof **list);
	(*list)[n] = number;
}

/* The row's n and argument are those that come next; the rows of the first n
 * say what the arguments are. */
static int place(
	struct loading *self, double n, double argument, struct ehr_err *err)
{
	struct ehr_critical *table = self->table;
	double last = table->rows > 0 ? table->row[table->rows - 1] : -1;
	size_t column = self->cells;

	if (n != last) {
		bool is_full = self->cells == table->rows * table->columns;

		if (n < last || !is_full)
			return out_of_order(self, N, self->cell[N], err);
		append(&table->row, table->rows++, n);
	}
	if (table->rows == 1) {
		if (column > 0 && argument <= table->column[column - 1])
			return out_of_order(
				self, ARGUMENT, self->cell[ARGUMENT], err);
		append(&table->column, table->columns++, argument);
		return 0;
	}
	column -= (table->rows - 1) * table->columns;
	if (column >= table->columns || argument != table->column[column])
		return out_of_order(self, ARGUMENT, self->cell[ARGUMENT], err);
	return 0;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct loading *self = into;
	double n, argument, value;

	self->cell = cell;
	if (read_number(self, N, &n, err) != 0 ||
		read_number(self, ARGUMENT, &argument, err) != 0 ||
		read_number(self, VALUE, &value, err) != 0 ||
		place(self, n, argument, err) != 0)
		return -1;
	append(&self->table->value, self->cells++, value);
	return 0;
}

static int check_full(void *into, struct ehr_err *err)
{
	const struct loading *self = into;

	return self->cells == self->table->rows * self->table->columns
		       ? 0
		       : out_of_order(self, N, ehr_str_of(""), err);
}

struct ehr_critical *ehr_critical_open(
	enum ehr_critical_table which, const char *path, struct ehr_err *err)
{
	struct loading self = { .field = tables[which].field };
	const struct ehr_load_table table = {
		.builtin = tables[which].file,
		.column = self.field,
		.columns = FIELDS,
		.needed = FIELDS,
		.add = add,
		.end = check_full,
	};

	self.table = ehr_calloc(1, sizeof(*self.table));
	if (ehr_load_rows(&table, path, &self, self.table->sha256, NULL, err) ==
		0)
		return self.table;
	ehr_critical_close(self.table);
	return NULL;
}

void ehr_critical_close(struct ehr_critical *table)
{
	if (table == NULL)
		return;
	free(table->row);
	free(table->column);
	free(table->value);
	free(table);
}
