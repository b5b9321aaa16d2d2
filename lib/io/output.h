/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where bytes go: standard output, or a file that appears whole or not at
 * all. With a path to a regular file (or to nothing yet) the bytes are written
 * beside it and renamed over it by ehr_output_commit; devices and pipes are
 * written directly. write(2), continued after short writes and signals.
 */
#ifndef EHR_IO_OUTPUT_H
#define EHR_IO_OUTPUT_H

#include "base/err.h"

struct ehr_output;

/* path NULL: standard output. NULL on failure. */
struct ehr_output *ehr_output_open(
	const char *path, bool digest, struct ehr_err *err);

EHR_MUST_USE int ehr_output_write(struct ehr_output *out, const void *bytes,
	size_t n, struct ehr_err *err);

/* Closes and, for a file, syncs and renames: from here on it is there. Frees
 * out, whatever the result. */
EHR_MUST_USE int ehr_output_commit(struct ehr_output *out, struct ehr_err *err);

/* Throws away what was written to a file; frees out. NULL is allowed. */
void ehr_output_abandon(struct ehr_output *out);

/* Bytes so far and, if asked for at opening, their SHA-256 as 64 letters. */
unsigned long long ehr_output_bytes(const struct ehr_output *out);
void ehr_output_sha256(const struct ehr_output *out, char hex[static 65]);

#endif
