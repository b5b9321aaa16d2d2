/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A unit as a text: parts, and how they stand together.
 *
 *	part                    t, m3, milligrams, 10^4 m3, wan t (ten thousand)
 *	part / part ...         mg/L, mg/(m2.d), t/km2/a, mg per litre
 *	part part^-1 ...        mg L-1, mg.m-2.d-1
 *
 * and, where a list has lost its signs, Chinese parts side by side: an amount
 * and a time in either order, or a mass and a volume.
 */
#ifndef EHR_REF_UNIT_PARSE_H
#define EHR_REF_UNIT_PARSE_H

#include "ref/unit_part.h"

enum { EHR_UNIT_UNDER_MAX = 3 };

/* over / under[0] / under[1] ..., under in rising order of kind; "mg/kg" stays
 * a mass per mass. */
struct ehr_unit {
	enum ehr_unit_kind over;
	enum ehr_unit_kind under[EHR_UNIT_UNDER_MAX];
	size_t n_under;
	struct ehr_factor factor;          /* to the base units */
	unsigned marks;                    /* enum ehr_unit_mark */
	const struct ehr_unit_part *scale; /* where a kind is EHR_KIND_OTHER */
	const struct ehr_unit_part
		*ambiguous; /* if not NULL, the rest is moot */
};

/* False, and *unit undefined, if text is no unit. */
bool ehr_unit_parse(const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_unit *unit);

/* Do they measure the same? */
bool ehr_unit_alike(const struct ehr_unit *a, const struct ehr_unit *b);

/* Is it a volume ratio, or one that is meant so in air? Its factor is then what
 * 1 of it is as a ratio. */
bool ehr_unit_is_ratio(const struct ehr_unit *unit);

/* "mass/volume" and the like, appended to out; translated. */
void ehr_unit_describe(const struct ehr_unit *unit, struct ehr_buf *out);

#endif
