/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chemicals that sources report themselves, beside sums that they are part
 * of: what is reported wins over what a profile would make of the sum. Told apart
 * by source, receptor, year, time, medium, point type and quantity; and by outlet
 * where both rows have one. And the sums (model/speciate_sums.h), as a sum that
 * holds another one has its chemicals too.
 */
#ifndef EHR_MODEL_SPECIATE_REPORTED_H
#define EHR_MODEL_SPECIATE_REPORTED_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/speciate_plan.h"
#include "model/speciate_sums.h"

enum {
	EHR_REPORTED_CAS = EHR_REPORTED_OUTLET + 1,
	EHR_REPORTED_VALUE,
	EHR_REPORTED_QUALIFIER,
	EHR_REPORTED_FROM, /* speciated_from: a child of a profile */
	EHR_REPORTED_NAME,
	EHR_REPORTED_UNIT,
	EHR_REPORTED_COLUMNS
};
extern const char *const ehr_reported_columns[EHR_REPORTED_COLUMNS];

struct ehr_reported {
	struct ehr_map key;
	struct ehr_reported_sums sums;
	struct ehr_buf text;
	size_t n; /* rows with a chemical or a sum */
};

/* All rows of the reader with an amount of 0 or more, or a non-detect, of a
 * chemical with a CAS number, and those with one above 0 of a sum by the rules.
 * Fails (EHR_FAULT_DATA) naming a column that is missing: source_id, cas, value. */
EHR_MUST_USE int ehr_reported_read(struct ehr_reported *reported,
	const struct ehr_speciate_rules *rules, struct ehr_reader *reader,
	struct ehr_err *err);
void ehr_reported_release(struct ehr_reported *reported);

/* Is the chemical reported for the sum of the row? cell: of the columns up to
 * outlet; text is work space. */
bool ehr_reported_has(const struct ehr_reported *reported,
	const struct ehr_str cell[EHR_REPORTED_OUTLET + 1], struct ehr_str cas,
	struct ehr_buf *text);

#endif
