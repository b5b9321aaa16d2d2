/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_group.h"

#include <math.h>
#include <stdlib.h>

#include "model/epc_annual.h"
#include "model/epc_choice.h"
#include "model/epc_ready.h"
#include "model/epc_series.h"

static void flag_substitute(struct ehr_epc_outcome *outcome, enum ehr_epc_nd nd)
{
	static const enum ehr_epc_flag flag[EHR_EPC_NDS] = {
		[EHR_EPC_ND_HALF] = EHR_EPC_FLAG_ND_HALF,
		[EHR_EPC_ND_ZERO] = EHR_EPC_FLAG_ND_ZERO,
		[EHR_EPC_ND_LIMIT] = EHR_EPC_FLAG_ND_LIMIT,
		[EHR_EPC_ND_SQRT2] = EHR_EPC_FLAG_ND_SQRT2,
	};

	ehr_epc_flag_add(outcome, flag[nd]);
}

/* Rows that are not used, by kind. */
static void count_left_out(
	const struct ehr_epc_rows *rows, struct ehr_epc_outcome *outcome)
{
	static const enum ehr_epc_flag flag[EHR_EPC_KINDS] = {
		[EHR_EPC_MISSING] = EHR_EPC_FLAG_LEFT_OUT_MISSING,
		[EHR_EPC_NEGATIVE] = EHR_EPC_FLAG_LEFT_OUT_NEGATIVE,
		[EHR_EPC_OTHER_QUALIFIER] = EHR_EPC_FLAG_LEFT_OUT_QUALIFIER,
	};

	for (size_t i = 0; i < rows->n; i++)
		if (rows->row[i].kind >= EHR_EPC_MISSING) {
			outcome->n_left_out++;
			ehr_epc_flag_add(outcome, flag[rows->row[i].kind]);
		}
}

/* A limit that nobody stated is taken to be the smallest that was detected. */
static void assume_limits(
	struct ehr_epc_ones *ones, struct ehr_epc_outcome *outcome)
{
	double least = HUGE_VAL;

	if (ones->n_no_limit == 0)
		return;
	ehr_epc_flag_add(outcome, EHR_EPC_FLAG_ND_NO_LIMIT);
	for (size_t i = 0; i < ones->n; i++)
		if (!ones->one[i].nondetect && ones->one[i].value < least)
			least = ones->one[i].value;
	for (size_t i = 0; i < ones->n; i++)
		if (ones->one[i].no_limit)
			ones->one[i].value = least;
}

static void describe(struct ehr_epc_worker *worker,
	const struct ehr_epc_sample *sample, struct ehr_epc_outcome *outcome)
{
	bool kaplan = sample->kaplan;

	outcome->mean =
		ehr_epc_known(kaplan ? sample->km.mean : sample->moments.mean);
	if (outcome->n > 1 && (!kaplan || sample->detects > 1))
		outcome->sd = ehr_epc_known(
			kaplan ? sample->km.sd : sample->moments.sd);
	outcome->median = ehr_epc_sample_median(sample, &worker->arena);
}

/* The method's limit, or its counterpart's. */
static bool compute(struct ehr_epc_worker *worker,
	const struct ehr_epc_method *method, struct ehr_epc_outcome *outcome)
{
	struct ehr_epc_sample *sample = &worker->sample;
	double ucl;

	outcome->ucl95 = (struct ehr_epc_number){ 0 };
	outcome->method = NULL;
	if (method)
		method = ehr_epc_method_for(method, sample->kaplan);
	if (!method || !method->ucl(sample, &ucl) || !isfinite(ucl)) {
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_NO_UCL);
		return false;
	}
	worker->bootstrap |= sample->booted;
	outcome->method = method->name;
	outcome->ucl95 = ehr_epc_known(ucl);
	return true;
}

/* Few results: no limit unless one is forced. */
static bool is_few(
	struct ehr_epc_worker *worker, struct ehr_epc_outcome *outcome)
{
	const struct ehr_epc_rules *rules = worker->opts->rules;

	if ((double)outcome->n < ehr_epc_setting(rules, EHR_EPC_MIN_RESULTS))
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_FEW_SAMPLES);
	else if ((double)(outcome->n - outcome->n_nd) <
		 ehr_epc_setting(rules, EHR_EPC_MIN_DETECTS))
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_FEW_DETECTS);
	return ehr_epc_flag_has(outcome, EHR_EPC_FLAG_FEW_SAMPLES) ||
	       ehr_epc_flag_has(outcome, EHR_EPC_FLAG_FEW_DETECTS);
}

/* The limit of the rule that fits, or of the method asked for. */
static void decide(struct ehr_epc_worker *worker, bool few,
	struct ehr_epc_outcome *outcome)
{
	struct ehr_epc_sample *sample = &worker->sample;
	struct ehr_epc_choice choice;

	if (few && !worker->forced) {
		ehr_epc_rule_put(outcome,
			ehr_epc_flag_has(outcome, EHR_EPC_FLAG_FEW_SAMPLES)
				? "few_samples"
				: "few_detects");
		return;
	}
	choice = ehr_epc_choose(worker->opts,
		ehr_epc_detects_of(sample, &worker->arena), sample->detects,
		outcome->n, sample->kaplan, &outcome->basis);
	if (worker->forced) {
		ehr_epc_rule_put(outcome, "forced");
		(void)compute(worker, worker->forced, outcome);
		return;
	}
	ehr_epc_rule_put(outcome, choice.rule ? choice.rule->rule : "none");
	if (choice.rule && choice.rule->memory &&
		worker->opts->statistic == EHR_EPC_UCL95)
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_RULE_MEMORY);
	(void)compute(worker,
		choice.rule ? ehr_epc_method_find(choice.rule->method) : NULL,
		outcome);
}

/* Nothing was detected: the largest limit bounds what there is. */
static void settle_nondetects(const struct ehr_epc_opts *opts,
	const struct ehr_epc_ones *ones, struct ehr_epc_outcome *outcome)
{
	outcome->nondetect = true;
	ehr_epc_flag_add(outcome, EHR_EPC_FLAG_ALL_NONDETECT);
	if (ones->n_no_limit > 0)
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_ND_NO_LIMIT);
	ehr_epc_basis_word(&outcome->basis, "rule", "all_nondetect");
	if (!(ones->most > 0))
		return;
	outcome->limit = ehr_epc_known(ones->most);
	if (!ehr_epc_is_substitute(opts->nd))
		return;
	flag_substitute(outcome, opts->nd);
	outcome->epc = ehr_epc_known(ehr_epc_substitute(opts->nd, ones->most));
	outcome->statistic = EHR_EPC_MAX;
}

/* Do successive results depend on one another? */
static bool is_dependent(struct ehr_epc_worker *worker,
	const struct ehr_epc_ones *ones, struct ehr_epc_outcome *outcome)
{
	double level =
		ehr_epc_setting(worker->opts->rules, EHR_EPC_SERIES_LEVEL);
	double r, p;

	if (!ehr_epc_dependence(ones, &worker->arena, &r, &p) || !(p < level))
		return false;
	ehr_epc_flag_add(outcome, EHR_EPC_FLAG_AUTOCORRELATED);
	ehr_epc_basis_number(&outcome->basis, "lag1", r);
	ehr_epc_basis_number(&outcome->basis, "lag1_p", p);
	return true;
}

/* A sample, whatever its times. */
static void from_sample(struct ehr_epc_worker *worker,
	const struct ehr_epc_ones *ones, struct ehr_epc_outcome *outcome)
{
	const struct ehr_epc_opts *opts = worker->opts;
	struct ehr_epc_sample *sample = &worker->sample;
	bool few;

	if (ones->n_nd > 0)
		ehr_epc_basis_word(
			&outcome->basis, "nd", ehr_epc_nd_word[opts->nd]);
	if (!ehr_epc_ready(opts->nd, ones, &worker->arena, sample)) {
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_NO_UCL);
		ehr_epc_rule_put(outcome, "none");
		ehr_epc_settle(opts, outcome);
		return;
	}
	describe(worker, sample, outcome);
	few = is_few(worker, outcome);
	if (!few && is_dependent(worker, ones, outcome) && !worker->forced) {
		ehr_epc_rule_put(outcome, "autocorrelated");
		if (opts->statistic == EHR_EPC_UCL95)
			ehr_epc_refuse(outcome, EHR_EPC_FLAG_AUTOCORRELATED);
		else
			ehr_epc_settle(opts, outcome);
		return;
	}
	decide(worker, few, outcome);
	ehr_epc_settle(opts, outcome);
}

static void find_range(
	const struct ehr_epc_ones *ones, struct ehr_epc_outcome *outcome)
{
	double least = HUGE_VAL, most = 0;

	for (size_t i = 0; i < ones->n; i++)
		if (!ones->one[i].nondetect) {
			least = fmin(least, ones->one[i].value);
			most = fmax(most, ones->one[i].value);
		}
	outcome->min = ehr_epc_known(least);
	outcome->max = ehr_epc_known(most);
	if (ones->most > most)
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_LIMIT_ABOVE_MAX);
}

static void start(struct ehr_epc_worker *worker, uint64_t key)
{
	const struct ehr_epc_opts *opts = worker->opts;

	ehr_arena_reset(&worker->arena);
	worker->sample = (struct ehr_epc_sample){
		.gamma_level = opts->gamma_level,
		.resampling = {
			.resamples = opts->resamples,
			.confidence = EHR_EPC_CONFIDENCE,
			.stream = { .seed = opts->seed, .row = key },
		},
	};
}

void ehr_epc_group(struct ehr_epc_worker *worker, struct ehr_epc_rows *rows,
	struct ehr_epc_outcome *outcome)
{
	const struct ehr_epc_opts *opts = worker->opts;
	struct ehr_buf basis = outcome->basis;
	struct ehr_epc_ones ones;

	basis.n = 0;
	*outcome = (struct ehr_epc_outcome){ .basis = basis };
	start(worker, rows->key);
	count_left_out(rows, outcome);
	if (rows->converted)
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_UNIT_CONVERTED);
	ones = ehr_epc_take(rows->row, rows->n, opts->duplicates,
		(size_t)ehr_epc_setting(opts->rules, EHR_EPC_DUPLICATES_MOST),
		&worker->arena);
	outcome->n = ones.n;
	outcome->n_nd = ones.n_nd;
	if (ones.averaged)
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_DUPLICATES_AVERAGED);
	if (ones.place_not_told)
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_PLACE_NOT_TOLD);
	if (ones.n == 0) {
		ehr_epc_flag_add(outcome, EHR_EPC_FLAG_NO_RESULTS);
		ehr_epc_basis_word(&outcome->basis, "rule", "no_results");
	} else if (ones.n_nd == ones.n) {
		settle_nondetects(opts, &ones, outcome);
	} else {
		find_range(&ones, outcome);
		assume_limits(&ones, outcome);
		if (ones.n_nd > 0 && ehr_epc_is_substitute(opts->nd))
			flag_substitute(outcome, opts->nd);
		if (!ehr_epc_annual(worker, &ones, outcome))
			from_sample(worker, &ones, outcome);
	}
}

bool ehr_epc_group_method(struct ehr_epc_worker *worker,
	const struct ehr_epc_method *method, struct ehr_epc_outcome *outcome)
{
	const uint32_t own = 1u << EHR_EPC_FLAG_NO_UCL |
			     1u << EHR_EPC_FLAG_UCL_ABOVE_MAX |
			     1u << EHR_EPC_FLAG_RULE_MEMORY;

	if (!worker->sample.all.n || !outcome->mean.there ||
		method->kaplan != worker->sample.kaplan)
		return false;
	outcome->flags &= ~own;
	outcome->basis.n = 0;
	ehr_epc_basis_word(&outcome->basis, "rule", "compared");
	if (!compute(worker, method, outcome))
		return false;
	ehr_epc_settle(worker->opts, outcome);
	return true;
}

void ehr_epc_worker_release(struct ehr_epc_worker *worker)
{
	ehr_arena_release(&worker->arena);
}
