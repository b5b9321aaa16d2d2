/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of model/totals_tally.h as rows: the columns of model/totals.h.
 */
#ifndef EHR_MODEL_TOTALS_WRITE_H
#define EHR_MODEL_TOTALS_WRITE_H

#include "model/totals.h"
#include "model/totals_people.h"
#include "model/totals_unit.h"

struct ehr_totals_writer;

/* What is given must outlive it; people may be NULL. */
struct ehr_totals_writer *ehr_totals_writer_new(const struct ehr_tally *tally,
	const struct ehr_totals_opts *opts, const char *const *organ,
	size_t n_organ, const char *label, struct ehr_people *people);
void ehr_totals_writer_free(struct ehr_totals_writer *writer);

const char *const *ehr_totals_writer_columns(
	const struct ehr_totals_writer *writer, size_t *n);

/* Writes the groups that the tally holds, the cells of kept before the totals. */
EHR_MUST_USE int ehr_totals_writer_groups(struct ehr_totals_writer *writer,
	const size_t *kept, size_t n_kept, struct ehr_writer *out,
	struct ehr_err *err);

#endif
