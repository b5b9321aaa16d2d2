/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options of ehrisk-screen.
 */
#ifndef EHR_CMD_SCREEN_OPTIONS_H
#define EHR_CMD_SCREEN_OPTIONS_H

#include "app/run.h"

struct screen_given {
	const char *profile, *rank_by, *scheme, *use, *indicators, *weights;
	const char *must, *sensitivity, *contributors;
	int fallback, effect, quantity, method, missing, transform, ties;
	double weight_step;
	long top;
};
extern struct screen_given screen_given;

extern const struct ehr_app screen_app;

#endif
