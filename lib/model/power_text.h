/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers with a power of ten as people read them: 2.4e-6 with its exponent
 * raised behind a sign of multiplication.
 */
#ifndef EHR_MODEL_POWER_TEXT_H
#define EHR_MODEL_POWER_TEXT_H

#include "base/str.h"

/* Appends text if it is a number whose exponent has a sign (12E3 may be
 * somebody's code); otherwise nothing, and the result is false. */
bool ehr_power_text(struct ehr_buf *out, struct ehr_str text);

#endif
