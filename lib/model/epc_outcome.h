/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is found of one group of model/epc.h, and the concentration it comes to.
 */
#ifndef EHR_MODEL_EPC_OUTCOME_H
#define EHR_MODEL_EPC_OUTCOME_H

#include "model/epc.h"

/* What is to be said of a concentration, as bits 1 << flag; the words are in
 * words.csv. In the order in which they are written. */
enum ehr_epc_flag {
	EHR_EPC_FLAG_NO_RESULTS,
	EHR_EPC_FLAG_ALL_NONDETECT,
	EHR_EPC_FLAG_FEW_SAMPLES,
	EHR_EPC_FLAG_FEW_DETECTS,
	EHR_EPC_FLAG_UCL_ABOVE_MAX,
	EHR_EPC_FLAG_NO_UCL,
	EHR_EPC_FLAG_AUTOCORRELATED,
	EHR_EPC_FLAG_INCOMPLETE_YEAR,
	EHR_EPC_FLAG_SERIES_NONDETECT,
	EHR_EPC_FLAG_LIMIT_ABOVE_MAX,
	EHR_EPC_FLAG_ND_NO_LIMIT,
	EHR_EPC_FLAG_ND_HALF,
	EHR_EPC_FLAG_ND_ZERO,
	EHR_EPC_FLAG_ND_LIMIT,
	EHR_EPC_FLAG_ND_SQRT2,
	EHR_EPC_FLAG_DUPLICATES_AVERAGED,
	EHR_EPC_FLAG_PLACE_NOT_TOLD,
	EHR_EPC_FLAG_UNIT_CONVERTED,
	EHR_EPC_FLAG_LEFT_OUT_MISSING,
	EHR_EPC_FLAG_LEFT_OUT_NEGATIVE,
	EHR_EPC_FLAG_LEFT_OUT_QUALIFIER,
	EHR_EPC_FLAG_RULE_MEMORY,
	EHR_EPC_FLAGS_END,
};
extern const char *const ehr_epc_flag_word[EHR_EPC_FLAGS_END];

/* A number that may be missing. */
struct ehr_epc_number {
	bool there;
	double value;
};

struct ehr_epc_outcome {
	size_t n, n_nd, n_left_out;
	struct ehr_epc_number min, max, median, mean, sd, ucl95, epc;
	struct ehr_epc_number limit;      /* of a group of non-detects alone */
	bool nondetect;                   /* all of them */
	const char *method;               /* of the ucl95; NULL: none */
	enum ehr_epc_statistic statistic; /* of the epc, where it is there */
	uint32_t flags;
	struct ehr_buf basis; /* words with blanks between */
};

void ehr_epc_flag_add(struct ehr_epc_outcome *outcome, enum ehr_epc_flag flag);
bool ehr_epc_flag_has(
	const struct ehr_epc_outcome *outcome, enum ehr_epc_flag flag);

/* There unless the value is not finite. */
struct ehr_epc_number ehr_epc_known(double value);

/* The name of the rule in front of the basis. */
void ehr_epc_rule_put(struct ehr_epc_outcome *outcome, const char *rule);

/* The concentration is the statistic asked for, or the maximum where that is
 * missing or the limit asked for is above it. */
void ehr_epc_settle(
	const struct ehr_epc_opts *opts, struct ehr_epc_outcome *outcome);

/* There is no concentration and no limit. */
void ehr_epc_refuse(struct ehr_epc_outcome *outcome, enum ehr_epc_flag flag);

#endif
