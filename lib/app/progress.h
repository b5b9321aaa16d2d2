/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --progress: rows, bytes, rate and, where the size is known, time left; one
 * line on a terminal, rewritten a few times a second; nothing elsewhere.
 */
#ifndef EHR_APP_PROGRESS_H
#define EHR_APP_PROGRESS_H

#include "base/str.h"

struct ehr_progress {
	bool on;
	double start, shown;            /* seconds of a clock */
	unsigned long long total;       /* bytes of the inputs; 0: not known */
	unsigned long long done, bytes; /* earlier files; of this one */
	unsigned long rows;
};

void ehr_progress_start(
	struct ehr_progress *progress, const char *const *path, size_t n);
/* For ehr_in_opts.progress. */
void ehr_progress_tell(
	void *self, unsigned long rows, unsigned long long bytes);
void ehr_progress_end(struct ehr_progress *progress);

#endif
