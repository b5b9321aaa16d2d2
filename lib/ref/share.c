/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/share.h"

#include <string.h>

#define MOST_ROUNDING "0.01"

struct ehr_decimal ehr_share_rounding(const struct ehr_decimal *share)
{
	struct ehr_decimal half = ehr_decimal_of(5);
	unsigned places = share->places + 1u;

	if (places < EHR_DECIMAL_DIGITS) {
		half.places = (unsigned char)places;
		half.n = (unsigned char)(places + 1);
		memset(half.digit + 1, 0, places);
	}
	return half;
}

bool ehr_share_most(
	const struct ehr_decimal *rounding, struct ehr_decimal *most)
{
	struct ehr_decimal one = ehr_decimal_of(1);

	ehr_decimal_read(ehr_str_of(MOST_ROUNDING), most);
	if (ehr_decimal_compare(rounding, most) < 0)
		*most = *rounding;
	return ehr_decimal_add(&one, most, most);
}
