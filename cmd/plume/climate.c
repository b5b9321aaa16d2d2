/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/climate.h"

#include <stdio.h>

#include "model/climate_file.h"
#include "model/climate_table.h"
#include "model/weather.h"

static int open_table(struct ehr_run *run,
	const struct plume_climate_wish *wish, struct ehr_climate *climate,
	unsigned *flags, struct ehr_arena *arena)
{
	const char *path = ehr_run_ref(run, "climates");
	const char *name = wish->climate;
	const struct ehr_climate_choice choice = { name, path, wish->calm_m_s };
	struct ehr_climate_facts facts;

	if (ehr_climate_open(&choice, climate, &facts, arena, &run->err))
		return -1;
	if (facts.built_in) {
		ehr_run_used_table(
			run, "climates", path, facts.sha256, facts.rows);
		*flags |= PLUME_CLIMATE_MADE_UP;
		ehr_run_notice(run,
			_("the climatology \"%s\" is no weather of this place: "
			  "directions, and up to a factor of two of the "
			  "values, are not known"),
			name);
	} else {
		ehr_run_used(run, "file", "climate", name, facts.sha256);
	}
	if (facts.calm_share > 0)
		ehr_run_notice(run,
			_("calm hours, %.3g of all, are shared out over the "
			  "directions of the slowest winds"),
			facts.calm_share);
	return 0;
}

static void tell_hours(
	struct ehr_run *run, const struct ehr_weather_facts *facts)
{
	ehr_run_notice(run,
		_("%zu of %zu hours make the climatology; %.3g of them are "
		  "calm and shared out over the directions of the slowest "
		  "winds"),
		facts->used, facts->hours, facts->calm_share);
	if (facts->no_wind > 0)
		ehr_run_notice(run, _("%zu hours without wind are left out"),
			facts->no_wind);
	if (facts->no_cloud > 0)
		ehr_run_notice(run,
			_("%zu hours without cloud cover are left out "
			  "(--cloud assumes one)"),
			facts->no_cloud);
	if (facts->cloud_assumed > 0)
		ehr_run_notice(run, _("cloud cover is assumed for %zu hours"),
			facts->cloud_assumed);
	if (facts->ceiling_unknown > 0)
		ehr_run_notice(run,
			_("the height of the clouds is not stated for %zu "
			  "cloudy hours and taken as middle"),
			facts->ceiling_unknown);
	if (facts->repeated > 0)
		ehr_run_notice(run,
			_("%zu hours have a time that was there before"),
			facts->repeated);
}

static int read_hours(
	struct ehr_run *run, struct ehr_weather *weather, const char *path)
{
	struct ehr_reader *reader = ehr_run_side(run, path);

	if (!reader || ehr_weather_read(weather, reader, &run->err))
		return -1;
	return 0;
}

static int open_rules(struct ehr_run *run, struct ehr_weather_rules *rules)
{
	const char *settings = ehr_run_ref(run, "weather_settings");
	const char *classes = ehr_run_ref(run, "turner_classes");

	if (ehr_weather_rules_open(rules, settings, classes, &run->err))
		return -1;
	ehr_run_used_table(run, "weather_settings", settings,
		rules->settings.sha256, rules->settings.rows);
	ehr_run_used_table(run, "turner_classes", classes,
		rules->classes.sha256, rules->classes.rows);
	return 0;
}

static int make_of_hours(struct ehr_run *run,
	const struct plume_climate_wish *wish, struct ehr_climate *climate,
	unsigned *flags, struct ehr_arena *arena)
{
	const struct ehr_weather_opts opts = {
		.utc_offset_h = wish->utc_offset_h,
		.cloud_tenths = wish->cloud_tenths,
		.calm_m_s = wish->calm_m_s,
		.lon = wish->lon,
		.lat = wish->lat,
	};
	struct ehr_weather_rules rules;
	struct ehr_weather weather;
	int rc;

	if (open_rules(run, &rules))
		return -1;
	ehr_weather_init(&weather, &rules, &opts);
	rc = read_hours(run, &weather, wish->hours);
	if (rc == 0)
		rc = ehr_weather_climate(&weather, climate, arena, &run->err);
	if (rc == 0) {
		climate->name = wish->hours;
		tell_hours(run, &weather.facts);
		if (weather.facts.cloud_assumed > 0)
			*flags |= PLUME_CLIMATE_CLOUD_ASSUMED;
		if (rules.settings.memory)
			*flags |= PLUME_CLIMATE_MEMORY;
	}
	ehr_weather_release(&weather);
	return rc;
}

static int write_table(struct ehr_run *run, const char *path,
	const struct ehr_climate *climate)
{
	struct ehr_writer *writer = ehr_run_beside_table(run, "--write-climate",
		path, ehr_climate_table_column, ehr_climate_table_columns);

	return writer ? ehr_climate_table_write(climate, writer, &run->err)
		      : -1;
}

static void record(struct ehr_run *run, const struct ehr_climate *climate)
{
	char text[32];

	ehr_run_fact(run, "climate", climate->name);
	snprintf(text, sizeof(text), "%u", climate->n_sectors);
	ehr_run_fact(run, "climate_sectors", text);
	snprintf(text, sizeof(text), "%zu", climate->n);
	ehr_run_fact(run, "climate_classes", text);
}

int plume_climate_open(struct ehr_run *run,
	const struct plume_climate_wish *wish, struct ehr_climate *climate,
	unsigned *flags, struct ehr_arena *arena)
{
	int rc;

	*flags = 0;
	if (!wish->climate == !wish->hours)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			wish->climate
				? _("--climate and --hours exclude each other")
				: _("the plume needs a climatology: --climate "
				    "FILE, --hours FILE, or --climate "
				    "default-neutral for screening"));
	rc = wish->climate ? open_table(run, wish, climate, flags, arena)
			   : make_of_hours(run, wish, climate, flags, arena);
	if (rc == 0)
		record(run, climate);
	if (rc == 0 && wish->write)
		rc = write_table(run, wish->write, climate);
	return rc;
}
