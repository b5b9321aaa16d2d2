/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The panels of response models that have two axes. Each is drawn under its
 * title with its upper left corner at the place; its height comes back.
 */
#ifndef EHR_RENDER_RESPONSE_SHAPE_H
#define EHR_RENDER_RESPONSE_SHAPE_H

#include "render/response_panel.h"

/* Excess risk over exposure, against the reference, with 95 % limits, the
 * straight line and, below, the exposures of the days. */
double ehr_response_draw_curve(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_curve *curve, const double at[static 2]);

/* Deviance residuals by day, and their means over some weeks. */
double ehr_response_draw_residuals(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_residuals *residuals,
	const double at[static 2]);

/* Their autocorrelations and partial ones, with the limits of chance. */
double ehr_response_draw_correlation(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_residuals *residuals,
	const double at[static 2]);

#endif
