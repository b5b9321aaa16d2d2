/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --interpolate.
 */
#ifndef EHR_CMD_ZONE_INTERPOLATE_H
#define EHR_CMD_ZONE_INTERPOLATE_H

#include "zone/work.h"

/* What is asked for, once the setup and the table are there. */
EHR_MUST_USE int zone_interpolate_open(struct zone_work *work);

/* Once the rows are in: values for the cells between them; told and
 * recorded. */
EHR_MUST_USE int zone_interpolate(struct zone_work *work);

/* The same for the rows of an alternative, without a word. */
EHR_MUST_USE int zone_interpolate_quietly(struct zone_work *work,
	struct ehr_zoning_rows *rows, struct ehr_zoning_samples *samples);

void zone_interpolate_release(struct zone_work *work);

#endif
