/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_setup.h"

static int set_agg(
	struct ehr_zoning_setup *setup, const char *agg, struct ehr_err *err)
{
	static const char *const word[] = { "max", "mean", "count" };
	char shown[64];

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++)
		if (strcmp(agg, word[i]) == 0) {
			setup->agg = (enum ehr_zoning_agg)i;
			return 0;
		}
	if (strcmp(agg, "sum") == 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--agg sum: risks of rows are not added, since they "
			  "are those of different places or people; take max "
			  "or mean, and ehrisk-score --by for the pollutants "
			  "of one place"));
	ehr_visible(shown, sizeof(shown), ehr_str_of(agg));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--agg is one of max, mean, count, found \"%s\""), shown);
}

static int set_values(struct ehr_zoning_setup *setup,
	const struct ehr_zoning_wish *wish, struct ehr_err *err)
{
	char shown[64];

	if (wish->n > EHR_ZONING_VALUES)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--value: at most %d columns"), EHR_ZONING_VALUES);
	setup->n_values = wish->n;
	setup->class_by = EHR_ZONING_WORST;
	for (size_t i = 0; i < wish->n; i++)
		if (strcmp(wish->class_by, wish->value[i]) == 0)
			setup->class_by = (int)i;
	if (setup->class_by != EHR_ZONING_WORST ||
		strcmp(wish->class_by, "worst") == 0)
		return 0;
	ehr_visible(shown, sizeof(shown), ehr_str_of(wish->class_by));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--class-by is worst or a column that is zoned, found "
		  "\"%s\""),
		shown);
}

static int unknown_classes(const char *classes,
	const struct ehr_zone_schemes *schemes, struct ehr_err *err)
{
	struct ehr_buf there = { 0 };
	char shown[64];

	for (size_t i = 0; i < ehr_zone_schemes_count(schemes); i++) {
		ehr_buf_puts(&there, ehr_zone_schemes_at(schemes, i)->name);
		ehr_buf_puts(&there, ", ");
	}
	ehr_buf_puts(&there, "fixed:A,B,C, jenks:K, quantile:K, equal:K, "
			     "FILE.yaml");
	ehr_visible(shown, sizeof(shown), ehr_str_of(classes));
	ehr_fail(err, EHR_FAULT_USAGE,
		_("--classes: unknown \"%s\"; there are %s"), shown,
		ehr_buf_text(&there));
	ehr_buf_release(&there);
	return -1;
}

int ehr_zoning_setup_classed(const struct ehr_zoning_setup *setup)
{
	return setup->n_values > 1 ? setup->class_by : 0;
}

/* The classes asked for, for the one value that they can be for. */
static int set_classes(struct ehr_zoning_setup *setup,
	const struct ehr_zoning_wish *wish,
	const struct ehr_zone_schemes *schemes, struct ehr_arena *arena,
	struct ehr_err *err)
{
	const struct ehr_zone_scheme *scheme = wish->scheme;
	const char *classes = wish->classes;
	struct ehr_zoning_scale *scale;
	int v = ehr_zoning_setup_classed(setup);

	if (v < 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--classes is for one column: name it with --value "
			  "or --class-by"));
	scale = &setup->scale[v];
	if (wish->later)
		return 0;
	if (ehr_str_starts(ehr_str_of(classes), "fixed:"))
		return ehr_zoning_scale_fixed(scale, classes, arena, err);
	if (scheme == NULL)
		scheme = ehr_zone_scheme_find(schemes, ehr_str_of(classes));
	if (scheme == NULL)
		return unknown_classes(classes, schemes, err);
	ehr_zoning_scale_scheme(scale, scheme);
	return 0;
}

int ehr_zoning_setup_init(struct ehr_zoning_setup *setup,
	const struct ehr_zoning_wish *wish,
	const struct ehr_zone_schemes *schemes, struct ehr_arena *arena,
	struct ehr_err *err)
{
	*setup = (struct ehr_zoning_setup){ 0 };
	if (set_agg(setup, wish->agg, err) < 0 ||
		set_values(setup, wish, err) < 0)
		return -1;
	for (size_t i = 0; i < wish->n; i++)
		setup->from_0[i] = ehr_zone_scheme_for(schemes,
					   ehr_str_of(wish->value[i])) != NULL;
	if (wish->classes)
		return set_classes(setup, wish, schemes, arena, err);
	if (setup->agg == EHR_ZONING_COUNT)
		return 0;
	for (size_t i = 0; i < wish->n; i++) {
		const struct ehr_zone_scheme *scheme = ehr_zone_scheme_for(
			schemes, ehr_str_of(wish->value[i]));

		if (scheme)
			ehr_zoning_scale_scheme(&setup->scale[i], scheme);
	}
	return 0;
}

int ehr_zoning_setup_unclassed(const struct ehr_zoning_setup *setup)
{
	if (setup->agg == EHR_ZONING_COUNT)
		return -1;
	for (int i = 0; i < (int)setup->n_values; i++)
		if (setup->scale[i].n == 0 &&
			(setup->class_by == EHR_ZONING_WORST ||
				setup->class_by == i))
			return i;
	return -1;
}
