/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where records go that cannot be read: a CSV file with the columns
 * file,line,column,reason,expected,found,record.
 */
#ifndef EHR_IO_REJECTS_H
#define EHR_IO_REJECTS_H

#include "base/err.h"

struct ehr_rejects;

/* max < 0: no limit. NULL on failure. */
struct ehr_rejects *ehr_rejects_open(
	const char *path, long max, struct ehr_err *err);
/* Adds the record for err (a data fault). -1 if it cannot be written, or is
 * one more than allowed: err then says so. */
EHR_MUST_USE int ehr_rejects_add(struct ehr_rejects *rejects,
	struct ehr_str record, struct ehr_err *err);
unsigned long ehr_rejects_count(const struct ehr_rejects *rejects);
/* Closes; frees whatever the result. NULL is allowed. */
EHR_MUST_USE int ehr_rejects_close(
	struct ehr_rejects *rejects, struct ehr_err *err);

#endif
