/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/air.h"

static int64_t read_of(const char *text, int scale)
{
	int64_t micro = -1;

	assert_true(ehr_air_read(ehr_str_of(text), scale, &micro));
	return micro;
}

static void reads_exact_decimals(void **state)
{
	int64_t micro = 7;

	(void)state;
	assert_int_equal(read_of("12.5", 1), 12500000);
	assert_int_equal(read_of(" 0.7 ", 1000), 700000000);
	assert_int_equal(read_of("-3", 1), -3000000);
	assert_int_equal(read_of("1e2", 1), 100000000);
	/* behind the sixth decimal: 0.0000005 is half, to the even 0; 0.0000015
	 * is half, to the even 2 */
	assert_int_equal(read_of("0.0000005", 1), 0);
	assert_int_equal(read_of("0.0000015", 1), 2);
	assert_int_equal(read_of("1000000000", 1), 1000000000000000);
	assert_false(ehr_air_read(ehr_str_of("1000000001"), 1, &micro));
	assert_false(ehr_air_read(ehr_str_of("2000000"), 1000, &micro));
	assert_false(ehr_air_read(ehr_str_of(""), 1, &micro));
	assert_false(ehr_air_read(ehr_str_of("-"), 1, &micro));
	assert_false(ehr_air_read(ehr_str_of("NA"), 1, &micro));
	assert_int_equal(micro, 7);
}

static void finds_by_name(void **state)
{
	(void)state;
	assert_int_equal(ehr_air_find(ehr_str_of("PM2.5")), EHR_AIR_PM25);
	assert_int_equal(ehr_air_find(ehr_str_of("pm10")), EHR_AIR_PM10);
	assert_int_equal(ehr_air_find(ehr_str_of("O3")), EHR_AIR_O3);
	assert_int_equal(ehr_air_find(ehr_str_of("CO")), EHR_AIR_CO);
	assert_int_equal(ehr_air_find(ehr_str_of("CO2")), EHR_AIR_N);
	assert_int_equal(ehr_air_find(ehr_str_of("pm2.5_24h")), EHR_AIR_N);
	assert_int_equal(ehr_air_find(ehr_str_of("")), EHR_AIR_N);
}

static void takes_means(void **state)
{
	struct ehr_air_sum sum = { 0, 0 };

	(void)state;
	assert_true(isnan(ehr_air_mean(sum)));
	ehr_air_add(&sum, 10000000);
	ehr_air_add(&sum, EHR_AIR_MISSING);
	ehr_air_add(&sum, 11000000);
	assert_int_equal(sum.n, 2);
	assert_true(ehr_air_mean(sum) == 10.5);
}

static void rounds_on_the_decimal(void **state)
{
	(void)state;
	/* 10.5 of 21 / 2: half, to the even 10, or up to 11; -10.5 away from 0 */
	assert_int_equal(ehr_air_round((struct ehr_air_sum){ 21000000, 2 }, 0,
				 EHR_AIR_HALF_EVEN),
		10000000);
	assert_int_equal(ehr_air_round((struct ehr_air_sum){ 21000000, 2 }, 0,
				 EHR_AIR_HALF_UP),
		11000000);
	assert_int_equal(ehr_air_round((struct ehr_air_sum){ -21000000, 2 }, 0,
				 EHR_AIR_HALF_UP),
		-11000000);
	/* 1.15 stays half on the decimal (in binary it is below): even 1.2 */
	assert_int_equal(ehr_air_round((struct ehr_air_sum){ 1150000, 1 }, 1,
				 EHR_AIR_HALF_EVEN),
		1200000);
	/* 100 / 3 = 33.33..., 200 / 3 = 66.66... */
	assert_int_equal(ehr_air_round((struct ehr_air_sum){ 100000000, 3 }, 1,
				 EHR_AIR_HALF_EVEN),
		33300000);
	assert_int_equal(ehr_air_round((struct ehr_air_sum){ 200000000, 3 }, 1,
				 EHR_AIR_HALF_EVEN),
		66700000);
}

/* Particles have no volume ratio; units are written in one way. */
static void knows_units(void **state)
{
	enum ehr_air_basis basis;
	int scale;

	(void)state;
	assert_true(ehr_air_unit(
		ehr_str_of("mg/m3"), EHR_AIR_PM25, &basis, &scale));
	assert_int_equal(basis, EHR_AIR_UG_M3);
	assert_int_equal(scale, 1000);
	assert_true(
		ehr_air_unit(ehr_str_of("ppb"), EHR_AIR_O3, &basis, &scale));
	assert_int_equal(basis, EHR_AIR_PPB);
	assert_int_equal(scale, 1);
	assert_false(
		ehr_air_unit(ehr_str_of("ppb"), EHR_AIR_PM10, &basis, &scale));
	assert_false(
		ehr_air_unit(ehr_str_of("g/m3"), EHR_AIR_O3, &basis, &scale));
}

/* HJ and GB 3095-2026 at 298.15 K: 24.465 L/mol; at 273.15 K the 22.414 of every
 * table of constants */
static void knows_the_volume_of_a_mole(void **state)
{
	(void)state;
	assert_true(fabs(ehr_air_litres_mol(298.15) - 24.465) < 5e-4);
	assert_true(fabs(ehr_air_litres_mol(273.15) - 22.41396954) < 1e-8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_exact_decimals),
		cmocka_unit_test(finds_by_name),
		cmocka_unit_test(takes_means),
		cmocka_unit_test(rounds_on_the_decimal),
		cmocka_unit_test(knows_units),
		cmocka_unit_test(knows_the_volume_of_a_mole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
