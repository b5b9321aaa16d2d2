/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Splits rows of sums into rows of their chemicals, by profile.
 *
 * A row that is split is written with the word speciated among its flags, and
 * behind it a row a species: the carried cells with another pollutant, cas, value
 * and detection_limit. Groups of chemicals and what the profile leaves open are
 * rows of the pollutant "unspeciated" without a CAS number. All other rows are
 * written as they are, and sums among them say why in not_speciated:
 *
 * no_profile  none of the profiles splits this sum (detail: which sum, and the
 *             code of the row)
 * no_code     there is no code to find a profile by (which sum)
 * ambiguous   several would (which)
 * nmhc        reported as carbon, and nobody said what of VOC that is
 * no_amount   the value is empty
 * negative    the value is below 0
 *
 * A chemical that the source reports itself gets no row; not_speciated of the sum
 * says "reported:" and its numbers. A sum that is part of another one, which the
 * source reports too and which is split, is marked as if it were split, with
 * "part_of:" and the other.
 */
#ifndef EHR_MODEL_SPECIATE_H
#define EHR_MODEL_SPECIATE_H

#include "io/engine.h"
#include "model/speciate_plan.h"
#include "model/speciate_reported.h"

enum ehr_speciate_column {
	EHR_SPECIATE_POLLUTANT,
	EHR_SPECIATE_CAS,
	EHR_SPECIATE_VALUE,
	EHR_SPECIATE_NEEDED,
	EHR_SPECIATE_MEDIUM = EHR_SPECIATE_NEEDED,
	EHR_SPECIATE_QUANTITY,
	EHR_SPECIATE_QUALIFIER,
	EHR_SPECIATE_LIMIT,
	EHR_SPECIATE_FLAGS,
	EHR_SPECIATE_COLUMNS
};
extern const char *const ehr_speciate_columns[EHR_SPECIATE_COLUMNS];

/* Columns appended; flags only where the rows have none, bound only where bounds
 * are asked for. */
enum ehr_speciate_out {
	EHR_SPECIATE_OUT_FLAGS,
	EHR_SPECIATE_FROM,
	EHR_SPECIATE_PROFILE,
	EHR_SPECIATE_SPECIES,
	EHR_SPECIATE_SHARE,
	EHR_SPECIATE_SOURCE,
	EHR_SPECIATE_MARK,
	EHR_SPECIATE_BOUND,
	EHR_SPECIATE_NOT,
	EHR_SPECIATE_OUTS
};
extern const char *const ehr_speciate_outs[EHR_SPECIATE_OUTS + 1];

enum ehr_speciate_count {
	EHR_SPECIATE_N_SPLIT,    /* rows of sums */
	EHR_SPECIATE_N_REPORTED, /* species left to what is reported */
	EHR_SPECIATE_N_BESIDE,   /* rows of chemicals that profiles hold too */
	EHR_SPECIATE_N_HELD,     /* sums that are part of another */
	EHR_SPECIATE_N_NO_PROFILE,
	EHR_SPECIATE_N_NO_CODE,
	EHR_SPECIATE_N_AMBIGUOUS,
	EHR_SPECIATE_N_NMHC,
	EHR_SPECIATE_N_NO_AMOUNT,
	EHR_SPECIATE_N_NEGATIVE,
	EHR_SPECIATE_COUNTS
};

struct ehr_speciate {
	const struct ehr_speciate_rules *rules;
	const struct ehr_reported *reported; /* NULL: nobody looks */
	const char *code_column;             /* with rules->by_code */
	/* as bound */
	long column[EHR_SPECIATE_COLUMNS];
	long key[EHR_REPORTED_OUTLET + 1];
	long code;
	size_t carried;
	const char *out[EHR_SPECIATE_OUTS]; /* those written, in order */
	size_t n_out;
	bool wants[EHR_SPECIATE_OUTS];
	struct ehr_map in_profiles; /* CAS numbers of chemicals */
	/* codes without a profile, and sums split, by name_zh; in order */
	struct ehr_map unknown, sums;
	unsigned long count[EHR_SPECIATE_COUNTS];
};

/* Finds the columns of the header, which fills out; fails naming one that is
 * missing. */
EHR_MUST_USE int ehr_speciate_bind(struct ehr_speciate *speciate,
	const struct ehr_header *header, struct ehr_err *err);
/* Writes whole rows: the carried columns, then out. */
struct ehr_filter ehr_speciate_filter(struct ehr_speciate *speciate);
void ehr_speciate_release(struct ehr_speciate *speciate);

#endif
