/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who goes: inspectors drawn for each visit, each visit for itself, so that more
 * visits never change the earlier ones.
 *
 * For a visit to ID the inspectors stand in the order of the SHA-256 of
 * "SEED/inspectors:ID:INSPECTOR". Those on leave and those in conflict with the
 * enterprise are passed over; the first goes, and then whoever made no pair with
 * one of those taken in a visit there before; if too few are left, the
 * draw begins with the next one.
 */
#ifndef EHR_MODEL_INSPECTORS_H
#define EHR_MODEL_INSPECTORS_H

#include "model/visits.h"

struct ehr_inspectors {
	struct ehr_map id;
	struct ehr_map conflict; /* inspector, line end, enterprise */
	bool *away;
	size_t present; /* not away */
};

/* Columns: inspector_id, leave_from, leave_until, conflicts. */
extern const char *const ehr_inspector_columns[5];

/* Fills *inspectors, which was { 0 }. An inspector with several leaves or
 * conflicts may have several rows; on leave is who has one with the day in it. An
 * empty leave_until is a leave without end. Fails on a number with a ':' or a
 * blank in it, and on days that cannot be read. */
EHR_MUST_USE int ehr_inspectors_read(struct ehr_inspectors *inspectors,
	struct ehr_reader *reader, long day, struct ehr_err *err);
void ehr_inspectors_release(struct ehr_inspectors *inspectors);

struct ehr_inspector_draw {
	const char *seed;
	const struct ehr_inspectors *inspectors;
	const struct ehr_visits *visits; /* NULL: no records */
	long pairs_from; /* pairs that went before this day may go again */
	size_t seats;
};

/* The numbers of those drawn for a visit to the enterprise, blanks between, into
 * text; empty if there are too few. uscc may be empty. */
void ehr_inspectors_draw(const struct ehr_inspector_draw *draw,
	struct ehr_str source, struct ehr_str uscc, struct ehr_buf *text);

#endif
