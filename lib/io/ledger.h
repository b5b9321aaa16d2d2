/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file that only grows: opened under a lock, so that of two programs one
 * waits for the other and then sees what it wrote; read whole; lines are added
 * at its end all at once and are on the disk when the call returns, or not there
 * at all.
 */
#ifndef EHR_IO_LEDGER_H
#define EHR_IO_LEDGER_H

#include "base/err.h"

struct ehr_ledger;

/* Opens the file, making it if there is none; waits for the lock. NULL on
 * failure. path must outlive it. */
struct ehr_ledger *ehr_ledger_open(const char *path, struct ehr_err *err);

/* All of it, and how much of that is whole lines: a power cut may leave the end
 * of a line unwritten. A line end within quotes ends no line. */
struct ehr_str ehr_ledger_bytes(const struct ehr_ledger *ledger);
size_t ehr_ledger_whole(const struct ehr_ledger *ledger);

/* Puts the unfinished end into the file at path, which must not be there yet,
 * and then takes it off the ledger. */
EHR_MUST_USE int ehr_ledger_mend(
	struct ehr_ledger *ledger, const char *path, struct ehr_err *err);

/* Adds whole lines. On failure the ledger is what it was before. */
EHR_MUST_USE int ehr_ledger_append(
	struct ehr_ledger *ledger, struct ehr_str lines, struct ehr_err *err);

/* Gives the lock back; NULL is allowed. */
void ehr_ledger_close(struct ehr_ledger *ledger);

#endif
