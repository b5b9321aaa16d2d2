/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a sample was taken, as far as its row says it, and whether a limit was in
 * force then.
 */
#ifndef EHR_MODEL_LIMIT_MOMENT_H
#define EHR_MODEL_LIMIT_MOMENT_H

#include <stdbool.h>

#include "base/err.h"

struct ehr_limit_moment {
	bool known;
	long from, to; /* its first and last day, base/day.h */
	struct ehr_str text;
};

/* From the cells time (ISO 8601: a day, a month, a year, a time of day) or, where
 * it is empty, year. Fails (EHR_FAULT_DATA) on other texts. */
EHR_MUST_USE int ehr_limit_moment_read(struct ehr_limit_moment *moment,
	struct ehr_str time, struct ehr_str year, struct ehr_err *err);

enum ehr_limit_when {
	EHR_LIMIT_IN_FORCE, /* on all its days */
	EHR_LIMIT_PARTLY,
	EHR_LIMIT_BEFORE_OR_AFTER,
	EHR_LIMIT_NO_DAY, /* it is not known */
};
enum ehr_limit_when ehr_limit_moment_in(
	const struct ehr_limit_moment *moment, long from, long to);

#endif
