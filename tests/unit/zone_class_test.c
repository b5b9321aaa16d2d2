/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/zone_class.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/citation.h"

#define HEADER "scheme,values,class,name_en,name_zh,upper,colour,source,note\n"

static struct ehr_zone_schemes *opened(const char *text, struct ehr_err *err)
{
	char path[] = "/tmp/zone_class_XXXXXX";
	int fd = mkstemp(path);
	struct ehr_zone_schemes *schemes;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	schemes = ehr_zone_schemes_open(path, err);
	unlink(path);
	return schemes;
}

static void assert_bounds(
	const struct ehr_zone_scheme *scheme, const double *upper, size_t n)
{
	assert_non_null(scheme);
	assert_int_equal(scheme->n, n);
	for (size_t i = 0; i < n; i++)
		assert_true(scheme->class[i].upper == upper[i]);
}

/* The bounds that the two schemes are named for, and known sources. */
static void built_in(void **state)
{
	const double risk[] = { 1e-6, 1e-5, 1e-4, INFINITY };
	const double hazard[] = { 0.1, 1, 10, INFINITY };
	struct ehr_err err = { 0 };
	struct ehr_zone_schemes *schemes = ehr_zone_schemes_open(NULL, &err);
	struct ehr_citations *sources = ehr_citations_open(&err);

	(void)state;
	if (schemes == NULL || sources == NULL)
		fail_msg("%s", err.text);
	assert_int_equal(ehr_zone_schemes_count(schemes), 2);
	assert_bounds(
		ehr_zone_scheme_find(schemes, ehr_str_of("risk-4")), risk, 4);
	assert_bounds(
		ehr_zone_scheme_find(schemes, ehr_str_of("hi-4")), hazard, 4);
	assert_ptr_equal(ehr_zone_scheme_for(schemes, ehr_str_of("cr")),
		ehr_zone_schemes_at(schemes, 0));
	assert_ptr_equal(ehr_zone_scheme_for(schemes, ehr_str_of("hq")),
		ehr_zone_schemes_at(schemes, 1));
	assert_null(ehr_zone_scheme_for(schemes, ehr_str_of("c")));
	assert_null(ehr_zone_scheme_for(schemes, ehr_str_of("")));
	assert_null(ehr_zone_scheme_find(schemes, ehr_str_of("risk")));
	assert_null(ehr_zone_schemes_at(schemes, 2));
	assert_int_equal(strlen(ehr_zone_schemes_sha256(schemes)), 64);
	for (size_t i = 0; i < 2; i++) {
		const struct ehr_zone_scheme *scheme =
			ehr_zone_schemes_at(schemes, i);

		for (size_t k = 0; k < scheme->n; k++)
			assert_non_null(ehr_citations_find(
				sources, ehr_str_of(scheme->class[k].source)));
	}
	ehr_citations_close(sources);
	ehr_zone_schemes_close(schemes);
	ehr_zone_schemes_close(NULL);
}

static void replaced(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_zone_schemes *schemes =
		opened(HEADER "mine,score,1,fine,,2.5,#00FF00,office,\n"
			      "mine,score,2,foul,差,,#ff0000,office,\n",
			&err);
	const double upper[] = { 2.5, INFINITY };

	(void)state;
	if (schemes == NULL)
		fail_msg("%s", err.text);
	assert_bounds(
		ehr_zone_scheme_for(schemes, ehr_str_of("score")), upper, 2);
	assert_string_equal(
		ehr_zone_schemes_at(schemes, 0)->class[1].name_zh, "差");
	ehr_zone_schemes_close(schemes);
}

struct bad {
	const char *text;
	unsigned long line;
	const char *column;
};

static void refused(void **state)
{
	static const struct bad bad[] = {
		{ HEADER, 0, "" },
		{ "scheme,values\na,b\n", 1, "" },
		{ HEADER "a,v,2,n,,,#000000,s,\n", 2, "class" },
		{ HEADER "a,v,1,n,,,#000000,s,\na,v,1,n,,,#000000,s,\n", 3,
			"class" },
		{ HEADER "a,v,1,n,,1,#000000,s,\n", 0, "" },
		{ HEADER "a,v,1,n,,x,#000000,s,\n", 2, "upper" },
		{ HEADER "a,v,1,n,,1,#000000,s,\na,v,2,n,,1,#000000,s,\n", 3,
			"upper" },
		{ HEADER "a,v,1,n,,,#000000,s,\na,v,2,n,,2,#000000,s,\n", 3,
			"upper" },
		{ HEADER "a,v,1,n,,,red,s,\n", 2, "colour" },
		{ HEADER "a,v,1,,,,#000000,s,\n", 2, "name_en" },
		{ HEADER "a,v,1,n,,,#000000,,\n", 2, "source" },
		{ HEADER "a,v,1,n,,,#000000,s,\nb,w v,1,n,,,#000000,s,\n", 3,
			"values" },
		{ HEADER "a,v,1,n,,,#000000,s,\nb,w,1,n,,,#000000,s,\n"
			 "a,v,2,n,,,#000000,s,\n",
			4, "scheme" },
		{ HEADER "a,v,1,n,,1,#000000,s,\na,w,2,n,,,#000000,s,\n", 3,
			"values" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct ehr_err err = { 0 };

		if (opened(bad[i].text, &err))
			fail_msg("taken: %s", bad[i].text);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_int_equal(err.line, bad[i].line);
		assert_string_equal(err.column, bad[i].column);
		assert_true(err.file[0] != '\0');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(replaced),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
