/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/flag.h"
#include "model/relations.h"

static struct ehr_print print(const char *text)
{
	return ehr_print_of(ehr_str_of(text));
}

/* What is done with a record whose letters are source, key and amount, such as
 * "aX1": P: with a roster row, r: flagged as a copy, k: as one of a key, p: as
 * one of a point, -: dropped, !: failed. */
static void describe(const struct ehr_mark *mark, char *out)
{
	size_t n = 0;

	if (mark->present)
		out[n++] = 'P';
	if (mark->flags & ehr_flag(EHR_FLAG_DUPLICATE_RECORD))
		out[n++] = 'r';
	if (mark->flags & ehr_flag(EHR_FLAG_DUPLICATE_KEY))
		out[n++] = 'k';
	if (mark->flags & ehr_flag(EHR_FLAG_REPEATED_POINT))
		out[n++] = 'p';
	out[n] = '\0';
}

/* What row does: the first time, or again. */
static void do_row(struct ehr_marks *marks, const char *record,
	unsigned long line, char *told)
{
	struct ehr_mark *mark = ehr_marks_begin(marks, line);

	if (!mark->judged) {
		mark->record = print(record);
		mark->key = ehr_print_of((struct ehr_str){ record, 2 });
		mark->source = ehr_print_of((struct ehr_str){ record, 1 });
		mark->point = print("seat");
		ehr_marks_guess(marks, mark);
	}
	describe(mark, told);
	ehr_marks_took(marks);
}

enum { RECORDS = 16, TOLD = 8 };

static void tell(char *told, const char *letter)
{
	memcpy(told, letter, 2);
}

/* The records in blocks of size, as the engine would do; the header is line 1. */
static void walk(const struct ehr_relations_opts *opts,
	const char *const *record, size_t n, size_t size, char (*told)[TOLD],
	struct ehr_err *err)
{
	struct ehr_relations *relations = ehr_relations_new(opts);
	struct ehr_marks marks;

	ehr_marks_init(&marks, opts);
	for (size_t from = 0; from < n; from += size) {
		size_t upto = from + size < n ? from + size : n;

		for (size_t i = from; i < upto; i++)
			do_row(&marks, record[i], i - from + 1, told[i]);
		ehr_relations_turn(relations, "list.csv", from + 1);
		for (size_t i = from; i < upto; i++)
			switch (ehr_relations_judge(
				relations, &marks, i - from, err)) {
			case EHR_VERDICT_KEEP: break;
			case EHR_VERDICT_AGAIN:
				do_row(&marks, record[i], i - from + 1,
					told[i]);
				break;
			case EHR_VERDICT_DROP: tell(told[i], "-"); break;
			case EHR_VERDICT_FAIL:
				tell(told[i], "!");
				from = i = n;
				break;
			}
		ehr_marks_clear(&marks);
	}
	ehr_marks_release(&marks);
	ehr_relations_free(relations);
}

static const char *const list[] = { "aX1", "aY1", "bX1", "aX1", "cX1", "aX2",
	"dX1", "bX1", "aX2", "aZ9" };
enum { LIST = sizeof list / sizeof list[0] };

static void check(
	const struct ehr_relations_opts *opts, const char *const *expected)
{
	for (size_t size = 1; size <= LIST; size++) {
		char told[RECORDS][TOLD];
		struct ehr_err err;

		walk(opts, list, LIST, size, told, &err);
		for (size_t i = 0; i < LIST; i++)
			assert_string_equal(told[i], expected[i]);
	}
}

/* Sources a b c d stand at one point: with the third it is suspect. */
static void flags_whatever_the_blocks(void **state)
{
	const struct ehr_relations_opts opts = { .roster = true,
		.threshold = 3 };
	static const char *const expected[] = { "P", "", "P", "r", "Pp", "kp",
		"Pp", "rp", "rp", "p" };

	(void)state;
	check(&opts, expected);
}

static void leaves_later_ones_out(void **state)
{
	const struct ehr_relations_opts opts = { .roster = true,
		.on_duplicate = EHR_DUPLICATE_FIRST };
	static const char *const expected[] = { "P", "", "P", "-", "P", "-",
		"P", "-", "-", "" };

	(void)state;
	check(&opts, expected);
}

/* Records 4 and 1, below a header in line 1. */
static void names_both_lines(void **state)
{
	const struct ehr_relations_opts opts = { .on_duplicate =
							 EHR_DUPLICATE_ERROR };

	(void)state;
	for (size_t size = 1; size <= LIST; size++) {
		char told[RECORDS][TOLD];
		struct ehr_err err;

		walk(&opts, list, LIST, size, told, &err);
		assert_string_equal(told[2], "");
		assert_string_equal(told[3], "!");
		assert_string_equal(err.reason, "duplicate_key");
		assert_non_null(strstr(err.text, "list.csv:2:"));
		/* the engine adds the line of the block */
		assert_int_equal(err.line, 3 % size + 1);
	}
}

/* A record that turned out bad leaves no trace: the next one of its source has
 * the roster row. */
static void forgets_what_was_not_taken(void **state)
{
	const struct ehr_relations_opts opts = { .roster = true };
	struct ehr_marks marks;
	struct ehr_mark *mark;

	(void)state;
	ehr_marks_init(&marks, &opts);
	mark = ehr_marks_begin(&marks, 1);
	mark->source = print("a");
	ehr_marks_guess(&marks, mark);
	assert_true(mark->present);
	/* not taken */
	mark = ehr_marks_begin(&marks, 2);
	assert_true(ehr_print_is_none(mark->source));
	mark->source = print("a");
	ehr_marks_guess(&marks, mark);
	assert_true(mark->present);
	ehr_marks_took(&marks);
	assert_int_equal(marks.n, 1);
	ehr_marks_release(&marks);
}

static void counts_what_it_found(void **state)
{
	const struct ehr_relations_opts opts = { .roster = true,
		.threshold = 3 };
	struct ehr_relations *relations = ehr_relations_new(&opts);
	struct ehr_relations_facts facts;
	struct ehr_marks marks;
	struct ehr_err err;
	char told[TOLD];

	(void)state;
	ehr_marks_init(&marks, &opts);
	ehr_relations_turn(relations, "list.csv", 1);
	for (size_t i = 0; i < LIST; i++) {
		do_row(&marks, list[i], i + 1, told);
		if (ehr_relations_judge(relations, &marks, i, &err) ==
			EHR_VERDICT_AGAIN)
			do_row(&marks, list[i], i + 1, told);
	}
	ehr_relations_facts(relations, &facts);
	assert_int_equal(facts.duplicate_records, 3);
	assert_int_equal(facts.duplicate_keys, 1);
	assert_int_equal(facts.dropped, 0);
	assert_int_equal(facts.sources, 4);
	assert_int_equal(facts.repeated_points, 1);
	assert_int_equal(facts.repeated_sources, 4);
	ehr_marks_release(&marks);
	ehr_relations_free(relations);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flags_whatever_the_blocks),
		cmocka_unit_test(leaves_later_ones_out),
		cmocka_unit_test(names_both_lines),
		cmocka_unit_test(forgets_what_was_not_taken),
		cmocka_unit_test(counts_what_it_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
