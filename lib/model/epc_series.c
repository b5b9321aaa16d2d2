/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_series.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/sum.h"
#include "calc/series.h"
#include "calc/special.h"

/* hours 0 to 24: the one that ends a day is written as 24:00 or as 0:00 of the
 * next */
enum { HOUR_SECONDS = 3600, DAY_SECONDS = 86400, DAY_HOURS = 25 };

const char *const ehr_epc_step_word[] = {
	[EHR_EPC_HOURS] = "hours",
	[EHR_EPC_DAYS] = "days",
	[EHR_EPC_MONTHS] = "months",
};

/* Results are in order of place and time. */
static size_t end_of_place(const struct ehr_epc_ones *ones, size_t i)
{
	size_t end = i + 1;

	while (end < ones->n && ones->one[end].place == ones->one[i].place)
		end++;
	return end;
}

/* In order of time within each place, without two of one time? */
static bool is_in_time(const struct ehr_epc_ones *ones)
{
	for (size_t i = 0; i < ones->n; i++) {
		const struct ehr_epc_one *one = &ones->one[i];
		if (one->time.precision < EHR_PRECISION_MONTH)
			return false;
		if (i > 0 && one[-1].place == one->place &&
			one[-1].time.second >= one->time.second)
			return false;
	}
	return true;
}

bool ehr_epc_dependence(const struct ehr_epc_ones *ones,
	struct ehr_arena *arena, double *r, double *p)
{
	double *value = ehr_arena_alloc(arena, (ones->n + 1) * sizeof(*value));
	double scores = 0, sum = 0;
	size_t places = 0;

	if (!is_in_time(ones))
		return false;
	for (size_t i = 0; i < ones->n; i++)
		value[i] = ones->one[i].nondetect ? 0 : ones->one[i].value;
	for (size_t i = 0, end; i < ones->n; i = end) {
		struct ehr_autocorrelation found;
		end = end_of_place(ones, i);
		struct ehr_series series = { value + i, NULL, end - i };
		if (!ehr_autocorrelation(&series, &found))
			continue;
		scores += ehr_normal_quantile(
			fmin(fmax(1 - found.p, 1e-15), 1 - 1e-15));
		sum += found.r;
		places++;
	}
	if (places == 0)
		return false;
	*r = sum / (double)places;
	*p = ehr_normal_upper(scores / sqrt((double)places));
	return true;
}

/* A mean of results at one place, by hours first. */
struct part {
	int64_t at; /* hour, day or month */
	double value;
	size_t n; /* parts that it is the mean of */
};

struct parts {
	struct part *part;
	size_t n;
};

/* Year and month of a day since 1900-01-01: 12 times the year, plus 0 to 11. */
static int64_t month_of(int64_t day)
{
	struct ehr_day_parts at =
		ehr_day_parts((long)day + ehr_day_of(1900, 1, 1));

	return (int64_t)at.year * 12 + at.month - 1;
}

static int64_t same(int64_t at)
{
	return at;
}

static int64_t day_of_hour(int64_t hour)
{
	return hour / DAY_HOURS;
}

static int compare_parts(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* Means of the parts that have the same place in the coarser time; parts are
 * put in order. */
static struct parts average(struct parts parts, int64_t (*coarser)(int64_t),
	struct ehr_arena *arena)
{
	struct parts out = {
		.part = ehr_arena_alloc(
			arena, (parts.n + 1) * sizeof(*out.part)),
	};

	qsort(parts.part, parts.n, sizeof(*parts.part), compare_parts);
	for (size_t i = 0, end; i < parts.n; i = end) {
		int64_t at = coarser(parts.part[i].at);
		struct ehr_sum sum = { 0 };
		for (end = i;
			end < parts.n && coarser(parts.part[end].at) == at;
			end++)
			ehr_sum_add(&sum, parts.part[end].value);
		out.part[out.n++] = (struct part){ at,
			ehr_sum_value(&sum) / (double)(end - i), end - i };
		ehr_sum_release(&sum);
	}
	return out;
}

/* Some part is the mean of two or more. */
static bool is_dense(struct parts parts)
{
	for (size_t i = 0; i < parts.n; i++)
		if (parts.part[i].n > 1)
			return true;
	return false;
}

/* The means of one place, by hour. */
static struct parts hours_of(const struct ehr_epc_ones *ones, size_t from,
	size_t end, struct ehr_arena *arena)
{
	struct parts parts = {
		.part = ehr_arena_alloc(
			arena, (end - from + 1) * sizeof(*parts.part)),
	};

	for (size_t i = from; i < end; i++) {
		const struct ehr_epc_time *time = &ones->one[i].time;
		int64_t hour =
			(time->second - (int64_t)time->day * DAY_SECONDS) /
			HOUR_SECONDS;
		parts.part[parts.n++] =
			(struct part){ (int64_t)time->day * DAY_HOURS + hour,
				ones->one[i].value, 1 };
	}
	return average(parts, same, arena);
}

/* How dense the results of all places are. */
static enum ehr_epc_step step_of(
	const struct ehr_epc_ones *ones, struct ehr_arena *arena)
{
	enum ehr_epc_step step = EHR_EPC_MONTHS;

	for (size_t i = 0, end; i < ones->n; i = end) {
		end = end_of_place(ones, i);
		struct parts days = average(
			hours_of(ones, i, end, arena), day_of_hour, arena);
		if (is_dense(days))
			return EHR_EPC_HOURS;
		if (is_dense(average(days, month_of, arena)))
			step = EHR_EPC_DAYS;
	}
	return step;
}

static struct parts drop_short(
	struct parts days, double hours, size_t *short_days)
{
	size_t n = 0;

	for (size_t i = 0; i < days.n; i++)
		if ((double)days.part[i].n >= hours)
			days.part[n++] = days.part[i];
	*short_days += days.n - n;
	days.n = n;
	return days;
}

/* Days or months of all places, averaged over places. */
static struct parts steps_of(const struct ehr_epc_ones *ones,
	const struct ehr_epc_rules *rules, struct ehr_arena *arena,
	struct ehr_epc_year *year)
{
	struct parts all = {
		.part = ehr_arena_alloc(
			arena, (ones->n + 1) * sizeof(*all.part)),
	};

	for (size_t i = 0, end; i < ones->n; i = end) {
		end = end_of_place(ones, i);
		struct parts parts = average(
			hours_of(ones, i, end, arena), day_of_hour, arena);
		if (year->step == EHR_EPC_HOURS)
			parts = drop_short(parts,
				ehr_epc_setting(rules, EHR_EPC_HOURS_PER_DAY),
				&year->short_days);
		if (year->step == EHR_EPC_MONTHS)
			parts = average(parts, month_of, arena);
		memcpy(all.part + all.n, parts.part,
			parts.n * sizeof(*all.part));
		all.n += parts.n;
	}
	return average(all, same, arena);
}

static int64_t year_of_day(int64_t day)
{
	return month_of(day) / 12;
}

static int64_t year_of_month(int64_t month)
{
	return month / 12;
}

/* Months of the years with too few days, or with none. */
static size_t short_months(struct parts days, size_t years,
	const struct ehr_epc_rules *rules, struct ehr_arena *arena)
{
	double least = ehr_epc_setting(rules, EHR_EPC_DAYS_PER_MONTH);
	double february = ehr_epc_setting(rules, EHR_EPC_DAYS_PER_FEBRUARY);
	struct parts months = average(days, month_of, arena);
	size_t full = 0;

	for (size_t i = 0; i < months.n; i++)
		if ((double)months.part[i].n >=
			(months.part[i].at % 12 == 1 ? february : least))
			full++;
	return least > 0 ? 12 * years - full : 0;
}

static void judge(struct ehr_epc_year *year, struct parts steps,
	const struct ehr_epc_rules *rules, struct ehr_arena *arena)
{
	bool by_month = year->step == EHR_EPC_MONTHS;
	double least = ehr_epc_setting(rules,
		by_month ? EHR_EPC_MONTHS_PER_YEAR : EHR_EPC_DAYS_PER_YEAR);
	struct parts years =
		average(steps, by_month ? year_of_month : year_of_day, arena);
	struct ehr_sum sum = { 0 };

	year->years = years.n;
	year->complete = years.n > 0;
	for (size_t i = 0; i < years.n; i++) {
		ehr_sum_add(&sum, years.part[i].value);
		if ((double)years.part[i].n < least)
			year->complete = false;
	}
	if (years.n > 0)
		year->mean = ehr_sum_value(&sum) / (double)years.n;
	ehr_sum_release(&sum);
	if (by_month)
		return;
	year->short_months = short_months(steps, years.n, rules, arena);
	year->complete = year->complete && year->short_months == 0;
}

bool ehr_epc_years(const struct ehr_epc_ones *ones,
	const struct ehr_epc_rules *rules, struct ehr_arena *arena,
	struct ehr_epc_year *year)
{
	struct parts steps;

	for (size_t i = 0; i < ones->n; i++)
		if (ones->one[i].time.precision < EHR_PRECISION_MONTH ||
			ones->one[i].time.day < 0)
			return false;
	if (ones->n == 0)
		return false;
	*year = (struct ehr_epc_year){ .step = step_of(ones, arena) };
	steps = steps_of(ones, rules, arena, year);
	year->n = steps.n;
	year->value =
		ehr_arena_alloc(arena, (steps.n + 1) * sizeof(*year->value));
	for (size_t i = 0; i < steps.n; i++)
		year->value[i] = steps.part[i].value;
	judge(year, steps, rules, arena);
	return true;
}
