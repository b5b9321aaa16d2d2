/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "render/document_chart.h"

static struct ehr_str draw(struct ehr_buf *out, enum ehr_chart_kind kind,
	const double *value, size_t categories, size_t series)
{
	struct ehr_document document;
	struct ehr_document_chart *chart;
	struct ehr_labels labels;
	struct ehr_err err;
	char text[32];

	assert_int_equal(ehr_labels_open(&labels, false, &err), 0);
	ehr_document_init(&document, ehr_str_of(""));
	chart = ehr_document_chart(&document, kind, ehr_str_of("<&\">"));
	for (size_t k = 0; k < categories; k++) {
		snprintf(text, sizeof(text), "<%zu>", k);
		ehr_document_category(&document, chart, ehr_str_of(text));
	}
	for (size_t i = 0; i < series; i++) {
		struct ehr_chart_series *one = ehr_document_series(
			&document, chart, ehr_str_of("a & b"));

		for (size_t k = 0; k < categories; k++) {
			snprintf(text, sizeof(text), "%.3g", value[k % 4]);
			ehr_document_point(&document, one, value[k % 4],
				ehr_str_of(text), NULL);
		}
	}
	out->n = 0;
	for (int use = EHR_CHART_WIDE; use <= EHR_CHART_ALONE; use++)
		ehr_chart_svg(
			out, chart, NULL, &labels, (enum ehr_chart_use)use);
	ehr_document_release(&document);
	ehr_labels_release(&labels);
	return ehr_str_of(ehr_buf_text(out));
}

static size_t count(struct ehr_str text, const char *what)
{
	size_t n = 0;

	for (const char *at = strstr(text.p, what); at;
		at = strstr(at + 1, what))
		n++;
	return n;
}

/* Whatever the values are, all places are numbers and all texts are texts. */
static void draws_anything(void **state)
{
	static const double value[][4] = { { 0, 0, 0, 0 },
		{ NAN, NAN, NAN, NAN }, { NAN, 1, NAN, 2 },
		{ 1e300, -1e300, 1, 0 }, { 1e-300, 2e-300, 0, NAN },
		{ INFINITY, -INFINITY, 1, 2 }, { -5, -6, -7, -8 },
		{ 1e15, 1e15, 1e15, 1e15 }, { 12.5, 13, 12.75, 12.6 } };
	static const size_t categories[] = { 0, 1, 4, 200 };
	struct ehr_buf out = { 0 };

	(void)state;
	for (size_t v = 0; v < sizeof(value) / sizeof(*value); v++)
		for (size_t c = 0; c < 4; c++)
			for (int kind = 0; kind <= EHR_CHART_LINES; kind++) {
				struct ehr_str svg = draw(&out,
					(enum ehr_chart_kind)kind, value[v],
					categories[c], c == 3 ? 1 : c);

				assert_int_equal(count(svg, "<svg "), 3);
				assert_int_equal(count(svg, "</svg>"), 3);
				assert_int_equal(count(svg, "=\"nan"), 0);
				assert_int_equal(count(svg, "=\"inf"), 0);
				assert_int_equal(count(svg, "=\"-inf"), 0);
				assert_int_equal(count(svg, "<&"), 0);
				assert_int_equal(count(svg, "a & b"), 0);
			}
	ehr_buf_release(&out);
}

/* A bar for each value above 0 of a stack, none for the others: 2 of 4 values,
 * 2 series, 3 pictures, and 2 swatches in each. */
static void stacks_what_is_above_0(void **state)
{
	static const double value[] = { 1, -1, NAN, 2 };
	struct ehr_buf out = { 0 };

	(void)state;
	assert_int_equal(
		count(draw(&out, EHR_CHART_STACKED, value, 4, 2), "<rect"),
		3 * (2 * 2 + 2));
	ehr_buf_release(&out);
}

/* Lines are broken where a value is missing: M 1, L 2, then M 4. */
static void breaks_lines(void **state)
{
	static const double value[] = { 1, 2, NAN, 4 };
	struct ehr_buf out = { 0 };
	struct ehr_str svg;
	const char *path;
	size_t starts = 0;

	(void)state;
	svg = draw(&out, EHR_CHART_LINES, value, 4, 1);
	path = strstr(svg.p, "<path class=\"line\" d=\"");
	assert_non_null(path);
	for (path += strlen("<path class=\"line\" d=\""); *path != '"'; path++)
		starts += *path == 'M';
	assert_int_equal(starts, 2);
	ehr_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_anything),
		cmocka_unit_test(stacks_what_is_above_0),
		cmocka_unit_test(breaks_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
