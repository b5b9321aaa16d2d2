/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parameters of the toxicity table: names, and the one unit that each has.
 */
#ifndef EHR_REF_TOX_PARAM_H
#define EHR_REF_TOX_PARAM_H

#include "ref/toxicity.h"

/* Those that nothing is chosen from (acute, subchronic) come behind
 * EHR_TOX_PARAMS. */
enum { EHR_TOXROWS_PARAMS = EHR_TOX_PARAMS + 7 };

struct ehr_tox_param_info {
	struct ehr_str name, unit; /* in the long table; terminated by a NUL */
	const char *column;        /* of a wide one; "" if it has none */
	bool fraction;             /* 1 at most */
	bool toxicity;             /* of toxicity tables only */
	bool property; /* of the chemical itself: any source will do */
};

const struct ehr_tox_param_info *ehr_tox_param_info(unsigned param);

/* The parameter of that name, or EHR_TOXROWS_PARAMS. */
unsigned ehr_tox_param_find(struct ehr_str name);

#endif
