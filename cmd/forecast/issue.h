/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When forecasts are issued: --issue, --hindcast and --every against the series.
 */
#ifndef EHR_CMD_FORECAST_ISSUE_H
#define EHR_CMD_FORECAST_ISSUE_H

#include "forecast/setup.h"

/* from, to and every of setup->job. */
EHR_MUST_USE int forecast_issue(struct forecast_setup *setup);

#endif
