/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/html_data.h"

static void assert_string(const char *text, size_t n, const char *expected)
{
	struct ehr_buf out = { 0 };

	ehr_html_string(&out, (struct ehr_str){ text, n });
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

static void leaves_no_way_out_of_the_script(void **state)
{
	(void)state;
	assert_string(
		"</script><!--", 13, "\"\\u003c/script\\u003e\\u003c!--\"");
	assert_string("a\"b\\c&", 6, "\"a\\u0022b\\u005cc\\u0026\"");
	/* line separators end a line in older JavaScript */
	assert_string("\xe2\x80\xa8\xe2\x80\xa9", 6, "\"\\u2028\\u2029\"");
	assert_string("\0\n\x7f", 3, "\"\\u0000\\u000a\\u007f\"");
	assert_string("\xff"
		      "a",
		2, "\"\\ufffda\"");
	assert_string("镉 Cd", 6, "\"镉 Cd\"");
}

static void assert_base64(const char *text, const char *expected)
{
	struct ehr_buf out = { 0 };

	ehr_html_base64(&out, (const unsigned char *)text, strlen(text));
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

/* The test vectors of RFC 4648, section 10. */
static void encodes_base64(void **state)
{
	(void)state;
	assert_base64("", "");
	assert_base64("f", "Zg==");
	assert_base64("fo", "Zm8=");
	assert_base64("foo", "Zm9v");
	assert_base64("foob", "Zm9vYg==");
	assert_base64("fooba", "Zm9vYmE=");
	assert_base64("foobar", "Zm9vYmFy");
	/* 0xfb 0xff: the last two digits of the alphabet */
	assert_base64("\xfb\xff", "+/8=");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_no_way_out_of_the_script),
		cmocka_unit_test(encodes_base64),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
