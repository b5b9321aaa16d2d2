/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables beside the operands as offices have them: their encoding is found, and
 * columns are known by Chinese headings too (rows "heading=NAME" of words.csv).
 */
#ifndef EHR_MODEL_OFFICE_H
#define EHR_MODEL_OFFICE_H

#include "io/reader.h"

struct ehr_run;

/* The file as open_table gives it, which is ehr_run_side_as. NULL on failure. */
struct ehr_reader *ehr_office_open(struct ehr_run *run,
	struct ehr_reader *(*open_table)(struct ehr_run *run, const char *path,
		const struct ehr_in_opts *opts),
	const char *path, struct ehr_err *err);

#endif
