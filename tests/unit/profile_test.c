/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/profile.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/num.h"
#include "ref/citation.h"

/* A profile in parts, so that a test can put another in place of one. */
enum { NAME, TOXICITY, CANCER, SITE, PEOPLE, MEDIA, PARTS };
static const char *const part[PARTS] = {
	[NAME] = "name: mine\ntitle: {en: Mine, zh: 我的}\nversion: '1'\n"
		 "targets: {hq: 1, cr: 1e-6}\n",
	[TOXICITY] = "toxicity: {order: [IRIS, 'IHB:ATSDR']}\n",
	[CANCER] = "cancer: {linear_to: 0.01, age_factor: none}\n",
	[SITE] = "site:\n"
		 "  LT: {value: 70, unit: a, source: x, status: read}\n",
	[PEOPLE] =
		"populations:\n"
		"  child:\n"
		"    ED: {value: 6, unit: a, source: x, status: read}\n"
		"    EF: {value: 350, unit: d/a, source: x, status: read}\n"
		"    ET: {value: 24, unit: h/d, source: x, status: memory}\n",
	[MEDIA] = "media:\n"
		  "  air:\n"
		  "    unit: ug/m3\n"
		  "    point_types: [ambient]\n"
		  "    paths:\n"
		  "      - {formula: us-air, noncancer: child, cancer: "
		  "[child]}\n",
};

static struct ehr_profile *read_with(
	int at, const char *other, struct ehr_err *err)
{
	struct ehr_buf yaml = { 0 };
	struct ehr_profile *profile;

	for (int i = 0; i < PARTS; i++)
		ehr_buf_puts(&yaml, i == at ? other : part[i]);
	profile = ehr_profile_read(
		"mine.yaml", (struct ehr_str){ yaml.p, yaml.n }, err);
	ehr_buf_release(&yaml);
	return profile;
}

static void reads_a_profile(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_profile *mine = read_with(PARTS, NULL, &err);

	(void)state;
	assert_non_null(mine);
	assert_string_equal(mine->name, "mine");
	assert_string_equal(mine->label, "mine");
	assert_string_equal(mine->title_zh, "我的");
	assert_int_equal(mine->n_order, 2);
	assert_null(mine->order[0].agency);
	assert_string_equal(mine->order[1].source, "IHB");
	assert_string_equal(mine->order[1].agency, "ATSDR");
	assert_false(mine->lead || mine->one_hit || mine->continuous_lifetime);
	assert_true(mine->giabs_below == 1);
	assert_int_equal(mine->n_medium, 1);
	assert_int_equal(mine->medium[0].path[0].formula, EHR_FORMULA_US_AIR);
	assert_true(mine->value[ehr_profile_param(mine, 0, "ED")->number] == 6);
	assert_true(
		mine->value[ehr_profile_param(mine, 0, "LT")->number] == 70);
	assert_null(ehr_profile_param(mine, 0, "BW"));
	assert_string_equal(ehr_profile_param(mine, 0, "ET")->status, "memory");
	ehr_profile_close(mine);
}

/* What is wrong, and where: of the part at, said to be other. */
static void assert_refused(
	int at, const char *other, unsigned long line, const char *text)
{
	struct ehr_err err = { 0 };

	assert_null(read_with(at, other, &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_string_equal(err.file, "mine.yaml");
	if (!strstr(err.text, text))
		fail_msg("no \"%s\" in: %s", text, err.text);
	assert_int_equal(err.line, line);
}

static void refuses_what_is_wrong(void **state)
{
	(void)state;
	assert_refused(CANCER, "", 1, "\"cancer\" is missing");
	assert_refused(CANCER, "cancer: {linear_to: 0.01}\n", 6,
		"\"age_factor\" is missing");
	assert_refused(CANCER, "cancer: {linear_to: 2, age_factor: none}\n", 6,
		"at most 1");
	assert_refused(CANCER, "cancer: {linear_to: 0.01, age_factor: some}\n",
		6, "none, in-value, bins");
	assert_refused(CANCER, "cancer: {linear_to: 0.01, age_factor: bins}\n",
		1, "\"age_bins\" is missing");
	assert_refused(TOXICITY, "toxicity: {order: []}\n", 5, "is empty");
	assert_refused(TOXICITY, "toxicity: {order: [IRIS], fallback: us}\n", 5,
		"fallback");
	assert_refused(SITE, "", 17, "parameter LT of site");
	assert_refused(SITE,
		"site:\n  LT: {value: 0, unit: a, source: x, status: read}\n",
		8, "out of the range of LT");
	assert_refused(SITE,
		"site:\n  LT: {value: 70, unit: a, source: x, status: yes}\n",
		8, "read, secondary, memory");
	assert_refused(SITE,
		"site:\n  LT: {value: 70, source: x, status: read}\n", 8,
		"\"unit\" is missing");
	assert_refused(SITE, "site:\n  LT: 70\n", 8, "value, unit, source");
	assert_refused(PEOPLE, "populations: {child: {}}\n", 15,
		"parameter ED of child");
}

static void refuses_wrong_media(void **state)
{
	static const char head[] = "media:\n  air:\n    unit: ug/m3\n"
				   "    point_types: [ambient]\n    paths:\n";
	static const struct {
		const char *path, *text;
	} wrong[] = {
		{ "      - {formula: us-aire, noncancer: child, cancer: []}\n",
			"no formula \"us-aire\"" },
		{ "      - {formula: us-air, noncancer: adult, cancer: []}\n",
			"one of the populations" },
		{ "      - {formula: us-air, cancer: [child]}\n",
			"\"noncancer\" is missing" },
		{ "      - {formula: hj-ois, noncancer: child, cancer: []}\n",
			"takes mg/kg, the medium has ug/m3" },
		{ "      - {formula: us-air, noncancer: child, cancer: [child],"
		  " years: 3}\n",
			"years" },
		{ "      - {formula: us-air, noncancer: child, cancer: []}\n",
			"is empty" },
		{ "      - {formula: us-air, noncancer: child, cancer: [child,"
		  " child]}\n",
			"\"child\" stands twice" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct ehr_buf media = { 0 };
		ehr_buf_puts(&media, head);
		ehr_buf_puts(&media, wrong[i].path);
		assert_refused(MEDIA, ehr_buf_text(&media), 19, wrong[i].text);
		ehr_buf_release(&media);
	}
}

static void sets_parameters(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_profile *mine = read_with(PARTS, NULL, &err);

	(void)state;
	assert_int_equal(ehr_profile_set(mine, "child.ED=4", &err), 0);
	assert_int_equal(ehr_profile_set(mine, "LT=7.60e1", &err), 0);
	assert_true(mine->value[ehr_profile_param(mine, 0, "ED")->number] == 4);
	assert_true(mine->value[ehr_profile_site(mine, "LT")->number] == 76);
	assert_string_equal(ehr_profile_site(mine, "LT")->status, "set");
	assert_string_equal(mine->label, "mine+child.ED=4+LT=76");
	assert_int_equal(ehr_profile_set(mine, "ED=4", &err), -1);
	assert_non_null(strstr(err.text, "child.ED"));
	assert_int_equal(ehr_profile_set(mine, "adult.ED=4", &err), -1);
	assert_int_equal(ehr_profile_set(mine, "child.ED", &err), -1);
	assert_int_equal(ehr_profile_set(mine, "child.ED=", &err), -1);
	assert_int_equal(ehr_profile_set(mine, "child.ED=0", &err), -1);
	assert_int_equal(ehr_profile_set(mine, "child.ED=nan", &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_string_equal(mine->label, "mine+child.ED=4+LT=76");
	ehr_profile_close(mine);
}

static void puts_a_fallback_behind(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_profile *mine = read_with(PARTS, NULL, &err);
	struct ehr_profile *us = ehr_profile_open("us-resident", &err);

	(void)state;
	assert_non_null(us);
	ehr_profile_fallback(mine, us);
	assert_int_equal(mine->n_own, 2);
	/* IRIS and IHB:ATSDR are there already */
	assert_int_equal(mine->n_order, us->n_order);
	assert_string_equal(mine->order[2].agency, "PPRTV");
	assert_string_equal(mine->label, "mine+tox-fallback=us-resident");
	ehr_profile_close(us);
	assert_string_equal(mine->order[2].source, "IHB");
	ehr_profile_close(mine);
}

/* Every source that a built-in profile names is in sources.csv. */
static void cites_known_sources(const struct ehr_profile *profile,
	const struct ehr_population *who, const struct ehr_citations *known)
{
	for (size_t i = 0; i < who->n; i++)
		if (!ehr_citations_find(
			    known, ehr_str_of(who->param[i].source)))
			fail_msg("%s: %s.%s: no source %s", profile->name,
				who->name, who->param[i].name,
				who->param[i].source);
}

static void opens_what_is_built_in(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_citations *known = ehr_citations_open(&err);
	struct ehr_buf names = { 0 };
	struct ehr_str rest;
	size_t n = 0;

	(void)state;
	ehr_profile_names(&names);
	rest = (struct ehr_str){ names.p, names.n };
	for (; rest.p; n++) {
		struct ehr_buf name = { 0 };
		ehr_buf_add_str(&name, ehr_str_cut(&rest, ' '));
		struct ehr_profile *profile =
			ehr_profile_open(ehr_buf_text(&name), &err);
		if (!profile)
			fail_msg("%s:%lu: %s", err.file, err.line, err.text);
		assert_string_equal(profile->name, ehr_buf_text(&name));
		cites_known_sources(profile, &profile->site, known);
		for (size_t i = 0; i < profile->n_population; i++)
			cites_known_sources(
				profile, &profile->population[i], known);
		ehr_profile_close(profile);
		ehr_buf_release(&name);
	}
	assert_int_equal(n, 13);
	ehr_buf_release(&names);
	ehr_citations_close(known);
}

static void names_what_cannot_be_opened(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_null(ehr_profile_open("hjj", &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "hj25.3-class1"));
	assert_null(ehr_profile_open("/nowhere/mine.yaml", &err));
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_profile),
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(refuses_wrong_media),
		cmocka_unit_test(sets_parameters),
		cmocka_unit_test(puts_a_fallback_behind),
		cmocka_unit_test(opens_what_is_built_in),
		cmocka_unit_test(names_what_cannot_be_opened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
