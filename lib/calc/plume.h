/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Gaussian plume of one source under one stability class and wind: a steady
 * screening model after the long-term and short-term models of ISC3 (US EPA,
 * User's Guide for the ISC3 Dispersion Models, volume II, EPA-454/B-95-003b,
 * sections 1.1 and 1.2).
 *
 * At distance x downwind and height z, for an emission Q:
 *
 *     sector mean   C = Q D V(z) / (u x dtheta)
 *     centreline    C = Q D V(z) / (sqrt(2 pi) sigma_y u)
 *
 * with dtheta = 2 pi / sectors, u the wind at the height of release, D the
 * share that has not decayed, and V (1/m) the vertical term,
 *
 *     V(z) = sum over images at H + 2 j L of
 *            (exp(-(z - H)^2 / 2 sigma_z^2) + exp(-(z + H)^2 / 2 sigma_z^2))
 *            / (sqrt(2 pi) sigma_z)
 *
 * whose integral from the ground to the lid L is 1. In stable air (E, F) there
 * is no lid unless one is given. Where sigma_z is at least mixed_share L, V is
 * 1 / L. A plume that rises above the lid is not felt on the ground (V is 0), as
 * in ISC3.
 *
 * H = height of release + downwash + rise (calc/plume_rise.h). Not AERSCREEN and
 * not AERMOD: no terrain, buildings, deposition or chemistry.
 *
 * An area source (width_m > 0) is a square of that side without rise: across
 * the wind it spreads from a virtual point upwind where sigma y is
 * width / area_spread (4.3); upwards from the middle. Its sector mean is that of
 * a point in the middle; nearer than 0.9 width / sqrt(pi), its effective radius,
 * that at the radius. Against the mean over all points of the square, winds from
 * all sides alike, that is 2 to 3 % low at 2.5 sides from the middle and up to 15
 * % at one side; inside it is a screening value, within a factor of about 3 for
 * low releases in neutral air.
 */
#ifndef EHR_CALC_PLUME_H
#define EHR_CALC_PLUME_H

#include "calc/plume_rise.h"
#include "calc/sigma.h"

struct ehr_plume_model {
	const struct ehr_sigma_set *sigma;
	double exponent[EHR_STABILITIES];     /* of the wind's profile */
	double lid_m[EHR_STABILITIES];        /* INFINITY: none */
	double gradient_k_m[EHR_STABILITIES]; /* of potential temperature with
	                                         height; > 0: stable */
	double wind_min_m_s;                  /* the wind is at least this */
	double profile_from_m; /* below this height the wind does not fall */
	double ref_height_m;   /* of the wind given */
	double air_temp_k;
	double mixed_share;  /* of the lid: from there on V = 1 / L */
	double area_spread;  /* width / sigma y of an area source */
	double half_life_s;  /* 0: no decay */
	bool downwash;       /* of the stack's tip */
	bool gradual_rise;   /* else the final rise from the start */
	bool buoyant_spread; /* rising widens the plume */
};

/* One stack under one class and wind: all that does not depend on distance. */
struct ehr_plume {
	const struct ehr_plume_model *model;
	const struct ehr_sigma_curve *y, *z;
	double wind_m_s;  /* at the height of release */
	double release_m; /* height with downwash */
	double lid_m;     /* INFINITY: none */
	double virtual_m; /* of an area source, across the wind */
	double radius_m;  /* of an area source: nearer is as near as this */
	struct ehr_plume_rise rise;
};

/* wind_m_s is that at model->ref_height_m. */
void ehr_plume_start(struct ehr_plume *plume,
	const struct ehr_plume_model *model, const struct ehr_stack *stack,
	enum ehr_stability stability, double wind_m_s);

/* The plume x_m downwind. */
struct ehr_plume_slice {
	double height_m; /* H */
	double sigma_y_m, sigma_z_m;
	double lid_m;
	double kept; /* D */
	bool mixed, above_lid;
};
struct ehr_plume_slice ehr_plume_cut(const struct ehr_plume *plume, double x_m);

/* V at height z_m, 1/m. */
double ehr_plume_vertical(const struct ehr_plume_slice *slice, double z_m);

/* Concentration on the ground for 1 g/s, in g/m3: s/m3. x_m more than 0. */
double ehr_plume_sector(
	const struct ehr_plume *plume, double x_m, unsigned n_sectors);
double ehr_plume_centreline(const struct ehr_plume *plume, double x_m);

/* The highest concentration of an hour on the ground at x_m, s/m3: the largest
 * centreline over the stability classes and winds given. *worst says which, if
 * not NULL. */
double ehr_plume_worst(
	const struct ehr_plume *plume, size_t n, double x_m, size_t *worst);

/* (ug/m3) / (kg/a) in 1 s/m3: 1e9 ug a year of 8760 hours. */
#define EHR_UG_S_PER_KG_A (1e9 / (8760.0 * 3600.0))

#endif
