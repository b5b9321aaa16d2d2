/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/features.h"

#define SQUARE(w, s, e, n) \
	"[[[" w "," s "],[" e "," s "],[" e "," n "],[" w "," n "],[" w "," s \
	"]]]"
#define FEATURE(properties, type, coordinates) \
	"{\"type\":\"Feature\",\"properties\":{" properties "}," \
	"\"geometry\":{\"type\":\"" type "\",\"coordinates\":" coordinates \
	"}}"
#define COLLECTION(features) \
	"{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

static struct ehr_json *parse(const char *text)
{
	struct ehr_err err = { 0 };
	struct ehr_json *json = ehr_json_read("test", ehr_str_of(text), &err);

	if (json == NULL)
		fail_msg("%s", err.text);
	return json;
}

static void assert_text(
	const struct ehr_json *feature, const char *name, const char *want)
{
	struct ehr_buf text = { 0 };
	struct ehr_err err = { 0 };

	assert_int_equal(ehr_feature_text(ehr_feature_property(feature, name),
				 name, &text, &err),
		0);
	assert_string_equal(ehr_buf_text(&text), want);
	ehr_buf_release(&text);
}

static void read(void **state)
{
	struct ehr_json *json = parse(COLLECTION(
		"{\"type\":\"Feature\",\"id\":17,\"properties\":{\"Name\":"
		"\" a \",\"n\":1.50,\"t\":true,\"z\":null,\"l\":[1],"
		"\"big\":90071992547409921},\"geometry\":{\"type\":"
		"\"Polygon\",\"coordinates\":" SQUARE(
			"0", "0", "1", "1") "}}," FEATURE("\"id\":\"x\"",
			"Point", "[119.5,28.25,3]") ","
						    "{\"type\":\"Feature\","
						    "\"properties\":null,"
						    "\"geometry\":null}"));
	struct ehr_features features;
	struct ehr_buf text = { 0 };
	struct ehr_err err = { 0 };
	const struct ehr_json *first;

	(void)state;
	assert_int_equal(ehr_features_read(&features, json, &err), 0);
	assert_int_equal(features.n, 3);
	assert_true(ehr_features_has_polygon(&features, 0));
	assert_false(features.item[0].is_point);
	assert_false(ehr_features_has_polygon(&features, 1));
	assert_true(features.item[1].is_point);
	assert_true(features.item[1].point.lon == 119.5 &&
		    features.item[1].point.lat == 28.25);
	assert_false(ehr_features_has_polygon(&features, 2) ||
		     features.item[2].is_point);
	first = features.item[0].node;
	assert_text(first, "Name", "a");
	assert_text(first, "n", "1.5");
	assert_text(first, "t", "true");
	assert_text(first, "z", "");
	assert_text(first, "id", "17");
	assert_text(first, "none", "");
	assert_text(features.item[1].node, "id", "x");
	assert_string_equal(ehr_feature_named(first, "NAME"), "Name");
	assert_string_equal(ehr_feature_named(first, "id"), "id");
	assert_null(ehr_feature_named(first, "nam"));
	assert_int_equal(ehr_feature_text(ehr_feature_property(first, "l"), "l",
				 &text, &err),
		-1);
	assert_int_equal(ehr_feature_text(ehr_feature_property(first, "big"),
				 "big", &text, &err),
		-1);
	text.n = 0;
	ehr_feature_list(features.item[1].node, &text);
	assert_string_equal(ehr_buf_text(&text), "id");
	ehr_buf_release(&text);
	ehr_features_release(&features);
	ehr_json_free(json);
}

static void refused(void **state)
{
	static const char *const text[][2] = {
		{ COLLECTION(""), "there are no features" },
		{ "{\"type\":\"Polygon\",\"coordinates\":" SQUARE(
			  "0", "0", "1", "1") "}",
			"a geometry is no part of a feature" },
		{ COLLECTION(FEATURE("", "Point", "[1,2]") "," FEATURE(
			  "", "Point", "[1]")),
			"feature 2: a position is not a list of longitude and "
			"latitude" },
		{ COLLECTION(FEATURE("", "Point", "[1,91]")),
			"feature 1: the position 1 91 is not on the globe" },
		{ COLLECTION(
			  FEATURE("", "Polygon", SQUARE("0", "0", "181", "1"))),
			"feature 1: the position 181 0 is not on the globe" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		struct ehr_json *json = parse(text[i][0]);
		struct ehr_features features;
		struct ehr_err err = { 0 };

		assert_int_equal(ehr_features_read(&features, json, &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.text, text[i][1]);
		ehr_features_release(&features);
		ehr_json_free(json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
