/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "io/csv.h"

enum { CELLS = 8, ROOM = 512 };

static const struct ehr_csv_form strict = { ',', false, false };
static const struct ehr_csv_form lax = { ',', true, false };
static const struct ehr_csv_form mac = { ',', false, true };

struct one {
	char block[ROOM];
	struct ehr_csv *csv;
	struct ehr_csv_walk walk;
	struct ehr_str cell[CELLS], record;
	size_t n;
};

static void begin(struct one *one, const char *text, struct ehr_csv_form form)
{
	size_t n = strlen(text);

	assert_true(n + EHR_CSV_MARGIN <= ROOM);
	memset(one->block, '\n', ROOM);
	memcpy(one->block, text, n);
	one->csv = ehr_csv_new(form);
	ehr_csv_walk(one->csv, &one->walk, one->block, n);
}

static enum ehr_csv_fault next(struct one *one)
{
	assert_true(one->walk.p < one->walk.end);
	return ehr_csv_next(
		one->csv, &one->walk, one->cell, CELLS, &one->n, &one->record);
}

static void assert_cell(const struct one *one, size_t i, const char *text)
{
	assert_true(i < one->n);
	assert_int_equal(one->cell[i].n, strlen(text));
	assert_memory_equal(one->cell[i].p, text, strlen(text));
}

static void plain_records_are_cut_in_place(void **state)
{
	struct one one;

	(void)state;
	begin(&one, "a,,b\r\n,\nlast", strict);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_int_equal(one.n, 3);
	assert_cell(&one, 0, "a");
	assert_cell(&one, 1, "");
	assert_cell(&one, 2, "b");
	assert_ptr_equal(one.cell[0].p, one.block);
	assert_int_equal(one.record.n, 4);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_int_equal(one.n, 2);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 0, "last");
	assert_ptr_equal(one.walk.p, one.walk.end);
	ehr_csv_free(one.csv);
}

static void quoted_records_are_decoded(void **state)
{
	struct one one;

	(void)state;
	begin(&one, "\"a \"\"b\"\"\",\"1\n2\"\nx,y\n", strict);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_int_equal(one.n, 2);
	assert_cell(&one, 0, "a \"b\"");
	assert_cell(&one, 1, "1\n2");
	assert_int_equal(one.walk.lines, 2);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 1, "y");
	assert_int_equal(one.walk.lines, 1);
	ehr_csv_free(one.csv);
}

static void blanks_stay(void **state)
{
	struct one one;

	(void)state;
	begin(&one, " a ,\t\n\" b \",c\n", strict);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 0, " a ");
	assert_cell(&one, 1, "\t");
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 0, " b ");
	ehr_csv_free(one.csv);
}

static void a_stray_quote_is_an_error_or_text(void **state)
{
	struct one one;

	(void)state;
	begin(&one, "a\"b,c\n\"d\"e,f\ng,h\n", strict);
	assert_int_equal(next(&one), EHR_CSV_BAD_QUOTE);
	assert_int_equal(next(&one), EHR_CSV_BAD_QUOTE);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 0, "g");
	ehr_csv_free(one.csv);

	begin(&one, "a\"b,c\n", lax);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 0, "a\"b");
	ehr_csv_free(one.csv);
}

static void an_open_quote_and_a_bare_cr_are_errors(void **state)
{
	struct one one;

	(void)state;
	begin(&one, "a,\"b\nc\n", strict);
	assert_int_equal(next(&one), EHR_CSV_OPEN);
	ehr_csv_free(one.csv);
	begin(&one, "a,b\rc,d\n1,2\n", strict);
	assert_int_equal(next(&one), EHR_CSV_BARE_CR);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 0, "1");
	ehr_csv_free(one.csv);
	begin(&one, "\"a\"\rb\n", strict);
	assert_int_equal(next(&one), EHR_CSV_BARE_CR);
	ehr_csv_free(one.csv);
	begin(&one, "a,b\r", strict);
	assert_int_equal(next(&one), EHR_CSV_BARE_CR);
	ehr_csv_free(one.csv);
}

static void a_bare_cr_can_end_a_line(void **state)
{
	static const char *const record[] = { "a,b", "\"c\rd\",e", "", "f",
		"\"g\"", "h" };
	/* of the second: the CR in its cell and the one at its end */
	static const unsigned long lines[] = { 1, 2, 1, 1, 1, 1 };
	struct one one;

	(void)state;
	begin(&one, "a,b\r\"c\rd\",e\r\n\rf\n\"g\"\rh\r", mac);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(next(&one), EHR_CSV_GOOD);
		assert_int_equal(one.record.n, strlen(record[i]));
		assert_memory_equal(one.record.p, record[i], one.record.n);
		assert_int_equal(one.walk.lines, lines[i]);
		if (i == 1)
			assert_cell(&one, 0, "c\rd");
	}
	assert_ptr_equal(one.walk.p, one.walk.end);
	ehr_csv_free(one.csv);
	begin(&one, "a\"b\rc\r", mac);
	assert_int_equal(next(&one), EHR_CSV_BAD_QUOTE);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_cell(&one, 0, "c");
	ehr_csv_free(one.csv);
}

static void lines_are_counted_by_their_ends(void **state)
{
	static const char text[] = "a\rb\r\nc\n\rd";

	(void)state;
	assert_int_equal(ehr_csv_lines(text, sizeof text - 1, true), 4);
	assert_int_equal(ehr_csv_lines(text, sizeof text - 1, false), 2);
	assert_int_equal(ehr_csv_line(text, 2, true, false), 0);
	assert_int_equal(ehr_csv_line(text, 2, true, true), 2);
	assert_int_equal(ehr_csv_line(text, 5, false, false), 5);
	assert_int_equal(ehr_csv_line(text + 2, 3, true, false), 3);
}

static void more_cells_than_room_are_counted(void **state)
{
	struct one one;

	(void)state;
	begin(&one, "1,2,3,4,5,6,7,8,9,10\n\"1\",2,3,4,5,6,7,8,9\n", strict);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_int_equal(one.n, 10);
	assert_int_equal(next(&one), EHR_CSV_GOOD);
	assert_int_equal(one.n, 9);
	ehr_csv_free(one.csv);
}

/* The cut of any prefix, arriving in any two pieces, is the end of a record of
 * the whole. */
static void check_cuts(const char *text, const size_t *end, size_t ends,
	struct ehr_csv_form form)
{
	const size_t n = strlen(text);

	for (size_t whole = 0; whole <= n; whole++) {
		for (size_t first = 0; first <= whole; first++) {
			struct ehr_csv_cut cut = { 0 };
			size_t expected = 0;
			ehr_csv_cut(&cut, text, first, form);
			ehr_csv_cut(&cut, text, whole, form);
			for (size_t i = 0; i < ends; i++)
				if (end[i] <= whole)
					expected = end[i];
			assert_int_equal(cut.cut, expected);
		}
	}
}

/* The expected ends are counted by hand. */
static void a_block_is_cut_behind_a_whole_record(void **state)
{
	static const size_t end[] = { 4, 4 + 12, 16 + 5, 21 + 4 };

	(void)state;
	check_cuts("a,b\n\"x\n\"\"y\",\"\"\r\n1,2\"\n3,4\n5", end, 4, strict);
}

/* A CR is known to end a line only with the byte behind it: a cut of so many
 * bytes, and one more for an end that is a CR. */
static void a_bare_cr_cuts_when_its_next_byte_is_there(void **state)
{
	static const char text[] = "a\r\"x\r\"\r\nb\n\rc\r";
	const size_t n = sizeof text - 1;

	(void)state;
	for (size_t whole = 0; whole <= n; whole++) {
		size_t expected = whole < 3    ? 0
				  : whole < 8  ? 2
				  : whole < 10 ? 8
				  : whole < 12 ? 10
					       : 11;
		for (size_t first = 0; first <= whole; first++) {
			struct ehr_csv_cut cut = { 0 };
			ehr_csv_cut(&cut, text, first, mac);
			ehr_csv_cut(&cut, text, whole, mac);
			assert_int_equal(cut.cut, expected);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_records_are_cut_in_place),
		cmocka_unit_test(quoted_records_are_decoded),
		cmocka_unit_test(blanks_stay),
		cmocka_unit_test(a_stray_quote_is_an_error_or_text),
		cmocka_unit_test(an_open_quote_and_a_bare_cr_are_errors),
		cmocka_unit_test(more_cells_than_room_are_counted),
		cmocka_unit_test(a_bare_cr_can_end_a_line),
		cmocka_unit_test(lines_are_counted_by_their_ends),
		cmocka_unit_test(a_block_is_cut_behind_a_whole_record),
		cmocka_unit_test(a_bare_cr_cuts_when_its_next_byte_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
