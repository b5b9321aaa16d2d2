/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_series.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"

static void assert_close(double found, double expected)
{
	assert_true(fabs(found - expected) <= 1e-6 * fabs(expected) + 1e-12);
}

static const struct ehr_response_column columns[] = {
	{ "deaths", "deaths", "", EHR_RESPONSE_OUTCOME },
	{ "pm25", "PM2.5", "ug/m3", EHR_RESPONSE_POLLUTANT },
	{ "temp", "temp", "degF", EHR_RESPONSE_TEMPERATURE },
	{ "rh", "rh", "", EHR_RESPONSE_HUMIDITY },
	{ "holiday", "holiday", "", EHR_RESPONSE_HOLIDAY },
};
enum { COLUMNS = 5 };

static double setting[EHR_RESPONSE_SETTINGS];

static int read_text(struct ehr_response_series *series, const char *rows,
	bool negative_missing, struct ehr_err *err)
{
	struct ehr_response_reading how = {
		.date = "date",
		.column = columns,
		.n_column = COLUMNS,
		.setting = setting,
		.negative_missing = negative_missing,
	};
	struct ehr_in_opts opts = { 0 };
	struct ehr_buf text = { 0 };
	struct ehr_reader *reader;
	int rc;

	*series = (struct ehr_response_series){ 0 };
	*err = (struct ehr_err){ 0 };
	ehr_buf_puts(&text, "date,deaths,PM2.5,temp,rh,holiday\n");
	ehr_buf_puts(&text, rows);
	reader = ehr_reader_memory(
		"days.csv", (struct ehr_str){ text.p, text.n }, &opts, err);
	assert_non_null(reader);
	rc = ehr_response_series_read(series, &how, reader, err);
	ehr_reader_close(reader);
	ehr_buf_release(&text);
	return rc;
}

static void fills_the_axis(void **state)
{
	struct ehr_response_series series;
	struct ehr_err err;

	(void)state;
	assert_int_equal(read_text(&series,
				 "2020-02-27,3,12.5,50,40,0\n"
				 "2020-02-29,0,,212,,1\n"
				 "2020-03-01,5,-1,14,100,0\n",
				 false, &err),
		-1);
	assert_string_equal(err.column, "temp");
	assert_int_equal(err.line, 3);
	ehr_response_series_release(&series);
	assert_int_equal(read_text(&series,
				 "2020-02-27,3,12.5,50,40,0\n"
				 "2020-02-29,0,,32,,1\n"
				 "2020-03-01,5,-1,14,100,0\n",
				 false, &err),
		0);
	assert_int_equal(series.n, 4);
	assert_int_equal(series.first, ehr_day_of(2020, 2, 27));
	assert_int_equal(series.absent, 1);
	assert_false(series.row[1]);
	/* a missing day is missing, a 0 is 0 */
	assert_true(isnan(series.variable[0].value[1]));
	assert_true(series.variable[0].value[2] == 0);
	assert_int_equal(series.variable[0].missing, 1);
	assert_int_equal(series.variable[1].missing, 2);
	assert_int_equal(series.variable[1].negative, 1);
	assert_true(series.variable[1].value[3] == -1);
	/* (50 - 32) 5/9 = 10, (14 - 32) 5/9 = -10 */
	assert_close(series.variable[2].value[0], 10);
	assert_close(series.variable[2].value[3], -10);
	assert_int_equal(ehr_response_series_find(&series, "rh"), 3);
	assert_int_equal(
		ehr_response_series_find(&series, "PM2.5"), EHR_NO_COLUMN);
	ehr_response_series_release(&series);
	assert_int_equal(
		read_text(&series, "2020-03-01,5,-1,14,100,0\n", true, &err),
		0);
	assert_true(isnan(series.variable[1].value[0]));
	assert_int_equal(series.variable[1].negative, 1);
	ehr_response_series_release(&series);
}

static void refuses(void **state)
{
	static const struct {
		const char *rows, *column, *reason;
	} bad[] = {
		{ "2020-02-30,1,1,1,1,0\n", "date", "not_a_date" },
		{ "2020-02-28,1,1,1,1,0\n2020-02-28,1,1,1,1,0\n", "date",
			"day_twice" },
		{ "2020-02-28,1,1,1,1,0\n2020-02-27,1,1,1,1,0\n", "date",
			"order" },
		{ "1820-02-28,1,1,1,1,0\n2020-02-29,1,1,1,1,0\n", "date",
			"too_far" },
		{ "2020-02-28,1.5,1,1,1,0\n", "deaths", "not_a_count" },
		{ "2020-02-28,-1,1,1,1,0\n", "deaths", "not_a_count" },
		{ "2020-02-28,x,1,1,1,0\n", "deaths", "not_a_number" },
		{ "2020-02-28,1,-999,1,1,0\n", "PM2.5", "out_of_range" },
		{ "2020-02-28,1,1,-999,1,0\n", "temp", "out_of_range" },
		{ "2020-02-28,1,1,1,106,0\n", "rh", "out_of_range" },
		{ "2020-02-28,1,1,1,-1,0\n", "rh", "out_of_range" },
		{ "2020-02-28,1,1,1,1,2\n", "holiday", "not_a_holiday" },
	};
	struct ehr_response_series series;
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(
			read_text(&series, bad[i].rows, false, &err), -1);
		assert_string_equal(err.column, bad[i].column);
		assert_string_equal(err.reason, bad[i].reason);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		ehr_response_series_release(&series);
	}
}

static void holidays(void **state)
{
	static const char list[] = "date,name\n2019-12-31,x\n2020-01-01,y\n"
				   "2020-01-03,z\n";
	struct ehr_in_opts opts = { 0 };
	struct ehr_response_series series;
	struct ehr_reader *reader;
	struct ehr_err err;

	(void)state;
	assert_int_equal(read_text(&series,
				 "2020-01-01,1,1,1,1,0\n2020-01-02,1,1,1,1,0\n",
				 false, &err),
		0);
	reader = ehr_reader_memory("h.csv", ehr_str_of(list), &opts, &err);
	assert_int_equal(ehr_response_series_holidays(
				 &series, "feast", "date", reader, &err),
		0);
	ehr_reader_close(reader);
	assert_int_equal(series.n_variable, COLUMNS + 1);
	assert_true(series.variable[COLUMNS].value[0] == 1);
	assert_true(series.variable[COLUMNS].value[1] == 0);
	ehr_response_series_release(&series);
}

/* 273.15 K to 298.15 K: 100 becomes 91.6150... */
static void scales_what_is_before(void **state)
{
	struct ehr_response_series series;
	struct ehr_err err;

	(void)state;
	assert_int_equal(read_text(&series,
				 "2018-08-30,1,100,1,1,0\n2018-08-31,1,,1,1,0\n"
				 "2018-09-01,1,100,1,1,0\n",
				 false, &err),
		0);
	assert_int_equal(ehr_response_series_scale(&series, 1,
				 ehr_day_of(2018, 9, 1), 273.15 / 298.15),
		1);
	assert_close(series.variable[1].value[0], 91.6149589);
	assert_true(isnan(series.variable[1].value[1]));
	assert_true(series.variable[1].value[2] == 100);
	ehr_response_series_release(&series);
}

static int read_setting(void **state)
{
	struct ehr_err err;

	(void)state;
	return ehr_response_settings_read(NULL, setting, NULL, &err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fills_the_axis),
		cmocka_unit_test(refuses),
		cmocka_unit_test(holidays),
		cmocka_unit_test(scales_what_is_before),
	};

	return cmocka_run_group_tests(tests, read_setting, NULL);
}
