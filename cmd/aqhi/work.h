/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A run of ehrisk-aqhi: its methods, and what they are made ready to.
 */
#ifndef EHR_CMD_AQHI_WORK_H
#define EHR_CMD_AQHI_WORK_H

#include "app/run.h"
#include "aqhi/quality.h"
#include "aqhi/summary.h"
#include "model/aqhi_means.h"
#include "model/aqhi_part.h"

enum { AQHI_METHODS = 16 };

struct aqhi_work {
	struct ehr_run *run;
	struct ehr_arena arena;
	/* tables */
	struct ehr_aqhi_methods *methods;
	double setting[EHR_AQHI_SETTINGS];
	struct ehr_aqhi_overrides overrides;
	const struct ehr_aqhi_method *method[AQHI_METHODS]; /* asked for */
	size_t n;
	struct aqhi_quality quality;
	struct aqhi_summary summary;
	/* of the input, from its header on */
	struct ehr_air_table table;
	struct ehr_air_series_opts opts;
	struct ehr_aqhi_plan plan[AQHI_METHODS];
	struct ehr_aqhi_part part[AQHI_METHODS];
	struct ehr_air_series *series;
	struct ehr_air_rows *rows;
	struct ehr_header keys; /* of rows made anew; n 0: the table's own */
	const char **column;    /* appended */
	size_t columns;
};

/* Tables and methods. */
EHR_MUST_USE int aqhi_open(struct aqhi_work *work, struct ehr_run *run);
void aqhi_close(struct aqhi_work *work);

/* All that hangs on the header. */
EHR_MUST_USE int aqhi_prepare(struct aqhi_work *work,
	const struct ehr_header *header, struct ehr_err *err);

/* Writes the summary, where one is asked for. */
EHR_MUST_USE int aqhi_conclude(struct aqhi_work *work);

/* What is to be said on standard error when all is read. */
void aqhi_tell(struct aqhi_work *work);

#endif
