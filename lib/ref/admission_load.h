/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of admission from their YAML document. For ref/admission_rule.c.
 */
#ifndef EHR_REF_ADMISSION_LOAD_H
#define EHR_REF_ADMISSION_LOAD_H

#include "ref/admission_rule.h"

/* Fills the empty *rules. Fails (EHR_FAULT_USAGE) with file, line and key. */
EHR_MUST_USE int ehr_admission_load(struct ehr_admission_rules *rules,
	const struct ehr_yaml *root, struct ehr_err *err);

#endif
