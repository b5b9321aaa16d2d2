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
	struct ehr_load load;
	const char *const *field;
	size_t at[FIELDS];
	struct ehr_critical *table;
	size_t cells;
};

/* A number of 0 or more; only n may be empty. */
static int read_number(const struct loading *self, enum field field,
	double *number, struct ehr_err *err)
{
	struct ehr_str cell = self->load.row.cell[self->at[field]];
	enum ehr_num_state state = ehr_num_read(cell, number);

	if (state == EHR_NUM_EMPTY && field == N) {
		*number = INFINITY;
		return 0;
	}
	if (state != EHR_NUM_VALUE || *number < 0)
		return ehr_load_bad(&self->load, self->field[field],
			"not_a_number", _("a number of 0 or more"), cell, err);
	return 0;
}

static int out_of_order(
	const struct loading *self, enum field field, struct ehr_err *err)
{
	return ehr_load_bad(&self->load, self->field[field], "out_of_order",
		_("each n with the same arguments, rising"),
		self->load.row.cell[self->at[field]], err);
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
			return out_of_order(self, N, err);
		append(&table->row, table->rows++, n);
	}
	if (table->rows == 1) {
		if (column > 0 && argument <= table->column[column - 1])
			return out_of_order(self, ARGUMENT, err);
		append(&table->column, table->columns++, argument);
		return 0;
	}
	column -= (table->rows - 1) * table->columns;
	if (column >= table->columns || argument != table->column[column])
		return out_of_order(self, ARGUMENT, err);
	return 0;
}

static int add(struct loading *self, struct ehr_err *err)
{
	double n, argument, value;

	if (read_number(self, N, &n, err) != 0 ||
		read_number(self, ARGUMENT, &argument, err) != 0 ||
		read_number(self, VALUE, &value, err) != 0 ||
		place(self, n, argument, err) != 0)
		return -1;
	append(&self->table->value, self->cells++, value);
	return 0;
}

static int load_rows(struct loading *self, struct ehr_err *err)
{
	struct ehr_critical *table = self->table;
	int got;

	for (size_t k = 0; k < FIELDS; k++)
		if (ehr_load_need(&self->load, self->field[k], &self->at[k],
			    err) != 0)
			return -1;
	while ((got = ehr_load_next(&self->load, err)) == 1)
		if (add(self, err) != 0)
			return -1;
	if (got == 0 && self->cells != table->rows * table->columns)
		return ehr_fail_cell(err, self->field[N], "out_of_order",
			_("each n with the same arguments, rising"),
			ehr_str_of(""));
	return got;
}

struct ehr_critical *ehr_critical_open(
	enum ehr_critical_table which, const char *path, struct ehr_err *err)
{
	struct loading self = { .field = tables[which].field };
	int rc;

	if (ehr_load_open(&self.load, tables[which].file, path, err) != 0)
		return NULL;
	self.table = ehr_calloc(1, sizeof *self.table);
	memcpy(self.table->sha256, self.load.sha256, sizeof self.table->sha256);
	rc = load_rows(&self, err);
	ehr_load_close(&self.load);
	if (rc == 0)
		return self.table;
	ehr_err_at(err, path ? path : tables[which].file, 0);
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
