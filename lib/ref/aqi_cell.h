/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells of the tables of air quality and of limits: numbers as whole
 * thousandths, and words.
 * Each call that fails names the place, the column and the text.
 */
#ifndef EHR_REF_AQI_CELL_H
#define EHR_REF_AQI_CELL_H

#include <stdint.h>

#include "ref/load.h"

enum { EHR_AQI_EMPTY = -1 };

/* A row of a table while it is read, by the fields of its list. */
struct ehr_aqi_table {
	const struct ehr_str *cell;
	const char *const *field;
	struct ehr_arena *arena; /* of the texts, lent */
};

struct ehr_aqi_reading {
	const char *builtin;      /* the embedded file */
	const char *const *field; /* EHR_LOAD_COLUMNS at most, all needed */
	size_t fields;
	struct ehr_arena *arena;
	int (*add)(void *self, const struct ehr_aqi_table *row,
		struct ehr_err *err);
};

/* ehr_load_rows for such tables: hands the rows of the built-in table, or of
 * the file at path if that is not NULL, to add, self first. */
EHR_MUST_USE int ehr_aqi_table_read(const struct ehr_aqi_reading *reading,
	const char *path, void *self, char sha256[static 65], size_t *rows,
	struct ehr_err *err);

struct ehr_str ehr_aqi_cell(const struct ehr_aqi_table *table, size_t field);

int ehr_aqi_cell_bad(const struct ehr_aqi_table *table, size_t field,
	const char *reason, const char *expected, struct ehr_err *err);

/* A string in the arena. */
const char *ehr_aqi_text(const struct ehr_aqi_table *table, size_t field);

/* The number of the word in the list; EHR_AQI_EMPTY for an empty cell. */
EHR_MUST_USE int ehr_aqi_word(const struct ehr_aqi_table *table, size_t field,
	const char *const *word, size_t n, int *value, struct ehr_err *err);

/* A whole number from 0 to max; EHR_AQI_EMPTY for an empty cell. */
EHR_MUST_USE int ehr_aqi_whole(const struct ehr_aqi_table *table, size_t field,
	int max, int *value, struct ehr_err *err);

/* A number of up to three decimals, not negative and below 10^12, in
 * thousandths; EHR_AQI_EMPTY for an empty cell. */
EHR_MUST_USE int ehr_aqi_thousandths(const struct ehr_aqi_table *table,
	size_t field, int64_t *value, struct ehr_err *err);

#endif
