/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"
#include "tasks/indicator_options.h"
#include "tasks/indicator_write.h"
#include "tasks/modes.h"
#include "tasks/options.h"

static void used_tables(struct ehr_run *run,
	const struct ehr_target_words *words,
	const struct ehr_path_settings *settings)
{
	ehr_run_used_table(run, "target_words",
		ehr_run_ref(run, "target_words"), words->sha256, words->rows);
	ehr_run_used_table(run, "target_settings",
		ehr_run_ref(run, "target_settings"), settings->table.sha256,
		settings->table.rows);
}

static int open_tables(struct tasks_indicators *self)
{
	struct ehr_run *run = self->run;

	self->meanings = ehr_words_open(&run->err);
	self->units = ehr_units_open(ehr_run_ref(run, "units"), &run->err);
	if (!self->meanings || !self->units ||
		ehr_target_words_open(&self->words,
			ehr_run_ref(run, "target_words"), &run->err) ||
		ehr_path_settings_open(&self->settings,
			ehr_run_ref(run, "target_settings"), &run->err))
		return -1;
	used_tables(run, &self->words, &self->settings);
	ehr_run_used_table(run, "units", ehr_run_ref(run, "units"),
		ehr_units_sha256(self->units), ehr_units_rows(self->units));
	return 0;
}

static struct ehr_reader *open_beside(
	struct tasks_indicators *self, const char *path)
{
	/* headings are known where columns are bound: one may mean several */
	const struct ehr_in_opts opts = { .encoding = EHR_ENCODING_AUTO };

	return ehr_run_side_as(self->run, path, &opts);
}

static int read_targets(struct tasks_indicators *self)
{
	const char *path = tasks_indicators_given.targets;
	struct ehr_reader *reader;

	if (!path)
		return 0;
	reader = open_beside(self, path);
	return reader ? ehr_indicators_targets(
				&self->all, reader, &self->run->err)
		      : -1;
}

static int read_values(struct tasks_indicators *self)
{
	const char *path = tasks_indicators_given.values;
	struct ehr_reader *reader;

	self->values.indicators = &self->all;
	if (!path)
		return 0;
	reader = open_beside(self, path);
	if (!reader || ehr_indicator_values_read(
			       &self->values, reader, &self->run->err))
		return -1;
	if (self->values.unknown > 0)
		ehr_run_notice(self->run,
			_("%s: values of indicators that the table does not "
			  "have: %lu"),
			path, self->values.unknown);
	return 0;
}

static int read_all(struct tasks_indicators *self)
{
	struct ehr_run *run = self->run;
	long base = tasks_indicators_given.base_year;

	self->all.words = &self->words;
	self->all.units = self->units;
	self->all.columns = (struct ehr_office_columns){ self->meanings,
		tasks_given.column.item, tasks_given.column.n };
	self->all.base_year = base > 0 ? (int)base : 0;
	self->reader = ehr_run_reader(run);
	if (!self->reader ||
		ehr_indicators_read(&self->all, self->reader, &run->err) ||
		read_targets(self) ||
		ehr_indicators_settle(&self->all, self->opts.as_of, &run->err))
		return -1;
	return read_values(self);
}

static int work(struct ehr_run *run)
{
	struct tasks_indicators self = { .run = run };
	int rc = tasks_indicators_options(&self.opts, &run->err);

	if (rc == 0)
		rc = open_tables(&self);
	if (rc == 0)
		rc = read_all(&self);
	if (rc == 0)
		rc = tasks_indicators_given.counts
			     ? tasks_indicators_count(&self)
			     : tasks_indicators_write(&self);
	if (rc == 0 && tasks_given.check)
		rc = tasks_indicators_check(&self);
	ehr_indicator_values_release(&self.values);
	ehr_indicators_release(&self.all);
	ehr_target_words_close(&self.words);
	ehr_units_close(self.units);
	ehr_words_close(self.meanings);
	return rc;
}

static const char *const shared[] = { "as-of", "check", "column", NULL };

static const char *const examples[] = {
	N_("which targets of a plan are reached"),
	"ehrisk-tasks --indicators --as-of 2027-12-31 --values values.csv \\\n"
	"    indicators.csv",
	N_("and whether the others are on their way"),
	"ehrisk-tasks --indicators --as-of 2026-12-31 --values values.csv \\\n"
	"    --path linear --base-year 2024 indicators.csv",
};

static const char *const reads[] = { "indicator_id", "goal_id", "indicator",
	"goal", "target_text", "operator", "target_value", "direction", "kind",
	"cumulative_value", "cumulative_kind", "baseline_value",
	"baseline_year", "base_year", "stretch", "sub_condition", "unit",
	"scope", "attribute", "target_year", "target_version", "valid_from",
	NULL };

const struct tasks_mode tasks_indicators_mode = {
	.opt = tasks_indicators_opts,
	.n_opt = TASKS_INDICATORS_OPTIONS,
	.shared = shared,
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.reads = reads,
	.writes = tasks_indicators_columns,
	.work = work,
};
