/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-plume as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_PLUME_OPTIONS_H
#define EHR_CMD_PLUME_OPTIONS_H

#include "app/run.h"

struct plume_given {
	/* where */
	const char *receptors, *bbox, *polar, *crs;
	double grid_m, range_km, near_km; /* 0: not given */
	int scheme;                       /* enum plume_scheme */
	/* how */
	int model; /* enum plume_model */
	const char *climate, *hours, *write_climate;
	double utc_offset_h, cloud_tenths; /* NAN: not given */
	const char *sigma, *wind_profile, *kernel;
	double half_life_h;
	bool acute;
	double acute_factor;   /* 0: not given */
	double min_distance_m; /* 0: not given */
	const char *chi_q, *write_chi_q;
	/* what of */
	const char *year, *scale, *profile;
	/* as what */
	bool attribute;
	int group_by; /* 0 source, 1 receptor */
	double min_share;
};

enum plume_model { PLUME_MODEL_PLUME, PLUME_MODEL_KERNEL };
enum plume_group { PLUME_BY_SOURCE, PLUME_BY_RECEPTOR };

extern struct plume_given plume_given;
extern const struct ehr_app plume_app;

/* Fails on options that do not go together. */
EHR_MUST_USE int plume_options_check(struct ehr_err *err);

#endif
