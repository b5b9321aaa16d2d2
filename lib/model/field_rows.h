/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A field as rows, receptor by receptor: a row for each pollutant; the same
 * taken apart by source; or unit concentrations. (Taken apart, source by
 * source: model/attribution.h.)
 *
 * A pollutant of which nothing arrives has no row, and neither has a receptor
 * without an outlet in range, or with none but outlets of which nothing arrives:
 * plumes above the lid, or too high to be felt so near.
 */
#ifndef EHR_MODEL_FIELD_ROWS_H
#define EHR_MODEL_FIELD_ROWS_H

#include "model/field_cells.h"

enum ehr_field_form { EHR_FIELD_SUMS, EHR_FIELD_PARTS, EHR_FIELD_CHI_Q };

/* What a run came to. */
struct ehr_field_counts {
	unsigned long long pairs; /* of outlet and receptor, within range */
	unsigned long long rows;
	unsigned long long below_share; /* rows that min_share left out */
	size_t receptors;
	size_t without; /* of them: no outlet in range */
	size_t unfelt;  /* of the others: nothing arrives */
	/* outlets without a receptor in range, and what they emit */
	size_t unreached;
	double unreached_kg_a;
};

/* Fills the last two. */
void ehr_field_count_unreached(struct ehr_field_counts *counts,
	const struct ehr_inventory *inventory, const bool *reached);

struct ehr_field_job {
	enum ehr_field_form form;
	const struct ehr_field *field;
	struct ehr_field_words words;
	double min_share; /* of the receptor's value: the parts written */
	unsigned jobs;
	/* told of receptors (of attribution: sources) done, of all; may be
	 * NULL */
	void (*progress)(void *self, size_t done, size_t all);
	void *progress_self;
};

/* out has the columns of ehr_field_columns, or those of a table of unit
 * concentrations. counts may be NULL. */
EHR_MUST_USE int ehr_field_write(const struct ehr_field_job *job,
	struct ehr_writer *out, struct ehr_field_counts *counts,
	struct ehr_err *err);

#endif
