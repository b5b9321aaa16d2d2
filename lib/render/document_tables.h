/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that are made of other parts of a document, in a document of their
 * own, which the caller releases.
 */
#ifndef EHR_RENDER_DOCUMENT_TABLES_H
#define EHR_RENDER_DOCUMENT_TABLES_H

#include "model/document.h"
#include "render/labels.h"

/* The numbers of a chart: a row for each category. */
const struct ehr_document_table *ehr_document_chart_table(
	struct ehr_document *into, const struct ehr_document_chart *chart,
	const struct ehr_labels *labels);

/* The annex: the inputs of a document, with their digests. */
const struct ehr_document_table *ehr_document_inputs_table(
	struct ehr_document *into, const struct ehr_document *document,
	const struct ehr_labels *labels);

#endif
