/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --progress: rows, bytes, rate and, where the size is known, time left; or, for
 * what is computed behind the reading, steps and time left; one line on a terminal, rewritten a few times a second; nothing elsewhere.
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
	double begun; /* the steps */
	size_t step, steps;
};

void ehr_progress_start(
	struct ehr_progress *progress, const char *const *path, size_t n);
/* For ehr_in_opts.progress. */
void ehr_progress_tell(
	void *self, unsigned long rows, unsigned long long bytes);
/* Once all is read: so many steps of the work that follows are done. */
void ehr_progress_step(
	struct ehr_progress *progress, size_t step, size_t steps);
void ehr_progress_end(struct ehr_progress *progress);

#endif
