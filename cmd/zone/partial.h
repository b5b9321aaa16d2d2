/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --partial and --merge: rows gathered apart and put together.
 */
#ifndef EHR_CMD_ZONE_PARTIAL_H
#define EHR_CMD_ZONE_PARTIAL_H

#include "zone/work.h"

/* --merge: reads how the parts were gathered and puts that in place of the
 * options, before anything is made of them. */
EHR_MUST_USE int zone_merge_begin(struct zone_work *work);

/* --merge: the parts instead of rows. */
EHR_MUST_USE int zone_merge_read(struct zone_work *work);

/* --partial: fails on options that belong to --merge. */
EHR_MUST_USE int zone_partial_check(struct ehr_err *err);

/* --partial: writes what the rows became. */
EHR_MUST_USE int zone_partial_write(struct zone_work *work);

#endif
