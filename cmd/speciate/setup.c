/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speciate/setup.h"

#include <stdlib.h>

#include "ref/group.h"
#include "speciate/codes.h"
#include "speciate/options.h"

static int open_aliases(struct speciate_setup *setup, struct ehr_run *run)
{
	const char *path = ehr_run_ref(run, "aliases");

	setup->aliases = ehr_aliases_open(path, &run->err);
	if (!setup->aliases)
		return -1;
	ehr_run_used_table(run, "aliases", path,
		ehr_aliases_sha256(setup->aliases),
		ehr_aliases_rows(setup->aliases));
	return 0;
}

static int open_tables(struct speciate_setup *setup, struct ehr_run *run)
{
	const char *profiles = ehr_run_ref(run, "speciation_profiles");
	const char *species = ehr_run_ref(run, "speciation");
	const char *scope = ehr_run_ref(run, "scope");
	size_t n;

	setup->speciation = ehr_speciation_open(profiles, species, &run->err);
	if (!setup->speciation)
		return -1;
	n = ehr_speciation_count(setup->speciation);
	ehr_run_used_table(run, "speciation_profiles", profiles,
		ehr_speciation_profiles_sha256(setup->speciation), n);
	ehr_run_used_table(run, "speciation", species,
		ehr_speciation_sha256(setup->speciation),
		ehr_speciation_rows(setup->speciation));
	if (speciate_given.list)
		return 0;
	setup->scope = ehr_scope_open(scope, &run->err);
	if (!setup->scope)
		return -1;
	ehr_run_used_table(run, "scope", scope, ehr_scope_sha256(setup->scope),
		ehr_scope_rows(setup->scope));
	return open_aliases(setup, run);
}

static int read_nmhc(struct speciate_setup *setup, struct ehr_err *err)
{
	struct ehr_speciate_rules *rules = &setup->rules;
	const char *text = speciate_given.nmhc;
	char found[64];

	if (!text)
		return 0;
	rules->nmhc = true;
	rules->voc_of_nmhc = ehr_decimal_of(1);
	if (strcmp(text, "as-voc") == 0)
		return 0;
	if (ehr_decimal_read(ehr_str_of(text), &rules->voc_of_nmhc) ==
			EHR_NUM_VALUE &&
		ehr_decimal_sign(&rules->voc_of_nmhc) > 0)
		return 0;
	ehr_visible(found, sizeof(found), ehr_str_of(text));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--nmhc takes as-voc or a number above 0, not \"%s\""),
		found);
}

static int open_bounds(struct speciate_setup *setup, struct ehr_run *run)
{
	struct ehr_tox_opts opts;
	struct ehr_table_digest used;

	if (!speciate_given.bounds)
		return 0;
	setup->toxic = ehr_profile_open(speciate_given.bounds, &run->err);
	if (!setup->toxic)
		return -1;
	ehr_run_used(run, "profile", setup->toxic->name, setup->toxic->path,
		setup->toxic->sha256);
	opts = (struct ehr_tox_opts){
		.order = setup->toxic->order,
		.n = setup->toxic->n_order,
		.path = ehr_run_ref(run, "toxicity"),
		.chemicals_path = ehr_run_ref(run, "chemicals"),
		.groups_path = ehr_run_ref(run, "groups"),
	};
	setup->toxicity = ehr_toxicity_open(&opts, &run->err);
	if (!setup->toxicity)
		return -1;
	for (size_t i = 0; ehr_toxicity_digest(setup->toxicity, i, &used); i++)
		ehr_run_used_table(run, used.name, ehr_run_ref(run, used.name),
			used.sha256, used.rows);
	setup->rules.bounds = (struct ehr_pollutant_tables){ setup->toxicity,
		setup->scope, setup->toxic->lead };
	return 0;
}

static int read_reported(struct speciate_setup *setup, struct ehr_run *run)
{
	struct ehr_reader *reader;
	const char *path;

	if (!speciate_given.reported)
		return 0;
	path = ehr_run_ref(run, "units");
	setup->units = ehr_units_open(path, &run->err);
	if (!setup->units)
		return -1;
	ehr_run_used_table(run, "units", path, ehr_units_sha256(setup->units),
		ehr_units_rows(setup->units));
	setup->rules.units = setup->units;
	reader = ehr_run_side(run, speciate_given.reported);
	return reader ? ehr_reported_read(&setup->reported, &setup->rules,
				reader, &run->err)
		      : -1;
}

int speciate_setup_open(struct speciate_setup *setup, struct ehr_run *run)
{
	if (open_tables(setup, run))
		return -1;
	if (speciate_given.list)
		return 0;
	setup->rules.speciation = setup->speciation;
	setup->rules.scope = setup->scope;
	setup->rules.aliases = setup->aliases;
	if (read_nmhc(setup, &run->err) || open_bounds(setup, run) ||
		speciate_codes_read(setup, run))
		return -1;
	return read_reported(setup, run);
}

void speciate_setup_release(struct speciate_setup *setup)
{
	free(setup->rules.fixed);
	free(setup->rules.code);
	free(setup->last);
	ehr_map_release(&setup->same);
	ehr_reported_release(&setup->reported);
	ehr_units_close(setup->units);
	ehr_toxicity_close(setup->toxicity);
	ehr_profile_close(setup->toxic);
	ehr_scope_close(setup->scope);
	ehr_aliases_close(setup->aliases);
	ehr_speciation_close(setup->speciation);
	ehr_arena_release(&setup->arena);
}
