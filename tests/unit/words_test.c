/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void keeps_each_word_once(void **state)
{
	struct ehr_buf words = { 0 };

	(void)state;
	ehr_words_add(&words, ehr_str_of("memory:EV"));
	ehr_words_add(&words, ehr_str_of("memory:E"));
	ehr_words_add(&words, ehr_str_of("memory:EV"));
	assert_string_equal(ehr_buf_text(&words), "memory:EV memory:E");
	ehr_words_add_all(&words, ehr_str_of("a memory:E b"));
	ehr_words_add_all(&words, (struct ehr_str){ NULL, 0 });
	assert_string_equal(ehr_buf_text(&words), "memory:EV memory:E a b");
	ehr_buf_release(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_each_word_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
