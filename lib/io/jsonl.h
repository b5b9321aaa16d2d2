/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON objects as records: one object is one row. Nested objects are flattened
 * (a.b); lists are refused. Strictly RFC 8259, see io/json.h.
 *
 * A flat object whose names come in the order of the header is read in one
 * pass; any other is checked and read through cJSON, with the same result.
 */
#ifndef EHR_IO_JSONL_H
#define EHR_IO_JSONL_H

#include "base/hash.h"
#include "base/mem.h"
#include "io/table.h"

/* Columns of the first object, in its order. *header is filled (names and
 * array from ehr_alloc) or left alone. */
EHR_MUST_USE int ehr_jsonl_header(
	struct ehr_str record, struct ehr_header *header, struct ehr_err *err);

/* What one worker needs. { 0 } is ready. */
struct ehr_jsonl {
	struct ehr_arena arena; /* texts without escapes, of one record */
	const struct ehr_header *header; /* that name and index were made of */
	struct ehr_str *name;
	bool plain; /* no name needs an escape */
	struct ehr_map index;
};

/* The cells of the object in record, header->n of them, in the header's order:
 * numbers, true and false as they are written, null and what is missing empty.
 * They are views into record or into self and live until the next call. The
 * header must stay the same and in place for all calls on self.
 * Fails with EHR_FAULT_DATA, the line counted from the record's first or 0, and
 * the reason "json", "not_an_object", "list", "unknown_key", "duplicate_key" or
 * "long_cell". */
EHR_MUST_USE int ehr_jsonl_cells(struct ehr_jsonl *self,
	const struct ehr_header *header, struct ehr_str record,
	struct ehr_str *cell, struct ehr_err *err);

void ehr_jsonl_release(struct ehr_jsonl *self);

#endif
