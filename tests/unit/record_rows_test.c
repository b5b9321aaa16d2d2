/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/flag.h"
#include "model/record_rows.h"

/* source, outlet of the row, value, unit, qualifier, limit, flags, note; of two
 * measures, the second of which says its outlet in the record. */
static struct ehr_op op[] = {
	{ .kind = EHR_OP_FIELD },
	{ .kind = EHR_OP_TRAIT, .trait = EHR_TRAIT_OUTLET },
	{ .kind = EHR_OP_VALUE },
	{ .kind = EHR_OP_TRAIT, .trait = EHR_TRAIT_UNIT },
	{ .kind = EHR_OP_QUALIFIER },
	{ .kind = EHR_OP_LIMIT },
	{ .kind = EHR_OP_FLAGS },
	{ .kind = EHR_OP_CARRY },
};
static const char *const column[] = { "source_id", "outlet", "value", "unit",
	"qualifier", "detection_limit", "flags", "note" };

enum { OPS = sizeof op / sizeof *op, MEASURES = 2 };

struct made {
	struct ehr_measure measure[MEASURES];
	struct ehr_measure_at at[MEASURES];
	struct ehr_mapping map;
	struct ehr_plan plan;
	struct ehr_record_watcher watcher;
	struct ehr_record_rows *rows;
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_str cell[OPS];
	struct ehr_record_fields fields;
	struct ehr_str trait[MEASURES][EHR_TRAITS];
	struct ehr_amount_row amount[MEASURES];
};

static void make(struct made *made, const struct ehr_out_opts *opts)
{
	struct ehr_err err;

	*made = (struct made){ .plan = { .op = op, .n = OPS } };
	for (size_t i = 0; i < MEASURES; i++) {
		made->measure[i].fixed = true;
		for (size_t k = 0; k < EHR_TRAITS; k++) {
			made->at[i].trait[k] = EHR_NO_COLUMN;
			made->trait[i][k] = (struct ehr_str){ "", 0 };
		}
		made->amount[i].trait = made->trait[i];
		made->trait[i][EHR_TRAIT_UNIT] = ehr_str_of("kg/a");
		made->trait[i][EHR_TRAIT_OUTLET] = ehr_str_of("A,1");
		made->amount[i].reading.qualifier = "";
	}
	made->at[1].trait[EHR_TRAIT_OUTLET] = 7;
	made->map.measure = made->measure;
	made->map.n_measures = MEASURES;
	made->map.present = EHR_PRESENT_NONE;
	made->plan.map = &made->map;
	made->plan.measure = made->at;
	made->fields.cell = made->cell;
	for (size_t i = 0; i < OPS; i++)
		made->cell[i] = (struct ehr_str){ "", 0 };
	assert_int_equal(
		ehr_layout_init(&made->layout, NULL, column, OPS, opts, &err),
		0);
	ehr_writer_init(&made->writer, &made->layout, NULL);
	made->rows = ehr_record_rows_new(&made->plan, &made->watcher);
}

static void release(struct made *made)
{
	ehr_record_rows_free(made->rows);
	ehr_writer_release(&made->writer);
	ehr_layout_release(&made->layout);
}

/* A record's rows with these amounts behind the others. */
static void give(struct made *made, const char *source, const char *first,
	const char *second)
{
	const struct ehr_mark mark = { 0 };
	struct ehr_err err;

	made->cell[0] = ehr_str_of(source);
	made->amount[0].reading.value.text = ehr_str_of(first);
	made->amount[1].reading.value.text = ehr_str_of(second);
	assert_int_equal(ehr_record_rows_write(made->rows, &made->fields,
				 made->amount, &mark, &made->writer, &err),
		0);
}

static const uint64_t no_cas = (uint64_t)1 << EHR_FLAG_NO_CAS;
static const uint64_t missing = (uint64_t)1 << EHR_FLAG_MISSING;

static void each_row_says_what_it_is_given(void **state)
{
	struct made made;

	(void)state;
	make(&made, &(struct ehr_out_opts){ .format = EHR_FORMAT_CSV });
	made.cell[7] = ehr_str_of("n");
	give(&made, "s1", "1", "2");
	/* the same again, of another source and with another outlet */
	made.trait[1][EHR_TRAIT_OUTLET] = ehr_str_of("B");
	give(&made, "s,2", "3", "4");
	/* flags that come and go */
	made.amount[0].flags = no_cas;
	give(&made, "s3", "5", "6");
	made.amount[0].flags = no_cas | missing;
	give(&made, "s4", "", "7");
	made.amount[0].flags = no_cas;
	made.fields.flags = missing;
	give(&made, "s5", "8", "9");
	made.fields.flags = 0;
	made.cell[7] = ehr_str_of("m");
	give(&made, "s6", "10", "11");
	/* a limit, a number, and neither again */
	made.amount[0].reading.qualifier = "<";
	made.amount[0].reading.limit =
		(struct ehr_figure){ .converted = true, .number = 0.5 };
	give(&made, "s7", "", "12");
	made.amount[0].reading.limit.number = 0.25;
	give(&made, "s8", "", "13");
	made.amount[0].reading.limit.converted = false;
	made.amount[0].reading.qualifier = "ND";
	give(&made, "s9", "", "14");
	made.amount[0].reading.qualifier = "";
	made.amount[1].is_empty = true;
	give(&made, "s10", "15", "");
	assert_string_equal(ehr_buf_text(&made.writer.buf),
		"s1,\"A,1\",1,kg/a,,,,n\n"
		"s1,\"A,1\",2,kg/a,,,,n\n"
		"\"s,2\",\"A,1\",3,kg/a,,,,n\n"
		"\"s,2\",B,4,kg/a,,,,n\n"
		"s3,\"A,1\",5,kg/a,,,no_cas,n\n"
		"s3,B,6,kg/a,,,,n\n"
		"s4,\"A,1\",,kg/a,,,missing no_cas,n\n"
		"s4,B,7,kg/a,,,,n\n"
		"s5,\"A,1\",8,kg/a,,,missing no_cas,n\n"
		"s5,B,9,kg/a,,,missing,n\n"
		"s6,\"A,1\",10,kg/a,,,no_cas,m\n"
		"s6,B,11,kg/a,,,,m\n"
		"s7,\"A,1\",,kg/a,<,0.5,no_cas,m\n"
		"s7,B,12,kg/a,,,,m\n"
		"s8,\"A,1\",,kg/a,<,0.25,no_cas,m\n"
		"s8,B,13,kg/a,,,,m\n"
		"s9,\"A,1\",,kg/a,ND,,no_cas,m\n"
		"s9,B,14,kg/a,,,,m\n"
		"s10,\"A,1\",15,kg/a,,,no_cas,m\n");
	release(&made);
}

/* With --columns, and as JSON. */
static void other_forms_say_the_same(void **state)
{
	static const struct ehr_str wanted[] = { { "outlet", 6 },
		{ "value", 5 }, { "note", 4 } };
	struct ehr_out_opts opts = {
		.format = EHR_FORMAT_JSONL, .columns = wanted, .n_columns = 3
	};
	struct made made;

	(void)state;
	make(&made, &opts);
	give(&made, "s1", "1", "2");
	made.cell[7] = ehr_str_of("n");
	give(&made, "s2", "3", "4");
	assert_string_equal(ehr_buf_text(&made.writer.buf),
		"{\"outlet\":\"A,1\",\"value\":\"1\",\"note\":null}\n"
		"{\"outlet\":\"A,1\",\"value\":\"2\",\"note\":null}\n"
		"{\"outlet\":\"A,1\",\"value\":\"3\",\"note\":\"n\"}\n"
		"{\"outlet\":\"A,1\",\"value\":\"4\",\"note\":\"n\"}\n");
	release(&made);
}

/* A roster row has no unit and no value. */
static void a_roster_row_stands_first(void **state)
{
	struct made made;

	(void)state;
	make(&made, &(struct ehr_out_opts){ .format = EHR_FORMAT_CSV });
	made.map.present = EHR_PRESENT_RECORD;
	made.amount[0].is_empty = made.amount[1].is_empty = true;
	give(&made, "s1", "", "");
	made.amount[0].is_empty = false;
	give(&made, "s2", "1", "");
	assert_string_equal(ehr_buf_text(&made.writer.buf),
		"s1,,,,,,,\n"
		"s2,,,,,,,\n"
		"s2,\"A,1\",1,kg/a,,,,\n");
	release(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_row_says_what_it_is_given),
		cmocka_unit_test(other_forms_say_the_same),
		cmocka_unit_test(a_roster_row_stands_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
