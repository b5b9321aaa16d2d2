/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures of a column under each other, point under point, though they have
 * different numbers of decimals: blanks as wide as a digit and as a point make
 * up for those that are not there. Only for columns of plain decimals; others
 * are left as they are.
 */
#ifndef EHR_RENDER_FIGURE_SPACE_H
#define EHR_RENDER_FIGURE_SPACE_H

#include "model/document.h"

struct ehr_figure_space {
	size_t decimals; /* the most that a figure of the column has */
};

struct ehr_figure_space ehr_figure_space(
	const struct ehr_document_table *table, size_t column);

/* The blanks behind a cell. */
void ehr_figure_space_put(struct ehr_buf *out,
	const struct ehr_document_line *cell, struct ehr_figure_space space);

#endif
