/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Amounts that the figures of a report are written from: ratios of decimal
 * numbers held exactly, rounded once when they are written (GB/T 8170: half to
 * even). Where a number has too many digits for that, binary ones.
 */
#ifndef EHR_MODEL_REPORT_AMOUNT_H
#define EHR_MODEL_REPORT_AMOUNT_H

#include "base/decimal.h"
#include "model/report_rows.h"

struct ehr_report_amount {
	bool is_known; /* false: there is none, and nothing else holds */
	bool is_exact;
	bool is_ratio; /* of more than under 1: it has no places of its own */
	struct ehr_decimal over, under;
	double value;
	size_t empty; /* cells that it was not made of */
};

struct ehr_report_amount ehr_report_amount_of(long number);
struct ehr_report_amount ehr_report_amount_read(struct ehr_str text);

/* The sum, mean, max or min (how) of the cells of rows. Fails with the place of a cell that is no number. */
EHR_MUST_USE int ehr_report_amount_over(struct ehr_report *report,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows, enum ehr_report_how how,
	struct ehr_report_amount *amount);

/* Those of rows whose cell is that max or min. */
struct ehr_report_rows ehr_report_extreme(struct ehr_report *report,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows, enum ehr_report_how how);

/* Not known where one of both is not, or for a ratio where b is 0. */
struct ehr_report_amount ehr_report_amount_ratio(
	const struct ehr_report_amount *a, const struct ehr_report_amount *b);
struct ehr_report_amount ehr_report_amount_less(
	const struct ehr_report_amount *a, const struct ehr_report_amount *b);

/* So small that it is written with a power of ten. */
bool ehr_report_amount_is_small(const struct ehr_report_amount *amount);

/* Appends the amount as the figure says: decimals or digits, per cent. */
void ehr_report_amount_write(const struct ehr_report_amount *amount,
	const struct ehr_report_figure *figure, struct ehr_buf *out);

#endif
