/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "ref/limit.h"

static struct ehr_limits limits;

static int open_limits(void **state)
{
	const struct ehr_limit_paths built_in = { 0 };
	struct ehr_err err = { 0 };

	(void)state;
	return ehr_limits_read(&limits, &built_in, &err);
}

static int close_limits(void **state)
{
	(void)state;
	ehr_limits_release(&limits);
	return 0;
}

/* A row that is looked for; what is NULL is not looked at. */
struct wanted {
	const char *standard, *en, *kind, *class, *where, *condition;
	const char *value, *unit;
};

static bool is(const char *wanted, const char *found)
{
	return wanted == NULL || strcmp(wanted, found) == 0;
}

/* The land, the area or the body of water, whichever the row has. */
static bool is_where(const char *wanted, const struct ehr_limit *limit)
{
	return wanted == NULL || strcmp(wanted, limit->area) == 0 ||
	       strcmp(wanted, limit->water_body) == 0 ||
	       ehr_limit_has_word(limit->land, ehr_str_of(wanted));
}

/* Rows like the one wanted, but for value and unit; one of them into *found. */
static size_t find(const struct wanted *wanted, const struct ehr_limit **found)
{
	size_t n = 0;

	for (size_t i = 0; i < limits.n; i++) {
		const struct ehr_limit *limit = &limits.limit[i];
		const char *class = ehr_limit_class_word[limit->class_to];

		if (is(wanted->standard,
			    limits.standard[limit->standard].name) &&
			is(wanted->en, limit->en) &&
			is(wanted->kind, ehr_limit_kind_word[limit->kind]) &&
			is(wanted->class, class) &&
			is_where(wanted->where, limit) &&
			is(wanted->condition, limit->condition)) {
			*found = limit;
			n++;
		}
	}
	return n;
}

/* Two rows and more of each standard, as they are printed in it; figures are
 * those that summaries of the standards quote. */
static void test_rows(void **state)
{
	static const struct wanted row[] = {
		{ "gb36600-2018", "Arsenic", "screening", NULL, "class1", NULL,
			"20", "mg/kg" },
		{ "gb36600-2018", "Arsenic", "intervention", NULL, "class2",
			NULL, "140", "mg/kg" },
		{ "gb36600-2018", "Lead", "screening", NULL, "class2", NULL,
			"800", "mg/kg" },
		/* 4e-5 and not 4, as copies have it that lost the exponent */
		{ "gb36600-2018", "PCB 126", "screening", NULL, "class1", NULL,
			"0.00004", "mg/kg" },
		{ "gb36600-2018", "PCB 169", "screening", NULL, "class1", NULL,
			"0.0001", "mg/kg" },
		{ "gb36600-2018", "Dioxins and furans (TEQ)", "screening", NULL,
			"class1", NULL, "0.00001", "mg/kg" },
		{ "gbt14848-2017", "Ammonia nitrogen (as N)", "class", "III",
			NULL, NULL, "0.5", "mg/L" },
		{ "gbt14848-2017", "Nitrate (as N)", "class", "III", NULL, NULL,
			"20", "mg/L" },
		/* a web copy has 0.015 */
		{ "gb3838-2002", "Ammonia nitrogen (as N)", "class", "I", NULL,
			NULL, "0.15", "mg/L" },
		{ "gb3838-2002", "Total phosphorus", "class", "III", "river",
			NULL, "0.2", "mg/L" },
		{ "gb3838-2002", "Total phosphorus", "class", "III", "lake",
			NULL, "0.05", "mg/L" },
		{ "gb5749-2022", "Arsenic", "limit", NULL, NULL, "", "0.01",
			"mg/L" },
		{ "gb5749-2022", "Nitrate (as N)", "limit", NULL, NULL, "",
			"10", "mg/L" },
		{ "gb5749-2022", "Nitrate (as N)", "limit", NULL, NULL,
			"small_supply", "20", "mg/L" },
		{ "gbt18883-2022", "Formaldehyde", NULL, NULL, NULL, NULL,
			"0.08", "mg/m3" },
		{ "gbt18883-2022", "Benzene", NULL, NULL, NULL, NULL, "0.03",
			"mg/m3" },
		/* amendment no. 1; before it 6 and 10 */
		{ "gbz2.1-2019", "Benzene", "twa", NULL, NULL, NULL, "3",
			"mg/m3" },
		{ "gbz2.1-2019", "Benzene", "stel", NULL, NULL, NULL, "6",
			"mg/m3" },
		{ "gb8978-1996", "COD (dichromate)", "discharge", "I", NULL,
			NULL, "100", "mg/L" },
		{ "gb8978-1996", "Mercury (total)", "discharge", "", NULL,
			"workshop_outlet", "0.05", "mg/L" },
		{ "gb16297-1996", "Benzene", "rate", NULL, "II", NULL, "0.5",
			"kg/h" },
		{ "gb16297-1996", "Sulfur dioxide", "concentration", NULL, NULL,
			"sulfur_use", "550", "mg/m3" },
		{ "hj2.2-2018", "Formaldehyde", "reference", NULL, NULL, NULL,
			"50", "ug/m3" },
		{ "hj2.2-2018", "Ammonia", "reference", NULL, NULL, NULL, "200",
			"ug/m3" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		const struct ehr_limit *found = NULL;
		struct ehr_buf seen = { 0 }, wanted = { 0 };

		ehr_buf_printf(&wanted, "%s %s %s %s", row[i].standard,
			row[i].en, row[i].value, row[i].unit);
		if (find(&row[i], &found) == 1)
			ehr_buf_printf(&seen, "%s %s %s %s", row[i].standard,
				found->en, found->value, found->unit);
		assert_string_equal(ehr_buf_text(&seen), ehr_buf_text(&wanted));
		ehr_buf_release(&seen);
		ehr_buf_release(&wanted);
	}
}

/* GB 15618, table 1: cadmium of paddy fields by pH, and table 3. */
static void test_ph(void **state)
{
	static const char *const to[] = { "5.5", "6.5", "7.5", "" };
	static const char *const cadmium[] = { "0.3", "0.4", "0.6", "0.8" };
	static const char *const chromium[] = { "800", "850", "1000", "1300" };
	size_t seen = 0;

	(void)state;
	for (size_t i = 0; i < limits.n; i++) {
		const struct ehr_limit *limit = &limits.limit[i];

		if (strcmp(limits.standard[limit->standard].name,
			    "gb15618-2018") != 0)
			continue;
		for (int k = 0; k < 4; k++) {
			if (strcmp(limit->ph_to, to[k]) != 0 ||
				strcmp(limit->ph_above, k ? to[k - 1] : "") !=
					0)
				continue;
			if (strcmp(limit->en, "Cadmium") == 0 &&
				limit->kind == EHR_LIMIT_SCREENING &&
				ehr_limit_has_word(
					limit->land, ehr_str_of("paddy"))) {
				assert_string_equal(limit->value, cadmium[k]);
				seen++;
			}
			if (strcmp(limit->en, "Chromium (total)") == 0 &&
				limit->kind == EHR_LIMIT_INTERVENTION) {
				assert_string_equal(limit->value, chromium[k]);
				seen++;
			}
		}
	}
	assert_int_equal(seen, 8);
}

static const struct ehr_limit_standard *standard(const char *name)
{
	long at = ehr_limits_standard(&limits, ehr_str_of(name));

	assert_true(at >= 0);
	return &limits.standard[at];
}

/* 1,893 rows gathered and four looser values of small supplies; those from memory
 * as they were counted when they were gathered. */
static void test_counts(void **state)
{
	size_t memory = 0;

	(void)state;
	assert_int_equal(limits.n, 1893 + 4);
	for (size_t i = 0; i < limits.n_standards; i++)
		memory += limits.standard[i].memory;
	assert_int_equal(memory, 39 + 30 + 272);
	assert_int_equal(standard("gb36600-2018")->rows, 340);
	assert_int_equal(standard("gb15618-2018")->rows, 79);
	assert_int_equal(standard("gb8978-1996")->memory, 0);
	assert_int_equal(standard("gb3838-2002")->classes, 5);
	assert_string_equal(standard("gb3838-2002")->worst, "worse_than_V");
	assert_int_equal(standard("gbt14848-2017")->classes, 4);
	assert_string_equal(standard("gbt14848-2017")->worst, "V");
	assert_int_equal(standard("gb3095-2012")->to, ehr_day_of(2026, 2, 28));
	assert_int_equal(standard("gb3095-2026")->from, ehr_day_of(2026, 3, 1));
	assert_true(standard("gb3095-2031")->to == EHR_LIMIT_ALWAYS);
	assert_true(ehr_limits_family(&limits, ehr_str_of("gb3095")));
	assert_false(ehr_limits_family(&limits, ehr_str_of("gb3095-2012")));
}

/* What is in the rules names items that there are. */
static void test_rules(void **state)
{
	const struct ehr_limit_rules *rules = &limits.rules;
	const struct ehr_limit_rule *rule;
	size_t at = 0, excluded = 0;

	(void)state;
	for (size_t i = 0; i < rules->n[EHR_LIMIT_SUMS]; i++) {
		const struct ehr_limit_member *member = &rules->member[i];
		bool there = false;

		for (size_t k = 0; k < limits.n && !there; k++)
			there = strcmp(limits.standard[limits.limit[k].standard]
						.name,
					member->standard) == 0 &&
				ehr_str_eq(limits.limit[k].key_zh,
					member->item_key);
		assert_true(there);
	}
	while ((rule = ehr_limit_rules_next(rules, EHR_LIMIT_EXCLUDE,
			"gb3838-customary", &at)) != NULL) {
		assert_true(rule->memory);
		excluded++;
	}
	assert_int_equal(excluded, 3);
}

static void test_classes(void **state)
{
	bool grade;

	(void)state;
	assert_int_equal(ehr_limit_class(ehr_str_of("IV"), &grade), 4);
	assert_false(grade);
	assert_int_equal(ehr_limit_class(ehr_str_of("3"), &grade), 3);
	assert_true(grade);
	assert_int_equal(ehr_limit_class(ehr_str_of("VI"), &grade), -1);
	assert_int_equal(ehr_limit_class(ehr_str_of("4"), &grade), -1);
	assert_int_equal(ehr_limit_class(ehr_str_of(""), &grade), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_ph),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_classes),
	};

	return cmocka_run_group_tests(tests, open_limits, close_limits);
}
