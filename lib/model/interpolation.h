/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is asked of --interpolate, and what came of it for one value.
 */
#ifndef EHR_MODEL_INTERPOLATION_H
#define EHR_MODEL_INTERPOLATION_H

#include "base/err.h"
#include "calc/variogram.h"

enum ehr_interpolation_method {
	EHR_INTERPOLATE_NEAREST,
	EHR_INTERPOLATE_IDW,
	EHR_INTERPOLATE_KRIGING,
};

struct ehr_interpolation {
	enum ehr_interpolation_method method;
	double power;    /* of inverse distances */
	double radius_m; /* no sample farther away counts */
	size_t most;     /* samples for a cell; 0: not told */
	bool kind_given; /* of the model, else the one that fits best */
	bool model_given;
	struct ehr_variogram_model model;
};

/* "nearest:R", "idw:P,R" or "idw:P,R,N", "kriging:R" with ",MODEL" or ",N" or
 * both: MODEL is spherical, exponential or gaussian, and may have
 * "/NUGGET/SILL/RANGE" behind it. Fails with EHR_FAULT_USAGE. */
EHR_MUST_USE int ehr_interpolation_read(const char *text,
	struct ehr_interpolation *interpolation, struct ehr_err *err);

/* Samples that are tried; of more, ones at even steps. */
enum { EHR_CROSS_VALIDATED = 20000 };

/* Samples estimated by the others, under a model fitted to all of them. */
struct ehr_cross_validation {
	size_t n;                /* samples that have others in the radius */
	size_t alone;            /* samples that have none */
	double mean_error, rmse; /* of estimate less value */
	/* of errors divided by their standard deviations; kriging only */
	double mean_standard, rms_standard;
};

struct ehr_interpolated {
	size_t samples; /* that have the value */
	size_t cells;   /* that got one */
	size_t raised;  /* of them: below 0, taken as the lowest sample */
	bool alike;     /* all samples have one value */
	bool in_line;   /* all samples lie on a straight line */
	bool unbounded; /* the fit ended at its longest range */
	struct ehr_variogram_model model; /* kriging, unless alike */
	struct ehr_cross_validation check;
};

#endif
