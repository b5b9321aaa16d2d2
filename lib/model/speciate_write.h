/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows that model/speciate.h writes: a row as it was, with what is appended,
 * and the rows of the species behind it.
 */
#ifndef EHR_MODEL_SPECIATE_WRITE_H
#define EHR_MODEL_SPECIATE_WRITE_H

#include "model/speciate.h"

struct ehr_speciate_job {
	const struct ehr_speciate *speciate;
	const struct ehr_row *row;
	struct ehr_writer *writer;
	/* the row's numbers */
	struct ehr_str value_text, limit_text;
	enum ehr_num_state has_value, has_limit;
	double value, limit;
	const struct ehr_speciate_plan *plan; /* of a row that is split */
	struct ehr_speciate_plan own; /* where what is reported may change it */
	bool below; /* the source reports more of a part than of its whole */
	/* work space, and a count of species left to what is reported */
	struct ehr_buf flags, text, reported;
	unsigned long n_reported;
};

/* The row's cell of the column; empty where there is none. */
struct ehr_str ehr_speciate_cell(
	const struct ehr_speciate_job *job, enum ehr_speciate_column column);

/* The row as it is; flags, unless empty, in place of its own. why is for
 * not_speciated. */
EHR_MUST_USE int ehr_speciate_carry(struct ehr_speciate_job *job,
	struct ehr_str flags, struct ehr_str why, struct ehr_err *err);

/* The cells of the row that reported chemicals are told by. */
void ehr_speciate_keys(const struct ehr_speciate_job *job,
	struct ehr_str key[EHR_REPORTED_OUTLET + 1]);

/* The row, marked as split, alone: its chemicals are those of another sum. */
EHR_MUST_USE int ehr_speciate_hold(struct ehr_speciate_job *job,
	struct ehr_str holder, struct ehr_err *err);

/* The row, marked, and its children by the plan. */
EHR_MUST_USE int ehr_speciate_split(
	struct ehr_speciate_job *job, struct ehr_err *err);

#define EHR_SPECIATED "speciated"
#define EHR_UNSPECIATED "unspeciated"

#endif
