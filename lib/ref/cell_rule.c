/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/cell_rule.h"

#include "base/num.h"
#include "ref/load.h"

static int add_sentinel(struct ehr_cell_rules *rules,
	const struct ehr_load *load, double value, struct ehr_str cell,
	struct ehr_err *err)
{
	if (rules->n_sentinels == EHR_SENTINELS_MAX)
		return ehr_load_bad(load, "value", "too_many",
			N_("fewer sentinels"), cell, err);
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

static int read_row(struct ehr_cell_rules *rules, const struct ehr_load *load,
	size_t name_at, size_t value_at, struct ehr_err *err)
{
	struct ehr_str name = load->row.cell[name_at];
	struct ehr_str cell = load->row.cell[value_at];
	double value, *into = find(rules, name);

	if (ehr_num_read(cell, &value) != EHR_NUM_VALUE)
		return ehr_load_bad(load, "value", "not_a_number",
			N_("a number"), cell, err);
	if (ehr_str_is(name, "sentinel"))
		return add_sentinel(rules, load, value, cell, err);
	if (into == NULL)
		return ehr_load_bad(load, "rule", "unknown_word",
			N_("a rule that is known"), name, err);
	*into = value;
	return 0;
}

static int read_rows(struct ehr_cell_rules *rules, struct ehr_load *load,
	struct ehr_err *err)
{
	size_t name, value;
	int got;

	if (ehr_load_need(load, "rule", &name, err) != 0 ||
		ehr_load_need(load, "value", &value, err) != 0)
		return -1;
	while ((got = ehr_load_next(load, err)) == 1)
		if (read_row(rules, load, name, value, err) != 0)
			return -1;
	return got;
}

int ehr_cell_rules_read(struct ehr_cell_rules *rules,
	const struct ehr_words *words, struct ehr_err *err)
{
	struct ehr_load load;
	int rc;

	*rules = (struct ehr_cell_rules){
		.missing = ehr_words_list(words, "missing"),
		.not_detected = ehr_words_list(words, "value"),
		.below = ehr_words_list(words, "qualifier_below"),
		.measured = ehr_words_list(words, "qualifier_measured"),
		.censored = ehr_words_list(words, "censored"),
		.uncensored = ehr_words_list(words, "uncensored"),
		.decimal = '.',
	};
	if (ehr_load_open(&load, "cell_rules.csv", NULL, err) != 0)
		return -1;
	rc = read_rows(rules, &load, err);
	ehr_load_close(&load);
	return rc;
}
