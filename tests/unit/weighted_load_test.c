/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/weighted_load.h"

static void *copy(const void *from, size_t size)
{
	void *to = ehr_alloc(size);

	memcpy(to, from, size);
	return to;
}

/* Outlet 0 emits 2 of a and 3 of b, outlet 1 of another source 5 of c. Of the
 * weights of the first set only a and b have some: 2 x 10 + 3 x 100; of the
 * second b alone: 3 x 7. So nothing is left of outlet 1 and its source. */
static void amounts_become_sums(void **state)
{
	const struct ehr_amount_kg amount[] = { { 2, 0 }, { 3, 1 }, { 5, 2 } };
	const struct ehr_outlet outlet[] = {
		{ .source = 0, .first = 0, .n = 2 },
		{ .source = 1, .first = 2, .n = 1 }
	};
	const struct ehr_source source[] = { { .first = 0, .n = 1 },
		{ .first = 1, .n = 1 } };
	struct ehr_inventory inventory = {
		.source = copy(source, sizeof(source)),
		.outlet = copy(outlet, sizeof(outlet)),
		.amount = copy(amount, sizeof(amount)),
		.pollutant = ehr_calloc(3, sizeof(struct ehr_pollutant_name)),
		.n_sources = 2,
		.n_outlets = 2,
		.n_amounts = 3,
		.n_pollutants = 3,
	};
	const double first[] = { 10, 100, 0 }, second[] = { 0, 7, 0 };
	const struct ehr_weights set[] = { { "one", first },
		{ "two", second } };

	(void)state;
	ehr_inventory_weigh(&inventory, set, 2);
	assert_int_equal(inventory.n_sources, 1);
	assert_int_equal(inventory.n_outlets, 1);
	assert_int_equal(inventory.n_amounts, 2);
	assert_int_equal(inventory.n_pollutants, 2);
	assert_true(ehr_str_is(inventory.pollutant[1].name, "two"));
	assert_int_equal(inventory.amount[0].pollutant, 0);
	assert_true(inventory.amount[0].kg_a == 320);
	assert_true(inventory.amount[1].kg_a == 21);
	ehr_inventory_release(&inventory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_become_sums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
