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

enum { EHR_AQI_FIELDS = 32, EHR_AQI_EMPTY = -1 };

/* A table while it is read, by the fields of its list. */
struct ehr_aqi_table {
	struct ehr_load load;
	const char *const *field;
	size_t at[EHR_AQI_FIELDS];
	struct ehr_arena *arena; /* of the texts, lent */
};

/* Opens the built-in table, or the file at path if that is not NULL, and finds
 * its n fields (up to EHR_AQI_FIELDS), which all have to be there. To be closed
 * by ehr_load_close or ehr_load_end if it succeeded. */
EHR_MUST_USE int ehr_aqi_table_open(struct ehr_aqi_table *table,
	const char *builtin, const char *path, const char *const *field,
	size_t n, struct ehr_err *err);

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
