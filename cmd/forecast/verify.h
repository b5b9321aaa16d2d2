/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-forecast --verify: scores of forecasts.
 */
#ifndef EHR_CMD_FORECAST_VERIFY_H
#define EHR_CMD_FORECAST_VERIFY_H

#include "app/run.h"

EHR_MUST_USE int forecast_verify(struct ehr_run *run);

#endif
