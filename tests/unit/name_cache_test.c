/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/flag.h"
#include "model/name_cache.h"

static struct ehr_aliases *aliases;

static int open_aliases(void **state)
{
	struct ehr_err err;

	(void)state;
	aliases = ehr_aliases_open(NULL, &err);
	return aliases == NULL ? -1 : 0;
}

static int close_aliases(void **state)
{
	(void)state;
	ehr_aliases_close(aliases);
	return 0;
}

/* Check digits: 7439-92-1: 2*1 + 9*2 + 9*3 + 3*4 + 4*5 + 7*6 = 121, so 1.
 * 71-43-2: 3*1 + 4*2 + 1*3 + 7*4 = 42, so 2. 7440-66-6: 6*1 + 6*2 + 0*3 + 4*4 +
 * 4*5 + 7*6 = 96, so 6. */
static const struct {
	const char *name, *cas, *written, *flags;
} given[] = {
	{ "苯", "71-43-2", "71-43-2", "" },
	{ "苯", "", "71-43-2", "cas_from_name" },
	{ "苯", "  ", "71-43-2", "cas_from_name" },
	{ "苯", " 71-43-2 ", "71-43-2", "" },
	{ "a substance nobody knows", "71-43-2", "71-43-2", "" },
	{ "a substance nobody knows", "", "", "no_cas" },
	{ "", "71-43-2", "71-43-2", "" },
	{ "", "", "", "no_cas" },
	/* another number than the name's */
	{ "苯", "108-88-3", "108-88-3", "cas_conflict" },
	{ "Xylenes", "108-38-3", "108-38-3", "cas_conflict" },
	/* a wrong check digit is not read through */
	{ "苯", "71-43-3", "71-43-2", "bad_cas cas_from_name" },
	{ "a substance nobody knows", "71-43-3", "", "no_cas bad_cas" },
	{ "苯", "benzene", "71-43-2", "bad_cas cas_from_name" },
	{ "苯", "71432123456789", "71-43-2", "bad_cas cas_from_name" },
	/* written otherwise */
	{ "Lead", "0007439921", "7439-92-1", "cleaned" },
	{ "Lead", "7439921", "7439-92-1", "cleaned" },
	{ "Lead", "7439921.0", "7439-92-1", "cleaned" },
	{ "Lead", "'0007439921'", "7439-92-1", "cleaned" },
	{ "Lead", "=\"7439-92-1\"", "7439-92-1", "cleaned" },
	{ "Lead", "７４３９－９２－１", "7439-92-1", "cleaned" },
	{ "Benzene", "000071-43-2", "71-43-2", "cleaned" },
	{ "Benzene", "71432", "71-43-2", "cleaned" },
	{ "Toluene", "7439921", "7439-92-1", "cleaned cas_conflict" },
	{ "Lead", "7439922", "7439-92-1", "bad_cas cas_from_name" },
	{ "Lead", "0", "7439-92-1", "bad_cas cas_from_name" },
	/* groups */
	{ "Zinc compounds", "N982", "", "no_cas" },
	{ "Lead  And Lead Compounds", "N420", "", "no_cas" },
	{ "Mixture", "MIXTURE", "", "no_cas" },
	{ "", "N982", "", "no_cas" },
	{ "Zinc compounds", "7440-66-6", "7440-66-6", "" },
	{ "Zinc", "N982", "", "no_cas cas_conflict" },
	{ "VOCs", "", "", "no_cas" },
};

static void check(struct ehr_name_cache *cache, size_t i)
{
	const struct ehr_name_found *found = ehr_name_cache_resolve(
		cache, ehr_str_of(given[i].name), ehr_str_of(given[i].cas));
	struct ehr_buf flags = { 0 };

	ehr_flags_write(&flags, found->flags);
	if (!ehr_str_is(found->cas, given[i].written) ||
		strcmp(ehr_buf_text(&flags), given[i].flags) != 0)
		fail_msg("%s, %s: %.*s, %s", given[i].name, given[i].cas,
			(int)found->cas.n, found->cas.p, ehr_buf_text(&flags));
	ehr_buf_release(&flags);
}

static void resolves_by_the_table_of_cases(void **state)
{
	struct ehr_name_cache *cache = ehr_name_cache_new(aliases);

	(void)state;
	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
			check(cache, i);
	ehr_name_cache_free(cache);
	ehr_name_cache_free(NULL);
}

/* More pairs than there is room for, and names longer than are kept, with the
 * known ones between: nothing is mixed up. */
static void forgets_without_harm(void **state)
{
	struct ehr_name_cache *cache = ehr_name_cache_new(aliases);
	char text[200];

	(void)state;
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(text, sizeof text, "%s%d",
			i % 7 == 0 ? "a name that is longer than the cache "
				     "keeps, since it goes on and on and on "
				     "and on and on and on and on "
				   : "unknown ",
			i);
		const struct ehr_name_found *found = ehr_name_cache_resolve(
			cache, (struct ehr_str){ text, (size_t)n },
			(struct ehr_str){ NULL, 0 });

		assert_int_equal(found->cas.n, 0);
		assert_null(found->alias);
		check(cache, (size_t)i % (sizeof given / sizeof given[0]));
	}
	ehr_name_cache_free(cache);
}

static void tells_what_the_substance_is(void **state)
{
	struct ehr_name_cache *cache = ehr_name_cache_new(aliases);
	const struct ehr_name_found *found;

	(void)state;
	found = ehr_name_cache_resolve(
		cache, ehr_str_of("O3"), (struct ehr_str){ NULL, 0 });
	assert_string_equal(found->alias->pollutant, "Ozone");
	assert_true(found->alias->molar_mass_g_mol > 47.9);
	found = ehr_name_cache_resolve(
		cache, (struct ehr_str){ NULL, 0 }, ehr_str_of("71-43-2"));
	assert_string_equal(found->alias->pollutant, "Benzene");
	found = ehr_name_cache_resolve(
		cache, (struct ehr_str){ NULL, 0 }, ehr_str_of("N982"));
	assert_string_equal(found->alias->group, "zinc");
	found = ehr_name_cache_resolve(
		cache, (struct ehr_str){ NULL, 0 }, ehr_str_of("71-43-3"));
	assert_null(found->alias);
	ehr_name_cache_free(cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves_by_the_table_of_cases),
		cmocka_unit_test(forgets_without_harm),
		cmocka_unit_test(tells_what_the_substance_is),
	};

	return cmocka_run_group_tests(tests, open_aliases, close_aliases);
}
