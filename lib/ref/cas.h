/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CAS registry numbers: two to seven digits, two digits, a check digit, with
 * hyphens between. The check digit is the sum of the other digits, each
 * multiplied by its place counted from the right (1, 2, 3, ...), modulo 10.
 * 7732-18-5 (water): 8*1 + 1*2 + 2*3 + 3*4 + 7*5 + 7*6 = 105, so 5.
 */
#ifndef EHR_REF_CAS_H
#define EHR_REF_CAS_H

#include <stdint.h>

#include "base/str.h"

enum ehr_cas_state {
	EHR_CAS_OK,
	EHR_CAS_EMPTY,     /* nothing but blanks */
	EHR_CAS_BAD_FORM,  /* not digits-2 digits-1 digit, or a leading zero */
	EHR_CAS_BAD_CHECK, /* the right form with a wrong check digit */
};

/* Reads text, blanks and tabs at its ends ignored. *packed, its digits as one
 * whole number, is set for EHR_CAS_OK and EHR_CAS_BAD_CHECK. */
enum ehr_cas_state ehr_cas_read(struct ehr_str text, uint64_t *packed);

#endif
