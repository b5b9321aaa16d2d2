/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* What printf '%s' TEXT | sha256sum writes, its first 16 letters. */
#define OF_A1 "16a36e86f6fed5d4"
#define OF_SMALL_A1 "f55ff16f66f43360"

static const char *name_of(
	const char *const *value, size_t n, size_t i, struct ehr_arena *arena)
{
	struct ehr_str text[8];

	for (size_t k = 0; k < n; k++)
		text[k] = ehr_str_of(value[k]);
	return ehr_report_page_names(text, n, ".md", arena)[i];
}

static void alone(const char *value, const char *name)
{
	struct ehr_arena arena = { 0 };

	assert_string_equal(name_of(&value, 1, 0, &arena), name);
	ehr_arena_release(&arena);
}

static void writes_what_cannot_stand(void **state)
{
	(void)state;
	alone("S1", "S1.md");
	alone("../up", "%2E.%2Fup.md");
	alone("a.b-c d", "a.b-c d.md");
	alone(" -x. ", "%20-x.%20.md");
	alone("-x.", "%2Dx%2E.md");
	alone("\n", "%0A.md");
	alone("50%2F~", "50%252F%7E.md");
	alone("\u4f01\u4e1a", "\u4f01\u4e1a.md");
}

static void tells_apart(void **state)
{
	static const char *const value[] = { "A1", "b", "a1" };
	static const char *const back[] = { "a1", "A1" };
	struct ehr_arena arena = { 0 };

	(void)state;
	assert_string_equal(name_of(value, 3, 0, &arena), "A1~" OF_A1 ".md");
	assert_string_equal(name_of(value, 3, 1, &arena), "b.md");
	assert_string_equal(
		name_of(value, 3, 2, &arena), "a1~" OF_SMALL_A1 ".md");
	assert_string_equal(name_of(back, 2, 1, &arena), "A1~" OF_A1 ".md");
	ehr_arena_release(&arena);
}

/* 200 bytes are room for all of 66 characters of three bytes each (198), and
 * for 61 (183) where ~ and 16 letters follow. */
static void cuts(void **state)
{
	struct ehr_arena arena = { 0 };
	struct ehr_buf fits = { 0 }, longer = { 0 };
	const char *value, *name;

	(void)state;
	for (int i = 0; i < 66; i++)
		ehr_buf_puts(&fits, "\u4f01");
	for (int i = 0; i < 67; i++)
		ehr_buf_puts(&longer, "\u4f01");
	value = ehr_buf_text(&fits);
	assert_int_equal(strlen(name_of(&value, 1, 0, &arena)), 198 + 3);
	value = ehr_buf_text(&longer);
	name = name_of(&value, 1, 0, &arena);
	assert_int_equal(strlen(name), 183 + 1 + 16 + 3);
	assert_memory_equal(name, value, 183);
	assert_int_equal(name[183], '~');
	ehr_buf_release(&fits);
	ehr_buf_release(&longer);
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_what_cannot_stand),
		cmocka_unit_test(tells_apart),
		cmocka_unit_test(cuts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
