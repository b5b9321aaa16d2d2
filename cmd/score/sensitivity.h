/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score --sensitivity: what a change of each parameter does to a row.
 */
#ifndef EHR_CMD_SCORE_SENSITIVITY_H
#define EHR_CMD_SCORE_SENSITIVITY_H

#include "score/setup.h"

EHR_MUST_USE int score_sensitivity(struct score_setup *setup);

#endif
