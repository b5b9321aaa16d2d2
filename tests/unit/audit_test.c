/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/audit.h"

enum { MOST = 16 };

/* A column of the table and its cell, in the unit of the rules. */
struct column {
	const char *name, *pollutant, *medium, *cell;
	double factor; /* 0: 1 */
};

static struct ehr_audit_rules *rules;
static char told[2048]; /* rule: found; ... */

static int open_rules(void **state)
{
	struct ehr_err err;

	(void)state;
	rules = ehr_audit_rules_open(NULL, &err);
	return rules == NULL ? -1 : 0;
}

static int close_rules(void **state)
{
	(void)state;
	ehr_audit_rules_close(rules);
	return 0;
}

/* The columns of the findings that are given, "|" between, for one record. */
static void audit(const struct column *column, size_t n)
{
	const struct ehr_audit_opts opts = { .rules = rules, .form = "" };
	struct ehr_audit_source source[MOST];
	struct ehr_audit_cell cell[MOST];
	struct ehr_out_opts out = { .format = EHR_FORMAT_TSV };
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_audit_batch *batch;
	struct ehr_audit *audit;
	struct ehr_err err;

	for (size_t i = 0; i < n; i++) {
		source[i] = (struct ehr_audit_source){ .name = column[i].name,
			.pollutant = column[i].pollutant,
			.medium = column[i].medium,
			.heading = column[i].name };
		cell[i] = ehr_audit_cell_read(ehr_str_of(column[i].cell),
			column[i].factor == 0 ? 1 : column[i].factor);
	}
	audit = ehr_audit_new(&opts, source, n);
	batch = ehr_audit_batch_new(audit);
	ehr_audit_record(batch, cell, ehr_str_of("plant"), 3);
	assert_int_equal(ehr_layout_init(&layout, NULL, ehr_audit_columns,
				 EHR_AUDIT_COLUMNS, &out, &err),
		0);
	ehr_writer_init(&writer, &layout, NULL);
	assert_int_equal(
		ehr_audit_commit(audit, batch, "list.csv", 10, &writer, &err),
		0);
	told[0] = '\0';
	if (writer.buf.n > 0)
		memcpy(told, ehr_buf_text(&writer.buf), writer.buf.n + 1);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	ehr_audit_batch_free(batch);
	ehr_audit_free(audit);
}

#define AUDIT(...) \
	do { \
		const struct column column[] = { __VA_ARGS__ }; \
		audit(column, sizeof column / sizeof column[0]); \
	} while (0)

/* The one finding has this id and these numbers. */
static void assert_finding(const char *id, const char *found)
{
	char *at = told, *end;

	for (int i = 0; i < 6; i++) {
		char *tab = strchr(at, '\t');

		if (tab == NULL)
			fail_msg("no finding of %s: %s", id, told);
		*tab = '\0';
		if (i == 3)
			assert_string_equal(at, id);
		at = tab + 1;
	}
	end = strchr(at, '\t');
	*end = '\0';
	assert_string_equal(at, found);
	/* the end of the only line */
	end = strchr(end + 1, '\n');
	assert_non_null(end);
	assert_int_equal(end[1], '\0');
}

#define NOTHING() assert_string_equal(told, "")

static void writes_where_and_what(void **state)
{
	(void)state;
	AUDIT({ .name = "stack_height_m", .cell = "8" });
	assert_string_equal(told,
		"list.csv\t13\tplant\tstack_height\twarning\t"
		"15 <= stack_height_m <= 300\t15 <= 8 <= 300\t"
		"a stack that is not between 15 m and 300 m high\t"
		"排气筒高度不在15至300米之间\n");
}

static void stacks_have_heights(void **state)
{
	(void)state;
	AUDIT({ .name = "stack_height_m", .cell = "15" });
	NOTHING();
	AUDIT({ .name = "stack_height_m", .cell = "300" });
	NOTHING();
	AUDIT({ .name = "stack_height_m", .cell = "" });
	NOTHING();
	AUDIT({ .name = "stack_height_m", .cell = "301" });
	assert_finding("stack_height", "15 <= 301 <= 300");
}

/* Only like is compared with like, and only where both are there. */
static void emitted_is_no_more_than_generated(void **state)
{
	(void)state;
	AUDIT({ "generated", "COD", "water", "10", 0 },
		{ "emission", "COD", "water", "12.5", 0 },
		{ "generated", "lead", "water", "3", 0 },
		{ "emission", "lead", "water", "2", 0 });
	assert_finding("emitted_generated", "12.5 <= 10");
	AUDIT({ "emission", "COD", "water", "12.5", 0 });
	NOTHING();
	AUDIT({ "generated", "COD", "water", "", 0 },
		{ "emission", "COD", "water", "12.5", 0 });
	NOTHING();
	AUDIT({ "generated", "COD", "water", "<0.1", 0 },
		{ "emission", "COD", "water", "12.5", 0 });
	NOTHING();
	AUDIT({ "generated", "dust", "air", "1", 0 },
		{ "emission", "dust", "water", "12.5", 0 });
	NOTHING();
	AUDIT({ "generated", "dust", "air", "1", 0 },
		{ "emission", "COD", "air", "12.5", 0 });
	NOTHING();
}

static void names_of_one_pollutant_are_one(void **state)
{
	const struct ehr_audit_source source[] = {
		{ .name = "generated", .pollutant = "化学需氧量" },
		{ .name = "emission", .pollutant = "COD" },
		{ .name = "permitted", .pollutant = "COD", .medium = "air" },
	};
	struct ehr_err err;
	struct ehr_aliases *aliases = ehr_aliases_open(NULL, &err);
	const struct ehr_audit_opts opts = { rules, aliases, "" };
	struct ehr_audit_source named[3];
	struct ehr_audit *audit;

	(void)state;
	assert_non_null(aliases);
	for (size_t i = 0; i < 3; i++) {
		named[i] = source[i];
		named[i].heading = "";
	}
	audit = ehr_audit_new(&opts, named, 3);
	/* not with the amount that is permitted into another medium */
	assert_int_equal(ehr_audit_bound(audit), 1);
	assert_true(ehr_audit_needs(audit, 0));
	assert_true(ehr_audit_needs(audit, 1));
	ehr_audit_free(audit);
	ehr_aliases_close(aliases);
}

/* 10.0 may be 10.05 before it was rounded, 10.1 may be 10.05; 10.2 may not. In
 * tonnes beside kilograms: 0.01 t is 10 kg, give or take 5. */
static void rounding_is_allowed_for(void **state)
{
	(void)state;
	AUDIT({ "generated", "COD", "water", "10.0", 0 },
		{ "emission", "COD", "water", "10.1", 0 });
	NOTHING();
	AUDIT({ "generated", "COD", "water", "10.0", 0 },
		{ "emission", "COD", "water", "10.2", 0 });
	assert_finding("emitted_generated", "10.2 <= 10");
	AUDIT({ "generated", "COD", "water", "0.01", 1000 },
		{ "emission", "COD", "water", "15", 0 });
	NOTHING();
	AUDIT({ "generated", "COD", "water", "0.01", 1000 },
		{ "emission", "COD", "water", "16", 0 });
	assert_finding("emitted_generated", "16 <= 10");
}

static void two_columns_for_one_thing_are_not_chosen_from(void **state)
{
	const struct ehr_audit_source source[] = {
		{ .name = "generated", .pollutant = "COD", .heading = "a" },
		{ .name = "emission", .pollutant = "COD", .heading = "b" },
		{ .name = "emission", .pollutant = "COD", .heading = "c" },
		{ .name = "stack_height_m", .heading = "d" },
	};
	const struct ehr_audit_opts opts = { .rules = rules, .form = "" };
	struct ehr_audit *audit = ehr_audit_new(&opts, source, 4);
	struct ehr_buf out = { 0 };

	(void)state;
	assert_int_equal(ehr_audit_bound(audit), 1);
	ehr_audit_ambiguous(audit, &out);
	assert_string_equal(ehr_buf_text(&out), "emitted_generated");
	assert_false(ehr_audit_needs(audit, 0));
	assert_true(ehr_audit_needs(audit, 3));
	ehr_buf_release(&out);
	ehr_audit_free(audit);
}

static void water_adds_up(void **state)
{
	(void)state;
	AUDIT({ .name = "water_total_t", .cell = "150" },
		{ .name = "water_taken_t", .cell = "100" },
		{ .name = "water_reused_t", .cell = "50" });
	NOTHING();
	/* three roundings by 0.5 are allowed: 151 is, 152 is not */
	AUDIT({ .name = "water_total_t", .cell = "151" },
		{ .name = "water_taken_t", .cell = "100" },
		{ .name = "water_reused_t", .cell = "50" });
	NOTHING();
	AUDIT({ .name = "water_total_t", .cell = "152" },
		{ .name = "water_taken_t", .cell = "100" },
		{ .name = "water_reused_t", .cell = "50" });
	assert_finding("water_balance", "152 = 100 + 50");
	AUDIT({ .name = "water_total_t", .cell = "152" },
		{ .name = "water_taken_t", .cell = "100" },
		{ .name = "water_reused_t", .cell = "" });
	NOTHING();
}

/* 30 = 12 + 8 + 15 - (4 + 2) + 1 */
static void hazardous_waste_balances(void **state)
{
	(void)state;
	AUDIT({ .name = "hw_generated_t", .cell = "30.0" },
		{ .name = "hw_used_t", .cell = "12.0" },
		{ .name = "hw_disposed_t", .cell = "8.0" },
		{ .name = "hw_stored_t", .cell = "15.0" },
		{ .name = "hw_used_from_stock_t", .cell = "4.0" },
		{ .name = "hw_disposed_from_stock_t", .cell = "2.0" },
		{ .name = "hw_dumped_t", .cell = "1.0" });
	NOTHING();
	AUDIT({ .name = "hw_generated_t", .cell = "36.0" },
		{ .name = "hw_used_t", .cell = "12.0" },
		{ .name = "hw_disposed_t", .cell = "8.0" },
		{ .name = "hw_stored_t", .cell = "15.0" },
		{ .name = "hw_used_from_stock_t", .cell = "4.0" },
		{ .name = "hw_disposed_from_stock_t", .cell = "2.0" },
		{ .name = "hw_dumped_t", .cell = "1.0" });
	assert_finding("hazardous_waste", "36 = 12 + 8 + 15 - 4 - 2 + 1");
}

static void solid_waste_balances(void **state)
{
	(void)state;
	AUDIT({ .name = "sw_generated_t", .cell = "30.0" },
		{ .name = "sw_used_t", .cell = "12.0" },
		{ .name = "sw_disposed_t", .cell = "8.0" },
		{ .name = "sw_stored_t", .cell = "15.0" },
		{ .name = "sw_used_from_stock_t", .cell = "4.0" },
		{ .name = "sw_disposed_from_stock_t", .cell = "2.0" },
		{ .name = "sw_dumped_t", .cell = "1.0" });
	NOTHING();
	AUDIT({ .name = "sw_generated_t", .cell = "20.0" },
		{ .name = "sw_used_t", .cell = "12.0" },
		{ .name = "sw_disposed_t", .cell = "8.0" },
		{ .name = "sw_stored_t", .cell = "15.0" },
		{ .name = "sw_used_from_stock_t", .cell = "4.0" },
		{ .name = "sw_disposed_from_stock_t", .cell = "2.0" },
		{ .name = "sw_dumped_t", .cell = "1.0" });
	assert_finding("solid_waste", "20 = 12 + 8 + 15 - 4 - 2 + 1");
}

/* Two columns, the first of which must be at least the second; and one that
 * must lie between bounds. */
static void wholes_are_no_less_than_parts(void **state)
{
	static const struct {
		const char *id, *whole, *part;
	} given[] = {
		{ "waste_water_direct", "wastewater_t", "wastewater_direct_t" },
		{ "waste_water_plant", "wastewater_t",
			"wastewater_to_plant_t" },
		{ "coal_burnt", "coal_t", "coal_burnt_t" },
		{ "capacity_output", "product_capacity", "product_output" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		AUDIT({ .name = given[i].whole, .cell = "20" },
			{ .name = given[i].part, .cell = "20" });
		NOTHING();
		AUDIT({ .name = given[i].whole, .cell = "20" },
			{ .name = given[i].part, .cell = "22" });
		assert_finding(given[i].id, "22 <= 20");
	}
}

static void treated_water_is_within_the_capacity(void **state)
{
	(void)state;
	/* 366 x 10 */
	AUDIT({ .name = "treatment_capacity_t_d", .cell = "10.0" },
		{ .name = "wastewater_treated_t", .cell = "3660" });
	NOTHING();
	AUDIT({ .name = "treatment_capacity_t_d", .cell = "10.0" },
		{ .name = "wastewater_treated_t", .cell = "3700" });
	assert_finding("treated_capacity", "3700 <= 366 * 10");
}

static void some_things_are_not_zero(void **state)
{
	(void)state;
	AUDIT({ .name = "product_output", .cell = "0.00" });
	assert_finding("output_zero", "0 != 0");
	AUDIT({ .name = "product_output", .cell = "0.01" });
	NOTHING();
	AUDIT({ .name = "product_output", .cell = "" });
	NOTHING();
	AUDIT({ .name = "material_use", .cell = "0" });
	assert_finding("material_zero", "0 != 0");
	AUDIT({ .name = "material_use", .cell = "7" });
	NOTHING();
}

static void minutes_and_seconds_have_their_range(void **state)
{
	static const char *const name[] = { "lon_min", "lon_sec", "lat_min",
		"lat_sec" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		AUDIT({ .name = name[i], .cell = "60.00" });
		NOTHING();
		AUDIT({ .name = name[i], .cell = "61" });
		assert_finding(name[i], "0 <= 61 <= 60");
		AUDIT({ .name = name[i], .cell = "-1" });
		assert_finding(name[i], "0 <= -1 <= 60");
	}
}

static void seconds_have_two_decimals(void **state)
{
	(void)state;
	AUDIT({ .name = "lon_sec", .cell = "12.25" });
	NOTHING();
	AUDIT({ .name = "lon_sec", .cell = "12.250" });
	assert_finding("lon_decimals", "3 <= 2");
	AUDIT({ .name = "lat_sec", .cell = "12" });
	NOTHING();
	AUDIT({ .name = "lat_sec", .cell = "12.3456" });
	assert_finding("lat_decimals", "4 <= 2");
}

/* More hours than a year has are wrong, not fewer: 366 x 24 = 8784. */
static void a_year_has_its_hours(void **state)
{
	(void)state;
	AUDIT({ .name = "hours_run", .cell = "8784" });
	NOTHING();
	AUDIT({ .name = "hours_run", .cell = "0" });
	NOTHING();
	AUDIT({ .name = "hours_run", .cell = "8785" });
	assert_finding("hours_run", "0 <= 8785 <= 8784");
}

static void parts_of_pollutants_are_no_more_than_the_whole(void **state)
{
	static const struct {
		const char *id, *whole, *part;
	} given[] = {
		{ "nitrogen", "total nitrogen", "ammonia nitrogen" },
		{ "chromium", "total chromium", "chromium(VI)" },
		{ "oxygen_demand", "COD", "BOD5" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		AUDIT({ "emission", given[i].whole, "water", "2.0", 0 },
			{ "emission", given[i].part, "water", "2.0", 0 });
		NOTHING();
		AUDIT({ "emission", given[i].whole, "water", "2.0", 0 },
			{ "emission", given[i].part, "water", "2.5", 0 });
		assert_finding(given[i].id, "2.5 <= 2");
		AUDIT({ "emission", given[i].whole, "air", "2.0", 0 },
			{ "emission", given[i].part, "water", "2.5", 0 });
		NOTHING();
	}
}

static void limits_and_permits_are_held_against(void **state)
{
	(void)state;
	AUDIT({ "emission", "COD", "water", "5", 0 },
		{ "permitted", "COD", "water", "6", 0 });
	NOTHING();
	AUDIT({ "emission", "COD", "water", "8", 0 },
		{ "permitted", "COD", "water", "6", 0 });
	assert_finding("above_permit", "8 <= 6");
	AUDIT({ "concentration", "COD", "water", "50", 0 },
		{ "limit", "COD", "water", "50", 0 });
	NOTHING();
	AUDIT({ "concentration", "COD", "water", "52", 0 },
		{ "limit", "COD", "water", "50", 0 });
	assert_finding("above_limit", "52 <= 50");
}

static void inlets_are_above_outlets(void **state)
{
	(void)state;
	AUDIT({ "concentration_in", "COD", "water", "50", 0 },
		{ "concentration_out", "COD", "water", "20", 0 });
	NOTHING();
	AUDIT({ "concentration_in", "COD", "water", "20", 0 },
		{ "concentration_out", "COD", "water", "50", 0 });
	assert_finding("inlet_outlet", "20 >= 50");
}

/* 65. + 88. = 107. in rows of the file: 16.53 + 8734.97 = 8751.5. */
static void releases_add_up(void **state)
{
	(void)state;
	AUDIT({ .name = "onsite_release", .cell = "16.530" },
		{ .name = "offsite_release", .cell = "8734.970" },
		{ .name = "total_release", .cell = "8751.500" });
	NOTHING();
	AUDIT({ .name = "onsite_release", .cell = "16.530" },
		{ .name = "offsite_release", .cell = "8734.970" },
		{ .name = "total_release", .cell = "8751.600" });
	assert_finding("tri_total", "16.53 + 8734.97 = 8751.6");
}

/* Every rule of the table is in one of the tests above. */
static void all_rules_are_tested(void **state)
{
	(void)state;
	assert_int_equal(ehr_audit_rules_count(rules), 26);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_where_and_what),
		cmocka_unit_test(stacks_have_heights),
		cmocka_unit_test(emitted_is_no_more_than_generated),
		cmocka_unit_test(names_of_one_pollutant_are_one),
		cmocka_unit_test(rounding_is_allowed_for),
		cmocka_unit_test(two_columns_for_one_thing_are_not_chosen_from),
		cmocka_unit_test(water_adds_up),
		cmocka_unit_test(hazardous_waste_balances),
		cmocka_unit_test(solid_waste_balances),
		cmocka_unit_test(wholes_are_no_less_than_parts),
		cmocka_unit_test(treated_water_is_within_the_capacity),
		cmocka_unit_test(some_things_are_not_zero),
		cmocka_unit_test(minutes_and_seconds_have_their_range),
		cmocka_unit_test(seconds_have_two_decimals),
		cmocka_unit_test(a_year_has_its_hours),
		cmocka_unit_test(
			parts_of_pollutants_are_no_more_than_the_whole),
		cmocka_unit_test(limits_and_permits_are_held_against),
		cmocka_unit_test(inlets_are_above_outlets),
		cmocka_unit_test(releases_add_up),
		cmocka_unit_test(all_rules_are_tested),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
