/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_summary_limit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"

enum { MONTHS = 12, FEBRUARY = 2, PERCENT = 100 };
enum { MEASURE_TEXT = 32 };

/* Values of a pollutant on the days of a span, in the unit of its limit. */
struct values {
	struct ehr_fraction *value; /* in the order of days */
	long *day;
	size_t n;
	long dust;
	long of_month[MONTHS + 1];
};

/* An edition over a span, while its rows are made. */
struct judging {
	const struct ehr_air_span *span;
	const struct ehr_air_edition *edition;
	bool exceeds, not_valid;
	size_t judged;
};

static const char *unit_of(const struct ehr_air_limit *limit)
{
	return limit->milligrams ? "mg/m3" : "ug/m3";
}

static struct ehr_fraction bound(const struct ehr_air_limit *limit)
{
	return (struct ehr_fraction){ limit->limit, EHR_AQI_THOUSANDTHS };
}

static double bound_value(const struct ehr_air_limit *limit)
{
	return ehr_fraction_value(bound(limit));
}

static struct ehr_fraction rounded(
	struct ehr_fraction value, const struct ehr_air_statistic *by)
{
	return ehr_decimal_round(value, by->decimals, EHR_ROUND_HALF_EVEN);
}

static const struct ehr_air_limit *limit_of(const struct judging *self,
	const struct ehr_air_statistic *by, enum ehr_air_over over)
{
	return ehr_air_limit_find(
		self->edition, self->span->summary->area, by->pollutant, over);
}

static int gather(const struct ehr_air_span *span,
	const struct ehr_air_statistic *by, const struct ehr_air_limit *limit,
	struct values *values, struct ehr_err *err)
{
	const struct ehr_air_summary *summary = span->summary;
	enum ehr_air air = ehr_air_find(ehr_str_of(by->pollutant));
	enum ehr_aqi_averaging averaging =
		by->of == EHR_AIR_OVER_8H_MAX ? EHR_AQI_8H_MAX : EHR_AQI_24H;
	struct ehr_fraction factor;

	if (air == EHR_AIR_N ||
		!ehr_aqi_factor(summary->basis, air, unit_of(limit), &factor))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no way from the unit of \"%s\" to that of its "
			  "limit"),
			by->pollutant);
	values->value = ehr_alloc((size_t)span->days * sizeof(*values->value));
	values->day = ehr_alloc((size_t)span->days * sizeof(*values->day));
	for (long day = span->from; day < span->from + span->days; day++) {
		struct ehr_aqi_value value = ehr_air_days_one(
			summary->days, span->place, day, averaging, air);

		if (value.values == 0)
			continue;
		if (ehr_air_is_particle(air) && summary->dust &&
			ehr_air_dust_is(summary->dust, span->at.name, day)) {
			values->dust++;
			continue;
		}
		values->value[values->n] =
			(struct ehr_fraction){ value.mean.over * factor.over,
				value.mean.under * factor.under };
		values->day[values->n++] = day;
		values->of_month[ehr_day_parts(day).month]++;
	}
	return 0;
}

static void release(struct values *values)
{
	free(values->value);
	free(values->day);
}

static bool has_month(const struct ehr_air_limits *limits,
	const struct values *values, int month)
{
	return (double)values->of_month[month] >=
	       limits->setting[month == FEBRUARY ? EHR_AIR_DAYS_PER_FEBRUARY
						 : EHR_AIR_DAYS_PER_MONTH];
}

/* Has the year of the span enough days? Months that it does not reach lack all
 * of theirs. */
static bool is_valid_year(
	const struct ehr_air_limits *limits, const struct values *values)
{
	for (int month = 1; month <= MONTHS; month++)
		if (!has_month(limits, values, month))
			return false;
	return (double)values->n >= limits->setting[EHR_AIR_DAYS_PER_YEAR];
}

/* Why a year is not valid: the months that have too few days. */
static void flag_months(const struct ehr_air_limits *limits,
	const struct values *values, struct ehr_buf *flags)
{
	char next = ':';

	ehr_buf_printf(flags, "%sfew_days", flags->n ? " " : "");
	for (int month = 1; month <= MONTHS; month++) {
		if (has_month(limits, values, month))
			continue;
		ehr_buf_printf(flags, "%c%02d", next, month);
		next = '/';
	}
}

static struct ehr_air_row begin_row(const struct judging *self,
	const struct ehr_air_statistic *by, const char *measure)
{
	struct ehr_air_row row =
		ehr_air_row_of(self->span, self->edition->name, measure);

	row.pollutant = by->pollutant;
	return row;
}

/* Days above the limit of a day, and the highest. */
static int put_exceeded(const struct judging *self,
	const struct ehr_air_statistic *by, const struct values *values,
	const struct ehr_air_limit *limit, struct ehr_err *err)
{
	struct ehr_air_row row = begin_row(self, by, "exceeded");
	struct ehr_air_row most = begin_row(
		self, by, by->of == EHR_AIR_OVER_8H_MAX ? "max_8h" : "max_24h");
	char date[EHR_DAY_TEXT];
	size_t highest = 0;

	row.n = 0;
	for (size_t i = 0; i < values->n; i++) {
		row.n += ehr_fraction_compare(rounded(values->value[i], by),
				 bound(limit)) > 0;
		if (ehr_fraction_compare(
			    values->value[i], values->value[highest]) > 0)
			highest = i;
	}
	row.of = (long)values->n;
	row.value = values->n ? (double)row.n / (double)row.of : NAN;
	row.unit = "1";
	row.limit = bound_value(limit);
	if (ehr_air_row_put(self->span, &row, err))
		return -1;
	if (values->n == 0)
		return 0;
	ehr_day_write(date, values->day[highest]);
	most.time = date;
	most.value = ehr_fraction_value(values->value[highest]);
	most.unit = unit_of(limit);
	return ehr_air_row_put(self->span, &most, err);
}

static int compare(const void *a, const void *b)
{
	return ehr_fraction_compare(*(const struct ehr_fraction *)a,
		*(const struct ehr_fraction *)b);
}

struct ehr_fraction ehr_air_percentile(
	const struct ehr_fraction *value, size_t n, int percent)
{
	size_t rank = (n - 1) * (size_t)percent;
	size_t at = rank / PERCENT, rest = rank % PERCENT;
	struct ehr_fraction low = value[at], high;

	if (rest == 0)
		return low;
	high = value[at + 1];
	low.over *= (ehr_wide)(PERCENT - rest);
	high.over *= (ehr_wide)rest;
	low = ehr_fraction_add(low, high);
	low.under *= PERCENT;
	return low;
}

static struct ehr_fraction mean_of(const struct values *values)
{
	struct ehr_fraction sum = { 0, 1 };

	for (size_t i = 0; i < values->n; i++)
		sum = ehr_fraction_add(sum, values->value[i]);
	sum.under *= (ehr_wide)values->n;
	return sum;
}

static void judge(struct judging *self, struct ehr_air_row *row,
	struct ehr_fraction value, const struct ehr_air_limit *limit,
	bool valid)
{
	bool exceeds = ehr_fraction_compare(value, bound(limit)) > 0;

	self->judged++;
	row->limit = bound_value(limit);
	row->verdict = !valid ? "not_valid" : exceeds ? "exceeds" : "meets";
	self->not_valid = self->not_valid || !valid;
	self->exceeds = self->exceeds || (valid && exceeds);
}

/* values in rising order */
static int put_statistic(struct judging *self,
	const struct ehr_air_statistic *by, const struct values *values,
	const struct ehr_air_limit *limit, struct ehr_err *err)
{
	const struct ehr_air_summary *summary = self->span->summary;
	char measure[MEASURE_TEXT] = "mean";
	struct ehr_buf flags = { 0 };
	struct ehr_air_row row = begin_row(self, by, measure);
	struct ehr_fraction value = { 0, 1 };
	int rc;

	if (by->percent >= 0)
		(void)snprintf(measure, sizeof(measure), "p%d", by->percent);
	if (values->dust)
		ehr_buf_printf(&flags, "dust_left_out:%ld", values->dust);
	row.unit = unit_of(limit);
	row.n = (long)values->n;
	row.of = self->span->days;
	if (values->n) {
		value = by->percent < 0 ? mean_of(values)
					: ehr_air_percentile(values->value,
						  values->n, by->percent);
		row.value = ehr_fraction_value(value);
		value = rounded(value, by);
		row.rounded = ehr_fraction_value(value);
	}
	if (summary->period == EHR_AIR_BY_YEAR) {
		bool valid = is_valid_year(summary->limits, values);

		if (!valid)
			flag_months(summary->limits, values, &flags);
		judge(self, &row, value, limit, valid);
	}
	row.flags = ehr_buf_text(&flags);
	rc = ehr_air_row_put(self->span, &row, err);
	ehr_buf_release(&flags);
	return rc;
}

/* The value of a day against the limit of a day. */
static int put_value(const struct judging *self,
	const struct ehr_air_statistic *by, const struct values *values,
	const struct ehr_air_limit *limit, struct ehr_err *err)
{
	struct ehr_air_row row = begin_row(
		self, by, by->of == EHR_AIR_OVER_8H_MAX ? "8h-max" : "24h");
	struct ehr_fraction value;

	row.unit = unit_of(limit);
	row.limit = bound_value(limit);
	row.verdict = "not_valid";
	if (values->dust)
		row.flags = "dust";
	if (values->n) {
		value = rounded(values->value[0], by);
		row.value = ehr_fraction_value(values->value[0]);
		row.rounded = ehr_fraction_value(value);
		row.verdict = ehr_fraction_compare(value, bound(limit)) > 0
				      ? "exceeds"
				      : "meets";
	}
	return ehr_air_row_put(self->span, &row, err);
}

static int put_one(struct judging *self, const struct ehr_air_statistic *by,
	struct ehr_err *err)
{
	const struct ehr_air_limit *limit = limit_of(self, by, by->limit);
	const struct ehr_air_limit *of_day = limit_of(self, by, by->of);
	bool by_day = self->span->summary->period == EHR_AIR_BY_DAY;
	bool is_of_day = by->limit == by->of;
	struct values values = { 0 };
	int rc = 0;

	if (limit == NULL || of_day == NULL || (by_day && !is_of_day))
		return 0;
	if (gather(self->span, by, limit, &values, err))
		return -1;
	if (by_day) {
		rc = put_value(self, by, &values, of_day, err);
	} else {
		if (is_of_day)
			rc = put_exceeded(self, by, &values, of_day, err);
		qsort(values.value, values.n, sizeof(*values.value), compare);
		if (rc == 0)
			rc = put_statistic(self, by, &values, limit, err);
	}
	release(&values);
	return rc;
}

static int put_edition(const struct ehr_air_span *span,
	const struct ehr_air_edition *edition, struct ehr_err *err)
{
	struct judging self = { .span = span, .edition = edition };
	struct ehr_air_row row;

	for (size_t i = 0; i < edition->n_statistics; i++)
		if (put_one(&self, &edition->statistic[i], err))
			return -1;
	if (span->summary->period != EHR_AIR_BY_YEAR || self.judged == 0)
		return 0;
	row = ehr_air_row_of(span, edition->name, "attainment");
	row.verdict = self.exceeds     ? "exceeds"
		      : self.not_valid ? "not_valid"
				       : "meets";
	return ehr_air_row_put(span, &row, err);
}

int ehr_air_summary_limits(const struct ehr_air_span *span, struct ehr_err *err)
{
	const struct ehr_air_summary *summary = span->summary;
	const struct ehr_air_edition *edition;
	char date[EHR_DAY_TEXT];

	for (size_t i = 0; i < summary->n_editions; i++)
		if (put_edition(span, summary->edition[i], err))
			return -1;
	if (summary->n_editions)
		return 0;
	ehr_day_write(date, span->from + span->days - 1);
	edition = ehr_air_edition_on(summary->limits, date);
	return edition ? put_edition(span, edition, err) : 0;
}
