/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Molar masses by CAS number, from data/molar_masses.csv: what a volume ratio in
 * air needs to become a concentration.
 */
#ifndef EHR_REF_MOLAR_MASS_H
#define EHR_REF_MOLAR_MASS_H

#include "base/err.h"
#include "ref/index.h"

struct ehr_molar_masses {
	struct ehr_index cas;
	double *g_mol; /* by index of cas */
	size_t cap;
};

/* Reads the built-in table; what it has is empty on failure. */
EHR_MUST_USE int ehr_molar_masses_read(
	struct ehr_molar_masses *masses, struct ehr_err *err);
void ehr_molar_masses_release(struct ehr_molar_masses *masses);

/* 0: not known, or no CAS number. */
double ehr_molar_mass_g_mol(
	const struct ehr_molar_masses *masses, struct ehr_str cas);

#endif
