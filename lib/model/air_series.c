/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_series.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "model/air_trouble.h"

enum { GAP_HOURS = 10 * 366 * EHR_DAY_HOURS };

struct highest {
	double index, raw; /* NAN: none yet */
	int indices;       /* hours with one */
};

struct station {
	struct ehr_air_station said; /* never changed */
	struct station *follower; /* whose reading came behind the last one */
	bool any, pending, open;
	long last; /* time as stamped */
	struct ehr_aqi_hours hours;
	/* long: what the time pending has so far */
	struct ehr_air_reading now;
	/* the day that is open */
	long day;
	bool filled;
	unsigned negative, nondetect;
	struct highest *highest;              /* one a plan */
	struct ehr_air_sum (*sum)[EHR_AIR_N]; /* slots */
};

struct ehr_air_series {
	struct ehr_air_series_opts opts;
	struct ehr_map map;
	struct station **station;
	size_t cap;
	struct station *latest;
	struct ehr_hour_form form; /* of the first reading */
	bool begun;
	struct ehr_arena arena;
};

struct ehr_air_series *ehr_air_series_new(
	const struct ehr_air_series_opts *opts)
{
	struct ehr_air_series *self = ehr_calloc(1, sizeof(*self));

	self->opts = *opts;
	return self;
}

void ehr_air_series_free(struct ehr_air_series *series)
{
	if (series == NULL)
		return;
	ehr_map_release(&series->map);
	free(series->station);
	ehr_arena_release(&series->arena);
	free(series);
}

const struct ehr_air_series_opts *ehr_air_series_opts(
	const struct ehr_air_series *series)
{
	return &series->opts;
}

static struct ehr_air_frame *new_frame(
	const struct ehr_air_series_opts *opts, struct ehr_air_frames *frames)
{
	return ehr_air_frames_add(frames,
		(struct ehr_air_room){ opts->slots, opts->plans, opts->aqi });
}

static struct ehr_air_sum sum_of(struct ehr_aqi_value value, int min_values)
{
	if (value.values < min_values || value.mean.under == 0)
		return (struct ehr_air_sum){ 0, 0 };
	return (struct ehr_air_sum){ (int64_t)value.mean.over,
		(int)(value.mean.under / EHR_AIR_MICRO) };
}

/* Sums of the window's latest hours, and of the latest one. */
static void sum_hours(const struct ehr_air_series_opts *opts,
	const struct ehr_aqi_hours *hours, struct ehr_air_sum (*sum)[EHR_AIR_N])
{
	memset(sum, 0, EHR_AIR_HOUR_SLOTS * sizeof(*sum));
	for (int k = 0; k < opts->means.window_h; k++) {
		const int64_t *value =
			hours->value[ehr_hour_of_day(hours->latest - k)];

		for (int air = 0; air < EHR_AIR_N; air++)
			ehr_air_add(&sum[EHR_AIR_WINDOW][air], value[air]);
	}
	for (int air = 0; air < EHR_AIR_N; air++)
		ehr_air_add(&sum[EHR_AIR_HOUR][air],
			hours->value[ehr_hour_of_day(hours->latest)][air]);
}

static void emit_hour(const struct ehr_air_series *self,
	const struct station *station, long time, size_t row,
	const struct ehr_air_reading *reading, struct ehr_air_frames *frames)
{
	struct ehr_air_frame *frame = new_frame(&self->opts, frames);
	size_t i = frames->n - 1;

	*frame = (struct ehr_air_frame){ .time = time,
		.row = row,
		.station = &station->said,
		.filled = reading == NULL,
		.negative = (unsigned char)(reading ? reading->negative : 0),
		.nondetect =
			(unsigned char)(reading ? reading->nondetect : 0) };
	sum_hours(&self->opts, &station->hours,
		&frames->sum[i * self->opts.slots]);
	if (self->opts.aqi)
		ehr_aqi_hours_now(&station->hours, &frames->aqi[i]);
}

/* The highest of the hours of the day so far, for methods of hours. */
static void note_highest(
	const struct ehr_air_series *self, struct station *station)
{
	struct ehr_air_sum sum[EHR_AIR_HOUR_SLOTS][EHR_AIR_N];
	bool made = false;

	for (size_t i = 0; i < self->opts.plans; i++) {
		const struct ehr_aqhi_plan *plan = &self->opts.plan[i];
		struct highest *highest = &station->highest[i];
		struct ehr_aqhi_report report;

		if (!plan->of_hours)
			continue;
		if (!made)
			sum_hours(&self->opts, &station->hours, sum);
		made = true;
		ehr_aqhi_plan_index(plan,
			(const struct ehr_air_sum(*)[EHR_AIR_N])sum, &report);
		if (isnan(report.aqhi.index) && isnan(report.aqhi.er))
			continue;
		highest->indices += !isnan(report.aqhi.index);
		if (highest->index > report.aqhi.index ||
			(highest->index == report.aqhi.index &&
				highest->raw >= report.aqhi.raw))
			continue;
		highest->index = report.aqhi.index;
		highest->raw = report.aqhi.raw;
		memcpy(station->sum[plan->base], sum, sizeof(sum));
	}
}

static void open_day(
	const struct ehr_air_series *self, struct station *station, long day)
{
	station->day = day;
	station->open = station->filled = true;
	station->negative = station->nondetect = 0;
	memset(station->sum, 0, self->opts.slots * sizeof(*station->sum));
	for (size_t i = 0; i < self->opts.plans; i++)
		station->highest[i] = (struct highest){ NAN, NAN, 0 };
}

static void close_day(const struct ehr_air_series *self,
	struct station *station, struct ehr_air_frames *frames)
{
	const struct ehr_aqhi_means *means = &self->opts.means;
	struct ehr_aqi_input day;
	struct ehr_air_frame *frame;
	size_t i;

	station->open = false;
	if (station->filled && !self->opts.fill)
		return;
	ehr_aqi_hours_day(&station->hours, means->min_hours_8h, &day);
	for (int air = 0; air < EHR_AIR_N; air++) {
		station->sum[EHR_AIR_DAY][air] =
			sum_of(day.value[EHR_AQI_24H][air], 1);
		station->sum[EHR_AIR_8H_MAX][air] = sum_of(
			day.value[EHR_AQI_8H_MAX][air], means->day_min_8h);
		station->sum[EHR_AIR_1H_MAX][air] = sum_of(
			day.value[EHR_AQI_1H_MAX][air], means->day_min_hours);
	}
	frame = new_frame(&self->opts, frames);
	i = frames->n - 1;
	*frame = (struct ehr_air_frame){ .time = station->day * EHR_DAY_HOURS,
		.row = EHR_AIR_NO_ROW,
		.station = &station->said,
		.filled = station->filled,
		.negative = (unsigned char)station->negative,
		.nondetect = (unsigned char)station->nondetect };
	memcpy(&frames->sum[i * self->opts.slots], station->sum,
		self->opts.slots * sizeof(*station->sum));
	for (size_t k = 0; k < self->opts.plans; k++)
		frames->indices[i * self->opts.plans + k] =
			station->highest[k].indices;
	if (self->opts.aqi)
		frames->aqi[i] = day;
}

/* One hour of the axis; reading NULL: there is none. */
static void step(const struct ehr_air_series *self, struct station *station,
	long time, size_t row, const struct ehr_air_reading *reading,
	struct ehr_air_frames *frames)
{
	static const int64_t nothing[EHR_AIR_N] = { EHR_AIR_MISSING,
		EHR_AIR_MISSING, EHR_AIR_MISSING, EHR_AIR_MISSING,
		EHR_AIR_MISSING, EHR_AIR_MISSING };
	long begin = time - self->opts.stamp_end;

	if (self->opts.means.day &&
		(!station->open || station->day != ehr_hour_day(begin))) {
		if (station->open)
			close_day(self, station, frames);
		open_day(self, station, ehr_hour_day(begin));
	}
	ehr_aqi_hours_push(&station->hours, begin,
		reading != NULL ? reading->micro : nothing);
	if (!self->opts.means.day) {
		if (reading != NULL || self->opts.fill)
			emit_hour(self, station, time, row, reading, frames);
		return;
	}
	if (reading != NULL) {
		station->filled = false;
		station->negative |= reading->negative;
		station->nondetect |= reading->nondetect;
	}
	if (self->opts.plans > 0)
		note_highest(self, station);
}

/* One row of a day; reading NULL: there is none. */
static void emit_day(const struct ehr_air_series *self,
	const struct station *station, long time, size_t row,
	const struct ehr_air_reading *reading, struct ehr_air_frames *frames)
{
	struct ehr_air_frame *frame = new_frame(&self->opts, frames);
	size_t i = frames->n - 1;
	struct ehr_air_sum(*sum)[EHR_AIR_N] =
		&frames->sum[i * self->opts.slots];

	*frame = (struct ehr_air_frame){ .time = time,
		.row = row,
		.station = &station->said,
		.filled = reading == NULL,
		.negative = (unsigned char)(reading ? reading->negative : 0),
		.nondetect =
			(unsigned char)(reading ? reading->nondetect : 0) };
	memset(sum, 0, self->opts.slots * sizeof(*sum));
	for (size_t k = 0; k < self->opts.plans; k++)
		frames->indices[i * self->opts.plans + k] = 0;
	if (self->opts.aqi)
		frames->aqi[i] = (struct ehr_aqi_input){ 0 };
	for (int air = 0; reading != NULL && air < EHR_AIR_N; air++) {
		unsigned of = self->opts.means.of[air];
		unsigned slot = of == EHR_AVERAGING_8H_MAX   ? EHR_AIR_8H_MAX
				: of == EHR_AVERAGING_1H_MAX ? EHR_AIR_1H_MAX
							     : EHR_AIR_DAY;

		ehr_air_add(&sum[slot][air], reading->micro[air]);
	}
}

/* A time with all that was read of it, behind those between. */
static void complete(const struct ehr_air_series *self, struct station *station,
	size_t row, const struct ehr_air_reading *reading,
	struct ehr_air_frames *frames)
{
	bool days = self->opts.means.daily_rows;
	long by = days ? EHR_DAY_HOURS : 1;
	long from = station->any ? station->last + by : reading->hour;

	for (long time = from; time < reading->hour; time += by)
		if (!days)
			step(self, station, time, EHR_AIR_NO_ROW, NULL, frames);
		else if (self->opts.fill)
			emit_day(self, station, time, EHR_AIR_NO_ROW, NULL,
				frames);
	if (days)
		emit_day(self, station, reading->hour, row, reading, frames);
	else
		step(self, station, reading->hour, row, reading, frames);
	station->any = true;
	station->last = reading->hour;
}

static struct station *new_station(
	struct ehr_air_series *self, const struct ehr_air_taken *taken)
{
	struct station *station =
		ehr_arena_calloc(&self->arena, 1, sizeof(*station));

	station->said = (struct ehr_air_station){
		.key = ehr_arena_copy(&self->arena, taken->key),
		.keep = ehr_arena_copy(&self->arena, taken->keep),
		.form = taken->reading->form,
	};
	station->hours.empty = true;
	if (self->opts.means.day) {
		station->highest = ehr_arena_calloc(&self->arena,
			self->opts.plans + 1, sizeof(*station->highest));
		station->sum = ehr_arena_calloc(
			&self->arena, self->opts.slots, sizeof(*station->sum));
	}
	return station;
}

/* Rows of an hour mostly come in the order of the hour before, and rows of one
 * station behind each other. */
static struct station *station_of(
	struct ehr_air_series *self, const struct ehr_air_taken *taken)
{
	struct ehr_str key = taken->key;
	struct station *latest = self->latest, *found = NULL;
	bool is_new = false;
	long i;

	if (latest != NULL && ehr_str_eq(latest->said.key, key))
		return latest;
	if (latest != NULL && latest->follower != NULL &&
		ehr_str_eq(latest->follower->said.key, key))
		found = latest->follower;
	if (found == NULL) {
		i = ehr_map_add(&self->map, key, &is_new);
		if (is_new) {
			if (self->map.n > self->cap) {
				self->cap = self->cap * 2 + 64;
				self->station = ehr_realloc(self->station,
					self->cap, sizeof(*self->station));
			}
			self->station[i] = new_station(self, taken);
		}
		found = self->station[i];
	}
	if (latest != NULL)
		latest->follower = found;
	self->latest = found;
	return found;
}

static int fail_at(const struct station *station, enum ehr_air_trouble trouble,
	const struct ehr_air_reading *reading, struct ehr_err *err)
{
	bool first = !station->pending && !station->any;
	const struct ehr_air_times times = {
		.now = reading->hour,
		.last = station->pending || first ? station->now.hour
						  : station->last,
		.form = reading->form,
	};

	return ehr_air_fail_time(&station->said, trouble, times, err);
}

/* Does the reading stand where it may? */
static int check(const struct ehr_air_series *self,
	const struct station *station, const struct ehr_air_reading *reading,
	struct ehr_err *err)
{
	bool some = station->pending || station->any;
	long last = station->pending ? station->now.hour : station->last;

	if ((reading->form.precision == EHR_HOUR_DAY) !=
		self->opts.means.daily_rows)
		return fail_at(station,
			self->opts.means.daily_rows ? EHR_AIR_HOURS_FOUND
						    : EHR_AIR_DAYS_FOUND,
			reading, err);
	if (!ehr_hour_same_clock(reading->form, self->form) && self->begun)
		return fail_at(station, EHR_AIR_MIXED, reading, err);
	if (some && reading->hour < last)
		return fail_at(station, EHR_AIR_DISORDER, reading, err);
	if (some && reading->hour == last &&
		(!station->pending || station->now.has & reading->has))
		return fail_at(station, EHR_AIR_REPEATED, reading, err);
	if (some && reading->hour - last > GAP_HOURS)
		return fail_at(station, EHR_AIR_GAP, reading, err);
	return 0;
}

/* Long: another pollutant of the time that is pending. */
static void add_reading(
	struct station *station, const struct ehr_air_reading *reading)
{
	struct ehr_air_reading *now = &station->now;

	for (int air = 0; air < EHR_AIR_N; air++)
		if (reading->has & 1U << air)
			now->micro[air] = reading->micro[air];
	now->has |= reading->has;
	now->negative |= reading->negative;
	now->nondetect |= reading->nondetect;
}

int ehr_air_series_take(struct ehr_air_series *series,
	const struct ehr_air_taken *taken, struct ehr_air_frames *frames,
	struct ehr_err *err)
{
	const struct ehr_air_reading *reading = taken->reading;
	struct station *station = station_of(series, taken);

	if (!station->any && !station->pending)
		station->now.hour = reading->hour;
	if (check(series, station, reading, err) != 0)
		return -1;
	series->form = series->begun ? series->form : reading->form;
	series->begun = true;
	if (!series->opts.is_long) {
		complete(series, station, taken->row, reading, frames);
		return 0;
	}
	if (station->pending && station->now.hour == reading->hour) {
		add_reading(station, reading);
		return 0;
	}
	if (station->pending)
		complete(
			series, station, EHR_AIR_NO_ROW, &station->now, frames);
	station->now = *reading;
	station->pending = true;
	return 0;
}

void ehr_air_series_finish(
	struct ehr_air_series *series, struct ehr_air_frames *frames)
{
	for (size_t i = 0; i < series->map.n; i++) {
		struct station *station = series->station[i];

		if (station->pending)
			complete(series, station, EHR_AIR_NO_ROW, &station->now,
				frames);
		station->pending = false;
		if (station->open)
			close_day(series, station, frames);
	}
}
