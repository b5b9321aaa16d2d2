/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People in cells. They come as points with a number each, as numbers by
 * cell_id, or as polygons with a number that is spread over their area: each
 * cell gets the number times its share of the polygon's area in the plane, and
 * what lies in no unit is counted, so that the total stays what it was.
 *
 * A cell that nothing speaks of has no number: nobody is known to be there,
 * which is not the same as that nobody is.
 */
#ifndef EHR_MODEL_ZONING_PEOPLE_H
#define EHR_MODEL_ZONING_PEOPLE_H

#include "base/sum.h"
#include "calc/areal.h"
#include "io/reader.h"
#include "model/features.h"
#include "model/zoning.h"
#include "model/zoning_frame.h"

struct ehr_zoning_people {
	struct ehr_zoning *zoning;      /* lent, with its rows */
	struct ehr_zoning_frame *frame; /* lent, known */
	const char *column;             /* that has the numbers */
	struct ehr_sum *cell;           /* by index of the cell */
	bool *known;
	size_t cap;
	struct ehr_sum total;
	struct ehr_sum outside;     /* of total, in no unit */
	struct ehr_sum nowhere;     /* of total, without a place */
	unsigned long n, n_unknown; /* rows or features; without a number */
	unsigned long n_outside;    /* with people in no unit */
	struct ehr_areal areal;
	double (*ring)[2];
	size_t ring_cap;
};

/* Adds the rows of the table: the column of numbers, and lon and lat or
 * cell_id. A number below 0 or unreadable is an EHR_FAULT_DATA. */
EHR_MUST_USE int ehr_zoning_people_rows(struct ehr_zoning_people *people,
	struct ehr_reader *reader, struct ehr_err *err);

/* Adds the features of a GeoJSON document: polygons or points, the number is
 * the property called column. Fails (EHR_FAULT_DATA), naming the feature. */
EHR_MUST_USE int ehr_zoning_people_features(struct ehr_zoning_people *people,
	const struct ehr_json *document, struct ehr_err *err);

/* The people of the cell of that index; false if there is no number. */
bool ehr_zoning_people_of(
	const struct ehr_zoning_people *people, uint32_t index, double *number);

/* Gives back what it holds, not what it was lent. */
void ehr_zoning_people_release(struct ehr_zoning_people *people);

#endif
