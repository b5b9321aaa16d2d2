/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document as Markdown that pandoc (-f markdown and -f gfm+footnotes) and
 * GitHub read alike: headings with anchors, pipe tables, footnotes for the
 * origins of figures, no character of any text read as markup. The same
 * document gives the same bytes.
 *
 * A chart is a table of its numbers, and with a folder for the figures an image
 * too; a picture is an image, a map that is a page a link.
 */
#ifndef EHR_RENDER_DOCUMENT_MARKDOWN_H
#define EHR_RENDER_DOCUMENT_MARKDOWN_H

#include "model/document.h"
#include "render/labels.h"
#include "render/origin_lists.h"

/* figures is the folder that the program writes the figures to, as seen from
 * the Markdown: figure I there is ehr_document_figure_name, what is in it
 * ehr_document_figure_svg. Empty: no such folder; charts have no image then,
 * and a picture is taken from where its file is. The long lists of lines that the
 * notes name are added to lists. */
void ehr_document_markdown(struct ehr_buf *out,
	const struct ehr_document *document, const struct ehr_labels *labels,
	struct ehr_str figures, struct ehr_origin_lists *lists);

#endif
