/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of assessments, and a unit of three rows assessed by what opens: the
 * least is never above the most, the total lies between none and the full
 * points, and better grades stand for more. What does not open says where.
 */
#include <stdint.h>
#include <stdlib.h>

#include "model/assess.h"

#define TABLE \
	"x,y,pm,target,state,veto,empty\n" \
	"1,2.5,38.2,35,done,no,\n1,-3,36,35,overdue,yes,\n" \
	"1,95,,35,done,,\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good)
{
	if (!good)
		abort();
}

static void in_order(
	const struct ehr_decimal *low, const struct ehr_decimal *high)
{
	must(ehr_decimal_compare(low, high) <= 0);
}

static void add_table(struct ehr_assess_tables *tables, const char *name,
	const char *text, struct ehr_err *err)
{
	static const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader =
		ehr_reader_memory("t.csv", ehr_str_of(text), &opts, err);

	must(reader != NULL);
	must(ehr_assess_tables_read(tables, name, reader, err) == 0);
	ehr_reader_close(reader);
}

static void check_outcomes(const struct ehr_assess *assess)
{
	const struct ehr_assess_rules *rules = assess->rules;
	struct ehr_decimal none = ehr_decimal_of(0);

	in_order(&assess->low, &assess->high);
	in_order(&none, &assess->low);
	in_order(&assess->high, &rules->full);
	must(assess->best <= assess->worst);
	must(assess->worst < rules->n_grades);
	for (size_t i = 0; i < rules->n_rules; i++) {
		const struct ehr_assess_outcome *outcome = &assess->outcome[i];

		in_order(&outcome->low, &outcome->high);
		if (!ehr_assess_is_item(&rules->rule[i]))
			continue;
		in_order(&none, &outcome->low);
		in_order(&outcome->high, &rules->rule[i].full);
		must(outcome->low.places <= rules->places);
	}
}

static void assess_with(const struct ehr_assess_rules *rules, const char *first)
{
	struct ehr_assess_tables tables = { 0 };
	struct ehr_assess assess;
	struct ehr_err err = { 0 };

	ehr_assess_tables_init(&tables, NULL, 0);
	ehr_assess_init(&assess, rules, &tables);
	add_table(&tables, "", first, &err);
	add_table(&tables, "t", TABLE, &err);
	if (ehr_assess_unit(&assess, 0, &err) == 0)
		check_outcomes(&assess);
	else
		must(err.fault != EHR_OK && err.text[0] != '\0');
	ehr_assess_release(&assess);
	ehr_assess_tables_release(&tables);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ehr_str yaml = { (const char *)data, size };
	struct ehr_err err = { 0 };
	struct ehr_assess_rules *rules =
		ehr_assess_rules_read("fuzz.yaml", yaml, &err);

	if (rules == NULL) {
		must(err.fault == EHR_FAULT_USAGE && err.text[0] != '\0');
		must(strcmp(err.file, "fuzz.yaml") == 0);
		return 0;
	}
	must(rules->n_grades > 0 && rules->n_rules > 0);
	assess_with(rules, TABLE);
	assess_with(rules, "x,y,state,veto\n40,,done,no\n");
	ehr_assess_rules_close(rules);
	return 0;
}
