/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Toxicity values as rows for people: what was chosen, and where sources are
 * far apart.
 */
#ifndef EHR_REF_TOXLIST_H
#define EHR_REF_TOXLIST_H

#include "io/writer.h"
#include "ref/toxrows.h"

enum { EHR_TOXLIST_CHOSEN = 14, EHR_TOXLIST_REVIEW = 7 };
extern const char *const ehr_toxlist_chosen[EHR_TOXLIST_CHOSEN];
extern const char *const ehr_toxlist_review[EHR_TOXLIST_REVIEW];

/* A row for each value chosen, in the order of the table, of the chemicals that
 * have any but properties. */
EHR_MUST_USE int ehr_toxlist_write_chosen(const struct ehr_toxicity *table,
	struct ehr_writer *writer, struct ehr_err *err);

/* A row for each chemical and chronic parameter (dose, concentration,
 * potencies) of which the highest selected value is more than factor times the
 * lowest, with all values and their sources. */
EHR_MUST_USE int ehr_toxlist_write_review(const struct ehr_toxrows *rows,
	double factor, struct ehr_writer *writer, struct ehr_err *err);

#endif
