/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * --since of ehrisk-whitelist: who moved since a former output, and why.
 */
#ifndef EHR_CMD_WHITELIST_SINCE_H
#define EHR_CMD_WHITELIST_SINCE_H

#include "app/run.h"
#include "whitelist/tables.h"

/* Writes the moves, tells how many there are and records it. */
EHR_MUST_USE int whitelist_write_since(struct ehr_run *run,
	struct ehr_grading_book *book, const struct ehr_grading_past *past,
	struct ehr_writer *writer);

#endif
