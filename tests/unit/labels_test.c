/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/labels.h"

static void assert_label(
	const struct ehr_labels *labels, const char *key, const char *expected)
{
	struct ehr_str text = ehr_label(labels, key);

	if (!ehr_str_is(text, expected))
		fail_msg("%s: got \"%.*s\"", key, (int)text.n, text.p);
}

static bool ends(struct ehr_str text, const char *with)
{
	size_t n = strlen(with);

	return text.n >= n && memcmp(text.p + text.n - n, with, n) == 0;
}

static void labels_are_in_the_language(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_labels en, zh;

	(void)state;
	assert_int_equal(ehr_labels_open(&en, false, &err), 0);
	assert_int_equal(ehr_labels_open(&zh, true, &err), 0);
	assert_label(&en, "not_assessed", "not assessed");
	assert_label(&zh, "not_assessed", "未评估");
	assert_true(ehr_str_is(
		ehr_labels_column(&en, "cr_high"), "cancer risk, upper bound"));
	assert_true(ehr_str_is(ehr_labels_column(&zh, "hi"), "危害指数"));
	/* a column without a label is called by its name */
	assert_true(ehr_str_is(ehr_labels_column(&zh, "house_no"), "house_no"));
	assert_int_equal(en.key.n, zh.key.n);
	for (size_t i = 0; i < en.key.n; i++) {
		/* what ends a phrase in Chinese may be nothing in English */
		if (!ends(en.key.key[i], "_end"))
			assert_true(en.text[i].n > 0);
		assert_true(zh.text[i].n > 0);
	}
	ehr_labels_release(&en);
	ehr_labels_release(&zh);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_are_in_the_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
