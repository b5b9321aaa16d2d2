/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of the screening that are no toxicity: data/screen_settings.csv, and
 * the random indices of pairwise judgements, data/random_indices.csv; or files
 * in their place.
 */
#ifndef EHR_REF_SCREEN_RULE_H
#define EHR_REF_SCREEN_RULE_H

#include "ref/setting.h"

enum ehr_screen_setting {
	EHR_SCREEN_DOMINANT_SHARE,    /* a top share above it is told */
	EHR_SCREEN_WEIGHT_STEP,       /* of --sensitivity */
	EHR_SCREEN_TOP_KEPT,          /* likewise: of how many first ones */
	EHR_SCREEN_CONSISTENCY_RATIO, /* from it on judgements contradict */
	EHR_SCREEN_SETTINGS,
};

enum { EHR_RANDOM_INDICES_MAX = 64 };

struct ehr_screen_rules {
	double setting[EHR_SCREEN_SETTINGS];
	/* by the order of the matrix, from 1; NAN where the table ends */
	double random_index[EHR_RANDOM_INDICES_MAX + 1];
	struct ehr_setting_table settings, indices; /* for the manifest */
};

/* Fills *rules from the built-in tables or the files. Fails (EHR_FAULT_DATA) on
 * a setting that is unknown, missing, repeated or out of its range, and on an
 * order that is no whole number from 1 to 64 or comes twice. */
EHR_MUST_USE int ehr_screen_rules_read(struct ehr_screen_rules *rules,
	const char *settings, const char *indices, struct ehr_err *err);

#endif
