/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a concentration in the air is an average over, as the words of tables of
 * methods.
 */
#ifndef EHR_REF_AVERAGING_H
#define EHR_REF_AVERAGING_H

#include <stdbool.h>

#include "base/str.h"

/* A set of them is their sum. */
enum ehr_averaging {
	EHR_AVERAGING_1H = 1 << 0,
	EHR_AVERAGING_3H = 1 << 1,
	EHR_AVERAGING_24H = 1 << 2,
	EHR_AVERAGING_8H_MAX = 1 << 3, /* daily maximum of moving means */
	EHR_AVERAGING_1H_MAX = 1 << 4, /* daily maximum */
	EHR_AVERAGINGS = 5,
};

/* The words "1h", "3h", "24h", "8h-max", "1h-max", by number of the bit. */
extern const char *const ehr_averaging_word[EHR_AVERAGINGS];
/* Words with blanks between as a set; false if one is none, or nothing. */
bool ehr_averaging_read(struct ehr_str words, unsigned *set);

#endif
