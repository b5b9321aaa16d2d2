/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row's medium, point type, quantity, layer and unit mean under a
 * profile. Rows repeat the same few combinations, so each is worked out when it
 * is first met and then found by comparing texts. One collection per thread.
 */
#ifndef EHR_MODEL_PLACE_H
#define EHR_MODEL_PLACE_H

#include "ref/profile.h"
#include "ref/unit.h"

enum ehr_place_cell {
	EHR_PLACE_MEDIUM,
	EHR_PLACE_POINT_TYPE,
	EHR_PLACE_QUANTITY,
	EHR_PLACE_LAYER,
	EHR_PLACE_ITEM,
	EHR_PLACE_UNIT,
	EHR_PLACE_CELLS,
};

struct ehr_place {
	struct ehr_str cell[EHR_PLACE_CELLS]; /* copies */
	const char *word; /* why such rows are not scored; NULL: they are */
	struct ehr_str detail; /* a cell of the above */
	bool in_scope;         /* people are exposed there */
	size_t medium;         /* of the profile */
	bool bad_unit;         /* the unit cannot be turned into the medium's */
	bool convert;          /* by the factor */
	struct ehr_factor factor;
	bool no_point_type, no_layer; /* not stated, and it may matter */
	/* As scored: where the row states none, the first of the profile. */
	struct ehr_str point_type, layer, item;
	struct ehr_buf text; /* of the cells */
};

enum { EHR_PLACES = 32 };

struct ehr_places {
	const struct ehr_profile *profile;
	const struct ehr_units *units;
	struct ehr_place place[EHR_PLACES];
	size_t n, last, next;
};

/* The place of these cells (empty where the column is absent). Lives until the
 * next call. */
const struct ehr_place *ehr_places_find(struct ehr_places *places,
	const struct ehr_str cell[static EHR_PLACE_CELLS]);

void ehr_places_release(struct ehr_places *places);

#endif
