/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The air quality index of ehrisk-forecast: --aqi.
 */
#ifndef EHR_CMD_FORECAST_AQI_H
#define EHR_CMD_FORECAST_AQI_H

#include "forecast/setup.h"

/* The standard, and how its items come about from the fields; nothing without
 * --aqi. */
EHR_MUST_USE int forecast_aqi(struct forecast_setup *setup);

#endif
