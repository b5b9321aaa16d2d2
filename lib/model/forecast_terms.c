/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_terms.h"

#include <math.h>

enum { WEEKDAYS = 6 };

static const double pi = 3.14159265358979323846, year_days = 365.25;

double ehr_forecast_log(double value)
{
	return value > 0 ? log(value) : NAN;
}

static size_t lags(unsigned terms, int day_steps)
{
	return terms & EHR_FORECAST_TERM_LAG ? day_steps > 1 ? 2 : 1 : 0;
}

size_t ehr_forecast_terms_count(
	const struct ehr_forecast_terms *terms, int day_steps)
{
	unsigned which = terms->terms;

	return 1 + lags(which, day_steps) +
	       (which & EHR_FORECAST_TERM_USUAL ? 1 : 0) +
	       (which & EHR_FORECAST_TERM_WEATHER ? terms->n_weather : 0) +
	       (which & EHR_FORECAST_TERM_WEEKDAY ? WEEKDAYS : 0) +
	       (which & EHR_FORECAST_TERM_SEASON ? EHR_FORECAST_SEASON_COLUMNS
						 : 0);
}

static double newest(const struct ehr_forecast_series *series, long issued)
{
	long oldest = issued;

	if (series->day_steps > 1)
		oldest -= (long)series->setting[EHR_FORECAST_LAG_HOURS];
	for (long at = issued; at >= oldest; at--) {
		double value =
			ehr_forecast_value(series->line, series->field, at);

		if (!isnan(value))
			return value;
	}
	return NAN;
}

static enum ehr_forecast_na put_log(double value, double *out)
{
	*out = ehr_forecast_log(value);
	if (isnan(value))
		return EHR_FORECAST_NO_RECENT;
	return isnan(*out) ? EHR_FORECAST_NOT_POSITIVE : EHR_FORECAST_GIVEN;
}

static enum ehr_forecast_na put_lags(const struct ehr_forecast_series *series,
	struct ehr_forecast_when when, size_t n, double *out)
{
	enum ehr_forecast_na na = EHR_FORECAST_GIVEN, other;
	double same;

	if (n > 0)
		na = put_log(newest(series, when.issued), &out[0]);
	if (n > 1) {
		if (ehr_forecast_persistence(series, when, &same))
			same = NAN;
		other = put_log(same, &out[1]);
		na = na ? na : other;
	}
	return na;
}

static enum ehr_forecast_na put_usual(const struct ehr_forecast_series *series,
	struct ehr_forecast_when when, double *out)
{
	double usual;

	*out = NAN;
	if (ehr_forecast_climatology(series, when, false, &usual))
		return EHR_FORECAST_FEW_VALUES;
	return put_log(usual, out);
}

/* What a fit sees is what was observed; what a forecast has is that of the
 * moment of issue, or a forecast. */
static enum ehr_forecast_na put_weather(const struct ehr_forecast_terms *terms,
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	bool as_used, double *out)
{
	enum ehr_forecast_na na = EHR_FORECAST_GIVEN;
	const double *found = NULL;

	if (terms->outside && as_used)
		found = ehr_forecast_outside_find(terms->outside,
			terms->station, when.issued, when.target);
	for (size_t i = 0; i < terms->n_weather; i++) {
		if (terms->outside && as_used)
			out[i] = found ? found[i] : NAN;
		else
			out[i] = ehr_forecast_value(series->line,
				terms->weather + i,
				terms->outside ? when.target : when.issued);
		if (isnan(out[i]))
			na = EHR_FORECAST_NO_WEATHER;
	}
	return na;
}

static void put_calendar(unsigned which, long day, double *out)
{
	long weekday = ((day + 3) % 7 + 7) % 7; /* 0 is Monday */
	double turn = 2 * pi * (double)day / year_days;

	if (which & EHR_FORECAST_TERM_WEEKDAY)
		for (long k = 1; k <= WEEKDAYS; k++)
			*out++ = weekday == k;
	if (which & EHR_FORECAST_TERM_SEASON)
		for (int k = 1; k <= EHR_FORECAST_SEASON_COLUMNS / 2; k++) {
			*out++ = sin(k * turn);
			*out++ = cos(k * turn);
		}
}

enum ehr_forecast_na ehr_forecast_terms_row(
	const struct ehr_forecast_terms *terms,
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	bool as_used, double *row)
{
	size_t n = lags(terms->terms, series->day_steps);
	long day = series->day_steps == 1 ? when.target
					  : ehr_hour_day(when.target);
	enum ehr_forecast_na na, other = EHR_FORECAST_GIVEN;

	row[0] = 1;
	na = put_lags(series, when, n, row + 1);
	n++;
	if (terms->terms & EHR_FORECAST_TERM_USUAL)
		other = put_usual(series, when, &row[n++]);
	na = na ? na : other;
	if (terms->terms & EHR_FORECAST_TERM_WEATHER) {
		other = put_weather(terms, series, when, as_used, row + n);
		n += terms->n_weather;
	}
	put_calendar(terms->terms, day, row + n);
	return na ? na : other;
}
