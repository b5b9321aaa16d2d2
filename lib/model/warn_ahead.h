/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecasts into warnings: the rows of one issue are followed as if they had
 * come to pass, and the highest level that they reach is what the issue says. At
 * the hour of the issue the warning of the station is opened, raised, lowered or
 * closed so that it has that level.
 */
#ifndef EHR_MODEL_WARN_AHEAD_H
#define EHR_MODEL_WARN_AHEAD_H

#include "model/warn_book.h"

/* One row; those of an issue stand together, in order of time, all later than
 * the issue; issues of a station come in order. */
EHR_MUST_USE int ehr_warn_ahead_row(struct ehr_warn_book *book,
	const struct ehr_row *row, struct ehr_err *err);

/* The last issue ends with the rows. */
EHR_MUST_USE int ehr_warn_ahead_end(
	struct ehr_warn_book *book, struct ehr_err *err);

#endif
