/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each substance adds to Q: a row for each substance of each source, with
 * the entry it was matched to, its critical quantity and their ratio.
 */
#ifndef EHR_MODEL_EVENT_PARTS_H
#define EHR_MODEL_EVENT_PARTS_H

#include "io/writer.h"
#include "model/event_quotient.h"

enum { EHR_EVENT_PART_OUTS = 15 };
extern const char *const ehr_event_part_outs[EHR_EVENT_PART_OUTS + 1];

/* In the order of the amounts, which must be ended. */
EHR_MUST_USE int ehr_event_parts_write(const struct ehr_event_amounts *amounts,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
