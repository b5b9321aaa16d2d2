/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --since and --since-step.
 */
#ifndef EHR_CMD_ZONE_SINCE_H
#define EHR_CMD_ZONE_SINCE_H

#include "zone/work.h"

EHR_MUST_USE int zone_since_open(struct zone_work *work);

/* Once the rows are in: last year's cells, and those of the steps. */
EHR_MUST_USE int zone_since_read(struct zone_work *work);

/* Once the cells have their classes: what changed, told and recorded. */
void zone_since_tell(struct zone_work *work);

#endif
