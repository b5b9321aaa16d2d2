/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/unit.h"

static struct ehr_units *units;

static void assert_near(double a, double b, double tolerance)
{
	if (!(fabs(a - b) <= tolerance))
		fail_msg("%.17g is not %.17g", a, b);
}

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
	refused("Mg/kg", "mg/kg", "may mean more than one thing; write mg for");
	refused("tons", "kg", "write short ton, or t for the metric ton");
	refused("ton/yr", "kg/a", "may mean more than one thing");
	refused("mg/kg-1", "mg/kg", "unknown unit");
	refused("mg kg", "mg/kg", "unknown unit");
	refused("kg-1", "mg/kg", "unknown unit");
	refused("mg/L/d", "mg/L", "cannot become");
	refused("kg/d", "kg/a", "cannot become");
	refused("td", "kg/a", "unknown unit");
	refused("mgL", "mg/L", "unknown unit");
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

struct spelling {
	const char *text;
	int exponent;
	unsigned marks;
};

/* In canonical units, by the prefixes of the SI; wan is 1e4. */
static const struct spelling air[] = {
	{ "mg/m3 \xe6\xa0\x87\xe6\x80\x81", 3, EHR_UNIT_STANDARD_STATE },
	{ "\xe6\xaf\xab\xe5\x85\x8b/"
	  "\xe6\xa0\x87\xe5\xb9\xb2\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
		3, EHR_UNIT_STANDARD_STATE },
	{ "mg/m\xc2\xb3\xef\xbc\x88\xe6\xa0\x87\xe5\xb9\xb2\xef\xbc\x89", 3,
		EHR_UNIT_STANDARD_STATE },
	{ "ng TEQ/m3\xef\xbc\x88\xe6\xa0\x87\xe6\x80\x81\xef\xbc\x89", -3,
		EHR_UNIT_STANDARD_STATE | EHR_UNIT_TEQ },
	{ "ng(TEQ)/Nm3", -3, EHR_UNIT_STANDARD_STATE | EHR_UNIT_TEQ },
	{ "mg/m3", 3, 0 },
	{ "\xe6\xaf\xab\xe5\x85\x8b/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3", 3,
		0 },
	{ "\xe6\xaf\xab\xe5\x85\x8b\xef\xbc\x8f\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1"
	  "\xb3",
		3, 0 },
	{ "\xe3\x8e\x8e/m3", 3, 0 },
	{ "mg/m\xc2\xb3", 3, 0 },
	{ "\xce\xbcg/m\xc2\xb3", 0, 0 },
	{ "\xc2\xb5g/m\xc2\xb3", 0, 0 },
	{ "\xe5\xbe\xae\xe5\x85\x8b/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3", 0,
		0 },
	{ "\xe5\xbe\xae\xe5\x85\x8b\xe6\xaf\x8f\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1"
	  "\xb3",
		0, 0 },
	{ "ng/m3", -3, 0 },
	{ "\xe7\xba\xb3\xe5\x85\x8b/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3", -3,
		0 },
	{ "pg/m3", -6, 0 },
	{ "g/m3", 6, 0 },
	{ "mg/m^3", 3, 0 },
	{ "mg m-3", 3, 0 },
	{ "mg\xc2\xb7m\xe2\x81\xbb\xc2\xb3", 3, 0 },
	{ "(mg/m3)", 3, 0 },
	{ "\xef\xbc\x88\xe6\xaf\xab\xe5\x85\x8b/"
	  "\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3\xef\xbc\x89",
		3, 0 },
	{ "[mg/m3]", 3, 0 },
	{ "\xe5\xbe\xae\xe5\x85\x8b\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3", 0,
		0 },
	{ "micrograms per cubic meter", 0, 0 },
	{ "Micrograms/cubic meter", 0, 0 },
	{ "mg/Nm3", 3, EHR_UNIT_STANDARD_STATE },
	{ "\xe6\xaf\xab\xe5\x85\x8b/"
	  "\xe6\xa0\x87\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
		3, EHR_UNIT_STANDARD_STATE },
	{ "mg/N\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3", 3,
		EHR_UNIT_STANDARD_STATE },
	{ "mg/m\xc2\xb3N", 3, EHR_UNIT_STANDARD_STATE },
	{ "mg/\xe6\xa0\x87m\xc2\xb3", 3, EHR_UNIT_STANDARD_STATE },
	{ "mg/m3(\xe6\xa0\x87\xe6\x80\x81)", 3, EHR_UNIT_STANDARD_STATE },
	{ "ng TEQ/Nm3", -3, EHR_UNIT_STANDARD_STATE | EHR_UNIT_TEQ },
	{ "ng I-TEQ/m3", -3, EHR_UNIT_TEQ },
	{ "ngTEQ/m\xc2\xb3", -3, EHR_UNIT_TEQ },
	{ "pg TEQ/m3", -6, EHR_UNIT_TEQ },
	{ "\xe7\xba\xb3\xe5\x85\x8b\xe6\xaf\x92\xe6\x80\xa7\xe5\xbd\x93\xe9\x87"
	  "\x8f/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
		-3, EHR_UNIT_TEQ },
	{ "ng/m3 (TEQ)", -3, EHR_UNIT_TEQ },
	{ "mg/L", 6, 0 },
};

static const struct spelling water[] = {
	{ "mg/L", 0, 0 },
	{ "\xe6\xaf\xab\xe5\x85\x8b/\xe5\x8d\x87", 0, 0 },
	{ "\xe6\xaf\xab\xe5\x85\x8b\xe6\xaf\x8f\xe5\x8d\x87", 0, 0 },
	{ "mg\xc2\xb7L-1", 0, 0 },
	{ "mg L\xe2\x81\xbb\xc2\xb9", 0, 0 },
	{ "mg.L-1", 0, 0 },
	{ "mg/l", 0, 0 },
	{ "g/m3", 0, 0 },
	{ "\xe5\xbe\xae\xe5\x85\x8b/\xe5\x8d\x87", -3, 0 },
	{ "ug/L", -3, 0 },
	{ "\xce\xbcg/L", -3, 0 },
	{ "UG/L", -3, 0 },
	{ "ng/L", -6, 0 },
	{ "\xe6\xaf\xab\xe5\x85\x8b\xe5\x8d\x87", 0, 0 },
	{ "g/L", 3, 0 },
	{ "milligrams per liter", 0, 0 },
	{ "mcg/L", -3, 0 },
};

static const struct spelling soil[] = {
	{ "mg/(kg dw)", 0, EHR_UNIT_DRY_MASS },
	{ "mg dw/kg", 0, EHR_UNIT_DRY_MASS },
	{ "ng TEQ/kg dw", -6, EHR_UNIT_TEQ | EHR_UNIT_DRY_MASS },
	{ "mg/kg", 0, 0 },
	{ "\xe6\xaf\xab\xe5\x85\x8b/\xe5\x8d\x83\xe5\x85\x8b", 0, 0 },
	{ "\xe6\xaf\xab\xe5\x85\x8b/\xe5\x85\xac\xe6\x96\xa4", 0, 0 },
	{ "ug/kg", -3, 0 },
	{ "\xe5\xbe\xae\xe5\x85\x8b/\xe5\x85\x8b", 0, 0 },
	{ "g/t", 0, 0 },
	{ "mg/100g", 1, 0 },
	{ "mg/kg (dw)", 0, EHR_UNIT_DRY_MASS },
	{ "mg/kg\xe5\xb9\xb2\xe9\x87\x8d", 0, EHR_UNIT_DRY_MASS },
};

static const struct spelling amount[] = {
	{ "t/a", 3, 0 },
	{ "\xe5\x90\xa8/\xe5\xb9\xb4", 3, 0 },
	{ "kg/a", 0, 0 },
	{ "\xe5\x8d\x83\xe5\x85\x8b/\xe5\xb9\xb4", 0, 0 },
	{ "\xe5\x85\xac\xe6\x96\xa4/\xe5\xb9\xb4", 0, 0 },
	{ "\xe4\xb8\x87\xe5\x90\xa8/\xe5\xb9\xb4", 7, 0 },
	{ "kt/yr", 6, 0 },
	{ "\xe5\x90\xa8\xe5\xb9\xb4", 3, 0 },
	{ "\xe5\xb9\xb4\xe5\x90\xa8", 3, 0 },
	{ "g/a", -3, 0 },
	{ "t", 3, EHR_UNIT_YEAR },
	{ "\xe5\x90\xa8", 3, EHR_UNIT_YEAR },
	{ "\xe5\x8d\x83\xe5\x85\x8b", 0, EHR_UNIT_YEAR },
	{ "\xe5\x85\xac\xe6\x96\xa4", 0, EHR_UNIT_YEAR },
	{ "kg", 0, EHR_UNIT_YEAR },
	{ "\xe5\x85\x8b", -3, EHR_UNIT_YEAR },
	{ "\xe6\xaf\xab\xe5\x85\x8b", -6, EHR_UNIT_YEAR },
	{ "\xe5\xbe\xae\xe5\x85\x8b", -9, EHR_UNIT_YEAR },
	{ "\xe7\xba\xb3\xe5\x85\x8b", -12, EHR_UNIT_YEAR },
	{ "\xe4\xb8\x87\xe5\x90\xa8", 7, EHR_UNIT_YEAR },
	{ "10^4 t", 7, EHR_UNIT_YEAR },
	{ "10\xe2\x81\xb4t", 7, EHR_UNIT_YEAR },
	{ "Grams", -3, EHR_UNIT_YEAR },
	{ "grams", -3, EHR_UNIT_YEAR },
	{ "g TEQ", -3, EHR_UNIT_YEAR | EHR_UNIT_TEQ },
	{ "mg I-TEQ", -6, EHR_UNIT_YEAR | EHR_UNIT_TEQ },
	{ "g-TEQ/a", -3, EHR_UNIT_TEQ },
	{ "g WHO-TEQ", -3, EHR_UNIT_YEAR | EHR_UNIT_TEQ },
	{ "metric tons", 3, EHR_UNIT_YEAR },
};

static struct ehr_unit_use use_of(
	const char *text, const char *medium, const char *quantity)
{
	struct ehr_unit_use use = { 0 };
	struct ehr_err err = { 0 };

	if (ehr_units_use(units, ehr_str_of(text), ehr_str_of(medium),
		    ehr_str_of(quantity), &use, &err) != 0)
		fail_msg("%s", err.text);
	return use;
}

static void check_spellings(const struct spelling *spelling, size_t n,
	const char *medium, const char *quantity)
{
	for (size_t i = 0; i < n; i++) {
		struct ehr_unit_use use =
			use_of(spelling[i].text, medium, quantity);

		use.marks &= ~(unsigned)EHR_UNIT_BY_NAME; /* of the medium */
		if (use.factor.mantissa != 1 ||
			use.factor.exponent != spelling[i].exponent ||
			use.marks != spelling[i].marks)
			fail_msg("%s: %g e%d, marks %u", spelling[i].text,
				use.factor.mantissa, use.factor.exponent,
				use.marks);
		assert_string_equal(use.canonical,
			ehr_units_canonical(units, ehr_str_of(medium),
				ehr_str_of(quantity)));
	}
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void test_use(void **state)
{
	(void)state;
	check_spellings(air, COUNT(air), "air", "concentration");
	check_spellings(air, COUNT(air), "soil_gas", "limit");
	check_spellings(water, COUNT(water), "groundwater", "concentration");
	check_spellings(soil, COUNT(soil), "soil", "concentration");
	check_spellings(amount, COUNT(amount), "air", "emission");
	check_spellings(amount, COUNT(amount), "water", "permitted");
}

/* 1 short ton is 2000 lb of 0.45359237 kg: 907.18474 kg. */
static void test_american(void **state)
{
	struct ehr_unit_use pounds = use_of("Pounds", "air", "emission");
	struct ehr_unit_use tpy = use_of("TPY", "air", "emission");
	struct ehr_unit_use tons = use_of("Short tons/yr", "air", "emission");

	(void)state;
	assert_true(pounds.factor.mantissa == 0.45359237);
	assert_int_equal(pounds.factor.exponent, 0);
	assert_int_equal(pounds.marks, EHR_UNIT_YEAR);
	assert_true(tpy.factor.mantissa == 907.18474);
	assert_int_equal(tpy.marks, 0);
	assert_true(tons.factor.mantissa == 907.18474);
}

/* What forms and codes have: HJ 212, the lists of the census. */
static const char *const known[] = {
	"\xe6\xaf\xab\xe5\x85\x8b/\xe5\x8d\x87",
	"\xe5\x8d\x87/\xe7\xa7\x92",
	"\xe6\x97\xa0\xe9\x87\x8f\xe7\xba\xb2",
	"[\xe8\x89\xb2]\xe5\xba\xa6",
	"%",
	"\xe4\xb8\xaa/\xe5\x8d\x87",
	"\xe4\xbc\x8f[\xe7\x89\xb9]",
	"\xe5\x88\x86\xe8\xb4\x9d",
	"\xe5\x88\x86\xe9\x92\x9f",
	"\xe5\x8d\x83\xe5\x85\x8b",
	"\xe5\x8d\x83\xe5\x85\x8b/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe5\x8d\x83\xe5\xb8\x95",
	"\xe5\x8d\x83\xe7\x93\xa6[\xe7\x89\xb9][\xe5\xb0\x8f]\xe6\x97\xb6",
	"\xe5\x90\xa8/"
	"\xe5\xb9\xb3\xe6\x96\xb9\xe5\x8d\x83\xe7\xb1\xb3x\xe6\x9c\x88",
	"\xe5\xae\x89[\xe5\x9f\xb9]",
	"\xe5\xb8\x95",
	"\xe5\xb9\xb3\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe5\xbe\xae\xe5\x85\x8b/\xe5\x8d\x87",
	"\xe5\xbe\xae\xe8\xa5\xbf[\xe9\x97\xa8\xe5\xad\x90]/"
	"\xe5\x8e\x98\xe7\xb1\xb3",
	"\xe6\x91\x84\xe6\xb0\x8f\xe5\xba\xa6",
	"\xe6\xaf\xab\xe4\xbc\x8f[\xe7\x89\xb9]",
	"\xe6\xaf\xab\xe5\x85\x8b/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe7\xa7\x92",
	"\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3/\xe5\xb0\x8f\xe6\x97\xb6",
	"\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3/\xe7\xa7\x92",
	"\xe7\xb1\xb3",
	"\xe7\xb1\xb3/\xe7\xa7\x92",
	"\xe7\xba\xb3\xe5\x85\x8b/\xe5\x8d\x87",
	"\xe7\xba\xb3\xe5\x85\x8b/\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe8\xb4\x9d\xe5\x8f\xaf[\xe5\x8b\x92\xe5\xb0\x94]/\xe5\x8d\x87",
	"\xe8\xbd\xac/\xe5\x88\x86\xe9\x92\x9f",
	"[\xe8\xa7\x92]\xe5\xba\xa6",
	"\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe8\x92\xb8\xe5\x90\xa8",
	"\xe5\x85\x86\xe7\x93\xa6",
	"\xe5\x90\xa8\xe6\xa0\x87\xe5\x87\x86\xe7\x85\xa4",
	"\xe5\x85\xac\xe6\x96\xa4/\xe4\xba\xa9",
	"\xe5\xa5\x97",
	"\xe5\x8f\xb0",
	"\xe5\xba\xa7",
	"\xe6\xa0\xb9",
	"\xe4\xb8\x87\xe5\x8d\x83\xe7\x93\xa6\xe6\x97\xb6",
	"\xe4\xb8\x87\xe5\x85\x83",
	"\xe4\xb8\x87\xe6\xa0\x87\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe6\xa0\x87\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe4\xb8\x87\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3",
	"\xe5\x90\xa8/\xe6\x97\xa5",
	"\xe5\x90\xa8/\xe5\xa4\xa9",
	"\xe5\x8d\x83\xe5\x85\x8b/\xe6\x97\xb6",
	"\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3/\xe6\x97\xb6",
	"\xe5\x90\xa8\xe6\x97\xa5",
	"\xe5\x8d\x83\xe5\x85\x8b\xe6\x97\xb6",
	"\xe6\x97\xa5\xe5\x90\xa8",
	"\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1\xb3\xe6\x97\xb6",
	"\xe5\xba\xa6",
	"m2",
	"\xe3\x8e\xa1",
	"\xe4\xba\xa9",
	"\xe5\x85\xac\xe9\xa1\xb7",
	"\xe5\xb0\x8f\xe6\x97\xb6",
	"d",
	"K",
	"\xc2\xb0"
	"C",
	"\xe2\x84\x83",
	"ng TEQ/Nm3",
	"\xe5\x8f\xb0/\xe8\x92\xb8\xe5\x90\xa8",
	"ppb",
	"ton",
};

static void test_known(void **state)
{
	static const char *const unknown[] = { "", " ", "/", "mg/gk", "1", "10",
		"\xe4\xb8\x87", "TEQ", "mg/", "/L", "kg-1", "mg kg", "td",
		"TEQ/m3", "mg/kg \xe6\xa0\x87\xe6\x80\x81", "dw", "m2 dw",
		"m3 TEQ", "\xe5\xa0\x86", "mg/L/L/L/L", "\xff", "mg\xff/L",
		"\xe4\xb8\x87\xe5\xb9\xb4" };

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++)
		if (!ehr_units_known(units, ehr_str_of(known[i])))
			fail_msg("%s is not known", known[i]);
	for (size_t i = 0; i < COUNT(unknown); i++)
		if (ehr_units_known(units, ehr_str_of(unknown[i])))
			fail_msg("%s is known", unknown[i]);
}

/* Hand: 1 d is 86400 s, 1 mu is 2000/3 m2, 1 kWh is 3.6e6 J, 1 h 3600 s. */
static void test_rates(void **state)
{
	struct ehr_factor factor;

	(void)state;
	is_power("\xe4\xb8\x87\xe5\x8d\x83\xe7\x93\xa6\xe6\x97\xb6", "kWh", 4);
	is_power("\xe4\xb8\x87\xe6\xa0\x87\xe7\xab\x8b\xe6\x96\xb9\xe7\xb1"
		 "\xb3",
		"m3", 4);
	is_power("\xe5\x90\xa8\xe6\x97\xa5", "kg/d", 3);
	is_power("\xe6\x97\xa5\xe5\x90\xa8", "kg/d", 3);
	is_power("\xe5\x8d\x83\xe5\x85\x8b\xe6\x97\xb6", "kg/h", 0);
	factor = factor_of("m3/d", "m3/h");
	assert_near(ehr_factor_apply(factor, 24), 1, 1e-15);
	factor = factor_of("\xe5\x85\xac\xe6\x96\xa4/\xe4\xba\xa9", "kg/m2");
	assert_near(ehr_factor_apply(factor, 1), 0.0015, 1e-15);
}

static void no_use(const char *text, const char *medium, const char *quantity,
	const char *why)
{
	struct ehr_unit_use use;
	struct ehr_err err = { 0 };

	assert_int_equal(
		ehr_units_use(units, ehr_str_of(text), ehr_str_of(medium),
			ehr_str_of(quantity), &use, &err),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	if (strstr(err.text, why) == NULL)
		fail_msg("\"%s\" not in \"%s\"", why, err.text);
}

static void test_no_use(void **state)
{
	(void)state;
	no_use("mg/gk", "air", "concentration",
		"unknown unit \"mg/gk\"; concentration needs mass/volume, "
		"such as ug/m3");
	no_use("mg/kg", "air", "concentration",
		"\"mg/kg\" measures mass/mass, but concentration needs "
		"mass/volume, such as ug/m3");
	no_use("mg", "air", "concentration", "measures mass, but");
	no_use("mg/L", "air", "emission", "needs mass/year, such as kg/a");
	no_use("kg/d", "air", "emission", "multiply by the time of running");
	no_use("kg/h", "air", "emission", "multiply by the time of running");
	no_use("\xe5\x90\xa8/\xe6\x9c\x88", "air", "emission",
		"multiply by the time of running");
	no_use("t/a", "air", "onsite", "measures mass/year, but onsite");
	no_use("ppm", "water", "concentration",
		"does not say of what; write mg/L");
	no_use("ppb", "soil", "concentration",
		"does not say of what; write mg/kg");
	no_use("%", "air", "concentration", "does not say of what");
	no_use("ppt", "air", "concentration", "may mean more than one thing");
	no_use("mL/L", "water", "concentration", "measures volume/volume");
	no_use("ton", "air", "emission", "write short ton, or t for");
	no_use("m3", "water", "emission", "measures volume, but");
	no_use("kg", "air", "present", "a present in air has no unit");
}

/* 1 of the unit as a ratio */
static void test_ratio(void **state)
{
	static const struct {
		const char *text;
		int exponent;
	} ratio[] = { { "ppm", -6 }, { "ppb", -9 }, { "ppmv", -6 },
		{ "ppbv", -9 }, { "pptv", -12 }, { "umol/mol", -6 },
		{ "\xce\xbcmol/mol", -6 }, { "nmol/mol", -9 },
		{ "nmol mol-1", -9 }, { "mL/m3", -6 }, { "% v/v", -2 },
		{ "Parts per billion", -9 } };
	struct ehr_factor fraction;

	(void)state;
	for (size_t i = 0; i < COUNT(ratio); i++) {
		if (!ehr_units_ratio(
			    units, ehr_str_of(ratio[i].text), &fraction))
			fail_msg("%s is no ratio", ratio[i].text);
		assert_true(fraction.mantissa == 1);
		assert_int_equal(fraction.exponent, ratio[i].exponent);
		assert_int_equal(
			use_of(ratio[i].text, "air", "concentration").marks,
			EHR_UNIT_RATIO);
	}
	assert_false(ehr_units_ratio(units, ehr_str_of("%"), &fraction));
	assert_false(ehr_units_ratio(units, ehr_str_of("mg/kg"), &fraction));
	assert_false(ehr_units_ratio(units, ehr_str_of("none"), &fraction));
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

static bool fits(const char *canonical, const char *name)
{
	return ehr_units_fit_name(units, ehr_str_of("surface_water"),
		ehr_str_of("concentration"), canonical, ehr_str_of(name));
}

/* 230 per 100 mL are 2300 per litre. */
static void test_germs_and_ph(void **state)
{
	static const char *const germs[] = { "MPN/100mL", "CFU/100mL" };
	static const char *const others[] = { "百菌清", "phenol", "TPH",
		"Total phosphorus", "chloroform" };
	struct ehr_unit_use use;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		use = use_of(germs[i], "surface_water", "concentration");
		assert_string_equal(use.canonical, "count/L");
		assert_int_equal(use.marks, EHR_UNIT_BY_NAME);
		assert_true(ehr_factor_apply(use.factor, 230) == 2300);
	}
	use = use_of("无量纲", "groundwater", "concentration");
	assert_string_equal(use.canonical, "dimensionless");
	use = use_of("ug/L", "surface_water", "concentration");
	assert_string_equal(use.canonical, "mg/L");
	assert_int_equal(use.marks, EHR_UNIT_BY_NAME);
	use = use_of("ug/L", "surface_water", "limit");
	assert_int_equal(use.marks, 0);
	assert_true(fits("count/L", "粪大肠菌群"));
	assert_false(fits("mg/L", "粪大肠菌群"));
	assert_false(fits("count/L", "化学需氧量"));
	assert_true(fits("dimensionless", "pH值"));
	assert_false(fits("mg/L", "pH"));
	assert_true(fits("mg/L", "磷酸盐"));
	assert_false(fits("mg/L", "PH"));
	assert_true(fits("count/L", "E. coli"));
	assert_true(fits("count/L", "Faecal Coliforms"));
	/* the letters of those, but other things */
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		assert_true(fits("mg/L", others[i]));
		assert_false(fits("count/L", others[i]));
		assert_false(fits("dimensionless", others[i]));
	}
	assert_false(fits("mg/kg", "磷酸盐"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_powers),
		cmocka_unit_test(test_spellings),
		cmocka_unit_test(test_pound),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_use),
		cmocka_unit_test(test_american),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_rates),
		cmocka_unit_test(test_no_use),
		cmocka_unit_test(test_ratio),
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_germs_and_ph),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
