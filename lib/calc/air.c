/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/air.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "calc/ratio.h"

enum { THOUSAND = 1000 };

const char *const ehr_air_name[EHR_AIR_N] = { "pm25", "pm10", "no2", "so2",
	"o3", "co" };

static const struct {
	const char *word;
	int scale;
	enum ehr_air_basis basis;
} unit_known[] = {
	{ "ug/m3", 1, EHR_AIR_UG_M3 },
	{ "mg/m3", THOUSAND, EHR_AIR_UG_M3 },
	{ "ppb", 1, EHR_AIR_PPB },
	{ "ppm", THOUSAND, EHR_AIR_PPB },
};

/* Beyond it no concentration in the air is. */
static const double most = 1e9;

enum { DECIMALS = 6, LETTERS = 8 };

static const int64_t power[DECIMALS + 1] = { 1, 10, 100, 1000, 10000, 100000,
	1000000 };

enum ehr_air ehr_air_find(struct ehr_str name)
{
	char letter[LETTERS];
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < LETTERS; i++) {
		char c = name.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != '.' && c != ' ' && c != '_')
			letter[n++] = c;
	}
	for (int i = 0; i < EHR_AIR_N; i++)
		if (ehr_str_is((struct ehr_str){ letter, n }, ehr_air_name[i]))
			return (enum ehr_air)i;
	return EHR_AIR_N;
}

bool ehr_air_read(struct ehr_str text, int scale, int64_t *micro)
{
	struct ehr_short_decimal decimal;
	double value;

	text = ehr_str_trim(text);
	if (ehr_short_decimal_read(text, &decimal) &&
		decimal.places <= DECIMALS &&
		decimal.digits <= (uint64_t)(most / scale)) {
		*micro = (int64_t)decimal.digits *
			 power[DECIMALS - decimal.places] * scale;
		return true;
	}
	if (ehr_num_read_scaled(text, DECIMALS, &value) != EHR_NUM_VALUE)
		return false;
	value *= scale;
	if (fabs(value) > most * EHR_AIR_MICRO)
		return false;
	*micro = (int64_t)nearbyint(value);
	return true;
}

double ehr_air_mean(struct ehr_air_sum sum)
{
	if (sum.n == 0)
		return NAN;
	return (double)sum.micro / ((double)EHR_AIR_MICRO * sum.n);
}

int64_t ehr_air_round(
	struct ehr_air_sum sum, int decimals, enum ehr_air_half half)
{
	int64_t unit = power[DECIMALS - decimals];
	int64_t divisor = unit * sum.n;
	int64_t size = llabs(sum.micro);
	int64_t whole = size / divisor, twice = 2 * (size % divisor);

	if (twice > divisor || (twice == divisor && (half == EHR_AIR_HALF_UP ||
							    whole % 2 != 0)))
		whole++;
	return (sum.micro < 0 ? -whole : whole) * unit;
}

double ehr_air_round_value(double value, int decimals, enum ehr_air_half half)
{
	double unit = (double)power[decimals], scaled = fabs(value) * unit;

	scaled = half == EHR_AIR_HALF_UP ? floor(scaled + 0.5)
					 : nearbyint(scaled);
	return copysign(scaled / unit, value);
}

bool ehr_air_unit(struct ehr_str text, enum ehr_air air,
	enum ehr_air_basis *basis, int *scale)
{
	for (size_t i = 0; i < sizeof(unit_known) / sizeof(*unit_known); i++) {
		if (!ehr_str_is(text, unit_known[i].word))
			continue;
		*basis = unit_known[i].basis;
		*scale = unit_known[i].scale;
		return *basis == EHR_AIR_UG_M3 || !ehr_air_is_particle(air);
	}
	return false;
}

double ehr_air_litres_mol(double temp_k)
{
	static const double litres_m3 = 1000;

	return EHR_GAS_CONSTANT_J_MOL_K * temp_k / EHR_REFERENCE_PRESSURE_PA *
	       litres_m3;
}
