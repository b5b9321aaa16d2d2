/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score --levels: the concentrations that meet the targets, one row for
 * each chemical and case of a medium.
 */
#ifndef EHR_CMD_SCORE_LEVELS_H
#define EHR_CMD_SCORE_LEVELS_H

#include "score/setup.h"

EHR_MUST_USE int score_levels(struct score_setup *setup);

#endif
