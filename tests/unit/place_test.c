/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/place.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
	struct ehr_profile *profile;
	struct ehr_units *units;
	struct ehr_places places;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));
	struct ehr_err err = { 0 };

	fixture->profile = ehr_profile_open("us-resident", &err);
	fixture->units = ehr_units_open(NULL, &err);
	fixture->places.profile = fixture->profile;
	fixture->places.units = fixture->units;
	*state = fixture;
	return fixture->profile && fixture->units ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	ehr_places_release(&fixture->places);
	ehr_units_close(fixture->units);
	ehr_profile_close(fixture->profile);
	free(fixture);
	return 0;
}

static const struct ehr_place *find(struct fixture *fixture, const char *medium,
	const char *point_type, const char *quantity, const char *layer,
	const char *unit)
{
	struct ehr_str cell[EHR_PLACE_CELLS] = { ehr_str_of(medium),
		ehr_str_of(point_type), ehr_str_of(quantity), ehr_str_of(layer),
		ehr_str_of(""), ehr_str_of(unit) };

	return ehr_places_find(&fixture->places, cell);
}

static void judges_places(void **state)
{
	struct fixture *f = *state;
	const struct ehr_place *place;

	place = find(f, "air", "ambient", "concentration", "", "ug/m3");
	assert_null(place->word);
	assert_false(place->bad_unit || place->convert || place->no_point_type);
	place = find(f, "air", "stack", "concentration", "", "ug/m3");
	assert_string_equal(place->word, "not_an_exposure_point");
	assert_true(ehr_str_is(place->detail, "stack") && !place->in_scope);
	place = find(f, "air", "roadside", "concentration", "", "ug/m3");
	assert_string_equal(place->word, "not_an_exposure_point");
	assert_true(ehr_str_is(place->detail, "roadside") && place->in_scope);
	place = find(f, "air", "ambient", "emission", "", "kg/a");
	assert_true(ehr_str_is(place->detail, "emission") && !place->in_scope);
	place = find(f, "food", "food", "", "", "mg/kg");
	assert_string_equal(place->word, "no_path");
	assert_true(ehr_str_is(place->detail, "food") && place->in_scope);
	place = find(f, "soil", "soil", "", "subsurface", "mg/kg");
	assert_string_equal(place->word, "no_path");
	place = find(f, "soil", "", "", "", "mg/kg");
	assert_true(place->no_layer && !place->no_point_type && !place->word);
	assert_true(find(f, "air", "", "", "", "ug/m3")->no_point_type);
}

static void judges_units(void **state)
{
	struct fixture *f = *state;
	const struct ehr_place *place;

	place = find(f, "air", "ambient", "", "", "mg/m3");
	assert_true(place->convert && !place->bad_unit);
	assert_true(ehr_factor_apply(place->factor, 2) == 2000);
	assert_true(find(f, "air", "ambient", "", "", "mg/kg")->bad_unit);
	assert_true(find(f, "air", "ambient", "", "", "")->bad_unit);
	place = find(f, "air", "ambient", "", "", "μg/m³");
	assert_false(place->bad_unit || place->convert);
}

/* More places than are kept: each is still judged rightly. */
static void forgets_and_judges_again(void **state)
{
	struct fixture *f = *state;

	for (int round = 0; round < 3; round++)
		for (int i = 0; i < 2 * EHR_PLACES + 3; i++) {
			char medium[16];
			snprintf(medium, sizeof(medium), "m%d", i);
			assert_true(ehr_str_is(
				find(f, medium, "x", "", "", "g")->detail,
				medium));
			assert_null(find(f, "air", "ambient", "", "", "ug/m3")
					    ->word);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			judges_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			judges_units, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			forgets_and_judges_again, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
