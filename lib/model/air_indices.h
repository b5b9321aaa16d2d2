/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Indices of stations, one a day: health indices whose days are summed up beside
 * those of quality indices.
 */
#ifndef EHR_MODEL_AIR_INDICES_H
#define EHR_MODEL_AIR_INDICES_H

#include <stdbool.h>
#include <stddef.h>

struct ehr_air_indices;

struct ehr_air_indices *ehr_air_indices_new(void);
void ehr_air_indices_free(struct ehr_air_indices *indices);

/* The index of a day (NAN: above all that the method has numbers for) and its
 * level, from 1; 0: none. Days of a station come in order. */
void ehr_air_indices_put(struct ehr_air_indices *indices, size_t station,
	long day, double index, int level);

/* The index of a day; false if it has none. */
bool ehr_air_indices_get(const struct ehr_air_indices *indices, size_t station,
	long day, double *index, int *level);

#endif
