/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Profiles that split a sum into others that lead back to it: VOC into PAH by one,
 * PAH into VOC by another.
 */
#ifndef EHR_MODEL_SPECIATE_CIRCLE_H
#define EHR_MODEL_SPECIATE_CIRCLE_H

#include "base/err.h"
#include "base/hash.h"

struct ehr_speciate_link;

/* { 0 } is empty and valid. */
struct ehr_speciate_circle {
	struct ehr_map sum;
	struct ehr_speciate_link *link;
	size_t n;
};

/* The profile splits one sum into the other; texts outlive the circle. */
void ehr_speciate_circle_add(struct ehr_speciate_circle *circle,
	const char *profile, const char *from, const char *into);
/* Fails (EHR_FAULT_USAGE) naming a profile whose sum leads back to itself. */
EHR_MUST_USE int ehr_speciate_circle_check(
	const struct ehr_speciate_circle *circle, struct ehr_err *err);
void ehr_speciate_circle_release(struct ehr_speciate_circle *circle);

#endif
