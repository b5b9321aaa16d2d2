/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frames of days (model/air_frame.h) gathered for a summary: their values for
 * quality indices and limits, and the health indices made of them.
 */
#ifndef EHR_MODEL_AIR_FOLD_H
#define EHR_MODEL_AIR_FOLD_H

#include "model/air_days.h"
#include "model/air_indices.h"
#include "model/air_rows.h"
#include "model/aqhi_part.h"

struct ehr_air_fold {
	const struct ehr_air_series_opts *opts;
	struct ehr_air_days *days;
	const struct ehr_aqhi_part *part; /* of health indices */
	struct ehr_air_indices **indices; /* one each */
	size_t parts;
	long city_at;        /* which of the kept columns names the city; or
			 EHR_NO_COLUMN */
	const char *city;    /* that all stations are in, if no column says; or
			     NULL */
	struct ehr_buf name; /* released by the owner */
};

/* For struct ehr_air_rows_opts: self is a struct ehr_air_fold. */
void ehr_air_fold(void *self, const struct ehr_air_frames *frames);

#endif
