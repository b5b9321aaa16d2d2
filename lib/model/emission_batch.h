/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one thread reads of model/emissions.h from the rows of its block. Texts,
 * places and stacks that repeat are numbered within the batch, in order of first
 * appearance.
 */
#ifndef EHR_MODEL_EMISSION_BATCH_H
#define EHR_MODEL_EMISSION_BATCH_H

#include "io/table.h"
#include "model/emission_tally.h"
#include "model/emissions.h"

/* Columns in the order of ehr_emissions_columns. */
enum ehr_emission_column {
	EHR_EMISSION_SOURCE_ID,
	EHR_EMISSION_LON,
	EHR_EMISSION_LAT,
	EHR_EMISSION_MEDIUM,
	EHR_EMISSION_QUANTITY,
	EHR_EMISSION_POLLUTANT,
	EHR_EMISSION_VALUE,
	EHR_EMISSION_UNIT,
	EHR_EMISSION_NEEDED, /* those before must be there */
	EHR_EMISSION_CAS = EHR_EMISSION_NEEDED,
	EHR_EMISSION_SOURCE_NAME,
	EHR_EMISSION_OUTLET,
	EHR_EMISSION_YEAR,
	EHR_EMISSION_HOURS,
	EHR_EMISSION_HEIGHT,
	EHR_EMISSION_DIAMETER,
	EHR_EMISSION_VELOCITY,
	EHR_EMISSION_TEMP,
	EHR_EMISSION_QUALIFIER,
	EHR_EMISSION_FLAGS,
	EHR_EMISSION_BOUND,
	EHR_EMISSION_COLUMNS,
};

struct ehr_emission_bound {
	long column[EHR_EMISSION_COLUMNS]; /* EHR_NO_COLUMN where absent */
	const struct ehr_emissions_opts *opts;
};

enum ehr_emission_mark {
	EHR_EMISSION_AMOUNT = 1 << 0,    /* else the row only tells places */
	EHR_EMISSION_AIR = 1 << 1,       /* it is an emission into air */
	EHR_EMISSION_DUPLICATE = 1 << 2, /* its flags say duplicate_record */
	EHR_EMISSION_DOUBTFUL = 1 << 3,  /* a number of its stack is */
	EHR_EMISSION_DOUBTED = 1 << 4,   /* flags doubt its position */
	EHR_EMISSION_NOWHERE = 1 << 5,   /* its degrees are none on Earth */
};

/* A stack as a row tells it: NAN where it does not. */
struct ehr_stack_told {
	double height_m, diameter_m, velocity_m_s, temp_k;
};

struct ehr_point_told {
	double lon, lat;
};

struct ehr_emission_row {
	double kg_a;
	uint32_t source, outlet, pollutant; /* numbers of texts */
	uint32_t place, stack;              /* number + 1; 0: none told */
	float hours_run;                    /* 0: not told */
	uint8_t marks;
};

/* Names that go with a number: of several the first in order of bytes. */
struct ehr_first_names {
	struct ehr_str *name;
	size_t n, cap;
};
void ehr_first_name(struct ehr_first_names *names, size_t i,
	struct ehr_str name, struct ehr_arena *arena);

struct ehr_emission_batch {
	const struct ehr_emission_bound *bound;
	struct ehr_map source, outlet, pollutant, place, stack, year;
	struct ehr_first_names source_name, pollutant_name;
	struct ehr_emission_row *row;
	size_t n, cap;
	struct ehr_emission_tally unused;
	unsigned long rows, doubtful_hours;
	struct ehr_arena arena;
	struct ehr_buf text;
};

struct ehr_emission_batch *ehr_emission_batch_new(
	const struct ehr_emission_bound *bound);
void ehr_emission_batch_free(struct ehr_emission_batch *batch);
void ehr_emission_batch_reset(struct ehr_emission_batch *batch);

/* -1: a cell that should be a number is none, a place that is half a place,
 * a row without source_id. */
EHR_MUST_USE int ehr_emission_batch_add(struct ehr_emission_batch *batch,
	const struct ehr_row *row, struct ehr_err *err);

/* The key of a pollutant: its CAS number, else its name behind a blank; behind
 * that a separator and the bounds that the amount is for, if it is for some. */
#define EHR_NAME_KEY ' '
#define EHR_BOUND_KEY '\x1f'

#endif
