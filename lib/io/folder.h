/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of files that appears whole or not at all. They are written into one
 * with a hidden name beside it, which ehr_folder_commit renames. A program that
 * is killed leaves that one behind.
 */
#ifndef EHR_IO_FOLDER_H
#define EHR_IO_FOLDER_H

#include "base/err.h"

struct ehr_folder;

/* path, which stays, is not there yet, or is an empty folder; anything else is
 * an EHR_FAULT_USAGE. NULL on failure. */
struct ehr_folder *ehr_folder_open(const char *path, struct ehr_err *err);

/* One more file; name has no slash, and no other file has it. */
EHR_MUST_USE int ehr_folder_put(struct ehr_folder *self, const char *name,
	struct ehr_str bytes, struct ehr_err *err);

/* All are on the disk and the folder is there. Frees it, whatever the result. */
EHR_MUST_USE int ehr_folder_commit(
	struct ehr_folder *self, struct ehr_err *err);

/* Removes what was written; frees it. NULL is allowed. */
void ehr_folder_abandon(struct ehr_folder *self);

#endif
