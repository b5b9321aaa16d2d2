/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Climatologies as tables, a row for each direction, stability and wind:
 *
 *	direction   where the wind comes from: degrees or a point of the compass;
 *	            calm; all: the same in all directions
 *	stability   A to F, or 1 to 6
 *	wind_m_s    the speed that stands for the class; may be empty for calms
 *	share       of all hours; they sum to 1, within 0.01. Or instead:
 *	hours       how many
 *	lid_m, air_temp_k, ref_height_m, sectors
 *	            may be missing: mixing height of the stability; air
 *	            temperature, height of the wind, number of sectors of all
 *
 * Combinations that are not there do not occur. Without the column sectors their
 * number is the least of 8, 16, 36, and then all others up to 360, on which all
 * directions fall; rows for all directions alone make 16.
 *
 * The built-in ones stand in data/climates.csv, by the column climate.
 */
#ifndef EHR_MODEL_CLIMATE_FILE_H
#define EHR_MODEL_CLIMATE_FILE_H

#include "base/err.h"
#include "base/mem.h"
#include "calc/climate.h"

struct ehr_climate_facts {
	char sha256[65];
	size_t rows;
	bool built_in;     /* of the table climates, or its replacement */
	double calm_share; /* that was shared out */
	double total;      /* of the column share before it was made 1 */
};

/* Which one, and what is taken where it says nothing. */
struct ehr_climate_choice {
	const char *name;       /* in the table climates, or of a file */
	const char *table_path; /* a file in the table's place, or NULL */
	double calm_m_s;        /* wind of calms whose stability has no other */
};

/* The climatology of the table climates that is called so, otherwise of the file
 * of that name. Memory is the arena's.
 * Fails (EHR_FAULT_DATA, with file, line and column) on a direction, stability,
 * wind (0 or more, and below 200) or amount that cannot be read or is negative,
 * on a combination that stands twice, a number of sectors that is not whole, on shares that do not sum to 1, where
 * nothing is above 0, and where rows disagree on what holds for all of
 * them. */
EHR_MUST_USE int ehr_climate_open(const struct ehr_climate_choice *choice,
	struct ehr_climate *climate, struct ehr_climate_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
