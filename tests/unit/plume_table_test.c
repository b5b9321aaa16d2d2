/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/plume_table.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define PI 3.14159265358979323846

static void near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Class D of ISC3, with its pieces, and class C of Briggs' urban. */
static const struct ehr_sigma_set sigmas = {
	.name = "test",
	.y = { [EHR_STABILITY_C] = { EHR_SIGMA_RATIO, INFINITY, 1,
		       { { INFINITY, 0.22, 0.0004, -0.5 } } },
		[EHR_STABILITY_D] = { EHR_SIGMA_ANGLE, INFINITY, 1,
			{ { INFINITY, 8.333, 0.72382, 0 } } } },
	.z = { [EHR_STABILITY_C] = { EHR_SIGMA_RATIO, 5000, 1,
		       { { INFINITY, 0.2, 0, 0 } } },
		[EHR_STABILITY_D] = { EHR_SIGMA_POWER, INFINITY, 6,
			{ { 300, 34.459, 0.86974, 0 },
				{ 1000, 32.093, 0.81066, 0 },
				{ 3000, 32.093, 0.64403, 0 },
				{ 10000, 33.504, 0.60486, 0 },
				{ 30000, 36.65, 0.56589, 0 },
				{ INFINITY, 44.053, 0.51179, 0 } } } },
};

static const struct ehr_plume_model model = { .sigma = &sigmas,
	.exponent = { 0.07, 0.07, 0.1, 0.15, 0.35, 0.55 },
	.lid_m = { 1500, 1500, 1000, 1000, INFINITY, INFINITY },
	.gradient_k_m = { 0, 0, 0, 0, 0.02, 0.035 },
	.wind_min_m_s = 1,
	.profile_from_m = 10,
	.ref_height_m = 10,
	.air_temp_k = 288,
	.mixed_share = 1.6,
	.area_spread = 4.3,
	.downwash = true,
	.gradual_rise = true };

enum { SECTORS = 8 };

/* Wind from the east (sector 2) half of the time, from the north-west a quarter,
 * from the north an eighth; class D, an eighth, from the south. */
static double share_c[SECTORS] = { 0.125, 0, 0.5, 0, 0, 0, 0, 0.25 };
static double share_d[SECTORS] = { 0, 0, 0, 0, 0.125, 0, 0, 0 };
static struct ehr_climate_class class[2] = { { EHR_STABILITY_C, 4, share_c },
	{ EHR_STABILITY_D, 5, share_d } };
static const struct ehr_climate climate = { "test", SECTORS, 2, class, 10, NAN,
	{ NAN, NAN, NAN, NAN, NAN, NAN } };

static const struct ehr_stack stack = { 30, 1, 10, 400, 0 };

static double chi_of(enum ehr_stability stability, double wind_m_s, double x_m)
{
	struct ehr_plume plume;

	ehr_plume_start(&plume, &model, &stack, stability, wind_m_s);
	return EHR_UG_S_PER_KG_A * ehr_plume_sector(&plume, x_m, SECTORS);
}

/* Wind from the east carries to the west. */
static void blows_from_where_it_comes(void **state)
{
	struct ehr_plume_table table;
	double c = chi_of(EHR_STABILITY_C, 4, 3000);
	double d = chi_of(EHR_STABILITY_D, 5, 3000);
	double h = 3000 * sqrt(0.5);

	(void)state;
	ehr_plume_table_make(&table, &model, &stack, &climate, 50000);
	assert_int_equal(table.n_sectors, SECTORS);
	near(ehr_plume_table_at(&table, -3000, 0, 0), 0.5 * c, 1e-3);
	near(ehr_plume_table_at(&table, 0, -3000, 0), 0.125 * c, 1e-3);
	near(ehr_plume_table_at(&table, 0, 3000, 0), 0.125 * d, 1e-3);
	near(ehr_plume_table_at(&table, h, -h, 0), 0.25 * c, 1e-3);
	assert_true(fabs(ehr_plume_table_at(&table, 3000, 0, 0)) < 1e-9 * c);
	/* a third of the way from north (sector 0) to north-east (empty): 15
	 * degrees of 45 */
	near(ehr_plume_table_at(
		     &table, -3000 * sin(PI / 12), -3000 * cos(PI / 12), 0),
		0.125 * c * 2 / 3, 1e-3);
	ehr_plume_table_release(&table);
}

/* The mean over all bearings is that of no direction: mass is kept. And that is
 * what a place nearer than its radius has. */
static void keeps_the_mean(void **state)
{
	enum { STEPS = 3600 };
	struct ehr_plume_table table;
	double sum = 0;

	(void)state;
	ehr_plume_table_make(&table, &model, &stack, &climate, 50000);
	for (int i = 0; i < STEPS; i++) {
		double bearing = (i + 0.5) * 2 * PI / STEPS;

		sum += ehr_plume_table_at(
			&table, 700 * sin(bearing), 700 * cos(bearing), 0);
	}
	near(sum / STEPS,
		(0.875 * chi_of(EHR_STABILITY_C, 4, 700) +
			0.125 * chi_of(EHR_STABILITY_D, 5, 700)) /
			SECTORS,
		1e-3);
	near(ehr_plume_table_at(&table, 5, -20, 700), sum / STEPS, 1e-3);
	near(ehr_plume_table_at(&table, 0, 0, 700), sum / STEPS, 1e-3);
	ehr_plume_table_release(&table);
}

static void ends_at_its_range(void **state)
{
	struct ehr_plume_table table;

	(void)state;
	ehr_plume_table_make(&table, &model, &stack, &climate, 4000);
	assert_true(ehr_plume_table_at(&table, -4000, 0, 0) > 0);
	assert_true(fabs(ehr_plume_table_at(&table, -4000.001, 0, 0)) < 1e-300);
	assert_true(isfinite(ehr_plume_table_at(&table, 0, 0, 0)));
	assert_true(ehr_plume_table_at(&table, 0, 0, 9000) > 0);
	ehr_plume_table_release(&table);
}

static double random_state = 0.5;

/* From 0 to 1, the same numbers each time. */
static double random_share(void)
{
	random_state = random_state * 997.0 + 0.6180339887498949;
	random_state -= floor(random_state);
	return random_state;
}

static double random_between(double low, double high)
{
	return low * pow(high / low, random_share());
}

static void randomize(struct ehr_plume_model *to, struct ehr_stack *at)
{
	*to = model;
	to->gradual_rise = random_share() < 0.5;
	to->buoyant_spread = random_share() < 0.5;
	to->downwash = random_share() < 0.5;
	to->mixed_share = random_share() < 0.5 ? 1.6 : 0.8;
	to->half_life_s = random_share() < 0.3 ? 3600 : 0;
	for (int i = 0; i < 4; i++)
		to->lid_m[i] = random_between(80, 2000);
	*at = (struct ehr_stack){ random_between(0.5, 250),
		random_between(0.1, 8), random_between(0.3, 40),
		270 + 250 * random_share(),
		random_share() < 0.2 ? random_between(5, 500) : 0 };
}

static double largest_of(const struct ehr_plume_table *table)
{
	const struct ehr_distance_table *distance = &table->distance;
	double largest = 0;

	for (size_t i = 0; i < distance->n * distance->stride; i++) {
		double value = distance->value[i] /
			       distance->square[i / distance->stride];

		largest = value > largest ? value : largest;
	}
	return largest;
}

/* For any stack, settings, sigma, class, wind, distance and direction the table
 * gives what the formulas give, to 0.1 %; below 1e-9 of the largest value (and
 * below 1e-29 ug/m3) to 1e-12 of that. */
static void agrees_with_the_formulas(void **state)
{
	enum { TABLES = 300, PLACES = 400 };
	double at_m[PLACES], exact[PLACES], found[PLACES];

	(void)state;
	for (int i = 0; i < TABLES; i++) {
		struct ehr_plume_model other;
		struct ehr_plume_table table;
		struct ehr_stack at;
		double top;

		randomize(&other, &at);
		class[0].wind_m_s = random_between(0.5, 12);
		class[1].wind_m_s = random_between(0.5, 20);
		ehr_plume_table_make(&table, &other, &at, &climate, 50000);
		top = fmax(largest_of(&table), 1e-20);
		for (int k = 0; k < PLACES; k++) {
			double x = random_between(1, 49999);
			double b = 2 * PI * random_share();

			exact[k] = ehr_plume_exact(&other, &at, &climate,
				x * sin(b), x * cos(b), 0);
			found[k] = ehr_plume_table_at(
				&table, x * sin(b), x * cos(b), 0);
			at_m[k] = x;
		}
		for (int k = 0; k < PLACES; k++) {
			double scale =
				exact[k] > 1e-9 * top ? exact[k] : 1e-9 * top;

			if (!(fabs(found[k] - exact[k]) <= 1e-3 * scale))
				fail_msg("table %d at %g m: %g, not %g", i,
					at_m[k], found[k], exact[k]);
		}
		ehr_plume_table_release(&table);
	}
	class[0].wind_m_s = 4;
	class[1].wind_m_s = 5;
}

/* Alike in all directions: one column and no bearing. */
static void needs_no_direction(void **state)
{
	static double even[16] = { 0.0625, 0.0625, 0.0625, 0.0625, 0.0625,
		0.0625, 0.0625, 0.0625, 0.0625, 0.0625, 0.0625, 0.0625, 0.0625,
		0.0625, 0.0625, 0.0625 };
	static struct ehr_climate_class one = { EHR_STABILITY_D, 4, even };
	const struct ehr_climate rose = { "even", 16, 1, &one, 10, 280,
		{ NAN, NAN, NAN, 700, NAN, NAN } };
	struct ehr_plume_model under = ehr_plume_model_under(&model, &rose);
	struct ehr_plume_table table;

	(void)state;
	near(under.air_temp_k, 280, 1e-15);
	near(under.lid_m[EHR_STABILITY_D], 700, 1e-15);
	near(under.lid_m[EHR_STABILITY_C], 1000, 1e-15);
	ehr_plume_table_make(&table, &model, &stack, &rose, 50000);
	assert_int_equal(table.n_sectors, 1);
	for (int i = 0; i < 8; i++) {
		double b = i * 0.7, x = 300 * pow(2, i);

		near(ehr_plume_table_at(&table, x * sin(b), x * cos(b), 0),
			ehr_plume_exact(&model, &stack, &rose, x, 0, 0), 1e-3);
	}
	ehr_plume_table_release(&table);
}

static void tabulates_the_worst_hour(void **state)
{
	struct ehr_plume plume[2];
	struct ehr_plume_table table;

	(void)state;
	ehr_plume_start_all(plume, &model, &stack, &climate);
	ehr_plume_table_make_worst(&table, plume, 2, 50000);
	for (double x = 50; x < 50000; x *= 1.07)
		near(ehr_plume_table_at(&table, 0.6 * x, -0.8 * x, 0),
			EHR_UG_S_PER_KG_A * ehr_plume_worst(plume, 2, x, NULL),
			1e-3);
	ehr_plume_table_release(&table);
}

/* The worst of many winds bends wherever another one gets worse: the bound
 * holds there as well. */
static void bends_where_another_hour_is_worse(void **state)
{
	enum { TABLES = 100, PLACES = 2000, WINDS = 12 };
	static const double wind_m_s[WINDS / 2] = { 1.5, 2.5, 4, 7, 9.5, 12 };

	(void)state;
	for (int i = 0; i < TABLES; i++) {
		struct ehr_plume plume[WINDS];
		struct ehr_plume_table table;
		struct ehr_plume_model other;
		struct ehr_stack at;
		double top;

		randomize(&other, &at);
		for (int k = 0; k < WINDS; k++)
			ehr_plume_start(&plume[k], &other, &at,
				k % 2 ? EHR_STABILITY_C : EHR_STABILITY_D,
				wind_m_s[k / 2]);
		ehr_plume_table_make_worst(&table, plume, WINDS, 50000);
		top = largest_of(&table);
		for (int k = 0; k < PLACES; k++) {
			double x = random_between(1, 49999);
			double exact = EHR_UG_S_PER_KG_A *
				       ehr_plume_worst(plume, WINDS, x, NULL);

			if (exact > 1e-9 * top)
				near(ehr_plume_table_at(&table, x, 0, 0), exact,
					1e-3);
		}
		ehr_plume_table_release(&table);
	}
}

/* Five sectors: wind from 72 degrees carries to 252. */
static void has_any_number_of_sectors(void **state)
{
	static double share[5] = { 0, 1, 0, 0, 0 };
	static struct ehr_climate_class one = { EHR_STABILITY_D, 5, share };
	const struct ehr_climate five = { "five", 5, 1, &one, 10, NAN,
		{ NAN, NAN, NAN, NAN, NAN, NAN } };
	struct ehr_plume_table table;
	double b = 252 * PI / 180, chi;

	(void)state;
	ehr_plume_table_make(&table, &model, &stack, &five, 50000);
	chi = chi_of(EHR_STABILITY_D, 5, 2000) * 5 / SECTORS;
	near(ehr_plume_table_at(&table, 2000 * sin(b), 2000 * cos(b), 0), chi,
		1e-3);
	b += 36 * PI / 180;
	near(ehr_plume_table_at(&table, 2000 * sin(b), 2000 * cos(b), 0),
		chi / 2, 1e-3);
	ehr_plume_table_release(&table);
}

/* Nothing that an inventory may hold gives what is no number. */
static void bears_extremes(void **state)
{
	static const struct ehr_stack odd[] = { { 0, 0, 0, 0, 0 },
		{ 0, 0, 0, 0, 1e5 }, { 1000, 30, 100, 3000, 0 },
		{ 0.1, 50, 0, 100, 0 }, { 5000, 1, 1, 300, 0 },
		{ 10, 1e-6, 1e-6, 200, 0 }, { 30, 20, 300, 288, 0 } };
	static const double range[] = { 2, 50000, 1e6 };
	const double wind = class[0].wind_m_s;

	(void)state;
	class[0].wind_m_s = 0;
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		for (int k = 0; k < 3; k++) {
			struct ehr_plume_table table;

			ehr_plume_table_make(
				&table, &model, &odd[i], &climate, range[k]);
			for (double x = 0; x <= 1.1e6; x = 1.5 * x + 0.5) {
				double chi = ehr_plume_table_at(
					&table, -x, 0.1 * x, 0);

				assert_true(chi >= 0 && isfinite(chi));
			}
			ehr_plume_table_release(&table);
		}
	class[0].wind_m_s = wind;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blows_from_where_it_comes),
		cmocka_unit_test(keeps_the_mean),
		cmocka_unit_test(ends_at_its_range),
		cmocka_unit_test(agrees_with_the_formulas),
		cmocka_unit_test(needs_no_direction),
		cmocka_unit_test(tabulates_the_worst_hour),
		cmocka_unit_test(bends_where_another_hour_is_worse),
		cmocka_unit_test(has_any_number_of_sectors),
		cmocka_unit_test(bears_extremes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
