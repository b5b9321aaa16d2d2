/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/setting.h"

#include <math.h>

#include "ref/load.h"

enum { NAME, VALUE, STATUS, COLUMNS };

static const char *const column[COLUMNS] = { "setting", "value", "status" };

/* A table while it is read. */
struct reading {
	const struct ehr_setting_list *list;
	double *value;
	bool memory;
};

static int bad(const struct ehr_str *cell, size_t i, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, column[i], reason, expected, cell[i]);
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct reading *self = into;
	const struct ehr_setting *setting = self->list->setting;
	double number;
	size_t i = 0;

	while (i < self->list->n && !ehr_str_is(cell[NAME], setting[i].name))
		i++;
	if (i == self->list->n)
		return bad(cell, NAME, "unknown_word",
			N_("the name of a setting"), err);
	if (!isnan(self->value[i]))
		return bad(
			cell, NAME, "repeated", N_("each setting once"), err);
	if (ehr_num_read(cell[VALUE], &number) != EHR_NUM_VALUE)
		return bad(cell, VALUE, "not_a_number", N_("a number"), err);
	if (!(number >= setting[i].min && number <= setting[i].max) ||
		(setting[i].whole && floor(number) != number))
		return bad(cell, VALUE, "out_of_range",
			N_("a number in the range of the setting"), err);
	self->memory |= ehr_str_is(cell[STATUS], "memory");
	self->value[i] = number;
	return 0;
}

static int check_all(void *into, struct ehr_err *err)
{
	const struct reading *self = into;

	for (size_t i = 0; i < self->list->n; i++)
		if (isnan(self->value[i]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the setting \"%s\" is missing"),
				self->list->setting[i].name);
	return 0;
}

int ehr_settings_read(const struct ehr_setting_list *list, const char *path,
	double *value, struct ehr_setting_table *table, struct ehr_err *err)
{
	const struct ehr_load_table plan = {
		.builtin = list->builtin,
		.column = column,
		.columns = COLUMNS,
		.needed = STATUS,
		.add = add,
		.end = check_all,
	};
	struct reading self = { .list = list, .value = value };
	struct ehr_setting_table unasked;
	int rc;

	if (!table)
		table = &unasked;
	for (size_t i = 0; i < list->n; i++)
		value[i] = NAN;
	rc = ehr_load_rows(
		&plan, path, &self, table->sha256, &table->rows, err);
	table->memory = self.memory;
	return rc;
}
