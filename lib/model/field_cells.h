/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cells of a field's rows. What stands alike in many rows is kept as the
 * bytes that it is there: a pollutant's for the run, a source's and a
 * receptor's for as long as they last.
 */
#ifndef EHR_MODEL_FIELD_CELLS_H
#define EHR_MODEL_FIELD_CELLS_H

#include "io/writer.h"
#include "model/air_field.h"

/* Cells that are the same in all rows. */
struct ehr_field_words {
	const char *quantity, *unit;
	const char *method; /* such as "plume/briggs-rural/default-neutral" */
	const char *flags;  /* of the method, "" if none; the outlets' follow */
};

/* All columns that there are, of both kinds of rows; NULL ends them. */
extern const char *const ehr_field_all_columns[];

/* Columns, in order: of sums, or (attributed) of what each source gives; the
 * receptors' carried ones behind them. To be given back with free. Fails
 * (EHR_FAULT_DATA) if one of those has the name of one of ours. */
EHR_MUST_USE int ehr_field_columns(bool attributed, bool bounded,
	const struct ehr_receptors *receptors, const char ***column, size_t *n,
	struct ehr_err *err);

/* For all rows of a run; read only, shared by the threads. */
struct ehr_field_sheet {
	const struct ehr_field *field;
	const struct ehr_layout *layout;
	bool attributed;
	struct ehr_field_words words;
	struct ehr_span *pollutant; /* cells of each */
};

void ehr_field_sheet_init(struct ehr_field_sheet *sheet,
	const struct ehr_field *field, const struct ehr_layout *layout,
	bool attributed, const struct ehr_field_words *words);
void ehr_field_sheet_release(struct ehr_field_sheet *sheet);

/* A receptor's cells: those before the pollutant and those it carries. */
struct ehr_receptor_cells {
	struct ehr_span place, carried;
};
void ehr_receptor_cells_release(struct ehr_receptor_cells *cells);

/* What one thread needs. */
struct ehr_field_pen {
	const struct ehr_field_sheet *sheet;
	struct ehr_writer draft; /* where spans are made */
	struct ehr_span source;
	uint32_t source_number;
	struct ehr_span tail[1 << EHR_OUTLET_FLAGS]; /* flags and method */
};

void ehr_field_pen_open(
	struct ehr_field_pen *pen, const struct ehr_field_sheet *sheet);
void ehr_field_pen_close(struct ehr_field_pen *pen);

/* The cells of desk->receptor, number i. */
void ehr_field_pen_receptor(struct ehr_field_pen *pen,
	struct ehr_field_desk *desk, size_t i,
	struct ehr_receptor_cells *cells);

/* Of attributed rows: the source of those that follow. */
void ehr_field_pen_source(struct ehr_field_pen *pen, uint32_t source);

/* One row: a sum, with its top source; or what the pen's source gives. */
EHR_MUST_USE int ehr_field_pen_sum(struct ehr_field_pen *pen,
	struct ehr_writer *writer, const struct ehr_receptor_cells *cells,
	uint32_t pollutant, const struct ehr_field_sum *sum,
	struct ehr_err *err);

struct ehr_field_share {
	uint32_t pollutant;
	unsigned flags;
	double value, share; /* of the receptor's value */
};
EHR_MUST_USE int ehr_field_pen_part(struct ehr_field_pen *pen,
	struct ehr_writer *writer, const struct ehr_receptor_cells *cells,
	const struct ehr_field_share *part, struct ehr_err *err);

#endif
