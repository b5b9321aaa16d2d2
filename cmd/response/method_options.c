/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/averaging.h"
#include "response/options.h"
#include "response/work.h"

/* "ALL,NAME=ONE,...": what holds for each pollutant; NULL where nothing does. */
static int spread(struct response_work *work, const char *option,
	const char *text, const char *of[static EHR_AIR_N])
{
	struct ehr_err *err = &work->run->err;
	char **item;
	size_t n;

	for (size_t i = 0; i < EHR_AIR_N; i++)
		of[i] = NULL;
	if (response_list(work, option, text, &item, &n))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct ehr_str value = ehr_str_of(item[i]);
		struct ehr_str name = ehr_str_cut(&value, '=');
		enum ehr_air air = ehr_air_find(name);

		for (size_t j = 0; j < EHR_AIR_N && !value.p; j++)
			of[j] = item[i];
		if (!value.p)
			continue;
		if (air == EHR_AIR_N)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("%s: pollutants are pm25, pm10, no2, so2, o3 "
				  "and co"),
				option);
		of[air] = value.p;
	}
	return 0;
}

static int check_averaging(struct response_work *work)
{
	struct response_method *method = &work->method;
	if (spread(work, "--averaging", response_given.averaging,
		    method->averaging))
		return -1;
	for (size_t i = 0; i < EHR_AIR_N; i++) {
		unsigned set;

		if (method->averaging[i] &&
			(!ehr_averaging_read(
				 ehr_str_of(method->averaging[i]), &set) ||
				(set & (set - 1)) != 0))
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("--averaging: one of 1h, 3h, 24h, 8h-max, "
				  "1h-max"));
	}
	for (size_t i = 0; i < work->plan.n_pollutant; i++) {
		const char *name = work->column[work->plan.pollutant[i]].name;

		if (!method->averaging[ehr_air_find(ehr_str_of(name))])
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("--averaging says nothing of %s"), name);
	}
	return 0;
}

/* Of one lag the coefficients are taken; several have to be chosen from. */
static int check_take(struct response_work *work)
{
	struct response_method *method = &work->method;
	const struct ehr_response_plan *plan = &work->plan;
	const char *of[EHR_AIR_N];

	for (size_t i = 0; i < EHR_AIR_N; i++)
		method->lag[i] = plan->lag[0];
	if (!response_given.take) {
		if (plan->n_lag == 1)
			return 0;
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("--write-method with several lags needs --take"));
	}
	if (spread(work, "--take", response_given.take, of))
		return -1;
	for (size_t i = 0; i < EHR_AIR_N; i++) {
		bool is = !of[i];

		if (of[i] && !ehr_response_lag_read(
				     ehr_str_of(of[i]), &method->lag[i]))
			method->lag[i].first = EHR_RESPONSE_LAG_MAX + 1;
		for (size_t l = 0; l < plan->n_lag && !is; l++)
			is = method->lag[i].first == plan->lag[l].first &&
			     method->lag[i].last == plan->lag[l].last;
		if (!is)
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("--take: no such lag is among those of "
				  "--lag"));
	}
	return 0;
}

int response_years(const char *option, const char *text, long *first,
	long *last, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str year = ehr_str_cut(&rest, '-');

	if (ehr_num_int(option, year, 1, 9999, first, err))
		return -1;
	*last = *first;
	return rest.p ? ehr_num_int(option, rest, *first, 9999, last, err) : 0;
}

static int check_years(struct response_work *work)
{
	struct response_method *method = &work->method;

	method->first_year = 1;
	method->last_year = 9999;
	if (!response_given.base_years)
		return 0;
	return response_years("--base-years", response_given.base_years,
		&method->first_year, &method->last_year, &work->run->err);
}

int response_method_check(struct response_work *work)
{
	struct ehr_run *run = work->run;

	if (!response_given.write_method)
		return 0;
	for (size_t i = 0; i < work->plan.n_pollutant; i++)
		if (ehr_air_find(ehr_str_of(
			    work->column[work->plan.pollutant[i]].name)) ==
			EHR_AIR_N)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--write-method: pollutants are pm25, pm10, "
				  "no2, so2, o3 and co (--column "
				  "NAME=HEADING)"));
	if (work->plan.n_outcome > 1)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--write-method takes one outcome"));
	return ehr_response_scale_read(
		       response_given.scale, &work->method.scale, &run->err) ||
			       check_averaging(work) || check_take(work) ||
			       check_years(work)
		       ? -1
		       : 0;
}
