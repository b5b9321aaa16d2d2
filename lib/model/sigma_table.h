/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sets of sigmas of data/sigmas.csv, as calc/sigma.h has them, and the
 * exponents of the wind's profile of data/wind_profiles.csv.
 */
#ifndef EHR_MODEL_SIGMA_TABLE_H
#define EHR_MODEL_SIGMA_TABLE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"
#include "calc/sigma.h"

/* For the manifest, and whether what was taken is from memory. */
struct ehr_sigma_facts {
	const char *profile; /* the wind profile that goes with a set */
	char sha256[65];
	size_t rows;
	bool memory;
};

/*
 * The set called name, from the built-in table or the file at path if that is
 * not NULL. Texts are the arena's. Fails: EHR_FAULT_USAGE, naming the sets that there are, if there is
 * none of that name; EHR_FAULT_DATA, with file, line and column, on a form,
 * axis, class or number that cannot be read, on pieces that do not rise, lie
 * behind one without an end or are more than EHR_SIGMA_PIECES, and if the set
 * lacks a curve.
 */
EHR_MUST_USE int ehr_sigma_set_read(const char *name, const char *path,
	struct ehr_sigma_set *set, struct ehr_sigma_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err);

/* Likewise the exponents of the profile called name. */
EHR_MUST_USE int ehr_wind_profile_read(const char *name, const char *path,
	double exponent[EHR_STABILITIES], struct ehr_sigma_facts *facts,
	struct ehr_err *err);

#endif
