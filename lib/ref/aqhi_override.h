/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Single pollutants that raise a health index whatever the sum says, as Alberta
 * has them: a table of one's own with the columns
 *
 *	pollutant   pm25, pm10, no2, so2, o3, co
 *	averaging   1h, 3h, 24h, 8h-max or 1h-max
 *	unit        ug/m3, mg/m3, ppb, ppm
 *	above       a concentration
 *	index       what the index is at least where the concentration is above;
 *	            11 or more is 10+
 *
 * There is no built-in one.
 */
#ifndef EHR_REF_AQHI_OVERRIDE_H
#define EHR_REF_AQHI_OVERRIDE_H

#include "ref/aqhi_method.h"

enum { EHR_AQHI_OVERRIDES = 32 }; /* rows at most */

struct ehr_aqhi_overrides {
	struct ehr_aqhi_term term[EHR_AQHI_OVERRIDES]; /* without beta */
	double above[EHR_AQHI_OVERRIDES];              /* 0 or more */
	double index[EHR_AQHI_OVERRIDES];              /* whole, 1 to 11 */
	size_t n;
	char sha256[65];
	size_t rows;
};

/* The file at path. Fails (EHR_FAULT_DATA, with file, line and column) on a
 * word or number that is none, and on more than one averaging in a row. */
EHR_MUST_USE int ehr_aqhi_overrides_read(struct ehr_aqhi_overrides *overrides,
	const char *path, struct ehr_err *err);

#endif
