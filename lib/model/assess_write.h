/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Assessments as tables: a row for each rule and then for the total and the
 * grade, or a row for each unit.
 */
#ifndef EHR_MODEL_ASSESS_WRITE_H
#define EHR_MODEL_ASSESS_WRITE_H

#include "io/writer.h"
#include "model/assess.h"

enum { EHR_ASSESS_COLUMNS = 17, EHR_ASSESS_SUMMARY_COLUMNS = 12 };
extern const char *const ehr_assess_columns[EHR_ASSESS_COLUMNS];
extern const char *const ehr_assess_summary_columns[EHR_ASSESS_SUMMARY_COLUMNS];

/* The unit that assess holds; its cells stand before the columns. */
EHR_MUST_USE int ehr_assess_write(const struct ehr_assess *assess, size_t unit,
	struct ehr_writer *writer, struct ehr_err *err);
EHR_MUST_USE int ehr_assess_write_summary(const struct ehr_assess *assess,
	size_t unit, struct ehr_writer *writer, struct ehr_err *err);

#endif
