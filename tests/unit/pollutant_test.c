/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pollutant.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/text_key.h"

struct fixture {
	struct ehr_profile *profile;
	struct ehr_toxicity *toxicity;
	struct ehr_scope *scope;
	struct ehr_arena arena;
	struct ehr_pollutants pollutants;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct ehr_err err = { 0 };

	*state = f;
	f->profile = ehr_profile_open("hj25.3-class1", &err);
	f->toxicity = ehr_toxicity_open(
		&(struct ehr_tox_opts){
			.order = f->profile->order,
			.n = f->profile->n_order,
		},
		&err);
	f->scope = ehr_scope_open(NULL, &err);
	ehr_pollutants_init(&f->pollutants, f->profile,
		ehr_exposures(f->profile, f->profile->value, &f->arena),
		f->toxicity, f->scope);
	return f->toxicity && f->scope ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	ehr_pollutants_release(&f->pollutants);
	ehr_arena_release(&f->arena);
	ehr_scope_close(f->scope);
	ehr_toxicity_close(f->toxicity);
	ehr_profile_close(f->profile);
	free(f);
	return 0;
}

static const struct ehr_pollutant *find(
	struct fixture *f, const char *cas, const char *name)
{
	return ehr_pollutants_find(
		&f->pollutants, ehr_str_of(cas), ehr_str_of(name));
}

static void tells_chemicals_from_the_rest(void **state)
{
	struct fixture *f = *state;
	const struct ehr_pollutant *cadmium = find(f, "7440-43-9", "镉");

	assert_null(cadmium->word);
	assert_true(cadmium->effects[0].has_hq && cadmium->effects[0].has_cr);
	assert_true(ehr_str_is(cadmium->effects[0].tox_src, "HJ"));
	/* blanks at the ends of a number do no harm */
	assert_ptr_equal(find(f, " 7440-43-9", "")->effects, cadmium->effects);
	assert_string_equal(find(f, "", "")->word, "no_cas");
	assert_string_equal(find(f, "7440-43-8", "")->word, "bad_cas");
	assert_string_equal(find(f, "7732-18-5", "water")->word, "no_value");
	assert_string_equal(find(f, "7439-92-1", "")->word, "lead");
	assert_string_equal(find(f, "", "化学需氧量")->word, "out_of_scope");
	assert_false(find(f, "", "化学需氧量")->in_scope);
	assert_string_equal(find(f, "7440-47-3", "")->word, "needs_valence");
	assert_true(find(f, "7440-47-3", "")->in_scope);
}

static void scores_lead_if_told(void **state)
{
	struct fixture *f = *state;

	f->pollutants.tables.lead = true;
	assert_null(find(f, "7439-92-1", "铅")->word);
}

/* Thousands of names, some too long to keep: all are judged rightly. */
static void forgets_and_judges_again(void **state)
{
	struct fixture *f = *state;
	char name[128];

	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof(name), "%0*d", i % 100 + 1, i);
		assert_null(find(f, "7440-43-9", name)->word);
		assert_string_equal(find(f, "", name)->word, "no_cas");
	}
}

static void compares_short_texts(void **state)
{
	char a[40], b[40];

	(void)state;
	for (size_t n = 0; n < sizeof(a); n++) {
		memset(a, 'x', sizeof(a));
		memset(b, 'x', sizeof(b));
		struct ehr_str left = { a, n }, right = { b, n };
		assert_true(ehr_text_same(left, right));
		assert_true(ehr_text_hash(left) == ehr_text_hash(right));
		for (size_t i = 0; i < n; i++) {
			b[i] = 'y';
			assert_false(ehr_text_same(left, right));
			b[i] = 'x';
		}
		right.n++;
		assert_false(ehr_text_same(left, right));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			tells_chemicals_from_the_rest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			scores_lead_if_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			forgets_and_judges_again, set_up, tear_down),
		cmocka_unit_test(compares_short_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
