/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/public_column.h"

#include "ref/load.h"

static const char *const column[] = { "column" };

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_public_columns *self = into;
	bool is_new;

	(void)ehr_map_add(&self->name, cell[0], &is_new);
	return is_new ? 0
		      : ehr_fail_cell(err, column[0], "repeated",
				N_("each column once"), cell[0]);
}

static const struct ehr_load_table table = {
	.builtin = "public_columns.csv",
	.column = column,
	.columns = 1,
	.needed = 1,
	.add = add,
};

int ehr_public_columns_read(
	struct ehr_public_columns *self, const char *path, struct ehr_err *err)
{
	int rc;

	*self = (struct ehr_public_columns){ 0 };
	rc = ehr_load_rows(
		&table, path, self, self->table.sha256, &self->table.rows, err);
	if (rc)
		ehr_public_columns_release(self);
	return rc;
}

void ehr_public_columns_release(struct ehr_public_columns *self)
{
	ehr_map_release(&self->name);
}

bool ehr_public_columns_have(
	const struct ehr_public_columns *self, const char *name)
{
	return ehr_map_find(&self->name, ehr_str_of(name)) != EHR_MAP_NONE;
}
