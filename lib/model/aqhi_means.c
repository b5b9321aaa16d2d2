/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqhi_means.h"

#include "ref/molar_mass.h"

enum {
	DAILY = EHR_AVERAGING_24H | EHR_AVERAGING_8H_MAX | EHR_AVERAGING_1H_MAX,
};

static int read_masses(struct ehr_aqhi_means *means, struct ehr_err *err)
{
	static const char *const cas[EHR_AIR_N] = {
		[EHR_AIR_NO2] = "10102-44-0",
		[EHR_AIR_SO2] = "7446-09-5",
		[EHR_AIR_O3] = "10028-15-6",
		[EHR_AIR_CO] = "630-08-0",
	};
	struct ehr_molar_masses masses;
	int rc = ehr_molar_masses_read(&masses, err);

	for (int air = 0; rc == 0 && air < EHR_AIR_N; air++) {
		if (cas[air] == NULL)
			continue;
		means->molar_mass_g_mol[air] =
			ehr_molar_mass_g_mol(&masses, ehr_str_of(cas[air]));
		if (!(means->molar_mass_g_mol[air] > 0))
			rc = ehr_fail(err, EHR_FAULT_DATA,
				_("the molar mass of %s is not known"),
				ehr_air_name[air]);
	}
	ehr_molar_masses_release(&masses);
	return rc;
}

/* WORD for all, or POLLUTANT=WORD. */
static int read_averaging(
	struct ehr_aqhi_means *means, struct ehr_str item, struct ehr_err *err)
{
	struct ehr_str word = item, name = { "", 0 };
	enum ehr_air air = EHR_AIR_N;
	char shown[64];
	unsigned set;

	if (item.n > 0 && memchr(item.p, '=', item.n) != NULL) {
		name = ehr_str_trim(ehr_str_cut(&word, '='));
		air = ehr_air_find(name);
	}
	if ((name.p[0] != '\0' && air == EHR_AIR_N) ||
		!ehr_averaging_read(word, &set) || (set & (set - 1)) != 0) {
		ehr_visible(shown, sizeof(shown), item);
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--averaging: \"%s\" is none of 1h, 3h, 24h, 8h-max, "
			  "1h-max, or of them for a pollutant, such as "
			  "o3=8h-max"),
			shown);
	}
	for (int i = 0; i < EHR_AIR_N; i++)
		if (air == EHR_AIR_N || i == (int)air)
			means->of[i] = set;
	return 0;
}

static int read_averagings(struct ehr_aqhi_means *means,
	const struct ehr_aqhi_asked *asked, struct ehr_err *err)
{
	struct ehr_str rest =
		ehr_str_of(asked->averaging ? asked->averaging : "");
	unsigned all = 0;

	for (int air = 0; air < EHR_AIR_N; air++)
		means->of[air] = EHR_AVERAGING_1H;
	while (rest.n > 0)
		if (read_averaging(means, ehr_str_trim(ehr_str_cut(&rest, ',')),
			    err) != 0)
			return -1;
	for (int air = 0; air < EHR_AIR_N; air++)
		all |= means->of[air];
	means->daily_rows = all & DAILY && asked->form != EHR_AQHI_FORM_HOUR;
	means->day = means->daily_rows || asked->form == EHR_AQHI_FORM_DAY;
	if (means->daily_rows && all & ~(unsigned)DAILY)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--averaging: rows are of days for all pollutants or "
			  "for none"));
	return 0;
}

/* Hours of the moving mean and how many it needs. */
static int set_window(struct ehr_aqhi_means *means,
	const struct ehr_aqhi_asked *asked, const double *setting,
	struct ehr_err *err)
{
	bool hourly = true;

	for (int air = 0; air < EHR_AIR_N; air++)
		hourly = hourly && means->of[air] == EHR_AVERAGING_1H;
	means->window_h = asked->window_h > 0 ? (int)asked->window_h
			  : hourly            ? (int)setting[EHR_AQHI_WINDOW_H]
					      : 1;
	if (means->window_h > 1 && !hourly)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--window %d is for means of an hour; the values are "
			  "averages already"),
			means->window_h);
	if (asked->min_hours > 0)
		means->min_hours = (int)asked->min_hours;
	else if (means->window_h == EHR_DAY_HOURS)
		means->min_hours = means->day_min_hours;
	else if (means->window_h == (int)setting[EHR_AQHI_WINDOW_H])
		means->min_hours = (int)setting[EHR_AQHI_WINDOW_MIN_HOURS];
	else
		means->min_hours = means->window_h;
	if (means->min_hours > means->window_h)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--min-hours %d is more than the %d h of the "
			  "window"),
			means->min_hours, means->window_h);
	return 0;
}

int ehr_aqhi_means_init(struct ehr_aqhi_means *means,
	const struct ehr_aqhi_asked *asked,
	const double setting[static EHR_AQHI_SETTINGS],
	const struct ehr_air_table *table, struct ehr_err *err)
{
	*means = (struct ehr_aqhi_means){
		.day_min_hours = (int)setting[EHR_AQHI_DAY_MIN_HOURS],
		.min_hours_8h = (int)setting[EHR_AQHI_8H_MIN_HOURS],
		.day_min_8h = (int)setting[EHR_AQHI_DAY_MIN_8H],
		.day_min_indices = (int)setting[EHR_AQHI_DAY_MIN_INDICES],
		.litres_mol = ehr_air_litres_mol(asked->temp_ref_k),
	};
	memcpy(means->basis, table->basis, sizeof(means->basis));
	if (read_averagings(means, asked, err) != 0 ||
		set_window(means, asked, setting, err) != 0)
		return -1;
	if (means->daily_rows && (asked->window_h > 0 || asked->min_hours > 0))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--window and --min-hours are for rows of hours"));
	return read_masses(means, err);
}
