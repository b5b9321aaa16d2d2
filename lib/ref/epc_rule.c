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

static const struct ehr_setting setting_info[EHR_EPC_SETTINGS] = {
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

static const struct ehr_setting_list settings = { "epc_settings.csv",
	setting_info, EHR_EPC_SETTINGS };

struct ehr_epc_rules {
	struct ehr_epc_rule *rule;
	size_t n, cap;
	double setting[EHR_EPC_SETTINGS];
	struct ehr_setting_table rules, settings;
	struct ehr_arena arena;
};

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

static int bad(const struct ehr_str *cell, int i, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, column_name[i], reason, expected, cell[i]);
}

static int read_words(struct ehr_epc_rule *rule, const struct ehr_str *cell,
	struct ehr_err *err)
{
	struct ehr_str word = cell[DISTRIBUTION];
	int i = 0;

	rule->nondetects = ehr_str_is(cell[NONDETECTS], "some");
	if (!rule->nondetects && !ehr_str_is(cell[NONDETECTS], "none"))
		return bad(cell, NONDETECTS, "unknown_word", N_("none or some"),
			err);
	if (!ehr_str_is(word, "*")) {
		while (i < EHR_EPC_DISTRIBUTIONS &&
			!ehr_str_is(word, ehr_epc_distribution_word[i]))
			i++;
		if (i == EHR_EPC_DISTRIBUTIONS)
			return bad(cell, DISTRIBUTION, "unknown_word",
				N_("constant normal gamma lognormal other or "
				   "*"),
				err);
		rule->distribution = (enum ehr_epc_distribution)i;
	} else {
		rule->distribution = EHR_EPC_DISTRIBUTIONS;
	}
	if (cell[RULE].n == 0 || cell[METHOD].n == 0)
		return bad(cell, RULE, "empty",
			N_("a name and a method for each rule"), err);
	return 0;
}

/* From the one to below the other; an empty cell is no bound. */
static int read_bounds(const struct ehr_str *cell, int from, double *low,
	double *high, struct ehr_err *err)
{
	enum ehr_num_state low_state, high_state;

	if (ehr_cell_number(
		    cell[from], column_name[from], &low_state, low, err) ||
		ehr_cell_number(cell[from + 1], column_name[from + 1],
			&high_state, high, err))
		return -1;
	if (low_state == EHR_NUM_EMPTY)
		*low = 0;
	if (high_state == EHR_NUM_EMPTY)
		*high = INFINITY;
	return *low >= 0 && *low < *high
		       ? 0
		       : bad(cell, from + 1, "order",
				 N_("a number above the one before it"), err);
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_epc_rules *self = into;
	struct ehr_epc_rule rule;

	if (read_words(&rule, cell, err) ||
		read_bounds(cell, SPREAD_FROM, &rule.spread_from,
			&rule.spread_below, err) ||
		read_bounds(cell, N_FROM, &rule.n_from, &rule.n_below, err))
		return -1;
	rule.rule = ehr_arena_string(&self->arena, cell[RULE]);
	rule.method = ehr_arena_string(&self->arena, cell[METHOD]);
	rule.memory = ehr_str_is(cell[STATUS], "memory");
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->rule = ehr_realloc(self->rule, self->cap, sizeof(rule));
	}
	self->rule[self->n++] = rule;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "epc_rules.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

struct ehr_epc_rules *ehr_epc_rules_open(
	const char *rules_path, const char *settings_path, struct ehr_err *err)
{
	struct ehr_epc_rules *self = ehr_calloc(1, sizeof(*self));

	if (ehr_settings_read(&settings, settings_path, self->setting,
		    &self->settings, err) == 0 &&
		ehr_load_rows(&table, rules_path, self, self->rules.sha256,
			&self->rules.rows, err) == 0)
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

struct ehr_setting_table ehr_epc_rules_table(const struct ehr_epc_rules *rules)
{
	return rules->rules;
}

struct ehr_setting_table ehr_epc_settings_table(
	const struct ehr_epc_rules *rules)
{
	return rules->settings;
}
