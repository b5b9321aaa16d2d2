/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which profiles are for all rows, and which by code. */
#ifndef EHR_CMD_SPECIATE_CODES_H
#define EHR_CMD_SPECIATE_CODES_H

#include "speciate/setup.h"

/* Into setup->rules: --profile, --profiles, or the industry codes of the
 * profiles. Fails on an unknown profile, and where two profiles split one sum at
 * one code, unless bounds are asked for. */
EHR_MUST_USE int speciate_codes_read(
	struct speciate_setup *setup, struct ehr_run *run);

#endif
