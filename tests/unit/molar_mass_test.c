/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/num.h"
#include "ref/load.h"
#include "ref/molar_mass.h"

/* Standard atomic weights, IUPAC 2021, abridged to five figures where they
 * vary. */
static const struct {
	const char *symbol;
	double weight;
} element[] = {
	{ "H", 1.008 },
	{ "C", 12.011 },
	{ "N", 14.007 },
	{ "O", 15.999 },
	{ "F", 18.998 },
	{ "S", 32.06 },
	{ "P", 30.974 },
	{ "Cl", 35.45 },
	{ "Br", 79.904 },
	{ "I", 126.904 },
	{ "Si", 28.085 },
	{ "Hg", 200.592 },
	{ "As", 74.922 },
	{ "B", 10.81 },
	{ "Se", 78.971 },
};

static double weight_of(struct ehr_str symbol)
{
	for (size_t i = 0; i < sizeof element / sizeof element[0]; i++)
		if (ehr_str_is(symbol, element[i].symbol))
			return element[i].weight;
	fail_msg("no atomic weight of %.*s", (int)symbol.n, symbol.p);
	return 0;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static double mass_of(struct ehr_str formula)
{
	double sum = 0;
	size_t i = 0;

	while (i < formula.n) {
		struct ehr_str symbol = { formula.p + i, 1 };
		double times = 0;

		if (++i < formula.n && is_small(formula.p[i])) {
			symbol.n = 2;
			i++;
		}
		while (i < formula.n && formula.p[i] >= '0' &&
			formula.p[i] <= '9')
			times = times * 10 + (formula.p[i++] - '0');
		sum += weight_of(symbol) * (times > 0 ? times : 1);
	}
	return sum;
}

/* Every mass is the sum over its formula. */
static void fits_the_formulas(void **state)
{
	struct ehr_load load;
	struct ehr_err err;
	size_t formula, mass;

	(void)state;
	assert_int_equal(
		ehr_load_open(&load, "molar_masses.csv", NULL, &err), 0);
	assert_int_equal(ehr_load_need(&load, "formula", &formula, &err), 0);
	assert_int_equal(
		ehr_load_need(&load, "molar_mass_g_mol", &mass, &err), 0);
	while (ehr_load_next(&load, &err) == 1) {
		double value = 0;

		assert_int_equal(ehr_num_read(load.row.cell[mass], &value),
			EHR_NUM_VALUE);
		if (fabs(value - mass_of(load.row.cell[formula])) > 0.006)
			fail_msg("%.*s", (int)load.row.cell[formula].n,
				load.row.cell[formula].p);
	}
	assert_true(load.rows > 300);
	ehr_load_close(&load);
}

/* The gases that ambient monitors give in ppb. */
static void knows_ambient_gases(void **state)
{
	static const struct {
		const char *cas;
		double mass;
	} given[] = {
		{ "10028-15-6", 47.997 }, /* ozone, 3 * 15.999 */
		{ "7446-09-5", 64.058 },  /* 32.06 + 2 * 15.999 */
		{ "10102-44-0", 46.005 }, /* 14.007 + 2 * 15.999 */
		{ "10102-43-9", 30.006 }, /* 14.007 + 15.999 */
		{ "630-08-0", 28.010 },   /* 12.011 + 15.999 */
		{ "7783-06-4", 34.076 },  /* 2 * 1.008 + 32.06 */
		{ "7664-41-7", 17.031 },  /* 14.007 + 3 * 1.008 */
		{ "71-43-2", 78.114 },    /* 6 * 12.011 + 6 * 1.008 */
		{ "108-88-3", 92.141 },   /* 7 * 12.011 + 8 * 1.008 */
		{ "50-00-0", 30.026 },    /* 12.011 + 2 * 1.008 + 15.999 */
	};
	struct ehr_molar_masses masses;
	struct ehr_err err;

	(void)state;
	assert_int_equal(ehr_molar_masses_read(&masses, &err), 0);
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
		assert_true(fabs(ehr_molar_mass_g_mol(
					 &masses, ehr_str_of(given[i].cas)) -
				    given[i].mass) < 0.0006);
	assert_true(ehr_molar_mass_g_mol(&masses, ehr_str_of("")) <= 0);
	assert_true(ehr_molar_mass_g_mol(&masses, ehr_str_of("71-43-3")) <= 0);
	assert_true(
		ehr_molar_mass_g_mol(&masses, ehr_str_of("7440-43-9")) <= 0);
	ehr_molar_masses_release(&masses);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_the_formulas),
		cmocka_unit_test(knows_ambient_gases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
