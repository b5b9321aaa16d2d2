/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a profile makes of a sum: the factor of each species, exactly.
 *
 *     species = sum x ratio x share
 *
 * where the ratio is that of what the shares are of to the sum: TOG/VOC for
 * shares of total organic gas, which holds methane, ethane and acetone too, as VOC
 * does not; 1 for others; times VOC/NMHC for a sum reported as NMHC. Shares that
 * are complete, or add up to more than 1, are divided by their sum first, which
 * differs from 1 by rounding. Else the rest, 1 less the shares, is nobody knows what.
 */
#ifndef EHR_MODEL_SPECIATE_SPLIT_H
#define EHR_MODEL_SPECIATE_SPLIT_H

#include "base/mem.h"
#include "ref/speciation.h"

struct ehr_split {
	const struct ehr_speciation_profile *profile;
	struct ehr_decimal *factor; /* by species of the profile */
	bool has_rest;
	struct ehr_decimal rest_share, rest;
};

/* ratio: what else the sum is multiplied by. In arena. NULL, *err
 * (EHR_FAULT_USAGE) if the numbers have too many digits. */
struct ehr_split *ehr_split_new(const struct ehr_speciation_profile *profile,
	const struct ehr_decimal *ratio, struct ehr_arena *arena,
	struct ehr_err *err);

/* A cell's number times the factor, rounded once; exact before that wherever the
 * text is decimal of no more digits than base/decimal holds. value is the number
 * of the text. */
double ehr_split_amount(
	struct ehr_str text, double value, const struct ehr_decimal *factor);

#endif
