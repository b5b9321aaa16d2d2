/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of one health index, for model/air_rows.h:
 *
 *	aqhi aqhi_raw category er er_POLLUTANT... lead n_hours aqhi_na
 *	aqhi_flags, and advice advice_sensitive if asked for
 *
 * Where several methods are asked for, each name ends with _METHOD.
 */
#ifndef EHR_MODEL_AQHI_PART_H
#define EHR_MODEL_AQHI_PART_H

#include "model/air_rows.h"

enum ehr_aqhi_language { EHR_AQHI_NO_ADVICE, EHR_AQHI_EN, EHR_AQHI_ZH };

enum { EHR_AQHI_COLUMNS = 10 + EHR_AQHI_TERMS };

struct ehr_aqhi_part {
	const struct ehr_aqhi_plan *plan;
	size_t number; /* of the plan among all */
	const struct ehr_air_series_opts *opts;
	enum ehr_aqhi_language language;
	const char *column[EHR_AQHI_COLUMNS]; /* in order; arena's */
	size_t columns;
};

/* suffixed: the names end with that of the method. */
void ehr_aqhi_part_init(
	struct ehr_aqhi_part *part, bool suffixed, struct ehr_arena *arena);

struct ehr_air_part ehr_aqhi_part_of(const struct ehr_aqhi_part *part);

/* The index of the i-th frame; *indices: of a method of hours, how many of the
 * day's hours have one. */
void ehr_aqhi_part_report(const struct ehr_aqhi_part *part,
	const struct ehr_air_frames *frames, size_t i,
	struct ehr_aqhi_report *report, int *indices);

/* Is it a column of numbers, with or without the name of a method behind it? */
bool ehr_aqhi_is_number(const char *column);

#endif
