/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and anchors of a document's parts, as it is gone through in order:
 * headings 1, 1.1, ...; tables and figures each from 1. An anchor is made of
 * the words of its heading, as GitHub makes them, so that it stays when
 * sections come and go around it.
 */
#ifndef EHR_RENDER_DOCUMENT_OUTLINE_H
#define EHR_RENDER_DOCUMENT_OUTLINE_H

#include "base/hash.h"
#include "model/document.h"
#include "render/labels.h"

enum { EHR_OUTLINE_LEVELS = 4 };

struct ehr_document_outline {
	unsigned at[EHR_OUTLINE_LEVELS];
	unsigned tables, figures;
	struct ehr_map anchor; /* those given */
	unsigned *again;       /* of each: the next number behind it */
	size_t cap;
};

/* The number of the next heading, such as "2.1"; levels above it that the
 * document has not begun are left out. */
void ehr_document_number(struct ehr_buf *out,
	struct ehr_document_outline *outline, const struct ehr_block *heading);

/* Its anchor: letters, digits and hyphens, no two the same, never empty; lives
 * as long as the outline. */
struct ehr_str ehr_document_anchor(struct ehr_document_outline *outline,
	const struct ehr_document_line *heading);

/* The day of the document as people write it. */
void ehr_document_day(struct ehr_buf *out, const struct ehr_document *document,
	const struct ehr_labels *labels);

void ehr_document_outline_release(struct ehr_document_outline *outline);

/* Marks, blanks and anything else above U+007F that no word is made of. */
bool ehr_is_mark(uint32_t code);

#endif
