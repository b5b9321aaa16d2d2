/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of the air as a row filter: cells are read by all threads, hours are
 * put in their stations one after the other, and what is made of them is written
 * by all threads again.
 */
#ifndef EHR_MODEL_AIR_ROWS_H
#define EHR_MODEL_AIR_ROWS_H

#include "io/engine.h"
#include "model/air_series.h"

/* Columns that one kind of result appends: write gives their cells of the i-th
 * frame, in order. Called by several threads at a time. */
struct ehr_air_part {
	const void *self;
	void (*write)(const void *self, const struct ehr_air_frames *frames,
		size_t i, struct ehr_writer *writer);
};

enum { EHR_AIR_PARTS = 32 };

struct ehr_air_rows_opts {
	const struct ehr_air_table *table;
	struct ehr_air_series *series;
	struct ehr_air_part part[EHR_AIR_PARTS];
	size_t parts;
	/* rows are made anew: kept columns, time, concentrations; otherwise the
	 * cells of the table are carried */
	bool whole;
	size_t carried; /* columns of the table */
	/* instead of rows: told of the frames in order; NULL: rows */
	void (*fold)(void *self, const struct ehr_air_frames *frames);
	void *fold_self;
};

/* Where rows are whole, columns before those of the parts: the keys, which are
 * always there, and the concentrations. Each returns how many. */
enum { EHR_AIR_KEYS = EHR_AIR_KEEPS + 1, EHR_AIR_VALUES = EHR_AIR_N + 1 };
size_t ehr_air_rows_keys(const struct ehr_air_table *table,
	const char *name[static EHR_AIR_KEYS]);
size_t ehr_air_rows_values(const struct ehr_air_series_opts *opts,
	const char *name[static EHR_AIR_VALUES]);

struct ehr_air_rows;

struct ehr_air_rows *ehr_air_rows_new(const struct ehr_air_rows_opts *opts);
void ehr_air_rows_free(struct ehr_air_rows *rows);

struct ehr_filter ehr_air_rows_filter(struct ehr_air_rows *rows);

struct ehr_air_rows_report {
	unsigned long other;    /* rows of other pollutants and media */
	unsigned long negative; /* numbers below zero, taken as missing */
	unsigned long nondetect;
	unsigned long filled;    /* hours or days that were not there */
	int64_t most[EHR_AIR_N]; /* the largest value; EHR_AIR_MISSING: none */
};
const struct ehr_air_rows_report *ehr_air_rows_told(
	const struct ehr_air_rows *rows);

#endif
