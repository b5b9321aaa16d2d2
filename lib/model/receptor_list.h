/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Receptors that are stored one by one: what model/receptor_file.h reads into,
 * and serves from. For that module only.
 */
#ifndef EHR_MODEL_RECEPTOR_LIST_H
#define EHR_MODEL_RECEPTOR_LIST_H

#include "base/hash.h"
#include "io/table.h"
#include "model/receptor_file.h"
#include "model/receptor_kind.h"

struct ehr_listed_receptor {
	struct ehr_str id, cell_id;
	const char *text; /* of the carried cells, one behind another */
	const char *file;
	unsigned long line;
	double lon, lat, easting, northing;
	struct ehr_grid_cell cell;
	double cell_m; /* above 0: it stands for the cell */
};

struct ehr_receptor_list {
	struct ehr_receptors base; /* its n is 0 until they are placed */
	struct ehr_listed_receptor *receptor;
	size_t n, cap;
	uint32_t *end; /* of the carried cells of each, in its text */
	size_t ends_cap;
	char **name; /* of the carried columns, base.n_carried of them */
	size_t *at;  /* where they stand in a row */
	struct ehr_map ids;
	struct ehr_zoning_grid grid; /* of the cell_id; its size is not used */
	struct ehr_receptor_tile *tile;
	size_t tiles_cap;
	struct ehr_receptor_report report;
	struct ehr_arena arena;
};

struct ehr_receptor_list *ehr_receptor_list_new(void);

/* The columns of the table that are carried: all but those in not_these. */
void ehr_receptor_list_columns(struct ehr_receptor_list *list,
	const struct ehr_header *header, const long *not_these, size_t n);

/* Adds the receptor with the carried cells of the row. Its id must be the
 * list's, its cell_id is copied unless it is the id. */
void ehr_receptor_list_add(struct ehr_receptor_list *list,
	const struct ehr_listed_receptor *receptor, const struct ehr_row *row);

#endif
