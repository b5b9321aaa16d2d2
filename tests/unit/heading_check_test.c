/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/heading_check.h"

/*
 * A station's hour of PM2.5, ozone and its maximum, ug/m3, and CO, mg/m3. By
 * HJ 633-2012: PM2.5 of 7 * i is 10 * i up to 35; CO of 0.1 is 1; ozone of
 * 160 + 4 * i is 50 + 5 * i, of 320 it is 160.
 */
enum { COLUMNS = 5, ROWS = 12 };

static const char map_text[] =
	"columns: {source_id: s}\n"
	"constants: {medium: air, point_type: ambient,"
	" quantity: concentration}\n"
	"pollutants:\n"
	"  - {column: pm, pollutant: PM2.5, unit: ug/m3}\n"
	"  - {column: o3, pollutant: O3, unit: ug/m3}\n"
	"  - {column: co, pollutant: CO, unit: mg/m3}\n"
	"air_index:\n"
	"  column: aqi\n"
	"  standards: [HJ633-2026, HJ633-2012]\n"
	"  exchanged: [[o3, o3_24h]]\n";

struct fixture {
	struct ehr_arena arena;
	struct ehr_units *units;
	struct ehr_words *words;
	struct ehr_aliases *aliases;
	struct ehr_aqi_scales scales;
	struct ehr_err err;
	struct ehr_mapping *map;
	struct ehr_heading_verdict verdict;
};

static void start(struct fixture *self, const char *text)
{
	*self = (struct fixture){ 0 };
	self->units = ehr_units_open(NULL, &self->err);
	self->words = ehr_words_open(&self->err);
	self->aliases = ehr_aliases_open(NULL, &self->err);
	assert_int_equal(
		ehr_aqi_scales_read(&self->scales, NULL, &self->err), 0);
	self->map = ehr_mapping_read("map.yaml", ehr_str_of(text), self->units,
		self->words, &self->arena, &self->err);
	assert_non_null(self->map);
}

static void stop(struct fixture *self)
{
	ehr_aqi_scales_release(&self->scales);
	ehr_aliases_close(self->aliases);
	ehr_words_close(self->words);
	ehr_units_close(self->units);
	ehr_arena_release(&self->arena);
}

/* Holds n records of {aqi, pm, o3, o3_24h, co} against the map. */
static int hold(
	struct fixture *self, const char *const (*record)[COLUMNS], size_t n)
{
	static const char *const name[COLUMNS] = { "aqi", "pm", "o3", "o3_24h",
		"co" };
	static const struct ehr_cell_rules rules = {
		.exchanged_records = 10,
		.exchanged_share = 0.95,
		.exchanged_above = 3,
	};
	struct ehr_tablehead_column column[COLUMNS] = { 0 };
	struct ehr_str cell[ROWS + 1][COLUMNS];
	struct ehr_preview_row row[ROWS + 1];
	struct ehr_preview preview = { .row = row, .n = n + 1 };
	struct ehr_tablehead head = {
		.column = column, .n = COLUMNS, .rows = 1
	};
	struct ehr_heading_check check = { self->map, &head, &preview,
		&self->scales, &rules, self->aliases, self->units };

	for (size_t i = 0; i <= n; i++) {
		for (size_t k = 0; k < COLUMNS; k++)
			cell[i][k] =
				ehr_str_of(i == 0 ? name[k] : record[i - 1][k]);
		row[i] = (struct ehr_preview_row){ cell[i], COLUMNS, i + 1 };
	}
	for (size_t k = 0; k < COLUMNS; k++)
		column[k].name = name[k];
	return ehr_heading_check(&check, &self->verdict, &self->err);
}

/* The published index is that of ozone in the column of the maximum. */
#define EXCHANGED \
	{ \
		"100", "35", "320", "200", "0.1" \
	}
/* PM2.5 sets the index, either way. */
#define SILENT \
	{ \
		"50", "35", "20", "40", "0.1" \
	}
/* The index is that of ozone in its own column. */
#define RIGHT \
	{ \
		"100", "35", "200", "320", "0.1" \
	}
/* One of its parts is missing. */
#define HOLE \
	{ \
		"", "35", "200", "320", "" \
	}

static void test_exchanged(void **state)
{
	static const char *const record[ROWS][COLUMNS] = { EXCHANGED, EXCHANGED,
		EXCHANGED, SILENT, SILENT, SILENT, SILENT, SILENT, SILENT,
		SILENT, HOLE, HOLE };
	struct fixture self;
	struct ehr_buf text = { 0 };

	(void)state;
	start(&self, map_text);
	assert_int_equal(hold(&self, record, ROWS), 0);
	assert_true(self.verdict.exchanged);
	assert_int_equal(self.verdict.records, 10);
	assert_int_equal(self.verdict.of_hour, 7);
	assert_int_equal(self.verdict.of_maximum, 10);
	assert_int_equal(self.verdict.both, 12);
	assert_int_equal(self.verdict.above, 3);
	assert_int_equal(self.verdict.below, 9);
	ehr_heading_say(self.map, 0, &self.verdict, &text);
	assert_non_null(strstr(
		ehr_buf_text(&text), "write \"o3_24h\" for \"o3\" in the map"));
	ehr_buf_release(&text);
	stop(&self);
}

static void test_right(void **state)
{
	static const char *const record[ROWS][COLUMNS] = { RIGHT, RIGHT, RIGHT,
		RIGHT, RIGHT, RIGHT, RIGHT, SILENT, SILENT, SILENT, SILENT,
		SILENT };
	struct fixture self;

	(void)state;
	start(&self, map_text);
	assert_int_equal(hold(&self, record, ROWS), 0);
	assert_false(self.verdict.exchanged);
	assert_int_equal(self.verdict.of_hour, 12);
	assert_int_equal(self.verdict.of_maximum, 5);
	stop(&self);
}

/* Where the index never hangs on ozone, nothing is said. */
static void test_silent(void **state)
{
	static const char *const record[ROWS][COLUMNS] = { SILENT, SILENT,
		SILENT, SILENT, SILENT, SILENT, SILENT, SILENT, SILENT, SILENT,
		SILENT, SILENT };
	struct fixture self;

	(void)state;
	start(&self, map_text);
	assert_int_equal(hold(&self, record, ROWS), 0);
	assert_false(self.verdict.exchanged);
	stop(&self);
}

/* With too few records for the index, hours above their maximum decide. */
static void test_few(void **state)
{
	static const char *const above[][COLUMNS] = { EXCHANGED, EXCHANGED,
		EXCHANGED };
	static const char *const mixed[][COLUMNS] = { EXCHANGED, EXCHANGED,
		EXCHANGED, SILENT };
	struct fixture self;

	(void)state;
	start(&self, map_text);
	assert_int_equal(hold(&self, above, 3), 0);
	assert_true(self.verdict.exchanged);
	assert_int_equal(hold(&self, above, 2), 0);
	assert_false(self.verdict.exchanged);
	assert_int_equal(hold(&self, mixed, 4), 0);
	assert_false(self.verdict.exchanged);
	stop(&self);
}

static void test_standard(void **state)
{
	static const char *const record[][COLUMNS] = { SILENT };
	static const char *const standard[] = { "HJ633-1996" };
	struct fixture self;
	struct ehr_index index;

	(void)state;
	start(&self, map_text);
	index = *self.map->index;
	index.standard = standard;
	index.n_standards = 1;
	self.map->index = &index;
	assert_int_equal(hold(&self, record, 1), -1);
	assert_non_null(strstr(self.err.text, "\"HJ633-1996\""));
	stop(&self);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exchanged),
		cmocka_unit_test(test_right),
		cmocka_unit_test(test_silent),
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
