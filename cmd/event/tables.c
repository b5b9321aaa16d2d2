/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "event/tables.h"

#include "event/options.h"

static void used(struct ehr_run *run, const char *name,
	const struct ehr_event_table *table)
{
	ehr_run_used_table(
		run, name, ehr_run_ref(run, name), table->sha256, table->rows);
}

static int open_rules(struct ehr_event_tables *of, struct ehr_run *run)
{
	of->classes = ehr_event_classes_open(
		ehr_run_ref(run, "event_classes"), &run->err);
	if (!of->classes)
		return -1;
	used(run, "event_classes", ehr_event_classes_table(of->classes));
	of->rules = ehr_event_rules_open(
		ehr_run_ref(run, "event_rules"), of->classes, &run->err);
	if (!of->rules)
		return -1;
	used(run, "event_rules", ehr_event_rules_table(of->rules));
	return 0;
}

static int open_points(struct ehr_event_tables *of, struct ehr_run *run)
{
	const char *settings = ehr_run_ref(run, "event_settings");
	struct ehr_setting_table table;

	of->matrices = ehr_event_matrices_open(
		ehr_run_ref(run, "event_matrices"), of->classes, &run->err);
	if (!of->matrices)
		return -1;
	used(run, "event_matrices", ehr_event_matrices_table(of->matrices));
	if (ehr_event_scores_read(
		    &of->scores, ehr_run_ref(run, "event_scores"), &run->err))
		return -1;
	used(run, "event_scores", &of->scores.table);
	if (ehr_event_settings_read(settings, of->setting, &table, &run->err))
		return -1;
	ehr_run_used_table(
		run, "event_settings", settings, table.sha256, table.rows);
	return 0;
}

static int open_substances(struct event_tables *tables, struct ehr_run *run)
{
	const char *aliases = ehr_run_ref(run, "aliases");
	const char *path = ehr_run_ref(run, "event_substances");

	tables->aliases = ehr_aliases_open(aliases, &run->err);
	if (!tables->aliases)
		return -1;
	ehr_run_used_table(run, "aliases", aliases,
		ehr_aliases_sha256(tables->aliases),
		ehr_aliases_rows(tables->aliases));
	tables->of.substances =
		ehr_event_substances_open(path, tables->aliases, &run->err);
	if (!tables->of.substances)
		return -1;
	used(run, "event_substances",
		ehr_event_substances_table(tables->of.substances));
	return 0;
}

int event_tables_open(struct event_tables *tables, struct ehr_run *run)
{
	*tables = (struct event_tables){ 0 };
	if (open_rules(&tables->of, run))
		return -1;
	if (event_given.happened)
		return 0;
	tables->words = ehr_words_open(&run->err);
	if (!tables->words || open_points(&tables->of, run))
		return -1;
	return open_substances(tables, run);
}

void event_tables_close(struct event_tables *tables)
{
	ehr_event_substances_close(tables->of.substances);
	ehr_event_scores_release(&tables->of.scores);
	ehr_event_matrices_close(tables->of.matrices);
	ehr_event_rules_close(tables->of.rules);
	ehr_event_classes_close(tables->of.classes);
	ehr_aliases_close(tables->aliases);
	ehr_words_close(tables->words);
}
