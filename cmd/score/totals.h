/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score --by: one row of totals a group.
 */
#ifndef EHR_CMD_SCORE_TOTALS_H
#define EHR_CMD_SCORE_TOTALS_H

#include "score/setup.h"

EHR_MUST_USE int score_totals(struct score_setup *setup);

#endif
