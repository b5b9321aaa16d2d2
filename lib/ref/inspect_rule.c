/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/inspect_rule.h"

#include <stdlib.h>

#include "ref/load.h"

const char *const ehr_inspect_duty_word[EHR_DUTIES] = { "visit", "sample" };

const char *const ehr_inspect_table_name[EHR_INSPECT_TABLES] = {
	"inspect_classes", "inspect_rates", "inspect_weights", "inspect_duties",
	"inspect_steps"
};

static const struct ehr_setting setting_info[EHR_INSPECT_SETTINGS] = {
	[EHR_INSPECT_SEATS] = { "inspectors_per_visit", true, 1, 16 },
	[EHR_INSPECT_PAIR_MONTHS] = { "pair_months", true, 0, 1200 },
	[EHR_INSPECT_WEIGHT_MOST] = { "weight_most", true, 1, 1e6 },
};
static const struct ehr_setting_list settings = { "inspect_settings.csv",
	setting_info, EHR_INSPECT_SETTINGS };

/* A row while it is read; the first column is the scheme. */
struct reading {
	struct ehr_inspect_rules *rules;
	enum ehr_inspect_table table;
	const char *const *column;
	const struct ehr_str *cell;
};

static const char *text(const struct reading *self, int column)
{
	return ehr_arena_string(&self->rules->arena, self->cell[column]);
}

static int bad(const struct reading *self, int column, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, self->column[column], reason, expected,
		self->cell[column]);
}

static bool is_memory(const struct reading *self, int column)
{
	return ehr_str_is(self->cell[column], "memory");
}

static int read_yes(
	const struct reading *self, int column, bool *yes, struct ehr_err *err)
{
	*yes = ehr_str_is(self->cell[column], "yes");
	return *yes || ehr_str_is(self->cell[column], "no")
		       ? 0
		       : bad(self, column, "unknown_word", N_("yes or no"),
				 err);
}

struct range {
	long least, most;
};
static const struct range counts = { 1, 1000 }, counts_from_0 = { 0, 1000 };
static const struct range months = { 1, 1200 }, days = { 0, 36600 };

/* Empty where that is allowed: *value stays. */
static int read_count(const struct reading *self, int column,
	struct range range, bool *there, long *value, struct ehr_err *err)
{
	struct ehr_str found = self->cell[column];

	if (there) {
		*there = found.n > 0;
		if (found.n == 0)
			return 0;
	}
	return ehr_num_int("", found, range.least, range.most, value, NULL) == 0
		       ? 0
		       : bad(self, column, "out_of_range",
				 N_("a whole number in the range of the "
				    "column"),
				 err);
}

/* A number that products with counts of enterprises stay exact with. */
static int read_decimal(const struct reading *self, int column, bool *there,
	struct ehr_short_decimal *value, struct ehr_err *err)
{
	enum { PLACES = 5, DIGITS = 10000000 };

	*there = self->cell[column].n > 0;
	if (!*there)
		return 0;
	if (!ehr_short_decimal_read(self->cell[column], value) ||
		value->places > PLACES || value->digits > DIGITS)
		return bad(self, column, "not_a_number",
			N_("a number of at most 5 decimals"), err);
	return 0;
}

static struct ehr_inspect_words read_words(
	const struct reading *self, int column)
{
	struct ehr_str rest = ehr_str_of(text(self, column));
	struct ehr_inspect_words words = { 0 };

	words.word = ehr_arena_calloc(
		&self->rules->arena, rest.n / 2 + 1, sizeof(*words.word));
	while (rest.n > 0) {
		struct ehr_str word = ehr_str_cut(&rest, ' ');

		if (word.n > 0)
			words.word[words.n++] = word;
	}
	return words;
}

bool ehr_inspect_words_have(
	const struct ehr_inspect_words *words, struct ehr_str text_)
{
	for (size_t i = 0; i < words->n; i++)
		if (ehr_str_eq(words->word[i], text_))
			return true;
	return false;
}

static void *grow(void *rows, size_t n, size_t size)
{
	return (n & (n - 1)) ? rows : ehr_realloc(rows, n ? 2 * n : 1, size);
}

/* Rates. */

enum {
	RATE_CLASS = 1,
	RATE_POOL,
	RATE_RATE,
	RATE_UNITS,
	RATE_PER,
	RATE_AGAIN,
	RATE_STATUS,
	RATE_END
};
static const char *const rate_column[] = { "scheme", "class", "pool", "rate",
	"units_per_inspector", "per", "again", "status" };

static int read_per(
	const struct reading *self, long *value, struct ehr_err *err)
{
	static const struct {
		const char *word;
		long months;
	} per[] = { { "month", 1 }, { "quarter", 3 }, { "half", 6 },
		{ "year", EHR_INSPECT_YEAR_MONTHS } };

	for (size_t i = 0; i < sizeof(per) / sizeof(per[0]); i++)
		if (ehr_str_is(self->cell[RATE_PER], per[i].word)) {
			*value = per[i].months;
			return 0;
		}
	return bad(self, RATE_PER, "unknown_word",
		N_("month, quarter, half or year"), err);
}

static int read_rate(const struct reading *self, struct ehr_err *err)
{
	struct ehr_inspect_rules *rules = self->rules;
	size_t *n = &rules->n[EHR_INSPECT_RATES];
	struct ehr_inspect_rate rate = { .name = text(self, RATE_CLASS) };

	if (read_yes(self, RATE_POOL, &rate.pool, err) ||
		read_yes(self, RATE_AGAIN, &rate.again, err) ||
		read_decimal(
			self, RATE_RATE, &rate.has_rate, &rate.rate, err) ||
		read_decimal(
			self, RATE_UNITS, &rate.has_units, &rate.units, err) ||
		read_per(self, &rate.months, err))
		return -1;
	if (rate.pool != (rate.has_rate || rate.has_units))
		return bad(self, RATE_RATE, "rate",
			N_("a rate or units for a class in the pool, none for "
			   "another"),
			err);
	for (size_t i = 0; i < *n; i++)
		if (strcmp(rules->rate[i].name, rate.name) == 0)
			return bad(self, RATE_CLASS, "repeated",
				N_("each class once"), err);
	rate.memory = is_memory(self, RATE_STATUS);
	rules->rate = grow(rules->rate, *n, sizeof(rate));
	rules->rate[(*n)++] = rate;
	return 0;
}

/* Classes. */

enum {
	CLASS_COLUMN = 1,
	CLASS_WORDS,
	CLASS_NEEDED,
	CLASS_CLASS,
	CLASS_STATUS,
	CLASS_END
};
static const char *const class_column[] = { "scheme", "column", "words",
	"needed", "class", "status" };

static int read_class(const struct reading *self, struct ehr_err *err)
{
	struct ehr_inspect_rules *rules = self->rules;
	size_t *n = &rules->n[EHR_INSPECT_CLASSES];
	struct ehr_inspect_class rule = { .column = text(self, CLASS_COLUMN),
		.words = read_words(self, CLASS_WORDS) };

	if (read_yes(self, CLASS_NEEDED, &rule.needed, err))
		return -1;
	while (rule.rate < rules->n[EHR_INSPECT_RATES] &&
		!ehr_str_is(
			self->cell[CLASS_CLASS], rules->rate[rule.rate].name))
		rule.rate++;
	if (rule.rate == rules->n[EHR_INSPECT_RATES])
		return bad(self, CLASS_CLASS, "unknown_word",
			N_("a class of the table of rates"), err);
	rule.memory = is_memory(self, CLASS_STATUS);
	rules->classes = grow(rules->classes, *n, sizeof(rule));
	rules->classes[(*n)++] = rule;
	return 0;
}

/* Weights. */

enum {
	WEIGHT_BY = 1,
	WEIGHT_NAME,
	WEIGHT_WORDS,
	WEIGHT_LEAST,
	WEIGHT_MONTHS,
	WEIGHT_TIMES,
	WEIGHT_END
};
static const char *const weight_column[] = { "scheme", "by", "name", "words",
	"least", "months", "times" };

static int read_weight(const struct reading *self, struct ehr_err *err)
{
	struct ehr_inspect_rules *rules = self->rules;
	size_t *n = &rules->n[EHR_INSPECT_WEIGHTS];
	struct ehr_inspect_weight weight = { .name = text(self, WEIGHT_NAME),
		.words = read_words(self, WEIGHT_WORDS) };

	weight.records = ehr_str_is(self->cell[WEIGHT_BY], "records");
	if (!weight.records && !ehr_str_is(self->cell[WEIGHT_BY], "column"))
		return bad(self, WEIGHT_BY, "unknown_word",
			N_("column or records"), err);
	if (weight.records && (read_count(self, WEIGHT_LEAST, counts, NULL,
				       &weight.least, err) ||
				      read_count(self, WEIGHT_MONTHS, months,
					      NULL, &weight.months, err)))
		return -1;
	if (read_count(self, WEIGHT_TIMES, counts, NULL, &weight.times, err))
		return -1;
	rules->weight = grow(rules->weight, *n, sizeof(weight));
	rules->weight[(*n)++] = weight;
	return 0;
}

/* Duties. */

enum {
	DUTY_COLUMN = 1,
	DUTY_WORDS,
	DUTY_NEEDED,
	DUTY_DUTY,
	DUTY_TIMES,
	DUTY_STATUS,
	DUTY_END
};
static const char *const duty_column[] = { "scheme", "column", "words",
	"needed", "duty", "times", "status" };

static int read_duty(const struct reading *self, struct ehr_err *err)
{
	struct ehr_inspect_rules *rules = self->rules;
	size_t *n = &rules->n[EHR_INSPECT_DUTIES];
	struct ehr_inspect_duty duty = { .column = text(self, DUTY_COLUMN),
		.words = read_words(self, DUTY_WORDS) };

	if (read_yes(self, DUTY_NEEDED, &duty.needed, err) ||
		read_count(self, DUTY_TIMES, counts_from_0, NULL, &duty.times,
			err))
		return -1;
	while (duty.kind < EHR_DUTIES &&
		!ehr_str_is(self->cell[DUTY_DUTY],
			ehr_inspect_duty_word[duty.kind]))
		duty.kind++;
	if (duty.kind == EHR_DUTIES)
		return bad(self, DUTY_DUTY, "unknown_word",
			N_("visit or sample"), err);
	duty.memory = is_memory(self, DUTY_STATUS);
	rules->duty = grow(rules->duty, *n, sizeof(duty));
	rules->duty[(*n)++] = duty;
	return 0;
}

/* Steps. */

enum {
	STEP_STEP = 1,
	STEP_AFTER,
	STEP_DAYS,
	STEP_FINAL,
	STEP_STATUS,
	STEP_END
};
static const char *const step_column[] = { "scheme", "step", "after", "days",
	"final", "status" };

static int read_step(const struct reading *self, struct ehr_err *err)
{
	struct ehr_inspect_rules *rules = self->rules;
	size_t *n = &rules->n[EHR_INSPECT_STEPS];
	struct ehr_inspect_step step = { .name = text(self, STEP_STEP),
		.after = read_words(self, STEP_AFTER) };

	if (read_count(
		    self, STEP_DAYS, days, &step.has_days, &step.days, err) ||
		read_yes(self, STEP_FINAL, &step.final, err))
		return -1;
	for (size_t i = 0; i < *n; i++)
		if (strcmp(rules->step[i].name, step.name) == 0)
			return bad(self, STEP_STEP, "repeated",
				N_("each step once"), err);
	step.memory = is_memory(self, STEP_STATUS);
	rules->step = grow(rules->step, *n, sizeof(step));
	rules->step[(*n)++] = step;
	return 0;
}

/* Tables. */

static const struct {
	const char *builtin;
	const char *const *column;
	size_t columns;
	int (*row)(const struct reading *self, struct ehr_err *err);
} table_info[EHR_INSPECT_TABLES] = {
	[EHR_INSPECT_CLASSES] = { "inspect_classes.csv", class_column,
		CLASS_END, read_class },
	[EHR_INSPECT_RATES] = { "inspect_rates.csv", rate_column, RATE_END,
		read_rate },
	[EHR_INSPECT_WEIGHTS] = { "inspect_weights.csv", weight_column,
		WEIGHT_END, read_weight },
	[EHR_INSPECT_DUTIES] = { "inspect_duties.csv", duty_column, DUTY_END,
		read_duty },
	[EHR_INSPECT_STEPS] = { "inspect_steps.csv", step_column, STEP_END,
		read_step },
};

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct reading *self = into;

	self->cell = cell;
	return ehr_str_is(cell[0], self->rules->scheme)
		       ? table_info[self->table].row(self, err)
		       : 0;
}

static int check_scheme(void *into, struct ehr_err *err)
{
	const struct reading *self = into;

	if (self->rules->n[self->table] > 0 ||
		self->table == EHR_INSPECT_WEIGHTS)
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("the table %s has no scheme \"%s\""),
		ehr_inspect_table_name[self->table], self->rules->scheme);
}

int ehr_inspect_rules_read(struct ehr_inspect_rules *rules,
	enum ehr_inspect_table which, const char *scheme, const char *path,
	struct ehr_err *err)
{
	struct reading self = { .rules = rules,
		.table = which,
		.column = table_info[which].column };
	const struct ehr_load_table table = {
		.builtin = table_info[which].builtin,
		.column = self.column,
		.columns = table_info[which].columns,
		.needed = table_info[which].columns,
		.add = add,
		.end = check_scheme,
	};

	rules->scheme = scheme;
	return ehr_load_rows(&table, path, &self, rules->table[which].sha256,
		&rules->table[which].rows, err);
}

int ehr_inspect_settings_read(
	struct ehr_inspect_rules *rules, const char *path, struct ehr_err *err)
{
	return ehr_settings_read(
		&settings, path, rules->setting, &rules->settings, err);
}

void ehr_inspect_rules_release(struct ehr_inspect_rules *rules)
{
	free(rules->classes);
	free(rules->rate);
	free(rules->weight);
	free(rules->duty);
	free(rules->step);
	ehr_arena_release(&rules->arena);
	*rules = (struct ehr_inspect_rules){ 0 };
}
