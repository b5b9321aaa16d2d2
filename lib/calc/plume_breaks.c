/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/plume_breaks.h"

#include <math.h>

#define FARTHEST_M 1e7
#define NEAREST_M 1e-3

struct list {
	double *at;
	unsigned n;
};

static void add(struct list *list, double x_m)
{
	if (x_m > 0 && x_m < FARTHEST_M && list->n < EHR_PLUME_BREAKS)
		list->at[list->n++] = x_m;
}

static void add_curve(
	struct list *list, const struct ehr_sigma_curve *curve, double shift_m)
{
	for (unsigned i = 0; i + 1 < curve->n; i++)
		add(list, curve->piece[i].to_m - shift_m);
	if (isfinite(curve->max_m))
		add(list, ehr_sigma_distance(curve, curve->max_m) - shift_m);
}

static bool rose_above_lid(const struct ehr_plume *plume, double x_m)
{
	return ehr_plume_cut(plume, x_m).above_lid;
}

static bool is_mixed(const struct ehr_plume *plume, double x_m)
{
	struct ehr_plume_slice slice = ehr_plume_cut(plume, x_m);

	return slice.sigma_z_m >= plume->model->mixed_share * slice.lid_m;
}

/* Where a state that comes on with distance comes on; neither found nor added
 * if it is there from the start or never. */
static void add_onset(struct list *list, const struct ehr_plume *plume,
	bool (*is_on)(const struct ehr_plume *plume, double x_m))
{
	double low = NEAREST_M, high = FARTHEST_M;

	if (is_on(plume, low) || !is_on(plume, high))
		return;
	for (int i = 0; i < 100 && high - low > 1e-13 * high; i++) {
		double middle = sqrt(low * high);

		if (is_on(plume, middle))
			high = middle;
		else
			low = middle;
	}
	add(list, high);
}

unsigned ehr_plume_breaks(
	const struct ehr_plume *plume, double at[EHR_PLUME_BREAKS])
{
	struct list list = { .at = at };

	add_curve(&list, plume->z, 0);
	add_curve(&list, plume->y, plume->virtual_m);
	add(&list, plume->radius_m);
	add(&list, plume->rise.reach_m);
	if (isfinite(plume->lid_m)) {
		add_onset(&list, plume, rose_above_lid);
		add_onset(&list, plume, is_mixed);
	}
	return list.n;
}
