/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/epc_rule.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ref/load.h"

const char *const ehr_epc_distribution_word[EHR_EPC_DISTRIBUTIONS] = {
	[EHR_EPC_CONSTANT] = "constant",
	[EHR_EPC_NORMAL] = "normal",
	[EHR_EPC_GAMMA] = "gamma",
	[EHR_EPC_LOGNORMAL] = "lognormal",
	[EHR_EPC_OTHER] = "other",
};

/* What a setting is called and may be. */
static const struct {
	const char *name;
	bool whole;
	double min, max;
} setting_info[EHR_EPC_SETTINGS] = {
	[EHR_EPC_TEST_LEVEL] = { "test_level", false, 1e-6, 0.5 },
	[EHR_EPC_SHAPIRO_MOST] = { "shapiro_most", true, 3, 5000 },
	[EHR_EPC_MIN_RESULTS] = { "min_results", true, 3, 1e6 },
	[EHR_EPC_MIN_DETECTS] = { "min_detects", true, 3, 1e6 },
	[EHR_EPC_DUPLICATES_MOST] = { "duplicates_most", true, 1, 1e6 },
	[EHR_EPC_RESAMPLES] = { "resamples", true, 100, 1e6 },
	[EHR_EPC_SEED] = { "seed", true, 0, 9007199254740991.0 },
	[EHR_EPC_SERIES_LEVEL] = { "series_level", false, 0, 0.5 },
	[EHR_EPC_HOURS_PER_DAY] = { "hours_per_day", true, 1, 24 },
	[EHR_EPC_DAYS_PER_MONTH] = { "days_per_month", true, 0, 31 },
	[EHR_EPC_DAYS_PER_FEBRUARY] = { "days_per_february", true, 0, 28 },
	[EHR_EPC_DAYS_PER_YEAR] = { "days_per_year", true, 1, 365 },
	[EHR_EPC_MONTHS_PER_YEAR] = { "months_per_year", true, 1, 12 },
};

struct ehr_epc_rules {
	struct ehr_epc_rule *rule;
	size_t n, cap;
	double setting[EHR_EPC_SETTINGS];
	struct ehr_epc_table rules, settings;
	struct ehr_arena arena;
};

static int bad(const struct ehr_load *load, const char *column,
	const char *reason, const char *expected, size_t at,
	struct ehr_err *err)
{
	return ehr_load_bad(
		load, column, reason, expected, load->row.cell[at], err);
}

static int read_setting(struct ehr_epc_rules *self, const struct ehr_load *load,
	size_t name, size_t value, struct ehr_err *err)
{
	double number;
	size_t i = 0;

	while (i < EHR_EPC_SETTINGS &&
		!ehr_str_is(load->row.cell[name], setting_info[i].name))
		i++;
	if (i == EHR_EPC_SETTINGS)
		return bad(load, "setting", "unknown_word",
			N_("the name of a setting"), name, err);
	if (!isnan(self->setting[i]))
		return bad(load, "setting", "repeated", N_("each setting once"),
			name, err);
	if (ehr_num_read(load->row.cell[value], &number) != EHR_NUM_VALUE)
		return bad(load, "value", "not_a_number", N_("a number"), value,
			err);
	if (!(number >= setting_info[i].min && number <= setting_info[i].max) ||
		(setting_info[i].whole && floor(number) != number))
		return bad(load, "value", "out_of_range",
			N_("a number in the range of the setting"), value, err);
	self->setting[i] = number;
	return 0;
}

static int read_settings(
	struct ehr_epc_rules *self, struct ehr_load *load, struct ehr_err *err)
{
	size_t name, value;
	int rc;

	if (ehr_load_need(load, "setting", &name, err) ||
		ehr_load_need(load, "value", &value, err))
		return -1;
	for (size_t i = 0; i < EHR_EPC_SETTINGS; i++)
		self->setting[i] = NAN;
	while ((rc = ehr_load_next(load, err)) == 1)
		if (read_setting(self, load, name, value, err))
			return -1;
	for (size_t i = 0; rc == 0 && i < EHR_EPC_SETTINGS; i++)
		if (isnan(self->setting[i]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the setting \"%s\" is missing"),
				setting_info[i].name);
	return rc;
}

enum {
	RULE,
	NONDETECTS,
	DISTRIBUTION,
	SPREAD_FROM,
	SPREAD_BELOW,
	N_FROM,
	N_BELOW,
	METHOD,
	STATUS,
	COLUMNS
};
static const char *const column_name[COLUMNS] = { "rule", "nondetects",
	"distribution", "spread_from", "spread_below", "n_from", "n_below",
	"method", "status" };

static int read_words(struct ehr_epc_rule *rule, const struct ehr_load *load,
	const size_t *at, struct ehr_err *err)
{
	struct ehr_str word = load->row.cell[at[DISTRIBUTION]];
	int i = 0;

	rule->nondetects = ehr_str_is(load->row.cell[at[NONDETECTS]], "some");
	if (!rule->nondetects &&
		!ehr_str_is(load->row.cell[at[NONDETECTS]], "none"))
		return bad(load, "nondetects", "unknown_word",
			N_("none or some"), at[NONDETECTS], err);
	if (!ehr_str_is(word, "*")) {
		while (i < EHR_EPC_DISTRIBUTIONS &&
			!ehr_str_is(word, ehr_epc_distribution_word[i]))
			i++;
		if (i == EHR_EPC_DISTRIBUTIONS)
			return bad(load, "distribution", "unknown_word",
				N_("constant normal gamma lognormal other or "
				   "*"),
				at[DISTRIBUTION], err);
		rule->distribution = (enum ehr_epc_distribution)i;
	} else {
		rule->distribution = EHR_EPC_DISTRIBUTIONS;
	}
	if (load->row.cell[at[RULE]].n == 0 ||
		load->row.cell[at[METHOD]].n == 0)
		return bad(load, "rule", "empty",
			N_("a name and a method for each rule"), at[RULE], err);
	return 0;
}

/* From the one to below the other; an empty cell is no bound. */
static int read_bounds(const struct ehr_load *load, const size_t *at, int from,
	double *low, double *high, struct ehr_err *err)
{
	enum ehr_num_state low_state, high_state;

	if (ehr_cell_number(load->row.cell[at[from]], column_name[from],
		    &low_state, low, err) ||
		ehr_cell_number(load->row.cell[at[from + 1]],
			column_name[from + 1], &high_state, high, err))
		return ehr_err_at(err, NULL, load->row.line);
	if (low_state == EHR_NUM_EMPTY)
		*low = 0;
	if (high_state == EHR_NUM_EMPTY)
		*high = INFINITY;
	return *low >= 0 && *low < *high
		       ? 0
		       : bad(load, column_name[from + 1], "order",
				 N_("a number above the one before it"),
				 at[from + 1], err);
}

static int read_rule(struct ehr_epc_rules *self, const struct ehr_load *load,
	const size_t *at, struct ehr_err *err)
{
	struct ehr_epc_rule rule;

	if (read_words(&rule, load, at, err) ||
		read_bounds(load, at, SPREAD_FROM, &rule.spread_from,
			&rule.spread_below, err) ||
		read_bounds(load, at, N_FROM, &rule.n_from, &rule.n_below, err))
		return -1;
	rule.rule = ehr_load_text(load, &self->arena, (long)at[RULE]);
	rule.method = ehr_load_text(load, &self->arena, (long)at[METHOD]);
	rule.memory = ehr_str_is(load->row.cell[at[STATUS]], "memory");
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->rule = ehr_realloc(self->rule, self->cap, sizeof(rule));
	}
	self->rule[self->n++] = rule;
	return 0;
}

static int read_rules(
	struct ehr_epc_rules *self, struct ehr_load *load, struct ehr_err *err)
{
	size_t at[COLUMNS];
	int rc;

	for (size_t i = 0; i < COLUMNS; i++)
		if (ehr_load_need(load, column_name[i], &at[i], err))
			return -1;
	while ((rc = ehr_load_next(load, err)) == 1)
		if (read_rule(self, load, at, err))
			return -1;
	return rc;
}

/* One of the two tables, and what reads its rows. */
struct part {
	const char *builtin, *path;
	int (*read)(
		struct ehr_epc_rules *, struct ehr_load *, struct ehr_err *);
	struct ehr_epc_table *table;
};

static int read_part(struct ehr_epc_rules *self, const struct part *part,
	struct ehr_err *err)
{
	struct ehr_load load = { 0 };
	int rc = ehr_load_open(&load, part->builtin, part->path, err);

	if (rc == 0)
		rc = part->read(self, &load, err);
	if (rc)
		ehr_err_at(err, part->path ? part->path : part->builtin, 0);
	memcpy(part->table->sha256, load.sha256, sizeof(part->table->sha256));
	part->table->rows = load.rows;
	ehr_load_close(&load);
	return rc;
}

struct ehr_epc_rules *ehr_epc_rules_open(
	const char *rules_path, const char *settings_path, struct ehr_err *err)
{
	struct ehr_epc_rules *self = ehr_calloc(1, sizeof(*self));
	const struct part settings = { "epc_settings.csv", settings_path,
		read_settings, &self->settings };
	const struct part rules = { "epc_rules.csv", rules_path, read_rules,
		&self->rules };

	if (read_part(self, &settings, err) == 0 &&
		read_part(self, &rules, err) == 0)
		return self;
	ehr_epc_rules_close(self);
	return NULL;
}

void ehr_epc_rules_close(struct ehr_epc_rules *self)
{
	if (!self)
		return;
	free(self->rule);
	ehr_arena_release(&self->arena);
	free(self);
}

double ehr_epc_setting(
	const struct ehr_epc_rules *rules, enum ehr_epc_setting setting)
{
	return rules->setting[setting];
}

const struct ehr_epc_rule *ehr_epc_rules_find(const struct ehr_epc_rules *self,
	bool nondetects, enum ehr_epc_distribution distribution, double spread,
	double n)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_epc_rule *rule = &self->rule[i];
		if (rule->nondetects == nondetects &&
			(rule->distribution == distribution ||
				rule->distribution == EHR_EPC_DISTRIBUTIONS) &&
			spread >= rule->spread_from &&
			spread < rule->spread_below && n >= rule->n_from &&
			n < rule->n_below)
			return rule;
	}
	return NULL;
}

size_t ehr_epc_rules_count(const struct ehr_epc_rules *rules)
{
	return rules->n;
}

const struct ehr_epc_rule *ehr_epc_rules_at(
	const struct ehr_epc_rules *rules, size_t i)
{
	return &rules->rule[i];
}

struct ehr_epc_table ehr_epc_rules_table(const struct ehr_epc_rules *rules)
{
	return rules->rules;
}

struct ehr_epc_table ehr_epc_settings_table(const struct ehr_epc_rules *rules)
{
	return rules->settings;
}
