/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/figure_text.h"

#include "model/power_text.h"

#define MISSING "\xe2\x80\x94"

void ehr_figure_text(struct ehr_buf *out, const struct ehr_document_span *span)
{
	bool figure = span->origin || span->number;

	if (span->origin && !span->text.n)
		ehr_buf_puts(out, MISSING);
	if (!figure || !ehr_power_text(out, span->text))
		ehr_buf_add_str(out, span->text);
}
