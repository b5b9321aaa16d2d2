/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is a file fit to stand in for one of the tables of health and quality indices? Asked of
 * their loaders; what refers to another table is held against the built-in one.
 */
#ifndef EHR_REF_RECHECK_AIR_H
#define EHR_REF_RECHECK_AIR_H

#include "base/err.h"

/* Is it one of those tables? */
bool ehr_recheck_air_knows(const char *table);

/* 0 if it is fit, else -1 and what is wrong. */
EHR_MUST_USE int ehr_recheck_air(
	const char *table, const char *path, struct ehr_err *err);

#endif
