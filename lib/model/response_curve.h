/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shapes of response: models of a batch with one pollutant at one lag, fitted
 * again with a natural spline of the exposure instead of a straight line.
 *
 *     log RR(x) = (s(x) - s(reference)) b,   p: probability that a straight line
 *     fits so much worse by chance, F = ((D_line - D) / (df - 1)) / phi
 */
#ifndef EHR_MODEL_RESPONSE_CURVE_H
#define EHR_MODEL_RESPONSE_CURVE_H

#include "io/writer.h"
#include "model/response_batch.h"

struct ehr_response_curve_point {
	double x, log_rr, se;
};

/* NAN where there is none; no points where the line has no fit either. Arrays
 * are in the arena of the curves. */
struct ehr_response_curve {
	const struct ehr_response_result *line; /* of the batch */
	enum ehr_response_state state;
	size_t df;                              /* of the spline */
	double reference;                       /* the exposure with RR 1 */
	struct ehr_response_curve_point *point; /* rising, from the least to
						   the greatest exposure */
	size_t n_point;
	double *rug; /* exposures of the days used, rising: all, or
			percentiles */
	size_t n_rug;
	double phi, qaic, p;
};

struct ehr_response_curves {
	struct ehr_response_curve *curve;
	size_t n;
	struct ehr_arena arena;
};

struct ehr_response_shape {
	const struct ehr_response_job *job;
	size_t df;        /* 2 or more */
	double reference; /* NAN: the median exposure of the days used */
};

/* Fills *curves, which was { 0 }, for those models of the batch; it must stay.
 * On job->jobs threads. */
EHR_MUST_USE int ehr_response_curves_run(struct ehr_response_curves *curves,
	const struct ehr_response_batch *batch,
	const struct ehr_response_shape *shape, struct ehr_err *err);
void ehr_response_curves_release(struct ehr_response_curves *curves);

/* The columns of their rows, a row for each point; a curve that there is not has
 * one row that says so. */
extern const char *const ehr_response_curve_columns[];
extern const size_t ehr_response_curve_n_columns;

EHR_MUST_USE int ehr_response_curves_write(
	const struct ehr_response_curves *curves,
	const struct ehr_response_job *job, struct ehr_writer *writer,
	struct ehr_err *err);

#endif
