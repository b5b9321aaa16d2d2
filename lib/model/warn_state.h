/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known of each station at the end of a run, as a table, so that the next
 * run goes on from there: columns station, last, missing_h, level, highest,
 * started, opened, raised, lowered, peak, peak_time, lead, action, action_time,
 * action_value, expected_from, expected_until, runs (hours/span/missing/most of
 * each condition, blanks between) and warn_rules (name@version and 12 letters of the
 * SHA-256 of the rules).
 */
#ifndef EHR_MODEL_WARN_STATE_H
#define EHR_MODEL_WARN_STATE_H

#include "io/writer.h"
#include "model/warn_book.h"

extern const char *const ehr_warn_state_columns[];
enum { EHR_WARN_STATE_COLUMNS = 19 };

/* Before any rows are read. Fails if the table is of other rules. */
EHR_MUST_USE int ehr_warn_state_read(struct ehr_warn_book *book,
	struct ehr_reader *reader, struct ehr_err *err);

/* All stations, those that this run had no row of too. */
EHR_MUST_USE int ehr_warn_state_write(const struct ehr_warn_book *book,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
