/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/setup.h"

#include "ref/group.h"
#include "ref/profile_check.h"
#include "score/options.h"

static int fall_back(struct ehr_profile *profile, struct ehr_err *err)
{
	static const char *const name[] = { NULL, "us-resident" };
	struct ehr_profile *behind;

	if (!name[score_given.fallback])
		return 0;
	behind = ehr_profile_open(name[score_given.fallback], err);
	if (!behind)
		return -1;
	ehr_profile_fallback(profile, behind);
	ehr_profile_close(behind);
	return 0;
}

/* One fact, since a name stands once in an object. */
static void note_settings(struct ehr_run *run)
{
	const struct ehr_list *settings = &score_given.settings;
	struct ehr_buf all = { 0 };

	for (size_t i = 0; i < settings->n; i++)
		ehr_buf_printf(&all, i > 0 ? " %s" : "%s", settings->item[i]);
	if (settings->n > 0)
		ehr_run_fact(run, "set", ehr_buf_text(&all));
	ehr_buf_release(&all);
}

static int set_parameters(struct ehr_profile *profile, struct ehr_err *err)
{
	const struct ehr_list *settings = &score_given.settings;

	for (size_t i = 0; i < settings->n; i++)
		if (ehr_profile_set(profile, settings->item[i], err))
			return -1;
	return ehr_profile_check_soil(profile, err);
}

/* Of two profiles that are compared one with a case for it is enough: the other
 * may take the same row without it, such as groundwater. first is NULL for the
 * first of them. */
static int turn_on(struct ehr_profile *profile, const struct ehr_profile *first,
	enum ehr_switch which, struct ehr_err *err)
{
	bool may_lack = first ? first->on[which] : score_given.compare != NULL;

	if (may_lack && !ehr_profile_has_switch(profile, which))
		return 0;
	return ehr_profile_switch(profile, which, err);
}

static int change(struct ehr_profile *profile, const struct ehr_profile *first,
	struct ehr_err *err)
{
	if (score_given.micro && turn_on(profile, first, EHR_SWITCH_MICRO, err))
		return -1;
	if (score_given.raw_water &&
		turn_on(profile, first, EHR_SWITCH_RAW_WATER, err))
		return -1;
	if (score_given.acute &&
		ehr_profile_acute(profile, score_acute_ref(), err))
		return -1;
	return fall_back(profile, err);
}

/* --set is of the first alone. */
static struct ehr_profile *open_profile(
	struct ehr_run *run, const char *name, const struct ehr_profile *first)
{
	static const char *const table[] = { "toxicity", "chemicals", "groups",
		"scope", "units" };
	struct ehr_profile *profile = ehr_profile_open(name, &run->err);

	if (!profile)
		return NULL;
	ehr_run_used(
		run, "profile", profile->name, profile->path, profile->sha256);
	if ((!first && set_parameters(profile, &run->err)) ||
		change(profile, first, &run->err)) {
		ehr_profile_close(profile);
		return NULL;
	}
	if (!first)
		note_settings(run);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (ehr_run_ref(run, table[i]))
			ehr_profile_replaced(profile, table[i]);
	return profile;
}

struct ehr_profile *score_open_profile(struct ehr_run *run, const char *name)
{
	return open_profile(run, name, NULL);
}

static struct ehr_toxicity *open_toxicity(
	struct ehr_run *run, const struct ehr_profile *profile)
{
	const struct ehr_tox_opts opts = {
		.order = profile->order,
		.n = profile->n_order,
		.path = ehr_run_ref(run, "toxicity"),
		.chemicals_path = ehr_run_ref(run, "chemicals"),
		.groups_path = ehr_run_ref(run, "groups"),
		.acute_param = score_acute_ref(),
	};

	return ehr_toxicity_open(&opts, &run->err);
}

struct ehr_toxicity *score_open_toxicity(
	struct ehr_run *run, struct ehr_profile *profile)
{
	struct ehr_toxicity *toxicity = open_toxicity(run, profile);
	struct ehr_table_digest used;

	if (!toxicity)
		return NULL;
	for (size_t i = 0; ehr_toxicity_digest(toxicity, i, &used); i++)
		ehr_run_used_table(run, used.name, ehr_run_ref(run, used.name),
			used.sha256, used.rows);
	return toxicity;
}

int score_setup_open(struct score_setup *setup, struct ehr_run *run)
{
	const char *scope = ehr_run_ref(run, "scope");
	const char *units = ehr_run_ref(run, "units");

	*setup = (struct score_setup){ .run = run };
	setup->profile = score_open_profile(run, score_given.profile);
	if (setup->profile)
		setup->toxicity = score_open_toxicity(run, setup->profile);
	if (setup->toxicity)
		setup->scope = ehr_scope_open(scope, &run->err);
	if (setup->scope)
		setup->units = ehr_units_open(units, &run->err);
	if (!setup->units)
		return -1;
	ehr_run_used_table(run, "scope", scope, ehr_scope_sha256(setup->scope),
		ehr_scope_rows(setup->scope));
	ehr_run_used_table(run, "units", units, ehr_units_sha256(setup->units),
		ehr_units_rows(setup->units));
	ehr_scoring_init(&setup->scoring, setup->profile, setup->toxicity,
		setup->scope, setup->units);
	return 0;
}

int score_setup_open_other(struct score_setup *other,
	const struct score_setup *setup, const char *name)
{
	*other = (struct score_setup){ .run = setup->run };
	other->profile = open_profile(setup->run, name, setup->profile);
	if (other->profile)
		other->toxicity = open_toxicity(setup->run, other->profile);
	if (!other->toxicity)
		return -1;
	ehr_scoring_init(&other->scoring, other->profile, other->toxicity,
		setup->scope, setup->units);
	return 0;
}

void score_setup_release(struct score_setup *setup)
{
	ehr_scoring_release(&setup->scoring);
	ehr_units_close(setup->units);
	ehr_scope_close(setup->scope);
	ehr_toxicity_close(setup->toxicity);
	ehr_profile_close(setup->profile);
}
