/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/plume_rise.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* US EPA, SCREEN3 example (EXAMPLE.OUT of the program, dated 96043): 2 m, 15
 * m/s, 450 K in air of 293 K prints F_b 51.319 and F_m 146.500. By hand: 9.80616
 * 15 4 157 / 1800 = 51.319; 225 4 293 / 1800 = 146.5. */
static void has_fluxes_of_screen3(void **state)
{
	static const struct ehr_stack stack = { 100, 2, 15, 450, 0 };
	struct ehr_plume_rise rise = ehr_plume_rise(&stack, 293, 3, 0);

	(void)state;
	near(rise.buoyancy, 51.319, 1e-5);
	near(rise.flux, 146.5, 1e-12);
}

/* Lecture 7c of CVEN 301 (Texas A&M, fall 2014), as the tests of rsdm quote it:
 * d 5 m, v 20 m/s, u 6 m/s, 400 K in 280 K, class D: final rise 223.35 m at
 * 1264 m. By hand: F_b = 9.80616 20 25 120 / 1600 = 367.731, rise 38.71
 * 367.731^0.6 / 6, distance 119 367.731^0.4. The gradual rise meets the final
 * one there to the figures of 119. */
static void agrees_with_a_lecture(void **state)
{
	static const struct ehr_stack stack = { 50, 5, 20, 400, 0 };
	struct ehr_plume_rise rise = ehr_plume_rise(&stack, 280, 6, 0);

	(void)state;
	assert_false(rise.momentum);
	near(rise.final_m, 223.352113600373, 1e-12);
	near(rise.reach_m, 1264.034881130080, 1e-4);
	/* half way: 1.6 (367.731 632^2 / 216)^(1/3) = 140.7 */
	near(ehr_plume_rise_at(&rise, 632),
		1.6 * pow(367.731 * 632.0 * 632.0 / 216, 1 / 3.0), 1e-12);
}

/* Small and warm in neutral air: F_b 5.25 of the facility in Alabama. 49
 * F_b^(5/8) is the same distance. */
static void rises_by_small_buoyancy(void **state)
{
	static const struct ehr_stack stack = { 13.716, 0.9144, 12.771, 353.142,
		0 };
	struct ehr_plume_rise rise = ehr_plume_rise(&stack, 288, 4, 0);
	double buoyancy =
		9.80616 * 12.771 * 0.9144 * 0.9144 * 65.142 / (4 * 353.142);

	(void)state;
	near(rise.buoyancy, buoyancy, 1e-12);
	near(rise.final_m, 21.425 * pow(buoyancy, 0.75) / 4, 1e-12);
	near(rise.reach_m, 49 * pow(buoyancy, 0.625), 1e-3);
}

/* As warm as the air: 3 d v / u = 3 0.8 20 / 4 = 12 m, reached where ISC3 has
 * it without buoyancy: 4 d (v + 3 u)^2 / (v u) = 3.2 32^2 / 80 = 40.96 m. */
static void rises_by_momentum(void **state)
{
	static const struct ehr_stack stack = { 20, 0.8, 20, 0, 0 };
	struct ehr_plume_rise rise = ehr_plume_rise(&stack, 293, 4, 0);

	(void)state;
	assert_true(rise.momentum);
	near(rise.final_m, 12, 1e-14);
	near(rise.reach_m, 40.96, 1e-12);
	near(ehr_plume_rise_at(&rise, 40.95), 12, 1e-3);
	/* (3 64 10 / ((1/3 + 0.2) 4)^2)^(1/3), F_m 400 0.64 / 4 = 64 */
	near(ehr_plume_rise_at(&rise, 10),
		pow(1920 / (32.0 / 15 * (32.0 / 15)), 1 / 3.0), 1e-12);
}

/* Class F: s = 9.80616 0.035 / 293 = 1.17138e-3. Buoyant (critical 0.019582 450
 * 10 0.0342255 = 3.0 K): 2.6 (F_b / (u s))^(1/3), F_b 34.21, u 2.424; reached at
 * 2.0715 u / sqrt(s). */
static void is_held_down_in_stable_air(void **state)
{
	static const struct ehr_stack warm = { 50, 2, 10, 450, 0 };
	static const struct ehr_stack cold = { 20, 0.8, 20, 293, 0 };
	double s = 9.80616 * 0.035 / 293, u = 2.424;
	double buoyancy = 9.80616 * 10 * 4 * 157 / 1800;
	struct ehr_plume_rise rise = ehr_plume_rise(&warm, 293, u, 0.035);

	(void)state;
	assert_false(rise.momentum);
	near(rise.final_m, 2.6 * cbrt(buoyancy / (u * s)), 1e-12);
	near(rise.reach_m, 2.0715 * u / sqrt(s), 1e-4);

	/* 1.5 (64 / (1.5 sqrt(s)))^(1/3) = 16.14 is less than 3 0.8 20 / 1.5 */
	rise = ehr_plume_rise(&cold, 293, 1.5, 0.035);
	assert_true(rise.momentum);
	near(rise.final_m, 1.5 * cbrt(64 / (1.5 * sqrt(s))), 1e-12);
	/* in a wind of 12 m/s it is the other way round: 4 m against 8.07 */
	rise = ehr_plume_rise(&cold, 293, 12, 0.035);
	near(rise.final_m, 4, 1e-12);
}

/* Never above the final rise, never falling, whatever the air. */
static void rises_steadily(void **state)
{
	(void)state;
	for (int i = 0; i < 400; i++) {
		struct ehr_stack stack = { 30, 0.2 + 0.7 * (i % 7),
			0.5 + 5 * (i % 5), 270 + 20.0 * (i % 11), 0 };
		struct ehr_plume_rise rise = ehr_plume_rise(
			&stack, 288, 1 + i % 13, i % 3 == 0 ? 0 : 0.02);
		double before = 0;

		for (double x = 0.5; x < 20000; x *= 1.3) {
			double now = ehr_plume_rise_at(&rise, x);

			assert_true(now >= before && now <= rise.final_m);
			before = now;
		}
		near(before, rise.final_m, 1e-15);
	}
}

static void does_not_rise_without_a_stack(void **state)
{
	static const struct ehr_stack area = { 5, 2, 10, 400, 50 };
	static const struct ehr_stack hole = { 5, 0, 10, 400, 0 };
	static const struct ehr_stack still = { 5, 2, 0, 400, 0 };
	const struct ehr_stack *const stack[] = { &area, &hole, &still };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct ehr_plume_rise rise =
			ehr_plume_rise(stack[i], 288, 3, 0);

		assert_true(fabs(rise.final_m) < 1e-300);
		assert_true(fabs(ehr_plume_rise_at(&rise, 100)) < 1e-300);
	}
	near(ehr_stack_tip_m(&area, 3), 5, 1e-15);
	near(ehr_stack_tip_m(&hole, 3), 5, 1e-15);
}

/* GasDispersion.jl's test: h 10, d 1, v 1, u 2: 10 + 2 (0.5 - 1.5) = 8. Not at
 * v = 1.5 u, and never below the ground. */
static void is_drawn_down_at_the_tip(void **state)
{
	static const struct ehr_stack slow = { 10, 1, 1, 298, 0 };
	static const struct ehr_stack quick = { 10, 1, 3, 298, 0 };
	static const struct ehr_stack low = { 2, 1, 0, 298, 0 };

	(void)state;
	near(ehr_stack_tip_m(&slow, 2), 8, 1e-15);
	near(ehr_stack_tip_m(&quick, 2), 10, 1e-15);
	assert_true(fabs(ehr_stack_tip_m(&low, 2)) < 1e-300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_fluxes_of_screen3),
		cmocka_unit_test(agrees_with_a_lecture),
		cmocka_unit_test(rises_by_small_buoyancy),
		cmocka_unit_test(rises_by_momentum),
		cmocka_unit_test(is_held_down_in_stable_air),
		cmocka_unit_test(rises_steadily),
		cmocka_unit_test(does_not_rise_without_a_stack),
		cmocka_unit_test(is_drawn_down_at_the_tip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
