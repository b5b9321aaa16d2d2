/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An origin in words, not escaped, in the language of the labels:
 * "tasks.csv (tasks), lines 3, 7-9, where state = overdue, count".
 */
#ifndef EHR_RENDER_ORIGIN_TEXT_H
#define EHR_RENDER_ORIGIN_TEXT_H

#include "model/document_text.h"
#include "render/labels.h"
#include "render/origin_lists.h"

struct ehr_origin_words {
	const struct ehr_labels *labels;
	struct ehr_origin_lists *lists; /* where long ones go; NULL: nowhere */
};

/* The whole, with what else it rests on. */
void ehr_origin_text(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin *origin);

/* Its parts: file and name of the input; the lines; what was done with which
 * column, nothing for a cell as it stands where the column is not told. The
 * rows are the lines, with how many were looked through if those are more, or
 * that none met the condition. Of a part of a share, numerator or denominator,
 * the rows were counted, or the column summed. Of more than 40 ranges of lines
 * the first ten are told, the last, how many lines they are and the number of
 * their list. */
void ehr_origin_file(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin);
void ehr_origin_lines(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin_list *list);
void ehr_origin_rows(struct ehr_buf *out, const struct ehr_origin_words *words,
	const struct ehr_origin *origin);
void ehr_origin_how(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin *origin, bool part);

/* What the annex says of a list: which it is, of which file and how many lines;
 * and all its ranges, or that it has too many of them. */
void ehr_origin_list_name(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin_list *list, size_t number);
void ehr_origin_list_text(struct ehr_buf *out, const struct ehr_labels *labels,
	const struct ehr_origin_list *list);

#endif
