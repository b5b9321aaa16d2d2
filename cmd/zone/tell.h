/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is worth knowing about the cells: for people on standard error, and for
 * the manifest.
 */
#ifndef EHR_CMD_ZONE_TELL_H
#define EHR_CMD_ZONE_TELL_H

#include "zone/work.h"

EHR_MUST_USE int zone_tell(struct zone_work *work);
void zone_record(const struct zone_work *work);

#endif
