/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The media of a profile and the ways from them into people: the part of
 * ref/profile_load.c under the key `media`. Every path's parameters are looked
 * up here, once.
 */
#ifndef EHR_REF_PROFILE_MEDIA_H
#define EHR_REF_PROFILE_MEDIA_H

#include "io/yaml.h"
#include "ref/profile.h"

/* Reads them into the profile, whose populations are there. Fails
 * (EHR_FAULT_USAGE) with file, line and key. */
EHR_MUST_USE int ehr_profile_load_media(struct ehr_profile *profile,
	const struct ehr_yaml *root, struct ehr_err *err);

#endif
