/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epc/tables.h"

static void note_table(
	struct ehr_run *run, const char *name, struct ehr_setting_table table)
{
	ehr_run_used_table(
		run, name, ehr_run_ref(run, name), table.sha256, table.rows);
}

static int open_rules(struct epc_tables *tables, struct ehr_run *run)
{
	tables->rules = ehr_epc_rules_open(ehr_run_ref(run, "epc_rules"),
		ehr_run_ref(run, "epc_settings"), &run->err);
	if (!tables->rules)
		return -1;
	note_table(run, "epc_rules", ehr_epc_rules_table(tables->rules));
	note_table(run, "epc_settings", ehr_epc_settings_table(tables->rules));
	return 0;
}

static int open_units(struct epc_tables *tables, struct ehr_run *run)
{
	const char *path = ehr_run_ref(run, "units");

	tables->units = ehr_units_open(path, &run->err);
	if (!tables->units)
		return -1;
	ehr_run_used_table(run, "units", path, ehr_units_sha256(tables->units),
		ehr_units_rows(tables->units));
	return 0;
}

static struct ehr_critical *open_critical(struct ehr_run *run,
	enum ehr_critical_table which, const char *name,
	struct ehr_lookup *lookup)
{
	const char *path = ehr_run_ref(run, name);
	struct ehr_critical *table = ehr_critical_open(which, path, &run->err);

	if (!table)
		return NULL;
	ehr_run_used_table(
		run, name, path, table->sha256, table->rows * table->columns);
	*lookup = (struct ehr_lookup){ table->row, table->column, table->value,
		table->rows, table->columns };
	return table;
}

int epc_tables_open(struct epc_tables *tables, struct ehr_run *run)
{
	*tables = (struct epc_tables){ 0 };
	if (open_rules(tables, run) || open_units(tables, run))
		return -1;
	tables->levels = open_critical(
		run, EHR_GAMMA_LEVELS, "gamma_levels", &tables->level);
	if (!tables->levels)
		return -1;
	tables->distances = open_critical(
		run, EHR_GAMMA_DISTANCES, "gamma_distances", &tables->distance);
	return tables->distances ? 0 : -1;
}

void epc_tables_close(struct epc_tables *tables)
{
	ehr_critical_close(tables->distances);
	ehr_critical_close(tables->levels);
	ehr_units_close(tables->units);
	ehr_epc_rules_close(tables->rules);
}
