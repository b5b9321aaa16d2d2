/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is a file fit to stand in for one of the tables that tasks of plans are read
 * with? Asked of their loaders.
 */
#ifndef EHR_REF_RECHECK_PLAN_H
#define EHR_REF_RECHECK_PLAN_H

#include "base/err.h"

/* Is it one of those tables? */
bool ehr_recheck_plan_knows(const char *table);

/* 0 if it is fit, else -1 and what is wrong. */
EHR_MUST_USE int ehr_recheck_plan(
	const char *table, const char *path, struct ehr_err *err);

#endif
