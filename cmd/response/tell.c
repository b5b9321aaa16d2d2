/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/day.h"
#include "model/response_check.h"
#include "response/options.h"
#include "response/work.h"

static const char *day_text(struct response_work *work, long day)
{
	return ehr_day_text(day, &work->arena).p;
}

static void tell_negative(struct response_work *work, const char *name,
	const struct ehr_response_finding *finding)
{
	if (response_given.negative == 1)
		ehr_run_notice(work->run,
			_("%s: values below 0, taken to be missing: %zu, the "
			  "least %g"),
			name, finding->count, finding->value);
	else
		ehr_run_notice(work->run,
			_("%s: values below 0, kept as they are: %zu, the "
			  "least %g (--negative missing leaves them out)"),
			name, finding->count, finding->value);
}

static void tell_finding(
	struct response_work *work, const struct ehr_response_finding *finding)
{
	const char *name =
		finding->what == EHR_ODD_ABSENT
			? ""
			: work->series.variable[finding->variable].column.name;
	const char *from = day_text(work, finding->from);
	const char *to = day_text(work, finding->to);

	switch (finding->what) {
	case EHR_ODD_ABSENT:
		ehr_run_notice(work->run,
			_("days without a row: %zu, the longest gap from %s to "
			  "%s"),
			finding->count, from, to);
		break;
	case EHR_ODD_MISSING:
		ehr_run_notice(work->run,
			_("%s: days without a value: %zu, the longest block "
			  "from %s to %s"),
			name, finding->count, from, to);
		break;
	case EHR_ODD_NEGATIVE: tell_negative(work, name, finding); break;
	case EHR_ODD_RUN:
		ehr_run_notice(work->run,
			_("%s: the same value for %.0f days and more: %zu "
			  "times, the longest %g from %s to %s"),
			name, work->setting[EHR_RESPONSE_RUN_DAYS],
			finding->count, finding->value, from, to);
		break;
	case EHR_ODD_ZERO:
		ehr_run_notice(work->run,
			_("%s: days with 0: %zu, at a mean of %.4g a day; a "
			  "missing count has to be empty"),
			name, finding->count, finding->value);
		break;
	case EHR_ODD_DEW_POINT:
		ehr_run_notice(work->run,
			_("%s: above the air temperature on %zu days, which "
			  "cannot be"),
			name, finding->count);
		if (4 * finding->count > work->series.n)
			ehr_run_notice(work->run,
				_("%s: its unit may be degF (--units "
				  "%s=degF)"),
				name, name);
		break;
	}
}

void response_tell_series(struct response_work *work)
{
	struct ehr_response_series *series = &work->series;
	struct ehr_response_finding *finding = ehr_arena_calloc(&work->arena,
		EHR_RESPONSE_FINDINGS(series->n_variable), sizeof(*finding));
	size_t n = ehr_response_check(series, work->setting, finding);

	ehr_run_notice(work->run, _("days: %zu, from %s to %s"), series->n,
		day_text(work, series->first),
		day_text(work, series->first + (long)series->n - 1));
	for (size_t i = 0; i < n; i++)
		tell_finding(work, &finding[i]);
}

/* A place with two or three deaths a day. */
static void tell_few(struct response_work *work)
{
	const struct ehr_response_plan *plan = &work->plan;
	double least = work->setting[EHR_RESPONSE_LEAST_MEAN];

	for (size_t i = 0; i < plan->n_outcome; i++) {
		double mean =
			ehr_response_mean(&work->series, plan->outcome[i]);
		const char *name = work->column[plan->outcome[i]].name;

		if (mean >= least)
			continue;
		if (isnan(mean))
			ehr_run_notice(
				work->run, _("%s: no day has a value"), name);
		else
			ehr_run_notice(work->run,
				_("%s: %.3g a day, fewer than %g: too few for "
				  "coefficients of one place"),
				name, mean, least);
	}
	ehr_run_notice(work->run,
		_("two ways out: adopt published coefficients (ehrisk-aqhi "
		  "--method), or pool the place with others (--for-pool "
		  "there, then --pool)"));
}

void response_tell_models(
	struct response_work *work, const struct ehr_response_told *told)
{
	struct ehr_run *run = work->run;
	const double *setting = work->setting;

	if (told->few_events > 0)
		tell_few(work);
	if (told->weak > 0)
		ehr_run_notice(run,
			_("coefficients with less power than %g to find %g %% "
			  "per 10 ug/m3: %zu; adopt published ones or pool "
			  "(--pool)"),
			setting[EHR_RESPONSE_LEAST_POWER],
			setting[EHR_RESPONSE_POWER_EFFECT], told->weak);
	if (told->few_days > 0)
		ehr_run_notice(run,
			_("models with too few days for their columns: %zu"),
			told->few_days);
	if (told->no_fit > 0)
		ehr_run_notice(run, _("models whose fit came to nothing: %zu"),
			told->no_fit);
	if (told->aliased > 0)
		ehr_run_notice(run,
			_("models with columns that others make up, which were "
			  "dropped (column aliased): %zu"),
			told->aliased);
	if (told->no_areas > 0)
		ehr_run_notice(run, _("%s: coefficients that no area has: %zu"),
			response_given.pool, told->no_areas);
	if (told->not_pooled > 0)
		ehr_run_notice(run,
			_("%s: coefficients for which the restricted "
			  "likelihood did not settle: %zu"),
			response_given.pool, told->not_pooled);
}
