/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/emissions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "io/input.h"

struct made {
	struct ehr_stack_defaults defaults;
	struct ehr_emissions_opts opts;
	struct ehr_emissions *emissions;
	struct ehr_inventory inventory;
	const struct ehr_emissions_report *report;
	struct ehr_err err;
	int rc;
};

/* Reads the table in blocks of some rows by jobs threads. */
static void make_by(
	struct made *made, const char *text, const char *year, unsigned jobs)
{
	const struct ehr_in_opts in_opts = { .format = EHR_FORMAT_CSV,
		.block = 300 };
	struct ehr_layout layout;
	const struct ehr_out_opts out = { .format = EHR_FORMAT_CSV };
	struct ehr_filter filter;
	struct ehr_input *in;

	*made = (struct made){ 0 };
	assert_int_equal(
		ehr_stack_defaults_open(&made->defaults, NULL, &made->err), 0);
	made->opts = (struct ehr_emissions_opts){ .year = year,
		.defaults = &made->defaults };
	in = ehr_input_memory("t", ehr_str_of(text), &in_opts, &made->err);
	assert_non_null(in);
	made->emissions = ehr_emissions_new(
		&made->opts, ehr_input_header(in), &made->err);
	made->rc = -1;
	if (made->emissions) {
		filter = ehr_emissions_filter(made->emissions);
		assert_int_equal(ehr_layout_init(&layout, ehr_input_header(in),
					 NULL, 0, &out, &made->err),
			0);
		made->rc = ehr_engine_run(
			in, &layout, NULL, &filter, jobs, &made->err);
		ehr_layout_release(&layout);
	}
	if (made->rc == 0)
		made->rc = ehr_emissions_finish(
			made->emissions, &made->inventory, &made->err);
	if (made->rc == 0)
		made->report = ehr_emissions_report(made->emissions);
	ehr_input_close(in);
}

static void make(struct made *made, const char *text)
{
	make_by(made, text, NULL, 1);
	if (made->rc)
		print_message("%s\n", made->err.text);
	assert_int_equal(made->rc, 0);
}

static void release(struct made *made)
{
	ehr_inventory_release(&made->inventory);
	ehr_emissions_free(made->emissions);
}

static void expect_str(struct ehr_str found, const char *expected)
{
	assert_int_equal(found.n, strlen(expected));
	assert_memory_equal(found.p, expected, found.n);
}

#define HEAD "source_id,lon,lat,medium,quantity,pollutant,cas,value,unit"

/* Two pollutants of one source, which the third row adds to (1.5 + 2), and
 * another source; in order whatever the order of the rows. */
static void adds_up_in_any_order(void **state)
{
	static const char *const text[] = {
		HEAD "\n"
		     "b,119,28,air,emission,Zinc,7440-66-6,4,kg/a\n"
		     "a,120,29,air,emission,Lead,7439-92-1,1.5,kg/a\n"
		     "a,120,29,air,emission,Arsenic,7440-38-2,3,kg/a\n"
		     "a,120,29,air,emission,Lead,7439-92-1,2,kg/a\n",
		HEAD "\n"
		     "a,120,29,air,emission,lead,7439-92-1,2,kg/a\n"
		     "a,120,29,air,emission,Arsenic,7440-38-2,3,kg/a\n"
		     "a,120,29,air,emission,Lead,7439-92-1,1.5,kg/a\n"
		     "b,119,28,air,emission,Zinc,7440-66-6,4,kg/a\n",
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct made made;
		const struct ehr_inventory *inventory = &made.inventory;

		make_by(&made, text[i % 2], NULL, i < 2 ? 1 : 3);
		assert_int_equal(made.rc, 0);
		assert_int_equal(inventory->n_sources, 2);
		assert_int_equal(inventory->n_outlets, 2);
		assert_int_equal(inventory->n_amounts, 3);
		assert_int_equal(inventory->n_pollutants, 3);
		expect_str(inventory->source[0].source_id, "a");
		expect_str(inventory->pollutant[0].name, "Arsenic");
		expect_str(inventory->pollutant[1].name, "Lead");
		expect_str(inventory->pollutant[1].cas, "7439-92-1");
		assert_int_equal(inventory->amount[1].pollutant, 1);
		assert_true(inventory->amount[1].kg_a == 3.5);
		assert_true(inventory->outlet[0].lon == 120);
		assert_true(inventory->amount[2].kg_a == 4);
		assert_int_equal(inventory->outlet[1].first, 2);
		assert_int_equal(made.report->used, 4);
		assert_true(made.report->kg_a == 10.5);
		assert_int_equal(made.report->n_unused, 0);
		release(&made);
	}
}

static void expect_unused(const struct made *made, size_t i,
	enum ehr_unused why, const char *word, unsigned long rows, double kg_a)
{
	assert_true(i < made->report->n_unused);
	assert_int_equal(made->report->unused[i].why, why);
	expect_str(made->report->unused[i].word, word);
	assert_int_equal(made->report->unused[i].rows, rows);
	assert_true(made->report->unused[i].kg_a == kg_a);
}

/* Nothing but kilograms emitted into air becomes an amount, and all else is
 * told by what it is, with the kilograms that there are. */
static void tells_what_is_not_used(void **state)
{
	struct made made;

	(void)state;
	make(&made, HEAD ",qualifier\n"
			 "a,120,29,air,emission,Lead,7439-92-1,1,kg/a,\n"
			 "a,120,29,water,emission,Lead,7439-92-1,2,kg/a,\n"
			 "a,120,29,water,emission,Lead,7439-92-1,3,kg/a,\n"
			 "a,120,29,air,generated,Lead,7439-92-1,10,kg/a,\n"
			 "a,120,29,air,concentration,Lead,7439-92-1,7,ug/m3,\n"
			 "a,120,29,,present,,,,,\n"
			 "a,120,29,air,emission,Zinc,7440-66-6,,kg/a,\n"
			 "c,120,29,air,emission,Zinc,7440-66-6,,kg/a,ND\n"
			 "c,120,29,air,emission,Zinc,7440-66-6,-4,kg/a,\n"
			 "c,120,29,air,emission,Zinc,7440-66-6,5,t/a,\n"
			 "b,,,air,emission,Zinc,7440-66-6,6,kg/a,\n"
			 "b,0,0,air,emission,Zinc,7440-66-6,0.5,kg/a,\n"
			 "a,120,29,air,emission,,,8,kg/a,\n"
			 "a,120,29,air,emission,Zinc,7440-66-6,0,kg/a,\n");
	assert_int_equal(made.report->rows, 14);
	assert_int_equal(made.report->used, 2);
	assert_int_equal(made.report->zero, 1);
	assert_int_equal(made.inventory.n_amounts, 1);
	assert_true(made.inventory.amount[0].kg_a == 1);
	assert_int_equal(made.report->n_unused, 10);
	expect_unused(&made, 0, EHR_UNUSED_PRESENT, "present", 1, 0);
	expect_unused(&made, 1, EHR_UNUSED_MEDIUM, "water emission", 2, 5);
	expect_unused(&made, 2, EHR_UNUSED_QUANTITY, "air concentration", 1, 0);
	assert_int_equal(made.report->unused[2].others, 1);
	expect_unused(&made, 3, EHR_UNUSED_QUANTITY, "air generated", 1, 10);
	expect_unused(&made, 4, EHR_UNUSED_MISSING, "missing", 1, 0);
	expect_unused(&made, 5, EHR_UNUSED_NONDETECT, "nondetect", 1, 0);
	expect_str(made.report->unused[5].source_id, "c");
	expect_unused(&made, 6, EHR_UNUSED_NEGATIVE, "negative", 1, 0);
	expect_unused(&made, 7, EHR_UNUSED_UNIT, "unit", 1, 0);
	expect_unused(&made, 8, EHR_UNUSED_NO_PLACE, "no_coordinates", 2, 6.5);
	expect_str(made.report->unused[8].source_id, "b");
	expect_unused(&made, 9, EHR_UNUSED_NO_POLLUTANT, "no_pollutant", 1, 8);
	assert_int_equal(made.report->sources_unused, 2);
	release(&made);
}

#define STACK \
	HEAD ",outlet,stack_height_m,stack_diameter_m,exit_velocity_m_s," \
	     "exit_temp_k,hours_run"

/* A whole stack; one without its temperature; a height alone; nothing; and
 * figures that are none: 0 m, 150 (degrees Celsius), 600 m. */
static void stacks_and_what_stands_for_them(void **state)
{
	static const struct {
		double height_m, diameter_m, velocity_m_s, temp_k, width_m;
		unsigned flags;
	} expected[] = {
		{ 30, 1.2, 12, 400, 0, 0 },
		{ 30, 1.2, 12, 0, 0, EHR_OUTLET_DEFAULT_EXIT },
		{ 30, 0, 0, 0, 0, EHR_OUTLET_DEFAULT_EXIT },
		{ 3, 0, 0, 0, 10, EHR_OUTLET_DEFAULT_STACK },
		{ 3, 0, 0, 0, 10, EHR_OUTLET_DEFAULT_STACK },
		{ 30, 1.2, 12, 0, 0,
			EHR_OUTLET_DEFAULT_EXIT | EHR_OUTLET_DOUBTFUL_STACK },
		{ 3, 0, 0, 0, 10,
			EHR_OUTLET_DEFAULT_STACK | EHR_OUTLET_DOUBTFUL_STACK },
	};
	struct made made;
	struct ehr_buf words = { 0 };

	(void)state;
	make(&made,
		STACK "\n"
		      "a,120,29,air,emission,X,,1,kg/a,1,30,1.2,12,400,8000\n"
		      "a,120,29,air,emission,X,,2,kg/a,2,30,1.2,12,,\n"
		      "a,120,29,air,emission,X,,4,kg/a,3,30,,,,0\n"
		      "a,120,29,air,emission,X,,8,kg/a,4,,,,,9999\n"
		      "a,120,29,air,emission,X,,16,kg/a,5,0,0,0,0,\n"
		      "a,120,29,air,emission,X,,32,kg/a,6,30,1.2,12,150,\n"
		      "a,120,29,air,emission,X,,64,kg/a,7,600,1.2,12,400,\n");
	assert_int_equal(made.inventory.n_outlets, 7);
	for (size_t i = 0; i < 7; i++) {
		const struct ehr_outlet *outlet = &made.inventory.outlet[i];
		const struct ehr_stack *stack =
			&made.inventory.stack[outlet->stack];

		assert_true(stack->height_m == expected[i].height_m);
		assert_true(stack->diameter_m == expected[i].diameter_m);
		assert_true(stack->velocity_m_s == expected[i].velocity_m_s);
		assert_true(stack->temp_k == expected[i].temp_k);
		assert_true(stack->width_m == expected[i].width_m);
		assert_int_equal(outlet->flags, expected[i].flags);
	}
	/* alike: 2 and 6, and 4, 5, 7 */
	assert_int_equal(made.inventory.n_stacks, 4);
	assert_int_equal(
		made.inventory.outlet[1].stack, made.inventory.outlet[5].stack);
	assert_true(made.inventory.outlet[0].hours_run == 8000);
	assert_true(made.inventory.outlet[2].hours_run == 0);
	assert_true(made.inventory.outlet[3].hours_run == 0);
	assert_int_equal(made.report->doubtful_hours, 1);
	assert_int_equal(made.report->by_flag[0], 3);
	assert_true(made.report->by_flag_kg_a[0] == 8 + 16 + 64);
	assert_true(made.report->by_flag_kg_a[1] == 2 + 4 + 32);
	assert_true(made.report->by_flag_kg_a[2] == 32 + 64);
	ehr_outlet_flags(made.inventory.outlet[5].flags, &words);
	assert_string_equal(
		ehr_buf_text(&words), "default_exit doubtful_stack");
	ehr_buf_release(&words);
	release(&made);
}

/* One name at two places, and with two stacks at one of them: three outlets,
 * with labels of their own, which lie farther apart than works do: 0.1 degrees
 * of latitude are 6371008.8 m * pi / 1800 = 11119.5 m. */
static void outlets_of_one_name(void **state)
{
	struct made made;
	struct ehr_buf label = { 0 };

	(void)state;
	make(&made, STACK "\n"
			  "a,120,29.1,air,emission,X,,1,kg/a,DA1,30,,,,10\n"
			  "a,120,29,air,emission,X,,2,kg/a,DA1,40,,,,\n"
			  "a,120,29,air,emission,X,,4,kg/a,DA1,30,,,,\n"
			  "a,120,29.1,air,emission,Y,,8,kg/a,DA1,30,,,,20\n"
			  "a,120,29.1,air,emission,X,,16,kg/a,DA2,30,,,,\n");
	assert_int_equal(made.inventory.n_outlets, 4);
	assert_int_equal(made.inventory.outlet[0].part, 1);
	assert_true(made.inventory.outlet[0].lat == 29);
	assert_int_equal(made.inventory.outlet[1].part, 2);
	assert_int_equal(made.inventory.outlet[2].part, 3);
	assert_int_equal(made.inventory.outlet[3].part, 0);
	ehr_outlet_label(&made.inventory.outlet[2], &label);
	assert_string_equal(ehr_buf_text(&label), "DA1#3");
	assert_int_equal(made.inventory.outlet[2].n, 2);
	assert_int_equal(made.inventory.outlet[2].flags,
		EHR_OUTLET_DEFAULT_EXIT | EHR_OUTLET_HOURS_DIFFER);
	assert_true(made.inventory.outlet[2].hours_run == 10);
	assert_int_equal(made.report->apart, 1);
	expect_str(made.report->apart_id, "a");
	assert_float_equal(made.report->apart_m, 11119.5, 0.1);
	ehr_buf_release(&label);
	release(&made);
}

/* Places and stacks from a roster; not where its rows differ. */
static void takes_from_other_rows(void **state)
{
	struct made made;

	(void)state;
	make(&made, STACK "\n"
			  "a,,,air,emission,X,,1,kg/a,1,,,,,\n"
			  "a,120,29,air,present,,,,,1,30,1,10,400,\n"
			  "a,121,29,air,present,,,,,2,50,1,10,400,\n"
			  "a,121,29,air,present,,,,,2,60,1,10,400,\n"
			  "a,,,air,emission,X,,1,kg/a,2,,,,,\n"
			  "a,,,air,emission,X,,1,kg/a,3,,,,,\n"
			  "b,122,29,,present,,,,,,,,,,\n"
			  "b,,,air,emission,X,,1,kg/a,1,,,,,\n");
	assert_int_equal(made.inventory.n_outlets, 3);
	assert_true(made.inventory.outlet[0].lon == 120);
	assert_int_equal(made.inventory.outlet[0].flags, 0);
	assert_true(made.inventory.outlet[1].lon == 121);
	assert_int_equal(
		made.inventory.outlet[1].flags, EHR_OUTLET_DEFAULT_STACK);
	assert_true(made.inventory.outlet[2].lon == 122);
	assert_int_equal(made.report->place_taken, 3);
	assert_int_equal(made.report->stack_taken, 1);
	/* outlet 3: the source is at two places */
	expect_unused(&made, 1, EHR_UNUSED_NO_PLACE, "no_coordinates", 1, 1);
	release(&made);
}

/* Flags of ingest that doubt an amount do not stop it, but it is told. */
static void tells_what_flags_doubt(void **state)
{
	struct made made;

	(void)state;
	make(&made,
		HEAD ",flags\n"
		     "a,120,29,air,emission,X,,1,kg/a,duplicate_record no_cas\n"
		     "a,120,29,air,emission,X,,2,kg/a,duplicate_key\n"
		     "b,29,120,water,emission,X,,4,kg/a,swapped_coordinates\n"
		     "b,29,120,air,emission,X,,32,kg/a,swapped_coordinates\n"
		     "b,29,12,air,emission,X,,8,kg/a,no_cas "
		     "swapped_coordinates\n"
		     "c,120,29,air,emission,X,,16,kg/a,repeated_point "
		     "outside_region\n");
	assert_true(made.report->kg_a == 27);
	assert_int_equal(made.report->duplicates, 1);
	assert_true(made.report->duplicates_kg_a == 1);
	assert_int_equal(made.report->doubted, 2);
	assert_true(made.report->doubted_kg_a == 24);
	/* a latitude of 120 is none, and is not taken from others */
	expect_unused(&made, 1, EHR_UNUSED_BAD_PLACE, "bad_coordinates", 1, 32);
	release(&made);
}

static void refuses(void **state)
{
	static const struct {
		const char *text, *year, *word;
	} bad[] = {
		{ "source_id,lon,lat,medium,quantity,value,unit\n", NULL,
			"pollutant" },
		{ HEAD ",year\na,1,2,air,emission,X,,1,kg/a,2022\n"
		       "a,1,2,air,emission,X,,1,kg/a,2023\n",
			NULL, "2022 to 2023" },
		{ HEAD "\na,1,,air,emission,X,,1,kg/a\n", NULL, "a number" },
		{ HEAD "\n,1,2,air,emission,X,,1,kg/a\n", NULL, "source" },
		{ HEAD "\na,1,2,air,emission,X,,some,kg/a\n", NULL, "some" },
		{ HEAD "\na,1,2,air,emission,X,,1e308,kg/a\n"
		       "a,1,2,air,emission,X,,1e308,kg/a\n",
			NULL, "add up" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct made made;

		make_by(&made, bad[i].text, bad[i].year, 1);
		assert_int_equal(made.rc, -1);
		assert_int_equal(made.err.fault, EHR_FAULT_DATA);
		if (!strstr(made.err.text, bad[i].word))
			print_message("%zu: %s\n", i, made.err.text);
		assert_non_null(strstr(made.err.text, bad[i].word));
		release(&made);
	}
}

static void chooses_a_year(void **state)
{
	struct made made;

	(void)state;
	make_by(&made,
		HEAD ",year\na,1,2,air,emission,X,,1,kg/a,2022\n"
		     "a,1,2,air,emission,X,,2,kg/a,2023\n"
		     "a,1,2,air,emission,X,,4,kg/a,\n",
		"2023", 1);
	assert_int_equal(made.rc, 0);
	assert_true(made.report->kg_a == 6);
	expect_unused(&made, 0, EHR_UNUSED_YEAR, "year", 1, 1);
	release(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_up_in_any_order),
		cmocka_unit_test(tells_what_is_not_used),
		cmocka_unit_test(stacks_and_what_stands_for_them),
		cmocka_unit_test(outlets_of_one_name),
		cmocka_unit_test(takes_from_other_rows),
		cmocka_unit_test(tells_what_flags_doubt),
		cmocka_unit_test(refuses),
		cmocka_unit_test(chooses_a_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
