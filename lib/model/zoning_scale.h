/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bounds that put a value into a class: from a scheme of the reference
 * table, or as given on the command line. Classes are numbered from 1, the
 * lowest, and hold their upper bound.
 */
#ifndef EHR_MODEL_ZONING_SCALE_H
#define EHR_MODEL_ZONING_SCALE_H

#include "base/mem.h"
#include "ref/zone_class.h"

struct ehr_zoning_scale {
	const char *name; /* "risk-4"; as given for fixed bounds */
	size_t n;         /* classes; 0: nothing is classed */
	struct ehr_str class_name[EHR_ZONE_CLASSES];
	double upper[EHR_ZONE_CLASSES]; /* INFINITY for the last */
};

/* The scale of a scheme; it views the scheme's texts. */
void ehr_zoning_scale_scheme(
	struct ehr_zoning_scale *scale, const struct ehr_zone_scheme *scheme);

/* From "fixed:A,B,C", ascending finite numbers: one class more than bounds,
 * named "<= A", "A to B", ..., "> C" with the numbers as they were written.
 * Names are kept in arena; text must outlive the scale. Fails with
 * EHR_FAULT_USAGE. */
EHR_MUST_USE int ehr_zoning_scale_fixed(struct ehr_zoning_scale *scale,
	const char *text, struct ehr_arena *arena, struct ehr_err *err);

/* From 1 to scale->n; 0 if nothing is classed. */
unsigned ehr_zoning_scale_class(
	const struct ehr_zoning_scale *scale, double value);

#endif
