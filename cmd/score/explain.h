/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score --explain: rows as equations with their numbers and sources.
 */
#ifndef EHR_CMD_SCORE_EXPLAIN_H
#define EHR_CMD_SCORE_EXPLAIN_H

#include "score/setup.h"

EHR_MUST_USE int score_explain(struct score_setup *setup);

/* Fails on options that it does not go with. */
EHR_MUST_USE int score_explain_check(struct ehr_err *err);

#endif
