/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "base/day.h"
#include "response/options.h"
#include "response/work.h"

/* The estimate that the options ask for, into term. */
static int take_estimate(struct response_work *work,
	const struct ehr_response_result *result,
	struct ehr_response_term *term)
{
	const struct ehr_response_writing how = { .job = &work->job,
		.distributed = "" };
	const struct ehr_response_estimate *estimate = &result->estimate[0];
	struct ehr_response_pooling pooling = { .unit = term->unit,
		.method = work->pooling };
	struct ehr_pooled pooled;
	enum ehr_response_pooled found;
	bool weak = result->few_events;

	term->beta = estimate->beta;
	term->se = estimate->se;
	term->n = result->n;
	if (response_given.estimate == 0) {
		if (weak)
			term->beta = term->se = NAN;
		return 0;
	}
	pooling.key = ehr_response_key_of(
		&how, result->model, estimate, &work->arena);
	if (ehr_response_areas_pool(
		    &work->areas, &pooling, &pooled, &found, &work->run->err))
		return -1;
	if (found != EHR_RESPONSE_POOLED) {
		term->beta = term->se = NAN;
	} else if (response_given.estimate == 2) {
		term->beta = pooled.mu;
		term->se = pooled.se;
		term->n = 0;
	} else if (isfinite(estimate->beta)) {
		ehr_shrink(estimate->beta, estimate->se, &pooled, &term->beta,
			&term->se);
	}
	return 0;
}

static int gather(struct response_work *work,
	const struct ehr_response_batch *batch,
	struct ehr_response_index *index)
{
	for (size_t i = 0; i < batch->n; i++) {
		const struct ehr_response_result *result = &batch->result[i];
		const struct ehr_response_model *model = result->model;
		const struct ehr_response_column *column =
			&work->column[model->pollutant[0]];
		enum ehr_air air = ehr_air_find(ehr_str_of(column->name));
		struct ehr_response_term *term = &index->term[index->n];

		if (model->n_pollutant > 1 || model->distributed ||
			model->lag.first != work->method.lag[air].first ||
			model->lag.last != work->method.lag[air].last)
			continue;
		*term = (struct ehr_response_term){
			.variable = model->pollutant[0],
			.pollutant = column->name,
			.unit = column->unit,
			.averaging = work->method.averaging[air],
			.lag = model->lag,
		};
		index->n++;
		if (take_estimate(work, result, term))
			return -1;
	}
	return 0;
}

static void tell_terms(
	struct response_work *work, const struct ehr_response_index *index)
{
	static const char *const why[] = {
		[EHR_TERM_TAKEN] = NULL,
		[EHR_TERM_NO_ESTIMATE] = N_("it has no coefficient"),
		[EHR_TERM_NOT_POSITIVE] = N_("its coefficient is not above 0"),
		[EHR_TERM_NOT_SIGNIFICANT] =
			N_("its coefficient is not significant"),
		[EHR_TERM_OTHER_PM] = N_("PM2.5 and PM10 are not both taken"),
	};

	for (size_t i = 0; i < index->n; i++)
		if (why[index->term[i].verdict])
			ehr_run_notice(work->run,
				_("%s is left out of the method: %s"),
				index->term[i].pollutant,
				_(why[index->term[i].verdict]));
	if (index->larger_pm)
		ehr_run_notice(work->run,
			_("of PM2.5 and PM10 the method takes the larger "
			  "risk, not their sum"));
}

/* Risks of pollutants that go together are counted twice by a sum. */
static void tell_correlations(
	struct response_work *work, const struct ehr_response_index *index)
{
	for (size_t i = 0; i < index->n; i++)
		for (size_t j = i + 1; j < index->n; j++) {
			const struct ehr_response_term *a = &index->term[i];
			const struct ehr_response_term *b = &index->term[j];
			size_t n;
			double r = ehr_response_correlation(&work->series,
				index, a->variable, b->variable, &n);

			if (a->verdict == EHR_TERM_TAKEN &&
				b->verdict == EHR_TERM_TAKEN && isfinite(r))
				ehr_run_notice(work->run,
					_("correlation of %s and %s: %.3f over "
					  "%zu days; what they share is "
					  "counted twice"),
					a->pollutant, b->pollutant, r, n);
		}
}

static void base_days(
	struct response_work *work, struct ehr_response_index *index)
{
	long first = ehr_day_of((int)work->method.first_year, 1, 1);
	long last = ehr_day_of((int)work->method.last_year, 12, 31);
	long end = work->series.first + (long)work->series.n - 1;

	index->from = first > work->series.first ? first : work->series.first;
	index->to = last < end ? last : end;
}

static int write_file(
	struct response_work *work, const struct ehr_response_index *index)
{
	struct ehr_run *run = work->run;
	static const char *const estimates[] = { "local", "shrunken",
		"pooled" };
	char note[160];
	const struct ehr_response_naming naming = {
		.method = response_given.method_name
				  ? response_given.method_name
				  : "local",
		.categories = response_given.categories
				      ? response_given.categories
				      : "",
		.source = "ehrisk-response " EHR_VERSION,
		.note = note,
	};
	struct ehr_writer *writer = ehr_run_beside_exact(run, "--write-method",
		response_given.write_method, ehr_response_method_columns,
		EHR_RESPONSE_METHOD_COLUMNS);

	(void)snprintf(note, sizeof(note), "%s coefficient of %.80s",
		estimates[response_given.estimate],
		work->column[work->plan.outcome[0]].name);
	return writer ? ehr_response_method_write(
				index, &naming, writer, &run->err)
		      : -1;
}

int response_method(
	struct response_work *work, const struct ehr_response_batch *batch)
{
	struct ehr_run *run = work->run;
	struct ehr_response_term term[EHR_AIR_N];
	struct ehr_response_index index = { .term = term,
		.scale = &work->method.scale };
	size_t taken;

	if (gather(work, batch, &index))
		return -1;
	taken = ehr_response_terms_choose(index.term, index.n,
		response_given.significant,
		(enum ehr_response_pm)response_given.pm);
	if (taken == 0) {
		tell_terms(work, &index);
		return ehr_fail(&run->err, EHR_FAULT_DATA,
			_("no pollutant is left for the method"));
	}
	index.larger_pm = ehr_response_both_pm(term, index.n);
	tell_terms(work, &index);
	base_days(work, &index);
	if (ehr_response_index_scale(&index, &work->series, &run->err))
		return -1;
	tell_correlations(work, &index);
	ehr_run_notice(run,
		_("method: %zu pollutants, index 10 at an excess risk of %.4g "
		  "%% (%s of %zu days, %s to %s)"),
		taken, index.k, response_given.scale, index.days,
		ehr_day_text(index.from, &work->arena).p,
		ehr_day_text(index.to, &work->arena).p);
	return write_file(work, &index);
}
