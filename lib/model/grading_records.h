/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records of enterprises (violations, crimes, events, visits, samples), counted
 * by the windows of the rules. A window of so many months ends with the day of
 * grading, which is in it, and begins behind the same day that many months
 * before. An enterprise without records has 0 of each.
 */
#ifndef EHR_MODEL_GRADING_RECORDS_H
#define EHR_MODEL_GRADING_RECORDS_H

#include "calc/calendar_day.h"
#include "model/grading_facts.h"

/* YYYY-MM-DD, of which nothing but T or a blank and a time may follow. */
bool ehr_grading_day(struct ehr_str text, struct ehr_day *day);

/* Appends YYYY-MM-DD. */
void ehr_grading_put_day(struct ehr_buf *out, struct ehr_day day);

/* Needs source_id, date and kind; severity is used where it is. To be called
 * when all other tables are read. */
EHR_MUST_USE int ehr_grading_read_records(struct ehr_grading_facts *facts,
	struct ehr_day today, struct ehr_reader *reader, struct ehr_err *err);

#endif
