/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far a plume rises above its stack, after Briggs as ISC3 has it (US EPA,
 * User's Guide for the ISC3 Dispersion Models, volume II, EPA-454/B-95-003b,
 * section 1.1.4). With d the stack's diameter, v the exit velocity, u the wind
 * at the stack's top, Ts and Ta the temperatures of gas and air, g 9.80616:
 *
 *     F_b = g v d^2 (Ts - Ta) / (4 Ts)        buoyancy, m4/s3
 *     F_m = v^2 d^2 Ta / (4 Ts)               momentum, m4/s2
 *
 * Unstable or neutral air: buoyancy drives the plume if Ts - Ta is at least
 *     0.0297  Ts v^(1/3) / d^(2/3)            where F_b < 55
 *     0.00575 Ts v^(2/3) / d^(1/3)            else
 * and then the final rise is 21.425 F_b^(3/4) / u where F_b < 55, else
 * 38.71 F_b^(3/5) / u; if momentum drives it, 3 d v / u.
 *
 * Stable air, s = g (dtheta/dz) / Ta: buoyancy if Ts - Ta is at least
 * 0.019582 Ts v s^(1/2), and then 2.6 (F_b / (u s))^(1/3); momentum: the lesser
 * of 3 d v / u and 1.5 (F_m / (u s^(1/2)))^(1/3). (The code of SCREEN3 has Ta for
 * Ts in that bound, against the guide; plumes near it only are driven by the
 * other force.)
 *
 * Before the final rise is reached, at x downwind:
 *     buoyancy            1.60 (F_b x^2 / u^3)^(1/3)
 *     momentum            (3 F_m x / (j u)^2)^(1/3)
 *     momentum, stable    (3 F_m sin(x s^(1/2) / u) / (j^2 u s^(1/2)))^(1/3)
 * with j = 1/3 + u/v, never above the final rise.
 */
#ifndef EHR_CALC_PLUME_RISE_H
#define EHR_CALC_PLUME_RISE_H

#include <stdbool.h>

/* A release. Without diameter or velocity, or with a width, it does not rise;
 * temp_k 0: as warm as the air. */
struct ehr_stack {
	double height_m, diameter_m, velocity_m_s, temp_k;
	double width_m; /* > 0: an area source of this side */
};

struct ehr_plume_rise {
	double final_m;
	double reach_m;   /* where it is reached; 0: there is none */
	bool momentum;    /* not buoyancy drives it */
	double buoyancy;  /* F_b, never below 0 */
	double flux;      /* F_m */
	double jet;       /* j */
	double frequency; /* sqrt(s), 1/s; 0 unless stable */
	double wind_m_s;
};

/* gradient_k_m is that of potential temperature with height, of stable air; 0
 * or less otherwise. wind_m_s, at the stack's top, and air_temp_k are more than
 * 0. */
struct ehr_plume_rise ehr_plume_rise(const struct ehr_stack *stack,
	double air_temp_k, double wind_m_s, double gradient_k_m);

/* The rise x_m downwind. */
double ehr_plume_rise_at(const struct ehr_plume_rise *rise, double x_m);

/* The height of release with the downwash of the stack's tip: lower by
 * 2 d (1.5 - v/u) where v < 1.5 u, never below the ground. Area sources and
 * stacks without a diameter stay as they are. */
double ehr_stack_tip_m(const struct ehr_stack *stack, double wind_m_s);

#endif
