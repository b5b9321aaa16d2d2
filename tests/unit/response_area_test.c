/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_area.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected)
{
	assert_true(fabs(found - expected) <= 1e-9 * fabs(expected) + 1e-15);
}

static int read_text(
	struct ehr_response_areas *areas, const char *text, struct ehr_err *err)
{
	struct ehr_in_opts opts = { 0 };
	struct ehr_reader *reader =
		ehr_reader_memory("areas.csv", ehr_str_of(text), &opts, err);
	int rc;

	*areas = (struct ehr_response_areas){ 0 };
	assert_non_null(reader);
	rc = ehr_response_areas_read(areas, reader, err);
	ehr_reader_close(reader);
	return rc;
}

/* Weights 1 / 0.01 and 1 / 0.04, 100 and 25: mu = (100 1 + 25 2) / 125 = 1.2,
 * se = 1 / sqrt(125). */
static void pools(void **state)
{
	struct ehr_response_areas areas;
	struct ehr_response_pooling how = {
		.key = { "glm", "deaths", "pm25", "", "0-1" },
		.unit = "ug/m3",
		.method = EHR_POOL_FIXED,
	};
	enum ehr_response_pooled found;
	struct ehr_pooled pooled;
	struct ehr_err err;

	(void)state;
	assert_int_equal(read_text(&areas,
				 "area,model,pollutant,lag,unit,beta,se\n"
				 "a,glm,pm25,0-1,ug/m3,1,0.1\n"
				 "b,glm,pm25,0-1,ug/m3,2,0.2\n"
				 "b,glm,pm25,0,ug/m3,9,0.2\n"
				 "b,case-crossover,pm25,0-1,ug/m3,9,0.2\n"
				 "b,pooled-dl,pm25,0-1,ug/m3,9,0.2\n"
				 "b,shrunken-dl,pm25,0-1,ug/m3,9,0.2\n"
				 "c,glm,pm25,0-1,ug/m3,,\n"
				 "a,glm,o3,0-1,ppb,9,0.2\n",
				 &err),
		0);
	assert_int_equal(areas.empty, 1);
	assert_int_equal(areas.n, 5);
	assert_int_equal(
		ehr_response_areas_pool(&areas, &how, &pooled, &found, &err),
		0);
	assert_int_equal(found, EHR_RESPONSE_POOLED);
	assert_int_equal(pooled.k, 2);
	assert_close(pooled.mu, 1.2);
	assert_close(pooled.se, 1 / sqrt(125));
	how.key.lag = "3";
	assert_int_equal(
		ehr_response_areas_pool(&areas, &how, &pooled, &found, &err),
		0);
	assert_int_equal(found, EHR_RESPONSE_NO_AREAS);
	how.key.lag = "0-1";
	how.key.pollutant = "o3";
	assert_int_equal(
		ehr_response_areas_pool(&areas, &how, &pooled, &found, &err),
		-1);
	how.unit = NULL;
	assert_int_equal(
		ehr_response_areas_pool(&areas, &how, &pooled, &found, &err),
		0);
	assert_int_equal(pooled.k, 1);
	ehr_response_areas_release(&areas);
}

/* What a file does not say goes with any; a model with another pollutant only
 * with its like. */
static void keys(void **state)
{
	struct ehr_response_areas areas;
	struct ehr_response_pooling how = {
		.key = { "glm", "deaths", "pm25", "", "0-1" },
		.method = EHR_POOL_FIXED,
	};
	enum ehr_response_pooled found;
	struct ehr_pooled pooled;
	struct ehr_err err;

	(void)state;
	assert_int_equal(read_text(&areas,
				 "area,pollutant,unit,beta,se\n"
				 "paper,pm25,ug/m3,1,0.1\n",
				 &err),
		0);
	assert_int_equal(
		ehr_response_areas_pool(&areas, &how, &pooled, &found, &err),
		0);
	assert_int_equal(found, EHR_RESPONSE_POOLED);
	ehr_response_areas_release(&areas);
	assert_int_equal(read_text(&areas,
				 "area,model,with,pollutant,unit,beta,se\n"
				 "a,glm,o3,pm25,ug/m3,1,0.1\n",
				 &err),
		0);
	assert_int_equal(
		ehr_response_areas_pool(&areas, &how, &pooled, &found, &err),
		0);
	assert_int_equal(found, EHR_RESPONSE_NO_AREAS);
	how.key.with = "o3";
	assert_int_equal(
		ehr_response_areas_pool(&areas, &how, &pooled, &found, &err),
		0);
	assert_int_equal(found, EHR_RESPONSE_POOLED);
	ehr_response_areas_release(&areas);
}

static void refuses(void **state)
{
	static const struct {
		const char *text, *column;
	} bad[] = {
		{ "area,pollutant,unit,beta,se\n,pm25,ug/m3,1,1\n", "area" },
		{ "area,pollutant,unit,beta,se\na,,ug/m3,1,1\n", "pollutant" },
		{ "area,pollutant,unit,beta,se\na,pm25,ug/m3,x,1\n", "beta" },
		{ "area,pollutant,unit,beta,se\na,pm25,ug/m3,1,0\n", "se" },
		{ "area,pollutant,unit,beta,se\na,pm25,ug/m3,1,\n", "se" },
		{ "area,pollutant,unit,beta,se\na,pm25,ug/m3,1,1\n"
		  "a,pm25,ug/m3,2,1\n",
			"area" },
		/* no column unit: the header as a whole */
		{ "area,pollutant,beta,se\na,pm25,1,1\n", "" },
	};
	struct ehr_response_areas areas;
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		err = (struct ehr_err){ 0 };
		assert_int_equal(read_text(&areas, bad[i].text, &err), -1);
		assert_string_equal(err.column, bad[i].column);
		ehr_response_areas_release(&areas);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pools),
		cmocka_unit_test(keys),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
