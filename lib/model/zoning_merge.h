/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parts of a zoning (model/zoning_state.h) put together.
 */
#ifndef EHR_MODEL_ZONING_MERGE_H
#define EHR_MODEL_ZONING_MERGE_H

#include "io/reader.h"
#include "model/zoning_state.h"

/* Reads the setup of the first part, up to its record begin. Fails
 * (EHR_FAULT_DATA). */
EHR_MUST_USE int ehr_zoning_merge_begin(struct ehr_zoning_state *state,
	struct ehr_reader *reader, struct ehr_err *err);

/* Adds all that is left of reader to rows, whose frame, setup and zoning are
 * there. Fails (EHR_FAULT_DATA) on parts that were gathered in another way
 * than the first. */
EHR_MUST_USE int ehr_zoning_merge_read(struct ehr_zoning_state *state,
	struct ehr_zoning_rows *rows, struct ehr_reader *reader,
	struct ehr_err *err);

#endif
