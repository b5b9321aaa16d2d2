/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/polar_scheme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define S(text) \
	{ \
		text, sizeof(text) - 1 \
	}

/* a has stacks 100 m north and south of 0,0; b one, a long way east. */
static struct ehr_source source[] = {
	{ .source_id = S("a"), .first = 0, .n = 2 },
	{ .source_id = S("b"), .first = 2, .n = 1 },
};
static struct ehr_stack stack[1];
static struct ehr_outlet outlet[] = {
	{ .outlet = S("1"), .source = 0, .easting = 0, .northing = 100 },
	{ .outlet = S("2"), .source = 0, .easting = 0, .northing = -100 },
	{ .outlet = S("1"), .source = 1, .easting = 20000, .northing = 0 },
};
static const struct ehr_inventory inventory = { .source = source,
	.outlet = outlet,
	.stack = stack,
	.n_sources = 2,
	.n_outlets = 3,
	.n_stacks = 1 };

static const struct ehr_polar_rule rule = {
	.rings = 13,
	.radials = 16,
	.least_m = 100,
	.overlap_m = 30,
	.near_m = 3000,
	.domain_m = 50000,
	.fine_step_m = 10,
	.coarse_step_m = 100,
};

static struct ehr_polar_view look(const struct ehr_polar_scheme *scheme,
	uint32_t of, double easting, double northing,
	enum ehr_polar_reach expected)
{
	struct ehr_polar_view view =
		ehr_polar_scheme_look(scheme, of, easting, northing);

	assert_int_equal(view.reach, expected);
	return view;
}

/* 1/d is a straight line in logarithms, and b's stack is the centre of its
 * rings: so it is interpolated without an error, in any direction. a's stacks
 * are 100 m off their centre, which is told from 3 km away by less than 0.5 %.
 */
static void power_law(void **state)
{
	const struct ehr_dispersion dispersion = {
		.kind = EHR_DISPERSION_KERNEL,
		.range_m = 1e6,
		.least_m = 1,
		.kernel = { .kind = EHR_KERNEL_RECIPROCAL },
	};
	struct ehr_polar_sites sites = { .rule = rule };
	struct ehr_polar_scheme scheme = {
		.sites = &sites,
		.inventory = &inventory,
		.dispersion = &dispersion,
	};
	struct ehr_polar_view view;
	struct ehr_err err = { 0 };

	(void)state;
	ehr_polar_sites_of_sources(&sites, &inventory);
	assert_int_equal(sites.n, 2);
	assert_true(sites.ring_m[0] == 130); /* 100 + 30 */
	assert_true(fabs(ehr_polar_sites_range(&sites) - 50100) < 1e-9);
	assert_int_equal(ehr_polar_scheme_make(&scheme, 2, &err), 0);
	for (int i = 0; i < 50; i++) {
		double distance = 3010 + i * 939, angle = i * 0.7;
		double east = distance * sin(angle);
		double north = distance * cos(angle);
		double expected = 1000 / distance; /* 1/km */

		view = look(&scheme, 1, 20000 + east, north,
			EHR_POLAR_INTERPOLATED);
		assert_true(fabs(ehr_polar_scheme_value(&scheme, 2, &view) /
					    expected -
				    1) < 1e-12);
		view = look(&scheme, 0, east, north,
			hypot(east, fabs(north) - 100) <= 3000
				? EHR_POLAR_MODELLED
				: EHR_POLAR_INTERPOLATED);
		if (view.reach != EHR_POLAR_INTERPOLATED)
			continue;
		expected = 1000 / hypot(east, north - 100);
		assert_true(fabs(ehr_polar_scheme_value(&scheme, 0, &view) /
					    expected -
				    1) < 0.005);
	}
	/* 3000 m from one of two stacks is near; the domain is counted from
	 * the centre */
	look(&scheme, 0, 0, 3100, EHR_POLAR_MODELLED);
	look(&scheme, 0, 0, 3100.5, EHR_POLAR_INTERPOLATED);
	look(&scheme, 0, 0, 50000, EHR_POLAR_INTERPOLATED);
	look(&scheme, 0, 0, 50000.5, EHR_POLAR_BEYOND);
	ehr_polar_scheme_release(&scheme);
	ehr_polar_sites_release(&sites);
}

/* A table with the value k + 1 for point k of the rings of the sites from
 * first on. */
static struct ehr_chi_q *make_table(
	const struct ehr_polar_sites *sites, size_t first)
{
	const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_buf text = { 0 };
	struct ehr_err err = { 0 };
	struct ehr_reader *reader;
	struct ehr_chi_q *chi_q;

	ehr_buf_puts(
		&text, "receptor_id,source_id,outlet,chi_q_ug_m3_per_kg_a\n");
	for (size_t i = first; i < sites->n; i++)
		for (size_t k = 0; k < ehr_polar_site_points(sites, i); k++) {
			ehr_polar_site_label(sites, i, k, &text);
			ehr_buf_printf(&text, ",%s,,%zu\n",
				source[i].source_id.p, k + 1);
		}
	reader = ehr_reader_memory(
		"f", (struct ehr_str){ text.p, text.n }, &opts, &err);
	assert_non_null(reader);
	chi_q = ehr_chi_q_read(&inventory, reader, &err);
	assert_non_null(chi_q);
	ehr_reader_close(reader);
	ehr_buf_release(&text);
	return chi_q;
}

/* Points of the rings are found in a table by their names; one that is not
 * there is told, and never 0. */
static void from_table(void **state)
{
	struct ehr_polar_sites sites = { .rule = rule };
	struct ehr_dispersion dispersion = {
		.kind = EHR_DISPERSION_CHI_Q,
		.range_m = 1e6,
	};
	struct ehr_polar_scheme scheme = {
		.sites = &sites,
		.inventory = &inventory,
		.dispersion = &dispersion,
	};
	struct ehr_chi_q *chi_q;
	struct ehr_err err = { 0 };
	struct ehr_polar_view view;
	size_t ring = 0;

	(void)state;
	ehr_polar_sites_of_sources(&sites, &inventory);
	chi_q = make_table(&sites, 1);
	dispersion.chi_q = chi_q;
	assert_int_equal(ehr_polar_scheme_make(&scheme, 2, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, "a/130/0"));
	ehr_polar_scheme_release(&scheme);
	ehr_chi_q_free(chi_q);
	chi_q = make_table(&sites, 0);
	dispersion.chi_q = chi_q;
	scheme = (struct ehr_polar_scheme){ &sites, &inventory, &dispersion,
		NULL, NULL };
	assert_int_equal(ehr_polar_scheme_make(&scheme, 2, &err), 0);
	/* on b's ring of 12300 m to the east: point 4 of that ring */
	while (sites.ring_m[sites.site[1].ring + ring] < 12300)
		ring++;
	view = look(&scheme, 1, 20000 + 12300, 0, EHR_POLAR_INTERPOLATED);
	assert_true(fabs(ehr_polar_scheme_value(&scheme, 2, &view) -
			    (double)(ring * 16 + 4 + 1)) < 1e-9);
	ehr_polar_scheme_release(&scheme);
	ehr_chi_q_free(chi_q);
	ehr_polar_sites_release(&sites);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(power_law),
		cmocka_unit_test(from_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
