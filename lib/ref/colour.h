/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Colours as reference tables have them: #rrggbb.
 */
#ifndef EHR_REF_COLOUR_H
#define EHR_REF_COLOUR_H

#include "base/str.h"

bool ehr_colour_is(struct ehr_str text);

/* The colour at part (0 to 1) of the way from a to b, each "#rrggbb". */
void ehr_colour_mix(const char *a, const char *b, double part, char colour[8]);

#endif
