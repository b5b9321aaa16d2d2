/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figures of a document as files of their own: charts and pictures that
 * may be shown (svg_safe.h), in order, from 1.
 */
#ifndef EHR_RENDER_DOCUMENT_FIGURES_H
#define EHR_RENDER_DOCUMENT_FIGURES_H

#include "model/document.h"
#include "render/labels.h"

/* Charts and pictures in the document. */
size_t ehr_document_figures(const struct ehr_document *document);

/* figure-01.svg; number from 1. */
void ehr_document_figure_name(struct ehr_buf *out, size_t number);

/* The SVG of a figure; false, and nothing is written, for a picture that is
 * none or must not be shown. */
bool ehr_document_figure_svg(struct ehr_buf *out,
	const struct ehr_document *document, const struct ehr_labels *labels,
	size_t number);

#endif
