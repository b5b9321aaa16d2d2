/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text for Markdown as pandoc and GitHub read it: whatever is given is read
 * back as that text and never as markup, in a paragraph, an item, a heading or
 * a cell of a table.
 */
#ifndef EHR_RENDER_MARKDOWN_TEXT_H
#define EHR_RENDER_MARKDOWN_TEXT_H

#include "base/str.h"

/* Appends the text; start is the length of out where the line (or the cell)
 * begins. Blanks and line ends become one blank; what XML 1.0 does not allow,
 * invalid UTF-8 and overriding marks of direction become U+FFFD. */
void ehr_markdown_text(struct ehr_buf *out, struct ehr_str text, size_t start);

/* The same between ** and **, where readers take it for strong text: alone, with
 * blanks or nothing around it, always; beside other text if it begins and ends
 * with a letter or a digit. */
void ehr_markdown_strong(
	struct ehr_buf *out, struct ehr_str text, size_t start, bool alone);

#endif
