/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows out with columns left out that not everybody may see: what stands before
 * a writer. Every cell is given in order, carried ones first; those of columns
 * left out go nowhere.
 */
#ifndef EHR_MODEL_PUBLIC_VIEW_H
#define EHR_MODEL_PUBLIC_VIEW_H

#include "io/writer.h"
#include "ref/public_column.h"

struct ehr_view {
	bool *kept; /* of all columns, carried and appended */
	size_t n;
	struct ehr_header carried; /* those kept; the names are lent */
	const char **appended;
	size_t n_appended;
};

/* columns NULL: all are kept. carried may be NULL. The names must outlive the
 * view. */
void ehr_view_init(struct ehr_view *view, const struct ehr_header *carried,
	const char *const *appended, size_t n,
	const struct ehr_public_columns *columns);
void ehr_view_release(struct ehr_view *view);

/* A row being written. */
struct ehr_view_row {
	const struct ehr_view *view;
	struct ehr_writer *writer;
	size_t at;
};
void ehr_view_text(struct ehr_view_row *row, struct ehr_str text);
void ehr_view_count(struct ehr_view_row *row, unsigned long value);
/* Whole numbers below zero too, with all their digits. */
void ehr_view_integer(struct ehr_view_row *row, long value);
void ehr_view_empty(struct ehr_view_row *row);

#endif
