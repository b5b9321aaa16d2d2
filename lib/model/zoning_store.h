/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rows leave behind in the cells of a zoning (model/zoning.h): counts,
 * highest values, exact sums, words. All of it can be added up, so the order of
 * rows does not matter, and parts of a table can be gathered apart.
 */
#ifndef EHR_MODEL_ZONING_STORE_H
#define EHR_MODEL_ZONING_STORE_H

#include "base/hash.h"
#include "base/sum.h"
#include "model/zoning.h"

#define EHR_ZONING_NONE UINT32_MAX /* no cell, part or mark */

/* The rows of a cell, or of one name in it, for one value. */
struct ehr_zoning_tally {
	unsigned long n; /* rows that have the value */
	double max;
	double high; /* the highest upper bound */
	bool has_high;
	struct ehr_sum sum; /* where it is kept */
};

/* What one name gives to a cell. */
struct ehr_zoning_part {
	uint32_t name, next; /* next: of the same cell */
};

/* That a word stands in a cell. */
struct ehr_zoning_mark {
	uint32_t word, next;
};

struct ehr_zoning_gathered {
	struct ehr_grid_cell at;
	unsigned long n, n_valued; /* rows; rows with any value */
	bool covered;
	double coverage;
	uint32_t part, mark; /* the first, or EHR_ZONING_NONE */
	long more;           /* words that rows have but do not name */
	uint32_t estimate;   /* + 1 of its value between samples; 0: none */
};

struct ehr_zoning_ordered {
	struct ehr_grid_cell at;
	uint32_t cell;
};

struct ehr_zoning {
	const struct ehr_zoning_setup *setup;
	struct ehr_map cells, names, words;
	struct ehr_map parts, marks; /* keys: cell and name, cell and word */
	struct ehr_zoning_gathered *cell;
	struct ehr_zoning_part *part;
	struct ehr_zoning_mark *mark;
	/* n_values for each */
	struct ehr_zoning_tally *cell_tally, *part_tally;
	size_t cell_cap, part_cap, mark_cap;
	struct ehr_zoning_estimate *estimate; /* n_values for each */
	size_t n_estimates, estimate_cap;
	/* of the cells; made by the first question */
	struct ehr_zoning_ordered *order;
	struct ehr_str *sorted; /* words of one cell */
	size_t sorted_cap;
	struct ehr_buf buf;
};

/* The tallies, one a value, of what a name gives to the cell. */
struct ehr_zoning_tally *ehr_zoning_part_of(
	struct ehr_zoning *self, uint32_t cell, struct ehr_str name);

/* A word of incomplete; "more" are those that are not named. */
void ehr_zoning_add_word(
	struct ehr_zoning *self, uint32_t cell, struct ehr_str word);
void ehr_zoning_add_more(struct ehr_zoning *self, uint32_t cell, long more);

static inline struct ehr_zoning_tally *ehr_zoning_tally_of(
	const struct ehr_zoning *self, size_t cell)
{
	return self->cell_tally + cell * self->setup->n_values;
}

#endif
