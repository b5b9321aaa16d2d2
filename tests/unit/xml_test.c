/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "io/xml.h"

static void whole(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(
		ehr_xml_check(ehr_str_of("<?xml version=\"1.0\"?>\n"
					 "<svg a='1'><g/>\xe4\xb8\xad</svg>\n"),
			"a.svg", &err),
		0);
}

/* By the rules of XML 1.0: no root, no end of it, ends that do not match, an
 * attribute without quotes or twice, two roots, a bare &, not UTF-8. */
static void broken(void **state)
{
	static const struct {
		const char *text;
		unsigned long line;
	} bad[] = { { "", 1 }, { "\n", 2 }, { "<svg>\n<g>", 2 }, { "<svg", 1 },
		{ "<svg>\n\n<g></svg>", 3 }, { "<svg a=1/>", 1 },
		{ "<svg a='1' a='2'/>", 1 }, { "<svg/>\n<svg/>", 2 },
		{ "<svg>a & b</svg>", 1 }, { "<svg>\n\xff</svg>", 2 },
		{ "text", 1 } };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct ehr_err err = { 0 };

		assert_int_equal(
			ehr_xml_check(ehr_str_of(bad[i].text), "a.svg", &err),
			-1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.file, "a.svg");
		assert_int_equal(err.line, bad[i].line);
	}
}

int main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(whole),
		cmocka_unit_test(broken),
	};

	return cmocka_run_group_tests(test, NULL, NULL);
}
