/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_burden.h"

/* The name in a label such as "hem+target-hq=0.5". */
static struct ehr_str name_of(struct ehr_str label)
{
	return ehr_str_cut(&label, '+');
}

static int another_profile(struct ehr_str label,
	const struct ehr_profile *profile, struct ehr_err *err)
{
	char shown[96];

	ehr_visible(shown, sizeof(shown), label);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--profile is \"%s\", but rows were scored by \"%s\""),
		profile->name, shown);
}

/* The built-in profile of the label; NULL if there is none. */
static struct ehr_profile *open_named(struct ehr_str label)
{
	struct ehr_str name = name_of(label);
	struct ehr_buf text = { 0 };
	struct ehr_profile *found = NULL;
	struct ehr_err ignored = { 0 };

	ehr_buf_add_str(&text, name);
	/* a name with a slash or the end of a file's would be opened */
	if (name.n > 0 && memchr(name.p, '/', name.n) == NULL &&
		!(name.n > 5 && memcmp(name.p + name.n - 5, ".yaml", 5) == 0) &&
		!(name.n > 4 && memcmp(name.p + name.n - 4, ".yml", 4) == 0))
		found = ehr_profile_open(ehr_buf_text(&text), &ignored);
	ehr_buf_release(&text);
	return found;
}

static void settle_label(struct ehr_zoning_burden *self, struct ehr_str label)
{
	struct ehr_profile *profile = open_named(label);

	if (profile == NULL)
		self->why_not = "unknown_profile";
	else if (!profile->continuous_lifetime)
		self->why_not = "not_continuous";
	ehr_profile_close(profile);
}

int ehr_zoning_burden_settle(struct ehr_zoning_burden *burden,
	const char *const *name, size_t n, const struct ehr_map *labels,
	const struct ehr_profile *profile, struct ehr_err *err)
{
	burden->why_not = NULL;
	for (burden->cr = 0; burden->cr < n; burden->cr++)
		if (strcmp(name[burden->cr], "cr") == 0)
			break;
	for (size_t i = 0; i < labels->n && profile != NULL; i++)
		if (labels->key[i].n > 0 &&
			!ehr_str_is(name_of(labels->key[i]), profile->name))
			return another_profile(labels->key[i], profile, err);
	if (burden->cr == n)
		burden->why_not = "no_cr";
	else if (labels->n > 1)
		burden->why_not = "several_profiles";
	else if (profile != NULL && !profile->continuous_lifetime)
		burden->why_not = "not_continuous";
	else if (profile != NULL)
		burden->why_not = NULL;
	else if (labels->n == 0 || labels->key[0].n == 0)
		burden->why_not = "no_profile";
	else
		settle_label(burden, labels->key[0]);
	return 0;
}

bool ehr_zoning_burden_mean(const struct ehr_zoning_burden *burden,
	const struct ehr_zoning_cell *cell, double *mean)
{
	if (burden->why_not != NULL || !cell->has[burden->cr])
		return false;
	*mean = cell->mean[burden->cr];
	return true;
}

bool ehr_zoning_burden_of(const struct ehr_zoning_burden *burden,
	const struct ehr_zoning_cell *cell, double *cases_per_year)
{
	double mean, number;

	if (!ehr_zoning_burden_mean(burden, cell, &mean) ||
		!ehr_zoning_people_of(burden->people, cell->index, &number))
		return false;
	*cases_per_year = mean * number / burden->lifetime_a;
	return true;
}
