/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "io/file.h"
#include "ref/builtin.h"

/* What is embedded is what stands in the tree, and its digest is right. */
static void embeds_the_files(void **state)
{
	size_t n;
	const struct ehr_builtin *all = ehr_builtin_list(&n);

	(void)state;
	assert_true(n >= 5);
	for (size_t i = 0; i < n; i++) {
		struct ehr_buf path = { 0 }, file = { 0 };
		char hex[65];
		struct ehr_err err;

		ehr_buf_printf(
			&path, "%s/lib/ref/data/%s", TEST_SOURCE, all[i].path);
		assert_int_equal(ehr_file_read(ehr_buf_text(&path), 64 << 20,
					 &file, &err),
			0);
		assert_int_equal(file.n, all[i].bytes.n);
		assert_memory_equal(file.p, all[i].bytes.p, file.n);
		ehr_sha256(all[i].bytes, hex);
		assert_string_equal(hex, all[i].sha256);
		assert_ptr_equal(ehr_builtin_find(all[i].path), &all[i]);
		if (i > 0)
			assert_true(strcmp(all[i - 1].path, all[i].path) < 0);
		ehr_buf_release(&path);
		ehr_buf_release(&file);
	}
	assert_null(ehr_builtin_find("no such table.csv"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(embeds_the_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
