/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of ehrisk-score --levels: one row for each chemical and case of a
 * medium.
 *
 *     cas pollutant medium point_type layer item unit
 *     level_nc level_ca   where HQ and CR are the targets; empty: no value, or
 *                         never (flag)
 *     level basis         the lowest, and which it is: noncancer:PATH or
 *                         cancer:PATH, the path that adds most; saturation
 *     saturation          what the medium holds at most, where it is known
 *     hcvs rcvs cvspgw    of profiles with the formulas of HJ 25.3: as the
 *     hcvg rcvg           standard has them, which knows no saturation
 *     tox_src profile score_flags not_scored
 */
#ifndef EHR_MODEL_LEVELS_TABLE_H
#define EHR_MODEL_LEVELS_TABLE_H

#include "io/writer.h"
#include "model/levels.h"
#include "model/levels_cases.h"
#include "model/pollutant.h"
#include "model/scoring.h"

/* Flags of a level. */
#define EHR_WORD_NC_NEVER "nc_not_reachable"
#define EHR_WORD_CA_NEVER "ca_not_reachable"
#define EHR_WORD_ABOVE_SATURATION "level_above_saturation"
#define EHR_WORD_ABOVE_PURE "level_above_pure"

/* The first columns of the table, cas to unit, say what a level is of. */
enum { EHR_LEVELS_WHOSE = 7 };

struct ehr_levels_table {
	const struct ehr_scoring *scoring; /* need not be bound */
	struct ehr_level_targets targets;  /* the profile's */
	struct ehr_level_cases cases;
	struct ehr_pollutants pollutants;
	const char **column; /* ended by NULL */
	size_t n_column;
	struct ehr_buf text;
	struct ehr_arena arena;
};

void ehr_levels_table_init(
	struct ehr_levels_table *table, const struct ehr_scoring *scoring);
void ehr_levels_table_release(struct ehr_levels_table *table);

/* The rows of a pollutant that somebody asked for, one a case, also where there
 * is no level: not_scored says why. One row for what is no chemical of the
 * table. */
EHR_MUST_USE int ehr_levels_table_named(struct ehr_levels_table *table,
	struct ehr_str cas, struct ehr_str name, struct ehr_writer *writer,
	struct ehr_err *err);

/* The rows of all chemicals of the toxicity table that have a level, in its
 * order. */
EHR_MUST_USE int ehr_levels_table_all(struct ehr_levels_table *table,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
