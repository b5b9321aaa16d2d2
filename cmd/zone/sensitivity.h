/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --sensitivity and --write-sensitivity.
 */
#ifndef EHR_CMD_ZONE_SENSITIVITY_H
#define EHR_CMD_ZONE_SENSITIVITY_H

#include "zone/work.h"

EHR_MUST_USE int zone_sensitivity_open(struct zone_work *work);

/* Once the cells have their classes: those that change theirs with each
 * alternative, told and written. */
EHR_MUST_USE int zone_sensitivity(struct zone_work *work);

#endif
