/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --sensitive: the sites in the cells.
 */
#ifndef EHR_CMD_ZONE_SITES_H
#define EHR_CMD_ZONE_SITES_H

#include "zone/work.h"

/* Before rows are read: the kinds of sites. */
EHR_MUST_USE int zone_sites_open(struct zone_work *work);

/* Once they are: the sites, and their columns. */
EHR_MUST_USE int zone_sites_read(struct zone_work *work);

void zone_sites_release(struct zone_work *work);

#endif
