/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the figures of a document come from, in words, numbered in the order
 * of their first use. Notes that say the same are one note; a table or a chart
 * has one for all its figures, which tells each of them: "report.csv (tasks):
 * Due = due, State = state; row by row lines 2-5, 9".
 */
#ifndef EHR_RENDER_DOCUMENT_NOTES_H
#define EHR_RENDER_DOCUMENT_NOTES_H

#include "model/document.h"
#include "render/origin_text.h"

struct ehr_document_notes {
	struct ehr_origin_words words;
	struct ehr_map text; /* note n is text.key[n - 1], not escaped */
};

/* Long lists of lines go to lists, which is lent. */
void ehr_document_notes_init(struct ehr_document_notes *notes,
	const struct ehr_labels *labels, struct ehr_origin_lists *lists);
void ehr_document_notes_release(struct ehr_document_notes *notes);

/* The number of the note, from 1; 0: nothing to say. */
size_t ehr_note_of_origin(
	struct ehr_document_notes *notes, const struct ehr_origin *origin);
size_t ehr_note_of_table(struct ehr_document_notes *notes,
	const struct ehr_document_table *table);
size_t ehr_note_of_chart(struct ehr_document_notes *notes,
	const struct ehr_document_chart *chart);

#endif
