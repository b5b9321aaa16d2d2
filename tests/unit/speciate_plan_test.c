/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/speciate_plan.h"
#include "ref/profile.h"

static struct {
	struct ehr_speciation *speciation;
	struct ehr_scope *scope;
	struct ehr_profile *hem;
	struct ehr_toxicity *toxicity;
} tables;

static int open_tables(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_tox_opts opts = { 0 };

	(void)state;
	tables.speciation = ehr_speciation_open(NULL, NULL, &err);
	tables.scope = ehr_scope_open(NULL, &err);
	tables.hem = ehr_profile_open("hem", &err);
	if (!tables.speciation || !tables.scope || !tables.hem)
		return -1;
	opts.order = tables.hem->order;
	opts.n = tables.hem->n_order;
	tables.toxicity = ehr_toxicity_open(&opts, &err);
	return tables.toxicity ? 0 : -1;
}

static int close_tables(void **state)
{
	(void)state;
	ehr_toxicity_close(tables.toxicity);
	ehr_profile_close(tables.hem);
	ehr_scope_close(tables.scope);
	ehr_speciation_close(tables.speciation);
	return 0;
}

static const struct ehr_speciation_profile *profile(const char *name)
{
	const struct ehr_speciation_profile *found =
		ehr_speciation_find(tables.speciation, ehr_str_of(name));

	assert_non_null(found);
	return found;
}

static struct ehr_speciate_rules rules_of(bool bounds)
{
	struct ehr_speciate_rules rules = {
		.speciation = tables.speciation,
		.scope = tables.scope,
		.voc_of_nmhc = ehr_decimal_of(1),
	};

	if (bounds)
		rules.bounds = (struct ehr_pollutant_tables){ tables.toxicity,
			tables.scope, false };
	return rules;
}

static const struct ehr_speciate_plan *get(struct ehr_speciate_plans *plans,
	const char *sum, const char *code, bool air)
{
	struct ehr_err err = { 0 };
	const struct ehr_speciate_plan *plan =
		ehr_speciate_plans_get(plans, sum, ehr_str_of(code), air, &err);

	if (!plan)
		fail_msg("%s", err.text);
	return plan;
}

static struct ehr_speciate_code entry(const char *code, const char *name)
{
	return (struct ehr_speciate_code){ ehr_str_of(code), ehr_str_of(code),
		profile(name), 0 };
}

static void sums_are_told_by_name(void **state)
{
	static const struct {
		const char *name, *cas, *sum;
	} of[] = { { "VOC", "", "VOC" }, { "TVOC", "", "VOC" },
		{ "\u6325\u53d1\u6027\u6709\u673a\u7269", "", "VOC" },
		{ "NMHC", "", "NMHC" }, { "\u70df\u5c18", "", "PM" },
		{ "\u603b\u94ec", "7440-47-3", "Cr" },
		{ "Benzene series", "", "Benzene series" } };
	struct ehr_speciate_rules rules = rules_of(false);

	(void)state;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		const char *sum = ehr_speciate_sum(ehr_speciate_scope(
			&rules, ehr_str_of(of[i].name), ehr_str_of(of[i].cas)));
		assert_non_null(sum);
		assert_string_equal(sum, of[i].sum);
	}
	assert_null(ehr_speciate_sum(ehr_speciate_scope(
		&rules, ehr_str_of("Benzene"), ehr_str_of("71-43-2"))));
	assert_null(ehr_speciate_sum(ehr_speciate_scope(
		&rules, ehr_str_of("unspeciated"), ehr_str_of(""))));
	assert_null(ehr_speciate_sum(ehr_speciate_scope(
		&rules, ehr_str_of("PM2.5"), ehr_str_of(""))));
}

static void fixed_profiles_are_by_sum(void **state)
{
	struct ehr_speciate_rules rules = rules_of(false);
	const struct ehr_speciation_profile *fixed[] = {
		profile("SPECIATE5.2:2405"), profile("SPECIATE5.2:90010C")
	};
	struct ehr_speciate_plans *plans;
	const struct ehr_speciate_plan *plan;

	(void)state;
	rules.fixed = fixed;
	rules.n_fixed = 2;
	plans = ehr_speciate_plans_new(&rules);
	plan = get(plans, "VOC", "", true);
	assert_null(plan->word);
	assert_int_equal(plan->n, 1);
	assert_ptr_equal(plan->part[0].split->profile, fixed[0]);
	assert_string_equal(plan->part[0].bound, "");
	/* once made, it stays */
	assert_ptr_equal(get(plans, "VOC", "2110", true), plan);
	plan = get(plans, "PM", "", true);
	assert_ptr_equal(plan->part[0].split->profile, fixed[1]);
	plan = get(plans, "Cr", "", true);
	assert_string_equal(plan->word, "no_profile");
	assert_string_equal(plan->detail, "Cr");
	plan = get(plans, "NMHC", "", true);
	assert_string_equal(plan->word, "nmhc");
	ehr_speciate_plans_free(plans);
}

/* NMHC times 1.2 times 1.01 (TOG/VOC) times 0.2628 of toluene: 0.3185136 */
static void carbon_is_split_as_asked(void **state)
{
	struct ehr_speciate_rules rules = rules_of(false);
	const struct ehr_speciation_profile *fixed[] = { profile(
		"SPECIATE5.2:2405") };
	struct ehr_speciate_plans *plans;
	const struct ehr_speciate_plan *plan;

	(void)state;
	rules.fixed = fixed;
	rules.n_fixed = 1;
	rules.nmhc = true;
	assert_int_equal(
		ehr_decimal_read(ehr_str_of("1.2"), &rules.voc_of_nmhc),
		EHR_NUM_VALUE);
	plans = ehr_speciate_plans_new(&rules);
	plan = get(plans, "NMHC", "", true);
	assert_null(plan->word);
	assert_true(plan->nmhc);
	assert_string_equal(fixed[0]->species[0].cas, "108-88-3");
	assert_true(ehr_decimal_double(&plan->part[0].split->factor[0]) ==
		    0.3185136);
	assert_false(get(plans, "VOC", "", true)->nmhc);
	ehr_speciate_plans_free(plans);
}

static void longest_code_counts(void **state)
{
	struct ehr_speciate_rules rules = rules_of(false);
	struct ehr_speciate_code code[] = { entry("20", "SPECIATE5.2:2404"),
		entry("203", "SPECIATE5.2:2405"),
		entry("2034", "SPECIATE5.2:90010C"),
		entry("33", "SPECIATE5.2:1036"),
		entry("33", "SPECIATE5.2:1089") };
	struct ehr_speciate_plans *plans;
	const struct ehr_speciate_plan *plan;

	(void)state;
	rules.by_code = true;
	rules.code = code;
	rules.n_code = 5;
	plans = ehr_speciate_plans_new(&rules);
	plan = get(plans, "VOC", "c2021", true);
	assert_ptr_equal(plan->part[0].split->profile, code[0].profile);
	plan = get(plans, "VOC", "C2031", true);
	assert_ptr_equal(plan->part[0].split->profile, code[1].profile);
	/* the longer code is of another sum */
	plan = get(plans, "VOC", "2034", true);
	assert_ptr_equal(plan->part[0].split->profile, code[1].profile);
	plan = get(plans, "PM", "2034", true);
	assert_ptr_equal(plan->part[0].split->profile, code[2].profile);
	plan = get(plans, "PM", "2031", true);
	assert_string_equal(plan->word, "no_profile");
	assert_string_equal(plan->detail, "PM 2031");
	assert_true(ehr_str_is(plan->code, "2031"));
	plan = get(plans, "PM", "", true);
	assert_string_equal(plan->word, "no_code");
	assert_int_equal(plan->code.n, 0);
	plan = get(plans, "VOC", "3392", true);
	assert_string_equal(plan->word, "ambiguous");
	assert_string_equal(plan->detail, "SPECIATE5.2:1036 SPECIATE5.2:1089");
	ehr_speciate_plans_free(plans);
}

static bool is_cr6(void *of, const struct ehr_species *species)
{
	(void)of;
	return strcmp(species->cas, "18540-29-9") == 0;
}

/* Cr(VI) of total chromium: 0.25, 0.7368 and 0.1154, the one chemical with a
 * value; so the third is least and the second most by both. */
static void bounds_are_least_and_most(void **state)
{
	struct ehr_speciate_rules rules = rules_of(true);
	const struct ehr_speciation_profile *fixed[] = {
		profile("SPECIATE5.2:8821:Cr"), profile("SPECIATE5.2:8822:Cr"),
		profile("SPECIATE5.2:8825:Cr")
	};
	const struct ehr_speciate_skip skip = { is_cr6, NULL };
	struct ehr_speciate_plans *plans;
	struct ehr_speciate_plan plan;

	(void)state;
	rules.fixed = fixed;
	rules.n_fixed = 3;
	plans = ehr_speciate_plans_new(&rules);
	plan = *get(plans, "Cr", "", true);
	assert_int_equal(plan.n, 2);
	assert_int_equal(plan.n_fit, 3);
	assert_ptr_equal(plan.part[0].split->profile, fixed[1]);
	assert_string_equal(plan.part[0].bound, "hq_high cr_high");
	assert_ptr_equal(plan.part[1].split->profile, fixed[2]);
	assert_string_equal(plan.part[1].bound, "hq_low cr_low");
	/* without it they are alike: one stands for all */
	ehr_speciate_choose(&rules, &skip, &plan);
	assert_int_equal(plan.n, 1);
	assert_ptr_equal(plan.part[0].split->profile, fixed[0]);
	assert_string_equal(plan.part[0].bound, "");
	ehr_speciate_plans_free(plans);
}

static void bounds_are_read_as_written(void **state)
{
	(void)state;
	for (int i = 1; i < EHR_BOUNDS - 1; i++)
		assert_int_equal(
			ehr_bound_read(ehr_str_of(ehr_bound_text[i])), i);
	assert_int_equal(ehr_bound_read(ehr_str_of("")), 0);
	assert_int_equal(ehr_bound_read(ehr_str_of("cr_high hq_low")), 1 + 8);
	assert_int_equal(ehr_bound_read(ehr_str_of("hq")), -1);
	assert_int_equal(ehr_bound_read(ehr_str_of("hq_low,cr_low")), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_told_by_name),
		cmocka_unit_test(fixed_profiles_are_by_sum),
		cmocka_unit_test(carbon_is_split_as_asked),
		cmocka_unit_test(longest_code_counts),
		cmocka_unit_test(bounds_are_least_and_most),
		cmocka_unit_test(bounds_are_read_as_written),
	};

	return cmocka_run_group_tests(tests, open_tables, close_tables);
}
