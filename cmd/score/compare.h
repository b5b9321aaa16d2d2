/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score --compare: rows, or with --by groups, by two profiles.
 */
#ifndef EHR_CMD_SCORE_COMPARE_H
#define EHR_CMD_SCORE_COMPARE_H

#include "score/setup.h"

EHR_MUST_USE int score_compare(struct score_setup *setup);

/* Fails on options that it does not go with. */
EHR_MUST_USE int score_compare_check(struct ehr_err *err);

#endif
