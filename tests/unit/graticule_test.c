/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/graticule.h"

static void assert_label(const struct ehr_graticule *graticule,
	const struct ehr_graticule_line *line, const char *expected)
{
	struct ehr_buf text = { 0 };

	ehr_graticule_label(&text, graticule, line);
	assert_string_equal(ehr_buf_text(&text), expected);
	ehr_buf_release(&text);
}

/* In a system of degrees the lines are where they say. Two degrees in at most
 * four steps: half degrees; 10 to 12 in five lines, 50 to 51 in three. */
static void draws_round_degrees(void **state)
{
	const struct ehr_outline_place corner[2] = { { 10, 50 }, { 12, 51 } };
	struct ehr_err err = { 0 };
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4326", &err);
	struct ehr_graticule graticule;

	(void)state;
	assert_non_null(projection);
	assert_true(ehr_graticule_make(&graticule, corner, 4, projection));
	assert_int_equal(graticule.n, 8);
	assert_true(graticule.line[1].meridian);
	assert_true(fabs(graticule.line[1].place[0].easting - 10.5) < 1e-9);
	assert_true(fabs(graticule.line[1].place[0].northing - 50) < 1e-9);
	assert_label(&graticule, &graticule.line[1],
		"10\xc2\xb0"
		"30\xe2\x80\xb2"
		"E");
	assert_label(&graticule, &graticule.line[5],
		"50\xc2\xb0"
		"00\xe2\x80\xb2"
		"N");
	ehr_graticule_release(&graticule);
	ehr_projection_close(projection);
}

/* On UTM zone 16 the central meridian, 87 degrees west, lies at 500000 m from
 * south to north. */
static void the_central_meridian_is_straight(void **state)
{
	const struct ehr_outline_place corner[2] = { { 400000, 4000000 },
		{ 600000, 4400000 } };
	struct ehr_err err = { 0 };
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:32616", &err);
	struct ehr_graticule graticule;
	size_t found = 0;

	(void)state;
	assert_non_null(projection);
	assert_true(ehr_graticule_make(&graticule, corner, 5, projection));
	for (size_t i = 0; i < graticule.n; i++) {
		const struct ehr_graticule_line *line = &graticule.line[i];

		if (!line->meridian || fabs(line->degrees + 87) > 1e-9)
			continue;
		found++;
		assert_label(&graticule, line, "87\xc2\xb0W");
		for (size_t k = 0; k < line->n; k++)
			assert_true(
				fabs(line->place[k].easting - 500000) < 1e-3);
	}
	assert_int_equal(found, 1);
	ehr_graticule_release(&graticule);
	ehr_projection_close(projection);
}

/* In a system of degrees nodes are where they say: cos(pi / 32) =
 * 0.995184726672197 is the first, on either side of the middle. */
static void nodes_are_those_of_chebyshev(void **state)
{
	const struct ehr_outline_place corner[2] = { { 10, 50 }, { 12, 51 } };
	struct ehr_err err = { 0 };
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4326", &err);
	struct ehr_graticule_nodes nodes;

	(void)state;
	assert_non_null(projection);
	assert_true(ehr_graticule_nodes_make(&nodes, corner, projection));
	assert_true(fabs(nodes.west - 10) < 1e-9);
	assert_true(fabs(nodes.north - 51) < 1e-9);
	assert_true(
		fabs(nodes.place[0][15].easting - 11.995184726672197) < 1e-9);
	assert_true(
		fabs(nodes.place[0][15].northing - 50.0024076366639) < 1e-9);
	ehr_projection_close(projection);
}

/* A world has no lines: nothing is near enough to be straight. */
static void a_world_has_no_nodes(void **state)
{
	const struct ehr_outline_place corner[2] = { { -90, -40 }, { 90, 40 } };
	struct ehr_err err = { 0 };
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4326", &err);
	struct ehr_graticule_nodes nodes;

	(void)state;
	assert_non_null(projection);
	assert_false(ehr_graticule_nodes_make(&nodes, corner, projection));
	ehr_projection_close(projection);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_round_degrees),
		cmocka_unit_test(the_central_meridian_is_straight),
		cmocka_unit_test(nodes_are_those_of_chebyshev),
		cmocka_unit_test(a_world_has_no_nodes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
