/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The people of a simulation: what each parameter of the profile that has a
 * distribution is at every draw, and the intakes that follow. They are the same
 * for all rows, so that one simulated person meets every pollutant of a place,
 * and are worked out once; threads share them.
 *
 * In two dimensions (outer > 0) there are draws x outer of them: parameters of
 * want of knowledge have one value an outer draw, those in which people differ
 * one an inner draw, the same people in every outer draw. Draw d is the inner
 * one d % draws of the outer one d / draws.
 */
#ifndef EHR_MODEL_DRAW_PLAN_H
#define EHR_MODEL_DRAW_PLAN_H

#include "calc/philox.h"
#include "model/dist_file.h"
#include "model/pathway.h"

struct ehr_draw_opts {
	size_t draws; /* 1 or more */
	size_t outer; /* 0: one dimension */
	uint64_t seed;
	bool lhs; /* Latin hypercube */
	/* for the share of draws above them; 0: the profile's */
	double target_hq, target_hi, target_cr;
	/* bytes of a file of rank correlations, and its name; NULL: none */
	struct ehr_str correlations;
	const char *correlations_file;
};

enum {
	EHR_DRAWS_LEAST = 100, /* of either dimension */
	EHR_DRAWS_MIB = 1024,  /* what a simulation may take */
};

/* A parameter that varies. */
struct ehr_drawn_param {
	size_t number;    /* in profile->value */
	const char *name; /* "child.BW" */
	uint64_t hash;
	bool outer; /* one value an outer draw */
	size_t n;   /* of values */
	double *value;
	double *rank;  /* of the values, ehr_ranks() */
	bool unlikely; /* the profile's value is outside all but 0.1 % of the
			  distribution's ends */
};

/* A number at each draw, or (each NULL) the same at all of them. */
struct ehr_drawn {
	const double *each;
	double same;
};

struct ehr_drawn_intake {
	struct ehr_drawn noncancer, cancer[EHR_AGE_WEIGHTS];
};

struct ehr_draw_plan {
	const struct ehr_profile *profile;
	struct ehr_draw_opts opts;
	double target_hq, target_hi, target_cr;
	const char *text; /* "10000 seed=1 lhs", the cell `draws` */
	size_t total;     /* draws x outer */
	struct ehr_drawn_param *param;
	size_t n_param;
	bool *marked;                     /* by number: varies */
	struct ehr_drawn_intake **intake; /* by medium and path of it */
	struct ehr_dist_files files;
	struct ehr_arena arena;
};

/* Draws; values that were set (ehr_profile_set) do not vary. Fails (EHR_FAULT_USAGE) on a distribution that cannot be read or may
 * give what the parameter cannot be, on correlations that cannot be, and if it
 * would take more than EHR_DRAWS_MIB. NULL on failure. */
struct ehr_draw_plan *ehr_draw_plan_new(const struct ehr_profile *profile,
	const struct ehr_draw_opts *opts, struct ehr_err *err);
void ehr_draw_plan_free(struct ehr_draw_plan *plan);

/* Has the parameter a distribution, and was not set to a value? */
bool ehr_draw_varies(const struct ehr_param *param);

/* The distribution of the parameter with that number. Fails as
 * ehr_draw_plan_new does. */
EHR_MUST_USE int ehr_draw_param_dist(const struct ehr_profile *profile,
	size_t number, struct ehr_dist_files *files, struct ehr_dist *dist,
	struct ehr_err *err);

/* Uniform numbers of the stream as the options want them, n of them. */
void ehr_draw_uniforms(const struct ehr_draw_opts *opts,
	const struct ehr_stream *stream, size_t n, double *out);

/* The distribution but for 0.1 % at either end. */
void ehr_draw_likely(const struct ehr_dist *dist, double *low, double *high);

/* The parameters' values at the draw into value, an array like profile->value
 * in which the others stand already. */
void ehr_draw_plan_values(
	const struct ehr_draw_plan *plan, size_t draw, double *value);

static inline double ehr_drawn_at(struct ehr_drawn drawn, size_t draw)
{
	return drawn.each ? drawn.each[draw] : drawn.same;
}

struct ehr_intake ehr_draw_plan_intake(const struct ehr_draw_plan *plan,
	size_t medium, size_t path, size_t draw);

#endif
