/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/setting.h"

#include <math.h>

#include "ref/load.h"

enum { NO_STATUS = -1 };

/* A table while it is read. */
struct reading {
	struct ehr_load load;
	const struct ehr_setting_list *list;
	double *value;
	size_t name_at, value_at;
	long status_at;
	bool memory;
};

static int bad(const struct reading *self, const char *column,
	const char *reason, const char *expected, size_t at,
	struct ehr_err *err)
{
	return ehr_load_bad(&self->load, column, reason, expected,
		self->load.row.cell[at], err);
}

static int read_setting(struct reading *self, struct ehr_err *err)
{
	const struct ehr_str *cell = self->load.row.cell;
	double number;
	size_t i = 0;

	while (i < self->list->n &&
		!ehr_str_is(cell[self->name_at], self->list->setting[i].name))
		i++;
	if (i == self->list->n)
		return bad(self, "setting", "unknown_word",
			N_("the name of a setting"), self->name_at, err);
	if (!isnan(self->value[i]))
		return bad(self, "setting", "repeated", N_("each setting once"),
			self->name_at, err);
	if (ehr_num_read(cell[self->value_at], &number) != EHR_NUM_VALUE)
		return bad(self, "value", "not_a_number", N_("a number"),
			self->value_at, err);
	if (!(number >= self->list->setting[i].min &&
		    number <= self->list->setting[i].max) ||
		(self->list->setting[i].whole && floor(number) != number))
		return bad(self, "value", "out_of_range",
			N_("a number in the range of the setting"),
			self->value_at, err);
	if (self->status_at != NO_STATUS &&
		ehr_str_is(cell[self->status_at], "memory"))
		self->memory = true;
	self->value[i] = number;
	return 0;
}

static int read_all(struct reading *self, struct ehr_err *err)
{
	int rc;

	if (ehr_load_need(&self->load, "setting", &self->name_at, err) ||
		ehr_load_need(&self->load, "value", &self->value_at, err))
		return -1;
	self->status_at =
		ehr_header_find(ehr_reader_header(self->load.reader), "status");
	for (size_t i = 0; i < self->list->n; i++)
		self->value[i] = NAN;
	while ((rc = ehr_load_next(&self->load, err)) == 1)
		if (read_setting(self, err))
			return -1;
	for (size_t i = 0; rc == 0 && i < self->list->n; i++)
		if (isnan(self->value[i]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the setting \"%s\" is missing"),
				self->list->setting[i].name);
	return rc;
}

int ehr_settings_read(const struct ehr_setting_list *list, const char *path,
	double *value, struct ehr_setting_table *table, struct ehr_err *err)
{
	struct reading self = { .list = list, .value = value };
	int rc = ehr_load_open(&self.load, list->builtin, path, err);

	if (rc == 0)
		rc = read_all(&self, err);
	if (rc)
		ehr_err_at(err, path ? path : list->builtin, 0);
	if (table) {
		memcpy(table->sha256, self.load.sha256, sizeof(table->sha256));
		table->rows = self.load.rows;
		table->memory = self.memory;
	}
	ehr_load_close(&self.load);
	return rc;
}
