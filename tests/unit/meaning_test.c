/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "ref/meaning.h"
#include "ref/parameter.h"
#include "ref/toxicity.h"
#include "ref/word.h"

/* Every parameter and value has a meaning in both languages. */
static void parameters(void **state)
{
	(void)state;
	for (int zh = 0; zh <= 1; zh++) {
		struct ehr_err err = { 0 };
		struct ehr_meanings *all = ehr_meanings_open(zh, &err);
		assert_non_null(all);
		for (int i = 0; i < EHR_PARS; i++) {
			enum ehr_par par = (enum ehr_par)i;
			const char *text = ehr_meaning_of(
				all, ehr_str_of(ehr_par_name(par)));
			assert_true(text[0] != '\0');
		}
		for (int i = 0; i < EHR_TOX_PARAMS; i++) {
			const char *name = ehr_tox_name((enum ehr_tox_param)i);
			assert_true(ehr_meaning_of(all, ehr_str_of(name))[0] !=
				    '\0');
		}
		assert_string_equal(ehr_meaning_of(all, ehr_str_of("?")), "");
		ehr_meanings_close(all);
	}
}

/* Every word of not_scored has a reason and what is needed. */
static void reasons(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_meanings *all = ehr_meanings_open(true, &err);
	struct ehr_words *words = ehr_words_open(&err);
	struct ehr_word_list list;
	const char *why, *needed;

	(void)state;
	assert_non_null(all);
	assert_non_null(words);
	list = ehr_words_list(words, "not_scored");
	assert_true(list.n > 10);
	for (size_t i = 0; i < list.n; i++) {
		assert_true(ehr_meaning_reason(
			all, "not_scored", list.word[i], &why, &needed));
		assert_true(why[0] != '\0' && needed[0] != '\0');
	}
	assert_false(ehr_meaning_reason(
		all, "not_scored", ehr_str_of("?"), &why, &needed));
	assert_string_equal(why, "");
	ehr_words_close(words);
	ehr_meanings_close(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parameters),
		cmocka_unit_test(reasons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
