/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_series.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "base/day.h"

enum { MONTHS = 12 };

const char *const ehr_forecast_na_word[EHR_FORECAST_NAS] = { "", "no_data",
	"constant", "no_recent", "few_values", "few_days", "no_weather",
	"not_positive", "not_covered", "too_far", "no_pollutant" };

static long whole(const struct ehr_forecast_series *self,
	enum ehr_forecast_setting setting)
{
	return (long)self->setting[setting];
}

static double value_at(const struct ehr_forecast_series *self, long step)
{
	return ehr_forecast_value(self->line, self->field, step);
}

static void find_changes(struct ehr_forecast_series *self)
{
	const double *value = ehr_forecast_values(self->line, self->field);
	double first = NAN;

	self->known = self->again = self->varies = LONG_MAX;
	for (size_t i = 0; i < self->line->n; i++) {
		long step = self->line->first + (long)i;

		if (isnan(value[i]))
			continue;
		if (self->known == LONG_MAX) {
			self->known = step;
			first = value[i];
		} else if (self->again == LONG_MAX) {
			self->again = step;
		}
		if (value[i] < first || value[i] > first) {
			self->varies = step;
			return;
		}
	}
}

/* The windows of two years do not overlap, and have one value a day. */
void ehr_forecast_series_init(struct ehr_forecast_series *series,
	const struct ehr_forecast_line *line, size_t field, int day_steps,
	const double *setting, struct ehr_arena *arena)
{
	size_t days = line->n / (size_t)day_steps + 2;

	*series = (struct ehr_forecast_series){ .line = line,
		.field = field,
		.day_steps = day_steps,
		.setting = setting };
	series->window = ehr_arena_alloc(arena, days * sizeof(double));
	find_changes(series);
}

enum ehr_forecast_na ehr_forecast_state(
	const struct ehr_forecast_series *series, long issued)
{
	if (issued < series->known)
		return EHR_FORECAST_NO_DATA;
	if (issued >= series->again && issued < series->varies)
		return EHR_FORECAST_CONSTANT;
	return EHR_FORECAST_GIVEN;
}

/* The last value of a step that is so many whole periods before the target. */
static double last_of(const struct ehr_forecast_series *self,
	struct ehr_forecast_when when, long *step)
{
	long period = self->day_steps;
	long back = (when.target - when.issued + period - 1) / period * period;
	long oldest = when.target - back -
		      whole(self, EHR_FORECAST_RECENT_DAYS) * period;

	for (long at = when.target - back; at >= oldest; at -= period) {
		double value = value_at(self, at);

		*step = at;
		if (!isnan(value))
			return value;
	}
	return NAN;
}

enum ehr_forecast_na ehr_forecast_persistence(
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	double *value)
{
	long step;

	*value = last_of(series, when, &step);
	return isnan(*value) ? EHR_FORECAST_NO_RECENT : EHR_FORECAST_GIVEN;
}

static long floor_day(const struct ehr_forecast_series *self, long step)
{
	return self->day_steps == 1 ? step : ehr_hour_day(step);
}

static size_t gather(const struct ehr_forecast_series *self, long middle,
	long hour, long issued, double *out)
{
	long reach = whole(self, EHR_FORECAST_WINDOW_DAYS);
	size_t n = 0;

	for (long day = middle - reach; day <= middle + reach; day++) {
		long step = day * self->day_steps + hour;
		double value;

		if (step > issued)
			break;
		value = value_at(self, step);
		if (!isnan(value))
			out[n++] = value;
	}
	return n;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double mean_of(const double *value, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += value[i];
	return sum / (double)n;
}

static double median_of(double *value, size_t n)
{
	qsort(value, n, sizeof(*value), compare);
	return n % 2 ? value[n / 2]
		     : value[n / 2 - 1] + (value[n / 2] - value[n / 2 - 1]) / 2;
}

enum ehr_forecast_na ehr_forecast_climatology(
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	bool median, double *value)
{
	long day = floor_day(series, when.target);
	long hour = when.target - day * series->day_steps;
	long reach = whole(series, EHR_FORECAST_WINDOW_DAYS);
	long first = floor_day(series, series->line->first) - reach;
	long middle = day, later = day + 1;
	size_t n = 0;

	for (long year = 1; middle >= first && middle < later; year++) {
		n += gather(
			series, middle, hour, when.issued, series->window + n);
		later = middle;
		middle = ehr_day_add_months(day, -MONTHS * year);
	}
	if (n < (size_t)whole(series, EHR_FORECAST_WINDOW_LEAST))
		return EHR_FORECAST_FEW_VALUES;
	*value = median ? median_of(series->window, n)
			: mean_of(series->window, n);
	return EHR_FORECAST_GIVEN;
}

/* Running sums of pairs. */
struct pairs {
	double n, x, y, xx, yy, xy;
};

static double correlation(const struct pairs *pairs, double least)
{
	double x = pairs->n * pairs->xx - pairs->x * pairs->x;
	double y = pairs->n * pairs->yy - pairs->y * pairs->y;
	double r;

	if (pairs->n < least || !(x > 0) || !(y > 0))
		return NAN;
	r = (pairs->n * pairs->xy - pairs->x * pairs->y) / (sqrt(x) * sqrt(y));
	return r > 1 ? 1 : r > 0 ? r : 0;
}

static void add_pair(struct pairs *pairs, double x, double y)
{
	if (isnan(x) || isnan(y))
		return;
	pairs->n++;
	pairs->x += x;
	pairs->y += y;
	pairs->xx += x * x;
	pairs->yy += y * y;
	pairs->xy += x * y;
}

void ehr_forecast_anomalies(
	struct ehr_forecast_series *series, struct ehr_arena *arena)
{
	const double *value = ehr_forecast_values(series->line, series->field);
	double least = series->setting[EHR_FORECAST_PAIRS_LEAST];
	size_t n = series->line->n;
	struct pairs pairs = { 0 };
	double before = NAN;

	series->anomaly = ehr_arena_alloc(arena, (n + 1) * sizeof(double));
	series->r = ehr_arena_alloc(arena, (n + 1) * sizeof(double));
	for (size_t i = 0; i < n; i++) {
		long step = series->line->first + (long)i;
		struct ehr_forecast_when when = { step - 1, step };
		double usual, found = NAN;

		if (!isnan(value[i]) && ehr_forecast_climatology(series, when,
						false, &usual) == 0)
			found = value[i] - usual;
		add_pair(&pairs, before, found);
		series->anomaly[i] = before = found;
		series->r[i] = correlation(&pairs, least);
	}
}

enum ehr_forecast_na ehr_forecast_damped(
	const struct ehr_forecast_series *series, struct ehr_forecast_when when,
	double *value)
{
	long last = series->line->first + (long)series->line->n - 1;
	long from = when.issued < last ? when.issued : last;
	long oldest = when.issued - whole(series, EHR_FORECAST_RECENT_DAYS) *
					    series->day_steps;
	enum ehr_forecast_na na;
	double usual, r;

	na = ehr_forecast_climatology(series, when, false, &usual);
	if (na)
		return na;
	while (from >= oldest && from >= series->line->first &&
		isnan(series->anomaly[from - series->line->first]))
		from--;
	if (from < oldest || from < series->line->first)
		return EHR_FORECAST_NO_RECENT;
	r = series->r[from - series->line->first];
	if (isnan(r))
		return EHR_FORECAST_FEW_VALUES;
	*value = usual + pow(r, (double)(when.target - from)) *
				 series->anomaly[from - series->line->first];
	if (*value < 0 && usual >= 0)
		*value = 0;
	return EHR_FORECAST_GIVEN;
}
