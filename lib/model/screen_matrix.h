/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The indicators of a screening by item, and which items can be ranked by them.
 *
 * Indicators of our own: load, load_cancer, load_noncancer (model/screen_load.h),
 * amount (kg/a), n_sources, n_pollutants, n_lists (official lists it is on), and
 * for pollutants log_kow (how it builds up in living things). Of all of them a
 * higher value is worse. Others are the user's (model/screen_extra.h).
 */
#ifndef EHR_MODEL_SCREEN_MATRIX_H
#define EHR_MODEL_SCREEN_MATRIX_H

#include "calc/criteria.h"
#include "model/screen_extra.h"
#include "model/screen_load.h"

/* What becomes of an item that lacks an indicator. */
enum ehr_screen_missing {
	EHR_SCREEN_INSUFFICIENT, /* it is not ranked */
	EHR_SCREEN_EXCLUDE,      /* ranked by those it has */
	EHR_SCREEN_WORST,        /* the worst value of the others */
	EHR_SCREEN_MIDDLE,       /* their median */
};

struct ehr_screen_matrix_opts {
	const char *use; /* names, commas between; NULL: the usual ones */
	enum ehr_screen_missing missing;
	bool log10;                           /* log10(1 + x) in place of x */
	const struct ehr_screen_extra *extra; /* NULL: none */
};

struct ehr_screen_matrix {
	const struct ehr_screen_loads *loads;
	size_t m;
	struct ehr_str name[EHR_CRITERIA_MAX]; /* of the indicators */
	struct ehr_str slice[EHR_CRITERIA_MAX];
	bool lower[EHR_CRITERIA_MAX];
	/* of the m of all items, as they are; NAN: missing */
	double *raw;
	/* those that can be ranked, and their values to be ranked by */
	size_t n;
	uint32_t *item;   /* by the bytes of their keys */
	double *value;    /* n rows of m */
	size_t n_unknown; /* items of the user's table that there are none of */
	struct ehr_arena arena;
};

/* Fails (EHR_FAULT_USAGE) on an unknown or repeated name, on n_sources without a
 * column source_id, more than 64 indicators, (EHR_FAULT_DATA) on a value below 0
 * under log10. */
EHR_MUST_USE int ehr_screen_matrix_make(struct ehr_screen_matrix *matrix,
	const struct ehr_screen_loads *loads,
	const struct ehr_screen_matrix_opts *opts, struct ehr_err *err);
void ehr_screen_matrix_release(struct ehr_screen_matrix *matrix);

/* Names of the indicators that the item lacks, blanks between. */
void ehr_screen_lacks(const struct ehr_screen_matrix *matrix, size_t item,
	struct ehr_buf *names);

/* What the item is called: its CAS number or name, or the cell ranked by. */
struct ehr_str ehr_screen_item_key(
	const struct ehr_screen_loads *loads, size_t item);

#endif
