/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --population: the people in the cells, and the burden.
 */
#ifndef EHR_CMD_ZONE_PEOPLE_H
#define EHR_CMD_ZONE_PEOPLE_H

#include "zone/work.h"

/* Before rows are read: what must be known by then. */
EHR_MUST_USE int zone_people_open(struct zone_work *work);

/* Once they are: the people, the burden and the sites, told and recorded;
 * and their columns. */
EHR_MUST_USE int zone_people_read(struct zone_work *work);

/* Once the cells have all that they get: how many people have no burden. */
void zone_people_tell(const struct zone_work *work);

void zone_people_release(struct zone_work *work);

#endif
