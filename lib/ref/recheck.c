/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck.h"

#include "io/file.h"
#include "ref/alias.h"
#include "ref/code.h"
#include "ref/critical.h"
#include "ref/epc_rule.h"
#include "ref/group.h"
#include "ref/heading.h"
#include "ref/kind.h"
#include "ref/palette.h"
#include "ref/profile.h"
#include "ref/receptor_setting.h"
#include "ref/recheck_air.h"
#include "ref/recheck_event.h"
#include "ref/recheck_limit.h"
#include "ref/recheck_plan.h"
#include "ref/recheck_rules.h"
#include "ref/recheck_speciation.h"
#include "ref/region.h"
#include "ref/report_template.h"
#include "ref/risk_bin.h"
#include "ref/scope.h"
#include "ref/site_kind.h"
#include "ref/stack_default.h"
#include "ref/toxrows.h"
#include "ref/unit.h"
#include "ref/weather_rule.h"
#include "ref/zone_class.h"
#include "ref/zone_setting.h"

enum { PROFILE_MAX = 1 << 20 };

const char *const ehr_recheck_columns[EHR_RECHECK_COLUMNS] = { "file", "line",
	"column", "reason", "expected", "found", "message" };

/* Where faults go. */
struct faults {
	struct ehr_writer *writer;
	unsigned long n;
	struct ehr_err err; /* of writing */
};

static int write_fault(void *self, const struct ehr_err *err)
{
	struct faults *faults = self;
	struct ehr_writer *writer = faults->writer;

	faults->n++;
	ehr_writer_puts(writer, err->file);
	if (err->line > 0)
		ehr_writer_count(writer, err->line);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, err->column);
	ehr_writer_puts(writer, err->reason);
	ehr_writer_puts(writer, err->expected);
	ehr_writer_puts(writer, err->found);
	ehr_writer_puts(writer, err->text);
	return ehr_writer_end_row(writer, &faults->err);
}

/* All rows, each on its own, then what they make together. */
static int check_values(const struct ehr_tox_opts *opts, struct faults *faults,
	struct ehr_err *err)
{
	const struct ehr_findings findings = { write_fault, faults };
	struct ehr_toxrows rows;
	struct ehr_toxicity *table;

	if (ehr_toxrows_read(&rows, opts, &findings, err) != 0)
		return -1;
	ehr_toxrows_release(&rows);
	if (faults->n > 0)
		return 0;
	table = ehr_toxicity_open(opts, err);
	ehr_toxicity_close(table);
	return table == NULL ? -1 : 0;
}

static int check_toxicity(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	const struct ehr_tox_opts opts = { .path = path };

	return check_values(&opts, faults, err);
}

static int check_chemicals(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	const struct ehr_tox_opts opts = { .chemicals_path = path };

	return check_values(&opts, faults, err);
}

static int check_groups(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_groups *table = ehr_groups_open(path, err);

	(void)faults;
	ehr_groups_close(table);
	return table == NULL ? -1 : 0;
}

static int check_scope(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_scope *table = ehr_scope_open(path, err);

	(void)faults;
	ehr_scope_close(table);
	return table == NULL ? -1 : 0;
}

static int check_units(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_units *table = ehr_units_open(path, err);

	(void)faults;
	ehr_units_close(table);
	return table == NULL ? -1 : 0;
}

static int check_classes(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_zone_schemes *table = ehr_zone_schemes_open(path, err);

	(void)faults;
	ehr_zone_schemes_close(table);
	return table == NULL ? -1 : 0;
}

static int check_palettes(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_palettes *table = ehr_palettes_open(path, err);

	(void)faults;
	ehr_palettes_close(table);
	return table == NULL ? -1 : 0;
}

static int check_kinds(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_site_kinds *table = ehr_site_kinds_open(path, err);

	(void)faults;
	ehr_site_kinds_close(table);
	return table == NULL ? -1 : 0;
}

static int check_bins(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_risk_bins *table = ehr_risk_bins_open(path, err);

	(void)faults;
	ehr_risk_bins_close(table);
	return table == NULL ? -1 : 0;
}

static int check_regions(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_regions *table = ehr_regions_open(path, err);

	(void)faults;
	ehr_regions_close(table);
	return table == NULL ? -1 : 0;
}

static int check_unit_properties(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_kinds *table =
		ehr_kinds_open("unit_properties.csv", path, err);

	(void)faults;
	ehr_kinds_close(table);
	return table == NULL ? -1 : 0;
}

static int check_aliases(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_aliases *table = ehr_aliases_open(path, err);

	(void)faults;
	ehr_aliases_close(table);
	return table == NULL ? -1 : 0;
}

static int check_headings(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_units *units = ehr_units_open(NULL, err);
	struct ehr_aliases *aliases =
		units == NULL ? NULL : ehr_aliases_open(NULL, err);
	struct ehr_headings *table =
		aliases == NULL ? NULL
				: ehr_headings_open(path, units, aliases, err);

	(void)faults;
	ehr_headings_close(table);
	ehr_aliases_close(aliases);
	ehr_units_close(units);
	return table == NULL ? -1 : 0;
}

static int check_exceptions(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_code_exceptions *table = ehr_code_exceptions_open(path, err);

	(void)faults;
	ehr_code_exceptions_close(table);
	return table == NULL ? -1 : 0;
}

static int check_critical(
	enum ehr_critical_table which, const char *path, struct ehr_err *err)
{
	struct ehr_critical *table = ehr_critical_open(which, path, err);

	ehr_critical_close(table);
	return table == NULL ? -1 : 0;
}

static int check_levels(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	(void)faults;
	return check_critical(EHR_GAMMA_LEVELS, path, err);
}

static int check_distances(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	(void)faults;
	return check_critical(EHR_GAMMA_DISTANCES, path, err);
}

static int check_epc(
	const char *rules_path, const char *settings_path, struct ehr_err *err)
{
	struct ehr_epc_rules *table =
		ehr_epc_rules_open(rules_path, settings_path, err);

	ehr_epc_rules_close(table);
	return table == NULL ? -1 : 0;
}

static int check_stacks(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	struct ehr_stack_defaults defaults;

	(void)faults;
	return ehr_stack_defaults_open(&defaults, path, err);
}

static int check_rules(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	(void)faults;
	return check_epc(path, NULL, err);
}

static int check_settings(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	(void)faults;
	return check_epc(NULL, path, err);
}

static int check_weather(const char *settings_path, const char *classes_path,
	struct ehr_err *err)
{
	struct ehr_weather_rules rules;

	return ehr_weather_rules_open(&rules, settings_path, classes_path, err);
}

static int check_receptor_settings(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	double value[EHR_RECEPTOR_SETTINGS];

	(void)faults;
	return ehr_receptor_settings_read(path, value, NULL, err);
}

static int check_zone_settings(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	double value[EHR_ZONE_SETTINGS];

	(void)faults;
	return ehr_zone_settings_read(path, value, NULL, err);
}

static int check_weather_settings(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	(void)faults;
	return check_weather(path, NULL, err);
}

static int check_turner(
	const char *path, struct faults *faults, struct ehr_err *err)
{
	(void)faults;
	return check_weather(NULL, path, err);
}

static int check_profile(const char *path, struct ehr_err *err)
{
	struct ehr_buf bytes = { 0 };
	struct ehr_profile *profile = NULL;

	if (ehr_file_read(path, PROFILE_MAX, &bytes, err) == 0)
		profile = ehr_profile_read(
			path, (struct ehr_str){ bytes.p, bytes.n }, err);
	ehr_profile_close(profile);
	ehr_buf_release(&bytes);
	return profile == NULL ? -1 : 0;
}

static int check_template(const char *path, struct ehr_err *err)
{
	struct ehr_report_template *template =
		ehr_report_template_file(path, err);

	ehr_report_template_close(template);
	return template == NULL ? -1 : 0;
}

static const struct {
	const char *name;
	int (*check)(
		const char *path, struct faults *faults, struct ehr_err *err);
} checked[] = {
	{ "toxicity", check_toxicity },
	{ "chemicals", check_chemicals },
	{ "groups", check_groups },
	{ "scope", check_scope },
	{ "units", check_units },
	{ "zone_classes", check_classes },
	{ "palettes", check_palettes },
	{ "site_kinds", check_kinds },
	{ "risk_bins", check_bins },
	{ "regions", check_regions },
	{ "unit_properties", check_unit_properties },
	{ "aliases", check_aliases },
	{ "code_exceptions", check_exceptions },
	{ "headings", check_headings },
	{ "gamma_levels", check_levels },
	{ "gamma_distances", check_distances },
	{ "epc_rules", check_rules },
	{ "epc_settings", check_settings },
	{ "stack_defaults", check_stacks },
	{ "weather_settings", check_weather_settings },
	{ "receptor_settings", check_receptor_settings },
	{ "zone_settings", check_zone_settings },
	{ "turner_classes", check_turner },
};

enum { CHECKED = sizeof checked / sizeof checked[0] };

static int check(const struct ehr_catalog_item *item, const char *path,
	struct faults *faults, struct ehr_err *err)
{
	if (item->kind == EHR_CATALOG_PROFILE)
		return check_profile(path, err);
	if (ehr_recheck_event_knows(item->name))
		return ehr_recheck_event(item->name, path, err);
	if (ehr_recheck_air_knows(item->name))
		return ehr_recheck_air(item->name, path, err);
	if (ehr_recheck_limit_knows(item->name))
		return ehr_recheck_limit(item->name, path, err);
	if (ehr_recheck_plan_knows(item->name))
		return ehr_recheck_plan(item->name, path, err);
	if (ehr_recheck_speciation_knows(item->name))
		return ehr_recheck_speciation(item->name, path, err);
	if (item->kind == EHR_CATALOG_RULES)
		return ehr_recheck_rules(item, path, err);
	if (item->kind == EHR_CATALOG_TEMPLATE)
		return check_template(path, err);
	for (size_t i = 0; i < CHECKED; i++)
		if (strcmp(item->name, checked[i].name) == 0)
			return checked[i].check(path, faults, err);
	return 0;
}

int ehr_recheck_can(const struct ehr_catalog_item *item, struct ehr_err *err)
{
	for (size_t i = 0; i < CHECKED; i++)
		if (strcmp(item->name, checked[i].name) == 0)
			return 0;
	return item->kind == EHR_CATALOG_PROFILE ||
			       item->kind == EHR_CATALOG_RULES ||
			       item->kind == EHR_CATALOG_TEMPLATE ||
			       ehr_recheck_event_knows(item->name) ||
			       ehr_recheck_air_knows(item->name) ||
			       ehr_recheck_limit_knows(item->name) ||
			       ehr_recheck_plan_knows(item->name) ||
			       ehr_recheck_speciation_knows(item->name)
		       ? 0
		       : ehr_fail(err, EHR_FAULT_USAGE,
				 _("nothing may stand in for the table \"%s\""),
				 item->name);
}

int ehr_recheck(const struct ehr_catalog_item *item, const char *path,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct faults faults = { .writer = writer };

	if (check(item, path, &faults, err) != 0) {
		if (err->fault == EHR_FAULT_SYSTEM)
			return -1;
		if (faults.err.fault == EHR_OK)
			write_fault(&faults, err);
	}
	if (faults.err.fault != EHR_OK) {
		*err = faults.err;
		return -1;
	}
	return faults.n > 0 ? 1 : 0;
}
