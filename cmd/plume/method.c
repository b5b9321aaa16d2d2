/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/method.h"

#include <math.h>

#include "model/hour_winds.h"
#include "model/kernel_choice.h"
#include "plume/climate.h"
#include "plume/options.h"
#include "plume/receptors.h"

/* Without its folder: where a file lies is no part of a method. */
static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The text for as long as the method; releases the buffer. */
static const char *kept(struct plume_method *method, struct ehr_buf *text)
{
	const char *copy = ehr_arena_string(
		&method->arena, (struct ehr_str){ text->p, text->n });

	ehr_buf_release(text);
	return copy;
}

static void name_method(struct plume_method *method, const char *kind,
	const char *first, const char *second)
{
	struct ehr_buf text = { 0 };

	ehr_buf_printf(&text, "%s/%s", kind, first);
	if (second)
		ehr_buf_printf(&text, "/%s", second);
	if (plume_given.scheme == PLUME_SCHEME_HEM)
		ehr_buf_puts(&text, "/hem-rings");
	method->words.method = kept(method, &text);
}

static void add_flag(struct plume_method *method, const char *word)
{
	struct ehr_buf text = { 0 };

	ehr_buf_printf(&text, "%s%s%s", method->words.flags,
		method->words.flags[0] ? " " : "", word);
	method->words.flags = kept(method, &text);
}

static int open_setup(struct plume_method *method, struct ehr_run *run)
{
	struct ehr_plume_setup *setup = &method->setup;
	const struct ehr_plume_choice choice = {
		.sigma = plume_given.sigma,
		.profile = plume_given.wind_profile,
		.sigmas_path = ehr_run_ref(run, "sigmas"),
		.profiles_path = ehr_run_ref(run, "wind_profiles"),
		.settings_path = ehr_run_ref(run, "plume_settings"),
	};

	if (ehr_plume_setup_open(setup, &choice, &run->err))
		return -1;
	setup->model.half_life_s = plume_given.half_life_h * 3600;
	ehr_run_used_table(run, "sigmas", choice.sigmas_path,
		setup->sigmas.sha256, setup->sigmas.rows);
	ehr_run_used_table(run, "wind_profiles", choice.profiles_path,
		setup->profiles.sha256, setup->profiles.rows);
	ehr_run_used_table(run, "plume_settings", choice.settings_path,
		setup->settings.sha256, setup->settings.rows);
	ehr_run_fact(run, "sigma", setup->sigma.name);
	ehr_run_fact(run, "wind_profile", setup->profile);
	if (ehr_plume_setup_memory(setup))
		method->memory = true;
	return 0;
}

/* All that may occur, when nobody says what does. */
static int open_hour_winds(struct plume_method *method, struct ehr_run *run)
{
	const char *path = ehr_run_ref(run, "hour_winds");
	struct ehr_sigma_facts facts;

	if (ehr_hour_winds_read(
		    path, &method->climate, &facts, &method->arena, &run->err))
		return -1;
	ehr_run_used_table(run, "hour_winds", path, facts.sha256, facts.rows);
	ehr_run_fact(run, "climate", method->climate.name);
	if (facts.memory)
		method->memory = true;
	return 0;
}

static int open_climate(struct plume_method *method, struct ehr_run *run,
	const struct ehr_inventory *inventory)
{
	struct plume_climate_wish wish = {
		.climate = plume_given.climate,
		.hours = plume_given.hours,
		.write = plume_given.write_climate,
		.utc_offset_h = plume_given.utc_offset_h,
		.cloud_tenths = plume_given.cloud_tenths,
		.calm_m_s = method->setup.calm_m_s,
		.lon = NAN,
		.lat = NAN,
	};
	unsigned flags;
	double bounds[4];

	if (plume_given.acute && !wish.climate && !wish.hours)
		return open_hour_winds(method, run);
	if (ehr_inventory_extent(inventory, bounds)) {
		wish.lon = (bounds[0] + bounds[2]) / 2;
		wish.lat = (bounds[1] + bounds[3]) / 2;
	}
	if (plume_climate_open(
		    run, &wish, &method->climate, &flags, &method->arena))
		return -1;
	if (flags & PLUME_CLIMATE_MADE_UP)
		add_flag(method, "default_climate");
	if (flags & PLUME_CLIMATE_CLOUD_ASSUMED)
		add_flag(method, "cloud_assumed");
	if (flags & PLUME_CLIMATE_MEMORY)
		method->memory = true;
	return 0;
}

static int open_plume(struct plume_method *method, struct ehr_run *run,
	const struct ehr_inventory *inventory)
{
	struct ehr_dispersion_plan plan = {
		.inventory = inventory,
		.model = &method->setup.model,
		.climate = &method->climate,
		.acute_factor = plume_given.acute_factor,
		.jobs = run->jobs,
	};

	if (open_setup(method, run) || open_climate(method, run, inventory))
		return -1;
	if (!(plan.acute_factor > 0))
		plan.acute_factor = method->setup.acute_factor;
	method->dispersion.kind =
		plume_given.acute ? EHR_DISPERSION_WORST : EHR_DISPERSION_PLUME;
	method->words.quantity = plume_given.acute ? "peak" : "concentration";
	method->words.unit = "ug/m3";
	name_method(method, plume_given.acute ? "plume-worst-hour" : "plume",
		method->setup.sigma.name, file_name(method->climate.name));
	ehr_dispersion_open(&method->dispersion, &plan);
	return 0;
}

/* "table:FILE" without the folder of the file. */
static const char *kernel_file(struct plume_method *method, const char *word)
{
	struct ehr_buf text = { 0 };

	ehr_buf_printf(&text, "table:%s", file_name(word));
	return kept(method, &text);
}

static int open_kernel(struct plume_method *method, struct ehr_run *run)
{
	const char *word = plume_given.kernel ? plume_given.kernel : "1/d";
	const char *path =
		ehr_kernel_named(word) ? ehr_run_ref(run, "kernels") : NULL;
	const bool is_file = strncmp(word, "table:", 6) == 0;
	const char *profile =
		plume_given.profile ? file_name(plume_given.profile) : NULL;
	struct ehr_kernel_facts facts;
	struct ehr_buf unit = { 0 };

	if (ehr_kernel_choose(word, path, &method->dispersion.kernel, &facts,
		    &method->arena, &run->err))
		return -1;
	if (is_file)
		ehr_run_used(run, "file", "kernel", word + 6, facts.sha256);
	else if (facts.sha256[0])
		ehr_run_used_table(
			run, "kernels", path, facts.sha256, facts.rows);
	ehr_run_fact(run, "kernel", word);
	method->memory = facts.memory;
	ehr_buf_puts(&unit, "kg/a");
	if (strncmp(facts.unit, "1/", 2) == 0)
		ehr_buf_puts(&unit, facts.unit + 1);
	if (plume_given.profile)
		ehr_buf_puts(&unit, "/(ug/m3)");
	method->words.unit = kept(method, &unit);
	method->dispersion.kind = EHR_DISPERSION_KERNEL;
	method->words.quantity = "proximity";
	name_method(method, "kernel",
		is_file ? kernel_file(method, word + 6) : word, profile);
	return 0;
}

static void tell_chi_q(
	struct ehr_run *run, const struct ehr_chi_q_report *report)
{
	if (report->unknown > 0)
		ehr_run_notice(run,
			_("%lu of %lu unit concentrations are of sources or "
			  "outlets that do not emit here"),
			report->unknown, report->rows);
}

static int open_chi_q(struct plume_method *method, struct ehr_run *run,
	const struct ehr_inventory *inventory)
{
	struct ehr_reader *reader = ehr_run_side(run, plume_given.chi_q);

	if (reader)
		method->chi_q = ehr_chi_q_read(inventory, reader, &run->err);
	if (!method->chi_q)
		return -1;
	tell_chi_q(run, ehr_chi_q_report(method->chi_q));
	method->dispersion.kind = EHR_DISPERSION_CHI_Q;
	method->dispersion.chi_q = method->chi_q;
	method->words.quantity = "concentration";
	method->words.unit = "ug/m3";
	name_method(method, "chi-q", file_name(plume_given.chi_q), NULL);
	return 0;
}

int plume_method_open(struct plume_method *method, struct ehr_run *run,
	const struct ehr_inventory *inventory, double reach_m)
{
	int rc;

	*method = (struct plume_method){
		.dispersion.range_m = reach_m,
		.dispersion.least_m = plume_given.min_distance_m,
		.words.flags = "",
	};
	rc = plume_given.chi_q ? open_chi_q(method, run, inventory)
	     : plume_given.model == PLUME_MODEL_KERNEL
		     ? open_kernel(method, run)
		     : open_plume(method, run, inventory);
	if (rc == 0 && method->memory)
		add_flag(method, "memory_setting");
	return rc;
}

void plume_method_release(struct plume_method *method)
{
	ehr_dispersion_release(&method->dispersion);
	ehr_plume_setup_release(&method->setup);
	ehr_chi_q_free(method->chi_q);
	ehr_arena_release(&method->arena);
}
