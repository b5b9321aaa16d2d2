/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of a table into cells. A row lies in the cell that its cell_id names;
 * without one, in the cell of its lon and lat. A row that has neither is not
 * placed: it is counted and goes into no cell; so is one whose point lies in no
 * unit.
 *
 * While the grid is not known (no system named, no cell_id seen) placed rows
 * are kept, about 90 bytes each, until the end tells it.
 */
#ifndef EHR_MODEL_ZONING_ROWS_H
#define EHR_MODEL_ZONING_ROWS_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/zoning.h"
#include "model/zoning_frame.h"
#include "model/zoning_samples.h"

/* Columns that go on into the cells if all rows have the same text. */
enum ehr_zoning_carried {
	EHR_ZONING_PROFILE, /* by which the rows were scored */
	EHR_ZONING_METHOD,  /* by which concentrations were made */
	EHR_ZONING_CARRIED,
};
extern const char *const ehr_zoning_carried_name[EHR_ZONING_CARRIED];

/* Columns of the table; EHR_NO_COLUMN where there is none. */
struct ehr_zoning_columns {
	const char *const *name; /* of the values */
	size_t value[EHR_ZONING_VALUES], n_values;
	long high[EHR_ZONING_VALUES];             /* upper bounds, NAME_high */
	const char *high_name[EHR_ZONING_VALUES]; /* in the header */
	struct ehr_zoning_place_columns place;
	long coverage, incomplete, top;
	long carried[EHR_ZONING_CARRIED];
};

struct ehr_zoning_rows {
	struct ehr_zoning_columns columns;
	const struct ehr_zoning_setup *setup; /* lent */
	struct ehr_zoning_frame *frame;       /* lent, set by the caller */
	struct ehr_zoning *zoning;            /* what the rows become */
	struct ehr_zoning_samples *samples;   /* lent; NULL: not kept */
	unsigned long n;                      /* rows read */
	unsigned long unplaced;               /* of them without a place */
	unsigned long beyond;                 /* of them in no unit */
	unsigned long outside; /* where the system is not made to be used */
	double west, east;     /* longitudes of rows kept or placed by them */
	bool any;              /* west and east are set */
	bool chosen;           /* the system was chosen by them */
	bool no_choice;        /* set by the caller: it may not be chosen so */
	struct ehr_zoning_kept *kept; /* rows that wait for the grid */
	double *kept_value;
	size_t n_kept, kept_cap;
	struct ehr_map texts; /* of the rows kept */
	/* the texts that rows have there, "" among them */
	struct ehr_map carried[EHR_ZONING_CARRIED];
};

/* Finds the columns of the table: the values, as many as setup says, by name;
 * lon and lat, or cell_id; coverage, incomplete and the values' upper bounds
 * (NAME_high) where they are; top, or
 * (NULL) source_id where it is; says in setup what there is, and starts the
 * zoning. A missing one that is needed is an EHR_FAULT_DATA. name, setup and
 * frame, which is set, must outlive rows. */
EHR_MUST_USE int ehr_zoning_rows_bind(struct ehr_zoning_rows *rows,
	struct ehr_zoning_setup *setup, const struct ehr_reader *reader,
	const char *const *name, const char *top, struct ehr_err *err);

/* Reads all that is left of reader. At the end the grid is known if any row
 * was placed. */
EHR_MUST_USE int ehr_zoning_rows_read(struct ehr_zoning_rows *rows,
	struct ehr_reader *reader, struct ehr_err *err);

void ehr_zoning_rows_release(struct ehr_zoning_rows *rows);

#endif
