/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of empirical distributions: a column value, a sample of which each
 * number is as likely (lowest and highest are the ends, and between neighbours
 * it is linear); or columns share and value: shares rise from 0 to 1, and that
 * share of all is at most the value.
 */
#ifndef EHR_MODEL_DIST_FILE_H
#define EHR_MODEL_DIST_FILE_H

#include "base/err.h"
#include "base/hash.h"
#include "calc/distribution.h"

struct ehr_dist_file {
	struct ehr_dist_point *point; /* NULL: not read */
	size_t n;
};

/* Files that were read, each once. { 0 } is none. For one thread. */
struct ehr_dist_files {
	struct ehr_map path;
	struct ehr_dist_file *file; /* by index there */
	size_t cap;
	struct ehr_arena arena;
};

/* The points of the file, 2 or more, which live as long as the files. What is
 * wrong in it is an EHR_FAULT_DATA with file and line; whether shares and
 * values are a distribution, ehr_dist_init says. */
EHR_MUST_USE int ehr_dist_files_find(struct ehr_dist_files *files,
	struct ehr_str path, struct ehr_dist_file *file, struct ehr_err *err);

void ehr_dist_files_release(struct ehr_dist_files *files);

#endif
