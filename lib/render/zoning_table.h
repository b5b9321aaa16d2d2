/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells as rows of a table, or as GeoJSON polygons with the same columns as
 * properties:
 *
 *     cell_id crs cell_m col row lon lat n      of a grid
 *     cell_id cell_name (kept properties) crs lon lat area_km2 n    of units
 *
 * then the values, class class_name class_lo class_hi coverage incomplete top
 * top_share, then what others add. lon and lat are those of the middle of a
 * square, of a point inside a unit. class_lo is where the class begins (not in
 * it), class_hi where it ends (in it), on the scale of the value that decided.
 */
#ifndef EHR_RENDER_ZONING_TABLE_H
#define EHR_RENDER_ZONING_TABLE_H

#include "io/output.h"
#include "io/writer.h"
#include "model/zoning.h"
#include "model/zoning_frame.h"

/* Further columns, of whoever knows more of a cell: put writes those of one
 * row. */
struct ehr_zoning_more {
	const char *const *column; /* lent */
	size_t n;
	void (*put)(void *self, const struct ehr_zoning_cell *cell,
		struct ehr_writer *writer);
	void *self;
};

enum { EHR_ZONING_MORE = 8 };

struct ehr_zoning_table {
	const struct ehr_zoning_setup *setup;
	struct ehr_zoning *zoning;
	struct ehr_zoning_frame *frame; /* known if there are cells */
	const char **column;
	size_t n, cap;
	struct ehr_zoning_more more[EHR_ZONING_MORE];
	size_t n_more;
	bool only_rows; /* squares without rows are passed over */
	struct ehr_arena arena;
	struct ehr_buf text;
};

/* value names the n_values columns that were zoned; a count of rows is called
 * NAME_count. Fails with EHR_FAULT_USAGE if a name is that of another column
 * of the table. setup, frame, whose units must be there by now, and names are
 * lent; zoning is set before rows are written. */
EHR_MUST_USE int ehr_zoning_table_init(struct ehr_zoning_table *table,
	const struct ehr_zoning_setup *setup, struct ehr_zoning_frame *frame,
	const char *const *value, struct ehr_err *err);
void ehr_zoning_table_release(struct ehr_zoning_table *table);

/* Columns behind those there are; what more points to must outlive the table.
 * Fails as above. */
EHR_MUST_USE int ehr_zoning_table_extend(struct ehr_zoning_table *table,
	const struct ehr_zoning_more *more, struct ehr_err *err);

/* All cells into a writer of the table's columns. */
EHR_MUST_USE int ehr_zoning_table_rows(struct ehr_zoning_table *table,
	struct ehr_writer *writer, struct ehr_err *err);

/* All cells as a FeatureCollection; of opts, digits, prefix, columns and
 * is_number hold. out NULL: it could not be opened, which err says. */
EHR_MUST_USE int ehr_zoning_table_geojson(struct ehr_zoning_table *table,
	const struct ehr_out_opts *opts, struct ehr_output *out,
	struct ehr_err *err);

/* A number that --digits does not touch; a number if it is there. */
void ehr_zoning_put_exact(struct ehr_writer *writer, double value);
void ehr_zoning_put_if(struct ehr_writer *writer, bool there, double value);

#endif
