/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --classes and --write-classes.
 */
#ifndef EHR_CMD_ZONE_CLASSES_H
#define EHR_CMD_ZONE_CLASSES_H

#include "zone/work.h"

/* What --classes asks for, into the wish. */
EHR_MUST_USE int zone_classes_wish(
	struct zone_work *work, struct ehr_zoning_wish *wish);

/* Once the cells have their values: bounds that are made of them, told and
 * recorded; and the file of --write-classes. */
EHR_MUST_USE int zone_classes_make(struct zone_work *work);

void zone_classes_release(struct zone_work *work);

#endif
