/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kernels by the words that --kernel takes: 1/d, 1/d2, exp:KM, table:FILE, and
 * the names in data/kernels.csv, such as capcoa.
 *
 * A FILE has the columns to_m and weight, as that table has: a weight holds
 * below to_m and from the row before; the last to_m is empty.
 */
#ifndef EHR_MODEL_KERNEL_CHOICE_H
#define EHR_MODEL_KERNEL_CHOICE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"
#include "calc/kernel.h"

struct ehr_kernel_facts {
	const char *unit; /* of the weight: 1/km, 1/km2 or 1 */
	char sha256[65];  /* of the table; empty: none was read */
	size_t rows;
	bool memory; /* a number of it is from memory */
};

/* Is the word none of the formulas and no file, so that the table of kernels has
 * to know it? */
bool ehr_kernel_named(const char *word);

/* Steps are the arena's. Fails: EHR_FAULT_USAGE on a word that is none of these,
 * EHR_FAULT_DATA, with file, line and column, on steps that cannot be read, do
 * not rise or end. */
EHR_MUST_USE int ehr_kernel_choose(const char *word, const char *path,
	struct ehr_kernel *kernel, struct ehr_kernel_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
