/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The risks and hazard indices by which people are counted, and the years over
 * which a lifetime's risk is spread: data/risk_bins.csv, or a file in its place
 * with the columns measure,comparison,value.
 */
#ifndef EHR_REF_RISK_BIN_H
#define EHR_REF_RISK_BIN_H

#include "base/err.h"

enum ehr_risk_measure {
	EHR_RISK_CR, /* "cr" */
	EHR_RISK_HI, /* "hi": all in one, and of each organ */
};

/* People whose measure is value or more (at_least), or more than it. */
struct ehr_risk_bin {
	enum ehr_risk_measure measure;
	bool at_least;
	double value;
};

struct ehr_risk_bins;

/* The built-in table (path NULL) or the file at path. Fails (EHR_FAULT_DATA,
 * with file, line and column) on another measure than cr, hi and lifetime, on a
 * comparison that is neither at_least nor above, on a value that is no number
 * above 0, on a bin that stands twice, and where the lifetime is missing or
 * there are two. NULL on failure. */
struct ehr_risk_bins *ehr_risk_bins_open(const char *path, struct ehr_err *err);

/* In the order of the table. */
size_t ehr_risk_bins_count(const struct ehr_risk_bins *bins);
const struct ehr_risk_bin *ehr_risk_bin_at(
	const struct ehr_risk_bins *bins, size_t i);

double ehr_risk_bins_lifetime_a(const struct ehr_risk_bins *bins);

/* SHA-256 of the table's bytes, 64 letters, and its rows. */
const char *ehr_risk_bins_sha256(const struct ehr_risk_bins *bins);
size_t ehr_risk_bins_rows(const struct ehr_risk_bins *bins);

void ehr_risk_bins_close(struct ehr_risk_bins *bins);

/* "cr" or "hi"; "at_least" or "above". */
const char *ehr_risk_measure_word(enum ehr_risk_measure measure);
const char *ehr_risk_comparison_word(bool at_least);

#endif
