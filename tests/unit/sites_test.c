/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/sites.h"

/* Of five rows one has no place, one a kind that nobody knows; an empty kind
 * says nothing that could be unknown. */
static void counts_kinds(void **state)
{
	struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_err err = { 0 };
	struct ehr_site_kinds *kinds = ehr_site_kinds_open(NULL, &err);
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4326", &err);
	struct ehr_reader *reader = ehr_reader_memory("sites.csv",
		ehr_str_of("name,kind,lon,lat\n"
			   "a,学校,1,2\n"
			   "b,volcano,1,2\n"
			   "c,hospital,,\n"
			   "d,,3,4\n"
			   "e,school,3,4\n"),
		&opts, &err);
	struct ehr_sites sites;
	size_t school;

	(void)state;
	assert_non_null(kinds);
	assert_non_null(projection);
	assert_non_null(reader);
	assert_int_equal(
		ehr_sites_read(&sites, reader, kinds, projection, &err), 0);
	school = ehr_site_kinds_find(kinds, ehr_str_of("school"));
	assert_int_equal(sites.points.n, 4);
	assert_int_equal(sites.points.n_nowhere, 1);
	assert_int_equal(sites.n_unknown, 1);
	assert_int_equal(sites.count[school], 2);
	assert_int_equal(sites.kind[3], school);
	ehr_sites_release(&sites);
	ehr_reader_close(reader);
	ehr_projection_close(projection);
	ehr_site_kinds_close(kinds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
