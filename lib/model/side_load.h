/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table by which records are filled, read like any export: its columns
 * recognised, its cells cleaned.
 */
#ifndef EHR_MODEL_SIDE_LOAD_H
#define EHR_MODEL_SIDE_LOAD_H

#include "io/reader.h"
#include "model/ingest.h"
#include "model/side.h"

/* All records of reader into side, which is then ended. ingest is one of its
 * own: the reader's hooks, with nothing bound yet. Fails as a run would, with
 * file and line. */
EHR_MUST_USE int ehr_side_load(struct ehr_side *side, struct ehr_ingest *ingest,
	struct ehr_reader *reader, struct ehr_err *err);

#endif
