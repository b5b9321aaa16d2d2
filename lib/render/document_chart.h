/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chart of a document in SVG, with real text, to be read in colour and in
 * grey: bars upright where the names of the categories fit under them and lying
 * where not, bars on each other with gaps between, lines with marks and
 * hyphens of their own.
 */
#ifndef EHR_RENDER_DOCUMENT_CHART_H
#define EHR_RENDER_DOCUMENT_CHART_H

#include "model/document.h"
#include "render/labels.h"

extern const char ehr_chart_style[]; /* rules for a style element */

/* For a page and for paper; for a phone; for a file of its own, which has
 * its size and its rules in it. */
enum ehr_chart_use { EHR_CHART_WIDE, EHR_CHART_NARROW, EHR_CHART_ALONE };

/* An svg element, of class "chart" and "wide" or "narrow". palette is for
 * charts without one of their own; NULL: greys. */
void ehr_chart_svg(struct ehr_buf *out, const struct ehr_document_chart *chart,
	const struct ehr_palette *palette, const struct ehr_labels *labels,
	enum ehr_chart_use use);

#endif
