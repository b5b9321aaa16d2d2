/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cases of a profile's media as a table of levels names them: by the words
 * with which rows of concentrations come to them.
 */
#ifndef EHR_MODEL_LEVELS_CASES_H
#define EHR_MODEL_LEVELS_CASES_H

#include "ref/profile.h"
#include "ref/unit.h"

/* What of HJ 25.3's control values a case has. */
enum ehr_level_hj {
	EHR_LEVEL_HJ_NONE,
	EHR_LEVEL_HJ_SOIL, /* its layers of soil with one concentration */
	EHR_LEVEL_HJ_GROUNDWATER,
};

struct ehr_level_case {
	size_t medium; /* of the profile */
	/* words that lead to it, blanks between; empty: any will */
	struct ehr_str point_type, layer, item;
	enum ehr_level_hj hj;
};

struct ehr_level_cases {
	struct ehr_level_case *one;
	size_t n;
	bool soil, groundwater; /* has HJ's control values of these */
};

/* Those that some row can come to, in the order of the profile, in the arena:
 * not those whose switch is off, nor those that others stand before. */
struct ehr_level_cases ehr_level_cases(const struct ehr_profile *profile,
	const struct ehr_units *units, struct ehr_arena *arena);

#endif
