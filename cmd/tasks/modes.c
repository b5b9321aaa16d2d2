/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/modes.h"

#include "ref/column.h"
#include "tasks/options.h"

static const struct tasks_mode *const mode[] = {
	&tasks_deadlines,
	&tasks_calendar,
	&tasks_score,
	&tasks_indicators_mode,
	&tasks_compare,
};

enum {
	MODES = sizeof(mode) / sizeof(mode[0]),
	OPTIONS = 64,
	EXAMPLES = 64,
	COLUMNS = 256,
};

static struct ehr_opt opts[OPTIONS];
static const char *examples[EXAMPLES];
static const char *reads[COLUMNS + 1], *writes[COLUMNS + 1];

static struct ehr_app app = {
	.name = "ehrisk-tasks",
	.about = N_("tasks of a plan: what is due, done, overdue"),
	.operands = "[FILE ...]",
	.example = examples,
	.opt = opts,
	.reads = reads,
	.writes = writes,
	.auto_encoding = true,
	.is_number = ehr_column_is_number,
};

static void add_options(const struct ehr_opt *opt, size_t n)
{
	for (size_t i = 0; i < n && app.n_opt < OPTIONS; i++)
		opts[app.n_opt++] = opt[i];
}

static void add_columns(const char **all, const char *const *column)
{
	size_t n = 0;

	while (all[n])
		n++;
	for (size_t i = 0; column[i] && n < COLUMNS; i++) {
		size_t k = 0;

		while (k < n && strcmp(all[k], column[i]) != 0)
			k++;
		if (k == n)
			all[n++] = column[i];
	}
}

const struct ehr_app *tasks_app(void)
{
	add_options(tasks_common, tasks_common_n);
	for (size_t i = 0; i < MODES; i++) {
		const struct tasks_mode *self = mode[i];

		add_options(self->opt, self->n_opt);
		for (size_t k = 0;
			k < self->n_example && 2 * app.n_example + 1 < EXAMPLES;
			k++, app.n_example++)
			memcpy(&examples[2 * app.n_example],
				&self->example[2 * k], 2 * sizeof(*examples));
		add_columns(reads, self->reads);
		add_columns(writes, self->writes);
	}
	return &app;
}

static bool is_given(const struct ehr_opt *opt)
{
	switch (opt->kind) {
	case EHR_OPT_FLAG: return *(const bool *)opt->into;
	case EHR_OPT_TEXT: return *(const char *const *)opt->into != NULL;
	case EHR_OPT_INT: return *(const long *)opt->into != -1;
	case EHR_OPT_NUMBER: return *(const double *)opt->into > -1;
	case EHR_OPT_CHOICE: return *(const int *)opt->into != -1;
	case EHR_OPT_LIST: return ((const struct ehr_list *)opt->into)->n > 0;
	}
	return false;
}

static bool has_word(const char *const *word, const char *one)
{
	for (size_t i = 0; word[i]; i++)
		if (strcmp(word[i], one) == 0)
			return true;
	return false;
}

static bool takes(const struct tasks_mode *self, const struct ehr_opt *opt)
{
	for (size_t i = 0; i < self->n_opt; i++)
		if (strcmp(self->opt[i].word, opt->word) == 0)
			return true;
	return has_word(self->shared, opt->word);
}

/* The first other mode that takes it: there is one. */
static const char *home_of(const struct ehr_opt *opt)
{
	size_t i = 1;

	while (i + 1 < MODES && !takes(mode[i], opt))
		i++;
	return mode[i]->opt[0].word;
}

/* Every option that was given must go with it. */
static int check_options(const struct tasks_mode *self, struct ehr_err *err)
{
	for (size_t i = 0; i < app.n_opt; i++) {
		if (!is_given(&opts[i]) || takes(self, &opts[i]))
			continue;
		if (self == mode[0])
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--%s needs --%s"), opts[i].word,
				home_of(&opts[i]));
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--%s does not go with --%s"), opts[i].word,
			self->opt[0].word);
	}
	return 0;
}

const struct tasks_mode *tasks_mode_asked(struct ehr_err *err)
{
	const struct tasks_mode *asked = mode[0];

	for (size_t i = 1; i < MODES; i++) {
		if (!is_given(&mode[i]->opt[0]))
			continue;
		if (asked != mode[0]) {
			ehr_fail(err, EHR_FAULT_USAGE,
				_("--%s does not go with --%s"),
				mode[i]->opt[0].word, asked->opt[0].word);
			return NULL;
		}
		asked = mode[i];
	}
	return check_options(asked, err) ? NULL : asked;
}
