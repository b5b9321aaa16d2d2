/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ref/aqhi_method.h"

static char path[] = "/tmp/aqhi_method_test_XXXXXX";

static void write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int make_path(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int remove_path(void **state)
{
	(void)state;
	return remove(path);
}

static struct ehr_aqhi_methods *built_in(void)
{
	struct ehr_err err = { 0 };
	struct ehr_aqhi_methods *methods =
		ehr_aqhi_methods_open(&(struct ehr_aqhi_files){ 0 }, &err);

	if (methods == NULL)
		fail_msg("%s:%lu: %s", err.file, err.line, err.text);
	return methods;
}

/* Counts, constants and marks as they were read; the percent per 10 units of
 * each coefficient stand beside them in the papers: 100 (exp(10 beta) - 1). */
static void has_the_published_methods(void **state)
{
	static const struct {
		const char *name, *scheme;
		size_t terms, bands;
		double scale;
		enum ehr_aqhi_mark mark;
	} expected[] = {
		{ "ca", "ca", 3, 0, 10.4, EHR_AQHI_READ },
		{ "ca-plus", "ca", 4, 0, 10.4, EHR_AQHI_READ },
		{ "hk-2013", "hk", 5, 10, NAN, EHR_AQHI_READ },
		{ "hk-2025", "hk", 5, 10, NAN, EHR_AQHI_SECONDARY },
		{ "cn-cdc-2021", "cn-cdc", 4, 0, 20.04, EHR_AQHI_SECONDARY },
		{ "shanghai-2012", "shanghai", 2, 0, 17, EHR_AQHI_READ },
		{ "zhejiang", "cn-4", 4, 11, NAN, EHR_AQHI_SECONDARY },
		{ "who-meta-2020", NULL, 5, 0, NAN, EHR_AQHI_MEMORY },
	};
	struct ehr_aqhi_methods *methods = built_in();
	struct ehr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++) {
		const struct ehr_aqhi_method *method =
			ehr_aqhi_methods_find(methods, expected[i].name, &err);

		assert_non_null(method);
		assert_int_equal(method->n, expected[i].terms);
		assert_int_equal(method->bands, expected[i].bands);
		assert_int_equal(method->mark, expected[i].mark);
		assert_true(isnan(expected[i].scale)
				    ? isnan(method->scale)
				    : method->scale == expected[i].scale);
		if (expected[i].scheme)
			assert_string_equal(
				method->scheme->name, expected[i].scheme);
		else
			assert_null(method->scheme);
	}
	assert_null(ehr_aqhi_methods_find(methods, "latest", &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "ca, ca-plus"));
	ehr_aqhi_methods_close(methods);
}

static void percent_per_ten(const struct ehr_aqhi_methods *methods,
	const char *name, const char *pollutant, double percent)
{
	struct ehr_err err = { 0 };
	const struct ehr_aqhi_method *method =
		ehr_aqhi_methods_find(methods, name, &err);

	for (size_t i = 0; i < method->n; i++)
		if (strcmp(ehr_aqhi_pollutant[method->term[i].air],
			    pollutant) == 0 &&
			method->term[i].form == EHR_AQHI_EXP) {
			assert_true(
				fabs(100 * expm1(10 * method->term[i].beta) -
					percent) < 6e-7);
			return;
		}
	fail_msg("%s has no %s", name, pollutant);
}

static void coefficients_agree_with_their_percents(void **state)
{
	struct ehr_aqhi_methods *methods = built_in();

	(void)state;
	percent_per_ten(methods, "ca", "no2", 0.874804);
	percent_per_ten(methods, "ca", "o3", 0.538444);
	percent_per_ten(methods, "ca", "pm25", 0.488188);
	percent_per_ten(methods, "ca-pm10", "pm10", 0.297441);
	percent_per_ten(methods, "hk-2013", "no2", 0.447253);
	percent_per_ten(methods, "hk-2013", "so2", 0.139421);
	percent_per_ten(methods, "hk-2013", "o3", 0.512944);
	percent_per_ten(methods, "hk-2013", "pm10", 0.282574);
	percent_per_ten(methods, "hk-2013", "pm25", 0.218295);
	percent_per_ten(methods, "hk-2025", "o3", 0.490000);
	percent_per_ten(methods, "cn-cdc-2021", "no2", 0.904062);
	percent_per_ten(methods, "cn-cdc-2021", "so2", 0.591744);
	percent_per_ten(methods, "shanghai-2012", "pm10", 0.153117);
	percent_per_ten(methods, "shanghai-2012", "no2", 0.664196);
	percent_per_ten(methods, "zhejiang", "so2", 2.271412);
	percent_per_ten(methods, "zhejiang", "no2", 1.322671);
	percent_per_ten(methods, "bangkok-opd", "no2", 5.337574);
	ehr_aqhi_methods_close(methods);
}

/* What ehrisk-response writes: the needed columns and scale. */
static void reads_a_file_of_ones_own(void **state)
{
	struct ehr_aqhi_methods *methods = built_in();
	struct ehr_err err = { 0 };
	const struct ehr_aqhi_method *own;

	(void)state;
	assert_true(ehr_aqhi_is_file("own.csv"));
	assert_true(ehr_aqhi_is_file("./own"));
	assert_false(ehr_aqhi_is_file("zhejiang"));
	write_file(
		"method,pollutant,beta,unit,averaging,form,combine,index,"
		"scale,categories\n"
		"yichun-2025,pm25,0.0004,ug/m3,24h,exp,sum,linear,12.5,cn-4\n"
		"yichun-2025,o3,0.0006,ug/m3,8h-max 24h,exp,sum,linear,12.5,"
		"cn-4\n");
	own = ehr_aqhi_methods_add(methods, path, &err);
	assert_non_null(own);
	assert_int_equal(own->n, 2);
	assert_true(own->scale == 12.5);
	assert_int_equal(own->term[1].preferred, EHR_AVERAGING_8H_MAX);
	assert_true(own->term[1].averaging ==
		    (EHR_AVERAGING_8H_MAX | EHR_AVERAGING_24H));
	assert_true(isnan(own->term[0].se));
	assert_int_equal(own->label, EHR_AQHI_WHOLE);
	assert_ptr_equal(
		ehr_aqhi_methods_find(methods, "yichun-2025", &err), own);
	/* the same once more: its name is taken */
	assert_null(ehr_aqhi_methods_add(methods, path, &err));
	assert_string_equal(err.reason, "claimed_twice");
	ehr_aqhi_methods_close(methods);
}

#define HEAD "method,pollutant,beta,unit,averaging,form,combine,index,scale\n"

static void refuses_what_cannot_be(void **state)
{
	static const struct {
		const char *text, *column;
		unsigned long line;
	} bad[] = {
		{ HEAD "m,pm1,1,ug/m3,3h,exp,sum,linear,1\n", "pollutant", 2 },
		{ HEAD "m,o3,-1,ug/m3,3h,exp,sum,linear,1\n", "beta", 2 },
		{ HEAD "m,o3,,ug/m3,3h,exp,sum,linear,1\n", "beta", 2 },
		{ HEAD "m,o3,1,ug,3h,exp,sum,linear,1\n", "unit", 2 },
		{ HEAD "m,pm10,1,ppb,3h,exp,sum,linear,1\n", "unit", 2 },
		{ HEAD "m,o3,1,ppb,,exp,sum,linear,1\n", "averaging", 2 },
		{ HEAD "m,o3,1,ppb,3h 4h,exp,sum,linear,1\n", "averaging", 2 },
		{ HEAD "m,o3,1,ppb,3h,log,sum,linear,1\n", "form", 2 },
		{ HEAD "m,o3,1,ppb,3h,exp,mean,linear,1\n", "combine", 2 },
		{ HEAD "m,o3,1,ppb,3h,exp,sum,linear,\n", "scale", 2 },
		{ HEAD "m,o3,1,ppb,3h,exp,sum,linear,0\n", "scale", 2 },
		{ HEAD "m,o3,0,ppb,3h,ceiling,sum,linear,1\n", "beta", 2 },
		{ HEAD "m,o3,1,ppb,3h,exp,sum,linear,1\n"
		       "m,o3,1,ppb,3h,exp,sum,linear,1\n",
			"pollutant", 3 },
		{ HEAD "m,o3,1,ppb,3h,exp,sum,linear,1\n"
		       "m,no2,1,ppb,3h,exp,sum,linear,2\n",
			"method", 3 },
		{ HEAD "m,o3,1,ppb,3h,exp,single,linear,1\n"
		       "m,no2,1,ppb,3h,exp,single,linear,1\n",
			"pollutant", 3 },
		{ HEAD "m,o3,1,ppb,3h,exp,sum,bands,1\n", "", 0 },
		{ HEAD "m,o3,1,ppb,3h,ceiling,sum,linear,1\n", "", 0 },
		{ HEAD "m,o3,1,ppb,3h,exp,sum,linear,1\n"
		       "n,o3,1,ppb,3h,exp,sum,linear,1\n",
			"", 0 },
		{ HEAD, "", 0 },
		{ "method,pollutant\n", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct ehr_aqhi_methods *methods = built_in();
		struct ehr_err err = { 0 };

		write_file(bad[i].text);
		assert_null(ehr_aqhi_methods_add(methods, path, &err));
		if (err.fault != EHR_FAULT_DATA ||
			strcmp(err.column, bad[i].column) != 0 ||
			(bad[i].line > 0 && err.line != bad[i].line) ||
			strcmp(err.file, path) != 0)
			fail_msg("%zu: %s:%lu: %s: %s", i, err.file, err.line,
				err.column, err.text);
		ehr_aqhi_methods_close(methods);
	}
}

static void knows_classes_and_advice(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_aqhi_schemes *schemes =
		ehr_aqhi_schemes_open(NULL, NULL, &err);
	const struct ehr_aqhi_scheme *hk;

	(void)state;
	assert_non_null(schemes);
	hk = ehr_aqhi_schemes_find(schemes, ehr_str_of("hk"));
	assert_non_null(hk);
	assert_string_equal(ehr_aqhi_class_of(hk, 3)->word, "low");
	assert_string_equal(ehr_aqhi_class_of(hk, 7)->word, "high");
	assert_string_equal(ehr_aqhi_class_of(hk, 8)->word, "very_high");
	assert_string_equal(ehr_aqhi_class_of(hk, HUGE_VAL)->word, "serious");
	for (size_t i = 0; i < hk->n; i++)
		for (int who = 0; who < EHR_AUDIENCES; who++) {
			assert_true(hk->class[i].advice_en[who][0] != '\0');
			assert_true(hk->class[i].advice_zh[who][0] != '\0');
		}
	assert_null(ehr_aqhi_schemes_find(schemes, ehr_str_of("mars")));
	ehr_aqhi_schemes_close(schemes);
}

static void refuses_classes_out_of_order(void **state)
{
	static const struct {
		const char *rows, *column;
	} bad[] = {
		{ "x,2,3,low,low,l,#000000\n", "level" },
		{ "x,1,3,low,low,l,#000\n", "colour" },
		{ "x,1,3,low,,l,#000000\n", "name_en" },
		{ "x,1,3,low,low,l,#000000\nx,2,3,high,high,h,#ffffff\n",
			"upto" },
		{ "x,1,,low,low,l,#000000\nx,2,,high,high,h,#ffffff\n",
			"upto" },
		{ "x,1,3,low,low,l,#000000\ny,1,3,low,low,l,#000000\n"
		  "x,2,6,high,high,h,#ffffff\n",
			"categories" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct ehr_buf text = { 0 };
		struct ehr_err err = { 0 };

		ehr_buf_puts(&text,
			"categories,level,upto,word,name_en,name_zh,colour\n");
		ehr_buf_puts(&text, bad[i].rows);
		write_file(ehr_buf_text(&text));
		assert_null(ehr_aqhi_schemes_open(path, NULL, &err));
		assert_string_equal(err.column, bad[i].column);
		ehr_buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_the_published_methods),
		cmocka_unit_test(coefficients_agree_with_their_percents),
		cmocka_unit_test(reads_a_file_of_ones_own),
		cmocka_unit_test(refuses_what_cannot_be),
		cmocka_unit_test(knows_classes_and_advice),
		cmocka_unit_test(refuses_classes_out_of_order),
	};

	return cmocka_run_group_tests(tests, make_path, remove_path);
}
