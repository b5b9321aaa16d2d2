/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures of response models, each a panel of one width: a forest plot of the
 * coefficients of an outcome with a pollutant; the curve of exposure and
 * response; residuals over time and their autocorrelation; what becomes of a
 * coefficient in other models.
 */
#ifndef EHR_RENDER_RESPONSE_PANEL_H
#define EHR_RENDER_RESPONSE_PANEL_H

#include "model/response_curve.h"
#include "model/response_diagnose.h"
#include "render/labels.h"

struct ehr_response_picture {
	const struct ehr_labels *labels;
	struct ehr_str title;  /* empty: the usual one */
	struct ehr_str source; /* who gave the data; empty: not said */
	const struct ehr_response_job *job;
	const struct ehr_response_batch *batch;         /* NULL: none */
	const struct ehr_response_curves *curves;       /* NULL: none */
	const struct ehr_response_diagnosis *diagnosis; /* NULL: none */
};

enum ehr_response_panel_kind {
	EHR_PANEL_FOREST,
	EHR_PANEL_CURVE,
	EHR_PANEL_RESIDUALS,
	EHR_PANEL_CORRELATION,
	EHR_PANEL_WAYS,
};

struct ehr_response_panel {
	enum ehr_response_panel_kind kind;
	size_t at; /* of a forest plot outcome * pollutants + pollutant; else the
		      curve or the residuals */
};

enum { EHR_RESPONSE_PANEL = 548 }; /* width of a panel */

/* The panels of a picture, those without anything to show left out; *n of them,
 * to be freed. */
struct ehr_response_panel *ehr_response_panels(
	const struct ehr_response_picture *picture, size_t *n);

/* What it shows: death, PM10. Into text, not escaped. */
void ehr_response_panel_title(struct ehr_buf *text,
	const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel);

/* Draws it with its upper left corner at the place; its height comes back. */
double ehr_response_panel_draw(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel, const double at[static 2]);

#endif
