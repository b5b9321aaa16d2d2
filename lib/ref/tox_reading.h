/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One table of values in reading, for ref/toxrows: its row, and how a value of
 * the row is checked and kept. The long and the wide form share it.
 */
#ifndef EHR_REF_TOX_READING_H
#define EHR_REF_TOX_READING_H

#include "ref/load.h"
#include "ref/toxrows.h"

struct ehr_tox_reading {
	struct ehr_toxrows *rows;
	enum ehr_tox_file file;
	struct ehr_load load;
	const struct ehr_findings *findings;
	unsigned origin;  /* of the row */
	size_t substance; /* of the row, and before it is read of the last */
};

/* A value of the row, and what it is called there, for messages. */
struct ehr_tox_entry {
	unsigned param;
	int adaf, status; /* enum ehr_tox_adaf, enum ehr_tox_status */
	double value;
	const char *column;
	struct ehr_str text;
};

/* Any of the form's rows; findings take what is wrong with one. */
EHR_MUST_USE int ehr_tox_read_long(
	struct ehr_tox_reading *self, struct ehr_err *err);
EHR_MUST_USE int ehr_tox_read_wide(
	struct ehr_tox_reading *self, struct ehr_err *err);

/* The row's substance, which may be new; its origin; a value of it. */
EHR_MUST_USE int ehr_tox_reading_substance(struct ehr_tox_reading *self,
	struct ehr_str cas, struct ehr_str name_en, struct ehr_str name_zh,
	struct ehr_err *err);
void ehr_tox_reading_origin(struct ehr_tox_reading *self, struct ehr_str source,
	struct ehr_str agency);

/* entry->text as a value that its parameter may have, into entry->value. */
EHR_MUST_USE int ehr_tox_reading_value(const struct ehr_tox_reading *self,
	struct ehr_tox_entry *entry, struct ehr_err *err);
EHR_MUST_USE int ehr_tox_reading_keep(struct ehr_tox_reading *self,
	const struct ehr_tox_entry *entry, struct ehr_err *err);

/* ehr_load_bad of the row: always -1. */
int ehr_tox_reading_bad(const struct ehr_tox_reading *self, const char *name,
	const char *reason, const char *expected, struct ehr_str found,
	struct ehr_err *err);
/* A row is at fault: 0 goes on. */
EHR_MUST_USE int ehr_tox_reading_found(
	const struct ehr_tox_reading *self, const struct ehr_err *err);
/* The header has a column that the table may not have: always -1. */
int ehr_tox_reading_unknown(const struct ehr_tox_reading *self,
	const char *name, struct ehr_err *err);

#endif
