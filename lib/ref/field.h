/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values under the keys of a YAML map, checked as they are read: for profiles
 * and rules. Failures are EHR_FAULT_USAGE with file, line and key. Texts belong
 * to the document.
 */
#ifndef EHR_REF_FIELD_H
#define EHR_REF_FIELD_H

#include "io/yaml.h"

/* A text that must be there and not empty. */
EHR_MUST_USE int ehr_field_text(const struct ehr_yaml *map, const char *key,
	const char **text, struct ehr_err *err);

/* One of n words, as its index; without the key *choice stays. */
EHR_MUST_USE int ehr_field_choice(const struct ehr_yaml *map, const char *key,
	const char *const *word, size_t n, int *choice, struct ehr_err *err);

/* yes or no; without the key *flag stays. */
EHR_MUST_USE int ehr_field_flag(const struct ehr_yaml *map, const char *key,
	bool *flag, struct ehr_err *err);

/* A number more than 0 and at most max; without the key *value stays. */
EHR_MUST_USE int ehr_field_positive(const struct ehr_yaml *map, const char *key,
	double max, double *value, struct ehr_err *err);

/* A list of texts, at least one, added behind *n in *text, which is made in the
 * arena: *n must be 0. */
EHR_MUST_USE int ehr_field_texts(const struct ehr_yaml *map, const char *key,
	const char ***text, size_t *n, struct ehr_arena *arena,
	struct ehr_err *err);

#endif
