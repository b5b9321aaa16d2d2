/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqi_hours.h"

#include "calc/nowcast.h"

enum { EIGHT = 8 };

static int slot(long hour)
{
	return ehr_hour_of_day(hour);
}

static void take(struct ehr_air_sum *sum, int64_t value)
{
	if (value != EHR_AIR_MISSING) {
		sum->micro -= value;
		sum->n--;
	}
}

static void push_one(
	struct ehr_aqi_hours *self, long hour, const int64_t *value)
{
	int64_t *now = self->value[slot(hour)];
	const int64_t *before = self->value[slot(hour - EIGHT)];

	for (int i = 0; i < EHR_AIR_N; i++) {
		take(&self->sum24[i], now[i]);
		take(&self->sum8[i], before[i]);
		now[i] = value ? value[i] : EHR_AIR_MISSING;
		ehr_air_add(&self->sum24[i], now[i]);
		ehr_air_add(&self->sum8[i], now[i]);
	}
	self->latest = hour;
}

static void clear(struct ehr_aqi_hours *self)
{
	*self = (struct ehr_aqi_hours){ 0 };
	for (int h = 0; h < EHR_DAY_HOURS; h++)
		for (int i = 0; i < EHR_AIR_N; i++)
			self->value[h][i] = EHR_AIR_MISSING;
}

void ehr_aqi_hours_push(struct ehr_aqi_hours *self, long hour,
	const int64_t value[static EHR_AIR_N])
{
	if (self->empty || hour - self->latest > EHR_DAY_HOURS)
		clear(self);
	else
		for (long h = self->latest + 1; h < hour; h++)
			push_one(self, h, NULL);
	push_one(self, hour, value);
}

static struct ehr_aqi_value value_of(struct ehr_air_sum sum)
{
	return (struct ehr_aqi_value){ sum.n,
		{ sum.micro, (ehr_wide)EHR_AIR_MICRO * (sum.n ? sum.n : 1) } };
}

static struct ehr_aqi_value single(int64_t value)
{
	struct ehr_air_sum sum = { 0, 0 };

	ehr_air_add(&sum, value);
	return value_of(sum);
}

static struct ehr_aqi_value nowcast(
	const struct ehr_aqi_hours *self, int pollutant)
{
	int64_t hour[EHR_NOWCAST_HOURS], mean;
	struct ehr_aqi_value value = { 0 };
	int latest;

	for (int i = 0; i < EHR_NOWCAST_HOURS; i++)
		hour[i] = self->value[slot(self->latest - i)][pollutant];
	if (ehr_nowcast(hour, &latest, &mean)) {
		value = single(mean);
		value.values = latest;
	}
	return value;
}

void ehr_aqi_hours_now(
	const struct ehr_aqi_hours *self, struct ehr_aqi_input *input)
{
	*input = (struct ehr_aqi_input){ 0 };
	for (int i = 0; i < EHR_AIR_N; i++) {
		input->value[EHR_AQI_1H][i] =
			single(self->value[slot(self->latest)][i]);
		input->value[EHR_AQI_8H][i] = value_of(self->sum8[i]);
		input->value[EHR_AQI_24H][i] = value_of(self->sum24[i]);
		if (ehr_air_is_particle((enum ehr_air)i))
			input->value[EHR_AQI_NOWCAST][i] = nowcast(self, i);
	}
}

/* The hour of the day of the latest one, or missing behind it. */
static int64_t of_day(const struct ehr_aqi_hours *self, int hour, int pollutant)
{
	return hour <= slot(self->latest) ? self->value[hour][pollutant]
					  : EHR_AIR_MISSING;
}

static bool is_more(struct ehr_air_sum a, struct ehr_air_sum b)
{
	return (ehr_wide)a.micro * b.n > (ehr_wide)b.micro * a.n;
}

static struct ehr_aqi_value most_of_eight(
	const struct ehr_aqi_hours *self, int pollutant, int min_hours)
{
	struct ehr_air_sum sum = { 0, 0 }, most = { 0, 0 };
	struct ehr_aqi_value value;
	int means = 0;

	for (int h = 0; h < EHR_DAY_HOURS; h++) {
		ehr_air_add(&sum, of_day(self, h, pollutant));
		if (h >= EIGHT)
			take(&sum, of_day(self, h - EIGHT, pollutant));
		if (h < EIGHT - 1 || sum.n < min_hours)
			continue;
		if (means++ == 0 || is_more(sum, most))
			most = sum;
	}
	value = value_of(most);
	value.values = means;
	return value;
}

void ehr_aqi_hours_day(const struct ehr_aqi_hours *self, int min_hours,
	struct ehr_aqi_input *input)
{
	*input = (struct ehr_aqi_input){ 0 };
	for (int i = 0; i < EHR_AIR_N; i++) {
		struct ehr_air_sum sum = { 0, 0 };
		int64_t most = EHR_AIR_MISSING;

		for (int h = 0; h < EHR_DAY_HOURS; h++) {
			int64_t hour = of_day(self, h, i);

			ehr_air_add(&sum, hour);
			most = hour > most ? hour : most;
		}
		input->value[EHR_AQI_24H][i] = value_of(sum);
		input->value[EHR_AQI_1H_MAX][i] = single(most);
		input->value[EHR_AQI_1H_MAX][i].values = sum.n;
		input->value[EHR_AQI_8H_MAX][i] =
			most_of_eight(self, i, min_hours);
	}
}
