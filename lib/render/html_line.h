/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a report as HTML: figures that show where they come from when
 * pointed at, tapped or focused, and have the number of their note in print.
 * No script: the style sheet (web/report.css) writes what data-from says.
 */
#ifndef EHR_RENDER_HTML_LINE_H
#define EHR_RENDER_HTML_LINE_H

#include "model/document.h"
#include "render/document_notes.h"

/* A span of a line; the note, if there is one, stands behind it. */
void ehr_html_span(struct ehr_buf *out, const struct ehr_document_span *span,
	struct ehr_document_notes *notes);
void ehr_html_line(struct ehr_buf *out, const struct ehr_document_line *line,
	struct ehr_document_notes *notes);

/* The number of a note, leading to it; nothing for 0. always: on a screen
 * too. */
void ehr_html_mark(struct ehr_buf *out, size_t note, bool always);

/* ' data-from="..." tabindex="0"' for a figure. */
void ehr_html_from(struct ehr_buf *out, const struct ehr_origin *origin,
	struct ehr_document_notes *notes);

/* A table with its head, in a box that scrolls. */
void ehr_html_table(struct ehr_buf *out, const struct ehr_document_table *table,
	struct ehr_document_notes *notes);

/* The class of a figure with a table that is too wide for a sheet of A4: " dense"
 * if smaller letters do, " across" if it has to be turned. */
const char *ehr_html_table_fit(const struct ehr_document_table *table);

#endif
