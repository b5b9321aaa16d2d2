/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_annual.h"

#include "calc/series.h"
#include "model/epc_choice.h"
#include "model/epc_ready.h"
#include "model/epc_series.h"

static void put_count(struct ehr_buf *basis, const char *name, size_t n)
{
	ehr_buf_printf(basis, basis->n > 0 ? " %s=%zu" : "%s=%zu", name, n);
}

/* The limit of the mean of a series, by blocks. */
static void bound_series(struct ehr_epc_worker *worker,
	const struct ehr_epc_year *year, struct ehr_epc_outcome *outcome)
{
	struct ehr_series series = { year->value, NULL, year->n };
	size_t block = ehr_block_length(&series);
	double ucl;

	if (block == 0 || !ehr_ucl_block_bootstrap(&series, block,
				  &worker->sample.resampling, &ucl)) {
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_NO_UCL);
		return;
	}
	worker->bootstrap = true;
	put_count(&outcome->basis, "block", block);
	outcome->method = "block-bootstrap";
	outcome->ucl95 = ehr_epc_known(ucl);
}

static void from_year(struct ehr_epc_worker *worker,
	const struct ehr_epc_year *year, struct ehr_epc_outcome *outcome)
{
	const struct ehr_epc_opts *opts = worker->opts;
	struct ehr_moments moments;

	ehr_epc_basis_word(&outcome->basis, "rule", "series");
	ehr_epc_basis_word(
		&outcome->basis, "of", ehr_epc_step_word[year->step]);
	put_count(&outcome->basis,
		year->step == EHR_EPC_MONTHS ? "months" : "days", year->n);
	put_count(&outcome->basis, "years", year->years);
	if (year->step == EHR_EPC_HOURS)
		put_count(&outcome->basis, "short_days", year->short_days);
	if (year->step != EHR_EPC_MONTHS)
		put_count(&outcome->basis, "short_months", year->short_months);
	if (ehr_moments(year->value, year->n, &moments)) {
		outcome->min = ehr_epc_known(moments.min);
		outcome->max = ehr_epc_known(moments.max);
		outcome->mean = ehr_epc_known(year->mean);
		if (year->n > 1)
			outcome->sd = ehr_epc_known(moments.sd);
		outcome->median = ehr_epc_known(
			ehr_epc_median(year->value, year->n, &worker->arena));
		bound_series(worker, year, outcome);
		ehr_epc_settle(opts, outcome);
	}
	if (year->complete)
		return;
	ehr_epc_flag_add(outcome, EHR_EPC_FLAG_INCOMPLETE_YEAR);
	if (!opts->incomplete)
		outcome->epc = (struct ehr_epc_number){ 0 };
}

/* The same results with stand-ins for the non-detects. */
static const struct ehr_epc_ones *substituted(
	struct ehr_epc_worker *worker, const struct ehr_epc_ones *ones)
{
	struct ehr_epc_ones *copy =
		ehr_arena_alloc(&worker->arena, sizeof(*copy));

	*copy = *ones;
	copy->one = ehr_arena_alloc(
		&worker->arena, (ones->n + 1) * sizeof(*copy->one));
	for (size_t i = 0; i < ones->n; i++) {
		copy->one[i] = ones->one[i];
		if (ones->one[i].nondetect)
			copy->one[i].value = ehr_epc_substitute(
				worker->opts->nd, ones->one[i].value);
	}
	return copy;
}

bool ehr_epc_annual(struct ehr_epc_worker *worker,
	const struct ehr_epc_ones *ones, struct ehr_epc_outcome *outcome)
{
	const struct ehr_epc_opts *opts = worker->opts;
	struct ehr_epc_year year;

	if (!opts->series)
		return false;
	if (ehr_epc_is_substitute(opts->nd) && ones->n_nd > 0)
		ones = substituted(worker, ones);
	if (!ehr_epc_years(ones, opts->rules, &worker->arena, &year))
		return false;
	if (ones->n_nd > 0 && !ehr_epc_is_substitute(opts->nd)) {
		ehr_epc_basis_word(&outcome->basis, "rule", "series");
		ehr_epc_refuse(outcome, EHR_EPC_FLAG_SERIES_NONDETECT);
		return true;
	}
	from_year(worker, &year, outcome);
	return true;
}
