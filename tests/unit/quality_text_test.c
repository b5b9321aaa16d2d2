/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "io/json.h"
#include "render/quality_text.h"

static char first[] = "name | of\nplant", second[] = "amount";
static char *name[] = { first, second };
static const struct ehr_header header = { name, 2 };
static const struct ehr_cell_rules rules = {
	.repeated_cells = 3, .repeated_share = 0.5, .repeated_whole = 10
};

/* Plants a, b, a with 0.7 kg three times and one of 2.5 kg. */
static struct ehr_quality *sample(void)
{
	static const char *const cell[][2] = { { "a", "0.7" }, { "b", "0.7" },
		{ "a", "0.7" }, { "c", "2.5" }, { "", "" } };
	const struct ehr_input_facts facts = {
		.path = "list.csv", .encoding = "gb18030", .blank_lines = 1
	};
	struct ehr_quality *quality = ehr_quality_new(&header);
	struct ehr_quality_batch *batch = ehr_quality_batch_new(quality);

	for (size_t i = 0; i < 5; i++) {
		const struct ehr_str text[] = { ehr_str_of(cell[i][0]),
			ehr_str_of(cell[i][1]) };

		ehr_quality_begin(batch, false);
		ehr_quality_cells(batch, text, 2);
		ehr_quality_unresolved(batch, ehr_str_of("alpha-stuff"));
		ehr_quality_row(batch, i == 4 ? ehr_flag(EHR_FLAG_MISSING) : 0);
		ehr_quality_took(batch);
	}
	ehr_quality_commit(quality, batch, "list.csv");
	ehr_quality_batch_free(batch);
	ehr_quality_facts(quality, &facts);
	ehr_quality_map(quality, 1, "emission", "kg", "heading");
	quality->column[1].amount = true;
	quality->rules = &rules;
	return quality;
}

static void json_has_the_numbers(void **state)
{
	struct ehr_quality *quality = sample();
	struct ehr_buf out = { 0 };
	struct ehr_json *document;
	const struct ehr_json *column, *at;
	struct ehr_err err;

	(void)state;
	ehr_quality_json(&out, quality);
	document = ehr_json_read(
		"quality", (struct ehr_str){ out.p, out.n }, &err);
	assert_non_null(document);
	assert_true(ehr_json_number(ehr_json_get(document, "rows")) == 5);
	at = ehr_json_get(ehr_json_get(document, "flagged"), "missing");
	assert_true(ehr_json_number(at) == 1);
	at = ehr_json_first(ehr_json_get(document, "files"));
	assert_string_equal(
		ehr_json_text(ehr_json_get(at, "encoding")), "gb18030");
	column = ehr_json_first(ehr_json_get(document, "columns"));
	assert_string_equal(
		ehr_json_text(ehr_json_get(column, "heading")), first);
	assert_int_equal(
		ehr_json_kind(ehr_json_get(column, "min")), EHR_JSON_NULL);
	at = ehr_json_get(column, "most_frequent");
	assert_string_equal(ehr_json_text(ehr_json_get(at, "text")), "a");
	assert_true(ehr_json_number(ehr_json_get(at, "count")) == 2);
	column = ehr_json_next(column);
	assert_true(ehr_json_number(ehr_json_get(column, "filled")) == 4);
	assert_true(ehr_json_number(ehr_json_get(column, "max")) == 2.5);
	at = ehr_json_get(column, "seems_not_detected");
	assert_string_equal(ehr_json_text(ehr_json_get(at, "text")), "0.7");
	assert_true(ehr_json_number(ehr_json_get(at, "count")) == 3);
	at = ehr_json_first(ehr_json_get(document, "unresolved"));
	assert_true(ehr_json_number(ehr_json_get(at, "count")) == 5);
	ehr_json_free(document);
	ehr_buf_release(&out);
	ehr_quality_free(quality);
}

static void markdown_has_the_numbers(void **state)
{
	struct ehr_quality *quality = sample();
	struct ehr_buf out = { 0 };
	const char *text;

	(void)state;
	ehr_quality_markdown(&out, quality);
	text = ehr_buf_text(&out);
	assert_non_null(strstr(text, "- rows written: 5\n"));
	assert_non_null(strstr(text, "| missing | 1 |\n"));
	assert_non_null(
		strstr(text, "| list.csv | gb18030 | 5 | 0 | 0 | 5 | 0 | 0 | 1 "
			     "|\n"));
	assert_non_null(strstr(
		text, "| name \\| of plant |  |  |  | a (2) |  | 4 | 1 | 0 |"));
	assert_non_null(strstr(text, "| amount | emission | kg | heading | "
				     "0.7 (3) | 0.7 (3) | 4 | 1 | 4 | 0.7 | "
				     "2.5 |\n"));
	assert_non_null(strstr(text, "| alpha-stuff | 5 |\n"));
	ehr_buf_release(&out);
	ehr_quality_free(quality);
}

/* Nothing was read: a report all the same. */
static void an_empty_report_is_json_too(void **state)
{
	const struct ehr_header none = { NULL, 0 };
	struct ehr_quality *quality = ehr_quality_new(&none);
	struct ehr_buf out = { 0 };
	struct ehr_err err;

	(void)state;
	ehr_quality_json(&out, quality);
	assert_int_equal(
		ehr_json_check((struct ehr_str){ out.p, out.n }, &err), 0);
	ehr_buf_release(&out);
	ehr_quality_free(quality);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_has_the_numbers),
		cmocka_unit_test(markdown_has_the_numbers),
		cmocka_unit_test(an_empty_report_is_json_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
