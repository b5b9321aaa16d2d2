/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes of an input file or of memory, as UTF-8, whatever their encoding was.
 * That UTF-8 is valid is not checked here but where rows are cut (io/rows.h),
 * which can be done by several threads.
 */
#ifndef EHR_IO_SOURCE_H
#define EHR_IO_SOURCE_H

#include "io/table.h"

struct ehr_source;

/* path "-": standard input. NULL on failure. */
struct ehr_source *ehr_source_open(
	const char *path, const struct ehr_in_opts *opts, struct ehr_err *err);
struct ehr_source *ehr_source_memory(struct ehr_str bytes);

/* Up to n bytes to p: their number, 0 at the end, -1 on failure. Gives what
 * one read(2) gives and does not wait for more. */
long ehr_source_read(
	struct ehr_source *source, char *p, size_t n, struct ehr_err *err);

/* Is it memory, or a regular file of at most 64 KiB? */
bool ehr_source_is_small(const struct ehr_source *source);

unsigned long long ehr_source_bytes(const struct ehr_source *source);
const char *ehr_source_encoding(const struct ehr_source *source);
/* Of the bytes as they were on disk; hex becomes empty if not asked for. */
void ehr_source_sha256(const struct ehr_source *source, char hex[static 65]);
void ehr_source_close(struct ehr_source *source);

#endif
