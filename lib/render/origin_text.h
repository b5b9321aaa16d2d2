/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An origin in words, not escaped, in the language of the labels:
 * "tasks.csv (tasks), lines 3, 7-9, where state = overdue, count".
 */
#ifndef EHR_RENDER_ORIGIN_TEXT_H
#define EHR_RENDER_ORIGIN_TEXT_H

#include "model/document_text.h"
#include "render/labels.h"

/* The whole, with what else it rests on. */
void ehr_origin_text(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin);

/* Its parts: file and name of the input; the lines; what was done with which
 * column, nothing for a cell as it stands where the column is not told. The
 * rows are the lines, with how many were looked through if those are more, or
 * that none met the condition. Of a part of a share, numerator or denominator,
 * the rows were counted, or the column summed. */
void ehr_origin_file(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin);
void ehr_origin_lines(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin_lines *lines, size_t n);
void ehr_origin_rows(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin);
void ehr_origin_how(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin, bool part);

#endif
