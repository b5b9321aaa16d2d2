/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of statistics over the number of results and one more argument:
 * data/gamma_levels.csv, data/gamma_distances.csv. Whoever computes reads
 * between their entries with ehr_lookup (calc/lookup.h), which has the same
 * members.
 */
#ifndef EHR_REF_CRITICAL_H
#define EHR_REF_CRITICAL_H

#include "base/err.h"

enum ehr_critical_table {
	/* Levels of significance of the adjusted gamma limit, over n and the
	 * level wanted (calc/gamma_fit.h). */
	EHR_GAMMA_LEVELS,
	/* Critical Anderson-Darling distances of a fitted gamma at 5 %, over n
	 * and shape, by simulation (scripts/make-gamma-tables). */
	EHR_GAMMA_DISTANCES,
};

/* value[i * columns + j] belongs to row[i], column[j]; both rise. The last row
 * may be INFINITY: without end. */
struct ehr_critical {
	double *row, *column, *value;
	size_t rows, columns;
	char sha256[65]; /* of the table's bytes */
};

/* The built-in table, or the file at path: rows in order of n, then of the
 * other argument, each n with the same ones. NULL on failure. */
struct ehr_critical *ehr_critical_open(
	enum ehr_critical_table table, const char *path, struct ehr_err *err);
void ehr_critical_close(struct ehr_critical *table);

#endif
