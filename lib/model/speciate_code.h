/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Codes of industries and processes as profiles are found by them: folded
 * (base/fold.h), without blanks, with large ASCII letters. Those of industries
 * (ref/code.h) are compared by their figures too, so that C2031, c2031 and 2031
 * are the same; other letters in front of the same figures are not.
 */
#ifndef EHR_MODEL_SPECIATE_CODE_H
#define EHR_MODEL_SPECIATE_CODE_H

#include "base/str.h"
#include "ref/code.h"

struct ehr_speciate_key {
	struct ehr_buf plain;
	struct ehr_code industry; /* text "": it is none */
};

/* { 0 } is empty and valid; overwritten by the next code. */
void ehr_speciate_key_make(struct ehr_speciate_key *key, struct ehr_str code);
void ehr_speciate_key_release(struct ehr_speciate_key *key);

struct ehr_str ehr_speciate_key_plain(const struct ehr_speciate_key *key);
/* Of a code, or beginning of one, in a table of profiles, the figures: no zero is
 * put back in front that a spreadsheet may have taken. Empty: it is none of an
 * industry. */
struct ehr_str ehr_speciate_key_figures(const struct ehr_speciate_key *key);

/* Does the code begin with that of a table, by its plain text or figures? */
bool ehr_speciate_key_begins(const struct ehr_speciate_key *key,
	struct ehr_str plain, struct ehr_str figures);

#endif
