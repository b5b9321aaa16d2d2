/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which chemicals a run scored in which cases of media: what an appendix is
 * about. All threads mark in the same one.
 */
#ifndef EHR_MODEL_APPENDIX_MET_H
#define EHR_MODEL_APPENDIX_MET_H

#include <stdatomic.h>

#include "ref/profile.h"

struct ehr_met {
	const struct ehr_chemical *first; /* of the toxicity table */
	size_t n_chemical, n_medium;
	atomic_uchar *mark;   /* by chemical and medium */
	atomic_bool leaching; /* soil was held against groundwater */
};

void ehr_met_init(struct ehr_met *met, const struct ehr_toxicity *toxicity,
	const struct ehr_profile *profile);
void ehr_met_release(struct ehr_met *met);

/* The chemical, which is of the table, was scored in that medium. met may be
 * NULL. */
static inline void ehr_met_add(
	struct ehr_met *met, const struct ehr_chemical *chemical, size_t medium)
{
	if (met)
		atomic_store_explicit(
			&met->mark[(size_t)(chemical - met->first) *
					   met->n_medium +
				   medium],
			1, memory_order_relaxed);
}

bool ehr_met_has(const struct ehr_met *met, size_t chemical, size_t medium);

#endif
