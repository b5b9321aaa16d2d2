/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The health index of a set of concentrations by a method (ref/aqhi_method.h).
 *
 *	ER = sum over pollutants of 100 (exp(beta C) - 1)	percent
 *	index = 10 ER / scale, or read from the method's table of bounds
 *
 * A missing pollutant makes the index missing, but where the method says
 * otherwise: of two particle terms of which the larger counts, one is enough;
 * an index of its own (a ceiling) stands alone, and so does the rest without it.
 */
#ifndef EHR_MODEL_AQHI_H
#define EHR_MODEL_AQHI_H

#include "calc/air.h"
#include "ref/aqhi_method.h"

struct ehr_aqhi_rules {
	bool partial;           /* compute with what is there, and mark it */
	enum ehr_air_half half; /* of what is published */
	int er_decimals; /* of the sum before it is compared with bands; below 0:
			    not rounded */
};

struct ehr_aqhi {
	double er;    /* combined, percent; NAN: missing */
	double raw;   /* not rounded; NAN: missing, or the method has none. By
			bands: the band below plus the share of the way through
			the one it falls in */
	double index; /* as published: whole or tenths; HUGE_VAL: above 10; NAN:
			 none */
	const struct ehr_aqhi_class *class; /* of what is published, or, where
			that is tenths, of the index not rounded; NULL: none */
	enum ehr_air lead; /* with the largest term that counts, the first of
			      several; EHR_AIR_N: none */
	unsigned missing;  /* bits of enum ehr_air that the method wanted */
	bool partial;      /* computed without those */
	unsigned overflow; /* bits of those whose risk is too large to be
			      computed: there is no index then, nor a sum */
	double term[EHR_AQHI_TERMS]; /* percent; a ceiling: its index; NAN */
};

/* conc has the n concentrations of the method's terms, in the unit of each;
 * NAN or a negative number is missing. */
void ehr_aqhi_index(const struct ehr_aqhi_method *method, const double *conc,
	const struct ehr_aqhi_rules *rules, struct ehr_aqhi *out);

/* What stands on a board: "7", "10+", "4.2"; "" where there is no index. */
enum { EHR_AQHI_TEXT = 8 };
size_t ehr_aqhi_text(const struct ehr_aqhi_method *method, double index,
	char out[static EHR_AQHI_TEXT]);

/* Makes ug/m3 (basis EHR_AIR_UG_M3) or ppb of a pollutant the unit of a term.
 * molar_mass_g_mol and litres_mol (calc/air.h) are for volume ratios. */
double ehr_aqhi_factor(enum ehr_air_basis basis, enum ehr_aqhi_unit unit,
	double molar_mass_g_mol, double litres_mol);

#endif
