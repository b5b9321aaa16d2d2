/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_summary_index.h"

#include <math.h>
#include <stdio.h>

#include "base/day.h"
#include "model/aqi_text.h"

enum { FLAG_TEXT = 64 };

/* Counts over the days of a span. */
struct tally {
	const char *scheme;
	int levels;
	long valid, dust, partial;
	long of_level[EHR_AQI_LEVELS + 1];
	double highest;
	int level; /* of the highest */
	long when;
	long good; /* -1: not told apart */
	long good_partial;
	long named; /* days with a primary pollutant */
	long primary[EHR_AIR_N];
};

static void count(struct tally *tally, long day, double index, int level)
{
	tally->valid++;
	if (level >= 0 && level <= tally->levels)
		tally->of_level[level]++;
	if (tally->valid == 1 || isnan(index) || index > tally->highest) {
		tally->highest = index;
		tally->level = level;
		tally->when = day;
	}
}

static bool is_dust(const struct ehr_air_span *span, long day)
{
	return span->summary->dust &&
	       ehr_air_dust_is(span->summary->dust, span->at.name, day);
}

static double share(long n, long of)
{
	return of > 0 ? (double)n / (double)of : NAN;
}

static int put_days(const struct ehr_air_span *span, const struct tally *tally,
	struct ehr_err *err)
{
	struct ehr_air_row row = ehr_air_row_of(span, tally->scheme, "valid");
	struct ehr_buf flags = { 0 };
	int rc;

	row.n = tally->valid;
	row.of = span->days;
	row.value = share(row.n, row.of);
	row.unit = "1";
	if (tally->dust)
		ehr_buf_printf(&flags, "dust_left_out:%ld", tally->dust);
	if (tally->partial)
		ehr_buf_printf(&flags, "%spartial:%ld", flags.n ? " " : "",
			tally->partial);
	row.flags = ehr_buf_text(&flags);
	rc = ehr_air_row_put(span, &row, err);
	ehr_buf_release(&flags);
	return rc;
}

static int put_levels(const struct ehr_air_span *span,
	const struct tally *tally, struct ehr_err *err)
{
	for (int level = 1; level <= tally->levels; level++) {
		struct ehr_air_row row =
			ehr_air_row_of(span, tally->scheme, "level");

		row.level = level;
		row.n = tally->of_level[level];
		row.of = tally->valid;
		row.value = share(row.n, row.of);
		row.unit = "1";
		if (ehr_air_row_put(span, &row, err))
			return -1;
	}
	return 0;
}

static int put_highest(const struct ehr_air_span *span,
	const struct tally *tally, struct ehr_err *err)
{
	struct ehr_air_row row = ehr_air_row_of(span, tally->scheme, "max");
	char date[EHR_DAY_TEXT];

	if (tally->valid == 0)
		return 0;
	ehr_day_write(date, tally->when);
	row.time = date;
	row.level = tally->level;
	row.value = tally->highest;
	row.unit = isnan(row.value) ? "" : "1";
	return ehr_air_row_put(span, &row, err);
}

static int put_good(const struct ehr_air_span *span, const struct tally *tally,
	struct ehr_err *err)
{
	struct ehr_air_row row = ehr_air_row_of(span, tally->scheme, "good");
	char flag[FLAG_TEXT] = "";

	if (tally->good < 0)
		return 0;
	row.n = tally->good;
	row.of = tally->valid;
	row.value = share(row.n, row.of);
	row.unit = "1";
	if (tally->good_partial)
		(void)snprintf(
			flag, sizeof(flag), "partial:%ld", tally->good_partial);
	row.flags = flag;
	return ehr_air_row_put(span, &row, err);
}

static int put_primary(const struct ehr_air_span *span,
	const struct tally *tally, struct ehr_err *err)
{
	for (int i = 0; i < EHR_AIR_N; i++) {
		struct ehr_air_row row =
			ehr_air_row_of(span, tally->scheme, "primary");

		if (tally->primary[i] == 0)
			continue;
		row.pollutant = ehr_air_name[i];
		row.n = tally->primary[i];
		row.of = tally->named;
		row.value = share(row.n, row.of);
		row.unit = "1";
		if (ehr_air_row_put(span, &row, err))
			return -1;
	}
	return 0;
}

/* Are there days enough to say anything of the whole? Of a year as many as a
 * year of concentrations needs; days of dust were measured, too. */
static bool is_enough(
	const struct ehr_air_span *span, const struct tally *tally)
{
	const double *setting = span->summary->limits->setting;
	long days = tally->valid + tally->dust;

	if (span->summary->period == EHR_AIR_BY_YEAR)
		return (double)days >= setting[EHR_AIR_DAYS_PER_YEAR];
	return tally->valid > 0;
}

/* Nothing says what a grade of a year is where no share of days was given. */
static int put_goal(const struct ehr_air_span *span, const struct tally *tally,
	const struct ehr_air_goal *goal, struct ehr_err *err)
{
	struct ehr_air_row row = ehr_air_row_of(span, tally->scheme, "goal");

	if (!ehr_str_is(goal->scheme, tally->scheme))
		return 0;
	row.level = goal->level;
	row.n = 0;
	for (int level = 1; level <= goal->level && level <= tally->levels;
		level++)
		row.n += tally->of_level[level];
	row.of = tally->valid;
	row.value = share(row.n, row.of);
	row.unit = "1";
	row.limit = goal->share;
	if (isnan(goal->share))
		row.verdict = "needs_judgement";
	else if (tally->valid == 0 || !is_enough(span, tally))
		row.verdict = "not_valid";
	else
		row.verdict = (double)row.n >= goal->share * (double)row.of
				      ? "meets"
				      : "fails";
	return ehr_air_row_put(span, &row, err);
}

static int put_tally(const struct ehr_air_span *span, const struct tally *tally,
	struct ehr_err *err)
{
	const struct ehr_air_summary *summary = span->summary;

	if (put_days(span, tally, err) || put_levels(span, tally, err) ||
		put_highest(span, tally, err) || put_good(span, tally, err) ||
		put_primary(span, tally, err))
		return -1;
	for (size_t i = 0; i < summary->n_goals; i++)
		if (put_goal(span, tally, &summary->goal[i], err))
			return -1;
	return 0;
}

/* The index of one day, with what it comes from and lacks. */
static int put_day(const struct ehr_air_span *span,
	const struct ehr_aqi_plan *plan, const struct ehr_aqi_result *result,
	struct ehr_err *err)
{
	struct ehr_air_row row =
		ehr_air_row_of(span, plan->standard->name, "aqi");
	struct ehr_buf primary = { 0 }, flags = { 0 };
	int rc;

	ehr_aqi_primary_text(result, &primary);
	if (is_dust(span, span->from))
		ehr_buf_puts(&flags, "dust ");
	ehr_aqi_na_text(plan, result, &flags);
	if (flags.n > 0 && flags.p[flags.n - 1] == ' ')
		flags.n--;
	row.pollutant = ehr_buf_text(&primary);
	row.flags = ehr_buf_text(&flags);
	row.unit = "1";
	if (result->aqi != EHR_AQI_NONE) {
		row.value = result->aqi;
		row.level = result->level->level;
	}
	rc = ehr_air_row_put(span, &row, err);
	ehr_buf_release(&primary);
	ehr_buf_release(&flags);
	return rc;
}

static void count_quality(struct tally *tally, long day,
	const struct ehr_aqi_plan *plan, const struct ehr_aqi_result *result)
{
	bool named = false, partial = false;

	if (result->aqi == EHR_AQI_NONE)
		return;
	for (size_t i = 0; i < plan->n; i++)
		partial = partial || result->missing[i];
	tally->partial += partial;
	count(tally, day, result->aqi, result->level->level);
	if (result->aqi <= plan->standard->good_most) {
		tally->good++;
		tally->good_partial += partial;
	}
	for (int i = 0; i < EHR_AIR_N; i++) {
		tally->primary[i] += result->primary[i];
		named = named || result->primary[i];
	}
	tally->named += named;
}

int ehr_air_summary_quality(const struct ehr_air_span *span,
	const struct ehr_aqi_plan *plan, struct ehr_err *err)
{
	struct tally tally = { .scheme = plan->standard->name,
		.levels = (int)plan->standard->levels->n };
	struct ehr_aqi_input input;
	struct ehr_aqi_result result;

	for (long day = span->from; day < span->from + span->days; day++) {
		if (!ehr_air_days_input(
			    span->summary->days, span->place, day, &input))
			continue;
		ehr_aqi_compute(plan, &input, &result);
		if (span->summary->period == EHR_AIR_BY_DAY)
			return put_day(span, plan, &result, err);
		if (is_dust(span, day))
			tally.dust++;
		else
			count_quality(&tally, day, plan, &result);
	}
	return span->summary->period == EHR_AIR_BY_DAY
		       ? 0
		       : put_tally(span, &tally, err);
}

static int put_health_day(const struct ehr_air_span *span,
	const struct ehr_air_scheme *scheme, struct ehr_err *err)
{
	struct ehr_air_row row = ehr_air_row_of(span, scheme->name, "aqhi");

	if (ehr_air_indices_get(scheme->indices, span->place, span->from,
		    &row.value, &row.level))
		row.unit = "1";
	else
		row.flags = "no_index";
	return ehr_air_row_put(span, &row, err);
}

int ehr_air_summary_health(const struct ehr_air_span *span,
	const struct ehr_air_scheme *scheme, struct ehr_err *err)
{
	struct tally tally = { .scheme = scheme->name,
		.levels = scheme->levels < EHR_AQI_LEVELS ? scheme->levels
							  : EHR_AQI_LEVELS,
		.good = -1 };
	double index;
	int level;

	if (span->summary->period == EHR_AIR_BY_DAY)
		return put_health_day(span, scheme, err);
	for (long day = span->from; day < span->from + span->days; day++) {
		if (!ehr_air_indices_get(
			    scheme->indices, span->place, day, &index, &level))
			continue;
		if (is_dust(span, day))
			tally.dust++;
		else
			count(&tally, day, index, level);
	}
	return put_tally(span, &tally, err);
}
