/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grade of an enterprise after HJ 941-2018: Q, M and E for air and for
 * water, the matrix, the higher of the two grades, and how it is written.
 *
 * Each class is a set of those still possible. The grade is the mildest that
 * can be, so a lower bound; grade_high is the worst. Where they differ, or
 * substances are unmatched, incomplete says why. Without a row of what is on
 * site there is no grade.
 *
 * M of the process is capped (event_settings, hj941_process_most), here only.
 */
#ifndef EHR_MODEL_EVENT_GRADE_H
#define EHR_MODEL_EVENT_GRADE_H

#include "io/writer.h"
#include "model/event_quotient.h"
#include "model/event_sites.h"

enum { EHR_EVENT_GRADE_OUTS = 24 };
extern const char *const ehr_event_grade_outs[EHR_EVENT_GRADE_OUTS + 1];

struct ehr_event_grading;

/* Fails (EHR_FAULT_DATA) if the tables lack a part of the method. NULL on
 * failure. tables, amounts and sites (which may be NULL) must outlive it. */
struct ehr_event_grading *ehr_event_grading_new(
	const struct ehr_event_tables *tables,
	const struct ehr_event_amounts *amounts,
	const struct ehr_event_sites *sites, struct ehr_err *err);
void ehr_event_grading_free(struct ehr_event_grading *grading);

struct ehr_event_graded {
	bool is_graded;
	size_t low, high;             /* grades by their place */
	const char *word, *word_high; /* "" where there is none */
	bool is_incomplete;
};

/* Grades the i-th source; what it found stays for ehr_event_grading_write. */
struct ehr_event_graded ehr_event_grade(
	struct ehr_event_grading *grading, size_t i);

/* The source graded last as a row of ehr_event_grade_outs. */
EHR_MUST_USE int ehr_event_grading_write(struct ehr_event_grading *grading,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
