/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score --draws: rows scored by simulation.
 */
#ifndef EHR_CMD_SCORE_DRAWS_H
#define EHR_CMD_SCORE_DRAWS_H

#include "model/draw_plan.h"
#include "score/setup.h"

/* The plan that the options ask for, told to the manifest. NULL on failure. */
struct ehr_draw_plan *score_open_draws(struct score_setup *setup);

EHR_MUST_USE int score_draws(struct score_setup *setup);

#endif
