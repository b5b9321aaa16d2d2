/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/polar.h"

#include <math.h>
#include <string.h>

#include "model/polar_scheme.h"
#include "ref/receptor_setting.h"

int plume_numbers_read(struct ehr_run *run, double near_m, double range_m,
	struct plume_numbers *numbers)
{
	const char *path = ehr_run_ref(run, "receptor_settings");
	struct ehr_setting_table table;
	struct ehr_polar_rule *rule = &numbers->rule;
	double value[EHR_RECEPTOR_SETTINGS];

	if (ehr_receptor_settings_read(path, value, &table, &run->err))
		return -1;
	ehr_run_used_table(
		run, "receptor_settings", path, table.sha256, table.rows);
	numbers->stretch_told = value[EHR_RECEPTOR_STRETCH_TOLD];
	numbers->stretch_most = value[EHR_RECEPTOR_STRETCH_MOST];
	numbers->north_told_deg = value[EHR_RECEPTOR_NORTH_TOLD_DEG];
	*rule = (struct ehr_polar_rule){
		.rings = (unsigned)value[EHR_RECEPTOR_RINGS],
		.radials = (unsigned)value[EHR_RECEPTOR_RADIALS],
		.least_m = value[EHR_RECEPTOR_FIRST_RING_M],
		.overlap_m = value[EHR_RECEPTOR_OVERLAP_M],
		.near_m = value[EHR_RECEPTOR_NEAR_M],
		.domain_m = value[EHR_RECEPTOR_DOMAIN_M],
		.fine_step_m = value[EHR_RECEPTOR_FINE_STEP_M],
		.coarse_step_m = value[EHR_RECEPTOR_COARSE_STEP_M],
		.grain_m = value[EHR_RECEPTOR_GRAIN_M],
	};
	if (near_m > 0)
		rule->near_m = near_m;
	if (range_m > 0)
		rule->domain_m = range_m;
	return 0;
}

static bool is_word(const char *polar)
{
	return strcmp(polar, "each") == 0 || strcmp(polar, "all") == 0;
}

static int read_centre(
	const char *polar, double *lon, double *lat, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(polar);
	struct ehr_str first = ehr_str_cut(&rest, ',');
	char shown[96];

	if (ehr_num_read(first, lon) == EHR_NUM_VALUE &&
		ehr_num_read(rest, lat) == EHR_NUM_VALUE && fabs(*lon) <= 180 &&
		fabs(*lat) <= 90)
		return 0;
	ehr_visible(shown, sizeof(shown), ehr_str_of(polar));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--polar is each, all or LON,LAT, found \"%s\""), shown);
}

int plume_polar_check(const char *polar, struct ehr_err *err)
{
	double lon, lat;

	return is_word(polar) ? 0 : read_centre(polar, &lon, &lat, err);
}

static int add_centre(struct ehr_polar_sites *sites, const char *polar,
	struct ehr_projection *projection, struct ehr_err *err)
{
	double lon, lat, easting, northing;

	if (read_centre(polar, &lon, &lat, err))
		return -1;
	if (ehr_projection_from_lonlat(
		    projection, lon, lat, &easting, &northing, err)) {
		err->fault = EHR_FAULT_USAGE;
		return -1;
	}
	ehr_polar_sites_add_centre(
		sites, ehr_str_of("centre"), easting, northing);
	return 0;
}

int plume_polar_add(struct ehr_polar_sites *sites, struct ehr_run *run,
	const char *polar, struct ehr_projection *projection,
	const struct ehr_inventory *inventory)
{
	if (!is_word(polar))
		return add_centre(sites, polar, projection, &run->err);
	if (strcmp(polar, "each") == 0)
		ehr_polar_sites_of_sources(sites, inventory);
	else
		ehr_polar_sites_of_all(sites, ehr_str_of(polar), inventory);
	return 0;
}
