/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/citation.h"

static void finds_sources(void **state)
{
	struct ehr_err err;
	struct ehr_citations *all = ehr_citations_open(&err);
	const struct ehr_citation *one;

	(void)state;
	assert_non_null(all);
	one = ehr_citations_find(all, ehr_str_of("HJ"));
	assert_non_null(one);
	assert_string_equal(one->number, "HJ 25.3-2019");
	assert_string_equal(one->clause, "Annex B");
	assert_string_equal(one->status, "secondary");
	one = ehr_citations_find(all, ehr_str_of("IRIS"));
	assert_non_null(one);
	assert_string_equal(one->body, "US EPA");
	assert_string_equal(one->status, "read");
	assert_null(ehr_citations_find(all, ehr_str_of("iris")));
	assert_null(ehr_citations_find(all, ehr_str_of("")));
	ehr_citations_close(all);
	ehr_citations_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
