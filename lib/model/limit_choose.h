/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Of the limits of a pollutant those that hold for a row by all that it says but
 * its day and its pH. What a limit does not say holds for all rows; what it says
 * and the row does not is never assumed, but for the land where a rule says so.
 *
 * In the order in which they are looked at, and the word where no limit is left
 * (no_WORD where a row does not say it):
 *
 * point_type         the standard has the item for other points alone
 * not_a_concentration amounts; of emissions rates are compared
 * land water_body area averaging class stack_height altitude condition
 * from_memory        all that are left are, and are not allowed
 * text_limit         the limit is no number
 */
#ifndef EHR_MODEL_LIMIT_CHOOSE_H
#define EHR_MODEL_LIMIT_CHOOSE_H

#include "model/limit_match.h"

struct ehr_limit_choice {
	const struct ehr_limit_plan *plan;
	const struct ehr_limit_asked *asked;
	const struct ehr_str *cell; /* enum ehr_limit_cell */
	const char *takes;          /* point types, blanks between */
	size_t *at;                 /* places of limits; those left */
	size_t n;
	struct ehr_arena *arena; /* of detail */
	/* found */
	const char *detail;
	bool land_assumed;
	/* why only limits for intervention are left: no_land, which others hang
	 * on; or NULL */
	const char *waits;
	int class_asked;
};

/* NULL, or the word that says why no limit is left. */
const char *ehr_limit_choose(struct ehr_limit_choice *choice);

#endif
