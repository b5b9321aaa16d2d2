/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/cleaning.h"

static struct ehr_words *words;
static struct ehr_cell_rules rules;
static struct ehr_arena arena;

static int setup(void **state)
{
	(void)state;
	words = ehr_words_open(&(struct ehr_err){ 0 });
	if (words == NULL)
		return -1;
	return ehr_cell_rules_read(&rules, words, &(struct ehr_err){ 0 });
}

static int teardown(void **state)
{
	(void)state;
	ehr_words_close(words);
	ehr_arena_release(&arena);
	return 0;
}

static void code(const char *cell, const char *text, unsigned cleaned)
{
	struct ehr_str out;
	unsigned got = ehr_clean_code(&rules, ehr_str_of(cell), &arena, &out);

	if (!ehr_str_is(out, text) || got != cleaned)
		fail_msg("%s: %.*s, %u", cell, (int)out.n, out.p, got);
}

static void text(const char *cell, const char *wanted, unsigned cleaned)
{
	struct ehr_str out;
	unsigned got = ehr_clean_text(ehr_str_of(cell), &out);

	if (!ehr_str_is(out, wanted) || got != cleaned)
		fail_msg("%s: %.*s, %u", cell, (int)out.n, out.p, got);
}

static void test_codes(void **state)
{
	(void)state;
	code("0112", "0112", 0);
	code("91330102MA2B0T5X1A", "91330102MA2B0T5X1A", 0);
	code("", "", 0);
	code("N982", "N982", 0);
	/* the wrapped industry code of the reference page */
	code("211 0", "2110", EHR_CLEANED_BLANKS);
	code("211\u30000", "2110", EHR_CLEANED_BLANKS);
	code("211\u00a00", "2110", EHR_CLEANED_BLANKS);
	code("2110\u200b", "2110", EHR_CLEANED_BLANKS);
	code("'0007664417'", "0007664417", EHR_CLEANED_QUOTES);
	code("'0112", "0112", EHR_CLEANED_QUOTES);
	code("=\"0112\"", "0112", EHR_CLEANED_QUOTES);
	code("\"0112\"", "0112", EHR_CLEANED_QUOTES);
	code("\u201c0112\u201d", "0112",
		EHR_CLEANED_QUOTES | EHR_CLEANED_WIDTH);
	code("\uff11\uff11\uff10\uff2d\uff21", "110MA", EHR_CLEANED_WIDTH);
	/* number signs are not figures in another dress */
	code("\u2460", "\u2460", 0);
	code("10\u00b3", "10\u00b3", 0);
	code("\u6caa12", "\u6caa12", 0);
}

static void test_nothing(void **state)
{
	static const char *const cell[] = { "NA", "N/A", "n/a", "nan", "None",
		"NULL", "\u65e0", "\u2014", "\u2014\u2014", "\u2013", "-", "--",
		"/", "*", ".", " - ", "\uff0f", "\uff0a", "\uff2e\uff21", "'-'",
		"\u3000\u2014\u2014", "#N/A" };

	(void)state;
	for (size_t i = 0; i < sizeof cell / sizeof cell[0]; i++)
		code(cell[i], "", EHR_CLEANED_EMPTY);
	code("0", "0", 0);
	code("NAX", "NAX", 0);
	code("- -", "", EHR_CLEANED_EMPTY);
}

static void test_texts(void **state)
{
	(void)state;
	text("NA", "NA", 0); /* a name is not judged */
	text("-", "-", 0);
	text(" A Street 1 ", "A Street 1", 0);
	text("\u676d\u5dde A", "\u676d\u5dde A", 0);
	text("\uff21\u5382", "\uff21\u5382", 0);
	text("O'Hare", "O'Hare", 0);
	text("'t Hof", "'t Hof", 0);
	text("\u3000\u5382\u00a0", "\u5382", EHR_CLEANED_BLANKS);
	text("\u5382\u3000\u200b", "\u5382", EHR_CLEANED_BLANKS);
	text("=\"\u5382\"", "\u5382", EHR_CLEANED_QUOTES);
	text("\u3000", "", EHR_CLEANED_BLANKS);
	text("", "", 0);
}

static void test_basic(void **state)
{
	struct ehr_str out;
	const struct ehr_str broken = { "1\xff"
					"2\xe3\x80",
		5 };

	(void)state;
	/* bytes that are no UTF-8 stay what they are */
	assert_int_equal(ehr_clean_basic(broken, &arena, &out), 0);
	assert_true(ehr_str_eq(out, broken));
	assert_true(ehr_clean_plain(ehr_str_of("12.5")));
	assert_false(ehr_clean_plain(ehr_str_of("12 5")));
	assert_false(ehr_clean_plain(ehr_str_of("\uff11")));
	assert_int_equal(ehr_clean_basic(ehr_str_of("'"), &arena, &out), 0);
	assert_true(ehr_str_is(out, "'"));
}

/* A plain number is given as it is, without new memory. */
static void test_plain_number(void **state)
{
	const struct ehr_str cell = ehr_str_of(" 11.70 ");
	struct ehr_arena unused = { 0 };
	struct ehr_figures figures;

	(void)state;
	assert_int_equal(ehr_clean_number(&rules, cell, &unused, &figures),
		EHR_NUM_VALUE);
	assert_ptr_equal(figures.text.p, cell.p + 1);
	assert_int_equal(figures.text.n, 5);
	assert_int_equal(figures.cleaned, 0);
	assert_true(figures.value == 11.7);
	assert_null(unused.block);
}

static void test_numbers(void **state)
{
	static const struct {
		const char *cell;
		enum ehr_num_state state;
		double value;
		unsigned cleaned;
	} each[] = {
		{ "1,234", EHR_NUM_VALUE, 1234, EHR_CLEANED_GROUPS },
		{ "12,345.678e2", EHR_NUM_VALUE, 1234567.8,
			EHR_CLEANED_GROUPS },
		{ "123 456 789", EHR_NUM_VALUE, 123456789, EHR_CLEANED_BLANKS },
		{ "", EHR_NUM_EMPTY, 0, 0 },
		{ "\u2014", EHR_NUM_EMPTY, 0, EHR_CLEANED_EMPTY },
		{ "1,23", EHR_NUM_BAD, 0, 0 },
		{ "1234,567", EHR_NUM_BAD, 0, 0 },
		{ "01,234", EHR_NUM_BAD, 0, 0 },
		{ "1,234 567", EHR_NUM_BAD, 0, 0 },
		{ "1,234,", EHR_NUM_BAD, 0, 0 },
		{ ",234", EHR_NUM_BAD, 0, 0 },
		{ "1.234,567", EHR_NUM_BAD, 0, 0 },
		{ "211 0", EHR_NUM_BAD, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof each / sizeof each[0]; i++) {
		struct ehr_figures figures = { .value = 0 };
		enum ehr_num_state got = ehr_clean_number(
			&rules, ehr_str_of(each[i].cell), &arena, &figures);

		if (got != each[i].state)
			fail_msg("%s", each[i].cell);
		if (got == EHR_NUM_BAD)
			continue;
		assert_true(figures.value == each[i].value);
		assert_int_equal(figures.cleaned, each[i].cleaned);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_basic),
		cmocka_unit_test(test_plain_number),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
