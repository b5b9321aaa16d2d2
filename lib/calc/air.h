/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The six pollutants that air quality indices are made of, their concentrations
 * as exact decimals, and their means over hours as exact ratios: so that rounding
 * by GB/T 8170, ceilings and truncation are decided on the decimal value and
 * nowhere near it.
 *
 * A concentration is a whole number of millionths of its basis, which is one for
 * each pollutant of a table: ug/m3 (mg/m3 is 1000 of them), or ppb (ppm is 1000
 * of them) where the table has a volume ratio. Carbon monoxide too.
 */
#ifndef EHR_CALC_AIR_H
#define EHR_CALC_AIR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum ehr_air {
	EHR_AIR_PM25,
	EHR_AIR_PM10,
	EHR_AIR_NO2,
	EHR_AIR_SO2,
	EHR_AIR_O3,
	EHR_AIR_CO,
	EHR_AIR_N,
};

/* "pm25", "pm10", "no2", "so2", "o3", "co": names of columns. */
extern const char *const ehr_air_name[EHR_AIR_N];

/* The pollutant of a name or formula, in whatever letters, points and blanks
 * left out (PM2.5, o3); EHR_AIR_N if it is none. */
enum ehr_air ehr_air_find(struct ehr_str name);

static inline bool ehr_air_is_particle(enum ehr_air air)
{
	return air == EHR_AIR_PM25 || air == EHR_AIR_PM10;
}

enum ehr_air_basis { EHR_AIR_UG_M3, EHR_AIR_PPB };

/* The unit in text: ug/m3, mg/m3, and of gases ppb, ppm. A number in it times
 * scale (1, or 1000) is one in its basis. False if it is none of air. */
bool ehr_air_unit(struct ehr_str text, enum ehr_air air,
	enum ehr_air_basis *basis, int *scale);

enum { EHR_AIR_MICRO = 1000000 };

/* A missing concentration. */
#define EHR_AIR_MISSING INT64_MIN

/* The number in text times scale (1, or 1000) as millionths, rounded half to
 * even behind the sixth decimal. False if text is no number, or one beyond a
 * billion. */
bool ehr_air_read(struct ehr_str text, int scale, int64_t *micro);

/* A sum over hours; its mean is micro / n, exactly. n 0: nothing was there. */
struct ehr_air_sum {
	int64_t micro;
	int n;
};

static inline void ehr_air_add(struct ehr_air_sum *sum, int64_t micro)
{
	if (micro != EHR_AIR_MISSING) {
		sum->micro += micro;
		sum->n++;
	}
}

/* The mean in its basis, correctly rounded but for the division; NAN for n 0. */
double ehr_air_mean(struct ehr_air_sum sum);

enum ehr_air_half {
	EHR_AIR_HALF_EVEN, /* GB/T 8170; R and Python */
	EHR_AIR_HALF_UP,   /* away from zero */
};

/* The mean rounded to so many decimals (0 to 6), in millionths; the sum must not
 * be empty. Exact. */
int64_t ehr_air_round(
	struct ehr_air_sum sum, int decimals, enum ehr_air_half half);

/* A number that is no exact ratio, such as one converted, rounded likewise. */
double ehr_air_round_value(double value, int decimals, enum ehr_air_half half);

/*
 * Litres of a mole of ideal gas, V = R T / p, at 1013.25 hPa: 24.465 at
 * 298.15 K; R as in calc/ratio.h. ug/m3 = ppb * M / V with M in g/mol.
 */
double ehr_air_litres_mol(double temp_k);

#endif
