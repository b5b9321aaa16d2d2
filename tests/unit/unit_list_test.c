/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/unit_list.h"

/* The names of a cell, one a line. */
static void splits(void **state)
{
	static const struct {
		const char *cell, *names;
	} unit[] = {
		{ "", "" },
		{ " ; ", "" },
		{ "a", "a\n" },
		{ "a;b, c", "a\nb\nc\n" },
		{ "\u7532\u5c40\u3001\u4e59\u5c40\uff0c\u4e19\u5c40\uff1b",
			"\u7532\u5c40\n\u4e59\u5c40\n\u4e19\u5c40\n" },
		{ "\u5404\u53bf\uff08\u5e02\u3001\u533a\uff09\u3001b",
			"\u5404\u53bf\uff08\u5e02\u3001\u533a\uff09\nb\n" },
		{ "a (b, c);d", "a (b, c)\nd\n" },
		{ "a);b", "a)\nb\n" },
		{ "a\r\nb", "a\nb\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(unit) / sizeof(unit[0]); i++) {
		struct ehr_str rest = ehr_str_of(unit[i].cell), name;
		struct ehr_buf got = { 0 };

		while ((name = ehr_unit_next(&rest)).p) {
			ehr_buf_add_str(&got, name);
			ehr_buf_putc(&got, '\n');
		}
		assert_string_equal(ehr_buf_text(&got), unit[i].names);
		ehr_buf_release(&got);
	}
}

static int read_list(
	struct ehr_unit_list *list, const char *text, struct ehr_err *err)
{
	struct ehr_in_opts opts = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("units.csv", ehr_str_of(text), &opts, err);
	int rc = reader ? ehr_unit_list_read(list, reader, err) : -1;

	ehr_reader_close(reader);
	return rc;
}

/* Two units that an ending makes one are several. */
static void reads(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_unit_names *names = ehr_unit_names_open(NULL, &err);
	struct ehr_unit_list list = { .names = names };
	long at;

	(void)state;
	assert_non_null(names);
	assert_int_equal(read_list(&list,
				 "unit,alias\n\u5e02\u53d1\u6539\u59d4,x;y\n"
				 "\u5e02\u53d1\u6539\u5c40,\nb,\nb,z\n",
				 &err),
		0);
	assert_int_equal(list.unit.n, 3);
	assert_int_equal(list.alias.n, 3);
	at = ehr_map_find(&list.alias, ehr_str_of("z"));
	assert_int_equal(list.of_alias[at], 2);
	at = ehr_map_find(
		&list.full, ehr_str_of("\u5e02\u53d1\u5c55\u548c\u6539\u9769"
				       "\u59d4\u5458\u4f1a"));
	assert_true(list.of_full[at] == EHR_UNIT_SEVERAL);
	ehr_unit_list_release(&list);
	ehr_unit_names_close(names);
}

static void refuses(void **state)
{
	static const char *const text[] = { "alias\nx\n", "unit,alias\n,x\n",
		"unit,alias\na,x\nb,x\n", "unit,alias\na,x\nx,\n",
		"unit,alias\na,\nb,a\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		struct ehr_err err = { 0 };
		struct ehr_unit_names *names = ehr_unit_names_open(NULL, &err);
		struct ehr_unit_list list = { .names = names };

		assert_int_equal(read_list(&list, text[i], &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		ehr_unit_list_release(&list);
		ehr_unit_names_close(names);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits),
		cmocka_unit_test(reads),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
