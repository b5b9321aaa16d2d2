/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Matrices of sudden events, from data/event_matrices.csv: one to three classes
 * give another one, as Q, M and E give the grade.
 */
#ifndef EHR_REF_EVENT_MATRIX_H
#define EHR_REF_EVENT_MATRIX_H

#include "ref/event_class.h"

enum { EHR_EVENT_KEYS = 3 };

struct ehr_event_matrix {
	const char *method, *what;
	const struct ehr_event_set *result;
	const struct ehr_event_set *key[EHR_EVENT_KEYS]; /* NULL: fewer */
	signed char *cell; /* the last key runs fastest */
	bool memory;       /* a row of it is from memory */
};

struct ehr_event_matrices;

/* The built-in table, or the file at path. Fails (EHR_FAULT_DATA) on an unknown
 * class, and on a matrix that has a combination twice or not at all. NULL on
 * failure. classes must outlive the matrices. */
struct ehr_event_matrices *ehr_event_matrices_open(const char *path,
	const struct ehr_event_classes *classes, struct ehr_err *err);
void ehr_event_matrices_close(struct ehr_event_matrices *matrices);
const struct ehr_event_table *ehr_event_matrices_table(
	const struct ehr_event_matrices *matrices);

/* If there is none, an EHR_FAULT_DATA. */
EHR_MUST_USE int ehr_event_matrix_need(const struct ehr_event_matrices *self,
	const char *method, const char *what,
	const struct ehr_event_matrix **matrix, struct ehr_err *err);

/* All results that the classes possible for each key can give; masks of keys
 * that there are not count for nothing. */
uint32_t ehr_event_matrix_look(const struct ehr_event_matrix *matrix,
	const uint32_t possible[EHR_EVENT_KEYS]);

#endif
