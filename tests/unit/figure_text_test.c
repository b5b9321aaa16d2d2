/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/figure_text.h"

static const struct {
	const char *text, *figure;
} cases[] = {
	{ "36", "36" },
	{ "", "\xe2\x80\x94" },
	{ "2.4e-6", "2.4\xc3\x97"
		    "10\xe2\x81\xbb\xe2\x81\xb6" },
	{ "-3E-07", "-3\xc3\x97"
		    "10\xe2\x81\xbb\xe2\x81\xb7" },
	{ "1e+16", "1\xc3\x97"
		   "10\xc2\xb9\xe2\x81\xb6" },
	{ "1e-100", "1\xc3\x97"
		    "10\xe2\x81\xbb\xc2\xb9\xe2\x81\xb0\xe2\x81\xb0" },
	{ "1e-0", "1\xc3\x97"
		  "10\xe2\x81\xbb\xe2\x81\xb0" },
	/* no numbers, or codes */
	{ "12E3", "12E3" },
	{ "1.e-3", "1.e-3" },
	{ "e-3", "e-3" },
	{ "1e-", "1e-" },
	{ "1e-1234", "1e-1234" },
	{ "1e-3x", "1e-3x" },
	{ "2.4e", "2.4e" },
	{ "-", "-" },
};

static void reads_well(void **state)
{
	static const struct ehr_origin origin = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (int figure = 0; figure < 2; figure++) {
			struct ehr_buf out = { 0 };
			struct ehr_document_span span = {
				.text = ehr_str_of(cases[i].text),
				.origin = figure ? &origin : NULL,
			};

			ehr_figure_text(&out, &span);
			assert_string_equal(ehr_buf_text(&out),
				figure ? cases[i].figure : cases[i].text);
			ehr_buf_release(&out);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
