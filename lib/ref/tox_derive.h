/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values that a chemical takes from the reference chemical of its group.
 */
#ifndef EHR_REF_TOX_DERIVE_H
#define EHR_REF_TOX_DERIVE_H

#include "ref/group.h"
#include "ref/toxicity.h"

/* Gives chemical the values of reference that it has none of its own of: a
 * potency times the factor, a reference dose or concentration over it, an
 * allocation or absorption never. A derived value goes on as that of the
 * reference's source, of the worse of the two statuses, with .derived set. With
 * a potency comes the rule for age factors that the reference has, if chemical
 * has no potency of its own that would go by another. What reference itself
 * derived is not derived from again. */
void ehr_tox_derive(struct ehr_chemical *chemical,
	const struct ehr_chemical *reference,
	const struct ehr_group_factor *factor);

#endif
