/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A map as a table: for each column of the input what becomes of it and why. A
 * trait that the row gives stands as {COLUMN}.
 */
#ifndef EHR_MODEL_EXPLAIN_H
#define EHR_MODEL_EXPLAIN_H

#include "io/writer.h"
#include "model/mapping.h"
#include "model/recognise.h"

enum { EHR_EXPLAIN_COLUMNS = 13 };
extern const char *const ehr_explain_columns[EHR_EXPLAIN_COLUMNS];

struct ehr_explained {
	const struct ehr_header *header;
	const struct ehr_mapping *map;
	const struct ehr_tablehead *head; /* NULL: no groups are known */
	/* what the map was made from; NULL: it was given */
	const struct ehr_recognised *recognised;
};

/* Writes a row for each column of the header, in order. With map NULL, since
 * recognising failed, what had been recognised. */
EHR_MUST_USE int ehr_explain_write(const struct ehr_explained *explained,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
