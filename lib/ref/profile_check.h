/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Do the numbers of a profile go together? Each alone is in its range by then.
 */
#ifndef EHR_REF_PROFILE_CHECK_H
#define EHR_REF_PROFILE_CHECK_H

#include "ref/profile.h"

/* Soil has pores, and they hold its water. Otherwise an EHR_FAULT_USAGE. */
EHR_MUST_USE int ehr_profile_check_soil(
	const struct ehr_profile *profile, struct ehr_err *err);

/* The age groups of a population are its years of exposure. */
EHR_MUST_USE int ehr_profile_check_ages(
	const struct ehr_profile *profile, struct ehr_err *err);

#endif
