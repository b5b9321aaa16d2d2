/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/weather.h"

#include <math.h>

#include "model/weather_row.h"

static const double reference_height_m = 10;

void ehr_weather_init(struct ehr_weather *weather,
	const struct ehr_weather_rules *rules,
	const struct ehr_weather_opts *opts)
{
	*weather = (struct ehr_weather){ .rules = rules, .opts = *opts };
	weather->n_sectors =
		opts->sectors ? opts->sectors
			      : (unsigned)rules->setting[EHR_WEATHER_SECTORS];
	for (int i = 0; i < EHR_STABILITIES; i++)
		for (int k = 0; k < EHR_WEATHER_WINDS; k++)
			weather->hours[i][k] = ehr_arena_calloc(&weather->arena,
				weather->n_sectors, sizeof(double));
}

void ehr_weather_release(struct ehr_weather *weather)
{
	for (int i = 0; i < EHR_STABILITIES; i++) {
		for (int k = 0; k < EHR_WEATHER_WINDS; k++)
			ehr_sum_release(&weather->slowness[i][k].sum);
		ehr_sum_release(&weather->lid_m[i].sum);
	}
	ehr_sum_release(&weather->temp_k.sum);
	ehr_map_release(&weather->times);
	ehr_arena_release(&weather->arena);
}

static void add_mean(struct ehr_weather_mean *mean, double value)
{
	if (isnan(value))
		return;
	ehr_sum_add(&mean->sum, value);
	mean->n++;
}

/* NAN if there is nothing. */
static double mean_of(const struct ehr_weather_mean *mean)
{
	return mean->n ? ehr_sum_value(&mean->sum) / (double)mean->n : NAN;
}

static int wind_class(const struct ehr_weather_rules *rules, double wind_m_s)
{
	double knots = floor(ehr_knots(wind_m_s) + 0.5);
	int i = 0;

	while (i < EHR_WEATHER_WINDS - 1 &&
		knots > rules->setting[EHR_WEATHER_WIND_1 + i])
		i++;
	return i;
}

static void add_hour(struct ehr_weather *self, const struct ehr_hour *hour)
{
	unsigned n = self->n_sectors;
	int wind = wind_class(self->rules, hour->wind_m_s);
	unsigned sector = (unsigned)(hour->from_degrees * n / 360 + 0.5) % n;

	self->facts.used++;
	self->facts.cloud_assumed += hour->cloud_assumed;
	self->facts.ceiling_unknown += hour->ceiling_unknown;
	add_mean(&self->temp_k, hour->temp_k);
	add_mean(&self->lid_m[hour->stability], hour->lid_m);
	if (hour->state == EHR_HOUR_CALM) {
		self->facts.calm++;
		self->calm[hour->stability]++;
		return;
	}
	self->hours[hour->stability][wind][sector]++;
	add_mean(&self->slowness[hour->stability][wind], 1 / hour->wind_m_s);
}

static void count_time(struct ehr_weather *self, struct ehr_str time)
{
	bool is_new = true;

	if (time.n == 0)
		return;
	ehr_map_add(&self->times, time, &is_new);
	self->facts.repeated += !is_new;
}

int ehr_weather_read(struct ehr_weather *self, struct ehr_reader *reader,
	struct ehr_err *err)
{
	struct ehr_weather_columns columns;
	struct ehr_hour hour;
	struct ehr_row row;
	int rc;

	if (ehr_weather_columns_find(&columns, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) > 0) {
		if (ehr_hour_read(&hour, &columns, &row, self, err)) {
			if (ehr_reader_bad(reader, &row, err))
				return -1;
			continue;
		}
		self->facts.hours++;
		count_time(self,
			ehr_weather_cell(&columns, &row, EHR_WEATHER_TIME));
		if (hour.state == EHR_HOUR_NO_WIND)
			self->facts.no_wind++;
		else if (hour.state == EHR_HOUR_NO_CLOUD)
			self->facts.no_cloud++;
		else
			add_hour(self, &hour);
	}
	return rc;
}

static void add_class(struct ehr_climate_maker *maker,
	const struct ehr_weather *self, int stability, int wind)
{
	const struct ehr_weather_mean *slow = &self->slowness[stability][wind];
	double *amount;

	if (slow->n == 0)
		return;
	amount = ehr_climate_maker_class(
		maker, (enum ehr_stability)stability, 1 / mean_of(slow));
	for (unsigned k = 0; k < self->n_sectors; k++)
		amount[k] += self->hours[stability][wind][k];
}

int ehr_weather_climate(struct ehr_weather *self, struct ehr_climate *climate,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_climate_maker maker;

	*climate = (struct ehr_climate){ .ref_height_m = reference_height_m,
		.air_temp_k = mean_of(&self->temp_k) };
	ehr_climate_maker_init(&maker, self->n_sectors, arena);
	for (int i = 0; i < EHR_STABILITIES; i++) {
		maker.calm[i] = self->calm[i];
		climate->lid_m[i] = mean_of(&self->lid_m[i]);
		for (int k = 0; k < EHR_WEATHER_WINDS; k++)
			add_class(&maker, self, i, k);
	}
	if (ehr_climate_maker_end(&maker, self->opts.calm_m_s, climate,
		    &self->facts.calm_share))
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("none of %zu hours has wind and what its stability takes: "
		  "%zu have no wind, %zu no cloud cover (--cloud assumes one)"),
		self->facts.hours, self->facts.no_wind, self->facts.no_cloud);
}
