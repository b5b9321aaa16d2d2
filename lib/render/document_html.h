/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document as one HTML file that needs no network and no script, to be read
 * on a screen, on a phone and printed on A4. The same document gives the same
 * bytes.
 *
 * A picture is put in as an image, in which browsers run nothing; one that
 * must not be shown is not, and the page says why. A map that is a page of its
 * own is a link. The long lists of lines that the notes name are added to lists.
 */
#ifndef EHR_RENDER_DOCUMENT_HTML_H
#define EHR_RENDER_DOCUMENT_HTML_H

#include "model/document.h"
#include "render/labels.h"
#include "render/origin_lists.h"

void ehr_document_html(struct ehr_buf *out, const struct ehr_document *document,
	const struct ehr_labels *labels, struct ehr_origin_lists *lists);

#endif
