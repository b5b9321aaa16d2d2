/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A profile from its YAML document: every key known, every number in range,
 * every parameter there that a formula needs. For ref/profile.c.
 */
#ifndef EHR_REF_PROFILE_LOAD_H
#define EHR_REF_PROFILE_LOAD_H

#include "io/yaml.h"
#include "ref/profile.h"

/* Fills the empty *profile from the document; texts are copied into its arena.
 * Fails (EHR_FAULT_USAGE) with file, line and key. */
EHR_MUST_USE int ehr_profile_load(struct ehr_profile *profile,
	const struct ehr_yaml *root, struct ehr_err *err);

/* The population that the node names. For ref/profile_media.c too. */
EHR_MUST_USE int ehr_profile_read_who(const struct ehr_profile *profile,
	const struct ehr_yaml *node, size_t *who, struct ehr_err *err);

#endif
