/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The concentration of a row at every draw, by its column value_dist: a
 * distribution (model/dist_text.h) in the unit of the row's value.
 *
 * Its numbers are the row's own: they hang on what the row is of (source,
 * receptor, time, medium, pollutant and the like, ehr_draw_key_columns), not on
 * where it stands or what its value is. In two dimensions the concentration is
 * one of the outer draws: what is not known of the mean that people meet.
 */
#ifndef EHR_MODEL_DRAW_VALUE_H
#define EHR_MODEL_DRAW_VALUE_H

#include "io/table.h"
#include "model/draw_plan.h"
#include "model/place.h"

#define EHR_VALUE_DIST "value_dist"

extern const char *const ehr_draw_key_columns[];
enum { EHR_DRAW_KEYS = 17 };

/* Where the columns are. */
struct ehr_draw_value_columns {
	long dist, key[EHR_DRAW_KEYS];
};
EHR_MUST_USE int ehr_draw_value_bind(struct ehr_draw_value_columns *columns,
	const struct ehr_header *header, struct ehr_err *err);

/* For one thread. */
struct ehr_draw_value {
	const struct ehr_draw_plan *plan;
	const struct ehr_draw_value_columns *columns;
	struct ehr_dist_files files;
	double *each, *rank; /* one a draw; each by draw of both dimensions */
	bool no_ranks;       /* nobody wants them */
	double most;         /* the highest of them */
};
void ehr_draw_value_init(struct ehr_draw_value *value,
	const struct ehr_draw_plan *plan,
	const struct ehr_draw_value_columns *columns);
void ehr_draw_value_release(struct ehr_draw_value *value);

/* The row's distribution, if it is there. Fails (EHR_FAULT_DATA, column
 * value_dist) if it cannot be read or may give less than 0. */
EHR_MUST_USE int ehr_draw_value_read(
	const struct ehr_draw_value_columns *columns,
	struct ehr_dist_files *files, const struct ehr_row *row,
	struct ehr_dist *dist, bool *there, struct ehr_err *err);

/* Hash of what the row is of. */
uint64_t ehr_draw_value_key(const struct ehr_draw_value_columns *columns,
	const struct ehr_row *row);

/* Draws it in the unit of the medium, which the factor converts to; NULL: it is
 * in it. */
void ehr_draw_value_draw(struct ehr_draw_value *value,
	const struct ehr_dist *dist, uint64_t key,
	const struct ehr_factor *factor);

/* Is the concentration, in the unit of the medium, outside all but 0.1 % of the
 * distribution at either end? */
bool ehr_draw_value_is_unlikely(const struct ehr_dist *dist,
	const struct ehr_place *place, double concentration);

#endif
