/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The manifest of a run: what was read, used and written, as JSON, for whoever
 * must defend the numbers. No clock, no machine: same run, same bytes.
 */
#ifndef EHR_APP_MANIFEST_H
#define EHR_APP_MANIFEST_H

#include "base/mem.h"
#include "io/reader.h"

struct ehr_manifest {
	struct ehr_arena arena;
	struct ehr_buf inputs, used, facts; /* members, made as they come */
};

void ehr_manifest_input(
	struct ehr_manifest *manifest, const struct ehr_input_facts *facts);
void ehr_manifest_used(struct ehr_manifest *manifest, const char *kind,
	const char *name, const char *path, const char *sha256);
/* kind "table", and its rows. */
void ehr_manifest_table(struct ehr_manifest *manifest, const char *name,
	const char *path, const char *sha256, size_t rows);
void ehr_manifest_fact(
	struct ehr_manifest *manifest, const char *name, const char *value);
void ehr_manifest_release(struct ehr_manifest *manifest);

/* What stands in it besides. */
struct ehr_manifest_run {
	const char *program;
	int argc;
	char **argv;
	const char *output; /* NULL: standard output */
	unsigned long long bytes;
	unsigned long rows;
	bool has_rows;
	const char *sha256;
	const char *rejects; /* NULL: none asked for */
	unsigned long rejected;
};
EHR_MUST_USE int ehr_manifest_write(const struct ehr_manifest *manifest,
	const char *path, const struct ehr_manifest_run *run,
	struct ehr_err *err);

#endif
