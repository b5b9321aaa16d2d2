/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a span as people read them, not escaped: a missing figure is a
 * dash, and one with an exponent that has a sign (2.4e-6) a power of ten with
 * its exponent raised. Text is as it is.
 */
#ifndef EHR_RENDER_FIGURE_TEXT_H
#define EHR_RENDER_FIGURE_TEXT_H

#include "model/document_text.h"

void ehr_figure_text(struct ehr_buf *out, const struct ehr_document_span *span);

#endif
