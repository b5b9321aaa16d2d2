/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/unit.h"

static struct ehr_units *units;

static int setup(void **state)
{
	(void)state;
	units = ehr_units_open(NULL, &(struct ehr_err){ 0 });
	return units == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_units_close(units);
	return 0;
}

static struct ehr_factor factor_of(const char *from, const char *to)
{
	struct ehr_factor factor = { 0, 0 };
	struct ehr_err err = { 0 };

	if (ehr_units_factor(units, ehr_str_of(from), ehr_str_of(to), &factor,
		    &err) != 0)
		fail_msg("%s", err.text);
	return factor;
}

static void is_power(const char *from, const char *to, int exponent)
{
	struct ehr_factor factor = factor_of(from, to);

	assert_true(factor.mantissa == 1);
	assert_int_equal(factor.exponent, exponent);
}

/* By the prefixes of the SI: micro 1e-6, milli 1e-3, kilo 1e3; 1 L is 1e-3 m3;
 * a tonne is 1e3 kg; wan is 1e4. */
static void test_powers(void **state)
{
	(void)state;
	is_power("mg/kg", "mg/kg", 0);
	is_power("ug/kg", "mg/kg", -3);
	is_power("ug/g", "mg/kg", 0);
	is_power("g/t", "mg/kg", 0);
	is_power("mg/m3", "ug/m3", 3);
	is_power("ng/m3", "ug/m3", -3);
	is_power("ug/L", "mg/L", -3);
	is_power("ng/mL", "mg/L", -3);
	is_power("g/m3", "mg/L", 0);
	is_power("t/a", "kg/a", 3);
	is_power("kt/yr", "kg/a", 6);
	is_power("kg", "t", -3);
	is_power("\xe4\xb8\x87\xe5\x90\xa8/\xe5\xb9\xb4", "kg/a", 7);
}

/* The same unit in other spellings. */
static void test_spellings(void **state)
{
	static const char *const spelling[] = { "ug/m3", " ug/m3 ", "ug/m^3",
		"\xc2\xb5g/m3", "\xce\xbcg/m\xc2\xb3", "ug / m3", "ug m-3",
		"ug.m-3", "ug\xc2\xb7m\xe2\x81\xbb\xc2\xb3", "ug m^-3",
		"\xe5\xbe\xae\xe5\x85\x8b/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
		("\xe5\xbe\xae\xe5\x85\x8b\xe6\xaf\x8f\xe7\xab\x8b\xe6\x96"
		 "\xb9\xe7\xb1\xb3"),
		"ug\xef\xbc\x8fm3", "\xe3\x8e\x8d/\xe3\x8e\xa5" };

	(void)state;
	for (size_t i = 0; i < sizeof spelling / sizeof spelling[0]; i++)
		is_power(spelling[i], "ug/m3", 0);
}

/* 1 lb is 0.45359237 kg by definition. */
static void test_pound(void **state)
{
	struct ehr_factor factor = factor_of("lb/yr", "kg/a");

	(void)state;
	assert_true(factor.mantissa == 0.45359237);
	assert_int_equal(factor.exponent, 0);
}

static void refused(const char *from, const char *to, const char *why)
{
	struct ehr_factor factor;
	struct ehr_err err = { 0 };

	assert_int_equal(ehr_units_factor(units, ehr_str_of(from),
				 ehr_str_of(to), &factor, &err),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	if (strstr(err.text, why) == NULL)
		fail_msg("\"%s\" not in \"%s\"", why, err.text);
}

static void test_refused(void **state)
{
	(void)state;
	refused("", "mg/kg", "unknown unit");
	refused("mg/gk", "mg/kg", "unknown unit \"mg/gk\"");
	refused("Mg/kg", "mg/kg", "unknown unit \"Mg/kg\"");
	refused("mg/kg-1", "mg/kg", "unknown unit");
	refused("mg kg", "mg/kg", "unknown unit");
	refused("kg-1", "mg/kg", "unknown unit");
	refused("mg/L/d", "mg/L", "unknown unit");
	refused("kg/d", "kg/a", "unknown unit");
	refused("mg/L", "mg/kg", "cannot become");
	refused("mg", "mg/kg", "cannot become");
	refused("ppb", "ug/m3", "does not say of what");
	refused("%", "mg/kg", "does not say of what");
}

static void test_long_text(void **state)
{
	char text[5001];

	(void)state;
	memset(text, 'm', 5000);
	text[5000] = '\0';
	refused(text, "mg/kg", "unknown unit");
}

static void canonical(const char *medium, const char *quantity, const char *to)
{
	const char *unit = ehr_units_canonical(
		units, ehr_str_of(medium), ehr_str_of(quantity));

	if (to == NULL)
		assert_null(unit);
	else
		assert_string_equal(unit, to);
}

/* As the contract of columns says: ug/m3 in air, mg/L in waters, mg/kg in soil,
 * dust and food, kg/a for amounts a year, t on the site. */
static void test_canonical(void **state)
{
	(void)state;
	canonical("air", "concentration", "ug/m3");
	canonical("groundwater", "concentration", "mg/L");
	canonical("surface_water", "limit", "mg/L");
	canonical("soil", "concentration", "mg/kg");
	canonical("dust", "concentration", "mg/kg");
	canonical("food", "concentration", "mg/kg");
	canonical("air", "emission", "kg/a");
	canonical("water", "permitted", "kg/a");
	canonical("waste", "onsite", "t");
	canonical("air", "present", NULL);
	canonical("ether", "concentration", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_powers),
		cmocka_unit_test(test_spellings),
		cmocka_unit_test(test_pound),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_canonical),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
