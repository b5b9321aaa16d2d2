/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sums that sources report, by their name_zh in the table scope: which of them
 * stand beside one that holds them, and which of those are more than it, as no part
 * can be.
 *
 * Rows of one source, receptor, year, time, medium, point type and quantity stand
 * beside each other if they are of the same outlet, or one of them names none. A
 * sum at an outlet is compared with its holder at that outlet; where one of the
 * two is without an outlet there, all of the one with all of the other. Rows of the
 * same sum are added up; of what does not add up, as concentrations, one row is
 * compared with one.
 */
#ifndef EHR_MODEL_SPECIATE_SUMS_H
#define EHR_MODEL_SPECIATE_SUMS_H

#include "base/hash.h"
#include "ref/scope.h"
#include "ref/unit.h"

/* The cells of a row that tell it apart, cell below: source_id, receptor_id, year, time,
 * medium, point_type, quantity, outlet. */
enum {
	EHR_REPORTED_QUANTITY = 6,
	EHR_REPORTED_KEYS = 7, /* those before outlet */
	EHR_REPORTED_OUTLET = EHR_REPORTED_KEYS,
};
/* An outlet that stands for all. */
extern const struct ehr_str ehr_reported_any;

/* The key of what (a CAS number, or the name of a sum) at the outlet; in text. */
struct ehr_str ehr_reported_key(const struct ehr_str *cell,
	struct ehr_str outlet, struct ehr_str what, struct ehr_buf *text);
/* Is what in the map at the outlet of the cells, or where one of the two names
 * none? */
bool ehr_reported_find(const struct ehr_map *map, const struct ehr_str *cell,
	struct ehr_str what, struct ehr_buf *text);

struct ehr_reported_sum;
struct ehr_reported_amount;

struct ehr_reported_sums {
	struct ehr_map key, below;
	struct ehr_reported_amount *amount; /* by key */
	struct ehr_reported_sum *sum;       /* each once, with its outlet */
	size_t n, cap, amount_cap;
	size_t n_below; /* sums that are more than what holds them */
	/* the first of them: its row, and both amounts with their units */
	struct {
		unsigned long line;
		const char *part, *whole;
		double part_value, whole_value;
		struct ehr_str part_unit, whole_unit;
	} first;
	struct ehr_arena arena;
};

/* A row of the sum, above 0. */
void ehr_reported_sums_add(struct ehr_reported_sums *sums,
	const struct ehr_str *cell, const struct ehr_scope_row *sum,
	double value, struct ehr_str unit, unsigned long line);
/* Once all are in: compares them. units (NULL: none) turns those of unlike
 * units; what cannot be turned is not compared. */
void ehr_reported_sums_compare(
	struct ehr_reported_sums *sums, const struct ehr_units *units);
void ehr_reported_sums_release(struct ehr_reported_sums *sums);

/* The first of the sums that the row's own is part of, and that is reported
 * beside it; empty: none. */
struct ehr_str ehr_reported_holder(const struct ehr_reported_sums *sums,
	const struct ehr_str *cell, const struct ehr_scope_row *sum,
	struct ehr_buf *text);

/* Is the row's sum more than one that holds it, or less than one that it holds? */
bool ehr_reported_is_below(const struct ehr_reported_sums *sums,
	const struct ehr_str *cell, const struct ehr_scope_row *sum,
	struct ehr_buf *text);

#endif
