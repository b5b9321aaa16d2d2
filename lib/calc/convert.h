/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units and times as the formulas need them. Factors between units of input
 * files are data (ref/unit.h); these are the few that equations contain.
 */
#ifndef EHR_CALC_CONVERT_H
#define EHR_CALC_CONVERT_H

/* Days of averaging or exposure in years: guidance counts 365 to the year
 * (RAGS Part A, EPA/540/1-89/002, 6.4.1; HJ 25.3-2019 Annex G: 76 a = 27 740
 * d). */
static inline double ehr_days_of_years(double years_a)
{
	return 365.0 * years_a;
}

/* Share of a day that hours are. */
static inline double ehr_day_share_of_hours(double hours_h)
{
	return hours_h / 24.0;
}

static inline double ehr_kg_of_mg(double mass_mg)
{
	return mass_mg / 1e6;
}

static inline double ehr_mg_of_ug(double mass_ug)
{
	return mass_ug / 1000.0;
}

static inline double ehr_ug_of_mg(double mass_mg)
{
	return 1000.0 * mass_mg;
}

static inline double ehr_litres_of_cm3(double volume_cm3)
{
	return volume_cm3 / 1000.0;
}

/* Seconds in years of 365 days, as guidance counts them: 31 536 000 s/a. */
static inline double ehr_seconds_of_years(double years_a)
{
	return 86400.0 * ehr_days_of_years(years_a);
}

#endif
