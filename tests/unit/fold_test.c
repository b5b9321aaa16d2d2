/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/fold.h"

static void assert_folds(const char *text, const char *expected)
{
	struct ehr_buf buf = { 0 };

	ehr_fold(ehr_str_of(text), &buf);
	assert_string_equal(ehr_buf_text(&buf), expected);
	ehr_buf_release(&buf);
}

/* The spellings that headings and cells of Chinese exports have. */
static void test_folds(void **state)
{
	(void)state;
	static const char *const given[][2] = {
		{ "", "" },
		{ "COD (mg/L)", "COD (mg/L)" },
		{ "化学需氧量", "化学需氧量" },
		{ "化学需氧量（毫克／升）", "化学需氧量(毫克/升)" },
		{ "（废气流量)", "(废气流量)" },
		{ "排气筒截取面积(㎡)", "排气筒截取面积(m2)" },
		{ "mg/m³", "mg/m3" },
		{ "㎎/㎥", "mg/m3" },
		{ "㎏", "kg" },
		/* U+00B5 and U+338D: both become U+03BC */
		{ "µg", "μg" },
		{ "㎍/L", "μg/L" },
		{ "℃", "°C" },
		{ "１２．５％", "12.5%" },
		{ "１，２３４．５", "1,234.5" },
		{ "其中：新鲜水", "其中:新鲜水" },
		{ "【苯】［苯］〔苯〕", "[苯][苯][苯]" },
		{ "苯并〖a〗芘", "苯并[a]芘" },
		{ "——", "--" },
		{ "1–2—3−4‐5－6", "1-2-3-4-5-6" },
		{ "1～2〜3", "1~2~3" },
		{ "ＰＭ₂.₅", "PM2.5" },
		{ "PM₁₀", "PM10" },
		{ "mg·L⁻¹", "mg·L-1" },
		{ "kg•a‑1", "kg·a-1" },
		{ "119°34′25″", "119°34'25''" },
		{ "“苯”", "\"苯\"" },
		{ "中心　经度", "中心 经度" },
		{ "\xEF\xBB\xBF经度\xE2\x80\x8B", "经度" },
		{ "①废水", "1废水" },
		{ "⑴废水", "(1)废水" },
		{ "≦5", "≤5" },
		{ "Reporting_Year / Année", "Reporting_Year / Année" },
		{ "线\n上", "线\n上" },
	};

	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
		assert_folds(given[i][0], given[i][1]);
}

/* U+FDFA is 18 characters to NFKC: 100 of them pass any small buffer. */
static void test_long(void **state)
{
	struct ehr_buf text = { 0 }, buf = { 0 };

	(void)state;
	for (int i = 0; i < 100; i++)
		ehr_buf_puts(&text, "\xEF\xB7\xBA");
	ehr_fold((struct ehr_str){ text.p, text.n }, &buf);
	assert_int_equal(buf.n, 100 * 33);
	ehr_buf_release(&text);
	ehr_buf_release(&buf);
}

/* What is not UTF-8 stays as it is. */
static void test_damaged(void **state)
{
	(void)state;
	assert_folds("a\xFF（b", "a\xFF（b");
}

static void test_plain(void **state)
{
	(void)state;
	assert_true(ehr_fold_plain(ehr_str_of("")));
	assert_true(ehr_fold_plain(ehr_str_of("value, 1")));
	/* U+4E00 and U+9FFF, the ends of the block */
	assert_true(ehr_fold_plain(ehr_str_of("一\xE9\xBF\xBF")));
	assert_false(ehr_fold_plain(ehr_str_of("\xE4\xB7\xBF"))); /* U+4DFF */
	assert_false(ehr_fold_plain(ehr_str_of("\xEA\x80\x80"))); /* U+A000 */
	assert_false(ehr_fold_plain(ehr_str_of("1．5")));
	assert_false(ehr_fold_plain(ehr_str_of("吨\xE4")));
}

static void test_folded(void **state)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str plain = ehr_str_of("吨/年"), folded;

	(void)state;
	assert_ptr_equal(ehr_folded(plain, &buf).p, plain.p);
	folded = ehr_folded(ehr_str_of("吨／年"), &buf);
	assert_true(ehr_str_eq(folded, plain));
	folded = ehr_folded(ehr_str_of("（）"), &buf);
	assert_true(ehr_str_is(folded, "()"));
	ehr_buf_release(&buf);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_folds),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_folded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
