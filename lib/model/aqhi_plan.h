/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A health index made ready for a table: which mean each of its terms takes, in
 * what unit, and how many hours the mean needs.
 *
 * The means of an hour or day are kept as slots, each with one sum for every
 * pollutant:
 *
 *	form hour   EHR_AIR_WINDOW, EHR_AIR_HOUR
 *	form day    EHR_AIR_DAY, EHR_AIR_8H_MAX, EHR_AIR_1H_MAX, and behind them
 *	            window and hour of the day's highest index for each method
 *	            that is one of hours
 *
 * A method whose terms may be used with means of hours only is one of hours: its
 * index of a day is the highest of the day's hours.
 */
#ifndef EHR_MODEL_AQHI_PLAN_H
#define EHR_MODEL_AQHI_PLAN_H

#include "model/aqhi.h"
#include "ref/aqhi_override.h"
#include "ref/aqhi_setting.h"

enum { EHR_AIR_WINDOW, EHR_AIR_HOUR, EHR_AIR_HOUR_SLOTS };
enum { EHR_AIR_DAY, EHR_AIR_8H_MAX, EHR_AIR_1H_MAX, EHR_AIR_DAY_SLOTS };

struct ehr_aqhi_means {
	bool day;               /* form */
	bool daily_rows;        /* the table has a row a day */
	unsigned of[EHR_AIR_N]; /* what the values as read are averages over:
				   one bit of enum ehr_averaging */
	int window_h, min_hours;
	int day_min_hours, min_hours_8h, day_min_8h, day_min_indices;
	/* units */
	enum ehr_air_basis basis[EHR_AIR_N];
	double molar_mass_g_mol[EHR_AIR_N]; /* of gases */
	double litres_mol;                  /* calc/air.h */
};

struct ehr_aqhi_plan_term {
	unsigned slot;
	enum ehr_air air;
	double factor; /* from the basis of the table to the unit of the term */
	int min_hours;
};

struct ehr_aqhi_plan {
	const struct ehr_aqhi_method *method;
	struct ehr_aqhi_plan_term term[EHR_AQHI_TERMS];
	bool of_hours; /* form day: the highest of the hours */
	unsigned base; /* its slots in form day, if it is of hours */
	struct ehr_aqhi_rules rules;
	int mean_decimals; /* means are rounded first; below 0: not */
	/* what raises the index */
	struct ehr_aqhi_plan_term over[EHR_AQHI_OVERRIDES];
	double above[EHR_AQHI_OVERRIDES], at_least[EHR_AQHI_OVERRIDES];
	size_t overs;
};

/* Fails (EHR_FAULT_USAGE) where the method may not be used with the means that
 * there are. *slots is how many slots are taken, and grows where the plan needs
 * its own. */
EHR_MUST_USE int ehr_aqhi_plan_init(struct ehr_aqhi_plan *plan,
	const struct ehr_aqhi_method *method,
	const struct ehr_aqhi_means *means, unsigned *slots,
	struct ehr_err *err);

/* Adds the rows of the table. Fails (EHR_FAULT_USAGE) where one asks for a mean
 * that there is not. */
EHR_MUST_USE int ehr_aqhi_plan_override(struct ehr_aqhi_plan *plan,
	const struct ehr_aqhi_overrides *overrides,
	const struct ehr_aqhi_means *means, struct ehr_err *err);

struct ehr_aqhi_report {
	struct ehr_aqhi aqhi;
	int n_hours;         /* that the means rest on: the fewest of them */
	unsigned few;        /* bits of enum ehr_air: too few hours */
	unsigned overridden; /* what raised the index */
};

/* The index of sums by slot. For a method of hours in form day they are those
 * from its base on. */
void ehr_aqhi_plan_index(const struct ehr_aqhi_plan *plan,
	const struct ehr_air_sum (*sum)[EHR_AIR_N],
	struct ehr_aqhi_report *report);

#endif
