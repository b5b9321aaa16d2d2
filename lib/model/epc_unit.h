/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One unit for the rows of a group.
 */
#ifndef EHR_MODEL_EPC_UNIT_H
#define EHR_MODEL_EPC_UNIT_H

#include "model/epc_batch.h"
#include "ref/unit.h"

/* Rows of one group and the texts of all units, by number; filled: the unit
 * that the rows then have, whether they were converted, and, on failure, two
 * units that do not go together. */
struct ehr_epc_unify {
	struct ehr_epc_row *row;
	size_t n;
	const struct ehr_str *key;
	struct ehr_str unit, other;
	bool converted;
};

/*
 * Rows that all have one unit keep it, whatever it is; rows of several are
 * converted to the canonical one of a concentration in the medium. False if a
 * unit cannot be converted (a volume ratio, which lacks a molar mass, among
 * them), or a number becomes too large.
 */
bool ehr_epc_unify(const struct ehr_units *units, struct ehr_str medium,
	struct ehr_epc_unify *rows);

#endif
