/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/public_column.h"

#include "ref/load.h"

static int read_all(struct ehr_public_columns *self, struct ehr_load *load,
	struct ehr_err *err)
{
	size_t at;
	bool is_new;
	int rc;

	if (ehr_load_need(load, "column", &at, err))
		return -1;
	while ((rc = ehr_load_next(load, err)) == 1) {
		(void)ehr_map_add(&self->name, load->row.cell[at], &is_new);
		if (!is_new)
			return ehr_load_bad(load, "column", "repeated",
				N_("each column once"), load->row.cell[at],
				err);
	}
	return rc;
}

int ehr_public_columns_read(
	struct ehr_public_columns *self, const char *path, struct ehr_err *err)
{
	struct ehr_load load = { 0 };
	int rc;

	*self = (struct ehr_public_columns){ 0 };
	rc = ehr_load_open(&load, "public_columns.csv", path, err);
	if (rc == 0)
		rc = read_all(self, &load, err);
	if (rc)
		ehr_err_at(err, path ? path : "public_columns.csv", 0);
	memcpy(self->table.sha256, load.sha256, sizeof(load.sha256));
	self->table.rows = load.rows;
	ehr_load_close(&load);
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
