/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/flag.h"

static const char *const word[EHR_FLAGS] = {
	[EHR_FLAG_MISSING] = "missing",
	[EHR_FLAG_NEGATIVE] = "negative",
	[EHR_FLAG_BELOW_LIMIT] = "below_limit",
	[EHR_FLAG_SUBSTITUTED_NONDETECT] = "substituted_nondetect",
	[EHR_FLAG_LIMIT_FROM_MAP] = "limit_from_map",
	[EHR_FLAG_NO_CAS] = "no_cas",
	[EHR_FLAG_NO_COORDINATES] = "no_coordinates",
	[EHR_FLAG_OUTSIDE_CRS_AREA] = "outside_crs_area",
	[EHR_FLAG_CLEANED] = "cleaned",
	[EHR_FLAG_SENTINEL] = "sentinel",
	[EHR_FLAG_REPEATED_VALUE] = "repeated_value",
	[EHR_FLAG_NEAR_ZERO] = "near_zero",
	[EHR_FLAG_ND_HALF] = "nd_half",
	[EHR_FLAG_ND_ZERO] = "nd_zero",
	[EHR_FLAG_ND_LIMIT] = "nd_limit",
	[EHR_FLAG_ND_SQRT2] = "nd_sqrt2",
	[EHR_FLAG_NOT_SUBSTITUTED] = "not_substituted",
	[EHR_FLAG_STANDARD_STATE] = "standard_state",
	[EHR_FLAG_FROM_RATIO] = "from_ratio",
	[EHR_FLAG_UNIT_FROM_FORM] = "unit_from_form",
	[EHR_FLAG_BAD_USCC] = "bad_uscc",
	[EHR_FLAG_BAD_ORG_CODE] = "bad_org_code",
	[EHR_FLAG_BAD_PERMIT_NO] = "bad_permit_no",
	[EHR_FLAG_DAMAGED_CODE] = "damaged_code",
	[EHR_FLAG_INDUSTRY_CODE_PADDED] = "industry_code_padded",
	[EHR_FLAG_BAD_CAS] = "bad_cas",
	[EHR_FLAG_CAS_FROM_NAME] = "cas_from_name",
	[EHR_FLAG_CAS_CONFLICT] = "cas_conflict",
	[EHR_FLAG_SWAPPED_COORDINATES] = "swapped_coordinates",
	[EHR_FLAG_ZERO_COORDINATES] = "zero_coordinates",
	[EHR_FLAG_OUTSIDE_REGION] = "outside_region",
	[EHR_FLAG_IMPRECISE_COORDINATES] = "imprecise_coordinates",
	[EHR_FLAG_REPEATED_POINT] = "repeated_point",
	[EHR_FLAG_OUTSIDE_OUTLINE] = "outside_outline",
	[EHR_FLAG_NO_OUTLINE] = "no_outline",
	[EHR_FLAG_DUPLICATE_RECORD] = "duplicate_record",
	[EHR_FLAG_DUPLICATE_KEY] = "duplicate_key",
	[EHR_FLAG_SUMMED] = "summed",
	[EHR_FLAG_NOT_SUMMED] = "not_summed",
	[EHR_FLAG_HEADING_DOUBTFUL] = "heading_doubtful",
	[EHR_FLAG_JOINED] = "joined",
	[EHR_FLAG_NO_JOIN] = "no_join",
	[EHR_FLAG_FILLED_USCC] = "filled_uscc",
	[EHR_FLAG_FILLED_ORG_CODE] = "filled_org_code",
	[EHR_FLAG_FILLED_NAME] = "filled_name",
	[EHR_FLAG_CONFLICT] = "conflict",
	[EHR_FLAG_NOT_IN_ROSTER] = "not_in_roster",
	[EHR_FLAG_AMBIGUOUS_IN_ROSTER] = "ambiguous_in_roster",
	[EHR_FLAG_NO_CENSORING] = "no_censoring",
};

const char *ehr_flag_word(enum ehr_flag flag)
{
	return word[flag];
}

void ehr_flags_write(struct ehr_buf *out, uint64_t flags)
{
	bool first = true;

	for (unsigned i = 0; flags != 0; i++, flags >>= 1) {
		if ((flags & 1) == 0)
			continue;
		if (!first)
			ehr_buf_putc(out, ' ');
		ehr_buf_puts(out, word[i]);
		first = false;
	}
}
