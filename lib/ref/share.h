/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of a whole, as they were rounded in a table. */
#ifndef EHR_REF_SHARE_H
#define EHR_REF_SHARE_H

#include "base/decimal.h"

/* What rounding can have made of the share: half a unit of its last place. */
struct ehr_decimal ehr_share_rounding(const struct ehr_decimal *share);

/* The most that shares can add up to whose roundings add up to rounding: 1 and
 * that, but no more than 1.01. False if it has too many digits. */
EHR_MUST_USE bool ehr_share_most(
	const struct ehr_decimal *rounding, struct ehr_decimal *most);

#endif
