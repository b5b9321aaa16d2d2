/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From options to a run that is ready, and back.
 */
#ifndef EHR_CMD_ZONE_SETUP_H
#define EHR_CMD_ZONE_SETUP_H

#include "zone/work.h"

/* The rules of the zoning and the grid as far as it is told. work->run is
 * set, all else zeroed. */
EHR_MUST_USE int zone_setup_open(struct zone_work *work);
/* Reads the settings, where that has not been done. */
EHR_MUST_USE int zone_settings_open(struct zone_work *work);

void zone_setup_release(struct zone_work *work);

#endif
