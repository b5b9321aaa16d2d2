/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_outcome.h"

#include <math.h>

#include "model/epc_choice.h"

const char *const ehr_epc_flag_word[EHR_EPC_FLAGS_END] = {
	[EHR_EPC_FLAG_NO_RESULTS] = "no_results",
	[EHR_EPC_FLAG_ALL_NONDETECT] = "all_nondetect",
	[EHR_EPC_FLAG_FEW_SAMPLES] = "few_samples",
	[EHR_EPC_FLAG_FEW_DETECTS] = "few_detects",
	[EHR_EPC_FLAG_UCL_ABOVE_MAX] = "ucl_above_max",
	[EHR_EPC_FLAG_NO_UCL] = "no_ucl",
	[EHR_EPC_FLAG_AUTOCORRELATED] = "autocorrelated",
	[EHR_EPC_FLAG_INCOMPLETE_YEAR] = "incomplete_year",
	[EHR_EPC_FLAG_SERIES_NONDETECT] = "series_nondetect",
	[EHR_EPC_FLAG_LIMIT_ABOVE_MAX] = "limit_above_max",
	[EHR_EPC_FLAG_ND_NO_LIMIT] = "nd_no_limit",
	[EHR_EPC_FLAG_ND_HALF] = "nd_half",
	[EHR_EPC_FLAG_ND_ZERO] = "nd_zero",
	[EHR_EPC_FLAG_ND_LIMIT] = "nd_limit",
	[EHR_EPC_FLAG_ND_SQRT2] = "nd_sqrt2",
	[EHR_EPC_FLAG_DUPLICATES_AVERAGED] = "duplicates_averaged",
	[EHR_EPC_FLAG_PLACE_NOT_TOLD] = "place_not_told",
	[EHR_EPC_FLAG_UNIT_CONVERTED] = "unit_converted",
	[EHR_EPC_FLAG_LEFT_OUT_MISSING] = "left_out_missing",
	[EHR_EPC_FLAG_LEFT_OUT_NEGATIVE] = "left_out_negative",
	[EHR_EPC_FLAG_LEFT_OUT_QUALIFIER] = "left_out_qualifier",
	[EHR_EPC_FLAG_RULE_MEMORY] = "rule_memory",
};

void ehr_epc_flag_add(struct ehr_epc_outcome *outcome, enum ehr_epc_flag flag)
{
	outcome->flags |= 1u << flag;
}

bool ehr_epc_flag_has(
	const struct ehr_epc_outcome *outcome, enum ehr_epc_flag flag)
{
	return outcome->flags & 1u << flag;
}

struct ehr_epc_number ehr_epc_known(double value)
{
	return (struct ehr_epc_number){ isfinite(value), value };
}

void ehr_epc_rule_put(struct ehr_epc_outcome *outcome, const char *rule)
{
	struct ehr_buf rest = outcome->basis;

	outcome->basis = (struct ehr_buf){ 0 };
	ehr_epc_basis_word(&outcome->basis, "rule", rule);
	if (rest.n > 0) {
		ehr_buf_putc(&outcome->basis, ' ');
		ehr_buf_add(&outcome->basis, rest.p, rest.n);
	}
	ehr_buf_release(&rest);
}

/* The concentration out of what was computed. */
void ehr_epc_settle(
	const struct ehr_epc_opts *opts, struct ehr_epc_outcome *outcome)
{
	const struct ehr_epc_number *of[EHR_EPC_STATISTICS] = {
		[EHR_EPC_UCL95] = &outcome->ucl95,
		[EHR_EPC_MEAN] = &outcome->mean,
		[EHR_EPC_MEDIAN] = &outcome->median,
		[EHR_EPC_MAX] = &outcome->max,
	};

	outcome->statistic = opts->statistic;
	if (opts->statistic == EHR_EPC_UCL95 && outcome->ucl95.there &&
		outcome->ucl95.value > outcome->max.value) {
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_UCL_ABOVE_MAX);
		outcome->statistic = EHR_EPC_MAX;
	} else if (!of[opts->statistic]->there) {
		outcome->statistic = EHR_EPC_MAX;
	}
	outcome->epc = *of[outcome->statistic];
}

void ehr_epc_refuse(struct ehr_epc_outcome *outcome, enum ehr_epc_flag flag)
{
	ehr_epc_flag_add(outcome, flag);
	outcome->ucl95 = outcome->epc = (struct ehr_epc_number){ 0 };
	outcome->method = NULL;
}
