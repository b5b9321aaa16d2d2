/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Excess risks at the bounds of health indices that are read from a table:
 * data/aqhi_bands.csv, or a file in its place.
 */
#ifndef EHR_REF_AQHI_BAND_H
#define EHR_REF_AQHI_BAND_H

#include "base/err.h"

struct ehr_aqhi_band {
	double aqhi, er_percent;
};

struct ehr_aqhi_bands;

/* The built-in table, or the file at path if that is not NULL. Fails
 * (EHR_FAULT_DATA, with file, line and column) if the rows of a method do not
 * stand together, or do not rise. NULL on failure. */
struct ehr_aqhi_bands *ehr_aqhi_bands_open(
	const char *path, struct ehr_err *err);
void ehr_aqhi_bands_close(struct ehr_aqhi_bands *bands); /* NULL is allowed */

/* The *n bounds of a method, rising; NULL and 0 if it has none. */
const struct ehr_aqhi_band *ehr_aqhi_bands_find(
	const struct ehr_aqhi_bands *bands, const char *method, size_t *n);

/* SHA-256 of the table's bytes, 64 letters, and its rows. */
const char *ehr_aqhi_bands_sha256(
	const struct ehr_aqhi_bands *bands, size_t *rows);

#endif
