/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/aqhi_means.h"

static struct ehr_aqhi_methods *methods;
static struct ehr_air_table table; /* all in ug/m3 */
static const double settings[EHR_AQHI_SETTINGS] = { 3, 2, 20, 6, 14, 18 };

static int open_methods(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	methods = ehr_aqhi_methods_open(&(struct ehr_aqhi_files){ 0 }, &err);
	return methods == NULL ? -1 : 0;
}

static int close_methods(void **state)
{
	(void)state;
	ehr_aqhi_methods_close(methods);
	return 0;
}

static struct ehr_aqhi_means means_of(struct ehr_aqhi_asked asked)
{
	struct ehr_aqhi_means means;
	struct ehr_err err = { 0 };

	asked.temp_ref_k = 298.15;
	if (ehr_aqhi_means_init(&means, &asked, settings, &table, &err) != 0)
		fail_msg("%s", err.text);
	return means;
}

static int plan_by(struct ehr_aqhi_plan *plan, const char *name,
	struct ehr_aqhi_asked asked, unsigned *slots)
{
	struct ehr_aqhi_means means = means_of(asked);
	struct ehr_err err = { 0 };

	return ehr_aqhi_plan_init(plan,
		ehr_aqhi_methods_find(methods, name, &err), &means, slots,
		&err);
}

static void hours_take_their_window(void **state)
{
	struct ehr_aqhi_plan plan;
	unsigned slots = EHR_AIR_HOUR_SLOTS;

	(void)state;
	assert_int_equal(
		plan_by(&plan, "ca-plus", (struct ehr_aqhi_asked){ 0 }, &slots),
		0);
	assert_int_equal(plan.term[0].slot, EHR_AIR_WINDOW);
	assert_int_equal(plan.term[0].min_hours, 2);
	/* NO2 in ppb: 24.4654 / 46.005 */
	assert_true(fabs(plan.term[0].factor - 0.531799) < 5e-7);
	assert_true(plan.term[2].factor == 1);
	/* the ceiling is one of the hour itself */
	assert_int_equal(plan.term[3].slot, EHR_AIR_HOUR);
	assert_int_equal(plan.term[3].min_hours, 1);
	assert_false(plan.of_hours);
}

static void days_take_means_or_the_highest_hour(void **state)
{
	const struct ehr_aqhi_asked days = { .form = EHR_AQHI_FORM_DAY };
	struct ehr_aqhi_plan plan;
	unsigned slots = EHR_AIR_DAY_SLOTS;

	(void)state;
	assert_int_equal(plan_by(&plan, "cn-cdc-2021", days, &slots), 0);
	assert_int_equal(slots, EHR_AIR_DAY_SLOTS);
	assert_int_equal(plan.term[0].slot, EHR_AIR_DAY);
	assert_int_equal(plan.term[0].min_hours, 20);
	assert_int_equal(plan_by(&plan, "hk-2025", days, &slots), 0);
	assert_true(plan.of_hours);
	assert_int_equal(plan.base, EHR_AIR_DAY_SLOTS);
	assert_int_equal(slots, EHR_AIR_DAY_SLOTS + EHR_AIR_HOUR_SLOTS);
	assert_int_equal(plan.term[0].slot, EHR_AIR_WINDOW);
	/* ozone of days by its 8 hours, since it was not made for 24 */
	assert_int_equal(plan_by(&plan, "who-meta-2020", days, &slots), 0);
	for (size_t i = 0; i < plan.method->n; i++)
		assert_int_equal(plan.term[i].slot,
			plan.term[i].air == EHR_AIR_O3 ? EHR_AIR_8H_MAX
						       : EHR_AIR_DAY);
}

static void other_averages_are_refused(void **state)
{
	static const struct {
		const char *method;
		struct ehr_aqhi_asked asked;
		int rc;
	} ask[] = {
		{ "ca", { .window_h = 1 }, -1 },
		{ "ca", { .window_h = 1, .averaging = "3h" }, 0 },
		{ "ca", { .averaging = "3h" }, 0 },
		{ "ca", { .averaging = "24h" }, -1 },
		{ "ca", { .window_h = 24 }, -1 },
		{ "ca-plus", { .averaging = "3h" }, -1 },
		{ "shanghai-2012", { .form = EHR_AQHI_FORM_HOUR }, -1 },
		{ "shanghai-2012", { .window_h = 24 }, 0 },
		{ "shanghai-2012", { .averaging = "24h" }, 0 },
		{ "who-meta-2020", { .averaging = "24h" }, -1 },
		{ "who-meta-2020", { .averaging = "24h,o3=8h-max" }, 0 },
		{ "who-meta-2020", { .averaging = "24h, O3=1h-max" }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(ask) / sizeof(*ask); i++) {
		struct ehr_aqhi_plan plan;
		unsigned slots = EHR_AIR_DAY_SLOTS;

		if (plan_by(&plan, ask[i].method, ask[i].asked, &slots) !=
			ask[i].rc)
			fail_msg("%zu: %s", i, ask[i].method);
	}
}

static void options_that_do_not_go_together(void **state)
{
	static const struct ehr_aqhi_asked bad[] = {
		{ .averaging = "2h" },
		{ .averaging = "24h,x=3h" },
		{ .averaging = "1h 3h" },
		{ .averaging = "24h,o3=1h" },
		{ .averaging = "3h", .window_h = 3 },
		{ .averaging = "24h", .window_h = 1 },
		{ .window_h = 3, .min_hours = 4 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct ehr_aqhi_means means;
		struct ehr_err err = { 0 };

		if (ehr_aqhi_means_init(
			    &means, &bad[i], settings, &table, &err) != -1 ||
			err.fault != EHR_FAULT_USAGE)
			fail_msg("%zu was taken", i);
	}
}

/* Hong Kong with PM10 of one hour and PM2.5 of three: the hours are those of the
 * particle term with more of them, 3; NO2 has 2: 2 is the fewest. */
static void counts_the_fewest_hours(void **state)
{
	struct ehr_air_sum sum[EHR_AIR_HOUR_SLOTS][EHR_AIR_N] = { 0 };
	struct ehr_aqhi_report report;
	struct ehr_aqhi_plan plan;
	unsigned slots = EHR_AIR_HOUR_SLOTS;
	struct ehr_air_sum three = { 90000000, 3 };

	(void)state;
	assert_int_equal(
		plan_by(&plan, "hk-2013", (struct ehr_aqhi_asked){ 0 }, &slots),
		0);
	for (int air = 0; air < EHR_AIR_N; air++)
		sum[EHR_AIR_WINDOW][air] = three;
	sum[EHR_AIR_WINDOW][EHR_AIR_PM10] = (struct ehr_air_sum){ 1, 1 };
	sum[EHR_AIR_WINDOW][EHR_AIR_NO2].n = 2;
	ehr_aqhi_plan_index(
		&plan, (const struct ehr_air_sum(*)[EHR_AIR_N])sum, &report);
	assert_int_equal(report.n_hours, 2);
	assert_int_equal(report.few, 1U << EHR_AIR_PM10);
	assert_true(report.aqhi.index > 0);
	assert_false(report.aqhi.partial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_take_their_window),
		cmocka_unit_test(days_take_means_or_the_highest_hour),
		cmocka_unit_test(other_averages_are_refused),
		cmocka_unit_test(options_that_do_not_go_together),
		cmocka_unit_test(counts_the_fewest_hours),
	};

	return cmocka_run_group_tests(tests, open_methods, close_methods);
}
