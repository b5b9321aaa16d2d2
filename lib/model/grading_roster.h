/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that bring every enterprise with its names, codes and places: the
 * canonical rows of ehrisk-ingest, or any table with source_id. Where they have
 * amounts, those without a number are counted, since nothing behind them was
 * computed of what they report.
 */
#ifndef EHR_MODEL_GRADING_ROSTER_H
#define EHR_MODEL_GRADING_ROSTER_H

#include "model/grading_facts.h"

EHR_MUST_USE int ehr_grading_read_roster(struct ehr_grading_facts *facts,
	struct ehr_reader *reader, struct ehr_err *err);

#endif
