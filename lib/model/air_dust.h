/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days declared to be of sand and dust, which assessments leave out: everywhere,
 * or at one station or in one city.
 */
#ifndef EHR_MODEL_AIR_DUST_H
#define EHR_MODEL_AIR_DUST_H

#include "base/hash.h"

/* { 0 } is empty and valid. */
struct ehr_air_dust {
	struct ehr_map days;
};

/* place "": everywhere. */
void ehr_air_dust_add(
	struct ehr_air_dust *dust, struct ehr_str place, long day);
bool ehr_air_dust_is(
	const struct ehr_air_dust *dust, const char *place, long day);
void ehr_air_dust_release(struct ehr_air_dust *dust);

#endif
