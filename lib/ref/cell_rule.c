/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/cell_rule.h"

#include "base/num.h"
#include "ref/load.h"

enum { RULE, VALUE, COLUMNS };

static const char *const column[COLUMNS] = { "rule", "value" };

static int add_sentinel(struct ehr_cell_rules *rules, double value,
	struct ehr_str cell, struct ehr_err *err)
{
	if (rules->n_sentinels == EHR_SENTINELS_MAX)
		return ehr_fail_cell(err, column[VALUE], "too_many",
			N_("fewer sentinels"), cell);
	rules->sentinel[rules->n_sentinels++] = value;
	return 0;
}

static double *find(struct ehr_cell_rules *rules, struct ehr_str name)
{
	const struct {
		const char *name;
		double *value;
	} known[] = {
		{ "near_zero", &rules->near_zero },
		{ "repeated_cells", &rules->repeated_cells },
		{ "repeated_share", &rules->repeated_share },
		{ "repeated_whole", &rules->repeated_whole },
		{ "repeated_sources", &rules->repeated_sources },
		{ "serial_first", &rules->serial_first },
		{ "serial_last", &rules->serial_last },
		{ "exchanged_records", &rules->exchanged_records },
		{ "exchanged_share", &rules->exchanged_share },
		{ "exchanged_above", &rules->exchanged_above },
	};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (ehr_str_is(name, known[i].name))
			return known[i].value;
	return NULL;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_cell_rules *rules = into;
	double value, *number = find(rules, cell[RULE]);

	if (ehr_num_read(cell[VALUE], &value) != EHR_NUM_VALUE)
		return ehr_fail_cell(err, column[VALUE], "not_a_number",
			N_("a number"), cell[VALUE]);
	if (ehr_str_is(cell[RULE], "sentinel"))
		return add_sentinel(rules, value, cell[VALUE], err);
	if (!number)
		return ehr_fail_cell(err, column[RULE], "unknown_word",
			N_("a rule that is known"), cell[RULE]);
	*number = value;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "cell_rules.csv",
	.column = column,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

int ehr_cell_rules_read(struct ehr_cell_rules *rules,
	const struct ehr_words *words, struct ehr_err *err)
{
	*rules = (struct ehr_cell_rules){
		.missing = ehr_words_list(words, "missing"),
		.not_detected = ehr_words_list(words, "value"),
		.below = ehr_words_list(words, "qualifier_below"),
		.measured = ehr_words_list(words, "qualifier_measured"),
		.censored = ehr_words_list(words, "censored"),
		.uncensored = ehr_words_list(words, "uncensored"),
		.decimal = '.',
	};
	return ehr_load_rows(&table, NULL, rules, NULL, NULL, err);
}
