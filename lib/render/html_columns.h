/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of the cells for the page: each in the shortest of these forms
 * that loses nothing, as members of a JSON object. The page reads them in
 * web/cells.js.
 *
 *     "all":"text"              the same in every cell
 *     "place":0|1               the column or row, told with the cells
 *     "id":true                 CRS/size/col/row
 *     "u1"|"u2"|"i4":"base64"   whole numbers of 1, 2, 4 bytes, times
 *                               10^-"dec" where that is there; the highest
 *                               (of i4: the lowest) stands for an empty cell
 *     "f8":"base64"             numbers of 8 bytes; NaN: empty
 *     "dict":[...] and "u1"|"u2"|"i4"  texts by their numbers
 *
 * Bytes stand lowest first.
 */
#ifndef EHR_RENDER_HTML_COLUMNS_H
#define EHR_RENDER_HTML_COLUMNS_H

#include "render/sheet.h"

/* Appends the members for a column, each with a comma before it. number: its
 * texts are numbers, whatever their spelling. */
void ehr_html_column(struct ehr_buf *out, const struct ehr_cells *cells,
	size_t column, bool number);

/* Appends "KEY":"base64" of n whole numbers of that size: 1, 2 or 4 bytes. */
void ehr_html_whole(struct ehr_buf *out, const char *key, const int32_t *value,
	size_t n, size_t size);

#endif
