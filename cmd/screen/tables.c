/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen/tables.h"

#include "ref/group.h"
#include "screen/options.h"

static int fall_back(struct ehr_profile *profile, struct ehr_err *err)
{
	static const char *const name[] = { NULL, "us-resident" };
	struct ehr_profile *behind;

	if (!name[screen_given.fallback])
		return 0;
	behind = ehr_profile_open(name[screen_given.fallback], err);
	if (!behind)
		return -1;
	ehr_profile_fallback(profile, behind);
	ehr_profile_close(behind);
	return 0;
}

static int open_profile(struct screen_tables *tables, struct ehr_run *run)
{
	static const char *const table[] = { "toxicity", "chemicals", "groups",
		"scope", "units" };
	struct ehr_profile *profile =
		ehr_profile_open(screen_given.profile, &run->err);

	tables->profile = profile;
	if (!profile || fall_back(profile, &run->err))
		return -1;
	ehr_run_used(
		run, "profile", profile->name, profile->path, profile->sha256);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (ehr_run_ref(run, table[i]))
			ehr_profile_replaced(profile, table[i]);
	return 0;
}

static int open_toxicity(struct screen_tables *tables, struct ehr_run *run)
{
	const struct ehr_tox_opts opts = {
		.order = tables->profile->order,
		.n = tables->profile->n_order,
		.path = ehr_run_ref(run, "toxicity"),
		.chemicals_path = ehr_run_ref(run, "chemicals"),
		.groups_path = ehr_run_ref(run, "groups"),
	};
	struct ehr_table_digest used;

	tables->toxicity = ehr_toxicity_open(&opts, &run->err);
	if (!tables->toxicity)
		return -1;
	for (size_t i = 0; ehr_toxicity_digest(tables->toxicity, i, &used); i++)
		ehr_run_used_table(run, used.name, ehr_run_ref(run, used.name),
			used.sha256, used.rows);
	return 0;
}

static int open_scope(struct screen_tables *tables, struct ehr_run *run)
{
	const char *scope = ehr_run_ref(run, "scope");
	const char *units = ehr_run_ref(run, "units");

	tables->scope = ehr_scope_open(scope, &run->err);
	if (tables->scope)
		tables->units = ehr_units_open(units, &run->err);
	if (!tables->units)
		return -1;
	ehr_run_used_table(run, "scope", scope, ehr_scope_sha256(tables->scope),
		ehr_scope_rows(tables->scope));
	ehr_run_used_table(run, "units", units, ehr_units_sha256(tables->units),
		ehr_units_rows(tables->units));
	return 0;
}

static int open_schemes(struct screen_tables *tables, struct ehr_run *run)
{
	const char *path = ehr_run_ref(run, "load_schemes");

	tables->schemes = ehr_load_schemes_open(path, &run->err);
	if (!tables->schemes)
		return -1;
	ehr_run_used_table(run, "load_schemes", path,
		ehr_load_schemes_sha256(tables->schemes),
		ehr_load_schemes_rows(tables->schemes));
	return 0;
}

static int open_lists(struct screen_tables *tables, struct ehr_run *run)
{
	const char *aliases = ehr_run_ref(run, "aliases");
	const char *members = ehr_run_ref(run, "pollutant_lists");
	const char *editions = ehr_run_ref(run, "list_editions");
	struct ehr_pollutant_lists_table table;

	tables->aliases = ehr_aliases_open(aliases, &run->err);
	if (tables->aliases)
		tables->lists = ehr_pollutant_lists_open(
			members, editions, tables->aliases, &run->err);
	if (!tables->lists)
		return -1;
	ehr_run_used_table(run, "aliases", aliases,
		ehr_aliases_sha256(tables->aliases),
		ehr_aliases_rows(tables->aliases));
	table = ehr_pollutant_lists_members(tables->lists);
	ehr_run_used_table(
		run, "pollutant_lists", members, table.sha256, table.rows);
	table = ehr_pollutant_lists_editions(tables->lists);
	ehr_run_used_table(
		run, "list_editions", editions, table.sha256, table.rows);
	return 0;
}

static int read_rules(struct screen_tables *tables, struct ehr_run *run)
{
	const char *settings = ehr_run_ref(run, "screen_settings");
	const char *indices = ehr_run_ref(run, "random_indices");
	const struct ehr_screen_rules *rules = &tables->rules;

	if (ehr_screen_rules_read(&tables->rules, settings, indices, &run->err))
		return -1;
	ehr_run_used_table(run, "screen_settings", settings,
		rules->settings.sha256, rules->settings.rows);
	ehr_run_used_table(run, "random_indices", indices,
		rules->indices.sha256, rules->indices.rows);
	return 0;
}

static int read_indicators(struct screen_tables *tables, struct ehr_run *run)
{
	struct ehr_reader *reader;

	if (!screen_given.indicators)
		return 0;
	reader = ehr_run_side(run, screen_given.indicators);
	return reader ? ehr_screen_extra_read(&tables->extra, reader, &run->err)
		      : -1;
}

static int read_weights(struct screen_tables *tables, struct ehr_run *run)
{
	static const char *const word[] = { "equal", "entropy", "critic" };
	struct ehr_screen_weighting *weighting = &tables->weighting;
	const char *path = screen_given.weights;
	struct ehr_reader *reader;

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++)
		if (strcmp(path, word[i]) == 0) {
			weighting->kind = (enum ehr_screen_weighting_kind)i;
			return 0;
		}
	weighting->kind = EHR_SCREEN_GIVEN;
	if (ehr_str_starts(ehr_str_of(path), "ahp:")) {
		weighting->kind = EHR_SCREEN_AHP;
		path += strlen("ahp:");
	}
	reader = ehr_run_side(run, path);
	return reader ? ehr_screen_weighting_read(
				weighting, reader, &tables->rules, &run->err)
		      : -1;
}

int screen_tables_open(struct screen_tables *tables, struct ehr_run *run)
{
	*tables = (struct screen_tables){ 0 };
	if (open_profile(tables, run) || open_toxicity(tables, run) ||
		open_scope(tables, run) || open_schemes(tables, run) ||
		open_lists(tables, run) || read_rules(tables, run))
		return -1;
	return read_indicators(tables, run) || read_weights(tables, run) ? -1
									 : 0;
}

void screen_tables_close(struct screen_tables *tables)
{
	ehr_screen_weighting_release(&tables->weighting);
	ehr_screen_extra_release(&tables->extra);
	ehr_pollutant_lists_close(tables->lists);
	ehr_load_schemes_close(tables->schemes);
	ehr_aliases_close(tables->aliases);
	ehr_units_close(tables->units);
	ehr_scope_close(tables->scope);
	ehr_toxicity_close(tables->toxicity);
	ehr_profile_close(tables->profile);
}
