/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records among the data of an export that are none: what was left when somebody
 * flattened a printed form, or put files one behind the other.
 */
#ifndef EHR_MODEL_STRAY_H
#define EHR_MODEL_STRAY_H

#include "model/tablehead.h"

enum ehr_stray {
	EHR_STRAY_NONE,    /* it is data */
	EHR_STRAY_EMPTY,   /* commas only */
	EHR_STRAY_LETTERS, /* jia, yi, 1, 2 */
	EHR_STRAY_HEADING, /* one of the head's records again */
	EHR_STRAY_FOOTER,  /* signatures and remarks under a form */
	EHR_STRAYS,
};

/* Looks at the first cell and, only if that gives cause, at the others. May be
 * asked by any thread. */
enum ehr_stray ehr_stray_look(
	const struct ehr_tablehead *head, const struct ehr_str *cell, size_t n);

#endif
