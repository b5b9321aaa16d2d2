/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_setup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *const values[] = { "cr", "hi", "load", "a", "b", "c", "d",
	"e", "f" };

struct fixture {
	struct ehr_zone_schemes *schemes;
	struct ehr_arena arena;
	struct ehr_zoning_setup setup;
	struct ehr_err err;
};

static int start(void **state)
{
	struct fixture *own = ehr_calloc(1, sizeof(*own));

	own->schemes = ehr_zone_schemes_open(NULL, &own->err);
	*state = own;
	return own->schemes ? 0 : -1;
}

static int stop(void **state)
{
	struct fixture *own = *state;

	ehr_zone_schemes_close(own->schemes);
	ehr_arena_release(&own->arena);
	free(own);
	return 0;
}

static int init(struct fixture *own, size_t n, const char *agg,
	const char *class_by, const char *classes)
{
	const struct ehr_zoning_wish wish = { values, n, agg, class_by, classes,
		NULL, false };

	own->err = (struct ehr_err){ 0 };
	return ehr_zoning_setup_init(
		&own->setup, &wish, own->schemes, &own->arena, &own->err);
}

static void by_themselves(void **state)
{
	struct fixture *own = *state;

	assert_int_equal(init(own, 2, "max", "worst", NULL), 0);
	assert_int_equal(own->setup.n_values, 2);
	assert_int_equal(own->setup.agg, EHR_ZONING_MAX);
	assert_int_equal(own->setup.class_by, EHR_ZONING_WORST);
	assert_string_equal(own->setup.scale[0].name, "risk-4");
	assert_string_equal(own->setup.scale[1].name, "hi-4");
	assert_int_equal(ehr_zoning_setup_unclassed(&own->setup), -1);
	assert_int_equal(init(own, 3, "mean", "worst", NULL), 0);
	assert_int_equal(own->setup.agg, EHR_ZONING_MEAN);
	assert_int_equal(own->setup.scale[2].n, 0);
	assert_int_equal(ehr_zoning_setup_unclassed(&own->setup), 2);
	assert_int_equal(init(own, 3, "mean", "hi", NULL), 0);
	assert_int_equal(own->setup.class_by, 1);
	assert_int_equal(ehr_zoning_setup_unclassed(&own->setup), -1);
	assert_int_equal(init(own, 3, "count", "worst", NULL), 0);
	assert_int_equal(own->setup.scale[0].n, 0);
	assert_int_equal(ehr_zoning_setup_unclassed(&own->setup), -1);
}

static void asked_for(void **state)
{
	struct fixture *own = *state;

	assert_int_equal(init(own, 1, "max", "worst", "fixed:3"), 0);
	assert_int_equal(own->setup.scale[0].n, 2);
	assert_true(own->setup.scale[0].upper[0] == 3);
	assert_int_equal(init(own, 2, "max", "hi", "risk-4"), 0);
	assert_string_equal(own->setup.scale[1].name, "risk-4");
	assert_int_equal(own->setup.scale[0].n, 0);
	assert_int_equal(init(own, 1, "count", "worst", "fixed:3"), 0);
	assert_int_equal(own->setup.scale[0].n, 2);
}

static void assert_refused(struct fixture *own, int rc, const char *says)
{
	assert_int_equal(rc, -1);
	assert_int_equal(own->err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(own->err.text, says));
}

static void refused(void **state)
{
	struct fixture *own = *state;

	assert_refused(own, init(own, 2, "sum", "worst", NULL), "not added");
	assert_refused(own, init(own, 2, "median", "worst", NULL), "median");
	assert_refused(own, init(own, 2, "max", "load", NULL), "load");
	assert_refused(own, init(own, 9, "max", "worst", NULL), "8");
	assert_refused(own, init(own, 2, "max", "worst", "hi-4"), "one column");
	assert_refused(own, init(own, 1, "max", "worst", "hi-5"), "hi-4");
	assert_refused(own, init(own, 1, "max", "worst", "fixed:x"), "x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(by_themselves, start, stop),
		cmocka_unit_test_setup_teardown(asked_for, start, stop),
		cmocka_unit_test_setup_teardown(refused, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
