/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/svg_text.h"

static void assert_escaped(struct ehr_str text, const char *expected)
{
	struct ehr_buf out = { 0 };

	ehr_svg_escape(&out, text);
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

static void escapes_markup(void **state)
{
	(void)state;
	assert_escaped(ehr_str_of("<script>a && \"b\" ]]> 'c'"),
		"&lt;script&gt;a &amp;&amp; &quot;b&quot; ]]&gt; "
		"&#39;c&#39;");
	assert_escaped(ehr_str_of("镉 α €"), "镉 α €");
}

static void replaces_what_xml_forbids(void **state)
{
	(void)state;
	assert_escaped((struct ehr_str){ "a\0b\x1b[1m", 7 }, "a\xef\xbf\xbd"
							     "b\xef\xbf\xbd"
							     "[1m");
	assert_escaped(ehr_str_of("one\ttwo\r\nthree"), "one two  three");
	/* U+FFFE is no character; U+202E turns the text around */
	assert_escaped(ehr_str_of("\xef\xbf\xbe"), "\xef\xbf\xbd");
	assert_escaped(ehr_str_of("x\xe2\x80\xaey"), "x\xef\xbf\xbdy");
	/* not UTF-8: a lone continuation, an overlong form */
	assert_escaped(ehr_str_of("\x80z"), "\xef\xbf\xbdz");
	assert_escaped(ehr_str_of("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd");
}

static void assert_number(double value, const char *expected)
{
	struct ehr_buf out = { 0 };

	ehr_svg_number(&out, value);
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

static void writes_short_numbers(void **state)
{
	(void)state;
	assert_number(0, "0");
	assert_number(12, "12");
	assert_number(12.3, "12.3");
	assert_number(12.346, "12.35");
	assert_number(-7.05, "-7.05");
	assert_number(0.25, ".25");
	assert_number(1e300, "1000000000000");
	assert_number(-HUGE_VAL, "-1000000000000");
	assert_number(-0.5, "-.5");
	assert_number(-0.001, "0");
	assert_number(331234567890.125, "331234567890.13");
}

static void assert_readable(double value, const char *expected)
{
	struct ehr_buf out = { 0 };

	ehr_svg_readable(&out, value);
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

static void writes_numbers_to_read(void **state)
{
	(void)state;
	assert_readable(1e-6, "10\xe2\x81\xbb\xe2\x81\xb6");
	assert_readable(2.5e-7, "2.5×10⁻⁷");
	assert_readable(0.00001234, "1.23×10⁻⁵");
	assert_readable(9.999e-7, "10⁻⁶");
	assert_readable(0.001, "0.001");
	assert_readable(0.1, "0.1");
	assert_readable(0, "0");
	assert_readable(-3.14159, "−3.14");
	assert_readable(1000, "1000");
	assert_readable(25000, "25\xe2\x80\x89"
			       "000");
	assert_readable(3e12, "3×10¹²");
	assert_readable(1e-300, "10⁻³⁰⁰");
}

static void assert_lines(const char *text, double width, const char *expected)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_buf out = { 0 };

	while (rest.n) {
		ehr_buf_add_str(&out, ehr_svg_line(&rest, 10, width));
		ehr_buf_putc(&out, '|');
	}
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

/* Chinese characters are one em: ten units each at size 10. */
static void cuts_lines(void **state)
{
	(void)state;
	assert_lines("short", 1000, "short|");
	assert_lines("one two", 25, "one|two|");
	assert_lines("土壤健康风险", 30, "土壤健|康风险|");
	assert_lines("土壤健康风险", 29, "土壤|健康|风险|");
	assert_lines("土壤，风险", 20, "土|壤，|风险|");
	/* no place to cut: anywhere, one character at least */
	assert_lines("mmmm", 1, "m|m|m|m|");
	assert_true(ehr_svg_width(ehr_str_of("镉砷"), 10) > 19.9);
	assert_true(ehr_svg_width(ehr_str_of("镉砷"), 10) < 20.1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_markup),
		cmocka_unit_test(replaces_what_xml_forbids),
		cmocka_unit_test(writes_short_numbers),
		cmocka_unit_test(writes_numbers_to_read),
		cmocka_unit_test(cuts_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
