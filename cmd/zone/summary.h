/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --summary: cells, area, people and sites by class.
 */
#ifndef EHR_CMD_ZONE_SUMMARY_H
#define EHR_CMD_ZONE_SUMMARY_H

#include "zone/work.h"

/* Writes the table, if it is asked for. */
EHR_MUST_USE int zone_summary_write(struct zone_work *work);

#endif
