/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The NowCast of particles: a mean of the latest 12 hours that leans on the
 * newest ones where they change much (EPA-454/B-24-002, section IV).
 *
 *	w = 1 - (max - min) / max, but at least 1/2
 *	NowCast = sum of w^age c / sum of w^age, over the hours that are there
 *
 * Where all are 0 the rate of change is 0 / 0; w is 1 then.
 */
#ifndef EHR_CALC_NOWCAST_H
#define EHR_CALC_NOWCAST_H

#include <stdbool.h>
#include <stdint.h>

enum { EHR_NOWCAST_HOURS = 12, EHR_NOWCAST_LATEST = 3 };

/* Of hours in millionths, none negative, newest first, EHR_AIR_MISSING
 * (calc/air.h) for those that are not there. *value in millionths, to the
 * nearest; *latest is how many of the latest three hours there are, of which two
 * are needed. False, and *value untouched, if there are fewer. */
bool ehr_nowcast(const int64_t hour[static EHR_NOWCAST_HOURS], int *latest,
	int64_t *value);

#endif
