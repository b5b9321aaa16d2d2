/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that are alike in what decides which limits hold for them (medium, point
 * type, unit, pollutant, land, ...), and those limits, in the rows' unit. Rows
 * repeat few such combinations, so each is worked out when it is first met. What
 * hangs on the day and the pH of the row is left for the row. One collection per
 * thread.
 */
#ifndef EHR_MODEL_LIMIT_CASE_H
#define EHR_MODEL_LIMIT_CASE_H

#include "base/hash.h"
#include "io/table.h"
#include "model/limit_match.h"
#include "model/limit_number.h"

/* Cells that a case is of; an empty one says nothing. */
enum ehr_limit_cell {
	EHR_LIMIT_CELL_POLLUTANT,
	EHR_LIMIT_CELL_CAS,
	EHR_LIMIT_CELL_MEDIUM,
	EHR_LIMIT_CELL_POINT_TYPE,
	EHR_LIMIT_CELL_QUANTITY,
	EHR_LIMIT_CELL_UNIT,
	/* what options may say for rows that do not */
	EHR_LIMIT_CELL_LAND,
	EHR_LIMIT_CELL_CLASS,
	EHR_LIMIT_CELL_AREA,
	EHR_LIMIT_CELL_AVERAGING,
	EHR_LIMIT_CELL_WATER_BODY,
	EHR_LIMIT_CELL_CONDITION,
	EHR_LIMIT_CELL_ALTITUDE,
	EHR_LIMIT_CELL_STACK_HEIGHT,
	EHR_LIMIT_CELLS
};

/* What holds for a case by one standard asked for. */
struct ehr_limit_part {
	const char *word;   /* why nothing does; NULL: something does */
	const char *detail; /* "": none */
	struct ehr_limit_held *held;
	size_t n;
	bool by_ph;        /* which of them, the pH decides */
	size_t n_editions; /* that they are of */
	bool memory;       /* one of them is from memory */
	bool left_out;     /* the item is left out of classes */
	bool background;   /* the natural background of the item counts */
	bool land_assumed; /* the row does not say it */
	const char *waits; /* why only intervention is left; or NULL */
	bool basis;        /* nor as what the item is counted, such as N */
	const char *flag;  /* word for the point type, or "" */
	int class_asked;   /* EHR_LIMIT_NO_CLASS: none */
	/* where the pollutant is part of a sum: how, and what holds for that */
	const struct ehr_limit_member *member;
	const struct ehr_limit_part *sum;
};

struct ehr_limit_case {
	struct ehr_limit_part *part; /* by standard asked for */
	struct ehr_str text[EHR_LIMIT_CELLS];
};

struct ehr_limit_cases {
	const struct ehr_limit_plan *plan;
	struct ehr_map key;
	struct ehr_limit_case **found; /* by index of key */
	size_t cap;
	struct ehr_arena arena;
	struct ehr_buf wanted;
	unsigned long emptied; /* times; what was found before is gone */
};

void ehr_limit_cases_init(
	struct ehr_limit_cases *cases, const struct ehr_limit_plan *plan);
void ehr_limit_cases_release(struct ehr_limit_cases *cases);

/* The case of the cells; lives until the next call. */
const struct ehr_limit_case *ehr_limit_cases_find(struct ehr_limit_cases *cases,
	const struct ehr_str cell[static EHR_LIMIT_CELLS]);

#endif
