/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Says which ids of a draw do not fit: records of nobody in the table, and ids
 * that are two to the program alone (model/alike.h).
 */
#ifndef EHR_CMD_INSPECT_IDS_H
#define EHR_CMD_INSPECT_IDS_H

#include "app/run.h"
#include "base/hash.h"

void inspect_say_ids(struct ehr_run *run, const struct ehr_map *table,
	const struct ehr_map *records);

#endif
