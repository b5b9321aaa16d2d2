/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tasks counted: --view.
 */
#ifndef EHR_CMD_TASKS_VIEWS_H
#define EHR_CMD_TASKS_VIEWS_H

#include "tasks/plan.h"

enum tasks_view {
	TASKS_VIEW_UNITS,
	TASKS_VIEW_MONTHS,
	TASKS_VIEW_QUARTERS,
	TASKS_VIEW_YEARS,
	TASKS_VIEW_PHASES,
	TASKS_VIEW_STATES,
};

struct tasks_views_given {
	int view;                   /* -1: not given */
	const char *units, *phases; /* NULL: not given */
};
extern struct tasks_views_given tasks_views_given;

/* Writes the view that was asked for. */
EHR_MUST_USE int tasks_view_write(struct tasks_plan *plan);

#endif
