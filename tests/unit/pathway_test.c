/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pathway.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_near(double found, double expected)
{
	if (fabs(found - expected) > 1e-12 * fabs(expected))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* A chemical with a unit risk of 1 per ug/m3 and nothing else. */
static struct ehr_chemical mutagen(
	enum ehr_mutagen kind, enum ehr_tox_adaf adaf, double bare)
{
	struct ehr_chemical chemical = {
		.cas = "50-32-8",
		.mutagen = kind,
		.mutagen_share_oral = 0.25,
		.mutagen_share_inh = 0.25,
	};

	chemical.value[EHR_TOX_IUR] = (struct ehr_tox_value){
		.there = true,
		.adaf = adaf,
		.value = 1,
		.bare = bare,
		.source = "IRIS",
		.agency = "",
		.status = "read",
		.bare_status = "",
	};
	return chemical;
}

/* Slope of air under a profile; *notes of it. */
static double slope_of(
	const char *name, const struct ehr_chemical *chemical, unsigned *notes)
{
	struct ehr_err err = { 0 };
	struct ehr_profile *profile = ehr_profile_open(name, &err);
	const struct ehr_path *path;
	struct ehr_effect effect;

	assert_non_null(profile);
	path = NULL;
	for (size_t i = 0; i < profile->n_medium; i++)
		if (strcmp(profile->medium[i].name, "air") == 0)
			path = profile->medium[i].path;
	assert_non_null(path);
	struct ehr_intake intake =
		ehr_pathway_intake(profile, path, profile->value);
	effect = ehr_pathway_effect(
		profile, path, &intake, chemical, profile->value);
	assert_true(effect.has_cr && !effect.has_hq);
	*notes = effect.notes;
	ehr_profile_close(profile);
	return effect.slope;
}

/* 26 a of 70 a, 350 d/a: 26*350/25550; with age weights 72*350/25550. A value
 * with the lifetime factor in it, 116/70 (2*10 + 14*3 + 54*1 = 116 a), is
 * divided by it first. */
static const double plain = 26 * 350 / 25550.0, weighted = 72 * 350 / 25550.0;

static void applies_the_age_factor_once(void **state)
{
	struct ehr_chemical chemical =
		mutagen(EHR_MUTAGEN_NO, EHR_TOX_ADAF_NO, 1);
	unsigned notes;

	(void)state;
	assert_near(slope_of("us-resident", &chemical, &notes), plain);
	chemical = mutagen(EHR_MUTAGEN_YES, EHR_TOX_ADAF_NO, 1);
	assert_near(slope_of("us-resident", &chemical, &notes), weighted);
	assert_int_equal(notes, 0);
	/* the same source's bare value is known to be 0.6 */
	chemical = mutagen(EHR_MUTAGEN_YES, EHR_TOX_ADAF_YES, 0.6);
	assert_near(slope_of("us-resident", &chemical, &notes), 0.6 * weighted);
	assert_int_equal(notes, 0);
	chemical = mutagen(EHR_MUTAGEN_YES, EHR_TOX_ADAF_YES, 0);
	assert_near(slope_of("us-resident", &chemical, &notes),
		70.0 / 116 * weighted);
	assert_int_equal(notes, EHR_NOTE_AGE_TAKEN_OUT);
	chemical = mutagen(EHR_MUTAGEN_YES, EHR_TOX_ADAF_UNKNOWN, 0);
	assert_near(slope_of("us-resident", &chemical, &notes), plain);
	assert_int_equal(notes, EHR_NOTE_AGE_UNKNOWN);
}

static void knows_the_special_mutagens(void **state)
{
	struct ehr_chemical chemical =
		mutagen(EHR_MUTAGEN_PARTIAL, EHR_TOX_ADAF_NO, 1);
	unsigned notes;

	(void)state;
	assert_near(slope_of("us-resident", &chemical, &notes),
		0.25 * weighted + 0.75 * plain);
	chemical = mutagen(EHR_MUTAGEN_FROM_BIRTH, EHR_TOX_ADAF_NO, 1);
	assert_near(slope_of("us-resident", &chemical, &notes), plain + 1);
}

static void uses_the_values_of_hem_as_they_are(void **state)
{
	struct ehr_chemical chemical =
		mutagen(EHR_MUTAGEN_YES, EHR_TOX_ADAF_YES, 0.6);
	unsigned notes;

	(void)state;
	assert_true(slope_of("hem", &chemical, &notes) == 1);
	assert_int_equal(notes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(applies_the_age_factor_once),
		cmocka_unit_test(knows_the_special_mutagens),
		cmocka_unit_test(uses_the_values_of_hem_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
