/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/plume.h"

#include <math.h>

#include "calc/wind_profile.h"

#define PI 3.14159265358979323846
#define SQRT_2PI 2.50662827463100050242
#define LN_2 0.69314718055994530942
#define RISE_TO_SIGMA 3.5 /* a plume that rises spreads by rise / 3.5 */
#define CELL_RADIUS 0.9   /* effective radius: 0.9 sqrt(area / pi) */

enum { IMAGES_MAX = 50, COSINES = 4 };
#define SERIES_FROM 0.7 /* sigma_z / lid: cosines from here, images below */
#define EXPONENT_MAX 40 /* exp(-40) is 4e-18 of the greatest term */

void ehr_plume_start(struct ehr_plume *plume,
	const struct ehr_plume_model *model, const struct ehr_stack *stack,
	enum ehr_stability stability, double wind_m_s)
{
	*plume = (struct ehr_plume){
		.model = model,
		.y = &model->sigma->y[stability],
		.z = &model->sigma->z[stability],
		.lid_m = model->lid_m[stability],
		.release_m = stack->height_m > 0 ? stack->height_m : 0,
	};
	plume->wind_m_s = ehr_wind_at(wind_m_s, model->ref_height_m,
		model->exponent[stability], plume->release_m,
		model->profile_from_m, model->wind_min_m_s);
	if (model->downwash)
		plume->release_m = ehr_stack_tip_m(stack, plume->wind_m_s);
	plume->rise = ehr_plume_rise(stack, model->air_temp_k, plume->wind_m_s,
		model->gradient_k_m[stability]);
	if (stack->width_m > 0) {
		plume->virtual_m = ehr_sigma_distance(
			plume->y, stack->width_m / model->area_spread);
		plume->radius_m = CELL_RADIUS * stack->width_m / sqrt(PI);
	}
}

static double distance_told(const struct ehr_plume *plume, double x_m)
{
	return x_m > plume->radius_m ? x_m : plume->radius_m;
}

/* The plume at x but for sigma y; *spread_m is what its rise adds to sigmas. */
static struct ehr_plume_slice cut_upwards(
	const struct ehr_plume *plume, double x_m, double *spread_m)
{
	const struct ehr_plume_model *model = plume->model;
	double rise = ehr_plume_rise_at(&plume->rise, x_m);
	struct ehr_plume_slice slice = {
		.height_m = plume->release_m +
			    (model->gradual_rise ? rise : plume->rise.final_m),
		.sigma_z_m = ehr_sigma(plume->z, x_m),
		.lid_m = plume->lid_m,
		.kept = 1,
	};

	*spread_m = model->buoyant_spread ? rise / RISE_TO_SIGMA : 0;
	if (*spread_m > 0)
		slice.sigma_z_m = hypot(slice.sigma_z_m, *spread_m);
	if (model->half_life_s > 0)
		slice.kept = exp(
			-LN_2 * x_m / (plume->wind_m_s * model->half_life_s));
	slice.above_lid = slice.height_m > slice.lid_m;
	slice.mixed = !slice.above_lid &&
		      slice.sigma_z_m >= model->mixed_share * slice.lid_m;
	return slice;
}

struct ehr_plume_slice ehr_plume_cut(const struct ehr_plume *plume, double x_m)
{
	double x = distance_told(plume, x_m), spread_m;
	struct ehr_plume_slice slice = cut_upwards(plume, x, &spread_m);

	slice.sigma_y_m =
		hypot(ehr_sigma(plume->y, x + plume->virtual_m), spread_m);
	return slice;
}

static double bell(double distance_m, double sigma_m)
{
	double ratio = distance_m / sigma_m;

	return exp(-0.5 * ratio * ratio);
}

/* The source, its image under the ground, and those beyond the lid. */
static double images(const struct ehr_plume_slice *slice, double z_m)
{
	double h = slice->height_m, sigma = slice->sigma_z_m;
	double sum = bell(z_m - h, sigma) + bell(z_m + h, sigma);

	for (int j = 1; j <= IMAGES_MAX && isfinite(slice->lid_m); j++) {
		double shift = 2 * j * slice->lid_m;
		double nearest = (shift - h - z_m) / sigma;

		if (nearest * nearest > 2 * EXPONENT_MAX)
			break;
		sum += bell(shift - h - z_m, sigma) +
		       bell(shift - h + z_m, sigma) +
		       bell(shift + h - z_m, sigma) +
		       bell(shift + h + z_m, sigma);
	}
	return sum / (SQRT_2PI * sigma);
}

/* The same sum as a series of cosines, which needs few terms where the images
 * need many. */
static double cosines(const struct ehr_plume_slice *slice, double z_m)
{
	double ratio = slice->sigma_z_m / slice->lid_m;
	double sum = 0.5;

	for (int n = 1; n <= COSINES; n++) {
		double wave = n * PI;

		sum += exp(-0.5 * wave * wave * ratio * ratio) *
		       cos(wave * slice->height_m / slice->lid_m) *
		       cos(wave * z_m / slice->lid_m);
	}
	return 2 * sum / slice->lid_m;
}

double ehr_plume_vertical(const struct ehr_plume_slice *slice, double z_m)
{
	if (slice->above_lid || z_m > slice->lid_m || z_m < 0 ||
		!(slice->sigma_z_m > 0))
		return 0;
	if (slice->mixed)
		return 1 / slice->lid_m;
	return slice->sigma_z_m < SERIES_FROM * slice->lid_m
		       ? images(slice, z_m)
		       : cosines(slice, z_m);
}

double ehr_plume_sector(
	const struct ehr_plume *plume, double x_m, unsigned n_sectors)
{
	double x = distance_told(plume, x_m), spread_m;
	struct ehr_plume_slice slice = cut_upwards(plume, x, &spread_m);
	double arc_m = x * 2 * PI / n_sectors;

	return slice.kept * ehr_plume_vertical(&slice, 0) /
	       (plume->wind_m_s * arc_m);
}

double ehr_plume_centreline(const struct ehr_plume *plume, double x_m)
{
	struct ehr_plume_slice slice = ehr_plume_cut(plume, x_m);

	return slice.kept * ehr_plume_vertical(&slice, 0) /
	       (SQRT_2PI * slice.sigma_y_m * plume->wind_m_s);
}

double ehr_plume_worst(
	const struct ehr_plume *plume, size_t n, double x_m, size_t *worst)
{
	double highest = 0;

	for (size_t i = 0; i < n; i++) {
		double chi = ehr_plume_centreline(&plume[i], x_m);

		if (i == 0 || chi > highest) {
			highest = chi;
			if (worst)
				*worst = i;
		}
	}
	return highest;
}
