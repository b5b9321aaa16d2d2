/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "render/document_notes.h"

static struct ehr_document document;
static struct ehr_labels labels;
static struct ehr_origin_lists lists;
static struct ehr_document_notes notes;

static struct ehr_str s(const char *text)
{
	return ehr_str_of(text);
}

static int open_all(void **state)
{
	struct ehr_err err;

	(void)state;
	ehr_document_init(&document, s(""));
	if (ehr_labels_open(&labels, false, &err) < 0)
		return -1;
	ehr_document_notes_init(&notes, &labels, &lists);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	ehr_document_notes_release(&notes);
	ehr_origin_lists_release(&lists);
	ehr_labels_release(&labels);
	ehr_document_release(&document);
	return 0;
}

static const struct ehr_origin *from(enum ehr_origin_how how,
	const char *column, const struct ehr_origin_lines *lines, size_t n,
	const struct ehr_origin *next)
{
	return ehr_document_origin(&document, &(struct ehr_origin){ .how = how,
						      .input = s("tasks"),
						      .file = s("t.csv"),
						      .column = s(column),
						      .lines = lines,
						      .n_lines = n,
						      .next = next });
}

static const struct ehr_origin *line(const char *column, unsigned long number)
{
	struct ehr_origin_lines lines = { number, number };

	return from(EHR_ORIGIN_VALUE, column, &lines, 1, NULL);
}

static void says(size_t note, const char *text)
{
	assert_int_equal(note, notes.text.n);
	assert_int_equal(notes.text.key[note - 1].n, strlen(text));
	assert_memory_equal(notes.text.key[note - 1].p, text, strlen(text));
}

static void a_figure(void **state)
{
	static const struct ehr_origin_lines some[] = { { 3, 3 }, { 7, 9 } };
	static const struct ehr_origin_lines all[] = { { 2, 37 } };
	const struct ehr_origin *whole =
		from(EHR_ORIGIN_COUNT, "", all, 1, NULL);

	(void)state;
	says(ehr_note_of_origin(&notes, line("due", 12)),
		"t.csv (tasks), line 12: due.");
	says(ehr_note_of_origin(
		     &notes, from(EHR_ORIGIN_SUM, "kg", some, 2, NULL)),
		"t.csv (tasks), lines 3, 7\xe2\x80\x93"
		"9: sum of kg.");
	says(ehr_note_of_origin(
		     &notes, from(EHR_ORIGIN_SHARE, "", some, 2, whole)),
		"share; numerator: t.csv (tasks), lines 3, 7\xe2\x80\x93"
		"9: count; denominator: t.csv (tasks), lines 2\xe2\x80\x93"
		"37: count.");
	/* said before: the same note */
	assert_int_equal(ehr_note_of_origin(&notes, line("due", 12)), 1);
	assert_int_equal(ehr_note_of_origin(&notes, NULL), 0);
}

/* Rows looked through: more than have the greatest; none that met it. */
static void looked_through(void **state)
{
	static const struct ehr_origin_lines lines[] = { { 7, 7 } };
	static const struct ehr_origin_lines all[] = { { 2, 37 } };
	struct ehr_origin most = { .how = EHR_ORIGIN_MAX,
		.file = s("t.csv"),
		.column = s("kg"),
		.lines = lines,
		.n_lines = 1,
		.looked = 36 };
	struct ehr_origin none = { .how = EHR_ORIGIN_COUNT,
		.file = s("t.csv"),
		.lines = all,
		.n_lines = 1,
		.where = s("state = overdue"),
		.none = true,
		.looked = 36 };

	(void)state;
	says(ehr_note_of_origin(&notes, &most),
		"t.csv, line 7 (out of 36 rows looked through): "
		"maximum of kg.");
	says(ehr_note_of_origin(&notes, &none),
		"t.csv, none of the 36 rows looked through (lines "
		"2\xe2\x80\x93"
		"37) meets the condition state = overdue: count.");
	none.n_lines = 0;
	none.where = s("");
	none.looked = 1;
	says(ehr_note_of_origin(&notes, &none),
		"t.csv, none of the 1 row looked through belongs here: "
		"count.");
}

/* 100 single lines, every other one: ten of them, the last, how many, and the
 * list that has them all; the same lines are the same list, those of a table
 * whose rows are in another order are not. */
static void many_lines(void **state)
{
	struct ehr_origin_lines lines[100];
	size_t note;
	struct ehr_buf text = { 0 };

	(void)state;
	for (unsigned long i = 0; i < 100; i++)
		lines[i] = (struct ehr_origin_lines){ 2 * i + 2, 2 * i + 2 };
	note = ehr_note_of_origin(
		&notes, from(EHR_ORIGIN_COUNT, "", lines, 100, NULL));
	says(note, "t.csv (tasks), lines 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, "
		   "\xe2\x80\xa6, 200 (in all 100, see list 1): count.");
	note = ehr_note_of_origin(
		&notes, from(EHR_ORIGIN_SUM, "kg", lines, 100, NULL));
	says(note, "t.csv (tasks), lines 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, "
		   "\xe2\x80\xa6, 200 (in all 100, see list 1): sum of kg.");
	assert_int_equal(lists.n, 1);
	assert_int_equal(lists.at[0].n, 100);
	assert_int_equal(lists.at[0].lines[99].last, 200);
	assert_true(lists.at[0].is_shown);
	ehr_origin_list_name(&text, &labels, &lists.at[0], 1);
	assert_string_equal(
		ehr_buf_text(&text), "List 1, t.csv (tasks) (in all 100)");
	ehr_buf_release(&text);
	assert_int_equal(ehr_origin_lists_add(&lists,
				 &(struct ehr_origin_list){ .input = s("tasks"),
					 .file = s("t.csv"),
					 .lines = lines,
					 .n = 100,
					 .in_order = true }),
		2);
	assert_int_equal(ehr_origin_lists_add(&lists,
				 &(struct ehr_origin_list){ .input = s("task"),
					 .file = s("st.csv"),
					 .lines = lines,
					 .n = 100 }),
		3);
}

static struct ehr_document_table *table_of(size_t columns)
{
	static const char *const head[] = { "Task", "Due", "State" };
	struct ehr_document_table *table = ehr_document_table(&document, s(""));

	for (size_t i = 0; i < columns; i++)
		ehr_document_text(&document,
			&ehr_document_column(&document, table, false)->head,
			s(head[i]));
	return table;
}

/* A row a line: one note, with the lines in the order of the rows. */
static void a_table_of_rows(void **state)
{
	static const unsigned long at[] = { 2, 3, 9, 5 };
	struct ehr_document_table *table = table_of(3);

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		static const char *const name[] = { "a", "b", "c", "d" };
		struct ehr_document_row *row =
			ehr_document_row(&document, table);

		ehr_document_figure(&document, &row->cell[0], s(name[i]),
			line("task", at[i]));
		ehr_document_figure(
			&document, &row->cell[1], s("y"), line("due", at[i]));
		ehr_document_text(&document, &row->cell[2], s("text"));
	}
	table->row[1].cell[1].span->origin = NULL; /* a missing one */
	says(ehr_note_of_table(&notes, table),
		"t.csv (tasks), row by row lines 2\xe2\x80\x93"
		"3, 9, 5: Task = task, Due = due.");
	/* without any figure in a row it is not clear which rows are told */
	table->row[1].cell[0].span->origin = NULL;
	says(ehr_note_of_table(&notes, table),
		"t.csv (tasks), a: line 2, c: line 9, d: line 5: "
		"Task = task, Due = due.");
}

/* Groups: the lines of each; the sum of all of its own. */
static void a_table_of_groups(void **state)
{
	static const struct ehr_origin_lines lines[][2] = {
		{ { 2, 4 }, { 8, 8 } }, { { 5, 7 }, { 9, 9 } }
	};
	static const struct ehr_origin_lines all[] = { { 2, 9 } };
	static const char *const name[] = { "done", "overdue", "all" };
	struct ehr_document_table *table = table_of(2);

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct ehr_document_row *row =
			ehr_document_row(&document, table);

		row->total = i == 2;
		ehr_document_text(&document, &row->cell[0], s(name[i]));
		ehr_document_figure(&document, &row->cell[1], s("4"),
			from(EHR_ORIGIN_COUNT, "", i < 2 ? lines[i] : all,
				i < 2 ? 2 : 1, NULL));
	}
	says(ehr_note_of_table(&notes, table),
		"t.csv (tasks), done: lines 2\xe2\x80\x93"
		"4, 8, overdue: lines 5\xe2\x80\x93"
		"7, 9: Due = count; t.csv (tasks), lines 2\xe2\x80\x93"
		"9: Due = count.");
}

/* A row with a share, one without any in the numerator. */
static void a_table_of_shares(void **state)
{
	static const struct ehr_origin_lines lines[] = { { 3, 4 }, { 2, 9 } };
	struct ehr_document_table *table = table_of(2);
	struct ehr_origin whole =
		*from(EHR_ORIGIN_SHARE, "", &lines[1], 1, NULL);

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ehr_document_row *row =
			ehr_document_row(&document, table);
		struct ehr_origin part =
			*from(EHR_ORIGIN_SHARE, "", &lines[i], 1, NULL);

		part.next = &whole;
		part.none = i == 1;
		part.looked = i == 1 ? 8 : 0;
		part.where = s("x = 1");
		ehr_document_text(&document, &row->cell[0], s(i ? "B" : "A"));
		ehr_document_figure(&document, &row->cell[1], s("1"),
			ehr_document_origin(&document, &part));
	}
	says(ehr_note_of_table(&notes, table),
		"t.csv (tasks), A: lines 3\xe2\x80\x93"
		"4, B: none of the 8 rows looked through (lines 2\xe2\x80\x93"
		"9) meets the condition, where x = 1: Due (numerator) = count; "
		"t.csv (tasks), lines 2\xe2\x80\x93"
		"9: Due (denominator) = count.");
}

/* Figures of one column that come about in two ways are told one by one. */
static void a_table_of_facts(void **state)
{
	static const struct ehr_origin_lines all[] = { { 2, 9 } };
	struct ehr_document_table *table = table_of(2);
	struct ehr_document_row *row = ehr_document_row(&document, table);

	(void)state;
	ehr_document_text(&document, &row->cell[0], s("A"));
	ehr_document_figure(&document, &row->cell[1], s("1"), line("due", 2));
	row = ehr_document_row(&document, table);
	ehr_document_text(&document, &row->cell[0], s("B"));
	ehr_document_figure(&document, &row->cell[1], s("8"),
		from(EHR_ORIGIN_COUNT, "", all, 1, NULL));
	says(ehr_note_of_table(&notes, table),
		"Due (A) = t.csv (tasks), line 2: due; "
		"Due (B) = t.csv (tasks), lines 2\xe2\x80\x93"
		"9: count.");
}

static void a_table_of_text(void **state)
{
	struct ehr_document_table *table = table_of(1);

	(void)state;
	assert_int_equal(ehr_note_of_table(&notes, table), 0);
	ehr_document_text(&document,
		&ehr_document_row(&document, table)->cell[0], s("x"));
	assert_int_equal(ehr_note_of_table(&notes, table), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_figure, open_all, close_all),
		cmocka_unit_test_setup_teardown(
			looked_through, open_all, close_all),
		cmocka_unit_test_setup_teardown(
			a_table_of_shares, open_all, close_all),
		cmocka_unit_test_setup_teardown(
			many_lines, open_all, close_all),
		cmocka_unit_test_setup_teardown(
			a_table_of_rows, open_all, close_all),
		cmocka_unit_test_setup_teardown(
			a_table_of_groups, open_all, close_all),
		cmocka_unit_test_setup_teardown(
			a_table_of_facts, open_all, close_all),
		cmocka_unit_test_setup_teardown(
			a_table_of_text, open_all, close_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
