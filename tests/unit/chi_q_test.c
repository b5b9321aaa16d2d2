/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/chi_q.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define S(text) \
	{ \
		text, sizeof(text) - 1 \
	}

/* a has the outlets "1" and "2"; b two parts of "1". */
static struct ehr_source source[] = {
	{ .source_id = S("a"), .first = 0, .n = 2 },
	{ .source_id = S("b"), .first = 2, .n = 2 },
};
static struct ehr_outlet outlet[] = {
	{ .outlet = S("1"), .source = 0 },
	{ .outlet = S("2"), .source = 0 },
	{ .outlet = S("1"), .source = 1, .part = 1 },
	{ .outlet = S("1"), .source = 1, .part = 2 },
};
static const struct ehr_inventory inventory = {
	.source = source, .outlet = outlet, .n_sources = 2, .n_outlets = 4
};

#define HEAD "receptor_id,source_id,outlet,chi_q_ug_m3_per_kg_a\n"

static struct ehr_chi_q *open(const char *text, struct ehr_err *err)
{
	const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader =
		ehr_reader_memory("f", ehr_str_of(text), &opts, err);
	struct ehr_chi_q *chi_q;

	assert_non_null(reader);
	chi_q = ehr_chi_q_read(&inventory, reader, err);
	ehr_reader_close(reader);
	return chi_q;
}

/* Pairs come receptor by receptor in order of outlets; the bare name of an
 * outlet means all its parts, an empty one all outlets. */
static void finds_pairs(void **state)
{
	struct ehr_err err;
	struct ehr_chi_q *chi_q =
		open(HEAD "r2,a,2,0.25\n"
			  "r1,b,1#2,4\nr1,b,1#1,3\nr1,a,2,2\nr1,a,1,1\n"
			  "r2,b,1,0.5\n"
			  "r3,a,,7\n"
			  "r3,c,1,9\nr3,a,3,9\n",
			&err);
	const struct ehr_chi_q_pair *pair;
	const struct ehr_chi_q_report *report;
	size_t n;

	(void)state;
	assert_non_null(chi_q);
	pair = ehr_chi_q_of(chi_q, ehr_str_of("r1"), &n);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(pair[i].outlet, i);
		assert_true(pair[i].chi_q == (double)(i + 1));
	}
	pair = ehr_chi_q_of(chi_q, ehr_str_of("r2"), &n);
	assert_int_equal(n, 3);
	assert_null(ehr_chi_q_find(pair, n, 0));
	assert_true(ehr_chi_q_find(pair, n, 1)->chi_q == 0.25);
	assert_true(ehr_chi_q_find(pair, n, 2)->chi_q == 0.5);
	assert_true(ehr_chi_q_find(pair, n, 3)->chi_q == 0.5);
	pair = ehr_chi_q_of(chi_q, ehr_str_of("r3"), &n);
	assert_int_equal(n, 2);
	assert_true(pair[0].chi_q == 7 && pair[1].chi_q == 7);
	assert_null(ehr_chi_q_of(chi_q, ehr_str_of("r4"), &n));
	assert_int_equal(n, 0);
	report = ehr_chi_q_report(chi_q);
	assert_int_equal(report->rows, 9);
	assert_int_equal(report->pairs, 9);
	assert_int_equal(report->receptors, 3);
	assert_int_equal(report->unknown, 2);
	assert_int_equal(report->absent, 0);
	ehr_chi_q_free(chi_q);
}

static void tells_what_is_absent(void **state)
{
	struct ehr_err err;
	struct ehr_chi_q *chi_q = open(HEAD "r1,a,1,1\nr1,b,1#2,0\n", &err);

	(void)state;
	assert_non_null(chi_q);
	assert_int_equal(ehr_chi_q_report(chi_q)->absent, 2);
	assert_int_equal(ehr_chi_q_report(chi_q)->first_absent, 1);
	ehr_chi_q_free(chi_q);
	assert_int_equal(
		ehr_chi_q_missing(&inventory, 3, ehr_str_of("r1"), &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, "\"b\", outlet \"1#2\""));
	assert_non_null(strstr(err.text, "receptor \"r1\""));
}

static void refuses(void **state)
{
	static const struct {
		const char *text, *word;
		unsigned long line;
	} bad[] = {
		{ "receptor_id,source_id,outlet,chi_q\n", "per_kg_a", 0 },
		{ HEAD "r,a,1,\n", "0 or more", 2 },
		{ HEAD "r,a,1,-1\n", "0 or more", 2 },
		{ HEAD "r,a,1,1\nr,a,1,x\n", "x", 3 },
		{ HEAD ",a,1,1\n", "receptor", 2 },
		{ HEAD "r,a,1,1\nr,a,2,1\nr,a,1,1\n", "twice", 0 },
		{ HEAD "r,b,1,1\nr,b,1#2,1\n", "twice", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct ehr_err err;

		assert_null(open(bad[i].text, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_int_equal(err.line, bad[i].line);
		assert_non_null(strstr(err.text, bad[i].word));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_pairs),
		cmocka_unit_test(tells_what_is_absent),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
