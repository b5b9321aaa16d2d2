/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of a document as a pipe table. The hyphens under the heads are as many
 * as the columns are wide, since pandoc takes widths from them.
 */
#ifndef EHR_RENDER_MARKDOWN_TABLE_H
#define EHR_RENDER_MARKDOWN_TABLE_H

#include "model/document.h"

/* Without the notes of its figures, which belong to its caption. */
void ehr_markdown_table(
	struct ehr_buf *out, const struct ehr_document_table *table);

/* A span of a line that begins at start; alone: there is no other. */
void ehr_markdown_span(struct ehr_buf *out,
	const struct ehr_document_span *span, size_t start, bool alone);

#endif
