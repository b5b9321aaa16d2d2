/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/combine.h"

/* A record with one row: who (its key), what, how much, with a remark. */
struct given {
	const char *key, *quantity, *value, *qualifier, *remark;
	double converted; /* in place of value, where that is NULL */
	uint64_t flags;
};

enum { KEY, VALUE, REMARK, FLAGS, COLUMNS };
static const char *const column[COLUMNS] = { "key", "value", "remark",
	"flags" };

static void do_row(struct ehr_combine_batch *batch, const struct given *given)
{
	struct ehr_reading reading = { .qualifier = given->qualifier };
	struct ehr_combine_row row = { .quantity = ehr_str_of(given->quantity),
		.reading = &reading,
		.flags = given->flags };

	if (given->value == NULL)
		reading.value = (struct ehr_figure){ .converted = true,
			.number = given->converted };
	else
		reading.value.text = ehr_str_of(given->value);
	if (given->key[0] != '\0')
		row.key = ehr_print_of(ehr_str_of(given->key));
	ehr_combine_begin(batch);
	ehr_combine_text(batch, ehr_str_of(given->key));
	ehr_combine_figure(batch, &reading.value);
	ehr_combine_text(batch, ehr_str_of(given->remark));
	ehr_combine_text(batch, ehr_str_of("?"));
	ehr_combine_row(batch, &row);
	ehr_combine_took(batch);
}

/* What is written of the records, in blocks of size. Records with a flag get
 * it when sent again. */
static void check(const struct given *given, size_t n, const char *expected,
	uint64_t summed, uint64_t not_summed)
{
	for (size_t size = 1; size <= n; size++) {
		struct ehr_combine *combine =
			ehr_combine_new(COLUMNS, VALUE, FLAGS);
		struct ehr_combine_batch *batch =
			ehr_combine_batch_new(combine);
		const struct ehr_out_opts opts = { 0 };
		struct ehr_layout layout;
		struct ehr_writer writer;
		struct ehr_err err;
		uint64_t count[2];

		for (size_t from = 0; from < n; from += size) {
			size_t upto = from + size < n ? from + size : n;

			for (size_t i = from; i < upto; i++) {
				struct given plain = given[i];

				plain.flags = 0;
				do_row(batch, &plain);
			}
			for (size_t i = from; i < upto; i++)
				if (given[i].flags != 0) {
					ehr_combine_judge(batch, i - from,
						EHR_VERDICT_AGAIN);
					do_row(batch, &given[i]);
				}
			ehr_combine_commit(combine, batch);
		}
		assert_int_equal(ehr_layout_init(&layout, NULL, column, COLUMNS,
					 &opts, &err),
			0);
		ehr_writer_init(&writer, &layout, NULL);
		assert_int_equal(
			ehr_combine_finish(combine, &writer, NULL, &err), 0);
		assert_string_equal(ehr_buf_text(&writer.buf), expected);
		ehr_combine_count(combine, &count[0], &count[1]);
		assert_int_equal(count[0], summed);
		assert_int_equal(count[1], not_summed);
		ehr_writer_release(&writer);
		ehr_layout_release(&layout);
		ehr_combine_batch_free(batch);
		ehr_combine_free(combine);
	}
}

static const uint64_t DUPLICATE = UINT64_C(1) << EHR_FLAG_DUPLICATE_KEY;
static const uint64_t COPY = UINT64_C(1) << EHR_FLAG_DUPLICATE_RECORD;

/* 0.1 + 0.2 + 1.25 = 1.55, in the place of the first; the text of what is not
 * added stays as it came. */
static void adds_up_at_the_first(void **state)
{
	const struct given given[] = {
		{ "a", "emission", "0.1", "", "first", 0, 0 },
		{ "b", "emission", "7.50", "", "alone", 0, 0 },
		{ "a", "emission", NULL, "", "second", 0.2, DUPLICATE },
		{ "", "emission", "3", "", "no key", 0, 0 },
		{ "a", "emission", "1.25", "", "third", 0, DUPLICATE },
		{ "", "emission", "3", "", "no key", 0, 0 },
	};

	(void)state;
	check(given, 6,
		"a,1.55,first,summed\nb,7.50,alone,\n,3,no key,\n"
		",3,no key,\n",
		3, 0);
}

/* A sum without one of its parts is none. */
static void leaves_apart_what_lacks_a_part(void **state)
{
	const struct given given[] = {
		{ "a", "emission", "1", "", "", 0, 0 },
		{ "a", "emission", "", "", "missing", 0, DUPLICATE },
		{ "b", "emission", "1", "", "", 0, 0 },
		{ "b", "emission", "", "<", "", 0, DUPLICATE },
		{ "c", "emission", "0.5", "<", "substituted", 0, 0 },
		{ "c", "emission", "1", "", "", 0, DUPLICATE },
		{ "d", "emission", "-1", "", "", 0, 0 },
		{ "d", "emission", "1", "", "", 0, DUPLICATE },
	};

	(void)state;
	check(given, 8,
		"a,1,,not_summed\n"
		"a,,missing,duplicate_key not_summed\n"
		"b,1,,not_summed\n"
		"b,,,duplicate_key not_summed\n"
		"c,0.5,substituted,not_summed\n"
		"c,1,,duplicate_key not_summed\n"
		"d,-1,,not_summed\n"
		"d,1,,duplicate_key not_summed\n",
		0, 8);
}

static void never_adds_concentrations(void **state)
{
	const struct given given[] = {
		{ "a", "concentration", "1", "", "", 0, 0 },
		{ "a", "concentration", "2", "", "", 0, DUPLICATE },
		{ "b", "limit", "1", "", "", 0, 0 },
		{ "c", "onsite", "1", "", "", 0, 0 },
		{ "c", "onsite", "2", "", "", 0, DUPLICATE },
	};

	(void)state;
	check(given, 5,
		"a,1,,not_summed\na,2,,duplicate_key not_summed\nb,1,,\n"
		"c,3,,summed\n",
		2, 2);
}

static void says_that_a_copy_was_added(void **state)
{
	const struct given given[] = {
		{ "a", "emission", "1", "", "", 0, 0 },
		{ "a", "emission", "1", "", "", 0, COPY },
	};

	(void)state;
	check(given, 2, "a,2,,duplicate_record summed\n", 2, 0);
}

/* A record that was bad after its rows were given leaves nothing. */
static void forgets_what_was_not_taken(void **state)
{
	const struct given given = { "a", "emission", "1", "", "", 0, 0 };
	struct ehr_combine *combine = ehr_combine_new(COLUMNS, VALUE, FLAGS);
	struct ehr_combine_batch *batch = ehr_combine_batch_new(combine);
	uint64_t summed, apart;

	(void)state;
	do_row(batch, &given);
	ehr_combine_begin(batch);
	ehr_combine_text(batch, ehr_str_of("a"));
	do_row(batch, &given);
	do_row(batch, &given);
	ehr_combine_judge(batch, 2, EHR_VERDICT_DROP);
	ehr_combine_commit(combine, batch);
	ehr_combine_count(combine, &summed, &apart);
	assert_int_equal(summed, 2);
	ehr_combine_batch_free(batch);
	ehr_combine_free(combine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_up_at_the_first),
		cmocka_unit_test(leaves_apart_what_lacks_a_part),
		cmocka_unit_test(never_adds_concentrations),
		cmocka_unit_test(says_that_a_copy_was_added),
		cmocka_unit_test(forgets_what_was_not_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
