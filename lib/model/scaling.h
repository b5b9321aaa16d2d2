/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Factors on amounts, from a table of the user: columns any of source_id,
 * outlet, pollutant, cas, and factor (0 or more). A line holds for all amounts
 * that agree with each of its cells that is not empty; one without any holds
 * for all.
 *
 * Factors of several lines that hold for an amount multiply: a line that halves
 * a source and one that halves a pollutant leave a quarter of that pollutant of
 * that source. Two lines with the same cells are an error, since one of them is
 * taken to be a slip.
 *
 * An amount with the factor 0 is no longer in the inventory; a source that is
 * left without any stays in no list.
 */
#ifndef EHR_MODEL_SCALING_H
#define EHR_MODEL_SCALING_H

#include "io/reader.h"
#include "model/inventory.h"

struct ehr_scaling_report {
	unsigned long lines;
	unsigned long amounts;      /* that a line held for */
	double kg_before, kg_after; /* of all amounts */
	unsigned long unmatched;    /* lines that held for none */
	unsigned long first;        /* the line number of the first of them */
};

/* Reads the table and changes the amounts. Fails on a column missing, a factor
 * that is empty, negative or no number, or lines alike. */
EHR_MUST_USE int ehr_scaling_apply(struct ehr_inventory *inventory,
	struct ehr_reader *reader, struct ehr_scaling_report *report,
	struct ehr_err *err);

#endif
