/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days before, as users write them: single lags and means over lags.
 */
#ifndef EHR_MODEL_RESPONSE_LAG_H
#define EHR_MODEL_RESPONSE_LAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The mean over first to last days before; a single lag if they are equal. */
struct ehr_response_lag {
	size_t first, last;
};

enum {
	EHR_RESPONSE_LAG_MAX = 60,
	EHR_RESPONSE_LAG_TEXT = 8, /* "59-60" with its NUL */
};

/* "3" or "0-1"; false for any other text. */
bool ehr_response_lag_read(struct ehr_str text, struct ehr_response_lag *lag);
void ehr_response_lag_write(
	char out[static EHR_RESPONSE_LAG_TEXT], struct ehr_response_lag lag);

/* The mean of n consecutive days over the lag, into out: missing where fewer
 * than least days of it are there (0, or more than it has: all). */
void ehr_response_lag_mean(const double *value, size_t n,
	struct ehr_response_lag lag, size_t least, double *out);

#endif
