/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/aqhi.h"

static struct ehr_aqhi_methods *methods;
static const struct ehr_aqhi_rules plain = { .er_decimals = -1 };

static int open_methods(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	methods = ehr_aqhi_methods_open(&(struct ehr_aqhi_files){ 0 }, &err);
	if (methods == NULL)
		print_error("%s:%lu: %s\n", err.file, err.line, err.text);
	return methods == NULL ? -1 : 0;
}

static int close_methods(void **state)
{
	(void)state;
	ehr_aqhi_methods_close(methods);
	return 0;
}

static const struct ehr_aqhi_method *method_of(const char *name)
{
	struct ehr_err err = { 0 };
	const struct ehr_aqhi_method *method =
		ehr_aqhi_methods_find(methods, name, &err);

	assert_non_null(method);
	return method;
}

struct air {
	double of[EHR_AIR_N]; /* pm25 pm10 no2 so2 o3 co */
};

static struct ehr_aqhi index_by(
	const char *name, struct air air, const struct ehr_aqhi_rules *rules)
{
	const struct ehr_aqhi_method *method = method_of(name);
	double conc[EHR_AQHI_TERMS];
	struct ehr_aqhi out;

	for (size_t i = 0; i < method->n; i++)
		conc[i] = air.of[method->term[i].air];
	ehr_aqhi_index(method, conc, rules, &out);
	return out;
}

static struct ehr_aqhi index_of(const char *name, struct air air)
{
	return index_by(name, air, &plain);
}

static void near(double value, double expected)
{
	if (!(fabs(value - expected) < 5e-6))
		fail_msg("%.9g, not %.9g", value, expected);
}

static void says(const char *name, const struct ehr_aqhi *aqhi,
	const char *text, const char *class)
{
	char out[EHR_AQHI_TEXT];

	ehr_aqhi_text(method_of(name), aqhi->index, out);
	assert_string_equal(out, text);
	assert_string_equal(aqhi->class ? aqhi->class->word : "", class);
}

static void names_pollutants_alike(void **state)
{
	(void)state;
	for (int i = 0; i < EHR_AIR_N; i++)
		assert_string_equal(ehr_aqhi_pollutant[i], ehr_air_name[i]);
}

/* NO2 20 ppb, O3 30 ppb, PM2.5 15 ug/m3:
 * 100 (exp(0.01742) - 1) = 1.757261, 100 (exp(0.01611) - 1) = 1.624047,
 * 100 (exp(0.007305) - 1) = 0.733175; sum 4.114483; 10/10.4 of it 3.956233: 4.
 * 60, 50, 120: 5.364961 + 2.721363 + 6.018150 = 14.104474, 13.561994: 10+. */
static void canada(void **state)
{
	struct ehr_aqhi got =
		index_of("ca", (struct air){ { 15, NAN, 20, NAN, 30, NAN } });

	(void)state;
	near(got.term[0], 1.757261);
	near(got.term[1], 1.624047);
	near(got.term[2], 0.733175);
	near(got.er, 4.114483);
	near(got.raw, 3.956233);
	assert_int_equal(got.lead, EHR_AIR_NO2);
	says("ca", &got, "4", "moderate");
	got = index_of("ca", (struct air){ { 120, NAN, 60, NAN, 50, NAN } });
	near(got.raw, 13.561994);
	assert_int_equal(got.lead, EHR_AIR_PM25);
	says("ca", &got, "10+", "very_high");
	/* clean air is 1, as both programs that were read have it */
	got = index_of("ca", (struct air){ { 0, NAN, 0, NAN, 0, NAN } });
	near(got.raw, 0);
	says("ca", &got, "1", "low");
}

/* Halves: 10/10.4 sum = 2.5 exactly cannot be had from exp, so by a linear
 * method in memory: beta 0.01, scale 10, C 2.5 gives ER 2.5 and index 2.5. */
static void rounds_halves_as_told(void **state)
{
	const struct ehr_aqhi_method half = {
		.name = "half",
		.term = { { .air = EHR_AIR_O3,
			.beta = 0.01,
			.form = EHR_AQHI_LINEAR } },
		.n = 1,
		.scale = 10,
		.scaling = EHR_AQHI_BY_SCALE,
	};
	const struct ehr_aqhi_rules up = { .half = EHR_AIR_HALF_UP,
		.er_decimals = -1 };
	double conc = 2.5;
	struct ehr_aqhi out;

	(void)state;
	ehr_aqhi_index(&half, &conc, &plain, &out);
	assert_true(out.index == 2);
	ehr_aqhi_index(&half, &conc, &up, &out);
	assert_true(out.index == 3);
}

/* The rule of AQHI+: bins of 10 ug/m3, the bound in the lower one; 0 is 1. */
static void canada_plus(void **state)
{
	static const struct {
		double pm25;
		const char *text;
	} smoke[] = { { 0, "1" }, { 10, "1" }, { 10.1, "2" }, { 30, "3" },
		{ 30.1, "4" }, { 60, "6" }, { 60.1, "7" }, { 100, "10" },
		{ 100.1, "10+" }, { 700, "10+" } };
	const struct ehr_aqhi_method *plus = method_of("ca-plus");
	double conc[EHR_AQHI_TERMS] = { NAN, NAN, NAN, NAN };
	struct ehr_aqhi got;

	(void)state;
	assert_int_equal(plus->n, 4);
	/* PM2.5 of the hour alone */
	for (size_t i = 0; i < sizeof(smoke) / sizeof(*smoke); i++) {
		conc[3] = smoke[i].pm25;
		ehr_aqhi_index(plus, conc, &plain, &got);
		says("ca-plus", &got, smoke[i].text,
			got.index <= 3    ? "low"
			: got.index <= 6  ? "moderate"
			: got.index <= 10 ? "high"
					  : "very_high");
		assert_int_equal(got.missing, 0);
		assert_int_equal(got.lead, EHR_AIR_PM25);
	}
	/* smoke has gone: the means of three hours still say 4 (above) */
	conc[0] = 20;
	conc[1] = 30;
	conc[2] = 15;
	conc[3] = 5;
	ehr_aqhi_index(plus, conc, &plain, &got);
	says("ca-plus", &got, "4", "moderate");
	assert_int_equal(got.lead, EHR_AIR_NO2);
	/* without the hour itself the index of the means stands */
	conc[3] = -1;
	ehr_aqhi_index(plus, conc, &plain, &got);
	says("ca-plus", &got, "4", "moderate");
	conc[1] = NAN;
	ehr_aqhi_index(plus, conc, &plain, &got);
	says("ca-plus", &got, "", "");
	assert_int_equal(got.missing, 1U << EHR_AIR_O3);
}

/* NO2 50, SO2 10, O3 60, PM10 80, PM2.5 60 in ug/m3: 2.256359 + 0.139421 +
 * 3.117401 + the larger of 2.283073 and 1.316936 = 7.796253: above 7.52, not
 * above 9.41: band 5. */
static void hong_kong(void **state)
{
	struct air air = { { 60, 80, 50, 10, 60, NAN } };
	struct ehr_aqhi got = index_of("hk-2013", air);

	(void)state;
	near(got.er, 7.796253);
	/* 4 + (7.796253 - 7.52) / (9.41 - 7.52) */
	near(got.raw, 4.146166);
	assert_int_equal(got.lead, EHR_AIR_O3);
	says("hk-2013", &got, "5", "moderate");
	/* either particle term is enough: 2.256359 + 0.139421 + 3.117401 +
	 * 1.316936 = 6.830117 */
	air.of[EHR_AIR_PM10] = NAN;
	got = index_of("hk-2013", air);
	near(got.er, 6.830117);
	says("hk-2013", &got, "4", "moderate");
	assert_false(got.partial);
	air.of[EHR_AIR_PM25] = NAN;
	got = index_of("hk-2013", air);
	assert_true(isnan(got.index));
	assert_true(got.missing == (1U << EHR_AIR_PM25 | 1U << EHR_AIR_PM10));
}

/* Each bound of both tables belongs to the band beneath, and a hundredth more
 * to the one above: EPD's tables, by a method of one linear term so that the
 * excess risk is the concentration. */
static void bounds_of_bands(void **state)
{
	static const char *const name[] = { "hk-2013", "hk-2025" };

	(void)state;
	for (size_t m = 0; m < 2; m++) {
		struct ehr_aqhi_method one = *method_of(name[m]);
		double conc;
		struct ehr_aqhi out;

		assert_int_equal(one.bands, 10);
		one.n = 1;
		one.term[0].form = EHR_AQHI_LINEAR;
		one.term[0].beta = 0.01;
		for (int i = 0; i < 10; i++) {
			conc = one.band[i].er_percent;
			ehr_aqhi_index(&one, &conc, &plain, &out);
			assert_true(out.index == i + 1);
			near(out.raw, i + 1);
			conc += 0.01;
			ehr_aqhi_index(&one, &conc, &plain, &out);
			assert_true(out.index == (i == 9 ? HUGE_VAL : i + 2));
		}
		/* a thousandth above is within when sums are rounded first */
		conc = one.band[4].er_percent + 0.004;
		ehr_aqhi_index(&one, &conc, &plain, &out);
		assert_true(out.index == 6);
		ehr_aqhi_index(&one, &conc,
			&(struct ehr_aqhi_rules){ .er_decimals = 2 }, &out);
		assert_true(out.index == 5);
	}
}

/* How the cut points were built: bands 1 to 6 are sixths of the sixth bound,
 * the last bound is 1.5 times the seventh, 8 to 10 are thirds between. */
static void tables_agree_with_their_construction(void **state)
{
	static const char *const name[] = { "hk-2013", "hk-2025" };

	(void)state;
	for (size_t m = 0; m < 2; m++) {
		const struct ehr_aqhi_band *band = method_of(name[m])->band;
		double six = band[5].er_percent, seven = band[6].er_percent;

		for (int i = 0; i < 6; i++)
			assert_true(fabs(band[i].er_percent -
					    six * (i + 1) / 6) < 0.0101);
		for (int i = 7; i < 10; i++)
			assert_true(fabs(band[i].er_percent - seven -
					    seven / 2 * (i - 6) / 3) < 0.0101);
	}
}

/* PM2.5 35, O3 80, SO2 10, NO2 40: 2.419301 + 4.799624 + 2.271412 + 5.396580 =
 * 14.886918; 2 + (14.886918 - 11.14) / 5.57 = 2.672696: 2.7. */
static void zhejiang(void **state)
{
	struct ehr_aqhi got = index_of(
		"zhejiang", (struct air){ { 35, NAN, 40, 10, 80, NAN } });

	(void)state;
	near(got.er, 14.886918);
	near(got.raw, 2.672696);
	says("zhejiang", &got, "2.7", "level_1");
	/* 16.8 percent is 3 + 0.09 / 3.01 = 3.029900: published as 3.0, and above
	 * the bound of the first level. One linear term, beta 0.01. */
	{
		struct ehr_aqhi_method one = *method_of("zhejiang");
		double conc = 16.8;

		one.n = 1;
		one.term[0].form = EHR_AQHI_LINEAR;
		one.term[0].beta = 0.01;
		ehr_aqhi_index(&one, &conc, &plain, &got);
		near(got.raw, 3.029900);
		says("zhejiang", &got, "3.0", "level_2");
	}
	/* open at the top, not stuck at 10 */
	got = index_of(
		"zhejiang", (struct air){ { 300, NAN, 200, 100, 200, NAN } });
	says("zhejiang", &got, "10+", "level_4");
	assert_true(got.raw > 10.5);
	got = index_of("zhejiang", (struct air){ { 0, NAN, 0, 0, 0, NAN } });
	says("zhejiang", &got, "0.0", "level_1");
}

/* PM2.5 75, SO2 20, NO2 40, O3 160: 1.663688 + 1.186989 + 3.665585 + 3.914681 =
 * 10.430943; 10/20.04 of it 5.205061: 5, medium. Shanghai, PM10 100, NO2 50:
 * 1.541764 + 3.365390 = 4.907154; 10/17 of it 2.886561: 3, low. */
static void chinese_linear_methods(void **state)
{
	struct ehr_aqhi got = index_of(
		"cn-cdc-2021", (struct air){ { 75, NAN, 40, 20, 160, NAN } });

	(void)state;
	near(got.raw, 5.205061);
	assert_int_equal(got.lead, EHR_AIR_O3);
	says("cn-cdc-2021", &got, "5", "medium");
	got = index_of("shanghai-2012",
		(struct air){ { NAN, 100, 50, NAN, NAN, NAN } });
	near(got.raw, 2.886561);
	says("shanghai-2012", &got, "3", "low");
	/* the abstract names no class above 3 */
	got = index_of("shanghai-2012",
		(struct air){ { NAN, 300, 150, NAN, NAN, NAN } });
	assert_true(got.index > 3);
	assert_null(got.class);
}

/* The levels of China CDC from the constant: bands of 2.004 percent, I to 1, II
 * to 3, III to 5, IV to 10. */
static void levels_from_the_constant(void **state)
{
	static const struct {
		double er;
		int level;
	} edge[] = { { 0, 1 }, { 2.004, 1 }, { 2 * 2.004, 2 }, { 3 * 2.004, 2 },
		{ 4 * 2.004, 3 }, { 5 * 2.004, 3 }, { 6 * 2.004, 4 },
		{ 20.04, 4 }, { 11 * 2.004, 5 } };
	struct ehr_aqhi_method one = *method_of("cn-cdc-2021");

	(void)state;
	one.n = 1;
	one.term[0].form = EHR_AQHI_LINEAR;
	one.term[0].beta = 0.01;
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) {
		struct ehr_aqhi out;

		ehr_aqhi_index(&one, &edge[i].er, &plain, &out);
		assert_non_null(out.class);
		assert_int_equal(out.class->level, edge[i].level);
	}
}

static void missing_is_not_zero(void **state)
{
	struct air air = { { 15, NAN, 20, NAN, NAN, NAN } };
	const struct ehr_aqhi_rules rest = { .partial = true,
		.er_decimals = -1 };
	struct ehr_aqhi got = index_of("ca", air);

	(void)state;
	assert_true(isnan(got.er) && isnan(got.raw) && isnan(got.index));
	assert_null(got.class);
	assert_int_equal(got.lead, EHR_AIR_N);
	assert_int_equal(got.missing, 1U << EHR_AIR_O3);
	near(got.term[0], 1.757261);
	/* the rest, marked: 1.757261 + 0.733175 = 2.490436, index 2.394650 */
	got = index_by("ca", air, &rest);
	assert_true(got.partial);
	near(got.raw, 2.394650);
	/* nothing at all stays nothing */
	air.of[EHR_AIR_PM25] = air.of[EHR_AIR_NO2] = NAN;
	got = index_by("ca", air, &rest);
	assert_true(isnan(got.index));
	assert_false(got.partial);
	/* below zero is no concentration */
	air = (struct air){ { 15, NAN, 20, NAN, -0.5, NAN } };
	got = index_of("ca", air);
	assert_int_equal(got.missing, 1U << EHR_AIR_O3);
}

static void risks_without_an_index(void **state)
{
	struct ehr_aqhi got = index_of(
		"who-meta-2020", (struct air){ { 10, 20, 10, 10, 10, NAN } });

	(void)state;
	/* 100 (exp(0.0064790) - 1) = 0.650003 */
	near(got.term[1], 0.650003);
	assert_true(got.er > 0);
	assert_true(isnan(got.raw) && isnan(got.index));
}

/* At 298.15 K: NO2 ug/m3 = ppb 46.005 / 24.4654 */
static void converts_units(void **state)
{
	double litres = ehr_air_litres_mol(298.15);

	(void)state;
	assert_true(ehr_aqhi_factor(EHR_AIR_UG_M3, EHR_AQHI_UG_M3, 46.005,
			    litres) == 1);
	near(ehr_aqhi_factor(EHR_AIR_PPB, EHR_AQHI_UG_M3, 46.005, litres),
		1.880411);
	near(ehr_aqhi_factor(EHR_AIR_UG_M3, EHR_AQHI_PPB, 46.005, litres),
		0.531799);
	near(ehr_aqhi_factor(EHR_AIR_UG_M3, EHR_AQHI_MG_M3, 28.01, litres),
		0.001);
	assert_true(ehr_aqhi_factor(EHR_AIR_PPB, EHR_AQHI_PPM, 28.01, litres) ==
		    0.001);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_pollutants_alike),
		cmocka_unit_test(canada),
		cmocka_unit_test(rounds_halves_as_told),
		cmocka_unit_test(canada_plus),
		cmocka_unit_test(hong_kong),
		cmocka_unit_test(bounds_of_bands),
		cmocka_unit_test(tables_agree_with_their_construction),
		cmocka_unit_test(zhejiang),
		cmocka_unit_test(chinese_linear_methods),
		cmocka_unit_test(levels_from_the_constant),
		cmocka_unit_test(missing_is_not_zero),
		cmocka_unit_test(risks_without_an_index),
		cmocka_unit_test(converts_units),
	};

	return cmocka_run_group_tests(tests, open_methods, close_methods);
}
