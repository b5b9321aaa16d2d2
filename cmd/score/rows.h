/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score without --by: every row passes, scored.
 */
#ifndef EHR_CMD_SCORE_ROWS_H
#define EHR_CMD_SCORE_ROWS_H

#include "score/setup.h"

EHR_MUST_USE int score_rows(struct score_setup *setup);

#endif
