/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pollutants of a map file: its lists "pollutants" and "defaults".
 */
#ifndef EHR_MODEL_MAPPING_MEASURE_H
#define EHR_MODEL_MAPPING_MEASURE_H

#include "model/mapping.h"

/* What holds for a pollutant that does not say otherwise (text NULL: it must,
 * or need not say it), and the tables to check with. */
struct ehr_measure_defaults {
	const char *trait[EHR_TRAITS];
	const struct ehr_units *units;
	const struct ehr_words *words;
};

/* Name of the trait: its canonical column. */
const char *ehr_trait_name(enum ehr_trait trait);

/* The pollutants of the map, in its order; in arena. A map that only lists
 * sources may have none. NULL on failure. */
struct ehr_measure *ehr_measures_read(const struct ehr_yaml *map,
	const struct ehr_measure_defaults *defaults, struct ehr_arena *arena,
	size_t *n, struct ehr_err *err);

#endif
