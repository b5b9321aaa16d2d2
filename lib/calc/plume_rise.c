/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/plume_rise.h"

#include <math.h>

#define GRAVITY_M_S2 9.80616
#define HALF_PI 1.57079632679489661923
#define LARGE_BUOYANCY 55.0 /* m4/s3 */

static bool is_stack(const struct ehr_stack *stack)
{
	return stack->diameter_m > 0 && !(stack->width_m > 0);
}

/* Unstable or neutral air. */
static void rise_in_neutral(struct ehr_plume_rise *rise,
	const struct ehr_stack *stack, double gas_k, double excess_k)
{
	double d = stack->diameter_m, v = stack->velocity_m_s;
	bool small = rise->buoyancy < LARGE_BUOYANCY;
	double crossover_k = small ? 0.0297 * gas_k * cbrt(v) / cbrt(d * d)
				   : 0.00575 * gas_k * cbrt(v * v) / cbrt(d);

	rise->momentum = excess_k <= 0 || excess_k < crossover_k;
	if (rise->momentum)
		rise->final_m = 3 * d * v / rise->wind_m_s;
	else if (small)
		rise->final_m =
			21.425 * pow(rise->buoyancy, 0.75) / rise->wind_m_s;
	else
		rise->final_m =
			38.71 * pow(rise->buoyancy, 0.6) / rise->wind_m_s;
}

static void rise_in_stable(struct ehr_plume_rise *rise,
	const struct ehr_stack *stack, double gas_k, double excess_k)
{
	double v = stack->velocity_m_s, root = rise->frequency;
	double u = rise->wind_m_s;
	double neutral = 3 * stack->diameter_m * v / u;

	rise->momentum =
		excess_k <= 0 || excess_k < 0.019582 * gas_k * v * root;
	if (!rise->momentum) {
		rise->final_m = 2.6 * cbrt(rise->buoyancy / (u * root * root));
		return;
	}
	rise->final_m = 1.5 * cbrt(rise->flux / (u * root));
	if (rise->final_m > neutral)
		rise->final_m = neutral;
}

/* Where the gradual rise meets the final one. */
static double reach(const struct ehr_plume_rise *rise)
{
	double u = rise->wind_m_s;
	double cube = rise->final_m * rise->final_m * rise->final_m;
	double force = 3 * rise->flux / (rise->jet * rise->jet);
	double sine;

	if (!rise->momentum)
		return sqrt(cube * u * u * u / rise->buoyancy) /
		       (1.60 * sqrt(1.60));
	if (rise->frequency <= 0)
		return cube * u * u / force;
	sine = cube * u * rise->frequency / force;
	return (sine < 1 ? asin(sine) : HALF_PI) * u / rise->frequency;
}

struct ehr_plume_rise ehr_plume_rise(const struct ehr_stack *stack,
	double air_temp_k, double wind_m_s, double gradient_k_m)
{
	struct ehr_plume_rise rise = { .wind_m_s = wind_m_s };
	double d = stack->diameter_m, v = stack->velocity_m_s;
	double gas_k = stack->temp_k > 0 ? stack->temp_k : air_temp_k;
	double excess_k = gas_k - air_temp_k;

	if (!is_stack(stack) || !(v > 0))
		return rise;
	if (excess_k > 0)
		rise.buoyancy =
			GRAVITY_M_S2 * v * d * d * excess_k / (4 * gas_k);
	rise.flux = v * v * d * d * air_temp_k / (4 * gas_k);
	rise.jet = 1.0 / 3 + wind_m_s / v;
	if (gradient_k_m > 0) {
		rise.frequency = sqrt(GRAVITY_M_S2 * gradient_k_m / air_temp_k);
		rise_in_stable(&rise, stack, gas_k, excess_k);
	} else {
		rise_in_neutral(&rise, stack, gas_k, excess_k);
	}
	rise.reach_m = reach(&rise);
	return rise;
}

double ehr_plume_rise_at(const struct ehr_plume_rise *rise, double x_m)
{
	double u = rise->wind_m_s, cube;

	if (x_m >= rise->reach_m)
		return rise->final_m;
	if (x_m <= 0)
		return 0;
	if (!rise->momentum)
		return 1.60 * cbrt(rise->buoyancy * x_m * x_m) / u;
	if (rise->frequency > 0)
		cube = 3 * rise->flux * sin(x_m * rise->frequency / u) /
		       (rise->jet * rise->jet * u * rise->frequency);
	else
		cube = 3 * rise->flux * x_m / (rise->jet * rise->jet * u * u);
	return cbrt(cube);
}

double ehr_stack_tip_m(const struct ehr_stack *stack, double wind_m_s)
{
	double ratio = stack->velocity_m_s / wind_m_s;
	double tip = stack->height_m;

	if (is_stack(stack) && ratio < 1.5)
		tip += 2 * stack->diameter_m * (ratio - 1.5);
	return tip > 0 ? tip : 0;
}
