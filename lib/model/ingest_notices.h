/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a user should be told when all records are in: duplicates, sums,
 * positions that many share, findings of the audit. One line each.
 */
#ifndef EHR_MODEL_INGEST_NOTICES_H
#define EHR_MODEL_INGEST_NOTICES_H

#include "base/mem.h"
#include "model/record.h"

enum { EHR_INGEST_NOTICES = 8 };

/* The lines, in arena; how many. audit: name of the file of the findings. */
size_t ehr_ingest_notices(const struct ehr_record *record, const char *audit,
	struct ehr_arena *arena, const char *line[static EHR_INGEST_NOTICES]);

#endif
