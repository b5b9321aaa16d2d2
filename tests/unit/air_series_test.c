/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/air_series.h"

static const struct ehr_air_series_opts hourly = {
	.means = { .of = { EHR_AVERAGING_1H, EHR_AVERAGING_1H, EHR_AVERAGING_1H,
			   EHR_AVERAGING_1H, EHR_AVERAGING_1H,
			   EHR_AVERAGING_1H },
		.window_h = 3,
		.min_hours = 2,
		.day_min_hours = 20,
		.min_hours_8h = 6,
		.day_min_8h = 14,
		.day_min_indices = 18 },
	.fill = true,
	.slots = EHR_AIR_HOUR_SLOTS,
};

static const struct ehr_hour_form of_hours = { EHR_HOUR_MINUTE, 'T',
	EHR_HOUR_NO_OFFSET };

/* A reading of PM2.5 alone; below 0: empty. */
static struct ehr_air_reading reading_of(long hour, int pm25)
{
	struct ehr_air_reading reading = {
		.hour = hour, .form = of_hours, .has = (1U << EHR_AIR_N) - 1
	};

	for (int air = 0; air < EHR_AIR_N; air++)
		reading.micro[air] = EHR_AIR_MISSING;
	if (pm25 >= 0)
		reading.micro[EHR_AIR_PM25] = (int64_t)pm25 * EHR_AIR_MICRO;
	return reading;
}

static int take_reading(struct ehr_air_series *series, const char *station,
	const struct ehr_air_reading *reading, struct ehr_air_frames *frames,
	struct ehr_err *err)
{
	const struct ehr_air_taken taken = { ehr_str_of(station),
		ehr_str_of(""), reading, frames->n };

	return ehr_air_series_take(series, &taken, frames, err);
}

static void take(struct ehr_air_series *series, const char *station, long hour,
	int pm25, struct ehr_air_frames *frames)
{
	struct ehr_air_reading reading = reading_of(hour, pm25);
	struct ehr_err err = { 0 };

	if (take_reading(series, station, &reading, frames, &err) != 0)
		fail_msg("%s", err.text);
}

static void window_is(const struct ehr_air_frames *frames, size_t i,
	const char *station, long time, struct ehr_air_sum sum)
{
	const struct ehr_air_frame *frame = &frames->frame[i];
	struct ehr_air_sum got = frames->sum[i * EHR_AIR_HOUR_SLOTS +
					     EHR_AIR_WINDOW][EHR_AIR_PM25];

	assert_true(ehr_str_is(frame->station->key, station));
	assert_int_equal(frame->time, time);
	assert_int_equal(got.n, sum.n);
	assert_int_equal(got.micro, sum.micro * EHR_AIR_MICRO);
}

/* Windows go by the hour and not by the row: behind the gap of A (hours 2 and 3)
 * the window of hour 4 has one value, 13, and that of hour 5 two, 13 + 14. */
static void windows_go_by_the_hour(void **state)
{
	struct ehr_air_series *series = ehr_air_series_new(&hourly);
	struct ehr_air_frames frames = { 0 };

	(void)state;
	take(series, "A", 0, 10, &frames);
	take(series, "B", 0, 100, &frames);
	take(series, "A", 1, 12, &frames);
	take(series, "B", 1, -1, &frames);
	take(series, "A", 4, 13, &frames);
	take(series, "B", 2, 120, &frames);
	take(series, "A", 5, 14, &frames);
	assert_int_equal(frames.n, 9);
	window_is(&frames, 0, "A", 0, (struct ehr_air_sum){ 10, 1 });
	window_is(&frames, 1, "B", 0, (struct ehr_air_sum){ 100, 1 });
	window_is(&frames, 2, "A", 1, (struct ehr_air_sum){ 22, 2 });
	window_is(&frames, 3, "B", 1, (struct ehr_air_sum){ 100, 1 });
	/* filled: hour 2 still has two values, hour 3 one */
	window_is(&frames, 4, "A", 2, (struct ehr_air_sum){ 22, 2 });
	window_is(&frames, 5, "A", 3, (struct ehr_air_sum){ 12, 1 });
	window_is(&frames, 6, "A", 4, (struct ehr_air_sum){ 13, 1 });
	window_is(&frames, 7, "B", 2, (struct ehr_air_sum){ 220, 2 });
	window_is(&frames, 8, "A", 5, (struct ehr_air_sum){ 27, 2 });
	assert_true(frames.frame[4].filled && frames.frame[5].filled);
	assert_false(frames.frame[6].filled);
	assert_true(frames.frame[4].row == EHR_AIR_NO_ROW);
	assert_int_equal(frames.frame[6].row, 4);
	ehr_air_frames_release(&frames);
	ehr_air_series_free(series);
}

static void refused(struct ehr_air_series *series, const char *station,
	struct ehr_air_reading reading, const char *reason)
{
	struct ehr_air_frames frames = { 0 };
	struct ehr_err err = { 0 };

	assert_int_equal(
		take_reading(series, station, &reading, &frames, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.reason, reason);
	assert_string_equal(err.column, "time");
	assert_non_null(strstr(err.text, station));
	assert_int_equal(frames.n, 0);
	ehr_air_frames_release(&frames);
}

static void times_must_rise(void **state)
{
	struct ehr_air_series *series = ehr_air_series_new(&hourly);
	struct ehr_air_frames frames = { 0 };
	struct ehr_air_reading day = reading_of(48, 1), offset = day;

	(void)state;
	take(series, "A", 24, 10, &frames);
	refused(series, "A", reading_of(24, 10), "repeated");
	refused(series, "A", reading_of(23, 10), "disorder");
	refused(series, "A", reading_of(24 + 90000, 10), "gap");
	day.form.precision = EHR_HOUR_DAY;
	refused(series, "A", day, "not_an_hour");
	offset.form.offset_min = 480;
	refused(series, "B", offset, "mixed_clocks");
	take(series, "A", 25, 10, &frames);
	assert_int_equal(frames.n, 2);
	ehr_air_frames_release(&frames);
	ehr_air_series_free(series);
}

/* Long: readings of one time are one frame, told when the next time comes or at
 * the end; the same pollutant twice is refused. */
static void readings_of_a_time_belong_together(void **state)
{
	struct ehr_air_series_opts opts = hourly;
	struct ehr_air_series *series;
	struct ehr_air_frames frames = { 0 };
	struct ehr_air_reading one = reading_of(0, 10), other;
	struct ehr_err err = { 0 };

	(void)state;
	opts.is_long = true;
	series = ehr_air_series_new(&opts);
	one.has = 1U << EHR_AIR_PM25;
	other = reading_of(0, -1);
	other.has = other.negative = 1U << EHR_AIR_O3;
	assert_int_equal(take_reading(series, "A", &one, &frames, &err), 0);
	assert_int_equal(take_reading(series, "A", &other, &frames, &err), 0);
	assert_int_equal(frames.n, 0);
	refused(series, "A", one, "repeated");
	one.hour = 1;
	assert_int_equal(take_reading(series, "A", &one, &frames, &err), 0);
	assert_int_equal(frames.n, 1);
	assert_int_equal(frames.frame[0].negative, 1U << EHR_AIR_O3);
	window_is(&frames, 0, "A", 0, (struct ehr_air_sum){ 10, 1 });
	ehr_air_series_finish(series, &frames);
	assert_int_equal(frames.n, 2);
	window_is(&frames, 1, "A", 1, (struct ehr_air_sum){ 20, 2 });
	ehr_air_frames_release(&frames);
	ehr_air_series_free(series);
}

/* Hours 1 to 24 stamped at their end are the day before 00:00; the mean of 1, 2,
 * ..., 24 is 300 / 24, the highest of the means of 8 hours 17 + ... + 24 = 164 of
 * 8. With the begin stamped, 24:00 is the next day's. */
static void days_by_the_stamp(void **state)
{
	(void)state;
	for (int end = 0; end < 2; end++) {
		struct ehr_air_series_opts opts = hourly;
		struct ehr_air_series *series;
		struct ehr_air_frames frames = { 0 };

		opts.means.day = true;
		opts.slots = EHR_AIR_DAY_SLOTS;
		opts.stamp_end = end == 1;
		series = ehr_air_series_new(&opts);
		for (int hour = 1; hour <= 24; hour++)
			take(series, "A", hour, hour, &frames);
		ehr_air_series_finish(series, &frames);
		assert_int_equal(frames.n, end == 1 ? 1 : 2);
		assert_int_equal(frames.frame[0].time, 0);
		assert_int_equal(frames.sum[EHR_AIR_DAY][EHR_AIR_PM25].n,
			end == 1 ? 24 : 23);
		assert_int_equal(frames.sum[EHR_AIR_DAY][EHR_AIR_PM25].micro,
			(end == 1 ? 300 : 276) * (int64_t)EHR_AIR_MICRO);
		assert_int_equal(frames.sum[EHR_AIR_8H_MAX][EHR_AIR_PM25].micro,
			(end == 1 ? 164 : 156) * (int64_t)EHR_AIR_MICRO);
		assert_int_equal(frames.sum[EHR_AIR_8H_MAX][EHR_AIR_PM25].n, 8);
		ehr_air_frames_release(&frames);
		ehr_air_series_free(series);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(windows_go_by_the_hour),
		cmocka_unit_test(times_must_rise),
		cmocka_unit_test(readings_of_a_time_belong_together),
		cmocka_unit_test(days_by_the_stamp),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
