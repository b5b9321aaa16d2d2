/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells as rows of a table, or as GeoJSON polygons with the same columns as
 * properties: cell_id crs cell_m col row lon lat n, the values, class
 * class_name class_lo class_hi coverage incomplete top top_share. lon and lat
 * are those of the cell's middle. class_lo is where the class begins (not in
 * it), class_hi where it ends (in it), on the scale of the value that decided.
 */
#ifndef EHR_RENDER_ZONING_TABLE_H
#define EHR_RENDER_ZONING_TABLE_H

#include "io/output.h"
#include "io/writer.h"
#include "model/zoning.h"
#include "model/zoning_frame.h"

enum {
	EHR_ZONING_MORE = 4,          /* lots of further columns */
	EHR_ZONING_MORE_COLUMNS = 32, /* in all */
	EHR_ZONING_COLUMNS = 16 + EHR_ZONING_VALUES + EHR_ZONING_MORE_COLUMNS,
};

/* Columns behind all others, of whoever knows more of a cell. */
struct ehr_zoning_more {
	const char *const *column; /* lent */
	size_t n;
	/* writes a value for each of them */
	void (*put)(void *self, const struct ehr_zoning_cell *cell,
		struct ehr_writer *writer);
	void *self;
};

struct ehr_zoning_table {
	const struct ehr_zoning_setup *setup;
	struct ehr_zoning *zoning;
	struct ehr_zoning_frame *frame; /* known if there are cells */
	const char *column[EHR_ZONING_COLUMNS];
	size_t n;
	struct ehr_zoning_more more[EHR_ZONING_MORE];
	size_t n_more;
	struct ehr_arena arena;
	struct ehr_buf text;
};

/* value names the n_values columns that were zoned; a count of rows is called
 * NAME_count. Fails with EHR_FAULT_USAGE if a name is that of another column
 * of the table. setup, zoning, grid and names are lent. */
EHR_MUST_USE int ehr_zoning_table_init(struct ehr_zoning_table *table,
	const struct ehr_zoning_setup *setup, const char *const *value,
	struct ehr_err *err);
/* Appends columns. Fails with EHR_FAULT_USAGE if a value has the name of one. */
EHR_MUST_USE int ehr_zoning_table_extend(struct ehr_zoning_table *table,
	const struct ehr_zoning_more *more, struct ehr_err *err);
void ehr_zoning_table_release(struct ehr_zoning_table *table);

/* All cells into a writer of the table's columns. */
EHR_MUST_USE int ehr_zoning_table_rows(struct ehr_zoning_table *table,
	struct ehr_writer *writer, struct ehr_err *err);

/* All cells as a FeatureCollection; of opts, digits, prefix, columns and
 * is_number hold. out NULL: it could not be opened, which err says. */
EHR_MUST_USE int ehr_zoning_table_geojson(struct ehr_zoning_table *table,
	const struct ehr_out_opts *opts, struct ehr_output *out,
	struct ehr_err *err);

#endif
