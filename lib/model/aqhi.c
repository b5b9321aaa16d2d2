/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqhi.h"

#include <math.h>

#include "base/num.h"

enum { PERCENT = 100, TOP = 10, TENTHS = 10 };

static double term_of(const struct ehr_aqhi_term *term, double conc)
{
	if (!(conc >= 0))
		return NAN;
	switch (term->form) {
	case EHR_AQHI_EXP: return PERCENT * expm1(term->beta * conc);
	case EHR_AQHI_LINEAR: return PERCENT * term->beta * conc;
	case EHR_AQHI_CEILING: break;
	}
	/* divided, so that 30 at 0.1 is 3 and nothing above */
	return fmax(ceil(conc / (1 / term->beta)), 1);
}

/* Adds up the terms; what is missing among them is in out->missing. */
static void add_terms(
	const struct ehr_aqhi_method *method, struct ehr_aqhi *out)
{
	bool larger = method->combine == EHR_AQHI_SUM_MAX_PM, some = false;
	double pm = NAN, most = -1, sum = 0;
	enum ehr_air pm_air = EHR_AIR_N;
	unsigned no_pm = 0;

	for (size_t i = 0; i < method->n; i++) {
		enum ehr_air air = (enum ehr_air)method->term[i].air;
		double term = out->term[i];

		if (method->term[i].form == EHR_AQHI_CEILING)
			continue;
		if (larger && ehr_air_is_particle(air)) {
			if (isnan(term))
				no_pm |= 1U << air;
			else if (!(pm >= term)) {
				pm = term;
				pm_air = air;
			}
			continue;
		}
		if (isnan(term)) {
			out->missing |= 1U << air;
			continue;
		}
		some = true;
		sum += term;
		if (term > most) {
			most = term;
			out->lead = air;
		}
	}
	if (isnan(pm)) {
		out->missing |= no_pm;
	} else {
		some = true;
		sum += pm;
		if (pm > most)
			out->lead = pm_air;
	}
	out->er = some ? sum : NAN;
}

/* Position among the bounds: whole at each of them; beyond the last one on with
 * the slope of the last step. */
static double raw_of(const struct ehr_aqhi_method *method, double er)
{
	const struct ehr_aqhi_band *band = method->band;
	struct ehr_aqhi_band low = { 0, 0 };
	size_t i = 0;

	while (i + 1 < method->bands && er > band[i].er_percent)
		i++;
	if (i > 0)
		low = band[i - 1];
	else if (method->scaling == EHR_AQHI_BY_KNOTS) {
		low = band[0];
		i = 1;
	}
	return low.aqhi + (er - low.er_percent) * (band[i].aqhi - low.aqhi) /
				  (band[i].er_percent - low.er_percent);
}

static double round_half(double value, enum ehr_air_half half)
{
	return half == EHR_AIR_HALF_EVEN ? nearbyint(value)
					 : floor(value + 0.5);
}

static double publish(const struct ehr_aqhi_method *method, double raw,
	enum ehr_air_half half)
{
	double index;

	if (method->label == EHR_AQHI_TENTHS)
		index = round_half(TENTHS * raw, half) / TENTHS;
	else
		index = round_half(raw, half);
	if (method->label == EHR_AQHI_WHOLE_FROM_1)
		index = fmax(index, 1);
	return index > TOP ? HUGE_VAL : index;
}

/* The bounds belong to the band beneath. */
static double band_of(const struct ehr_aqhi_method *method, double er)
{
	for (size_t i = 0; i < method->bands; i++)
		if (er <= method->band[i].er_percent)
			return method->band[i].aqhi;
	return HUGE_VAL;
}

/* Index of the sum of the terms. */
static void scale_sum(const struct ehr_aqhi_method *method,
	const struct ehr_aqhi_rules *rules, struct ehr_aqhi *out)
{
	double er = out->er;

	switch (method->scaling) {
	case EHR_AQHI_BY_SCALE:
		out->raw = TOP * er / method->scale;
		out->index = publish(method, out->raw, rules->half);
		return;
	case EHR_AQHI_BY_BANDS:
		if (rules->er_decimals >= 0) {
			double unit = pow(TOP, rules->er_decimals);

			er = round_half(er * unit, rules->half) / unit;
		}
		out->raw = raw_of(method, er);
		out->index = band_of(method, er);
		return;
	case EHR_AQHI_BY_KNOTS:
		out->raw = raw_of(method, er);
		out->index = er > method->band[method->bands - 1].er_percent
				     ? HUGE_VAL
				     : publish(method, out->raw, rules->half);
		return;
	case EHR_AQHI_NO_INDEX: return;
	}
}

/* The indices of their own: the larger one counts, and one is enough. */
static void raise_to_ceilings(const struct ehr_aqhi_method *method,
	const double *conc, struct ehr_aqhi *out)
{
	for (size_t i = 0; i < method->n; i++) {
		double own = out->term[i], index = own > TOP ? HUGE_VAL : own;

		if (method->term[i].form != EHR_AQHI_CEILING || isnan(own))
			continue;
		if (isnan(out->index))
			out->missing = 0;
		if (!(out->index >= index)) {
			out->index = index;
			out->lead = (enum ehr_air)method->term[i].air;
		}
		out->raw = fmax(out->raw, conc[i] / (1 / method->term[i].beta));
	}
}

/* What is infinite is no result. */
static void drop_overflow(
	const struct ehr_aqhi_method *method, struct ehr_aqhi *out)
{
	for (size_t i = 0; i < method->n; i++) {
		if (!isinf(out->term[i]))
			continue;
		out->term[i] = NAN;
		out->overflow |= 1U << method->term[i].air;
	}
	if (out->overflow == 0 && !isinf(out->er) && !isinf(out->raw))
		return;
	if (out->overflow == 0)
		out->overflow = 1U << out->lead;
	out->er = out->raw = out->index = NAN;
	out->lead = EHR_AIR_N;
	out->partial = false;
}

void ehr_aqhi_index(const struct ehr_aqhi_method *method, const double *conc,
	const struct ehr_aqhi_rules *rules, struct ehr_aqhi *out)
{
	*out = (struct ehr_aqhi){
		.er = NAN, .raw = NAN, .index = NAN, .lead = EHR_AIR_N
	};
	for (size_t i = 0; i < method->n; i++)
		out->term[i] = term_of(&method->term[i], conc[i]);
	add_terms(method, out);
	if (out->missing != 0 && !rules->partial) {
		out->er = NAN;
		out->lead = EHR_AIR_N;
	}
	if (!isnan(out->er)) {
		scale_sum(method, rules, out);
		out->partial = out->missing != 0;
	}
	raise_to_ceilings(method, conc, out);
	drop_overflow(method, out);
	if (!isnan(out->index) && method->scheme != NULL)
		out->class = ehr_aqhi_class_of(method->scheme,
			method->label == EHR_AQHI_TENTHS ? out->raw
							 : out->index);
}

size_t ehr_aqhi_text(const struct ehr_aqhi_method *method, double index,
	char out[static EHR_AQHI_TEXT])
{
	int tenths, n = 0;

	out[0] = '\0';
	if (isnan(index))
		return 0;
	if (index > TOP) {
		memcpy(out, "10+", sizeof("10+"));
		return strlen(out);
	}
	tenths = (int)nearbyint(index * TENTHS);
	if (tenths >= TOP * TENTHS)
		out[n++] = '1';
	out[n++] = (char)('0' + tenths / TENTHS % 10);
	if (method->label == EHR_AQHI_TENTHS) {
		out[n++] = '.';
		out[n++] = (char)('0' + tenths % TENTHS);
	}
	out[n] = '\0';
	return (size_t)n;
}

double ehr_aqhi_factor(enum ehr_air_basis basis, enum ehr_aqhi_unit unit,
	double molar_mass_g_mol, double litres_mol)
{
	static const double thousandth = 1e-3;
	bool ratio = unit == EHR_AQHI_PPB || unit == EHR_AQHI_PPM;
	double factor = 1;

	if (ratio && basis == EHR_AIR_UG_M3)
		factor = litres_mol / molar_mass_g_mol;
	else if (!ratio && basis == EHR_AIR_PPB)
		factor = molar_mass_g_mol / litres_mol;
	return unit == EHR_AQHI_MG_M3 || unit == EHR_AQHI_PPM
		       ? factor * thousandth
		       : factor;
}
