/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"
#include "response/options.h"
#include "response/work.h"

static const char holidays[] = "holidays";

static int bad_lag(
	struct response_work *work, const char *option, const char *text)
{
	char shown[128];

	ehr_visible(shown, sizeof(shown), ehr_str_of(text));
	return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
		_("%s: a lag is such as 2 or 0-1, at most %d, found \"%s\""),
		option, EHR_RESPONSE_LAG_MAX, shown);
}

static int plan_lags(struct response_work *work)
{
	struct ehr_response_lag *lag;
	char **item;
	size_t n;

	if (response_list(work, "--lag", response_given.lag, &item, &n))
		return -1;
	lag = ehr_arena_alloc(&work->arena, n * sizeof(*lag));
	for (size_t i = 0; i < n; i++)
		if (!ehr_response_lag_read(ehr_str_of(item[i]), &lag[i]))
			return bad_lag(work, "--lag", item[i]);
	work->plan.lag = lag;
	work->plan.n_lag = n;
	if (!ehr_response_lag_read(ehr_str_of(response_given.temp_lag),
		    &work->terms.temperature_lag))
		return bad_lag(work, "--temp-lag", response_given.temp_lag);
	return 0;
}

static int strata(struct response_work *work, const char *text, size_t n_lag)
{
	char **item;
	size_t n, start[EHR_RESPONSE_LAG_MAX + 1];

	if (response_list(work, "--constraint", text, &item, &n))
		return -1;
	for (size_t i = 0; i < n; i++) {
		long lag;

		if (ehr_num_int("--constraint", ehr_str_of(item[i]), 1,
			    (long)n_lag - 1, &lag, &work->run->err))
			return -1;
		start[i] = (size_t)lag;
	}
	if (ehr_lag_strata(&work->distributed, n_lag, start, n, &work->arena))
		return 0;
	return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
		_("--constraint: the lags do not rise"));
}

static int plan_distributed(struct response_work *work)
{
	const char *text = response_given.constraint;
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str word = ehr_str_cut(&rest, ':');
	size_t n_lag = (size_t)(response_given.distributed + 1);
	long degree;

	if (response_given.distributed < 0)
		return 0;
	work->plan.distributed = &work->distributed;
	if (strcmp(text, "none") == 0) {
		ehr_lag_free(&work->distributed, n_lag, &work->arena);
		return 0;
	}
	if (ehr_str_is(word, "strata") && rest.n > 0)
		return strata(work, rest.p, n_lag);
	if (!ehr_str_is(word, "poly") || rest.n == 0)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("--constraint is none, poly:DEGREE or "
			  "strata:LAG,..."));
	if (ehr_num_int("--constraint", rest, 0, (long)n_lag - 1, &degree,
		    &work->run->err))
		return -1;
	if (ehr_lag_polynomial(
		    &work->distributed, n_lag, (size_t)degree, &work->arena))
		return 0;
	return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
		_("--constraint: the degree is too high"));
}

static void plan_variables(struct response_work *work)
{
	struct ehr_response_plan *plan = &work->plan;
	size_t *index = ehr_arena_alloc(
		&work->arena, (work->n_column + 1) * sizeof(*index));

	for (size_t i = 0; i < work->n_column; i++) {
		index[i] = i;
		plan->n_outcome += work->column[i].role == EHR_RESPONSE_OUTCOME;
		plan->n_pollutant +=
			work->column[i].role == EHR_RESPONSE_POLLUTANT;
	}
	plan->outcome = index;
	plan->pollutant = index + plan->n_outcome;
}

int response_plan(struct response_work *work)
{
	const struct response_given *given = &response_given;

	plan_variables(work);
	work->plan.least_days = (size_t)given->min_days;
	work->plan.joint = (enum ehr_response_joint)given->joint;
	work->terms.time = (enum ehr_response_time)given->time;
	work->terms.time_df = given->time_df;
	work->terms.harmonics = (size_t)given->harmonics;
	work->terms.dow = !given->no_dow;
	work->terms.df = work->df;
	work->terms.least_days = (size_t)work->setting[EHR_RESPONSE_LEAST_DAYS];
	return plan_lags(work) || plan_distributed(work) ? -1 : 0;
}

static bool is_gas(const struct ehr_response_column *column)
{
	static const char *const gas[] = { "no2", "so2", "o3", "co" };
	bool mass = strcmp(column->unit, "ug/m3") == 0 ||
		    strcmp(column->unit, "mg/m3") == 0;

	for (size_t i = 0; i < sizeof(gas) / sizeof(gas[0]); i++)
		if (mass && strcmp(column->name, gas[i]) == 0)
			return true;
	return false;
}

/* V of an amount of gas goes with T, so mass in a volume with 1 / T. */
static int change_basis(struct response_work *work)
{
	const char *text = response_given.basis_change;
	double before = work->setting[EHR_RESPONSE_BASIS_BEFORE];
	double after = work->setting[EHR_RESPONSE_BASIS_AFTER];
	size_t gases = 0;
	long day;

	if (!text)
		return 0;
	if (ehr_day_option(text, "--basis-change", &day, &work->run->err))
		return -1;
	for (size_t i = 0; i < work->n_column; i++) {
		size_t n;

		if (!is_gas(&work->column[i]))
			continue;
		gases++;
		n = ehr_response_series_scale(
			&work->series, i, day, before / after);
		ehr_run_notice(work->run,
			_("%s: %zu values before %s multiplied by %.6g, from "
			  "%g K to %g K"),
			work->column[i].name, n, text, before / after, before,
			after);
	}
	if (gases == 0)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("--basis-change: none of the pollutants is no2, so2, "
			  "o3 or co as mass in a volume"));
	return 0;
}

static int read_series(struct response_work *work)
{
	const char *list = response_given.holidays;
	struct ehr_run *run = work->run;
	struct ehr_response_reading reading = {
		.date = work->date,
		.column = work->column,
		.n_column = work->n_column,
		.setting = work->setting,
		.negative_missing = response_given.negative == 1,
	};
	struct ehr_reader *reader = ehr_run_reader(run);

	if (!reader || ehr_response_series_read(
			       &work->series, &reading, reader, &run->err))
		return -1;
	if (work->series.n == 0)
		return ehr_fail(
			&run->err, EHR_FAULT_DATA, _("the table has no days"));
	if (!list)
		return 0;
	if (ehr_response_series_find(&work->series, holidays) >= 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("column \"%s\" is asked for twice"), holidays);
	reader = ehr_run_side(run, list);
	return reader ? ehr_response_series_holidays(&work->series, holidays,
				"date", reader, &run->err)
		      : -1;
}

int response_open(struct response_work *work)
{
	struct ehr_run *run = work->run;

	if (response_given.holidays &&
		ehr_run_check_side(run, "--holidays", response_given.holidays))
		return -1;
	if (read_series(work))
		return -1;
	response_tell_series(work);
	if (change_basis(work) ||
		ehr_response_design_make(&work->design, &work->series,
			&work->terms, &work->arena, &run->err))
		return -1;
	work->job = (struct ehr_response_job){
		.design = &work->design,
		.plan = &work->plan,
		.setting = work->setting,
		.time = work->terms.time,
		.weak_too = response_given.for_pool || response_given.pool,
		.weak_shown = response_given.for_pool,
		.jobs = run->jobs,
	};
	return 0;
}

void response_release(struct response_work *work)
{
	ehr_response_series_release(&work->series);
	ehr_response_areas_release(&work->areas);
	ehr_arena_release(&work->arena);
}
