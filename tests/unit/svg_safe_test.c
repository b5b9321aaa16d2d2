/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "render/svg_safe.h"

#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\">" inside "</svg>"

static const struct {
	const char *text;
	enum ehr_svg_verdict verdict;
} cases[] = {
	{ SVG(""), EHR_SVG_SAFE },
	{ "<?xml version=\"1.0\"?>\n<!-- <script> -->" SVG(
		  "<g class='a'><path d=\"M0 0\"/><text>1 &lt; 2</text></g>"),
		EHR_SVG_SAFE },
	{ SVG("<style>.a{fill:url(#b)}</style>"), EHR_SVG_SAFE },
	{ SVG("<use xlink:href=\"#a\"/>"), EHR_SVG_SAFE },
	{ SVG("<image href=\"data:image/png;base64,AA==\"/>"), EHR_SVG_SAFE },
	{ SVG("<svg:rect width=\"1\"/>"), EHR_SVG_SAFE },
	{ SVG("<script>1</script>"), EHR_SVG_SCRIPT },
	{ SVG("<SCRIPT href='x.js'/>"), EHR_SVG_SCRIPT },
	{ SVG("<s:script/>"), EHR_SVG_SCRIPT },
	{ "<svg onload=\"x()\"></svg>", EHR_SVG_SCRIPT },
	{ SVG("<g ONCLICK = 'x()'/>"), EHR_SVG_SCRIPT },
	{ SVG("<foreignObject><p/></foreignObject>"), EHR_SVG_SCRIPT },
	{ SVG("<animate attributeName=\"href\" to=\"javascript:x()\"/>"),
		EHR_SVG_SCRIPT },
	{ SVG("<iframe src=\"#\"/>"), EHR_SVG_SCRIPT },
	{ SVG("<a href=\"javascript:x()\"/>"), EHR_SVG_OUTSIDE },
	{ SVG("<a xlink:href='https://example.com'/>"), EHR_SVG_OUTSIDE },
	{ SVG("<image href=\"data:image/svg+xml,%3Csvg\"/>"), EHR_SVG_OUTSIDE },
	{ SVG("<image href=\" \n//example.com/a.png\"/>"), EHR_SVG_OUTSIDE },
	{ SVG("<style>@import 'x.css';</style>"), EHR_SVG_OUTSIDE },
	{ SVG("<style>.a{fill:URL( 'http://x')}</style>"), EHR_SVG_OUTSIDE },
	{ SVG("<style>.a{fill:u\\72l(x)}</style>"), EHR_SVG_OUTSIDE },
	{ SVG("<rect style=\"fill:url(x.svg#a)\"/>"), EHR_SVG_OUTSIDE },
	{ SVG("<rect fill=\"u&#114;l(x)\"/>"), EHR_SVG_OUTSIDE },
	{ "<!DOCTYPE svg [<!ENTITY a \"<script/>\">]>" SVG("&a;"),
		EHR_SVG_ENTITY },
	{ "<?xml-stylesheet href=\"x.css\"?>" SVG(""), EHR_SVG_ENTITY },
	{ "<!doctype HTML>\n<script>1</script>", EHR_SVG_PAGE },
	{ " <html></html>", EHR_SVG_PAGE },
	{ "", EHR_SVG_NOT_SVG },
	{ "plain", EHR_SVG_NOT_SVG },
	{ "<rect/>", EHR_SVG_NOT_SVG },
	{ "<svg", EHR_SVG_NOT_SVG },
	{ "<svg a", EHR_SVG_NOT_SVG },
	{ "<svg a='", EHR_SVG_NOT_SVG },
	{ "<svg a=b>", EHR_SVG_NOT_SVG },
	{ "<svg><!-- ", EHR_SVG_NOT_SVG },
	{ SVG("\xff"), EHR_SVG_NOT_SVG },
};

static void judges(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		enum ehr_svg_verdict verdict =
			ehr_svg_verdict(ehr_str_of(cases[i].text));

		if (verdict != cases[i].verdict)
			print_message("%s\n", cases[i].text);
		assert_int_equal(verdict, cases[i].verdict);
	}
}

/* Whatever is cut off, nothing behind the end is looked at, and the beginning
 * of a picture is never taken for a page. */
static void ends_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (size_t n = 0; n < strlen(cases[i].text); n++) {
			char *part = malloc(n + 1);

			memcpy(part + 1, cases[i].text, n);
			assert_true(ehr_svg_verdict((struct ehr_str){
					    part + 1, n }) != EHR_SVG_PAGE ||
				    cases[i].verdict == EHR_SVG_PAGE);
			free(part);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges),
		cmocka_unit_test(ends_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
