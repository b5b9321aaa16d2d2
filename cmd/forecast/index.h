/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The index of ehrisk-forecast: --aqhi, --units and --temp-ref.
 */
#ifndef EHR_CMD_FORECAST_INDEX_H
#define EHR_CMD_FORECAST_INDEX_H

#include "forecast/setup.h"

/* The method, and how its terms come about from the fields; nothing without
 * --aqhi. */
EHR_MUST_USE int forecast_index(struct forecast_setup *setup);

#endif
