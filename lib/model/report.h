/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report: a template over tables becomes a document. The same inputs,
 * parameters and language give the same document; no clock is asked.
 *
 * data has an element for each input of the template, those with a file read;
 * parameter the value of each parameter, which may be empty.
 */
#ifndef EHR_MODEL_REPORT_H
#define EHR_MODEL_REPORT_H

#include "model/report_scope.h"

/* Columns that tell how results came about; the annex names what stands in
 * them. NULL-terminated. */
extern const char *const ehr_report_method_columns[];

/* Fills the document, which is new: title, blocks, and the list of the inputs.
 * Of report, template, data, parameter, zh and err are set. Fails on a cell that
 * is no number where one is needed, and on a mistake of the template. */
EHR_MUST_USE int ehr_report_make(
	struct ehr_report *report, struct ehr_document *document);

/* The same for several pages over the same inputs, from one to the next of which
 * the parameter paged is another: start, a page each, stop, which comes in any
 * case. */
EHR_MUST_USE int ehr_report_start(struct ehr_report *report);
EHR_MUST_USE int ehr_report_page(
	struct ehr_report *report, struct ehr_document *document);
void ehr_report_stop(struct ehr_report *report);

/* The list of the inputs alone. */
void ehr_report_list_inputs(
	struct ehr_report *report, struct ehr_document *document);

#endif
