/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_check.h"

#include <math.h>

struct block {
	size_t from, n;
};

/* The longest block of days without a row (variable NULL) or a value. */
static struct block longest_without(const struct ehr_response_series *series,
	const struct ehr_response_variable *variable)
{
	struct block longest = { 0 }, now = { 0 };

	for (size_t d = 0; d < series->n; d++) {
		bool is =
			variable ? !isnan(variable->value[d]) : series->row[d];

		if (is) {
			now.n = 0;
			continue;
		}
		if (now.n++ == 0)
			now.from = d;
		if (now.n > longest.n)
			longest = now;
	}
	return longest;
}

static void place(struct ehr_response_finding *finding,
	const struct ehr_response_series *series, struct block block)
{
	finding->from = series->first + (long)block.from;
	finding->to = finding->from + (long)block.n - 1;
}

static size_t check_missing(const struct ehr_response_series *series, size_t i,
	struct ehr_response_finding *out)
{
	const struct ehr_response_variable *variable = &series->variable[i];

	if (variable->missing <= series->absent)
		return 0;
	*out = (struct ehr_response_finding){
		.what = EHR_ODD_MISSING,
		.variable = i,
		.count = variable->missing,
	};
	place(out, series, longest_without(series, variable));
	return 1;
}

static size_t check_runs(const struct ehr_response_series *series, size_t i,
	const double *setting, struct ehr_response_finding *out)
{
	const double *value = series->variable[i].value;
	size_t least = (size_t)setting[EHR_RESPONSE_RUN_DAYS], runs = 0;
	struct block longest = { 0 };

	for (size_t d = 0, n; d < series->n; d += n) {
		n = 1;
		while (d + n < series->n && value[d + n] == value[d])
			n++;
		if (n < least)
			continue;
		runs++;
		if (n > longest.n)
			longest = (struct block){ d, n };
	}
	if (runs == 0)
		return 0;
	*out = (struct ehr_response_finding){
		.what = EHR_ODD_RUN,
		.variable = i,
		.count = runs,
		.value = value[longest.from],
	};
	place(out, series, longest);
	return 1;
}

static size_t check_zeros(const struct ehr_response_series *series, size_t i,
	const double *setting, struct ehr_response_finding *out)
{
	double mean = ehr_response_mean(series, i);
	double chance = (double)series->n * exp(-mean);
	size_t zeros = 0;

	for (size_t d = 0; d < series->n; d++)
		zeros += series->variable[i].value[d] == 0;
	if (zeros == 0 || !(chance < setting[EHR_RESPONSE_ZERO_CHANCE]))
		return 0;
	*out = (struct ehr_response_finding){
		.what = EHR_ODD_ZERO,
		.variable = i,
		.count = zeros,
		.value = mean,
	};
	return 1;
}

static size_t check_dew_point(const struct ehr_response_series *series,
	size_t i, struct ehr_response_finding *out)
{
	size_t above = 0;

	for (size_t j = 0; j < series->n_variable; j++) {
		if (series->variable[j].column.role != EHR_RESPONSE_TEMPERATURE)
			continue;
		for (size_t d = 0; d < series->n; d++)
			above += series->variable[i].value[d] >
				 series->variable[j].value[d];
	}
	if (above == 0)
		return 0;
	*out = (struct ehr_response_finding){
		.what = EHR_ODD_DEW_POINT,
		.variable = i,
		.count = above,
	};
	return 1;
}

static size_t check_variable(const struct ehr_response_series *series, size_t i,
	const double *setting, struct ehr_response_finding *out)
{
	const struct ehr_response_variable *variable = &series->variable[i];
	enum ehr_response_role role = variable->column.role;
	size_t n = check_missing(series, i, out);

	if (variable->negative > 0)
		out[n++] = (struct ehr_response_finding){
			.what = EHR_ODD_NEGATIVE,
			.variable = i,
			.count = variable->negative,
			.value = variable->least,
		};
	if (role == EHR_RESPONSE_OUTCOME)
		return n + check_zeros(series, i, setting, out + n);
	if (role == EHR_RESPONSE_HOLIDAY || role == EHR_RESPONSE_COVARIATE)
		return n;
	n += check_runs(series, i, setting, out + n);
	if (role == EHR_RESPONSE_DEW_POINT)
		n += check_dew_point(series, i, out + n);
	return n;
}

size_t ehr_response_check(const struct ehr_response_series *series,
	const double *setting, struct ehr_response_finding *out)
{
	size_t n = 0;

	if (series->absent > 0) {
		out[n] = (struct ehr_response_finding){
			.what = EHR_ODD_ABSENT,
			.count = series->absent,
		};
		place(&out[n++], series, longest_without(series, NULL));
	}
	for (size_t i = 0; i < series->n_variable; i++)
		n += check_variable(series, i, setting, out + n);
	return n;
}

double ehr_response_mean(
	const struct ehr_response_series *series, size_t variable)
{
	double sum = 0;
	size_t n = 0;

	for (size_t d = 0; d < series->n; d++) {
		double value = series->variable[variable].value[d];

		if (isnan(value))
			continue;
		sum += value;
		n++;
	}
	return n > 0 ? sum / (double)n : NAN;
}
