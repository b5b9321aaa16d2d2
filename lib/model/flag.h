/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that ingest writes into the column flags, as bits. words.csv says
 * what each means.
 */
#ifndef EHR_MODEL_FLAG_H
#define EHR_MODEL_FLAG_H

#include "base/str.h"

enum ehr_flag {
	EHR_FLAG_MISSING = 1 << 0,
	EHR_FLAG_NEGATIVE = 1 << 1,
	EHR_FLAG_BELOW_LIMIT = 1 << 2,
	EHR_FLAG_SUBSTITUTED_NONDETECT = 1 << 3,
	EHR_FLAG_LIMIT_FROM_MAP = 1 << 4,
	EHR_FLAG_NO_CAS = 1 << 5,
	EHR_FLAG_NO_COORDINATES = 1 << 6,
	EHR_FLAG_OUTSIDE_CRS_AREA = 1 << 7,
};

/* The words of the bits set, blanks between, appended to out. */
void ehr_flags_write(struct ehr_buf *out, unsigned flags);

#endif
