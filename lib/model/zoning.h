/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows gathered into cells: a value for each, its class, how complete it is,
 * and who contributes most.
 *
 * Nothing depends on the order of the rows: sums are exact, ties are settled by
 * bytes, cells come out in order of row, then column.
 *
 * Value of a cell, column by column: the highest of its rows, the mean of them
 * or the number of rows that have one. A row without a value counts in n only;
 * a cell without any has no value and no class, never 0 and never the lowest.
 * There is no sum: the risk of a place is not that of its neighbour added.
 *
 * Class: of the value named, or the worst of all values. The value that decides
 * is that of the highest class, of equals the first.
 *
 * Top: rows are put together by name; the contribution of a name is what the
 * cell's value would be if there were no other (of a mean: its part of the
 * sum). The top is the one with the largest contribution to the value that
 * decides, its share that over the sum of all contributions. What is
 * not above 0 contributes nothing; no top if all is so.
 *
 * Coverage of a cell is the lowest of its rows; where the table has no such
 * column, the share of rows that have a value. Incomplete is the union of the
 * words of its rows; where the table has no such column, no_value if a row has
 * none, coverage if the coverage of a row is below 1.
 * nondetect is added if the upper bounds of a row (what was not detected taken
 * at its limit) lie in a higher class than the cell has.
 * A "+3" at the end of a row's words says how many it does not name; the cell
 * ends with the largest of them.
 */
#ifndef EHR_MODEL_ZONING_H
#define EHR_MODEL_ZONING_H

#include <stdint.h>

#include "base/str.h"
#include "calc/grid.h"
#include "model/zoning_scale.h"

enum ehr_zoning_agg {
	EHR_ZONING_MAX,
	EHR_ZONING_MEAN,
	EHR_ZONING_COUNT,
};

enum {
	EHR_ZONING_VALUES = 8,  /* at most */
	EHR_ZONING_WORST = -1,  /* for class_by */
	EHR_ZONING_WORDS = ';', /* stands between the words of incomplete */
};

struct ehr_zoning_setup {
	size_t n_values;
	enum ehr_zoning_agg agg;
	struct ehr_zoning_scale scale[EHR_ZONING_VALUES];
	bool from_0[EHR_ZONING_VALUES]; /* a risk: nothing is below 0 */
	int class_by;                   /* which value, or EHR_ZONING_WORST */
	bool keep_sums;                 /* of all rows' values, for means */
	bool has_coverage, has_incomplete, has_top; /* columns of the table */
};

struct ehr_zoning_row {
	double value[EHR_ZONING_VALUES]; /* finite */
	bool has[EHR_ZONING_VALUES];
	double high[EHR_ZONING_VALUES]; /* upper bounds, finite */
	bool has_high[EHR_ZONING_VALUES];
	bool covered; /* coverage is known */
	double coverage;
	struct ehr_str incomplete, top;
};

/* How a value between samples was made. */
struct ehr_zoning_estimate {
	uint32_t samples; /* that it was made of */
	double sd;        /* its standard deviation; NAN: not known */
};

struct ehr_zoning_cell {
	struct ehr_grid_cell at;
	uint32_t index; /* in order of first appearance */
	unsigned long n;
	double value[EHR_ZONING_VALUES];
	bool has[EHR_ZONING_VALUES];
	double mean[EHR_ZONING_VALUES]; /* with keep_sums, of what it has */
	unsigned class;                 /* 0: none */
	size_t decided;                 /* which value decided the class */
	bool covered;
	double coverage;
	struct ehr_str incomplete; /* words in order of bytes */
	bool topped;
	struct ehr_str top;
	double top_share;
	bool estimated; /* it has no rows; its values are made */
	struct ehr_zoning_estimate estimate; /* of the value that decided */
};

/* The worst class of the values that are there, of those that the class goes by;
 * 0 if there are none. *decided as in ehr_zoning_cell. */
unsigned ehr_zoning_class(const struct ehr_zoning_setup *setup,
	const double value[static EHR_ZONING_VALUES],
	const bool has[static EHR_ZONING_VALUES], size_t *decided);

struct ehr_zoning;

/* setup must outlive the zoning. Its scales may be set or changed once the rows
 * are in: classes are looked up when a cell is asked for. */
struct ehr_zoning *ehr_zoning_new(const struct ehr_zoning_setup *setup);

void ehr_zoning_add(struct ehr_zoning *zoning, struct ehr_grid_cell at,
	const struct ehr_zoning_row *row);

/* The index of the cell at that place. It is there from then on, without rows if
 * it has none: no value, no class, incomplete is "no_rows". */
uint32_t ehr_zoning_cell_at(struct ehr_zoning *zoning, struct ehr_grid_cell at);

/* Gives a cell that has no rows the values of row, which are made and not
 * sampled, and what is known of each. Only once for a cell. */
void ehr_zoning_fill(struct ehr_zoning *zoning, struct ehr_grid_cell at,
	const struct ehr_zoning_row *row,
	const struct ehr_zoning_estimate *estimate);

/* Has a cell there rows? */
bool ehr_zoning_has_rows(
	const struct ehr_zoning *zoning, struct ehr_grid_cell at);

/* Number of cells. */
size_t ehr_zoning_count(const struct ehr_zoning *zoning);

/* The i-th cell in order of row, then column; no rows may be added after the
 * first call. Its texts live until the next call. */
void ehr_zoning_cell(
	struct ehr_zoning *zoning, size_t i, struct ehr_zoning_cell *cell);

void ehr_zoning_free(struct ehr_zoning *zoning);

#endif
