/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Summaries (--summary) of ehrisk-aqhi.
 */
#ifndef EHR_CMD_AQHI_SUMMARY_H
#define EHR_CMD_AQHI_SUMMARY_H

#include "app/run.h"
#include "aqhi/quality.h"
#include "model/air_fold.h"
#include "model/air_summary.h"

enum { AQHI_SCHEMES = 32, AQHI_GOALS = 16 };

struct aqhi_summary {
	struct ehr_air_limits limits;
	bool has_limits;
	const struct ehr_air_edition *edition[EHR_AIR_EDITIONS];
	size_t n_editions;
	struct ehr_air_dust dust;
	struct ehr_air_goal goal[AQHI_GOALS];
	size_t n_goals;
	/* of the input, from its header on */
	struct ehr_aqi_basis basis;
	struct ehr_aqi_plan plan[AQHI_STANDARDS];
	struct ehr_air_fold fold;
	struct ehr_air_indices *indices[AQHI_SCHEMES];
	struct ehr_air_scheme scheme[AQHI_SCHEMES];
};

/* Is a summary asked for? */
bool aqhi_summary_wanted(void);

/* Limits, days of dust and goals. Does nothing where no summary is asked for. */
EHR_MUST_USE int aqhi_summary_open(
	struct aqhi_summary *summary, struct ehr_run *run);
void aqhi_summary_close(struct aqhi_summary *summary);

/* What a summary needs of a run's parts; all lent. */
struct aqhi_summary_of {
	const struct ehr_air_series_opts *opts;
	const struct ehr_air_table *table;
	const struct ehr_aqhi_part *health;
	size_t n_health;
	const struct aqhi_quality *quality;
};

/* Gets ready to gather frames: ehr_air_fold with &summary->fold. */
EHR_MUST_USE int aqhi_summary_prepare(struct aqhi_summary *summary,
	const struct aqhi_summary_of *of, struct ehr_err *err);

/* Writes the summary of all that was gathered. */
EHR_MUST_USE int aqhi_summary_write(struct aqhi_summary *summary,
	const struct aqhi_summary_of *of, struct ehr_run *run);

#endif
