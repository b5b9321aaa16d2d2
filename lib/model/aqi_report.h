/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The air quality index of an hour or a day under a standard: indices of its
 * items, the highest of them, whether it may be published with what is missing,
 * its level and what it comes from.
 */
#ifndef EHR_MODEL_AQI_REPORT_H
#define EHR_MODEL_AQI_REPORT_H

#include "calc/air.h"
#include "calc/aqi.h"
#include "ref/aqi_standard.h"

/* A concentration over an averaging time, in the basis of its pollutant (ug/m3
 * or ppb). */
struct ehr_aqi_value {
	int values; /* hours or moving means that it rests on; 0: none */
	struct ehr_fraction mean;
};

struct ehr_aqi_input {
	struct ehr_aqi_value value[EHR_AQI_AVERAGINGS][EHR_AIR_N];
};

enum { EHR_AQI_ITEMS = 16, EHR_AQI_STEPS = 16 };

struct ehr_aqi_plan_item {
	const struct ehr_aqi_item *item;
	enum ehr_air air;
	struct ehr_fraction
		factor; /* from the basis to the unit of the scale */
	struct ehr_aqi_segment segment[EHR_AQI_STEPS];
	size_t n;
	enum ehr_decimal_round round;
	struct ehr_fraction from, above, valid_above; /* under 0: none */
	bool several;  /* the pollutant has other items too */
	char name[24]; /* "o3_8h_max": as in columns */
};

/* A standard made ready. */
struct ehr_aqi_plan {
	const struct ehr_aqi_standard *standard;
	enum ehr_aqi_form form;
	struct ehr_aqi_plan_item item[EHR_AQI_ITEMS];
	size_t n;
	struct ehr_aqi_how how;
	bool not_monitored[EHR_AIR_N];
};

struct ehr_aqi_basis {
	enum ehr_air_basis basis[EHR_AIR_N];
	double litres_mol; /* ehr_air_litres_mol of the temperature of gases */
	double g_mol[EHR_AIR_N]; /* molar masses; of gases only */
};

/* The factor from the basis of the pollutant to ug/m3, mg/m3, ppb or ppm: a gas
 * of M g/mol and V litres a mole has M / V ug/m3 in a ppb. False without a molar
 * mass or a molar volume where one is needed. */
bool ehr_aqi_factor(const struct ehr_aqi_basis *basis, enum ehr_air air,
	const char *unit, struct ehr_fraction *factor);

/* Fails (EHR_FAULT_USAGE) where the standard has no items of that form, or one
 * that the basis does not lead to. */
EHR_MUST_USE int ehr_aqi_plan_init(struct ehr_aqi_plan *plan,
	const struct ehr_aqi_standard *standard, enum ehr_aqi_form form,
	const struct ehr_aqi_basis *basis, struct ehr_err *err);

enum ehr_aqi_why {
	EHR_AQI_PUBLISHED,
	EHR_AQI_NO_ITEMS,   /* nothing has an index */
	EHR_AQI_INCOMPLETE, /* an item is missing, and the rest may not stand
	                       for the whole */
};

struct ehr_aqi_result {
	int aqi;                 /* EHR_AQI_NONE */
	int highest;             /* of what is there, published or not */
	int index[EHR_AIR_N];    /* the highest of its items; EHR_AQI_NONE */
	int item[EHR_AQI_ITEMS]; /* of the items of the plan */
	bool missing[EHR_AQI_ITEMS];
	bool primary[EHR_AIR_N];
	const struct ehr_aqi_level *level; /* NULL without an index */
	enum ehr_aqi_why why;
};

/* Pollutants of plan->not_monitored that are missing hold nothing back. */
void ehr_aqi_compute(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_input *input, struct ehr_aqi_result *result);

#endif
