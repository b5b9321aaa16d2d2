/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a unit in one plain form: that of base/fold.h, with u for mu, a
 * dot for signs of multiplication, a solidus for "per" and its Chinese word, and
 * blanks only where they part words.
 */
#ifndef EHR_REF_UNIT_TEXT_H
#define EHR_REF_UNIT_TEXT_H

#include "base/str.h"

enum { EHR_UNIT_TEXT_MAX = 64 }; /* bytes; longer texts are no units */

/* text in plain form, in out, which is emptied first; empty if it is too long.
 * "^" stays only behind a ten. */
struct ehr_str ehr_unit_text_fold(struct ehr_str text, struct ehr_buf *out);

#endif
