/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/quality.h"

static char first[] = "name", second[] = "amount";
static char *name[] = { first, second };
static const struct ehr_header header = { name, 2 };

/* A record of two cells; what happens to it. */
enum fate { TAKEN, AGAIN, DROPPED, BAD, SKIPPED };

struct given {
	const char *name, *amount;
	size_t rows;
	enum fate fate;
};

static void do_record(
	struct ehr_quality_batch *batch, const struct given *given, bool again)
{
	const struct ehr_str cell[] = { ehr_str_of(given->name),
		ehr_str_of(given->amount) };

	ehr_quality_begin(batch, again);
	if (given->fate == SKIPPED) {
		ehr_quality_skip(batch, EHR_SKIP_TOTALS);
		return;
	}
	if (!again)
		ehr_quality_cells(batch, cell, 2);
	ehr_quality_unit(batch, ehr_str_of("kg"));
	for (size_t i = 0; i < given->rows; i++)
		ehr_quality_row(
			batch, again ? ehr_flag(EHR_FLAG_DUPLICATE_KEY) : 0);
	if (given->fate != BAD)
		ehr_quality_took(batch);
}

/* In blocks of size, as the engine would do. */
static struct ehr_quality *walk(
	const struct given *given, size_t n, size_t size)
{
	struct ehr_quality *quality = ehr_quality_new(&header);
	struct ehr_quality_batch *batch = ehr_quality_batch_new(quality);

	for (size_t from = 0; from < n; from += size) {
		size_t upto = from + size < n ? from + size : n, taken = 0;

		for (size_t i = from; i < upto; i++)
			do_record(batch, &given[i], false);
		for (size_t i = from; i < upto; i++) {
			if (given[i].fate == BAD || given[i].fate == SKIPPED)
				continue;
			if (given[i].fate == DROPPED)
				ehr_quality_judge(
					batch, taken, EHR_VERDICT_DROP);
			if (given[i].fate == AGAIN) {
				ehr_quality_judge(
					batch, taken, EHR_VERDICT_AGAIN);
				do_record(batch, &given[i], true);
			}
			taken++;
		}
		ehr_quality_commit(quality, batch, "list.csv");
	}
	ehr_quality_batch_free(batch);
	return quality;
}

static const struct given list[] = {
	{ "a", "1.5", 2, TAKEN },
	{ "b", " ", 1, TAKEN },
	{ "a", "-2", 2, AGAIN },
	{ "total", "9", 0, SKIPPED },
	{ "c", "n/a", 2, DROPPED },
	{ "d", "x", 1, BAD },
	{ "", "40", 0, TAKEN },
};
enum { LIST = sizeof list / sizeof list[0] };

/* Records: all but the total and the bad one. Rows: 2 + 1 + 2, the two of the
 * record that was sent again with its flag. */
static void counts_whatever_the_blocks(void **state)
{
	(void)state;
	for (size_t size = 1; size <= LIST; size++) {
		struct ehr_quality *quality = walk(list, LIST, size);
		const struct ehr_quality_file *file = quality->file;
		const struct ehr_quality_column *amount = &quality->column[1];

		assert_int_equal(quality->n_files, 1);
		assert_string_equal(file->path, "list.csv");
		assert_int_equal(file->records, 5);
		assert_int_equal(file->dropped, 1);
		assert_int_equal(file->without_row, 1);
		assert_int_equal(file->rows, 5);
		assert_int_equal(ehr_quality_rows(quality), 5);
		assert_int_equal(file->skipped[EHR_SKIP_TOTALS], 1);
		assert_int_equal(quality->rows_flagged, 2);
		assert_int_equal(quality->flagged[EHR_FLAG_DUPLICATE_KEY], 2);
		assert_int_equal(quality->flagged[EHR_FLAG_MISSING], 0);
		/* cells of the bad record are cells of the file */
		assert_int_equal(quality->column[0].filled, 5);
		assert_int_equal(quality->column[0].empty, 1);
		assert_int_equal(quality->column[0].numbers, 0);
		assert_int_equal(amount->filled, 5);
		assert_int_equal(amount->empty, 1);
		assert_int_equal(amount->numbers, 3);
		assert_true(amount->min == -2);
		assert_true(amount->max == 40);
		assert_int_equal(quality->column[0].values.count[0], 2);
		/* of each record once, sent again or not; the bad one too */
		assert_int_equal(quality->units.count[0], 6);
		ehr_quality_free(quality);
	}
}

static void says_what_columns_are(void **state)
{
	struct ehr_quality *quality = ehr_quality_new(&header);
	const struct ehr_input_facts facts = { .path = "b.csv",
		.encoding = "gb18030",
		.blank_lines = 3,
		.stray = 2 };

	(void)state;
	ehr_quality_map(quality, 1, "emission", "t/a", NULL);
	assert_string_equal(quality->column[0].canonical, "");
	assert_string_equal(quality->column[1].heading, "amount");
	assert_string_equal(quality->column[1].canonical, "emission");
	assert_string_equal(quality->column[1].unit, "t/a");
	assert_string_equal(quality->column[1].origin, "");
	ehr_quality_facts(quality, &facts);
	assert_string_equal(quality->file[0].encoding, "gb18030");
	assert_int_equal(quality->file[0].blank_lines, 3);
	assert_int_equal(quality->file[0].skipped[EHR_SKIP_STRAY], 2);
	ehr_quality_finished(quality, ehr_flag(EHR_FLAG_SUMMED));
	ehr_quality_finished(quality, 0);
	assert_int_equal(ehr_quality_rows(quality), 2);
	assert_int_equal(quality->rows_flagged, 1);
	ehr_quality_free(quality);
}

/* Nothing is asked for: nothing is done. */
static void does_nothing_without_a_batch(void **state)
{
	(void)state;
	do_record(NULL, &list[0], false);
	ehr_quality_judge(NULL, 0, EHR_VERDICT_DROP);
	ehr_quality_commit(NULL, NULL, "list.csv");
	ehr_quality_finished(NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_whatever_the_blocks),
		cmocka_unit_test(says_what_columns_are),
		cmocka_unit_test(does_nothing_without_a_batch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
