/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/polar_sites.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/sum.h"
#include "geo/projection.h"
#include "io/reader.h"

#define FOLDER TEST_DATA "/hem-alabama/"

static const struct ehr_polar_rule hem = {
	.rings = 13,
	.radials = 16,
	.least_m = 100,
	.overlap_m = 30,
	.near_m = 3000,
	.domain_m = 50000,
	.fine_step_m = 10,
	.coarse_step_m = 100,
	.grain_m = 1,
};

/* A table with the columns named; numbers are NAN where there is none. */
struct table {
	struct ehr_reader *reader;
	size_t at[4];
	struct ehr_row row;
};

static void open_table(
	struct table *table, const char *path, const char *const name[4])
{
	static const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	static const char *paths[1];
	struct ehr_err err = { 0 };

	paths[0] = path;
	table->reader = ehr_reader_open(paths, 1, &opts, &err);
	assert_non_null(table->reader);
	for (int i = 0; i < 4; i++) {
		long at = ehr_header_find(
			ehr_reader_header(table->reader), name[i]);

		assert_true(at >= 0);
		table->at[i] = (size_t)at;
	}
}

static bool next_row(struct table *table)
{
	struct ehr_err err = { 0 };
	int rc = ehr_reader_next(table->reader, &table->row, &err);

	assert_true(rc >= 0);
	if (rc == 0)
		ehr_reader_close(table->reader);
	return rc > 0;
}

static struct ehr_str text(const struct table *table, int column)
{
	return table->row.cell[table->at[column]];
}

static double number(const struct table *table, int column)
{
	double value = NAN;

	(void)ehr_num_read(text(table, column), &value);
	return value;
}

/* EPA's concentrations of ethyl benzene at the points of the rings. */
static void read_polar(const struct ehr_polar_sites *sites, double *value)
{
	static const char *const column[4] = { "Pollutant", "Conc (ug/m3)",
		"Distance (m)", "Angle (from north)" };
	struct table table;
	size_t found = 0;

	open_table(&table, FOLDER "all_polar_receptors.csv", column);
	while (next_row(&table)) {
		if (!ehr_str_is(text(&table, 0), "ethyl benzene"))
			continue;
		for (size_t k = 0; k < 208; k++) {
			double ring, bearing;

			ehr_polar_site_polar(sites, 0, k, &ring, &bearing);
			if (ring != number(&table, 2) ||
				bearing != number(&table, 3))
				continue;
			value[k] = number(&table, 1);
			found++;
		}
	}
	assert_int_equal(found, 208);
}

static void place_key(double lon, double lat, struct ehr_buf *key)
{
	key->n = 0;
	ehr_buf_printf(key, "%.9f %.9f", lon, lat);
}

/* And at the receptors that HEM modelled, by place. */
static double *read_inner(struct ehr_map *places)
{
	static const char *const column[4] = { "Pollutant", "Conc (ug/m3)",
		"Longitude", "Latitude" };
	double *value = calloc(1000, sizeof(*value));
	struct ehr_buf key = { 0 };
	struct table table;

	open_table(&table, FOLDER "all_inner_receptors.csv", column);
	while (next_row(&table)) {
		if (!ehr_str_is(text(&table, 0), "ethyl benzene"))
			continue;
		place_key(number(&table, 2), number(&table, 3), &key);
		value[ehr_map_add(places, (struct ehr_str){ key.p, key.n },
			NULL)] = number(&table, 1);
	}
	ehr_buf_release(&key);
	return value;
}

static void project(double lon, double lat, double point[2])
{
	static struct ehr_projection *utm;
	struct ehr_err err = { 0 };

	if (utm == NULL)
		utm = ehr_projection_open("EPSG:32616", &err);
	if (isnan(lon)) {
		ehr_projection_close(utm);
		utm = NULL;
		return;
	}
	assert_int_equal(ehr_projection_from_lonlat(
				 utm, lon, lat, &point[0], &point[1], &err),
		0);
}

static void open_facility(struct ehr_polar_sites *sites)
{
	struct ehr_polar_outlet stack = { 0 };
	double point[2];

	/* emisloc.csv */
	project(-86.8421543017999, 34.1306891214, point);
	stack.easting = point[0];
	stack.northing = point[1];
	*sites = (struct ehr_polar_sites){ .rule = hem };
	ehr_polar_sites_add(sites, ehr_str_of("01043110000366247"), &stack, 1);
}

/* EPA's incidence of the facility, 1.80935905528e-06 cases a year
 * (incidence.csv), from its own concentrations: 87 receptors that it modelled
 * and 9,371 between the points of the rings; unit risk of ethyl benzene 2.5e-6
 * (risk_breakdown.csv; the others have none), 70 years. */
static void incidence_of_hem(void **state)
{
	static const char *const column[4] = { "receptor_id", "lon", "lat",
		"population" };
	struct ehr_polar_sites sites;
	double polar[208], *inner;
	struct ehr_map places = { 0 };
	struct ehr_buf key = { 0 };
	struct ehr_sum sum = { 0 };
	size_t n_modelled = 0, n_interpolated = 0;
	struct table table;

	(void)state;
	open_facility(&sites);
	read_polar(&sites, polar);
	inner = read_inner(&places);
	open_table(&table, FOLDER "receptors.csv", column);
	while (next_row(&table)) {
		double lon = number(&table, 1), lat = number(&table, 2);
		struct ehr_polar_between between;
		double point[2], value;
		long at;

		project(lon, lat, point);
		switch (ehr_polar_site_reach(&sites, 0, point, &between)) {
		case EHR_POLAR_MODELLED:
			place_key(lon, lat, &key);
			at = ehr_map_find(
				&places, (struct ehr_str){ key.p, key.n });
			assert_true(at >= 0);
			value = inner[at];
			n_modelled++;
			break;
		case EHR_POLAR_INTERPOLATED:
			value = ehr_polar_site_value(
				&sites, 0, &between, polar);
			n_interpolated++;
			break;
		default: fail(); return;
		}
		ehr_sum_add(&sum, value * 2.5e-6 * number(&table, 3) / 70);
	}
	assert_int_equal(n_modelled, 87);
	assert_int_equal(n_interpolated, 9371);
	/* printed with 12 digits */
	assert_true(fabs(ehr_sum_value(&sum) / 1.80935905528e-06 - 1) < 5e-12);
	project(NAN, NAN, NULL);
	free(inner);
	ehr_sum_release(&sum);
	ehr_buf_release(&key);
	ehr_map_release(&places);
	ehr_polar_sites_release(&sites);
}

/* The points of the rings where EPA has them, in whole metres. */
static void points_of_hem(void **state)
{
	static const char *const column[4] = { "X", "Y", "Distance (m)",
		"Angle (from north)" };
	struct ehr_polar_sites sites;
	struct table table;
	struct ehr_buf label = { 0 };
	size_t found = 0;

	(void)state;
	open_facility(&sites);
	open_table(&table, FOLDER "ring_summary_chronic.csv", column);
	while (next_row(&table))
		for (size_t k = 0; k < 208; k++) {
			double ring, bearing, point[2];

			ehr_polar_site_polar(&sites, 0, k, &ring, &bearing);
			if (ring != number(&table, 2) ||
				bearing != number(&table, 3))
				continue;
			ehr_polar_site_point(&sites, 0, k, point);
			assert_true(point[0] == number(&table, 0));
			assert_true(point[1] == number(&table, 1));
			found++;
		}
	assert_int_equal(found, 208);
	ehr_polar_site_label(&sites, 0, 17, &label);
	assert_string_equal(ehr_buf_text(&label), "01043110000366247/180/22.5");
	ehr_buf_release(&label);
	project(NAN, NAN, NULL);
	ehr_polar_sites_release(&sites);
}

/* Stacks on a line of 3-4-5: the two that are farthest apart are 0,0 and
 * 300,400, so the centre is 150,200 and the first ring 250 + 30. */
static void centre(void **state)
{
	const struct ehr_polar_outlet stack[] = {
		{ 150, 190, 0 },
		{ 300, 400, 0 },
		{ 0, 0, 0 },
		{ 140, 210, 0 },
		{ 0, 0, 0 },
	};
	/* a square of 400 m: its corners are 282.84 m from its middle */
	const struct ehr_polar_outlet area = { 1000, 1000, 400 };
	struct ehr_polar_sites sites = { .rule = hem };
	struct ehr_polar_between between;
	const double edge[2] = { 1000 + 200 + 3000, 1000 };
	const double outside[2] = { 1000 + 200 + 3001, 1000 };
	const double far[2] = { 51001, 1000 };

	(void)state;
	ehr_polar_sites_add(&sites, ehr_str_of("a"), stack, 5);
	ehr_polar_sites_add(&sites, ehr_str_of("b"), &area, 1);
	ehr_polar_sites_add_centre(&sites, ehr_str_of("c"), 7.5, -7.5);
	assert_int_equal(sites.n, 3);
	assert_true(sites.site[0].centre[0] == 150);
	assert_true(sites.site[0].centre[1] == 200);
	assert_true(sites.ring_m[0] == 280);
	assert_true(sites.site[1].centre[0] == 1000);
	assert_true(sites.ring_m[sites.site[1].ring] == 313);
	assert_true(sites.site[2].centre[0] == 8);
	assert_true(sites.site[2].centre[1] == -7);
	assert_int_equal(sites.n_points, 3 * 208);
	assert_int_equal(sites.site[2].point, 2 * 208);
	/* near is counted from the edge of the area, the domain from its
	 * centre */
	assert_int_equal(ehr_polar_site_reach(&sites, 1, edge, &between),
		EHR_POLAR_MODELLED);
	assert_int_equal(ehr_polar_site_reach(&sites, 1, outside, &between),
		EHR_POLAR_INTERPOLATED);
	assert_int_equal(between.radial, 4);
	assert_int_equal(ehr_polar_site_reach(&sites, 1, far, &between),
		EHR_POLAR_BEYOND);
	ehr_polar_sites_release(&sites);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(incidence_of_hem),
		cmocka_unit_test(points_of_hem),
		cmocka_unit_test(centre),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
