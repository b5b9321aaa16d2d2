/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/load_scheme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/citation.h"

#define HEADER \
	"scheme,medium,effect,param,form,scale,divisor,reference,unit,larger," \
	"source,status\n"
#define ROW "mine,air,cancer,IUR,times,1,2,,kg,yes,RSEI,read\n"

static struct ehr_load_schemes *opened(const char *text, struct ehr_err *err)
{
	char path[] = "/tmp/load_scheme_XXXXXX";
	int fd = mkstemp(path);
	struct ehr_load_schemes *schemes;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	schemes = ehr_load_schemes_open(path, err);
	unlink(path);
	return schemes;
}

/* The divisor that EPA prints for inhaled carcinogens, and known sources. */
static void built_in(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_load_schemes *schemes = ehr_load_schemes_open(NULL, &err);
	struct ehr_citations *sources = ehr_citations_open(&err);
	const struct ehr_load_rule *rule;

	(void)state;
	assert_non_null(schemes);
	assert_non_null(sources);
	rule = ehr_load_schemes_find(
		schemes, "rsei", ehr_str_of("air"), EHR_LOAD_CANCER);
	assert_non_null(rule);
	assert_true(rule->times && rule->divisor == 2.8e-7 &&
		    rule->scale == 1000 && rule->larger);
	assert_string_equal(rule->status, "read");
	assert_null(ehr_load_schemes_find(
		schemes, "rsei", ehr_str_of("soil"), EHR_LOAD_CANCER));
	assert_int_equal(ehr_load_schemes_rows(schemes),
		ehr_load_schemes_count(schemes));
	for (size_t i = 0; i < ehr_load_schemes_count(schemes); i++)
		assert_non_null(ehr_citations_find(sources,
			ehr_str_of(ehr_load_schemes_at(schemes, i)->source)));
	ehr_citations_close(sources);
	ehr_load_schemes_close(schemes);
}

static void refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *text, *column;
	} bad[] = {
		{ HEADER "mine,air,cancers,IUR,times,1,2,,kg,yes,R,read\n",
			"effect" },
		{ HEADER "mine,air,cancer,ABSd,times,1,2,,kg,yes,R,read\n",
			"param" },
		{ HEADER "mine,air,cancer,IUR,minus,1,2,,kg,yes,R,read\n",
			"form" },
		{ HEADER "mine,air,cancer,IUR,times,0,2,,kg,yes,R,read\n",
			"scale" },
		{ HEADER "mine,air,cancer,IUR,times,1,,,kg,yes,R,read\n",
			"divisor" },
		{ HEADER "mine,air,cancer,IUR,times,1,1,,kg,,R,read\n",
			"larger" },
		{ HEADER ROW ROW, "medium" },
		{ HEADER ROW "mine,water,cancer,SFo,times,1,2,,g,yes,R,read\n",
			"unit" },
		{ HEADER ROW "mine,water,cancer,SFo,times,1,2,,kg,no,R,read\n",
			"larger" },
		{ HEADER ",air,cancer,IUR,times,1,2,,kg,yes,R,read\n",
			"scheme" },
	};
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		err = (struct ehr_err){ 0 };
		assert_null(opened(bad[i].text, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, bad[i].column);
		assert_true(err.line > 1);
	}
	err = (struct ehr_err){ 0 };
	assert_null(opened("scheme,medium\n", &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(refuses_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
